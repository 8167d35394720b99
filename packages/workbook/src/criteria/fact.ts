import type { Mark } from './mark.ts';

/** A number with the unit behind it as written; '' where none stands there. */
export interface Amount {
  readonly value: number;
  readonly unit: string;
}

/** An end of a band; `takes` is whether the number itself belongs to it, undefined where the words leave it open. */
export interface Edge extends Amount {
  readonly takes: boolean | undefined;
}

/** What one clause of a criterion says; `combine` makes a method of all of them. */
export type Fact =
  | { readonly kind: 'target_met'; readonly mark: Mark }
  | { readonly kind: 'conforms'; readonly mark: Mark }
  | { readonly kind: 'otherwise'; readonly mark: Mark }
  | { readonly kind: 'proportional' }
  | { readonly kind: 'completion'; readonly inverse: boolean }
  | { readonly kind: 'completion_rate' }
  | { readonly kind: 'band'; readonly low?: Edge | undefined; readonly high?: Edge | undefined; readonly mark: Mark }
  /** Points grow evenly from one end to the other. */
  | { readonly kind: 'slope'; readonly low: Edge; readonly high: Edge }
  /** The target, stated in the words: 目标3.5%. */
  | { readonly kind: 'aim'; readonly amount: Amount }
  /** Inside the stretch that the target states: 目标区间内得满分. */
  | { readonly kind: 'in_range'; readonly mark: Mark }
  | { readonly kind: 'growth'; readonly amount: Amount; readonly falls: boolean; readonly mark: Mark }
  /** Points for each step below or above the target; a loss is negative. */
  | {
      readonly kind: 'per_step';
      readonly side: 'below' | 'above' | 'either';
      readonly step: Amount;
      readonly change: Mark;
      readonly sign: 1 | -1;
      readonly from?: Amount | undefined;
    }
  | { readonly kind: 'per_event'; readonly count: number; readonly change: Mark; readonly sign: 1 | -1 }
  | { readonly kind: 'no_event'; readonly mark: Mark }
  | { readonly kind: 'whole_steps' }
  | { readonly kind: 'down_to'; readonly most?: Mark | undefined }
  | { readonly kind: 'up_to'; readonly most?: Mark | undefined; readonly total: boolean }
  | { readonly kind: 'ranks'; readonly from: number; readonly to: number; readonly mark: Mark }
  | { readonly kind: 'rank_step'; readonly change: Mark; readonly ranks: number }
  | { readonly kind: 'level'; readonly word: string; readonly mark: Mark }
  | { readonly kind: 'min_max' }
  | { readonly kind: 'efficacy'; readonly base: number; readonly range: number }
  | { readonly kind: 'ratio_to_first' }
  | { readonly kind: 'unreported_zero' }
  | { readonly kind: 'full_mark'; readonly points: number };
