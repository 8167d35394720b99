import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXPRESSION_CODES } from '../../src/expression/codes.ts';
import { compileExpression } from '../../src/expression/compile.ts';
import type { ExpressionType, Vocabulary } from '../../src/expression/contract.ts';
import { type Cell, resultsOf, scopeOf } from './cells.ts';

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly source: string;
  readonly expected: ExpressionType;
  readonly vocabulary: {
    readonly variables: Vocabulary['variables'];
    readonly lookups: Readonly<Record<string, { readonly type: ExpressionType; readonly known?: readonly string[] }>>;
    readonly texts?: Readonly<Record<string, readonly string[]>>;
  };
  readonly issues?: readonly { readonly code: keyof typeof EXPRESSION_CODES; readonly column: number; readonly args: object }[];
  readonly rows?: readonly { readonly reads: Readonly<Record<string, Cell>>; readonly result: Cell; readonly arithmetic?: string }[];
}

const folder = new URL('../../../../vectors/expression/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector] as const);

function vocabularyOf({ variables, lookups, texts = {} }: Vector['vocabulary']): Vocabulary {
  const sets = <T extends readonly string[]>(lists: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, new Set(list)]));
  const known = Object.entries(lookups).map(
    ([name, { type, known }]) => [name, known === undefined ? { type } : { type, known: new Set(known) }] as const,
  );
  return { variables, lookups: Object.fromEntries(known), texts: sets(texts) };
}

test.each(vectors.map(([name, vector]) => [vector.rule, name, vector] as const))('%s %s', (_, __, vector) => {
  const { expression, issues } = compileExpression(vector.source, vector.expected, vocabularyOf(vector.vocabulary), {
    file: 'scheme.yaml',
    line: 7,
    column: 1,
  });
  expect(issues.map(({ code, place, args }) => ({ code, column: place.column, args }))).toEqual(vector.issues ?? []);
  for (const { code, args } of issues)
    expect(Object.keys(args).sort()).toEqual([...EXPRESSION_CODES[code as keyof typeof EXPRESSION_CODES].args].sort());
  expect(expression === undefined).toBe(issues.length > 0);
  if (!expression) return;
  const rows = vector.rows ?? [];
  expect(rows.length).toBeGreaterThan(0);
  for (const { reads, result, arithmetic } of rows) {
    expect(resultsOf(expression, [reads])).toEqual([result]);
    if (arithmetic !== undefined) expect(expression.arithmetic(scopeOf([reads]), 0)).toBe(arithmetic);
  }
});

test('EXPR-11 every code of the catalogue has a vector', () => {
  const shown = new Set(vectors.flatMap(([, { issues = [] }]) => issues.map(({ code }) => code)));
  expect(Object.keys(EXPRESSION_CODES).filter((code) => !shown.has(code as keyof typeof EXPRESSION_CODES))).toEqual([]);
});

test('each vector holds one idea: a failure or results, never both', () => {
  expect(
    vectors.filter(
      ([, { issues, rows, why, rule }]) => (issues === undefined) === (rows === undefined) || why === '' || !/^EXPR-\d+$/.test(rule),
    ),
  ).toEqual([]);
});
