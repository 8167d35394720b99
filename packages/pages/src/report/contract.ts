import type {
  Assessment,
  Explanation,
  ListReviews,
  ListSensitivity,
  OtherRun,
  PreviousRun,
  Recognition,
  RunComparison,
} from '@kedu/engine';
import type { Issue, Locale, LocalizedText, Observations, UnitRegister } from '@kedu/model';
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
  /** Runs of other schemes that values were taken from (FROM-4). */
  readonly others?: readonly OtherRun[] | undefined;
  /** What changed since the last run, or since the one that was asked for. */
  readonly changes?: RunComparison | undefined;
  /** Comparisons with other regions on what both share (RECOGNISE-5), as they were worked out beside this run. */
  readonly recognitions?: readonly Recognition[] | undefined;
  /** What the designers’ choices do to each list, where the scheme asks for it (DESIGN-8). */
  readonly sensitivity?: readonly ListSensitivity[] | undefined;
  /** Problems found in the pack's files, beside those of the run itself. */
  readonly issues: readonly Issue[];
  readonly locale: Locale;
  /** Gives tiles and summaries their parents; without it they follow the groups that are ranked apart. */
  readonly register?: UnitRegister | undefined;
  /** Where the report stands among other pages; a file that is sent has none. */
  readonly links?: ReportLinks | undefined;
  /** Set where the run is a replay under another version than the one in force, and no result (DIFF-5): the versions in force, '' for none. */
  readonly replay?: { readonly inForce: string } | undefined;
  /** What was worked out of whole lists; whoever shows many units of a run hands it on from page to page. */
  readonly reviews?: ListReviews | undefined;
}

/** Ways out of a report that is served by a site. */
export interface ReportLinks {
  /** Page of all runs. */
  readonly home?: string | undefined;
  /** The same page in the other language. */
  readonly other?: string | undefined;
  /** Page that compares the scheme with another version of it (DIFF-6). */
  readonly comparison?: { readonly href: string; readonly before: string; readonly after: string } | undefined;
  /** Page of a unit; without it names of units lead to unit pages inside the report, where it is live. */
  unit?(list: string, unitCode: string): string;
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
  /**
   * On an empty, hidden `<article id="unit-page">`, sibling of `<div id="report">`. To open a unit: fill it with `unitSection`, take its
   * `hidden` away and hide `#report`; to close: the other way round.
   */
  unitPage: 'data-unit-page',
  /** On an empty block for a matrix that is too large to stand in the page: `data-matrix="LIST"`; hidden until it is filled. */
  matrix: 'data-matrix',
  /**
   * On an empty block for a chart: `data-chart="trend"` (`data-list`) in the report, `data-chart="months"` (`data-list`, `data-unit` = unit code) in a
   * unit page; hidden until it is filled. What stands beside it is static and stays.
   */
  chart: 'data-chart',
  /** ID of the `<script type="application/octet-stream">` that holds the capsule; the program is the script after it. */
  capsule: 'kedu-capsule',
  /** On the line above the report that says it is not checked yet; the program says there what it found (CAPSULE-6). */
  verdict: 'data-check',
} as const;

/** Address of a unit page with every step of its explanation open: `#/print/cities/990100`. */
export function printAnchor(list: string, unitCode: string): string {
  return `#/print/${encodeURIComponent(list)}/${encodeURIComponent(unitCode)}`;
}

/** Address of a unit page inside the report: `#/cities/990100`. */
export function unitAnchor(list: string, unitCode: string): string {
  return `#/${encodeURIComponent(list)}/${encodeURIComponent(unitCode)}`;
}
