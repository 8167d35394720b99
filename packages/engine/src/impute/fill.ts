import type { LocalizedText, MissingReason } from '@kedu/model';

/** How the score of a unit came about that has none of its own, and why it has none (IMPUTE-1). */
export type Fill =
  | { readonly rule: 'zero'; readonly reason: MissingReason; readonly because: LocalizedText }
  | {
      readonly rule: 'mean_of' | 'median_of';
      readonly reason: MissingReason;
      readonly group: string;
      readonly count: number;
      /** Whose scores it is made of, ascending. */
      readonly units: readonly number[];
      readonly score: number;
    }
  | { readonly rule: 'last_value'; readonly reason: MissingReason; readonly period: string; readonly value: number };
