import type { Reading, Signer } from '@kedu/ledger';
import type { UnitId } from '@kedu/model';
import type { Entered, PersonId, PostId } from './actor.ts';
import type { AuditRow } from './audit.ts';
import type { SameCourse } from './collection/sameCourse.ts';
import type { Figure, ValueStep } from './collection/value.ts';
import type { Day, Instant } from './instant.ts';
import type { Notice } from './notices.ts';
import type { Ask } from './rounds/round.ts';
import type { Standing } from './rounds/standing.ts';
import type { KindOf, StreamEvent, StreamStates } from './streams.ts';

export type { Signer };

/** A stream as it was found: its state, and how many commands have touched it (0: none yet). */
export interface Held<S extends string = string> {
  readonly stream: S;
  readonly version: number;
  readonly state: StreamStates[KindOf<S>];
  /** Who touched it last. */
  readonly last?: { readonly person: PersonId; readonly post: PostId; readonly command: string; readonly at: Instant } | undefined;
}

/** One command, decided: everything that it writes, or nothing of it (COMMIT-1). */
export interface Commit {
  readonly entered: Entered;
  /** Name of the command. */
  readonly command: string;
  /** What it is about, for the audit trail: the stream, or another name without values. */
  readonly about: string;
  /** Of the caller's choice, at most 200 characters; the same key with the same content is done once (COMMIT-3). */
  readonly key: string;
  /** Hash of the command as it was asked: what “the same content” is measured by. */
  readonly content: string;
  /**
   * Versions that the decision was made on; one that has moved on refuses all of it
   * (COMMIT-4). `connector/`: how many there are of a kind; `value/gdp_growth/2024Q4/`: a number that every command for one of these
   * figures raises (COMMIT-8).
   */
  readonly expected: readonly { readonly stream: string; readonly version: number }[];
  readonly events: readonly StreamEvent[];
  /** Entries that the log is to get, in order, with the same transaction. */
  readonly entries?: readonly { readonly log: string; readonly entry: Uint8Array }[] | undefined;
  /** Moment of a rehearsal; a record takes the moment of its database. */
  readonly told?: Instant | undefined;
}

/** Where a command stands in the audit trail. */
export interface Receipt {
  readonly sequence: number;
  readonly at: Instant;
  /** Whether this is the first answer once more. */
  readonly again: boolean;
}

/** A version of a figure as it was known at a moment. */
export interface KnownFigure {
  readonly indicator: string;
  readonly period: string;
  readonly unit: UnitId;
  readonly source: string;
  readonly version: number;
  readonly figure: Figure;
  readonly at: Instant;
}

/** Which figures, and as known when. */
export interface KnownQuestion {
  readonly at: Instant;
  /** `counted`: the last version approved by then (COLLECT-7); `reported`: the last version whatever its step (STORE-10). */
  readonly as: 'counted' | 'reported';
  readonly indicators?: readonly string[] | undefined;
  readonly periods?: readonly string[] | undefined;
  readonly units?: readonly UnitId[] | undefined;
}

/** Facts and their course. Every question and every commit is of the entered authority; nothing of another is seen. */
export interface Store {
  /** Streams in the order asked; one that nothing touched has version 0 and the state that its kind begins with. */
  read<S extends string>(entered: Entered, streams: readonly S[]): Promise<readonly Held<S>[]>;
  /**
   * A stream as it was last known here, without asking: it may have moved on, and is for decisions that the commit holds to their versions
   * alone. Undefined where it is not known; a store that remembers nothing has none of this.
   */
  remembered?(entered: Entered, stream: string): Held | undefined;
  /** Names of streams of a kind, sorted: names(entered, 'round/') → ['round/2026-11', 'round/2026-12']. */
  names(entered: Entered, prefix: string): Promise<readonly string[]>;
  /** Numbers of kinds and of columns of figures as they stand, as a commit expects them (COMMIT-8). */
  numbers(entered: Entered, names: readonly string[]): Promise<Commit['expected']>;
  /** Errors: COMMIT_CONFLICT, COMMIT_KEY_REUSED; nothing is written then. */
  commit(commit: Commit): Promise<Reading<Receipt>>;
  /**
   * The first answer to a key of this person, with the content it was for; a
   * repeated command is answered by it and not decided again (COMMIT-3).
   */
  answered(entered: Entered, key: string): Promise<{ readonly content: string; readonly receipt: Receipt } | undefined>;
  known(entered: Entered, question: KnownQuestion): Promise<readonly KnownFigure[]>;
  /** Where the figures that a round asked for stand (ROUND-8). */
  standing(entered: Entered, asks: readonly Ask[]): Promise<Standing>;
  /** Touched figures of each ask by their course, told for whoever is entered: what is asked of very many figures at once (COLLECT-13). */
  courses(entered: Entered, asks: readonly Ask[]): Promise<readonly (readonly SameCourse[])[]>;
  /** Rows of the audit trail from a sequence on. */
  audit(entered: Entered, from: number, most: number): Promise<readonly AuditRow[]>;
}

/** Figures of one file in one command, without an event a cell: STORE-11. */
export interface BulkStore extends Store {
  /**
   * Figures that differ from the last version become captured versions; the rest is untouched. A figure of no column, of a unit that its
   * column does not ask, or outside the range of its column refuses all of it.
   */
  importFigures(commit: Commit, figures: AsyncIterable<BulkFigure>, columns?: readonly BulkColumn[]): Promise<Reading<BulkReceipt>>;
}

/** What holds for all figures of one column of a file, as it was decided (COLLECT-3, COLLECT-6, COLLECT-9, COLLECT-10). */
export interface BulkColumn {
  readonly indicator: string;
  readonly period: string;
  readonly source: string;
  readonly units: readonly UnitId[];
  readonly range?: readonly [number | null, number | null] | undefined;
  readonly objectUntil: Day;
  readonly late?: string | undefined;
}

/** A figure of a file; `step` is what the decision on the column gave it. */
export interface BulkFigure {
  readonly indicator: string;
  readonly period: string;
  readonly unit: UnitId;
  readonly source: string;
  readonly figure: Figure;
  readonly step: Extract<ValueStep, 'submitted'>;
}

export interface BulkReceipt extends Receipt {
  readonly read: number;
  readonly changed: number;
}

/** Bytes that are not kept yet. */
export interface StagedBytes {
  readonly hash: string;
  readonly size: number;
  /** Keeps them: durable once it is done; done twice it changes nothing. */
  keep(): Promise<void>;
  /** Lets go of what waited; to be called once in any case. */
  letGo(): Promise<void>;
}

/** Bytes by their SHA-256: snapshots, uploads, bundles (STORE-12). */
export interface BlobStore {
  /**
   * Bytes that wait for a decision on them, and are kept where it says so: of
   * what is refused nothing is left. Rejects where the source fails.
   */
  stage(entered: Entered, chunks: AsyncIterable<Uint8Array>): Promise<StagedBytes>;
  /** The hash, `sha256:…`, once all is durable. */
  put(entered: Entered, chunks: AsyncIterable<Uint8Array>): Promise<string>;
  get(entered: Entered, hash: string): AsyncIterable<Uint8Array>;
  has(entered: Entered, hash: string): Promise<boolean>;
}

/** The time, from outside. */
export interface Clock {
  now(): Instant;
}

/**
 * Letters: to a person, on a topic that `messages` words (`noticesOf`). Sent once the
 * command is durable; a letter that is lost loses nothing else.
 */
export interface Mailer {
  send(notice: Notice): Promise<void>;
}

/** An entry that a commit promised to a log. */
export interface PendingEntry {
  readonly sequence: number;
  readonly position: number;
  readonly entry: Uint8Array;
}

/** An entry of a log with its index. */
export interface LoggedEntry {
  readonly index: number;
  readonly entry: Uint8Array;
}

/** The one that moves promised entries into a log (COMMIT-5). */
export interface Sequencer {
  /**
   * Does the work while nobody else holds this log; undefined, with nothing done, where another holds it. What the work wrote down as
   * logged is durable when it returns; a holder that dies loses its hold with its connection.
   */
  hold<T>(log: string, work: (held: HeldLog) => Promise<T>): Promise<T | undefined>;
}

/** A log while it is held. */
export interface HeldLog {
  /** Entries that are not logged yet, in the order of the audit trail. */
  pending(most: number): Promise<readonly PendingEntry[]>;
  /** The entry of the highest index that was written down; undefined before the first. */
  last(): Promise<LoggedEntry | undefined>;
  /** Writes down the index of an entry; once and for all. */
  logged(entry: Pick<PendingEntry, 'sequence' | 'position'>, index: number): Promise<void>;
  /** Rejects where the log is held no more: asked before each entry is written. */
  stillHeld(): Promise<void>;
}
