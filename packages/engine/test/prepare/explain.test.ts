import { describe, expect, it } from 'vitest';
import type { Trace } from '../../src/assess.ts';
import { explainIndicator } from '../../src/explain/explain.ts';
import type { Explanation } from '../../src/explain/node.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import type { ListResult } from '../../src/result.ts';
import { calculate } from '../calculator.ts';
import { type FixtureTables, fixture, leaf, root } from '../fixture.ts';

/** The explanation of one leaf of a unit, without ranks and grades. */
function explained(tables: FixtureTables, indicator: string, member: number): Explanation {
  const ctx = fixture(tables);
  const references = calibrate(ctx);
  const scores = score(ctx, references);
  const list = scores.lists[0]!;
  const { members, list: own } = list.enrolled;
  const result = { list: own.id, period: ctx.input.period, members, parts: list.parts } as unknown as ListResult;
  const trace = { ...ctx, references, scores, assessment: { lists: [result], lights: [], units: ctx.enrolment.units } } as unknown as Trace;
  return explainIndicator(trace, { list: own.id, member }, indicator);
}

function steps(node: Explanation): readonly Explanation[] {
  return [node, ...node.children.flatMap(steps)];
}

const of = (node: Explanation, code: string): Explanation => {
  const found = steps(node).filter((one) => one.code === code);
  if (found.length !== 1) throw new Error(`${found.length} steps ${code}`);
  return found[0]!;
};

/** Every sum, redone, gives what stands beside it. */
function redone(node: Explanation): void {
  for (const { arithmetic, result } of steps(node))
    if (arithmetic !== undefined) expect(calculate(arithmetic)).toBeCloseTo(Number(result?.replace(/^\(−(.*)\)$/, '-$1')), 9);
}

const UNITS = ['990100', '990200', '990300', '990400', '990500'];

describe('PREPARE-5 EXPLAIN-10 explanations of prepared values', () => {
  const outliers = { skew: 2, kurtosis: 3.5, winsorise: 5, then: 'none' } as const;

  it('a value divided by a size, with the size and its cells', () => {
    const node = explained(
      {
        units: UNITS.slice(0, 2),
        values: { a: [3, 8], size: [5000, 20_000] },
        tree: root({ a: leaf('given', {}, { per: { indicator: 'size', times: 10_000 } }) }),
      },
      'a',
      0,
    );
    expect(of(node, 'EXPLAIN_DENOMINATED')).toMatchObject({ arithmetic: '3 × 10000 ÷ 5000', result: '6', args: { times: 10_000 } });
    expect(of(node, 'EXPLAIN_DENOMINATED').children.map(({ code, result }) => [code, result])).toEqual([['EXPLAIN_VALUE', '5000']]);
    redone(node);
  });

  it('a size that is missing leaves the step without a sum, and says why', () => {
    const node = explained(
      {
        units: UNITS.slice(0, 1),
        values: { a: [3], size: ['source_late'] },
        tree: root({ a: leaf('given', {}, { per: { indicator: 'size', times: 1 } }) }),
      },
      'a',
      0,
    );
    expect(of(node, 'EXPLAIN_DENOMINATED').arithmetic).toBeUndefined();
    expect(steps(node).filter(({ code, args }) => code === 'EXPLAIN_MISSING' && args['reason'] === 'source_late').length).toBeGreaterThan(
      0,
    );
  });

  it('an outlier brought to its bound, with the figures of the column; the others without a step', () => {
    const tables = { units: UNITS, values: { a: [1, 2, 3, 4, 100] }, tree: root({ a: leaf('min_max', {}, { outliers }) }) };
    const node = explained(tables, 'a', 4);
    expect(of(node, 'EXPLAIN_WINSORISED')).toMatchObject({
      arithmetic: 'min(100, 4)',
      result: '4',
      args: { points: 1, skew: '2.23', kurtosis: '4.99' },
    });
    redone(node);
    expect(steps(explained(tables, 'a', 3)).map(({ code }) => code)).not.toContain('EXPLAIN_WINSORISED');
  });

  it('a column on a log scale', () => {
    const node = explained(
      {
        units: UNITS,
        values: { a: [1, 2, 3, 4, 100] },
        tree: root({ a: leaf('min_max', {}, { outliers: { ...outliers, winsorise: 0, then: 'log' } }) }),
      },
      'a',
      0,
    );
    expect(of(node, 'EXPLAIN_TRANSFORMED').arithmetic).toBe('ln(1 − 1 + 0.01 × (100 − 1))');
    redone(node);
  });

  it('the mean of values, denominated, that filled a gap', () => {
    const node = explained(
      {
        units: UNITS.slice(0, 3),
        values: { a: [10, 60, 'overdue'], size: [10, 20, 5] },
        tree: root({ a: leaf('given', {}, { per: { indicator: 'size', times: 1 }, missing: { rule: 'mean_value_of', group: 'list' } }) }),
      },
      'a',
      2,
    );
    expect(of(node, 'EXPLAIN_FILLED')).toMatchObject({ args: { rule: 'mean_value_of * (2)' }, arithmetic: '(1 + 3) ÷ 2', result: '2' });
    expect(of(node, 'EXPLAIN_FILLED').children.map(({ code, result }) => [code, result])).toEqual([
      ['EXPLAIN_MISSING', undefined],
      ['EXPLAIN_PEER_VALUE', '1'],
      ['EXPLAIN_PEER_VALUE', '3'],
    ]);
    redone(node);
  });

  it('a value on the line between two periods', () => {
    const node = explained(
      {
        units: UNITS.slice(0, 1),
        period: '2021',
        values: { a: { '2020': [10], '2021': ['overdue'], '2022': ['overdue'], '2023': [40] } },
        tree: root({ a: leaf('given', {}, { missing: { rule: 'interpolate', months: 24 } }) }),
      },
      'a',
      0,
    );
    expect(of(node, 'EXPLAIN_FILLED')).toMatchObject({
      args: { rule: 'interpolate 2020 2023' },
      arithmetic: '10 + (40 − 10) × 12 ÷ 36',
      result: '20',
    });
    redone(node);
  });

  it('the unit that a method compares with', () => {
    const node = explained(
      {
        units: UNITS.slice(0, 3),
        values: { a: [80, 70, 30] },
        tree: root({ a: leaf('distance_to_reference', { unit: '990100 北川市' }) }),
      },
      'a',
      1,
    );
    expect(of(node, 'EXPLAIN_ANCHOR')).toMatchObject({ args: { unit: '990100' }, result: '80' });
    redone(node);
  });
});
