import type { LocalizedText, Period } from '@kedu/model';

/** What a comparison needs of a run: taken from an assessment, or read from the folder that `kedu assess --out` wrote. */
export interface RunSummary {
  readonly scheme: { readonly id: string; readonly version: string };
  readonly period: Period;
  /** Result hash. */
  readonly result: string;
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
   * Points that each part of the tree gives the total, by path; only parts right below the root and leaves, and of these only those above
   * which everything adds up (COMPARE-2).
   */
  readonly points: ReadonlyMap<string, number>;
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
  readonly before: Pick<RunSummary, 'scheme' | 'period' | 'result'>;
  readonly after: Pick<RunSummary, 'scheme' | 'period' | 'result'>;
  readonly lists: readonly ListChange[];
}
