import type { LocalizedText, Place } from '@kedu/model';
import type { DecomposeMethod } from '../shapes/goals.ts';
import type { DecomposedTarget } from './decompose.ts';
import type { Reconciliation } from './reconcile.ts';

/** A unit as a goal names it: code and name together. */
export interface NamedUnit {
  readonly code: string;
  readonly name: string;
}

/** A row of the table of a goal: a unit with its share of the goal. */
export interface GoalRow extends NamedUnit {
  readonly base?: number | undefined;
  readonly potential?: number | undefined;
  /** Target as the table writes it: by hand. */
  readonly written?: number | undefined;
  /** The target that holds: written, else computed; absent where a fault of its family leaves none. */
  readonly target?: number | undefined;
  /** How the computed target came about; absent where it is written or cannot be computed. */
  readonly computed?: DecomposedTarget | undefined;
  /** Code of the unit above; absent for the first level. */
  readonly under?: string | undefined;
  readonly reason?: string | undefined;
  readonly place: Place;
}

/** How a goal is decomposed, and into what. */
export interface Decomposition {
  readonly by: DecomposeMethod;
  readonly sum: 'sum' | 'weighted_mean';
  readonly step: number;
  /** In the order of the table. */
  readonly rows: readonly GoalRow[];
  /** Absent where a row has no target. */
  readonly reconciliation?: Reconciliation | undefined;
  readonly place: Place;
}

/** A key result: an indicator with a target, beside a goal (GOAL-6). */
export interface KeyResult {
  readonly title: LocalizedText;
  readonly indicator: string;
  readonly target: number;
}

/** A goal: where it comes from, who leads, who carries it (GOAL-1). `indicator`, `target` and `period` stand together or not at all. */
export interface Goal {
  readonly id: string;
  readonly title: LocalizedText;
  readonly source?: string | undefined;
  readonly indicator?: string | undefined;
  readonly period?: string | undefined;
  readonly target?: number | undefined;
  /** Which way of the indicator is better. */
  readonly better: 'higher' | 'lower';
  readonly lead?: NamedUnit | undefined;
  readonly sharedWith: readonly NamedUnit[];
  readonly list?: string | undefined;
  readonly decompose?: Decomposition | undefined;
  /** Share of excess above which escalation is a warning. */
  readonly escalation: number;
  readonly keyResults: readonly KeyResult[];
  readonly clause?: string | undefined;
  readonly place: Place;
}
