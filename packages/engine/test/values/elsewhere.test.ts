import { readdirSync, readFileSync } from 'node:fs';
import { cellOf } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Explanation } from '../../src/explain/node.ts';
import { EXPLAIN_CODES, explainIndicator } from '../../src/index.ts';
import { VALUE_CODES } from '../../src/values/codes.ts';
import { calculate } from '../calculator.ts';
import { compileCase, type ElsewhereVector, runCase } from './elsewhereRun.ts';

const folder = new URL('../../../../vectors/elsewhere/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => {
    const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ElsewhereVector;
    return [`${vector.rule} ${name.slice(0, -5)}: ${vector.why}`, vector] as const;
  });

function* nodes(node: Explanation): Generator<Explanation> {
  yield node;
  for (const child of node.children) yield* nodes(child);
}

describe('vectors of values from elsewhere', () => {
  test('FROM-1 there are vectors, most of them edges and failures', () => expect(vectors.length).toBeGreaterThan(40));

  test.each(vectors)('%s', (_, vector) => {
    const { scheme, issues } = compileCase(vector);
    const errors = issues.filter(({ severity }) => severity === 'error').map(({ code, args }) => ({ code, args }));
    expect(errors).toEqual(vector.refused ?? []);
    for (const { place } of issues.filter(({ severity }) => severity === 'error')) expect(place.line).toBeGreaterThan(0);
    if (!scheme) return;
    const { value, trace } = runCase(vector, scheme);
    const column = value.values.get(vector.indicator);
    const found = Object.fromEntries(
      Object.keys(vector.expected ?? {}).map((id) => [
        id,
        column &&
          cellOf(
            column,
            value.units.findIndex((unit) => unit.id === id),
          ),
      ]),
    );
    expect(found).toEqual(vector.expected);
    const said = value.issues.filter(({ code }) => code.startsWith('FROM_'));
    expect(said.map(({ code, args }) => ({ code, args }))).toEqual(vector.issues ?? []);
    // What stands in two languages has its English beside it: `gaps`, `gaps_en`.
    for (const { code, args } of said)
      expect(
        Object.keys(args)
          .filter((name) => !(name.endsWith('_en') && Object.hasOwn(args, name.slice(0, -3))))
          .sort(),
      ).toEqual([...VALUE_CODES[code as keyof typeof VALUE_CODES].args].sort());

    const [list] = value.lists;
    for (const member of list?.members.keys() ?? []) {
      const all = [...nodes(explainIndicator(trace, { list: 'all', member }, vector.indicator))];
      for (const { code, args, arithmetic, result } of all) {
        expect(Object.keys(args).sort()).toEqual([...EXPLAIN_CODES[code]].sort());
        if (arithmetic !== undefined && result !== undefined) expect(calculate(arithmetic)).toBeCloseTo(calculate(result), 9);
      }
    }
  });
});

const clinics = (values: readonly (number | 'overdue')[], by: string, more: object = {}): ElsewhereVector => ({
  rule: 'FROM-1',
  why: 'a property',
  units: {
    top: { kind: 'county' },
    ...Object.fromEntries(values.map((_, i) => [`c${String(i).padStart(2, '0')}`, { kind: 'clinic', above: 'top' }])),
  },
  indicators: { x: {}, w: {}, y: { from_children: { indicator: 'x', hierarchy: 'territory', by, ...more } } },
  reported: {
    x: { '2023': Object.fromEntries(values.map((value, i) => [`c${String(i).padStart(2, '0')}`, value])) },
    w: { '2023': Object.fromEntries(values.map((_, i) => [`c${String(i).padStart(2, '0')}`, 1])) },
  },
  indicator: 'y',
});

function valueAtTop(vector: ElsewhereVector) {
  const { scheme } = compileCase(vector);
  if (!scheme) throw new Error('does not compile');
  const { value } = runCase(vector, scheme);
  const column = value.values.get('y');
  return (
    column &&
    cellOf(
      column,
      value.units.findIndex(({ id }) => id === 'top'),
    )
  );
}

const some = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 12 });

describe('properties of values of the units below', () => {
  test('FROM-1 mean, median and weighted mean lie between the worst and the best; equal weights give the mean', () => {
    fc.assert(
      fc.property(some, (values) => {
        const [least, greatest] = [Math.min(...values), Math.max(...values)];
        for (const by of ['mean', 'median', 'min', 'max']) {
          const found = valueAtTop(clinics(values, by)) as number;
          expect(found).toBeGreaterThanOrEqual(least);
          expect(found).toBeLessThanOrEqual(greatest);
        }
        expect(valueAtTop(clinics(values, 'weighted_mean', { weight: 'w' }))).toBeCloseTo(valueAtTop(clinics(values, 'mean')) as number, 9);
        expect(valueAtTop(clinics(values, 'sum'))).toBeCloseTo(
          values.reduce((sum, x) => sum + x, 0),
          9,
        );
      }),
      { numRuns: 30 },
    );
  });

  test('FROM-1 a better child never lowers the mean or the share that reaches a target', () => {
    fc.assert(
      fc.property(some, fc.nat(), fc.integer({ min: 0, max: 500 }), (values, at, gain) => {
        const better = values.map((x, i) => (i === at % values.length ? x + gain : x));
        for (const [by, more] of [
          ['mean', {}],
          ['share_reaching', { target: 0 }],
        ] as const)
          expect(valueAtTop(clinics(better, by, more)) as number).toBeGreaterThanOrEqual(valueAtTop(clinics(values, by, more)) as number);
      }),
      { numRuns: 30 },
    );
  });

  test('FROM-1 a gap never counts as a zero', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 4, maxLength: 10 }), (values) => {
        expect(valueAtTop(clinics([...values, 'overdue'], 'mean'))).toBe(valueAtTop(clinics(values, 'mean')));
        expect(valueAtTop(clinics([...values, 'overdue'], 'sum'))).toBe('overdue');
      }),
      { numRuns: 20 },
    );
  });
});
