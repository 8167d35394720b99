import type { Reading } from '@kedu/ledger';
import {
  type Ask,
  type AuditRow,
  type BulkColumn,
  type BulkFigure,
  type BulkReceipt,
  type BulkStore,
  type Commit,
  type Entered,
  type Held,
  type HeldLog,
  kindOf,
  type KnownFigure,
  type KnownQuestion,
  type Receipt,
  type SameCourse,
  type Sequencer,
  type Standing,
} from '@kedu/workflow';
import { Pool, type PoolClient } from 'pg';
import { answeredBefore } from './commit/answered.ts';
import { auditRows } from './commit/auditRows.ts';
import { type DecidedCommand, decidedCommand } from './commit/command.ts';
import type { AuditBreak } from './commit/auditBreak.ts';
import { CommitQueue } from './commit/commitQueue.ts';
import { numbersOf } from './commit/numbersOf.ts';
import { FollowedTrails } from './commit/followedTrails.ts';
import { type Connection, connectionName } from './database/connection.ts';
import { examineConnection } from './database/examine.ts';
import { checkMigrations } from './database/migrations.ts';
import { withSession } from './database/session.ts';
import { inTransaction } from './database/transaction.ts';
import { holdLog } from './log/hold.ts';
import { coursesOf } from './observations/courses.ts';
import { importFigures } from './observations/importFigures.ts';
import { type KnownPiece, knownFigures } from './observations/known.ts';
import { standingOf } from './observations/standing.ts';
import { refusing } from './refused.ts';
import { readStreams, streamNames } from './streams/readStreams.ts';
import { StreamCache } from './streams/streamCache.ts';
import { ValueMemory } from './streams/valueMemory.ts';

/** How a store is opened. */
export interface StoreOptions {
  /** Most connections at once; 10 where absent. */
  readonly connections?: number | undefined;
  /** Told of a command of this store once it is durable, before whoever gave it. */
  readonly onCommitted?: ((authority: string, sequence: number, streams: readonly string[]) => void) | undefined;
  /** Told of connections that break while nobody waits for them. */
  readonly onBroken?: ((error: Error) => void) | undefined;
}

/**
 * A database that was examined and serves, behind the ports of workflow: reading in a transaction as somebody, writing by commands alone.
 *
 * Questions reject with `Refused` (STORE_ENTERED) where the person does not sit
 * there, and with the driver's error where the database is gone.
 */
export class DatabaseStore implements BulkStore, Sequencer {
  /** The address without its password. */
  readonly name: string;
  readonly #pool: Pool;
  readonly #queue: CommitQueue;
  readonly #streams = new StreamCache();
  readonly #values = new ValueMemory();
  readonly #trails = new FollowedTrails();
  readonly #onCommitted: (authority: string, sequence: number, streams: readonly string[]) => void;

  private constructor(connection: Connection, { connections = 10, onBroken = () => {}, onCommitted = () => {} }: StoreOptions) {
    this.name = connectionName(connection);
    this.#pool = new Pool({ ...connection, application_name: 'kedu', max: connections, connectionTimeoutMillis: 10_000 });
    this.#pool.on('error', onBroken);
    // A connection that breaks between two statements of a transaction is told by the next of them; unheard, it would end the process.
    this.#pool.on('connect', (client) => client.on('error', onBroken));
    this.#queue = new CommitQueue(this.#pool);
    this.#onCommitted = onCommitted;
  }

  /**
   * Opens a database as the role that serves, once it was examined.
   *
   * Rule: STORE-3, STORE-4, STORE-6. Errors: STORE_UNREACHABLE, STORE_VERSION, STORE_UNSAFE, STORE_ROLE, STORE_MIGRATION.
   */
  static async open(connection: Connection, options: StoreOptions = {}): Promise<Reading<DatabaseStore>> {
    return refusing(async () => {
      await withSession(connection, async (client) => {
        await examineConnection(client);
        await checkMigrations(client);
      });
      return new DatabaseStore(connection, options);
    });
  }

  read<S extends string>(entered: Entered, streams: readonly S[]): Promise<readonly Held<S>[]> {
    return this.look(entered, (client) => readStreams(client, entered.authority, streams, this.#streams));
  }

  /** Streams that were read, and figures that commands of this store wrote. Rule: COMMIT-6. */
  remembered({ authority }: Entered, stream: string): Held | undefined {
    return kindOf(stream) === 'value' ? this.#values.of(authority, stream) : this.#streams.of(authority, stream);
  }

  names(entered: Entered, prefix: string): Promise<readonly string[]> {
    return this.look(entered, (client) => streamNames(client, entered.authority, prefix));
  }

  /** Rule: COMMIT-8. */
  numbers(entered: Entered, names: readonly string[]): Promise<Commit['expected']> {
    return this.look(entered, (client) => numbersOf(client, names));
  }

  /** Rule: COMMIT-1 to COMMIT-4. Errors: see `CommitQueue.commit`. */
  async commit(commit: Commit): Promise<Reading<Receipt>> {
    const outcome = await this.write(decidedCommand(commit));
    this.#values.committed(commit, outcome);
    return outcome;
  }

  /** A command whose facts are given as rows: what an event says is `commit`'s to find out. */
  async write(command: DecidedCommand): Promise<Reading<Receipt>> {
    const outcome = await this.#queue.commit(command);
    if ('value' in outcome) this.#onCommitted(command.authority, outcome.value.sequence, streamsOf(command));
    return outcome;
  }

  answered(entered: Entered, key: string): Promise<{ readonly content: string; readonly receipt: Receipt } | undefined> {
    return this.look(entered, (client) => answeredBefore(client, entered, key));
  }

  known(entered: Entered, question: KnownQuestion): Promise<readonly KnownFigure[]> {
    return this.look(entered, (client) => knownFigures(client, entered.authority, question));
  }

  /** A piece of the figures of another authority, as far as its grants to the entered one open them. Rule: STORE-8, RIGHT-17. */
  knownOf(entered: Entered, giver: string, question: KnownQuestion, piece: KnownPiece): Promise<readonly KnownFigure[]> {
    return this.look(entered, (client) => knownFigures(client, giver, question, piece));
  }

  standing(entered: Entered, asks: readonly Ask[]): Promise<Standing> {
    return this.look(entered, (client) => standingOf(client, entered.authority, asks));
  }

  courses(entered: Entered, asks: readonly Ask[]): Promise<readonly (readonly SameCourse[])[]> {
    return this.look(entered, (client) => coursesOf(client, entered, asks));
  }

  audit(entered: Entered, from: number, most: number): Promise<readonly AuditRow[]> {
    return this.look(entered, (client) => auditRows(client, entered.authority, from, most));
  }

  /** Where the audit trail breaks, as far as this process has not followed it before. Rule: COMMIT-2. */
  trailBreak(client: PoolClient, authority: string): Promise<AuditBreak | undefined> {
    return this.#trails.breakOf(client, authority);
  }

  /** Rule: STORE-11. Errors: STORE_IMPORT and those of `commit`. */
  async importFigures(commit: Commit, figures: AsyncIterable<BulkFigure>, columns?: readonly BulkColumn[]): Promise<Reading<BulkReceipt>> {
    const outcome = await refusing(() => importFigures(this.#pool, commit, figures, columns));
    if ('value' in outcome) this.#onCommitted(commit.entered.authority, outcome.value.sequence, streamsOf(commit));
    return outcome;
  }

  hold<T>(log: string, work: (held: HeldLog) => Promise<T>): Promise<T | undefined> {
    return holdLog(this.#pool, log, work);
  }

  /** Reads as somebody, in one state of the database. Rule: STORE-8. */
  look<T>(entered: Entered, act: (client: PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.#pool, entered, act);
  }

  /** The connections, for what is of no authority: sign-in, sessions, the register. */
  get pool(): Pool {
    return this.#pool;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

function streamsOf({ events }: Pick<DecidedCommand, 'events'>): readonly string[] {
  return events.map(({ stream }) => stream);
}
