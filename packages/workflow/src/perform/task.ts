import type { Issue, UnitId } from '@kedu/model';
import type { BurdenCommand } from '../collection/burden.ts';
import type { ValueCommand } from '../collection/commands.ts';
import type { Cell } from '../collection/value.ts';
import type { FeedbackCommand } from '../feedback/feedback.ts';
import type { ImportCommand } from '../imports/import.ts';
import type { RightsCommand } from '../rights/events.ts';
import type { CollectedIndicator, PublicationDay } from '../rounds/asks.ts';
import type { ConnectorCommand } from '../rounds/connector.ts';
import type { PublicationCommand } from '../rounds/publications.ts';
import type { RoundCommand } from '../rounds/round.ts';
import type { WorkCalendar } from '../rounds/workCalendar.ts';
import type { RunCommand, RunInput } from '../runs/run.ts';
import type { ChangeCommand } from '../schemes/changeRequest.ts';
import type { SchemeCommand } from '../schemes/schemeVersion.ts';

/** A command for one figure, with the version of it that whoever asks has before his eyes (COMMIT-4). */
export interface ValueEntry {
  readonly cell: Cell;
  readonly command: ValueCommand;
  /** Version of the stream; absent where he did not look, as for a column that is checked as a whole. */
  readonly seen?: number | undefined;
}

/** A command with what it is for. */
export type Task =
  | { readonly on: 'rights'; readonly command: RightsCommand }
  | { readonly on: 'scheme'; readonly id: string; readonly command: SchemeCommand }
  | { readonly on: 'change'; readonly id: string; readonly command: Exclude<ChangeCommand, { readonly type: 'carry_out_change' }> }
  | { readonly on: 'connector'; readonly id: string; readonly command: ConnectorCommand }
  | { readonly on: 'round'; readonly id: string; readonly command: RoundCommand }
  /** Of the periods that end in a year. */
  | { readonly on: 'publication'; readonly id: string; readonly command: PublicationCommand }
  /** All of the figures or none of them. */
  | { readonly on: 'values'; readonly round: string; readonly entries: readonly ValueEntry[] }
  /** `figures` with `record_import` alone: what the file says, captured with the import in one command. */
  | {
      readonly on: 'import';
      readonly id: string;
      readonly command: ImportCommand;
      readonly round: string;
      readonly figures?: readonly ValueEntry[] | undefined;
    }
  | { readonly on: 'burden'; readonly unit: UnitId; readonly command: BurdenCommand }
  | { readonly on: 'run'; readonly id: string; readonly command: RunCommand }
  | { readonly on: 'feedback'; readonly run: string; readonly command: FeedbackCommand };

/** What the world around the store knows: calendars, and what stands in schemes. */
export interface Knowledge {
  readonly calendar: WorkCalendar;
  /** Publication days of everybody; those that an authority sets itself stand above them. */
  readonly publications: readonly PublicationDay[];
  /** Indicators of a scheme version of an authority with the units that they are collected of. */
  collected(scheme: string, version: string, authority: string): Promise<readonly CollectedIndicator[]>;
  /**
   * What the check of an authority's scheme files finds, by the hash of the files: how many errors, and why a version (`north@2024`) is not
   * in them, which is one of the errors; '' is the hash of none.
   */
  filesOf(version: string, hash: string, authority: string): Promise<{ readonly errors: number; readonly notIn?: Issue | undefined }>;
  /** Units that a run of an authority assesses, members of all its lists, by their IDs. */
  assessed(run: RunInput, authority: string): Promise<readonly UnitId[]>;
}
