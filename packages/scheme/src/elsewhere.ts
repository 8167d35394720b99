import type { Place } from '@kedu/model';

/** How the values of the units below make one (FROM-1). */
export type ChildrenBy = 'mean' | 'median' | 'sum' | 'min' | 'max' | 'weighted_mean' | 'share_reaching';

/** A value out of those of the units below (FROM-1). */
export interface FromChildren {
  readonly indicator: string;
  /** Kind of the units, at whatever depth; undefined for the direct children. */
  readonly kind?: string | undefined;
  readonly hierarchy: string;
  readonly by: ChildrenBy;
  /** Indicator that weighs, of `weighted_mean`. */
  readonly weight?: string | undefined;
  /** What is to be reached, of `share_reaching`; undefined for the target of the indicator itself. */
  readonly target?: number | undefined;
  /** With a larger share of them missing the value is missing: 0–1. */
  readonly missingShare: number;
  readonly place: Place;
}

/** A value that is the result of a unit in another scheme of the pack (FROM-2). */
export interface ResultOf {
  readonly scheme: string;
  readonly list: string;
  /** Path of a part; undefined for the total. */
  readonly part?: string | undefined;
  readonly of: 'self' | 'parent' | 'children';
  /** Of `parent` and `children`. */
  readonly hierarchy?: string | undefined;
  /** Weights from this year backwards, shares of 1; undefined for equal ones. */
  readonly over?: { readonly years: number; readonly weights?: readonly number[] | undefined } | undefined;
  readonly place: Place;
}

/** Who gives a mark, and who sits beside (FROM-6): code and name of units of the register. */
export interface MarkedBy {
  readonly code: string;
  readonly name: string;
  readonly secondSeat?: { readonly code: string; readonly name: string } | undefined;
  readonly place: Place;
}
