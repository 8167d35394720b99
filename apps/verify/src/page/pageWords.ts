import type { LocalizedText, Severity } from '@kedu/model';
import type { BundleIdentity, Verdict, VerifyReport } from '@kedu/verify';
import type { WorkStep } from '../worker/messages.ts';

type Manifest = NonNullable<BundleIdentity['manifest']>;

/** What the page says beside its findings. */
export interface PageWords {
  readonly title: string;
  readonly intro: string;
  readonly drop: string;
  /** The same for a device that is touched, on which nothing can be dragged and no folder chosen. */
  readonly introTouch: string;
  readonly dropTouch: string;
  readonly folder: string;
  readonly zip: string;
  /** A step of the check, what it is and which of how many. */
  readonly step: (step: WorkStep, number: number, all: number) => string;
  readonly other: string;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly count: (count: number) => string;
  readonly others: (count: number) => string;
  readonly place: string;
  readonly found: string;
  readonly expected: string;
  readonly remedy: string;
  readonly nothing: string;
  readonly example: string;
  readonly failed: (why: string) => string;
  readonly refused: string;
  readonly verdict: (verdict: Verdict, report: VerifyReport) => string;
  /** What the verdict means for who wants to quote the figures. */
  readonly meaning: Readonly<Record<Verdict, string>>;
  /** When it was checked, and what: a print says it too. */
  readonly checkedAt: (at: string, sha256: string | undefined) => string;
  readonly about: (manifest: Manifest, authority: LocalizedText | undefined) => string;
  readonly level: (level: string) => string;
  readonly checkedTitle: string;
  readonly checked: (report: VerifyReport) => readonly string[];
  readonly openTitle: string;
  /** What could not be checked, and why. */
  readonly open: (report: VerifyReport, verdict: Verdict) => readonly string[];
  readonly findingsTitle: (count: number) => string;
  readonly factsTitle: string;
  readonly facts: (report: VerifyReport, milliseconds: number) => readonly (readonly [string, string])[];
}
