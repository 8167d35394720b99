import type { Issue, Severity } from '@kedu/model';

/** What a bundle says it is, as far as it could be read. */
export interface BundleIdentity {
  /** Of bundle.json, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly manifest?: {
    readonly authority: string;
    readonly pack: string;
    readonly scheme: string;
    readonly period: string;
    readonly asOf: string;
    readonly example: boolean;
    readonly level: string;
  };
  readonly checkpoint?: {
    readonly origin: string;
    readonly size: number;
    /** In base64, as the checkpoint writes it. */
    readonly root: string;
    /** Whose policy it was held against, and whether that accepts it. */
    readonly policy: 'reader' | 'bundle';
    readonly trusted: boolean;
    readonly cosigners: readonly { readonly name: string; readonly at: string }[];
  };
}

/** What was checked. Rule: VERIFY-7. */
export interface VerifyCounts {
  readonly files: { readonly listed: number; readonly agree: number };
  readonly entries: { readonly shown: number; readonly proven: number };
  readonly blocks: { readonly stated: number; readonly opened: number; readonly withheld: number };
  /** Cells of results: computed again and compared, how many agree, how many rest on withheld rows, how many nobody can compute. */
  readonly figures: { readonly compared: number; readonly agree: number; readonly attested: number; readonly notRecomputable: number };
}

/** What a check of a bundle came to. Rule: VERIFY-7. */
export interface VerifyReport {
  readonly findings: readonly Issue[];
  /** All findings by severity, those that are not listed too. */
  readonly severities: Readonly<Record<Severity, number>>;
  readonly counts: VerifyCounts;
  /** Absent where there is no bundle.json. */
  readonly identity?: BundleIdentity | undefined;
}
