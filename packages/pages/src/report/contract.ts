import type { Assessment, Explanation, PreviousRun, RunComparison } from '@kedu/engine';
import type { Issue, Locale, LocalizedText, Observations } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';

/** Everything that a report shows, before it is HTML. */
export interface ReportView {
  readonly packTitle: LocalizedText;
  readonly about?: LocalizedText | undefined;
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly observations: Observations;
  /** Earlier runs of the scheme, the latest first: the trend. */
  readonly previous: readonly PreviousRun[];
  /** What changed since the last run, or since the one that was asked for. */
  readonly changes?: RunComparison | undefined;
  /** Problems found in the pack's files, beside those of the run itself. */
  readonly issues: readonly Issue[];
  readonly locale: Locale;
}

/** What makes the report live: absent, it is a page to read and print. */
export interface ReportAssets {
  /** The program of the report (apps/report), one script. */
  readonly script: string;
  /** The run's inputs, packed, compressed and in base64 (CAPSULE-1). */
  readonly capsule: string;
}

/** One unit in one list, as its page shows it. `member` is the position in the list. */
export interface UnitView {
  readonly report: ReportView;
  readonly list: string;
  readonly member: number;
  /** Undefined while it is being computed. */
  readonly why?: Explanation | undefined;
}

/** Where the program of the report finds what it fills: attributes that pages write and apps/report reads. */
export const HOOKS = {
  /** On the element that a unit page replaces. */
  unitPage: 'data-unit-page',
  /** On a matrix that is too large to stand in the page: `data-matrix="LIST"`. */
  matrix: 'data-matrix',
  /** On a place for a chart: `data-chart="trend"`; `data-list`, `data-unit`, `data-indicator` say of what. */
  chart: 'data-chart',
  /** The capsule's script element. */
  capsule: 'kedu-capsule',
} as const;

/** Address of a unit page inside the report: `#/cities/990100`. */
export function unitAnchor(list: string, unitCode: string): string {
  return `#/${encodeURIComponent(list)}/${encodeURIComponent(unitCode)}`;
}
