import type { Place } from '@kedu/model';

/** A row of parts.csv; NaN where a cell is blank. */
export interface StoredPart {
  readonly weight: number;
  readonly score: number;
  readonly points: number;
  readonly worth: number;
  readonly place: Place;
}

/** A row of results.csv; NaN where a cell is blank. */
export interface StoredTotal {
  readonly points: number;
  readonly score: number;
  /** Decimals of the scheme's total. */
  readonly places: number;
}

export interface SumFault {
  /** Where parts.csv is known to be at fault; else the row of results.csv. */
  readonly place?: Place | undefined;
  readonly column: string;
  readonly found: string;
}

/** Float sums of a few dozen parts. */
const DUST = 1e-6;
/** Half of a tenth of a point, to which schemes round parts at the coarsest. */
const PART_ROUNDING = 0.05;

/**
 * Whether the stored figures of a unit add up: parts below the root and leaves to its points, points and additions to its score.
 *
 * Shape: undefined where they do, or where a part gives no points of its own, so that nobody can tell. Units: points; a rounding of the total
 * is let pass. A score below the sum is let pass too: a gate may have taken the rest, and the tables do not state gates.
 * Rule: COMPARE-6 (docs/spec/report.md). Errors: none.
 * Example: parts of 30 and 32 points in a total of 62.00 → undefined; in one of 65.00 → { column: 'points', found: '65 ≠ 62' }.
 */
export function partsAddUp({ points, score, places }: StoredTotal, parts: ReadonlyMap<string, StoredPart>): SumFault | undefined {
  if (Number.isNaN(points) || parts.size === 0) return undefined;
  const rounding = Number(`1e-${places}`) + DUST;
  const scored = [...parts].filter(([, part]) => !Number.isNaN(part.score));
  const tops = scored.filter(([path]) => !path.includes('.')).map(([, part]) => part);
  const given = tops.filter((part) => !isAddition(part));
  const whole = given.reduce((sum, part) => sum + part.points, 0);
  const rounded = given.some((part) => offBy(part) > DUST);
  if (Math.abs(whole - points) > rounding) return faultOf(given, points, whole, rounded ? PART_ROUNDING : 0);
  const leaves = scored.filter(([path, part]) => !isAddition(part) && !scored.some(([other]) => other.startsWith(`${path}.`)));
  const finest = leaves.reduce((sum, [, part]) => sum + part.points, 0);
  if (Math.abs(finest - points) > rounding + (rounded ? PART_ROUNDING * given.length : 0))
    return faultOf(
      leaves.map(([, part]) => part),
      points,
      finest,
      0,
    );
  const most = points + tops.reduce((sum, part) => sum + (isAddition(part) ? part.points : 0), 0);
  return score > most + rounding ? { column: 'score', found: `${score} ≠ ${shown(most)}` } : undefined;
}

/** What adds points has no weight. */
const isAddition = ({ weight, points, score }: StoredPart): boolean => weight === 0 && points === score;

/** How far the points of a part lie from its score by its weight; NaN where the weight in the total is not known. */
function offBy({ worth, score, points }: StoredPart): number {
  return Math.abs((worth * score) / 100 - points);
}

/** The one row whose points are not its score by its weight, where there is one; else the total. */
function faultOf(parts: readonly StoredPart[], points: number, sum: number, tolerance: number): SumFault | undefined {
  if (Number.isNaN(sum)) return undefined;
  const wrong = parts.filter((part) => offBy(part) > tolerance + DUST);
  const [only] = wrong;
  if (wrong.length === 1 && only)
    return { place: only.place, column: 'points', found: `${only.points} ≠ ${shown((only.worth * only.score) / 100)}` };
  return { column: 'points', found: `${points} ≠ ${shown(sum)}` };
}

const shown = (x: number): string => String(Number(x.toPrecision(12)));
