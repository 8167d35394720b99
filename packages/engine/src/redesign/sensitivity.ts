import type { LocalizedText } from '@kedu/model';

/** What of a scheme could have been decided otherwise. */
export const DESIGN_CHOICE_KINDS = ['weight', 'method', 'peers', 'bounds', 'rounding', 'missing', 'aggregate'] as const;
export type DesignChoiceKind = (typeof DESIGN_CHOICE_KINDS)[number];

/** One decision of the designer, as the share of all movement that hangs on it. */
export interface DesignChoice {
  /** `weight:economy.gdp_growth`, `method:gdp_growth`, `peers`: unique in its list. */
  readonly id: string;
  readonly kind: DesignChoiceKind;
  /** Of the part or indicator that it is about; absent where it is about the whole list. */
  readonly title?: LocalizedText | undefined;
  /** How many ways it was decided, the scheme’s own among them; absent for a weight, which varies without steps. */
  readonly ways?: number | undefined;
  readonly score: SobolIndex;
  readonly rank: SobolIndex;
}

/** Sobol indices of one choice over all units of a list, each unit by its variance; NaN where nothing moves. */
export interface SobolIndex {
  /** Share of the variance that the choice makes alone, 0–1 but for the error of sampling. */
  readonly first: number;
  /** Share that is gone once the choice is settled, with all that it does together with others. */
  readonly total: number;
  /** Bootstrap errors of the two. */
  readonly firstError: number;
  readonly totalError: number;
}

/**
 * What the designer’s choices do to one list. Arrays run over its members; 0 or NaN where a member is not ranked.
 * Rule: DESIGN-4 to DESIGN-7 (docs/spec/uncertainty.md). No consequence reads it.
 */
export interface ListSensitivity {
  readonly list: string;
  /** How many designs were drawn, and with which seed. */
  readonly draws: number;
  readonly seed: number;
  /** How far each weight was off, as a share of its own. */
  readonly width: number;
  /** By their total index for ranks, the largest first. */
  readonly choices: readonly DesignChoice[];
  /** Places between which 90 % of the designs put a unit (5 % and 95 %). */
  readonly best: Int32Array;
  readonly worst: Int32Array;
  /** Mean over designs of how many places a unit lies from its published rank; both ways count. */
  readonly shift: Float64Array;
  /** Share of designs in which it has its published rank. */
  readonly kept: Float64Array;
  /** Points of the total that 5 %, half and 95 % of the designs do not exceed. */
  readonly low: Float64Array;
  readonly middle: Float64Array;
  readonly high: Float64Array;
  /** For each member the position of the choice that moves its rank most (of `choices`), −1 where nothing moves it. */
  readonly moved: Int32Array;
  /** Total index of that choice for the rank of the member. */
  readonly movedBy: Float64Array;
  /** Pairs of neighbours in the published order whose scores differ, best first within each group. */
  readonly neighbours: readonly NeighbourOrder[];
}

/** How often two neighbours keep their order. */
export interface NeighbourOrder {
  /** Positions in the list. */
  readonly above: number;
  readonly below: number;
  /** Share of designs in which the first is ranked before the second. */
  readonly holds: number;
}
