import type { LocalizedText, MissingReason } from '@kedu/model';
import type { Interpolated } from '../prepare/interpolate.ts';
import type { EarlierValue } from './lastValue.ts';

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
      /** Frozen by an earlier run; then `units` is empty (CALIBRATE-4). */
      readonly frozen?: true;
      readonly score: number;
    }
  | ValueFill;

/** A value that stands in for a missing one before the method (IMPUTE-LAST, PREPARE-2). */
export type ValueFill =
  | ({ readonly rule: 'last_value'; readonly reason: MissingReason } & EarlierValue)
  | ({ readonly rule: 'interpolate'; readonly reason: MissingReason } & Interpolated)
  | {
      readonly rule: 'mean_value_of' | 'median_value_of';
      readonly reason: MissingReason;
      readonly group: string;
      readonly count: number;
      /** Whose values it is made of, ascending. */
      readonly units: readonly number[];
      /** Frozen by an earlier run; then `units` is empty (CALIBRATE-4). */
      readonly frozen?: true;
      readonly value: number;
    };

/** Rules that fill the value, before the method, and not the score (IMPUTE-3). */
export const VALUE_RULES: ReadonlySet<string> = new Set<ValueFill['rule']>([
  'last_value',
  'interpolate',
  'mean_value_of',
  'median_value_of',
]);
