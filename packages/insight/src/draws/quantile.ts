/**
 * Quantile of sorted numbers by straight lines between them (Hyndman and Fan, type 7).
 *
 * Shape: ascending, at least one. Rule: DRAW-3. Errors: none. Example: 1, 2, 3, 4 at 0.5 → 2.5.
 */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const lower = sorted[below] as number;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return lower + (at - below) * (upper - lower);
}

/** The same without lines: the least number that no smaller share of them lies at or below, so that a bound errs on the safe side. */
export function upperQuantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length + 1) * share) - 1)] as number;
}
