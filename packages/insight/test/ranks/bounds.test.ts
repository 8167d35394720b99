import { assess } from '@kedu/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessWithErrors } from '../../src/assessWithErrors.ts';
import { deviates } from '../../src/draws/deviates.ts';
import { compiled, inputOf } from '../honestRun.ts';

/** Two parts that are cut off at 100 and 0, with errors of 3; a talk with the last, for those that are graded poor. */
const scheme = compiled(`
scheme: bounds
version: "1"
edition: 1
title: 示例方案
in_force: { from: 2020-01-01 }
authority: 990100 示例市
rounding: { total: 0.01 }
lists: { places: { title: 地方, units: place } }
indicators:
  air: { title: 空气, error: { sd: 3 } }
  water: { title: 水, error: { sd: 3 } }
score:
  places:
    weights: points
    parts:
      air: { weight: 50, method: { goalposts: { worst: 0, best: 100 } }, cap: 100, floor: 0 }
      water: { weight: 50, method: { goalposts: { worst: 0, best: 100 } }, cap: 100, floor: 0 }
grades: { order: [good 良好, poor 较差], at_least: { good: 99.5 } }
consequences:
  talk: { title: 末位约谈, when: "last_place", propose: { admonishing_talk: { refer_to: 组织部门 } }, unless_noise: true, decides: 组织部门 }
`);

const run = (air: readonly number[], water: readonly number[], draws = 400, seed = 7) => {
  const input = inputOf({ ...scheme, uncertainty: { confidence: 0.9, draws, seed, peers: 'frozen' } }, air, water);
  const { value } = assessWithErrors(input);
  const list = value.lists[0] as (typeof value.lists)[0];
  return { list, found: list.uncertainty as NonNullable<typeof list.uncertainty>, talks: value.proposals };
};

describe('RANKSET-1 NOISE-1 DRAW-5 a unit about its caps meets units safely beyond them', () => {
  const own = run([97.3, 118, 118, 118, 118, 118], [100.6, 118, 118, 118, 118, 118]);

  it('its interval reaches the score of the others, so its place stays open and the talk is withheld', () => {
    expect(own.list.score[0]).toBeLessThan(10_000);
    expect(own.found.high[0]).toBe(10_000);
    expect([own.found.best[0], own.found.worst[0]]).toEqual([1, 6]);
    const [talk] = own.talks;
    expect(talk).toMatchObject({ unit: 0, withheldBecause: 'noise' });
    expect(own.found.last[0]).toBeLessThan(0.9);
    expect(talk?.heldIn).toBeLessThanOrEqual(own.found.last[0] as number);
  });

  it('its grade is not claimed either: the shares of one unit add up to one', () => {
    const [good, poor] = [own.found.grades.get('good')?.[0] as number, own.found.grades.get('poor')?.[0] as number];
    expect(own.list.grades[0]).toBe('poor');
    expect(poor).toBeLessThan(0.9);
    expect(good + poor).toBeCloseTo(1, 12);
  });

  it('the same at floors: a unit that they may flatter is not safely above those safely below them', () => {
    const { list, found } = run([2.7, -18, -18, -18, -18, -18], [-0.6, -18, -18, -18, -18, -18]);
    expect(list.rank[0]).toBe(1);
    expect(found.low[0]).toBe(0);
    expect([found.best[0], found.worst[0]]).toEqual([1, 6]);
  });

  it('a unit clearly below its caps is last for sure, and the talk stands', () => {
    const { found, talks } = run([80, 118, 118, 118, 118, 118], [80, 118, 118, 118, 118, 118]);
    expect([found.best[0], found.worst[0]]).toEqual([6, 6]);
    expect(talks[0]).toMatchObject({ unit: 0, heldIn: 1 });
    expect(talks[0]).not.toHaveProperty('withheldBecause');
  });

  it('truly equal at its caps it is told apart, and talked with, in a tenth of the cases at most', () => {
    const samples = 120;
    const z = [0, 1].map((source) => deviates(20_260_103, 'sample', source, ['u0']));
    let [apart, talked] = [0, 0];
    for (let sample = 0; sample < samples; sample += 1) {
      const [air, water] = z.map((one) => 100 + 3 * (one.draw(sample)[0] as number)) as [number, number];
      const { found, talks } = run([air, 118, 118, 118], [water, 118, 118, 118], 200, sample + 1);
      if (found.best[0] !== 1) apart += 1;
      if (talks.some(({ unit, withheldBecause }) => unit === 0 && withheldBecause === undefined)) talked += 1;
    }
    // Two standard errors of so few samples.
    expect(apart / samples).toBeLessThanOrEqual(0.155);
    expect(talked / samples).toBeLessThanOrEqual(0.155);
  }, 120_000);
});

describe('DRAW-3 RANKSET-1 intervals and sets of one run', () => {
  const part = fc.array(fc.oneof(fc.integer({ min: -120, max: 120 }), fc.integer({ min: 880, max: 1180 })), { minLength: 6, maxLength: 6 });

  it('where a tie lies within the intervals of two units, one about a bound or without error, neither is settled above the other', () => {
    let met = 0;
    fc.assert(
      fc.property(part, part, (air, water) => {
        const tenths = (values: readonly number[]): readonly number[] => values.map((one) => one / 10);
        const { list, found } = run(tenths(air), tenths(water), 100);
        const { low, high, best, worst } = found;
        for (let k = 0; k < list.members.length; k += 1) {
          const surelyAbove = [...low].filter((one, j) => j !== k && one > (high[k] as number)).length;
          const surelyBelow = [...high].filter((one, j) => j !== k && one < (low[k] as number)).length;
          const exactTies = [...list.score].filter((one, j) => j !== k && one === list.score[k]).length;
          // Units all of whose values lie about bounds are settled only against those whose intervals they do not meet.
          expect(best[k]).toBeLessThanOrEqual(1 + surelyAbove);
          expect(worst[k]).toBeGreaterThanOrEqual(list.members.length - surelyBelow - exactTies);
          met += list.members.length - 1 - surelyAbove - surelyBelow - exactTies;
        }
      }),
      { numRuns: 40 },
    );
    expect(met).toBeGreaterThan(100);
  });

  it('NOISE-3 nothing of it enters a run without errors', () => {
    const plain = { ...scheme, indicators: scheme.indicators.map(({ error: _, ...one }) => one) };
    const input = inputOf(plain, [97.3, 118, 118], [100.6, 118, 118], 100);
    expect(assessWithErrors(input).value.run.result).toBe(assess(input).value.run.result);
  });
});
