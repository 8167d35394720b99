import type { ChangeGroup } from '@kedu/scheme';
import type { LocalizedText } from '@kedu/model';

/** What the changes of a scheme do to the units of one list. Rule: DIFF-3 (docs/spec/diff.md). */
export interface ListContributions {
  readonly list: string;
  /** The changes that scores of the list may depend on, sorted by ID; arrays of units run over them. */
  readonly groups: readonly ChangeGroup[];
  /** Decimals of the quanta: the finer rounding of the two totals. */
  readonly places: number;
  /** How many orders the averages are over. */
  readonly orders: number;
  /** Whether these were all orders, or a seeded choice of them with their reverses. */
  readonly method: 'all_orders' | 'some_orders';
  /** Largest standard error of an averaged contribution, in quanta, that drawing the orders leaves; 0 where all were gone through. */
  readonly standardError: number;
  /** Sorted by ID: units that are members under one version or both. */
  readonly units: readonly UnitContributions[];
}

export interface UnitContributions {
  readonly unitId: string;
  readonly code: string;
  readonly name: LocalizedText;
  /** Quanta; NaN where the unit has no score, or is no member, under that version. */
  readonly before: number;
  readonly after: number;
  /** 0 for none. */
  readonly rankBefore: number;
  readonly rankAfter: number;
  /** Grade ID, '' for none. */
  readonly gradeBefore: string;
  readonly gradeAfter: string;
  /** Whether it belongs to the list under both versions, or comes into it or leaves it with the later one. */
  readonly member: 'both' | 'joins' | 'leaves';
  /** ID of the main class, '' for none. */
  readonly classBefore: string;
  readonly classAfter: string;
  /** Ranked apart: the group's name under the later version, '' for one group. */
  readonly group: string;
  /** Quanta by change: they add up to `after` − `before`, exactly; absent where one of the two, or something between them, has no score. */
  readonly by?: readonly number[] | undefined;
  /** Places gained by change; they add up to `rankBefore` − `rankAfter`, exactly; absent where one of the two, or something between them, has no rank. */
  readonly placesBy?: readonly number[] | undefined;
  /** Units that it passes and units that pass it, the nearest now first. */
  readonly crossings: readonly Crossing[];
}

/** A unit of the same group that stood ahead and now stands behind, or the other way round. */
export interface Crossing {
  readonly unitId: string;
  /** Whether the unit is ahead of the other now. */
  readonly ahead: boolean;
  /** Position, among the groups, of the change that moved the two past each other most; −1 where no contributions are known. */
  readonly group: number;
}
