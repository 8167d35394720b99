import { assess, rescorer } from '@kedu/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessWithErrors } from '../../src/assessWithErrors.ts';
import { type Bend, bendsOf, movedToBend } from '../../src/draws/bends.ts';
import { possibleTotals } from '../../src/draws/possibleTotals.ts';
import { normalQuantile } from '../../src/draws/normalQuantile.ts';
import { errorsOf } from '../../src/errors/errorsOf.ts';
import { compiled, inputOf } from '../honestRun.ts';

/** Two goalposts, the first of them with an error of 2; half the weight each. */
const scheme = (air: string, better = 'higher') =>
  compiled(`
scheme: bounds
version: "1"
edition: 1
title: 示例方案
in_force: { from: 2020-01-01 }
authority: 990100 示例市
rounding: { total: 0.01 }
lists: { places: { title: 地方, units: place } }
indicators:
  air: { title: 空气, better: ${better}, error: { sd: 2 } }
  water: { title: 水 }
score:
  places:
    weights: points
    parts:
      air: { weight: 50, ${air} }
      water: { weight: 50, method: { goalposts: { worst: 0, best: 100 } }, cap: 100 }
`);
const RISING = 'method: { goalposts: { worst: 0, best: 100 } }, cap: 100, floor: 0';
const FALLING = 'method: { goalposts: { worst: 100, best: 0 } }, cap: 100, floor: 0';
const FREE = 'method: { goalposts: { worst: 0, best: 100 } }, cap: 1000, floor: -1000';

function bends(air: string, values: readonly number[], better?: string): readonly Bend[] {
  const run = assess(
    inputOf(
      scheme(air, better),
      values,
      values.map(() => 50),
    ),
  );
  const errors = errorsOf(run.trace);
  const scorer = rescorer(run.trace, new Set(['air']), 'frozen');
  return bendsOf(scorer, run.value.lists, errors).get('places')?.near ?? [];
}

describe('DRAW-5 values about a bound', () => {
  it('a value at a cap, just below and just above it bends there; one farther below may pass it; one clearly below or above does neither', () => {
    const found = bends(RISING, [100, 99, 101, 97, 94, 105]);
    expect(found.map(({ member, still }) => [member, still])).toEqual([
      [0, 'above'],
      [1, 'above'],
      [2, 'above'],
      [3, 'above'],
    ]);
    expect(found[3]?.at).toBeUndefined();
    for (const [k, at] of [0, 0.5, -0.5].entries()) {
      // An error of 2 moves half of 2 points.
      expect(found[k]?.slope).toBeCloseTo(100, 9);
      expect(found[k]?.at).toBeCloseTo(at, 9);
    }
  });

  it('the same at a floor, and where less is better', () => {
    const low = bends(RISING, [0, 1, 6]);
    expect(low.map(({ member, still }) => [member, still])).toEqual([
      [0, 'below'],
      [1, 'below'],
    ]);
    expect([low[0]?.at, low[1]?.at].map((at) => Math.round(100 * (at ?? 9)) / 100)).toEqual([0, -0.5]);
    const [only, ...rest] = bends(FALLING, [1, 50], 'lower');
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ member: 0, still: 'above', error: -2 });
    expect(only?.at).toBeCloseTo(0.5, 9);
  });

  it('nothing bends where a part has no bound near its value', () => {
    expect(bends(FREE, [100, 0, 50])).toEqual([]);
  });

  it('moved to the bend, a drawn error of a capped score costs and never gains', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.8, max: 0.8, noNaN: true }),
        fc.double({ min: -6, max: 6, noNaN: true }),
        fc.constantFrom('above' as const, 'below' as const),
        (at, z, still) => {
          const bend: Bend = { indicator: 'air', member: 0, unit: 0, error: 2, slope: 10, at, still };
          const drawn = still === 'above' ? 10 * (Math.min(at, z) - Math.min(0, at)) : 10 * (Math.max(at, z) - Math.max(0, at));
          const moved = drawn + movedToBend(bend, 2 * z);
          expect(moved).toBeCloseTo(10 * (still === 'above' ? Math.min(0, z) : Math.max(0, z)), 9);
        },
      ),
    );
  });
});

describe('DRAW-3 an interval stays within what a score can be', () => {
  it('parts at their caps and floors give the highest and the lowest total, additions as they stand', () => {
    const possible = (text: string) => {
      const { trace, value } = assess(inputOf(scheme(text), [90, 10], [50, 50]));
      const { lowest, highest } = possibleTotals(trace, value.lists[0] as (typeof value.lists)[0]);
      return [[...lowest], [...highest]];
    };
    expect(possible(RISING)).toEqual([
      [0, 0],
      [10_000, 10_000],
    ]);
    expect(possible(FREE)).toEqual([
      [-50_000, -50_000],
      [55_000, 55_000],
    ]);
  });

  it('a unit at its cap with half of its weight: the interval ends at the highest score, and holds the published one', () => {
    const input = inputOf(scheme(RISING), [99.5, 50, 0.5], [100, 50, 0], 400);
    const list = assessWithErrors(input).value.lists[0];
    const found = list?.uncertainty;
    expect(found?.high[0]).toBe(10_000);
    expect(found?.low[2]).toBe(0);
    list?.score.forEach((score, k) => {
      expect(found?.low[k]).toBeLessThanOrEqual(score);
      expect(found?.high[k]).toBeGreaterThanOrEqual(score);
    });
  });

  it('on simulated truth with a part exactly at its cap: 90 % intervals hold in 88 % and more', () => {
    const truth = [100, 100, 100, 100, 100, 100];
    const rule = scheme(RISING);
    const exact = 7500;
    let held = 0;
    const samples = 60;
    const ids = truth.map((_, k) => k);
    for (let sample = 0; sample < samples; sample += 1) {
      const air = ids.map((k) => 100 + 2 * normalAt(sample * truth.length + k));
      const found = assessWithErrors(
        inputOf(
          rule,
          air,
          ids.map(() => 50),
          200,
        ),
      ).value.lists[0]?.uncertainty;
      for (const k of ids) if ((found?.low[k] as number) <= exact && exact <= (found?.high[k] as number)) held += 1;
    }
    expect(held / (samples * truth.length)).toBeGreaterThan(0.88);
  });
});

/** Normal deviates at evenly spread shares of the distribution, in a mixed order. */
function normalAt(k: number): number {
  const share = (((k * 233) % 360) + 0.5) / 360;
  return normalQuantile(share);
}
