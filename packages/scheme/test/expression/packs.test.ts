import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileExpression } from '../../src/expression/compile.ts';
import type { ExpressionType, Read, Vocabulary } from '../../src/expression/contract.ts';
import {
  consequenceVocabulary,
  constraintVocabulary,
  eligibilityVocabulary,
  gateVocabulary,
  indicatorVocabulary,
  lightVocabulary,
  unitVocabulary,
  type VocabularyContext,
} from '../../src/expression/vocabularies.ts';
import { type Cell, keyOf, resultsOf } from './cells.ts';
import { libraryOracle } from './library-oracle.ts';

interface Found {
  readonly file: string;
  readonly path: string;
  readonly source: string;
  readonly type: ExpressionType;
  readonly vocabulary: Vocabulary;
}

type Tree = { readonly [key: string]: unknown };

const root = new URL('../../../../', import.meta.url).pathname;
const sketch = process.env.KEDU_DATA === undefined ? undefined : join(process.env.KEDU_DATA, 'spec', 'scheme-sketch.yaml');
const packs = existsSync(join(root, 'packs')) ? readdirSync(join(root, 'packs')).map((pack) => join(root, 'packs', pack, 'scheme')) : [];
const groups = [...packs.map((folder) => filesIn(folder, '.yaml')), ...(sketch !== undefined && existsSync(sketch) ? [[sketch]] : [])];

function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function walk(value: unknown, visit: (path: readonly string[], text: string) => void, path: readonly string[] = []): void {
  if (typeof value === 'string') visit(path, value);
  for (const [key, inner] of entries(value)) walk(inner, visit, [...path, key]);
}

/** What the files of one folder declare; wide where the declaration stands in tables that another part reads. */
function contextOf(files: readonly string[], documents: readonly Tree[]): VocabularyContext {
  const keysOf = (name: string) => documents.flatMap((document) => entries(document[name]).map(([key]) => key));
  const folder = dirname(files[0] ?? '.');
  const linesOf = (file: string) => readFileSync(file, 'utf8').split(/\r?\n/);
  const tables = filesIn(folder, '.csv').map(linesOf);
  const headings = filesIn(dirname(folder), 'units.csv').flatMap((file) => linesOf(file)[0]?.split(',') ?? []);
  const attributes = Object.fromEntries(
    [...headings, 'zone', 'group'].filter((name) => /^[a-z]\w*$/.test(name)).map((name) => [name, 'text' as const]),
  );
  const typeOf = (written: unknown): unknown => (typeof written === 'object' ? (written as Tree).type : written);
  const declared = Object.fromEntries(
    documents.flatMap((document) => entries(document.attributes).map(([name, written]) => [name, typeOf(written)])),
  ) as VocabularyContext['attributes'];
  const parts: string[] = [];
  const inner = (value: unknown, path: readonly string[]): void => {
    for (const [key, part] of entries(value)) {
      parts.push(key, [...path, key].join('.'));
      inner((part as Tree | undefined)?.parts, [...path, key]);
    }
  };
  for (const document of documents) for (const [, tree] of entries(document.score)) inner((tree as Tree).parts ?? tree, []);
  const params = new Set<string>();
  for (const lines of tables) for (const heading of lines[0]?.split(',') ?? []) params.add(heading.replace(/^params?\./, ''));
  for (const document of documents)
    for (const [, one] of entries(document.indicators)) for (const [name] of entries((one as Tree).params)) params.add(name);
  const order = (grades: unknown): string[] =>
    Array.isArray((grades as Tree | undefined)?.order)
      ? ((grades as Tree).order as string[]).map((text) => text.split(' ')[0] as string)
      : [];
  const lightsOf = (lights: unknown): string[] => {
    const names: string[] = [];
    walk(lights, (path, text) => path.at(-1) === 'light' && names.push(text));
    return names;
  };
  return {
    attributes: { ...attributes, ...declared },
    indicators: [
      ...keysOf('indicators'),
      ...tables.flatMap((lines) => lines.slice(1).map((line) => line.split(',')[0] ?? '')).filter((id) => /^[a-z]\w*$/.test(id)),
      ...mentioned(documents),
    ],
    parts,
    classes: [...keysOf('classes'), ...keysOf('overlays')],
    lists: keysOf('lists'),
    grades: documents.flatMap((document) => [document.grades].flat().flatMap(order)),
    lights: documents.flatMap((document) => lightsOf(document.lights)),
    params: [...params],
  };
}

/** The sketch stands alone: indicators that it reads and leaves to the library. */
function mentioned(documents: readonly Tree[]): string[] {
  const alone = documents.length === 1 && documents[0]?.uses !== undefined;
  return alone ? [...JSON.stringify(documents[0]).matchAll(/value\('(\w+)'\)/g)].map(([, id]) => id as string) : [];
}

/** What an expression at a path of a scheme file is for; undefined where the text there is no expression. */
function placeOf(path: readonly string[], context: VocabularyContext, document: Tree): readonly [ExpressionType, Vocabulary] | undefined {
  const [top, id = ''] = path;
  const key = path.at(-1) ?? '';
  if (key === 'where' && (top === 'lists' || top === 'classes' || top === 'overlays')) return ['bool', unitVocabulary(context)];
  if (top === 'lists' && key === 'when') return ['bool', eligibilityVocabulary(context, 'eligible')];
  if (top === 'constraints' && key === 'where') return ['bool', constraintVocabulary(context)];
  if (top === 'lights' && key === 'when') return ['bool', lightVocabulary(context)];
  if (top === 'gates' && key === 'when') return ['bool', gateVocabulary(context)];
  if (top === 'indicators' && path.length === 3 && ['formula', 'target', 'baseline'].includes(key))
    return ['double', indicatorVocabulary(context)];
  if (top === 'consequences') {
    const reads = /\bfield\s*\./.test(JSON.stringify((document.consequences as Tree)[id]));
    const vocabulary = consequenceVocabulary(context, reads ? 'field' : 'unit');
    if (['when', 'among', 'take_from', 'give_to'].includes(key)) return ['bool', vocabulary];
    if (['by', 'total_yuan'].includes(key)) return ['double', vocabulary];
  }
  if (top === 'score' && key === 'over') return ['bool', eligibilityVocabulary(context)];
  const method = path.lastIndexOf('method');
  if (top === 'score' && method >= 0 && path.length === method + 3 && !['in', 'rule'].includes(key))
    return ['double', indicatorVocabulary(context)];
  return undefined;
}

function expressionsOf(files: readonly string[]): Found[] {
  const documents = files.map((file) => parse(readFileSync(file, 'utf8')) as Tree);
  const context = contextOf(files, documents);
  return documents.flatMap((document, i) => {
    const found: Found[] = [];
    walk(document, (path, source) => {
      const place = placeOf(path, context, document);
      if (place)
        found.push({
          file: (files[i] as string).split('/').slice(-3).join('/'),
          path: path.join('.'),
          source,
          type: place[0],
          vocabulary: place[1],
        });
    });
    return found;
  });
}

function rowsFor(reads: readonly Read[], vocabulary: Vocabulary): fc.Arbitrary<Readonly<Record<string, Cell>>> {
  const gap = fc.constantFrom<Cell>({ missing: 'overdue' }, { missing: 'not_due' });
  const cell = (read: Read): fc.Arbitrary<Cell> => {
    const type = read.kind === 'variable' ? vocabulary.variables[read.name] : vocabulary.lookups[read.name]?.type;
    if (type === 'string') return fc.constantFrom('', 'city', 'ecological', 'excellent', 'good', 'red', '经济');
    if (type === 'bool') return fc.oneof({ weight: 4, arbitrary: fc.boolean() }, { weight: 1, arbitrary: gap });
    return fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: -5, max: 100 }) },
      { weight: 3, arbitrary: fc.double({ min: -1, max: 100, noNaN: true }) },
      { weight: 1, arbitrary: gap },
      { weight: 1, arbitrary: fc.constant(0) },
    );
  };
  return fc.record(Object.fromEntries(reads.map((read) => [keyOf(read), cell(read)])));
}

const all = groups.flatMap(expressionsOf);
const distinct = [...new Map(all.map((found) => [`${found.file} ${found.path}`, found])).values()];

describe.runIf(distinct.length > 0)('EXPR-12 every expression of packs and of the sketch', () => {
  test.each(distinct.map((found) => [`${found.file} ${found.path}: ${found.source}`, found] as const))(
    '%s',
    (_, { source, type, vocabulary }) => {
      const { expression, issues } = compileExpression(source, type, vocabulary, {});
      expect(issues).toEqual([]);
      if (!expression) return;
      const oracle = libraryOracle(source, vocabulary, expression.reads);
      fc.assert(
        fc.property(fc.array(rowsFor(expression.reads, vocabulary), { minLength: 20, maxLength: 20 }), (table) => {
          expect(resultsOf(expression, table)).toEqual(table.map(oracle));
        }),
        { numRuns: 5, seed: 1 },
      );
    },
  );
});

test('EXPR-12 the packs hold expressions of every place', () => {
  const tops = new Set(distinct.map(({ path }) => path.split('.')[0]));
  for (const top of ['classes', 'constraints', 'lights', 'gates', 'consequences']) expect(tops).toContain(top);
});

afterAll(() => {
  if (sketch === undefined) process.stdout.write('KEDU_DATA is not set: the expressions of the scheme sketch were not tested\n');
});
