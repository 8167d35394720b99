import type { DeterminedRun } from './determine/determined.ts';
import type { ElasticEffect, JointEffect } from './responsibility/effect.ts';
import type { ListUncertainty, RunUncertainty } from './uncertainty/figures.ts';
import type { AdditionScores } from './steps/additionScores.ts';
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
  /** Quanta of the total before and after a capped score; absent where the gate caps none or the total lay below. */
  readonly scoreFrom?: number | undefined;
  readonly scoreTo?: number | undefined;
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
  /** The same among units of one main class in the list (and group); 0 for none (RANK-4). */
  readonly classRank: Int32Array;
  /** 1 for the last of a list (or group) that is large enough (RANK-5). */
  readonly lastPlace: Uint8Array;
  /** Grade ID, '' for none. */
  readonly grades: readonly string[];
  /** Why the grade is not what the score alone gives: gate, quota, tie. In order of application. */
  readonly gradeNotes: readonly (readonly GradeNote[])[];
  readonly gateEffects: readonly GateEffect[];
  /** Bonuses and deductions with the outcome of every event, in the order of the tree; absent where the list has none. */
  readonly additions?: readonly AdditionScores[] | undefined;
  /** By path; the root has path ''. */
  readonly parts: ReadonlyMap<string, PartResult>;
  /** What elastic coefficients moved; absent where there is none (ELASTIC-3). */
  readonly elastic?: readonly ElasticEffect[];
  /** Who answers for what share of a joint result; absent where there is none (JOINT-4). */
  readonly joint?: readonly JointEffect[];
  /** What errors of values make of it; absent where none is stated (DRAW, RANKSET). */
  readonly uncertainty?: (ListUncertainty & Pick<RunUncertainty, 'confidence' | 'draws' | 'revisions'>) | undefined;
}

export interface GradeNote {
  readonly because: 'threshold' | 'quota' | 'tie' | 'pool' | 'cap' | 'bar' | 'veto' | 'determined';
  readonly from: string;
  readonly to: string;
  readonly gate?: number | undefined;
  /** The missed binding indicator, where `gate` is −1. */
  readonly indicator?: string | undefined;
}

/** Light of one unit, indicator and moment; '' is no light. */
export interface LightCell {
  readonly light: string;
  /** What the rules alone say, before hysteresis. */
  readonly raw: string;
  readonly state: LightState;
  /** Index of the rule behind `light`; −1 where no light is shown, and for the reporting light (LIGHT-10). */
  readonly rule: number;
}

export const LIGHT_STATES = ['normal', 'pending', 'alerting', 'recovering', 'not_due', 'source_late', 'overdue', 'not_applicable'] as const;
export type LightState = (typeof LIGHT_STATES)[number];

/** Lights of one indicator at one moment (a node, or a watch between nodes) over all units of the run. */
export interface LightResult {
  readonly indicator: string;
  readonly period: Period;
  /** Period whose value was held against what is due: of a flow, from the beginning of the year. */
  readonly measured: Period;
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
  /** One of PROPOSAL_ACTIONS (PROPOSE-1). */
  readonly action: ProposalAction;
  /** Field, item, person or indicators that it is about. */
  readonly subject: string;
  /** The subject as people read it, where the rule words it in both languages (PROPOSE-10). */
  readonly about?: LocalizedText | undefined;
  /** Whole fen, positive for money given, negative for money taken; absent where it is not about money. */
  readonly amountFen?: number | undefined;
  /** Whole fen that were asked for and are not granted (PROPOSE-17). */
  readonly savedFen?: number | undefined;
  /** Persons, where it is about them and not about money (PROPOSE-18). */
  readonly count?: number | undefined;
  /** Grounds as arithmetic or figures: `clamp((60 − 42.5) ÷ 60, 0.1, 0.3) = 0.2917`. */
  readonly ground: string;
  readonly decides: string;
  readonly title: LocalizedText;
  readonly clause?: string | undefined;
  /** Set where the proposal must not be made, although its rule says so (PROPOSE-3). */
  readonly withheldBecause?: WithheldReason | undefined;
  /** `not_stated`: the rule spares what lies within measurement error, and the scheme states none, so that none was weighed (PROPOSE-12). */
  readonly noise?: 'not_stated' | undefined;
  /** Share of draws in which the rule proposes it again, where errors were weighed (NOISE-1). */
  readonly heldIn?: number | undefined;
}

/** What a proposal asks for; of `return`, `fill` and `hold` see PROPOSE-6, PROPOSE-8 and PROPOSE-7, of `permit` and `ceiling` PROPOSE-18. */
export const PROPOSAL_ACTIONS = [
  'cut',
  'return',
  'allocate',
  'release',
  'hold',
  'take',
  'give',
  'fill',
  'withhold',
  'pay',
  'compensate',
  'pay_items',
  'approve',
  'adjust',
  'reject',
  'permit',
  'ceiling',
  'admonishing_talk',
  'refer',
  'reward',
  'supervision_order',
  'explanation',
  'notice',
] as const;
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

export const WITHHELD_REASONS = ['too_small', 'no_receiver', 'undetermined', 'protected', 'determined', 'noise'] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

/** Identity of a run: what went in, what came out (docs/spec/run.md). */
export interface RunIdentity {
  readonly scheme: { readonly id: string; readonly version: string; readonly edition: 1; readonly hash: string };
  readonly register: string;
  readonly data: string;
  readonly references: string;
  readonly previous: readonly string[];
  /** Runs of other schemes that values were taken from; absent where there are none (FROM-4). */
  readonly others?: readonly { readonly scheme: string; readonly period: string; readonly result: string }[];
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
  /** What a body determined; absent where the scheme has no determination. */
  readonly determined?: DeterminedRun | undefined;
  readonly issues: readonly Issue[];
}
