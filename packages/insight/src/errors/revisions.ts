import { FEWEST_REVISIONS, type RevisionRow } from '@kedu/scheme';

/** What revisions say of the error of an indicator. */
export interface RevisionError {
  /** Mean of later − first: stated, and not taken off. */
  readonly bias: number;
  /** Deviation of units that have no estimate of their own. */
  readonly sd: number;
  /** By unit code, of units that are estimated by themselves. */
  readonly byUnit: ReadonlyMap<string, number>;
  /** How many differences there were. */
  readonly count: number;
}

/** Makes the median of absolute normal deviates a standard deviation. */
const NORMAL_MEDIAN = 1.4826;

/**
 * Error of values as first published, out of what became of earlier ones.
 *
 * Units: those of the indicator. Missing: undefined with fewer than 8 differences in all. Rule: ERROR-2. Errors: none.
 * Example: differences 1, −1 (four times each) → bias 0, sd 1.
 */
export function revisionError(rows: readonly RevisionRow[], robust: boolean, byUnit: boolean): RevisionError | undefined {
  if (rows.length < FEWEST_REVISIONS) return undefined;
  const differences = rows.map(({ first, later }) => later - first);
  const units = new Map<string, number[]>();
  if (byUnit)
    rows.forEach(({ unitCode }, i) => {
      const own = units.get(unitCode) ?? [];
      own.push(differences[i] as number);
      units.set(unitCode, own);
    });
  const own = [...units].filter(([, some]) => some.length >= FEWEST_REVISIONS);
  return {
    bias: sum(differences) / differences.length,
    sd: deviation(differences, robust),
    byUnit: new Map(own.map(([code, some]) => [code, deviation(some, robust)])),
    count: rows.length,
  };
}

/** Around 0: a revision is an error whichever way it goes. */
function deviation(differences: readonly number[], robust: boolean): number {
  if (!robust) return Math.sqrt(sum(differences.map((one) => one * one)) / differences.length);
  const sizes = differences.map(Math.abs).sort((a, b) => a - b);
  const middle = sizes.length / 2;
  const median =
    sizes.length % 2 === 1 ? (sizes[Math.floor(middle)] as number) : ((sizes[middle - 1] as number) + (sizes[middle] as number)) / 2;
  return NORMAL_MEDIAN * median;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
