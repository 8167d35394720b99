import type { References } from '../../src/context.ts';
import { referenceOf } from '../../src/normalise/reference.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import { describe, expect, it } from 'vitest';
import { composite, fixture, leaf, root } from '../fixture.ts';

const frozen = (key: string, values: readonly number[]): References => new Map([[key, referenceOf(Float64Array.from(values), 'higher')]]);

describe('calibrate', () => {
  it('CALIBRATE-2: figures of the peers, in the direction of the indicator', () => {
    const ctx = fixture({
      units: ['990100', '990200', '990300'],
      values: { air: [4, 1, 2] },
      indicators: { air: { better: 'lower' } },
      tree: root({ air: leaf('z_score') }),
    });
    const reference = calibrate(ctx).get('places/air/')!;
    expect({ ...reference, ranked: [...reference.ranked] }).toEqual({
      count: 3,
      min: 1,
      max: 4,
      mean: 7 / 3,
      sd: Math.sqrt(((4 - 7 / 3) * (4 - 7 / 3) + (1 - 7 / 3) * (1 - 7 / 3) + (2 - 7 / 3) * (2 - 7 / 3)) / 2),
      ranked: [1, 2, 4],
    });
  });

  it('CALIBRATE-2: equal values that have no exact mean in float64 have a deviation of exactly 0', () => {
    expect(referenceOf(Float64Array.of(0.1, 0.1, 0.1), 'higher')).toMatchObject({ mean: 0.1, sd: 0 });
  });

  it('CALIBRATE-3: keys name list, path and group; methods that compare with nobody have none, nor has efficacy with both bounds given', () => {
    const ctx = fixture({
      units: [
        { id: '990100', class: 'x' },
        { id: '990200', class: '' },
      ],
      values: { a: [1, 2], b: [1, 2], c: [1, 2], d: [1, 'overdue'] },
      tree: root({
        node: composite({ a: leaf('min_max', {}, { peers: 'class' }) }),
        b: leaf('given'),
        c: leaf('efficacy', { min: 0, max: 9 }),
        d: leaf('rank', { step: 5 }, { peers: 'class' }),
      }),
    });
    expect([...calibrate(ctx).keys()]).toEqual(['places/node.a/x', 'places/node.a/', 'places/d/x']);
  });

  it('CALIBRATE-4: frozen points stand before those of the run, a unit outside is clipped and named', () => {
    const ctx = fixture({
      units: ['990100', '990200', '990300'],
      values: { air: [30, 65, 95] },
      references: frozen('places/air/', [40, 65, 90]),
      tree: root({ air: leaf('min_max') }),
    });
    const { lists, issues } = score(ctx, calibrate(ctx));
    expect([...lists[0]!.parts.get('air')!.score.values]).toEqual([0, 50, 100]);
    expect(issues.map(({ code, severity, args }) => [code, severity, args['unit'], args['value'], args['min'], args['max']])).toEqual([
      ['SCORE_OUTSIDE_FROZEN', 'notice', '990100', 30, 40, 90],
      ['SCORE_OUTSIDE_FROZEN', 'notice', '990300', 95, 40, 90],
    ]);
    expect([...lists[0]!.leaves.get('air')!.uncapped.values]).toEqual([-20, 50, 110]);
  });

  it('CALIBRATE-4: frozen points of another leaf or list change nothing, and a late reporter moves nobody', () => {
    const tables = { units: ['990100', '990200'], tree: root({ air: leaf('min_max') }) };
    const early = fixture({ ...tables, values: { air: [10, 20] }, references: frozen('organs/air/', [0, 100]) });
    expect([...score(early, calibrate(early)).lists[0]!.total]).toEqual([0, 10_000]);
    const late = fixture({
      units: ['990100', '990200', '990300'],
      tree: tables.tree,
      values: { air: [10, 20, 99] },
      references: calibrate(early),
    });
    expect([...score(late, calibrate(late)).lists[0]!.total]).toEqual([0, 10_000, 10_000]);
  });
});
