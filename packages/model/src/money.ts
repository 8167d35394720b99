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
 * Rule: MONEY-2 (docs/spec/numbers.md).
 * Errors: RangeError when a weight is negative or all are zero while the total is not.
 * Example: allocateFen(100, [1, 1, 1]) → [34, 33, 33].
 */
export function allocateFen(totalFen: Fen, weights: readonly number[]): Fen[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (weights.some((w) => !(w >= 0))) throw new RangeError('allocateFen: weights must not be negative');
  if (totalFen === 0) return weights.map(() => 0);
  if (!(sum > 0)) throw new RangeError('allocateFen: nothing to allocate to');
  const sign = Math.sign(totalFen);
  const exact = weights.map((w) => (Math.abs(totalFen) * w) / sum);
  const parts = exact.map(Math.floor);
  let left = Math.abs(totalFen) - parts.reduce((a, b) => a + b, 0);
  const order = exact.map((x, i) => [x - Math.floor(x), i] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  for (let k = 0; left > 0; k = (k + 1) % order.length) {
    const index = (order[k] as readonly [number, number])[1];
    if ((weights[index] as number) === 0) continue;
    parts[index] = (parts[index] as number) + 1;
    left -= 1;
  }
  return parts.map((part) => part * sign + 0);
}
