import { type Issue, type LocalizedText, nearest } from '@kedu/model';
import { byClause, type RuleClause, readClauses, ruleClauses } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';
import type { Pack } from './pack.ts';

/** A rule that carries a clause out, with the scheme that it belongs to. */
export interface ClauseRule extends RuleClause {
  /** Schemes that hold it, `north@2023`; a library's rule stands in several. */
  readonly schemes: readonly string[];
}

/** One clause of a regulation: what carries it out. */
export interface ClauseEntry {
  readonly regulation: string;
  readonly clause: string;
  readonly heading: string;
  readonly rules: readonly ClauseRule[];
  /** Where it is no rule: what pack.yaml says of it. */
  readonly carriedOut?: LocalizedText | undefined;
}

/** What the table is made of. */
type ClausePack = Pick<Pack, 'schemes' | 'texts' | 'carriedOut' | 'recognition'>;

/** Of clauses that nothing carries out so many are named. */
const NAMED = 12;

/**
 * From every clause of the regulations of a pack to the rules that carry it out.
 *
 * Shape: clauses that have none below them, regulation by regulation, 10 after 9. Rule: PACK-10.
 * Example: clauseTable(pack) → [{ clause: '4.2', heading: '重点生态功能区', rules: [{ place: scheme/2023.yaml line 24 }] }].
 */
export function clauseTable(pack: ClausePack): readonly ClauseEntry[] {
  return regulationsOf(pack).flatMap((regulation) => {
    const headings = readClauses(pack.texts.get(regulation) ?? '');
    const rules = rulesUnder(pack, regulation);
    return sayingClauses(headings).map((clause): ClauseEntry => {
      const carriedOut = pack.carriedOut.get(regulation)?.get(clause)?.text;
      return {
        regulation,
        clause,
        heading: headings.get(clause) ?? '',
        rules: rules.filter((rule) => rule.clause === clause),
        ...(carriedOut ? { carriedOut } : {}),
      };
    });
  });
}

/**
 * Clauses that no rule cites and nothing explains, once for each regulation; explanations of clauses that do not exist.
 * Rule: PACK-10. Errors: PACK_CLAUSE_UNKNOWN; PACK_CLAUSE_UNCARRIED as a notice.
 */
export function checkClauseTable(pack: ClausePack): Issue[] {
  const table = clauseTable(pack);
  const unknown = [...pack.carriedOut].flatMap(([regulation, entries]) => {
    const known = new Set(table.filter((entry) => entry.regulation === regulation).map(({ clause }) => clause));
    return [...entries]
      .filter(([clause]) => !known.has(clause))
      .map(([clause, { place }]) => runnerIssue('PACK_CLAUSE_UNKNOWN', place, { clause, regulation, nearest: nearest(clause, known) }));
  });
  const uncarried = regulationsOf(pack).flatMap((regulation) => {
    const open = table.filter((entry) => entry.regulation === regulation && entry.rules.length === 0 && !entry.carriedOut);
    if (open.length === 0) return [];
    const named = open.slice(0, NAMED).map(({ clause, heading }) => `${clause} ${heading}`);
    return [
      runnerIssue(
        'PACK_CLAUSE_UNCARRIED',
        { file: regulation },
        { regulation, clauses: [...named, ...(open.length > NAMED ? ['…'] : [])].join('、'), count: open.length },
      ),
    ];
  });
  return [...unknown, ...uncarried];
}

/** Regulations that schemes of the pack name and that have numbered clauses, by name. */
function regulationsOf({ schemes, texts }: Pick<Pack, 'schemes' | 'texts'>): readonly string[] {
  const named = new Set(schemes.flatMap(({ files }) => files.map(([name]) => name)).filter((name) => name.endsWith('.md')));
  return [...named].filter((name) => sayingClauses(readClauses(texts.get(name) ?? '')).length > 0).sort();
}

/** Numbered clauses that have none below them: those that say something themselves. */
function sayingClauses(headings: ReadonlyMap<string, string>): readonly string[] {
  const numbered = [...headings.keys()].filter((clause) => /^\d[\d.]*$/.test(clause));
  return numbered.filter((clause) => !numbered.some((other) => other.startsWith(`${clause}.`))).sort(byClause);
}

function rulesUnder({ schemes, recognition }: ClausePack, regulation: string): readonly ClauseRule[] {
  const rules = new Map<string, { rule: RuleClause; schemes: string[] }>();
  for (const scheme of schemes) {
    if (!scheme.files.some(([name]) => name === regulation)) continue;
    for (const rule of ruleClauses(scheme)) {
      const key = JSON.stringify([rule.clause, rule.place.file, rule.place.line, rule.title]);
      const held = rules.get(key) ?? { rule, schemes: [] };
      held.schemes.push(`${scheme.id}@${scheme.version}`);
      rules.set(key, held);
    }
  }
  const bound = new Set(schemes.filter(({ files }) => files.some(([name]) => name === regulation)).map(({ id }) => id));
  const recognised = recognition.flatMap(({ clause, title, place, between }): ClauseRule[] => {
    const within = between.map(({ scheme }) => scheme).filter((id) => bound.has(id));
    return clause === undefined || within.length === 0 ? [] : [{ clause, title, place, schemes: within }];
  });
  return [...[...rules.values()].map(({ rule, schemes: within }): ClauseRule => ({ ...rule, schemes: within })), ...recognised];
}
