import type { MissingReason, UnitId } from '@kedu/model';
import type { PersonId, PostId } from '../actor.ts';
import type { Day, Instant } from '../instant.ts';

/** Which figure: indicator × period × unit × source. */
export interface Cell {
  readonly indicator: string;
  readonly period: string;
  readonly unit: UnitId;
  /** `report` for what people enter, else the ID of a connector. */
  readonly source: string;
}

/** Where a version of a value stands (步骤): 草稿, 已报, 已核, 已审, 已退回, 已撤回. */
export const VALUE_STEPS = ['draft', 'submitted', 'checked', 'approved', 'returned', 'withdrawn'] as const;
export type ValueStep = (typeof VALUE_STEPS)[number];

/** A number, or why there is none: exactly one of the two. */
export type Figure =
  | { readonly value: number }
  | { readonly missing: Extract<MissingReason, 'source_late' | 'not_applicable' | 'withheld'> };

/** Why an approved figure is reported anew. */
export const CORRECTION_GROUNDS = ['typing', 'revised_by_source', 'objection_upheld', 'found_by_check'] as const;
export type CorrectionGround = (typeof CORRECTION_GROUNDS)[number];

/** A step that somebody took with a version, or what a unit or owner said of it. */
export interface Act<K extends string = string> {
  readonly kind: K;
  readonly person: PersonId;
  readonly post: PostId;
  readonly at: Instant;
  readonly reason?: string | undefined;
}

/** What was said of a version: by the unit that it is about, and in answer. */
export type OpinionKind = 'confirmed' | 'objected' | 'upheld' | 'kept';

/** One version of a figure with everything that happened to it; nothing in it is ever changed, only added to. */
export interface ValueVersion {
  /** From 1, without gaps. */
  readonly version: number;
  readonly figure: Figure;
  readonly person: PersonId;
  readonly post: PostId;
  /** When it became known. */
  readonly at: Instant;
  /** Why it lies outside the range of its indicator, where it does. */
  readonly note?: string | undefined;
  /** Why it came after the round was closed, where it did. */
  readonly late?: string | undefined;
  /** Why it follows an approved one; without a reason where the server itself captured what its source revised. */
  readonly correction?: { readonly ground: CorrectionGround; readonly reason?: string | undefined } | undefined;
  /** The import that brought it, where it was one. */
  readonly import?: string | undefined;
  /** Last day on which the unit may object; set when it is submitted. */
  readonly objectUntil?: Day | undefined;
  readonly steps: readonly Act<ValueStep>[];
  readonly opinions: readonly Act<OpinionKind>[];
}

/** A figure through all its versions; empty where nobody ever entered one. */
export interface ValueState {
  readonly versions: readonly ValueVersion[];
}

export const NO_VALUE: ValueState = { versions: [] };

/** `none` before anybody entered anything, else the step of the last version. */
export type ValueStanding = 'none' | ValueStep;

/** The last version, where there is one. */
export function lastVersion({ versions }: ValueState): ValueVersion | undefined {
  return versions[versions.length - 1];
}

/** Where a figure stands. */
export function standingOf(state: ValueState): ValueStanding {
  return lastVersion(state)?.steps.at(-1)?.kind ?? 'none';
}

/** Whether an objection to a version waits for its answer; a unit that confirms afterwards takes its objection back. */
export function isContested({ opinions }: ValueVersion): boolean {
  return opinions.at(-1)?.kind === 'objected';
}

/** Whether an objection to an approved version was upheld, which only a correction settles. */
export function awaitsCorrection(version: ValueVersion): boolean {
  return version.steps.at(-1)?.kind === 'approved' && version.opinions.some(({ kind }) => kind === 'upheld');
}

/**
 * Those who reported a figure: whoever entered or submitted one of the versions since the last approved one. None of them checks or approves it.
 *
 * Rule: COLLECT-4.
 */
export function reportersOf({ versions }: ValueState): ReadonlySet<PersonId> {
  const before = versions.slice(0, -1).findLastIndex(({ steps }) => steps.some(({ kind }) => kind === 'approved'));
  return new Set(
    versions
      .slice(before + 1)
      .flatMap(({ person, steps }) => [person, ...steps.filter(({ kind }) => kind === 'submitted').map((act) => act.person)]),
  );
}

/**
 * The version that counts at a moment: the last that was approved by then. What was merely reported counts nowhere.
 *
 * Rule: COLLECT-7. Example: approved in March, corrected in May and approved in June: in April the first, in July the second.
 */
export function countedAt({ versions }: ValueState, moment: Instant): ValueVersion | undefined {
  return versions.findLast(({ steps }) => steps.some(({ kind, at }) => kind === 'approved' && at <= moment));
}

/** The last version that was known at a moment, whatever its step (STORE-10). */
export function knownAt({ versions }: ValueState, moment: Instant): ValueVersion | undefined {
  return versions.findLast(({ at }) => at <= moment);
}
