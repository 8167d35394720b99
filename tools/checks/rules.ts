import type { Check, Repository } from './check.ts';

/** Where a rule of the specification stands. */
export interface RulePlace {
  readonly file: string;
  readonly line: number;
  /** Marked "(not tested: reason)" on its line. */
  readonly exempt: boolean;
}

/** Prefixes of rule IDs, from the table of docs/spec/README.md: every capital word of its second column. */
export function rulePrefixes(index: string): string[] {
  return [
    ...new Set([...index.matchAll(/^\|[^|]*\.md\)[^|]*\|([^|]*)\|/gm)].flatMap(([, ids = '']) => ids.match(/[A-Z][A-Z0-9]*/g) ?? [])),
  ];
}

/** IDs in a text, `METHOD-MIN-MAX` and `EXPR-4` alike; `ACCRUAL-1…7` and `EXPR-1..3` name all from first to last. */
export function ruleIds(text: string, prefixes: readonly string[]): string[] {
  if (prefixes.length === 0) return [];
  const pattern = new RegExp(
    `(?<![\\w-])(${prefixes.join('|')})-([0-9]+[a-z]?(?![\\w])|[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?![\\w*]|-\\*))(?:\\s?(?:…|\\.\\.|–)\\s?(?:\\1-)?([0-9]+))?`,
    'g',
  );
  return [...text.matchAll(pattern)].flatMap(([, prefix = '', name = '', last]) => {
    const first = Number(name);
    if (last === undefined || !Number.isInteger(first)) return [`${prefix}-${name}`];
    return Array.from({ length: Math.max(1, Number(last) - first + 1) }, (_, i) => `${prefix}-${first + i}`);
  });
}

/** Rules by ID: a rule is stated where its ID stands in a heading, first in a table cell, at the start of a paragraph or item, or in bold. */
export function statedRules({ files, read }: Repository, prefixes: readonly string[]): Map<string, RulePlace> {
  const rules = new Map<string, RulePlace>();
  for (const file of files.filter((name) => /^docs\/spec\/[^/]+\.md$/.test(name) && name !== 'docs/spec/README.md')) {
    read(file)
      .split('\n')
      .forEach((text, i) => {
        for (const id of ruleIds(/^\s*#/.test(text) ? text : headOf(text), prefixes)) {
          const before = rules.get(id);
          const exempt = /\((?:not tested|未测试)[:：]\s*\S.*\)/.test(text);
          if (!before) rules.set(id, { file, line: i + 1, exempt });
          else if (exempt && !before.exempt) rules.set(id, { ...before, exempt });
        }
      });
  }
  return rules;
}

/** What a line states: an ID at its head, and every ID in bold. */
function headOf(line: string): string {
  const head = /^\s*(?:[-*+]\s+|\d+\.\s+|\|\s*)?(?:\*\*|`)*([A-Z][A-Z0-9]*-[A-Za-z0-9…. -]*)/.exec(line)?.[1] ?? '';
  const bold = [...line.matchAll(/\*\*([A-Z][A-Z0-9]*-[A-Za-z0-9…. -]*)\*\*/g)].map(([, id = '']) => id);
  return [head, ...bold].join(' ; ');
}

const NAMES_RULES = /(^|\/)test(-d)?\/.*\.ts$|^vectors\/.*\.json$/;

export const rulesCheck: Check = {
  name: 'rules and tests',
  run: (repository) => {
    const prefixes = rulePrefixes(repository.read('docs/spec/README.md'));
    const rules = statedRules(repository, prefixes);
    const named = new Map<string, string>();
    for (const file of repository.files.filter((name) => NAMES_RULES.test(name) && !name.startsWith('tools/test/'))) {
      for (const id of ruleIds(repository.read(file), prefixes)) if (!named.has(id)) named.set(id, file);
    }
    const unknown = [...named].filter(([id]) => !rules.has(id)).map(([id, file]) => `${file}: names ${id}, which docs/spec does not state`);
    const untested = [...rules]
      .filter(([id, { exempt }]) => !exempt && !named.has(id))
      .map(
        ([id, { file, line }]) => `${file}:${line}: ${id} is named by no test and no vector; test it, or mark it "(not tested: reason)"`,
      );
    return [...unknown, ...untested];
  },
};
