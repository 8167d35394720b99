import type { Column, Issue, LocalizedText, Period, UnitVersion } from '@kedu/model';

/** Scores of one part of a tree over all units of the run; units outside the list are `not_applicable`. */
export interface PartResult {
  readonly path: string;
  /** 0–100 after method, cap, missing rule and rounding; for an addition: the points it adds. */
  readonly score: Column;
  /** Points that it gives its parent: weight × score ÷ 100, rounded where the scheme says so. */
  readonly points: Column;
  /** Weight as it counted for each unit, after re-weighting; 0 where the part does not exist for the unit. */
  readonly weight: Float64Array;
}

/** What a gate did to a unit. */
export interface GateEffect {
  /** Index into `scheme.gates`; −1 for the bar of a missed binding indicator (GATE-5), whose ID is `indicator`. */
  readonly gate: number;
  readonly indicator?: string | undefined;
  readonly unit: number;
}

/** Everything about one list in one period. Arrays run over `members`; columns run over all units of the run. */
export interface ListResult {
  readonly list: string;
  readonly period: Period;
  /** Indices of units in the run, ascending. */
  readonly members: Int32Array;
  /** ID of the main class, '' for none. */
  readonly classes: readonly string[];
  /** IDs of overlays in order of precedence, lowest first. */
  readonly overlays: readonly (readonly string[])[];
  /** Ranked apart: the group's name, '' for one group. */
  readonly groups: readonly string[];
  /** Whether the unit is ranked at all (eligible and scored). */
  readonly ranked: Uint8Array;
  /** Quanta of the tree's total before additions and gates; NaN where missing. */
  readonly points: Float64Array;
  /** Quanta of the final score, on which ranks are taken; NaN where missing. */
  readonly score: Float64Array;
  /** 1 is first, ties share the better rank; 0 for none. */
  readonly rank: Int32Array;
  /** Grade ID, '' for none. */
  readonly grades: readonly string[];
  /** Why the grade is not what the score alone gives: gate, quota, tie. In order of application. */
  readonly gradeNotes: readonly (readonly GradeNote[])[];
  readonly gateEffects: readonly GateEffect[];
  /** By path; the root has path ''. */
  readonly parts: ReadonlyMap<string, PartResult>;
}

export interface GradeNote {
  readonly because: 'threshold' | 'quota' | 'tie' | 'pool' | 'cap' | 'bar' | 'veto';
  readonly from: string;
  readonly to: string;
  readonly gate?: number | undefined;
}

/** Light of one unit, indicator and moment; '' is no light. */
export interface LightCell {
  readonly light: string;
  /** What the rules alone say, before hysteresis. */
  readonly raw: string;
  readonly state: LightState;
  /** Index of the rule that matched; −1 for none. */
  readonly rule: number;
}

export const LIGHT_STATES = ['normal', 'pending', 'alerting', 'recovering', 'not_due', 'source_late', 'overdue', 'not_applicable'] as const;
export type LightState = (typeof LIGHT_STATES)[number];

/** Lights of one indicator at one moment (a node, or a watch between nodes) over all units of the run. */
export interface LightResult {
  readonly indicator: string;
  readonly period: Period;
  readonly value: Column;
  readonly scheduled: Column;
  readonly lag: Column;
  cell(unit: number): LightCell;
}

/** A step that a person may take. Nothing is carried out by the engine. */
export interface Proposal {
  /** Stable within the run: consequence or light rule, list, unit, subject. */
  readonly id: string;
  readonly rule: string;
  readonly list: string;
  readonly unit: number;
  readonly period: Period;
  /** cut, allocate, release, take, give, withhold, admonishing_talk, refer, reward, supervision_order, explanation */
  readonly action: string;
  /** Field, item, person or indicators that it is about. */
  readonly subject: string;
  /** Whole fen, positive for money given, negative for money taken; absent where it is not about money. */
  readonly amountFen?: number | undefined;
  /** Grounds as arithmetic or figures: `clamp((60 − 42.5) ÷ 60, 0.1, 0.3) = 0.2917`. */
  readonly ground: string;
  readonly decides: string;
  readonly title: LocalizedText;
  readonly clause?: string | undefined;
  /** Set where the proposal must not be made: `noise` (a rank within error), `too_small` (list below min_group). */
  readonly withheldBecause?: string | undefined;
}

/** Identity of a run: what went in, what came out (docs/spec/run.md). */
export interface RunIdentity {
  readonly scheme: { readonly id: string; readonly version: string; readonly edition: 1; readonly hash: string };
  readonly register: string;
  readonly data: string;
  readonly references: string;
  readonly previous: readonly string[];
  readonly period: string;
  readonly asOf: string;
  readonly seed: number;
  readonly input: string;
  readonly result: string;
}

/** What a run is about: everything that the steps agreed on. */
export interface Assessment {
  readonly units: readonly UnitVersion[];
  readonly period: Period;
  readonly run: RunIdentity;
  readonly lists: readonly ListResult[];
  /** Value of every indicator in the period (combined from shorter ones where due), by indicator ID. */
  readonly values: ReadonlyMap<string, Column>;
  readonly lights: readonly LightResult[];
  readonly proposals: readonly Proposal[];
  readonly issues: readonly Issue[];
}
