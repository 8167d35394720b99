import type { Reading } from '@kedu/ledger';
import { DatabaseError, type Pool } from 'pg';
import { cellOfStream, type Receipt, valueColumn } from '@kedu/workflow';
import { type DecidedCommand, isFigure, writtenCommand } from './command.ts';
import { figuresBatch } from './figuresBatch.ts';
import { type CommitOutcome, outcomeOf } from './outcome.ts';

interface Waiting {
  readonly command: DecidedCommand;
  done(outcome: Reading<Receipt>): void;
  failed(error: unknown): void;
}

type Outcomes = { readonly value: readonly CommitOutcome[] } | { readonly error: unknown };

/** The most commands that one transaction writes. */
const MOST_AT_ONCE = 64;

/**
 * The way in for commands: those of an authority that wait at the same time are written in one transaction, one after the other, and
 * acknowledged when it is durable. One that is refused leaves nothing and holds up no other.
 *
 * Commands of an authority stand in one order anyway; to flush each by itself would make everybody wait for the disk in turn.
 *
 * Rule: COMMIT-1, COMMIT-3, COMMIT-4.
 */
export class CommitQueue {
  readonly #pool: Pool;
  readonly #waiting = new Map<string, Waiting[]>();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Writes a command: its place and moment once the disk has it. The same key, person and content again gives the first answer.
   *
   * Errors: COMMIT_CONFLICT, COMMIT_KEY_REUSED, STORE_ENTERED, STORE_ROW. Rejects where the database cannot be reached; whether the command
   * was written is then told by asking again with its key.
   */
  commit(command: DecidedCommand): Promise<Reading<Receipt>> {
    return new Promise((done, failed) => {
      const { authority } = command;
      const queue = this.#waiting.get(authority);
      if (queue !== undefined) {
        queue.push({ command, done, failed });
        return;
      }
      this.#waiting.set(authority, [{ command, done, failed }]);
      void this.#write(authority);
    });
  }

  async #write(authority: string): Promise<void> {
    const queue = this.#waiting.get(authority) ?? [];
    // Whoever comes in the same turn of the loop is written with it.
    await new Promise(setImmediate);
    let batch = nextBatch(queue);
    let writing = this.#outcomes(batch);
    while (batch.length > 0) {
      const outcomes = await writing;
      const answered = batch;
      // The database writes the next ones while answers to these go out.
      batch = nextBatch(queue);
      writing = this.#outcomes(batch);
      answer(answered, outcomes);
      if (batch.length > 0) continue;
      await new Promise(setImmediate);
      batch = nextBatch(queue);
      writing = this.#outcomes(batch);
    }
    this.#waiting.delete(authority);
  }

  /** What became of each, or why nothing is known of any; rejects never. */
  async #outcomes(written: readonly Waiting[]): Promise<Outcomes> {
    if (written.length === 0) return { value: [] };
    try {
      const commands = written.map(({ command }) => command);
      return { value: (await this.#figures(commands)) ?? (await this.#all(commands)) };
    } catch (error) {
      return { error };
    }
  }

  /**
   * Commands for figures alone, which are most of them, the short way;
   * undefined, with nothing written, where it is not open to all of them.
   */
  async #figures(commands: readonly DecidedCommand[]): Promise<readonly CommitOutcome[] | undefined> {
    const values = figuresBatch(commands);
    if (values === undefined) return undefined;
    try {
      const { rows } = await this.#pool.query<{ written: { readonly first: number; readonly at: string } | null }>({
        name: 'commit_figures',
        text: `select kedu.commit_figures(${values.map((_, i) => `$${i + 1}`).join(', ')}) as written`,
        values: [...values],
      });
      const done = rows[0]?.written ?? undefined;
      return done && commands.map((_, i) => ({ sequence: done.first + i, at: done.at }));
    } catch (error) {
      // What one of them is refused for, commit_all says of that one.
      if (error instanceof DatabaseError && /^(22|23|42501|KD)/.test(error.code ?? '')) return undefined;
      throw error;
    }
  }

  async #all(commands: readonly DecidedCommand[]): Promise<readonly CommitOutcome[]> {
    const { rows } = await this.#pool.query<{ outcomes: readonly CommitOutcome[] }>('select kedu.commit_all($1::jsonb) as outcomes', [
      JSON.stringify(commands.map(writtenCommand)),
    ]);
    return rows[0]?.outcomes ?? [];
  }
}

function answer(written: readonly Waiting[], outcomes: Outcomes): void {
  for (const [index, { command, done, failed }] of written.entries()) {
    const outcome = 'error' in outcomes ? undefined : outcomes.value[index];
    if ('error' in outcomes) failed(outcomes.error);
    else if (outcome === undefined) failed(new Error('a command without an outcome'));
    else done(outcomeOf(outcome, command));
  }
}

/**
 * Takes from the front what can be written together: commands of which none writes what another writes or was decided on. One that does
 * waits for the next turn, and so does what it has in common with others, so that their order stays. What all were decided on and none
 * writes, as rights, keeps nobody apart.
 */
function nextBatch(queue: Waiting[]): readonly Waiting[] {
  const taken: Waiting[] = [];
  const kept: Waiting[] = [];
  const read = new Set<string>();
  const written = new Set<string>();
  for (const waiting of queue) {
    const { writes, kinds, reads } = touchedBy(waiting.command);
    const isApart =
      writes.some((one) => read.has(one) || written.has(one)) ||
      kinds.some((one) => read.has(one)) ||
      reads.some((one) => written.has(one));
    (taken.length < MOST_AT_ONCE && !isApart ? taken : kept).push(waiting);
    for (const one of [...writes, ...kinds]) written.add(one);
    for (const one of reads) read.add(one);
  }
  queue.splice(0, queue.length, ...kept);
  return taken;
}

/**
 * What a command writes, its key among it, the kinds and columns of it, and what it was only decided on. Figures are written by facts, not
 * by events: each that it names counts as written.
 */
function touchedBy({ key, person, expected, events }: DecidedCommand): {
  readonly writes: readonly string[];
  readonly kinds: readonly string[];
  readonly reads: readonly string[];
} {
  const writes = new Set([`${person}\0${key}`, ...events.map(({ stream }) => stream)]);
  const figures = expected.map(({ stream }) => stream).filter(isFigure);
  for (const stream of figures) writes.add(stream);
  const kinds = new Set([
    ...events.map(({ stream }) => stream.replace(/\/.*$/s, '/')),
    ...figures.map((stream) => valueColumn(cellOfStream(stream))),
  ]);
  return { writes: [...writes], kinds: [...kinds], reads: expected.map(({ stream }) => stream).filter((stream) => !writes.has(stream)) };
}
