import type { DeterminationRow } from '@kedu/scheme';

/** A gate that bars a unit from a grade: its position in the scheme, −1 for a binding indicator, which is then named. */
export interface BarringGate {
  readonly gate: number;
  readonly indicator?: string | undefined;
}

/** A row of a determination with what became of it in a run. */
export interface DeterminedItem {
  readonly row: DeterminationRow;
  /** Index of the unit; −1 where the run does not know it. */
  readonly unit: number;
  readonly carriedOut: boolean;
  /** What the run gave; '' where it gave nothing. */
  readonly found: string;
  /** The gate that bars the unit from the grade that was determined all the same (DETERMINE-8). */
  readonly barred?: BarringGate | undefined;
}

/** Places of a grade before and after determinations, in one scope of its quota (DETERMINE-6). */
export interface DeterminedQuota {
  readonly list: string;
  readonly grade: string;
  /** Class or group of which the places are; '' for the whole list. */
  readonly scope: string;
  readonly places: number;
  readonly before: number;
  readonly after: number;
}

/** What a body determined on the results of a run. */
export interface DeterminedRun {
  readonly items: readonly DeterminedItem[];
  /** Items that can be determined: grades given and proposals made. */
  readonly of: number;
  readonly quotas: readonly DeterminedQuota[];
  /** Hash of the data up to the end of the period, by which `adopts` names them. */
  readonly data: string;
}
