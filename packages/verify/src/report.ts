import type { BundleManifest } from '@kedu/bundle';
import type { Issue, LocalizedText, Severity } from '@kedu/model';

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
  /** The entry by which it was published: a copy that was withdrawn has another. */
  readonly publication?: { readonly origin: string; readonly index: number; readonly at: string };
  readonly checkpoint?: {
    readonly origin: string;
    readonly size: number;
    /** In base64, as the checkpoint writes it. */
    readonly root: string;
    /** Whose policy it was held against, and whether that accepts it. */
    readonly policy: 'reader' | 'bundle';
    readonly trusted: boolean;
    /** Its signature by SM2 holds, where the policy asks for one (POLICY-3). */
    readonly sm2?: boolean;
    readonly cosigners: readonly { readonly name: string; readonly at: string }[];
    /** Who else states that the tree was there, when, and whether the reader trusts them; the time is blank where only a node of the chain can tell it. */
    readonly anchors: readonly { readonly by: string; readonly at: string; readonly trusted: boolean }[];
  };
}

/** How many rows of a table are withheld for a reason. */
export interface HiddenRows {
  readonly table: string;
  readonly reason: string;
  readonly rows: number;
}

/** What was checked. Rule: VERIFY-7. */
export interface VerifyCounts {
  readonly files: { readonly listed: number; readonly agree: number };
  readonly entries: { readonly shown: number; readonly proven: number };
  /** Blocks of sealed rows; `examined` are withheld ones at which somebody of the policy looked and signed for it (LABEL-1). */
  readonly blocks: { readonly stated: number; readonly opened: number; readonly withheld: number; readonly examined: number };
  /** Sealed rows of all tables, and those that are withheld by table and reason. */
  readonly rows: { readonly sealed: number; readonly hidden: readonly HiddenRows[] };
  /** Cells of results: computed again and compared, how many agree, how many rest on withheld rows, how many nobody can compute. */
  readonly figures: {
    readonly compared: number;
    readonly agree: number;
    readonly attested: number;
    readonly notRecomputable: number;
    /** Cells that rest on withheld rows: held against what is shown beside them, and not held against anything, with the tables of these. */
    readonly shown: number;
    readonly unchecked: number;
    readonly openTables: readonly string[];
  };
}

/** What a check of a bundle came to. Rule: VERIFY-7. */
export interface VerifyReport {
  readonly findings: readonly Issue[];
  /** All findings by severity, those that are not listed too. */
  readonly severities: Readonly<Record<Severity, number>>;
  readonly counts: VerifyCounts;
  /** How many figures of results and indicators bear each label, as bundle.json states it (LABEL-3); what is wrong in it is a finding. */
  readonly shares?: BundleManifest['shares'] | undefined;
  /** The name of the government that assesses, where the register holds it. */
  readonly authority?: LocalizedText | undefined;
  /** Absent where there is no bundle.json. */
  readonly identity?: BundleIdentity | undefined;
}
