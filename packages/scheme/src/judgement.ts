import type { LocalizedText, Place } from '@kedu/model';

/** Who marks an indicator, and how their marks make its value (RATERS-1 to RATERS-5). */
export interface Raters {
  /** In the order of the file; weights add up to 1. */
  readonly groups: readonly RaterGroup[];
  /** Share of the marks of a group that is taken off at either end, 0–0.25. */
  readonly trim: number;
  /** A group with fewer valid marks for a unit does not count for it. */
  readonly atLeast: number;
  /** Of one rater's marks at most this share may be `top` or more. */
  readonly spread?: { readonly top: number; readonly atMost: number } | undefined;
  /** Whether marks for the rater's own unit are left out. */
  readonly recuse: boolean;
}

/** Raters who mark together: leaders, deputies, peers. */
export interface RaterGroup {
  readonly id: string;
  readonly title: LocalizedText;
  readonly weight: number;
}

/** A level of awards and the points that it gives (BONUS-1). */
export interface AdditionLevel {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly place: Place;
}

/** How far an application for a bonus has come: days, absent where the step has not been taken (BONUS-2). */
export interface EventProcedure {
  readonly appliedOn: string;
  readonly firstCheck?: string | undefined;
  readonly review?: string | undefined;
  readonly noticeFrom?: string | undefined;
  readonly noticeUntil?: string | undefined;
  readonly recognisedOn?: string | undefined;
  /** What stands against recognition whatever the day: days out of order, or a notice that is too short. */
  readonly fault?: 'days_out_of_order' | 'notice_too_short' | undefined;
}

/** How a body adopts the results of a period, and what it changed of them (DETERMINE-1 to DETERMINE-6). */
export interface Determination {
  readonly name: 'determination';
  readonly body: string;
  /** Closing date of the data by period. */
  readonly closes: Readonly<Record<string, string>>;
  /** Hash of the data on which the run that was adopted rests, by period. */
  readonly adopts: Readonly<Record<string, string>>;
  /** Whether figures revised after adoption open the determination again. */
  readonly reopens: boolean;
  readonly steps: readonly DeterminationStep[];
  readonly rows: readonly DeterminationRow[];
  readonly clause?: string | undefined;
  readonly place: Place;
}

/** One step on the way to the bulletin, with its day by period. */
export interface DeterminationStep {
  readonly title: LocalizedText;
  readonly on: Readonly<Record<string, string>>;
}

/** One named item that the body changed. */
export interface DeterminationRow {
  readonly period: string;
  readonly list: string;
  readonly unitCode: string;
  readonly item: 'grade' | 'proposal';
  /** Consequence rule of the proposal; '' for a grade. */
  readonly rule: string;
  /** Subject of the one proposal that is meant; '' for all that the rule made of the unit. */
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly ground: string;
  readonly meeting: string;
  readonly date: string;
  /** Cell of `from`. */
  readonly place: Place;
}
