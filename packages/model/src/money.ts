import { shortestDecimal } from './decimal.ts';

/** An amount of money in whole fen (分); 1 yuan = 100 fen. Always an integer within ±2^53. */
export type Fen = number;

/** Fen as yuan with two decimals, for people and CSV: formatYuan(123456) → "1234.56". */
export function formatYuan(amountFen: Fen): string {
  const sign = amountFen < 0 ? '-' : '';
  const digits = String(Math.abs(amountFen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Splits a total over weights so that the parts are whole fen and add up to the total exactly (largest remainder).
 *
 * Shape: one part per weight, same order. Ties of remainder go to the earlier position, so callers pass units sorted by ID.
 * Units: weights are taken as their shortest decimals, and the division is exact: 0.3 is three tenths.
 * Rule: MONEY-2 (docs/spec/numbers.md).
 * Errors: RangeError when the total is no whole number of fen within ±2^53, when a weight is negative or not finite, or
 * when all are zero while the total is not.
 * Example: allocateFen(100, [1, 1, 1]) → [34, 33, 33].
 */
export function allocateFen(totalFen: Fen, weights: readonly number[]): Fen[] {
  if (!Number.isSafeInteger(totalFen)) throw new RangeError('allocateFen: the total must be whole fen within 2^53');
  if (weights.some((w) => !(w >= 0 && w < Number.POSITIVE_INFINITY)))
    throw new RangeError('allocateFen: weights must be finite and not negative');
  return allocateWhole(totalFen, asIntegers(weights));
}

/**
 * The same over whole weights of any size, such as products of amounts and decimals, which float64 does not hold.
 *
 * Rule: MONEY-2. Errors: as of allocateFen. Example: allocateWhole(3, [1n, 2n]) → [1, 2].
 */
export function allocateWhole(totalFen: Fen, whole: readonly bigint[]): Fen[] {
  if (!Number.isSafeInteger(totalFen)) throw new RangeError('allocateWhole: the total must be whole fen within 2^53');
  if (whole.some((w) => w < 0n)) throw new RangeError('allocateWhole: weights must not be negative');
  if (totalFen === 0) return whole.map(() => 0);
  const sum = whole.reduce((a, b) => a + b, 0n);
  if (sum === 0n) throw new RangeError('allocateWhole: nothing to allocate to');
  const total = BigInt(Math.abs(totalFen));
  const parts = whole.map((w) => Number((total * w) / sum));
  const remainders = whole.map((w) => (total * w) % sum);
  const left = Number(remainders.reduce((a, b) => a + b, 0n) / sum);
  const order = remainders.map((_, i) => i).sort((i, k) => compare(remainders[k] as bigint, remainders[i] as bigint) || i - k);
  for (const index of order.slice(0, left)) parts[index] = (parts[index] as number) + 1;
  return totalFen < 0 ? parts.map((part) => 0 - part) : parts;
}

/** The weights times one power of ten that makes all of them whole. */
function asIntegers(weights: readonly number[]): bigint[] {
  const decimals = weights.map(shortestDecimal);
  const lowest = decimals.reduce((least, { exponent }) => Math.min(least, exponent), 0);
  return decimals.map(({ digits, exponent }) => BigInt(digits + '0'.repeat(exponent - lowest)));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
