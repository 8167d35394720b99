import type { DatabaseStore } from '@kedu/store';
import type { BlobStore, Instant, PersonId, Ports } from '@kedu/workflow';
import type { ConnectorMachine } from '../connectors/connectorSettings.ts';
import type { SchemeLibrary } from '../knowledge/schemeLibrary.ts';
import type { FileQuestion, QuestionOf, ReadingQuestion } from '../runs/desk/deskMessages.ts';
import type { RunDesk } from '../runs/desk/runDesk.ts';

/** Names of people, which stand in the register of persons alone. */
export interface People {
  /** Names by person; who is not there is absent. */
  names(persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>;
}

/** What the rooms of the server need of the machine. */
export interface ServerPorts extends Ports {
  readonly store: DatabaseStore;
  /** What stands in schemes, by authority. */
  readonly knowledge: SchemeLibrary;
  readonly blobs: BlobStore;
  readonly people: People;
  /** Answers whoever reads a run, in a process of its own, as each of the following: made with the ports, and stopped with them. */
  readonly desk: RunDesk<ReadingQuestion>;
  /** Works runs out; while they are at hand there and it is free, it answers whoever reads them, and makes their bundles. */
  readonly runs: RunDesk<QuestionOf<'assess' | 'publish'> | ReadingQuestion>;
  /** Makes other bundles. */
  readonly bundles: RunDesk<QuestionOf<'publish'>>;
  /** Reads large files, and writes large workbooks. */
  readonly files: RunDesk<FileQuestion>;
  /** Bytes up to which a file is read in this process. */
  readonly readsHere: number;
  /** Folder of what must not be lost beside the database: logs, their keys, the secrets behind salts; a folder an authority. */
  readonly evidence: string;
  /** Folder of this server for what may be lost: caches, files on their way. */
  readonly folder: string;
  /** What connectors may reach. */
  readonly connectors: ConnectorMachine;
  /** Whether the clocks agree, without which nothing new is written. */
  readonly clocks: { isWrong(authority: string): boolean };
  /** Moment of a rehearsal; undefined where the database tells it. */
  readonly told?: (() => Instant | undefined) | undefined;
  /** A line of the log: a code and numbers, never a name, a value or a secret. */
  log(level: 'info' | 'warn' | 'error', event: string, fields?: Readonly<Record<string, string | number | boolean>>): void;
}
