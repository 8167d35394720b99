import type { Period } from '@kedu/model';
import type { LagBasis } from '../../light/lag.ts';
import type { LightCell } from '../../result.ts';

/**
 * The lights of a list at one moment, with everything that is not a value or a memory settled beforehand. `lightSweep` and the WebAssembly
 * kernel carry it out; both give what `light` gives. Rule: KERNEL-6 (docs/spec/kernel.md).
 */
export interface LightPlan {
  readonly list: string;
  readonly moment: Period;
  readonly profiles: number;
  /** What each column of the data holds. */
  readonly columns: readonly LightColumn[];
  /** Indicators that are lit at the moment, by ID. */
  readonly indicators: readonly IndicatorLights[];
  /** Automata, one for each set of rules that apply together. */
  readonly tables: readonly LightTable[];
}

/** What a column holds: the actual value of a period (LIGHT-4), or what is due at the moment where that differs by unit (LIGHT-3, LIGHT-5). */
export interface LightColumn {
  readonly kind: 'value' | 'scheduled';
  readonly indicator: string;
  readonly period: Period;
}

export interface IndicatorLights {
  readonly indicator: string;
  /** Column of the actual value. */
  readonly value: number;
  readonly scheduled: LightSchedule;
  /** Undefined where a lag has no meaning (LIGHT-6). */
  readonly basis: LagBasis | undefined;
  readonly better: 'higher' | 'lower';
  /** By profile: 1 where the tree has a part with the indicator (LIGHT-2). */
  readonly lit: Uint8Array;
  /** In the order of the scheme: the first that holds counts. */
  readonly tests: readonly LightTest[];
  /** Where some rule asks for missed nodes (LIGHT-8). */
  readonly missed?: MissedMemory | undefined;
  /** Position among the tables. */
  readonly table: number;
  /** Whether no moment of the year went before: then there is no memory. */
  readonly isFirst?: true | undefined;
}

/** What is due: by profile, with reasons where nothing is, or a column. */
export type LightSchedule =
  | { readonly by: 'profile'; readonly values: Float64Array; readonly missing: Uint8Array }
  | { readonly by: 'unit'; readonly column: number };

/** One rule; `seen` is its position among those that apply. */
export type LightTest =
  | {
      readonly seen: number;
      readonly reads: 'lag' | 'value';
      readonly holds: LightHolds;
      readonly limit: number;
      /** A condition is not decided by a lag beyond float64 (EXPR-6); an indicator’s own threshold, which stands in its place, is. */
      readonly finite: boolean;
    }
  | { readonly seen: number; readonly reads: 'missed' }
  /** Holds always (0), or cannot be decided for this reason (MISS-1). */
  | { readonly seen: number; readonly reads: 'nothing'; readonly reason: number };

export type LightHolds = 'at_least' | 'above' | 'at_most' | 'below';

/** How the memory of missed nodes goes on: a node is due now; a node was due earlier, and a value can still make it up; or nothing changes. */
export interface MissedMemory {
  readonly tolerance: number;
  readonly now: 'node' | 'later' | 'unchanged';
}

/** An automaton over bytes: what is shown in each state, and which state follows. State 0 is the one before the first moment. */
export interface LightTable {
  readonly cells: readonly LightCell[];
  /** How many rules apply; they are the observations 0, 1, …; then come the observations of SEEN, from `rules` on. */
  readonly rules: number;
  /** Observations from one state to the next: a power of two. */
  readonly width: number;
  readonly next: Uint8Array;
}

/** Observations that are no rule, after the rules: no rule holds, and why nothing can be said (LIGHT-13). */
export const SEEN = { none: 0, not_due: 1, source_late: 2, overdue: 3, not_applicable: 4, undetermined: 5 } as const;

/** Columns over the units of a list, sorted by profile, within one by ID (KERNEL-3). */
export interface LightData {
  readonly units: number;
  /** Where each profile begins; one more than there are. */
  readonly starts: Int32Array;
  /** By column of the plan; NaN where there is none. */
  readonly values: readonly Float64Array[];
  /** Reasons (MISS-1) by column; undefined: a value counts as `overdue`, a scheduled value as `not_applicable`. */
  readonly gaps: readonly (Uint8Array | undefined)[];
  /** What the moment before left, by indicator; absent at the first moment of a year. */
  readonly before?: LightsKept | undefined;
}

/** Lights by indicator: what is shown, and what the next moment needs to know. */
export type LightsKept = ReadonlyMap<string, LightBytes>;

export interface LightBytes {
  /** By unit: a state of the indicator’s table. */
  readonly states: Uint8Array;
  /** By unit, where rules ask for missed nodes: 0 not missed, 1 missed, 2 + reason where that is unknown. */
  readonly missed?: Uint8Array | undefined;
}

/** Before the first node nothing is due (LIGHT-8): 2 + `not_due`. */
export const MISSED_UNKNOWN = 2;
export const MISSED_AT_FIRST = 3;
