import type { LocalizedText, Period } from '@kedu/model';

/** Which run it is. */
export interface RunHeadline {
  readonly scheme: { readonly id: string; readonly version: string };
  readonly period: Period;
  /** Day on which the data stood as they were taken; '' where it is not known. */
  readonly asOf: string;
  /** Result hash. */
  readonly result: string;
}

/** What a comparison needs of a run: taken from an assessment, or read from the folder that `kedu assess --out` wrote. */
export interface RunSummary extends RunHeadline {
  readonly lists: readonly ListSummary[];
}

export interface ListSummary {
  readonly list: string;
  readonly units: readonly UnitSummary[];
}

export interface UnitSummary {
  readonly unitId: string;
  readonly code: string;
  readonly name: LocalizedText;
  /** NaN where there is none. */
  readonly score: number;
  /** 0 for none. */
  readonly rank: number;
  readonly grade: string;
  /**
   * Points that each part of the tree gives the total, by path, to a millionth; only parts right below the root and leaves, and of these only
   * those above which everything adds up (COMPARE-2).
   */
  readonly points: ReadonlyMap<string, number>;
  /** What each of these parts gives at a score of 100, by path, to a millionth: its weight in the total as it counted. Additions have none. */
  readonly worth: ReadonlyMap<string, number>;
  /** Shown at the end of the period: light → how many. */
  readonly lights: ReadonlyMap<string, number>;
}

/** How one unit moved between two runs. */
export interface UnitChange {
  readonly unitId: string;
  readonly code: string;
  readonly name: LocalizedText;
  /** Undefined where the unit is in one run only. */
  readonly before?: UnitSummary | undefined;
  readonly after?: UnitSummary | undefined;
  /** Score after less before; NaN where one is missing. */
  readonly scoreBy: number;
  /** Places gained (positive) or lost; 0 where one has no rank. */
  readonly placesBy: number;
  readonly gradeChanged: boolean;
  /** Parts of the tree by how much they moved the total, most first. */
  readonly parts: readonly PartChange[];
  /** The finest of them alone, each split into what the scores and what the weights did; they stand once each (COMPARE-9). */
  readonly leaves: readonly LeafChange[];
  /** `leaves` added up, and what gates, rounding and parts that give no points of their own leave over: together `scoreBy`, exactly. */
  readonly split: ScoreSplit;
}

/** Points of a change by what made them. */
export interface ScoreSplit {
  readonly byScore: number;
  readonly byWeight: number;
  readonly rest: number;
}

/** How a part without parts of its own moved the total, by the score that it got and by the weight that it had. */
export interface LeafChange {
  readonly path: string;
  /** `byScore` + `byWeight`. */
  readonly by: number;
  readonly byScore: number;
  /** What another weight did, or a part that the other run has for none of the list's units. */
  readonly byWeight: number;
  /** Weight in the total before and after, in points; NaN where the part has none (COMPARE-9). */
  readonly worthBefore: number;
  readonly worthAfter: number;
  /**
   * How the part comes to be in one run only: `added` or `removed`, the other run has it for no unit of the list; `gained` or `lost`, it has
   * it for others, and this one has no value there or another class.
   */
  readonly only?: 'added' | 'removed' | 'gained' | 'lost' | undefined;
}

/** How much a part moved the total of a unit. */
export interface PartChange {
  readonly path: string;
  /** Points after less before; a part that gave none counts as 0. */
  readonly by: number;
  /** Set where the part gave points in one run only: another version of the scheme, or no value. */
  readonly only?: 'before' | 'after' | undefined;
}

export interface ListChange {
  readonly list: string;
  /** In the order of the later run's units. */
  readonly units: readonly UnitChange[];
}

/** What changed between two runs of one scheme. Rule: COMPARE-1 (docs/spec/report.md). */
export interface RunComparison {
  readonly before: RunHeadline;
  readonly after: RunHeadline;
  readonly lists: readonly ListChange[];
}
