import type { RouteAnswer, RouteBody, RouteName, RouteParams, RouteQuery, Routes } from '@kedu/api';
import type { Issue, Locale } from '@kedu/model';
import type { Context, Entered, GivenPassword, Instant, PersonId, Task } from '@kedu/workflow';
import type { ServerPorts } from './ports.ts';

/** Who is signed in. The name stands here for answers alone; logs get neither. */
export interface Reader {
  readonly person: PersonId;
  readonly name: string;
  /** Name that he signed in with. */
  readonly signName: string;
  /** Digest of the token of his session. */
  readonly session: string;
  readonly openedAt: Instant;
  readonly hasSecondFactor: boolean;
  /** His password was given by somebody else: he changes it before anything else (SIGN-10). */
  readonly passwordIsGiven: boolean;
  readonly given?: GivenPassword | undefined;
  readonly isExample: boolean;
}

/** What every handler is given. */
export interface AskedOfAnybody<N extends RouteName> {
  /** Parts of the path, the question and the body, as the contract has read them. */
  readonly params: RouteParams<N>;
  readonly query: RouteQuery<N>;
  readonly body: RouteBody<N>;
  readonly locale: Locale;
  readonly ports: ServerPorts;
  /** Aborted when who asked has gone, or the server stops. */
  readonly signal: AbortSignal;
  /** Idempotency key; '' where the route bears none. */
  readonly key: string;
}

/** What a handler of a route behind sign-in is given. */
export interface AskedOfReader<N extends RouteName> extends AskedOfAnybody<N> {
  readonly reader: Reader;
}

/** What a handler of a route of an authority is given: who asks sits there today, in this post. */
export interface AskedInPlace<N extends RouteName> extends AskedOfReader<N> {
  readonly entered: Entered;
  /** Moment, day in China and rights; what procedures decide with. */
  readonly context: Context;
  /** Carries a task out by the key of this request, at the told moment of a rehearsal: the answer of a command. */
  perform(task: Task): Promise<CommandAnswer>;
  /**
   * The file of a route of kind `upload`; the fields before it are the body. Its pieces end with an error past the bound of the contract.
   */
  upload(): Upload;
}

export interface Upload {
  readonly fileName: string;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** Where a command stands in the audit trail. */
export interface CommandReceipt {
  readonly sequence: number;
  readonly at: string;
  readonly again: boolean;
}

export type CommandAnswer = { readonly value: CommandReceipt } | RefusedAnswer;

/** Every reason why it was not done. The status follows from the first of them (API-6) unless it is given. */
export interface RefusedAnswer {
  readonly issues: readonly Issue[];
  readonly status?: number | undefined;
  /** Where an issue belongs: a JSON pointer into the body, or a cell; where absent or undefined, what its place says. */
  readonly at?: ((issue: Issue) => string | undefined) | undefined;
}

/** What is read, or what a command gives. */
export interface ValueAnswer<T> {
  readonly value: T;
  /** Token of a session that begins with this answer; null ends the one that there is. */
  readonly session?: string | null | undefined;
  /**
   * It rests on more than the commands of the authority (places in a log, progress):
   * it is not kept, and its ETag is a digest of its bytes (API-7).
   */
  readonly isLive?: boolean | undefined;
}

/** A file, byte for byte. */
export interface FileAnswer {
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** Media type: `text/csv; charset=utf-8`. */
  readonly type: string;
  /** Name under which a browser keeps it; shown in the page where absent. */
  readonly name?: string | undefined;
  /** Hash of the bytes, `sha256:…`: the ETag of the file. */
  readonly hash?: string | undefined;
}

/** Events sent one after the other until the source ends. */
export interface StreamAnswer {
  readonly events: AsyncIterable<{ readonly event: string; readonly data: unknown; readonly id?: string | undefined }>;
}

export type Answer<T> = ValueAnswer<T> | RefusedAnswer | FileAnswer | StreamAnswer;

/** What a route is given, by who may ask. */
export type Asked<N extends RouteName> = Routes[N]['asker'] extends 'post'
  ? AskedInPlace<N>
  : Routes[N]['asker'] extends 'session'
    ? AskedOfReader<N>
    : AskedOfAnybody<N>;

/** Answers a route. Faults of the program are thrown, and come out as API_FAULT; everything else is an answer. */
export type Handler<N extends RouteName> = (asked: Asked<N>) => Promise<Answer<RouteAnswer<N>>> | Answer<RouteAnswer<N>>;

/** A room of the server: handlers by the names of `ROUTES`. */
export type Handlers = { readonly [N in RouteName]?: Handler<N> };

/** Work that goes on beside requests: jobs, sequencer, connectors. */
export interface Worker {
  readonly name: string;
  /** Whether it goes on and can do its work; asked by /readyz. */
  isAlive(): boolean;
  /** Ends it; what is half done is taken up by another later. */
  stop(): Promise<void>;
}

export type StartWorker = (ports: ServerPorts) => Promise<Worker> | Worker;
