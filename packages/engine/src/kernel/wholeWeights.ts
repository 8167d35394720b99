/** Weights of the leaves of a node as whole numbers, for one profile after the other. */
export interface WholeWeights {
  /** Whole numbers where the profile has a unit; as they were elsewhere. */
  readonly weights: readonly (readonly number[])[];
  /** The unit that they are numbers of; 0 where there is none. */
  readonly units: Float64Array;
  /** Power of two; a missing value counts as so many quanta above the floor. */
  readonly gap: number;
}

/** Weights are tried as numbers of 1, of tenths and so on. */
const PER_UNIT = [1, 10, 100, 1000, 10_000] as const;
/** Whole numbers below are exact, with a bit to spare. */
const EXACT = 4_503_599_627_370_496;

/**
 * Σ weight × quanta as one exact whole number that also says which weights are missing; undefined where that fits for no profile.
 *
 * The gap is more than twice what the quanta above the floor can come to, so that the nearest multiple of it counts what is missing; and all sums, with the
 * `base` that quanta stand on, stay below 2⁵². Rule: KERNEL-22. Errors: none.
 * Example: weights 10, 12.5 and 20, up to 10,000 quanta → 100, 125 and 200 tenths, a gap of 2²⁴.
 */
export function wholeWeights(weights: readonly (readonly number[])[], range: number, base: number): WholeWeights | undefined {
  const perUnit = weights.map(unitOf);
  const sums = weights.map((own, p) => sumOf(own) * (perUnit[p] as number));
  const gaps = sums.map((sum) => gapOf(sum, range));
  const fits = (p: number, gap: number): boolean =>
    (perUnit[p] as number) > 0 && (gaps[p] as number) <= gap && (sums[p] as number) * (base + range + gap) < EXACT;
  const gap = gaps.reduce((most, own, p) => (own > most && fits(p, own) ? own : most), 0);
  const isWhole = gaps.map((_, p) => fits(p, gap));
  if (!isWhole.includes(true)) return undefined;
  return {
    weights: weights.map((own, p) => (isWhole[p] ? own.map((weight) => Math.round(weight * (perUnit[p] as number))) : own)),
    units: Float64Array.from(isWhole, (is, p) => (is ? 1 / (perUnit[p] as number) : 0)),
    gap,
  };
}

/** How many of its units are 1: the fewest of which every weight is, in float64, a whole number; 0 where there are none. */
function unitOf(weights: readonly number[]): number {
  return PER_UNIT.find((per) => weights.every((weight) => Math.round(weight * per) / per === weight)) ?? 0;
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** The power of two above twice what so many weights can count; no more than what no sum holds. */
function gapOf(sum: number, range: number): number {
  let gap = 2;
  while (gap <= 2 * sum * range && gap < EXACT) gap *= 2;
  return gap;
}
