import type { Reading } from '@kedu/ledger';
import type { Pool } from 'pg';
import type { Receipt } from '@kedu/workflow';
import { type DecidedCommand, writtenCommand } from './command.ts';
import { type CommitOutcome, outcomeOf } from './outcome.ts';

interface Waiting {
  readonly command: DecidedCommand;
  done(outcome: Reading<Receipt>): void;
  failed(error: unknown): void;
}

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
    for (let written = nextBatch(queue); written.length > 0; written = nextBatch(queue)) {
      try {
        const { rows } = await this.#pool.query<{ outcomes: readonly CommitOutcome[] }>('select kedu.commit_all($1::jsonb) as outcomes', [
          JSON.stringify(written.map(({ command }) => writtenCommand(command))),
        ]);
        const outcomes = rows[0]?.outcomes ?? [];
        written.forEach(({ command, done, failed }, index) => {
          const outcome = outcomes[index];
          if (outcome === undefined) failed(new Error('a command without an outcome'));
          else done(outcomeOf(outcome, command));
        });
      } catch (error) {
        for (const { failed } of written) failed(error);
      }
    }
    this.#waiting.delete(authority);
  }
}

/**
 * Takes from the front what can be written together: commands without a stream or a key in common. One that has waits for the next turn, and so does
 * what has something in common with it, so that their order stays.
 */
function nextBatch(queue: Waiting[]): readonly Waiting[] {
  const taken: Waiting[] = [];
  const kept: Waiting[] = [];
  const touched = new Set<string>();
  for (const waiting of queue) {
    const { key, person, expected, events } = waiting.command;
    const touches = [`${person}\0${key}`, ...expected.map(({ stream }) => stream), ...events.map(({ stream }) => stream)];
    (taken.length < MOST_AT_ONCE && !touches.some((one) => touched.has(one)) ? taken : kept).push(waiting);
    for (const one of touches) touched.add(one);
  }
  queue.splice(0, queue.length, ...kept);
  return taken;
}
