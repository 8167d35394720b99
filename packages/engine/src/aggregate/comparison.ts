/** The field (参评范围) of an aggregate that compares units with each other, on the parts of one node (AGG-8). */
export interface Field {
  /** Members that are eligible and have a score at the node, ascending. */
  readonly units: readonly number[];
  /** Scores by part, over all units of the run. */
  readonly scores: readonly Float64Array[];
  /** Declared weight where the part counts for the unit, else 0. */
  readonly weights: readonly Float64Array[];
}

/** Against how many others a unit is better, worse, or neither. */
export interface Outranking {
  readonly won: number;
  readonly lost: number;
  readonly tied: number;
}

/** Scores of a node out of the comparison of its units; also for a unit outside the field, which is compared with all of it. */
export interface Comparison {
  /** 0–100. */
  score(unit: number): number;
  /** Arithmetic of the score, within 10⁻⁹ (METHOD-4). */
  arithmetic(unit: number): string;
  outranking?(unit: number): Outranking;
}

export type Comparer = (field: Field) => Comparison;

/** Score of a unit that is compared with nobody, or is equal to everybody (AGG-8). */
export const EVEN = 50;

/** Scores that differ by no more than this are equal (METHOD-5). */
export const SCORE_DUST = 1e-9;
