import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decompose, familyFaults, type GoalFamily, reconcile, type TargetedUnit } from '../../src/index.ts';
import { wholeNumbers } from '../../src/goals/whole.ts';

const decimal = (places: number, least: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: least * 10 ** places, max: most * 10 ** places }).map((x) => Number(`${x}e-${places}`));
const step = fc.constantFrom(1, 0.1, 0.01, 5, 0.25);
const steps = (size: number, count: number): number => {
  const { whole, exponent } = wholeNumbers([size]);
  return Number(`${(whole[0] as bigint) * BigInt(count)}e${exponent}`);
};
const member = fc.record({ base: decimal(2, 0.01, 10_000), potential: decimal(1, 0, 20) });
const members = fc.array(member, { minLength: 1, maxLength: 12 }).map((all) => all.map((one, i) => ({ code: `99${1000 + i}`, ...one })));

const family = (sum: GoalFamily['sum']): fc.Arbitrary<GoalFamily> =>
  fc
    .record({
      by: fc.constantFrom('base', 'potential', 'equal_growth'),
      step,
      better: fc.constantFrom('higher', 'lower'),
      count: fc.integer({ min: -400, max: 200_000 }),
      members,
    })
    .map(({ count, ...rest }) => ({ ...rest, sum, target: steps(rest.step, count) }) as GoalFamily)
    .filter((one) => familyFaults(one).length === 0);

/** Exact Σ weight × target − Σ weight × mean, in units of 10^exponent. */
function excess(
  { target, members: all }: GoalFamily,
  targets: readonly number[],
): { readonly over: bigint; readonly bases: readonly bigint[]; readonly scale: number } {
  const bases = wholeNumbers(all.map(({ base = 0 }) => base)).whole;
  const { whole, exponent } = wholeNumbers([target, ...targets]);
  const [goal = 0n, ...own] = whole;
  return { over: own.reduce((sum, x, i) => sum + (bases[i] as bigint) * (x - goal), 0n), bases, scale: exponent };
}

describe('decomposition of goals, for any input', () => {
  test('GOAL-3 quantities add up to the goal exactly, each a whole number of steps', () => {
    fc.assert(
      fc.property(family('sum'), (one) => {
        const targets = decompose(one).map(({ target }) => target);
        const { whole } = wholeNumbers([one.target, one.step, ...targets]);
        const [goal = 0n, unit = 1n, ...own] = whole;
        expect(own.reduce((sum, x) => sum + x, 0n)).toBe(goal);
        expect(own.filter((x) => x % unit !== 0n)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('GOAL-3 a weighted mean is reached, and exceeded by less than a step of one unit', () => {
    fc.assert(
      fc.property(family('weighted_mean'), (one) => {
        const targets = decompose(one).map(({ target }) => target);
        const { over, bases, scale } = excess(one, targets);
        const beyond = one.better === 'higher' ? over : -over;
        expect(beyond >= 0n).toBe(true);
        const largest = bases.reduce((most, x) => (x > most ? x : most), 0n);
        const [unit = 0n, tick = 1n] = wholeNumbers([one.step, Number(`1e${scale}`)]).whole;
        expect(beyond * tick < largest * unit).toBe(true);
        expect(
          reconcile(
            one,
            one.members.map((unitOf, i): TargetedUnit => ({ ...unitOf, target: targets[i] as number })),
          ).families[0]?.gap,
        ).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['sum', 'weighted_mean'] as const)(
    'GOAL-3 more potential never gets a smaller improvement, the base being the same (%s)',
    (sum) => {
      fc.assert(
        fc.property(
          family(sum).filter(({ by, members: all }) => by === 'potential' && all.length > 1),
          (drawn) => {
            const one: GoalFamily = {
              ...drawn,
              members: drawn.members.map((m, i) => (i < 2 ? { ...m, base: drawn.members[0]?.base } : m)),
            };
            fc.pre(familyFaults(one).length === 0);
            const [a, b] = decompose(one).map(({ target }) => (one.better === 'higher' ? target : -target));
            const [p, q] = one.members.map(({ potential = 0 }) => potential);
            if ((p as number) > (q as number)) expect(a as number).toBeGreaterThanOrEqual(b as number);
            if ((p as number) < (q as number)) expect(a as number).toBeLessThanOrEqual(b as number);
          },
        ),
        { numRuns: 300 },
      );
    },
  );

  test('GOAL-3 equal growth gives equal rates: exactly for rates, within a step for quantities', () => {
    fc.assert(
      fc.property(family('weighted_mean'), (one) => {
        expect(new Set(decompose({ ...one, by: 'equal_growth' }).map(({ target }) => target))).toEqual(new Set([one.target]));
      }),
    );
    fc.assert(
      fc.property(family('sum'), (drawn) => {
        const one: GoalFamily = { ...drawn, by: 'equal_growth' };
        const total = one.members.reduce((sum, { base = 0 }) => sum + base, 0);
        decompose(one).forEach(({ target }, i) => {
          const even = ((one.members[i]?.base ?? 0) * one.target) / total;
          expect(Math.abs(target - even)).toBeLessThan(one.step * (1 + 1e-9) + 1e-9 * Math.abs(even));
        });
      }),
    );
  });

  test('GOAL-2 a higher base never has a higher rate by base', () => {
    fc.assert(
      fc.property(
        family('weighted_mean').filter(({ target }) => target > 0),
        (drawn) => {
          const one: GoalFamily = { ...drawn, by: 'base', better: 'higher' };
          const made = decompose(one).map(({ share }, i) => ({ share, base: one.members[i]?.base ?? 0 }));
          for (const a of made) for (const b of made) if (a.base > b.base) expect(a.share).toBeLessThanOrEqual(b.share);
        },
      ),
    );
  });

  test('GOAL-4 a shortfall of one step is found, an excess of one step is none', () => {
    fc.assert(
      fc.property(family('sum'), (one) => {
        const targets = decompose(one).map(({ target }) => target);
        const moved = (by: number): number => {
          const units = one.members.map((unit, i) => ({
            ...unit,
            target: (targets[i] as number) + (i === 0 ? by : 0),
          }));
          return reconcile(one, units).families[0]?.gap as number;
        };
        const sign = one.better === 'higher' ? 1 : -1;
        expect(moved(-sign * one.step)).toBeGreaterThan(0);
        expect(moved(sign * one.step)).toBeLessThan(0);
        expect(moved(0)).toBe(0);
      }),
    );
  });

  test('GOAL-4 excesses of levels compound to that of all levels', () => {
    const rate = decimal(2, 0.5, 3);
    fc.assert(
      fc.property(
        decimal(0, 1, 10_000),
        fc.array(fc.tuple(rate, fc.array(rate, { maxLength: 3 })), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('sum', 'weighted_mean'),
        fc.constantFrom('higher', 'lower'),
        (target, tree, sum, better) => {
          const units = tree.flatMap(([own, below], i): TargetedUnit[] => [
            { code: `${i}`, base: i + 1, target: own * target },
            ...below.map((rateBelow, k) => ({ code: `${i}.${k}`, base: k + 1, under: `${i}`, target: rateBelow * target })),
          ]);
          const { levels, whole } = reconcile({ target, sum, better } as Parameters<typeof reconcile>[0], units);
          const sign = better === 'higher' ? 1 : -1;
          const product = levels.reduce((all, { excess: e = 0 }) => all * (1 + sign * e), 1);
          expect(product).toBeCloseTo(1 + sign * (whole.excess ?? Number.NaN), 6);
        },
      ),
    );
  });
});
