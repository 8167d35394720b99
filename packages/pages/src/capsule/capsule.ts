import type { AssessInput, OtherRun, PreviousRun, Recognition, References, RunIdentity, RunSummary } from '@kedu/engine';
import type { Issue, Locale, LocalizedText, Observations, UnitRegister } from '@kedu/model';
import type { ReportLinks, ReportView } from '../report/contract.ts';

/** What a capsule is packed from. */
export interface CapsuleInputs {
  readonly view: ReportView;
  /** What the run was given: `trace.input` of the assessment that is shown. */
  readonly input: AssessInput;
  /** Texts of the pack, by path; those that the scheme does not use are left out. */
  readonly files: ReadonlyMap<string, string>;
}

/** The inputs of a run, and what its report says beside the results: enough to compute and to show the whole again. */
export interface Capsule {
  /** Files of the scheme, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Path of the scheme file among them. */
  readonly entry: string;
  /** English of texts that the scheme gives in Chinese alone (PACK-13): no file of the scheme, and needed to write its page again. */
  readonly english?: ReadonlyMap<string, string> | undefined;
  readonly register: UnitRegister;
  /** Period ID. */
  readonly period: string;
  readonly asOf: string;
  readonly seed: number;
  readonly references?: References | undefined;
  readonly previous: readonly PreviousRun[];
  /** Runs of other schemes that values were taken from (FROM-4). */
  readonly others?: readonly OtherRun[] | undefined;
  readonly observations: Observations;
  /** What the run was found to be when the report was made; whoever computes it again must find the same. */
  readonly identity: RunIdentity;
  readonly packTitle: LocalizedText;
  readonly about?: LocalizedText | undefined;
  readonly issues: readonly Issue[];
  /** The run that the report compares with. */
  readonly before?: RunSummary | undefined;
  /** Mutual recognition as it was worked out beside the run: carried, not computed again (RECOGNISE-5). */
  readonly recognitions?: readonly Recognition[] | undefined;
  readonly locale: Locale;
  readonly links?: WaysOut | undefined;
}

/** Links of the report's head; those of units lead into the report itself where it is live. */
export type WaysOut = Omit<ReportLinks, 'unit'>;

/** 'KDCP': the first four bytes. */
export const CAPSULE_MAGIC = [0x4b, 0x44, 0x43, 0x50] as const;
export const CAPSULE_FORM = 1;
