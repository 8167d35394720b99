import { floorDivide } from './whole.ts';

interface Fraction {
  readonly dividend: bigint;
  readonly divisor: bigint;
}

/**
 * Quotas as whole steps whose sum is `total` exactly: each rounded down, the steps left over to the largest remainders, ties to the lower code.
 *
 * Shape: quotas with one divisor, which add up to `total`. Rule: GOAL-3. Example: 5/2, 3/2 and 4 with total 8 → 3, 1, 4.
 */
export function reachSum(quotas: readonly Fraction[], total: bigint, codes: readonly string[]): readonly bigint[] {
  const divided = quotas.map(({ dividend, divisor }) => floorDivide(dividend, divisor));
  const steps = divided.map(([quotient]) => quotient);
  const left = Number(total - steps.reduce((sum, x) => sum + x, 0n));
  const order = byRemainder(
    divided.map(([, remainder]) => remainder),
    codes,
  );
  for (const i of order.slice(0, left)) steps[i] = (steps[i] as bigint) + 1n;
  return steps;
}

/**
 * Quotas as whole steps whose mean weighted by base reaches `mean` and exceeds it by less than a step of the member moved last; where less is better,
 * the other way round.
 *
 * A member without weight moves nothing and is rounded by itself. Rule: GOAL-3.
 * Example: 71.4 steps over base 500 and 300 each, 214.3 over 200, mean 100 → 72, 72, 214.
 */
export function reachMean(
  quotas: readonly Fraction[],
  mean: bigint,
  bases: readonly bigint[],
  codes: readonly string[],
  better: 'higher' | 'lower',
): readonly bigint[] {
  const sign = better === 'higher' ? 1n : -1n;
  const divided = quotas.map(({ dividend, divisor }) => floorDivide(sign * dividend, divisor));
  const steps = divided.map(([quotient, remainder], i) =>
    bases[i] === 0n && 2n * remainder >= (quotas[i] as Fraction).divisor ? quotient + 1n : quotient,
  );
  const weight = bases.reduce((sum, base) => sum + base, 0n);
  let short = sign * mean * weight - steps.reduce((sum, x, i) => sum + x * (bases[i] as bigint), 0n);
  const order = byRemainder(
    divided.map(([, remainder]) => remainder),
    codes,
  ).filter((i) => bases[i] !== 0n);
  for (let at = 0; short > 0n; at += 1) {
    const i = order[at % order.length] as number;
    steps[i] = (steps[i] as bigint) + 1n;
    short -= bases[i] as bigint;
  }
  return steps.map((x) => sign * x);
}

/** Positions, largest remainder first, ties by code. The remainders have one divisor. */
function byRemainder(remainders: readonly bigint[], codes: readonly string[]): readonly number[] {
  return remainders
    .map((_, i) => i)
    .sort((i, k) => {
      const [a, b] = [remainders[i] as bigint, remainders[k] as bigint];
      return a > b ? -1 : a < b ? 1 : (codes[i] as string) < (codes[k] as string) ? -1 : 1;
    });
}
