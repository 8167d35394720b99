const MILLION = 1_000_000;

/**
 * A figure of a comparison, to a millionth of a point, so that a run that travels is compared digit by digit as the one that stayed.
 *
 * Rule: COMPARE-2, CAPSULE-4. Errors: none. Example: toMillionth(23.529411764) → 23.529412.
 */
export function toMillionth(points: number): number {
  return Math.round(points * MILLION) / MILLION;
}
