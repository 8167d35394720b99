/** What errors of values make of the results of one list. Arrays run over its members; NaN or 0 where a member is not ranked. */
export interface ListUncertainty {
  /** Quanta of the total between which the score lies at the confidence of the run (DRAW-3); NaN where no part of it has a stated error. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Standard error of the score, in quanta. */
  readonly se: Float64Array;
  /** Best and worst place that the errors leave open, for all members together (RANKSET-1). */
  readonly best: Int32Array;
  readonly worst: Int32Array;
  /** Share of draws with each grade, by its ID; none where the list has no grades (DRAW-4). */
  readonly grades: ReadonlyMap<string, Float64Array>;
  /** Share of draws in which the unit is last (RANK-5). */
  readonly last: Float64Array;
  /** Share of the weight that rests on no stated error (ERROR-3). */
  readonly unstated: Float64Array;
  /** Indicators by the share of the variance of the score that they bring in, the largest first, three at most. */
  readonly sources: readonly (readonly VarianceShare[])[];
}

export interface VarianceShare {
  readonly indicator: string;
  /** 0–1. */
  readonly share: number;
}

/** What revisions of earlier values say of an indicator (ERROR-2), in its unit. */
export interface RevisionFigures {
  /** Mean of later − first: stated, and not taken off. */
  readonly bias: number;
  /** Deviation about 0, of units without an estimate of their own. */
  readonly sd: number;
  /** How many differences there were. */
  readonly count: number;
}

/** What errors of values make of a run; found outside the engine, which carries it into consequences and explanations. */
export interface RunUncertainty {
  /** Share, 0.5–0.99. */
  readonly confidence: number;
  readonly draws: number;
  /** By list ID; a list behind which no indicator states an error is left out. */
  readonly lists: ReadonlyMap<string, ListUncertainty>;
  /** By indicator whose error is estimated from revisions. */
  readonly revisions: ReadonlyMap<string, RevisionFigures>;
  /** Share of draws in which a rule with `unless_noise` makes a proposal again, by the ID of the proposal (NOISE-1). */
  readonly held: ReadonlyMap<string, number>;
}
