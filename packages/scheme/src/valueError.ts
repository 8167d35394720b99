import type { Place } from '@kedu/model';

/** One source of error of an indicator’s values; several add as variances (ERROR-1). */
export type ErrorSource = ErrorKind & {
  /** One deviate for all units of a period, not one for each (DRAW-1). */
  readonly shared: boolean;
  readonly place: Place;
};

type ErrorKind =
  /** Standard deviation alike for all units, in the unit of the indicator. */
  | { readonly kind: 'stated'; readonly sd: number }
  /** By unit; a unit without a row has none stated. */
  | { readonly kind: 'table'; readonly rows: readonly StatedErrorRow[] }
  /** Share of the size of the value. */
  | { readonly kind: 'relative'; readonly share: number }
  /** Standard error of the survey behind the value. */
  | { readonly kind: 'survey' }
  /** Standard error of the raters’ means behind the value. */
  | { readonly kind: 'raters' }
  /** Estimated from what became of earlier values (ERROR-2). */
  | { readonly kind: 'revisions'; readonly rows: readonly RevisionRow[]; readonly robust: boolean; readonly byUnit: boolean };

export interface StatedErrorRow {
  readonly unitCode: string;
  /** Standard deviation in the unit of the indicator. */
  readonly sd: number;
  readonly place: Place;
}

/** One value as first and as last published. */
export interface RevisionRow {
  readonly unitCode: string;
  readonly period: string;
  readonly first: number;
  readonly later: number;
  readonly place: Place;
}

/** How what is known of errors is carried into scores and ranks (DRAW-1 to DRAW-4, RANKSET-1). */
export interface UncertaintyRule {
  /** Share, 0.5–0.99. */
  readonly confidence: number;
  readonly draws: number;
  readonly seed: number;
  /** Whether each draw is compared with the reference points of the run, or takes them anew. */
  readonly peers: 'frozen' | 'redrawn';
}

/** What holds where a scheme states errors and says nothing of how they are carried on. */
export const DEFAULT_UNCERTAINTY: UncertaintyRule = { confidence: 0.9, draws: 2000, seed: 1, peers: 'frozen' };

/** Fewest differences from which an error is estimated, of all units, or of one where units are told apart (ERROR-2). */
export const FEWEST_REVISIONS = 8;
