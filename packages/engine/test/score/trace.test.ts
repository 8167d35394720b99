import { describe, expect, it } from 'vitest';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import { composite, expression, fixture, leaf, quantityOf, root } from '../fixture.ts';

const run = (ctx: ReturnType<typeof fixture>) => {
  const { lists, issues } = score(ctx, calibrate(ctx));
  return { list: lists[0]!, lists, issues };
};

describe('what an explanation needs', () => {
  it('METHOD-3: parameters given as expressions are those of the unit, and can be asked for again', () => {
    const ctx = fixture({
      units: [{ id: '990100', attributes: { population: 40 } }, { id: '990200', attributes: { population: 80 } }, { id: '990300' }],
      values: { parks: [10, 10, 10] },
      tree: root({ parks: leaf('completion', { target: quantityOf('unit.population', (x) => x / 4) }) }),
    });
    const { list, issues } = run(ctx);
    const { methodCase } = list.leaves.get('parks')!;
    expect([0, 1, 2].map((unit) => methodCase(unit)?.params['target'])).toEqual([10, 20, undefined]);
    expect([...list.total]).toEqual([10_000, 5_000, Number.NaN]);
    expect(issues).toMatchObject([
      {
        code: 'SCORE_NO_RESULT',
        args: { reason: 'no_reference', unit: '990300', count: 1 },
        place: { file: 'scheme.yaml', unit: '990300' },
      },
    ]);
  });

  it('METHOD-3: a parameter that divides by zero keeps that reason', () => {
    const broken = expression('1 / 0', (scope) => ({
      values: new Float64Array(scope.size).fill(Number.NaN),
      missing: new Uint8Array(scope.size).fill(6),
    }));
    const { list } = run(fixture({ units: ['990100'], values: { a: [1] }, tree: root({ a: leaf('completion', { target: broken }) }) }));
    expect(list.parts.get('a')!.score.missing[0]).toBe(6);
  });

  it('METHOD-2: the score before the bounds is kept, with the bounds in force', () => {
    const { list } = run(
      fixture({ units: ['990100'], values: { a: [120] }, tree: root({ a: leaf('completion', { target: 100 }, { cap: 110, floor: 20 }) }) }),
    );
    const { uncapped, floor, cap } = list.leaves.get('a')!;
    expect([uncapped.values[0], floor, cap, list.parts.get('a')!.score.values[0]]).toEqual([120, 20, 110, 110]);
  });

  it('IMPUTE-1: what stood in for a gap is kept', () => {
    const ctx = fixture({
      units: [
        { id: '990100', class: 'x' },
        { id: '990200', class: 'x' },
        { id: '990300', class: 'x' },
      ],
      values: { a: ['source_late', 60, 80], b: { '2022': [7, 7, 7], '2023': ['overdue', 8, 8] } },
      tree: root({
        a: leaf('given', {}, { missing: { rule: 'mean_of', group: 'class' } }),
        b: leaf('given', { out_of: 10 }, { missing: { rule: 'last_value', months: 12 } }),
      }),
    });
    const { list } = run(ctx);
    expect(list.leaves.get('a')!.fills.get(0)).toEqual({
      rule: 'mean_of',
      reason: 'source_late',
      group: 'x',
      count: 2,
      score: 70,
      units: [1, 2],
    });
    expect(list.leaves.get('b')!.fills.get(0)).toEqual({ rule: 'last_value', reason: 'overdue', period: '2022', value: 7 });
    expect(list.leaves.get('b')!.methodCase(0)?.x).toBe(7);
    expect(list.leaves.get('a')!.methodCase(0)).toBeUndefined();
  });

  it('AGG-4: declared weights stay beside those that count', () => {
    const { list } = run(
      fixture({
        units: ['990100'],
        values: { a: ['overdue'], b: [80], c: [90] },
        tree: root({
          node: composite({ a: leaf('given', {}, { weight: 60 }), b: leaf('given', {}, { weight: 20 }) }, { weight: 3 }),
          c: leaf('given'),
        }),
      }),
    );
    expect([list.leaves.get('node.b')!.declared[0], list.parts.get('node.b')!.weight[0]]).toEqual([20, 100]);
    expect(list.composites.get('')!.arithmetic(0)).toBe('(3 × 80 + 1 × 90) ÷ (3 + 1)');
  });

  it('AGG-1: lists are scored apart, and a list without a tree is left out', () => {
    const tree = root({ a: leaf('min_max') });
    const ctx = fixture({
      units: ['990100', '990200', '990300', '990400'],
      values: { a: [1, 2, 30, 40] },
      lists: { places: { members: ['990200', '990100'] }, organs: { members: ['990300', '990400'] }, none: {} },
      trees: { places: tree, organs: tree },
    });
    const { lists } = run(ctx);
    expect(lists.map(({ enrolled, total }) => [enrolled.list.id, [...total]])).toEqual([
      ['places', [0, 10_000]],
      ['organs', [0, 10_000]],
    ]);
    expect([...lists[0]!.parts.get('a')!.score.missing]).toEqual([0, 0, 4, 4]);
  });
});
