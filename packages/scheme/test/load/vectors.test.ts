import type { Issue } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { SCHEME_CODES, type SchemeCode } from '../../src/codes.ts';
import { compileScheme } from '../../src/index.ts';
import { filesOf, registerOf, vectorNames, vectorText } from '../pack-files.ts';

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly entry?: string;
  /** File → pairs of text in the base and what stands in its place. */
  readonly change?: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
  readonly issues: readonly {
    readonly code: string;
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
    readonly args: Issue['args'];
    readonly clause?: string;
  }[];
}

function packOf({ change, files, remove }: Vector): Map<string, string> {
  const pack = filesOf('base');
  for (const [file, text] of Object.entries(files ?? {})) pack.set(file, text);
  for (const file of remove ?? []) pack.delete(file);
  for (const [file, changes] of Object.entries(change ?? {})) {
    for (const [from, to] of changes) {
      const text = pack.get(file) ?? '';
      if (!text.includes(from)) throw new Error(`the base has no text ${from}`);
      pack.set(
        file,
        text.replace(from, () => to),
      );
    }
  }
  return pack;
}

/** Names of arguments without `title_en`, the English of `title`, which may stand beside it. */
function withoutEnglish(args: Issue['args']): string[] {
  return Object.keys(args)
    .filter((name) => !(name.endsWith('_en') && Object.hasOwn(args, name.slice(0, -'_en'.length))))
    .sort();
}

const register = registerOf(filesOf('base').get('units.csv') ?? '');
const vectors = vectorNames().map((name) => [name, JSON.parse(vectorText(name)) as Vector] as const);

describe('vectors of the scheme language', () => {
  test.each(vectors.map(([name, vector]) => [vector.rule, name, vector] as const))('%s %s', (_rule, _name, vector) => {
    const { scheme, issues } = compileScheme({ files: packOf(vector), entry: vector.entry ?? 'scheme/base.yaml', register });
    const found = issues.map(({ code, place, args, clause }) => ({
      code,
      file: place.file,
      line: place.line,
      column: place.column,
      args,
      clause,
    }));
    expect(found).toEqual(vector.issues.map((issue) => ({ clause: undefined, ...issue })));
    expect(scheme !== undefined).toBe(issues.every(({ severity }) => severity !== 'error'));
  });

  test('SCHEME-1 every issue carries the arguments that its code declares', () => {
    for (const [name, { issues }] of vectors) {
      for (const { code, args } of issues)
        expect([name, ...withoutEnglish(args)]).toEqual([name, ...[...SCHEME_CODES[code as SchemeCode].args].sort()]);
    }
  });

  test('SCHEME-1 one run lists all problems: the faults of several vectors together', () => {
    const several = ['clause-unknown', 'schedule-order', 'unknown-field', 'grade-threshold-missing', 'table-text-in-number'].map(
      (name) => JSON.parse(vectorText(`${name}.json`)) as Vector,
    );
    const files = new Map(filesOf('base'));
    for (const { change } of several)
      for (const [file, changes] of Object.entries(change ?? {}))
        for (const [from, to] of changes)
          files.set(
            file,
            (files.get(file) ?? '').replace(from, () => to),
          );
    const codes = compileScheme({ files, entry: 'scheme/base.yaml', register }).issues.map(({ code }) => code);
    expect([...codes].sort()).toEqual(several.flatMap(({ issues }) => issues.map(({ code }) => code)).sort());
  });
});
