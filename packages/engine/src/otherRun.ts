import type { Column, LocalizedText, Period } from '@kedu/model';
import type { Explanation } from './explain/node.ts';

/** A run of another scheme, as far as a scheme that takes its values from it looks at it (FROM-2). */
export interface OtherRun {
  readonly scheme: string;
  readonly title: LocalizedText;
  readonly period: Period;
  /** Result hash: it enters the input hash of the run that reads this one (FROM-4). */
  readonly result: string;
  readonly lists: readonly OtherList[];
}

export interface OtherList {
  readonly list: string;
  readonly title: LocalizedText;
  /** IDs of the members; columns run over them. */
  readonly unitIds: readonly string[];
  readonly results: readonly OtherResult[];
}

/** The total, or one part. */
export interface OtherResult {
  /** Path of the part; '' for the total. */
  readonly part: string;
  /** Of the part; undefined for the total. */
  readonly title?: LocalizedText | undefined;
  /** 0–100 (with bonuses more), by member. */
  readonly value: Column;
  /** Its own reasons, one level deep, by member (FROM-7). */
  why(member: number): Explanation;
}

/** One result that counts: of which unit, in which run, and where its reasons are. */
export interface FoundResult {
  readonly unitId: string;
  readonly member: number;
  readonly value: number;
  readonly result: OtherResult;
  readonly run: OtherRun;
}

/** What was found for one year. */
export interface FoundYear {
  readonly period: Period;
  readonly weight: number;
  /** Results that make the value: one, or one per child. */
  readonly found: readonly FoundResult[];
  /** IDs of children that are members of the list and have no result. */
  readonly gaps: readonly string[];
  /** NaN where missing. */
  readonly value: number;
  /** 0, or why there is no value. */
  readonly missing: number;
}
