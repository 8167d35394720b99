import { canonicalJson, contentHash, type Issue } from '@kedu/model';
import type { Entered } from '../actor.ts';
import type { Context } from '../context.ts';
import { dayOf, type Instant } from '../instant.ts';
import type { Clock, Receipt, Store } from '../ports.ts';
import { RIGHTS_STREAM, type StreamEvent } from '../streams.ts';
import { decideTask } from './decideTask.ts';
import type { Knowledge, Task } from './task.ts';

/** An entry that a log is to get. */
export interface PromisedEntry {
  readonly log: string;
  readonly entry: Uint8Array;
}

/** What a command needs of the machine. */
export interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly knowledge: Knowledge;
  /** Entries that the events are to leave in a log, where they are evidence. */
  readonly entriesOf?:
    | ((entered: Entered, events: readonly StreamEvent[], at: Instant) => readonly PromisedEntry[] | Promise<readonly PromisedEntry[]>)
    | undefined;
}

/** What was done, or every reason why nothing was. */
export type Performed = { readonly value: Receipt & { readonly events: readonly StreamEvent[] } } | { readonly issues: readonly Issue[] };

/** How often a command is decided again because something it only read has changed meanwhile. */
const ATTEMPTS = 4;

/**
 * Carries a command out: reads what it is about, decides, and commits everything that follows or nothing.
 *
 * The same key with the same content gives the first answer (COMMIT-3); a command that changes nothing, as a figure captured once more, leaves no row and has sequence 0. A stream that the command writes and that somebody else touched meanwhile is
 * COMMIT_CONFLICT (COMMIT-4); one that it only read is read again. `told` is the moment of a rehearsal.
 * Errors: those of the procedures, COMMIT_CONFLICT, COMMIT_KEY_REUSED.
 */
export async function perform(
  { store, clock, knowledge, entriesOf }: Ports,
  entered: Entered,
  key: string,
  task: Task,
  told?: Instant,
): Promise<Performed> {
  const content = contentHash(canonicalJson(task));
  // A repeated command is mostly out of turn by then: what was answered is asked for where there is nothing to write; else the commit looks at the key.
  const answered = async (otherwise: Performed): Promise<Performed> => {
    const before = await store.answered(entered, key);
    return before?.content === content ? { value: { ...before.receipt, again: true, events: [] } } : otherwise;
  };
  for (let attempt = 1; ; attempt += 1) {
    const at = told ?? clock.now();
    const [rights] = await store.read(entered, [RIGHTS_STREAM] as const);
    if (rights === undefined) throw new RangeError('a store that gives no rights');
    const context: Context = { entered, at, today: dayOf(at), rights: rights.state };
    const { read, decision } = await decideTask({ store, knowledge }, context, task);
    if ('issues' in decision) return answered({ issues: decision.issues });
    const events = decision.value;
    if (events.length === 0) return answered({ value: { sequence: 0, at, again: false, events } });
    const outcome = await store.commit({
      entered,
      command: 'command' in task ? task.command.type : `${task.entries[0]?.command.type ?? 'enter'}_values`,
      about: aboutOf(task),
      key,
      content,
      expected: [rights, ...read].map(({ stream, version }) => ({ stream, version })),
      events,
      entries: (await entriesOf?.(entered, events, at)) ?? [],
      ...(told === undefined ? {} : { told }),
    });
    if ('value' in outcome) return { value: { ...outcome.value, events: outcome.value.again ? [] : events } };
    const stream = outcome.issue.args['stream'];
    const isWritten = outcome.issue.code !== 'COMMIT_CONFLICT' || events.some((event) => event.stream === stream);
    if (isWritten || attempt === ATTEMPTS) return { issues: [outcome.issue] };
  }
}

function aboutOf(task: Task): string {
  switch (task.on) {
    case 'rights':
      return RIGHTS_STREAM;
    case 'values':
      return `round/${task.round}`;
    case 'burden':
      return `burden/${task.unit}`;
    case 'feedback':
      return `feedback/${task.run}`;
    default:
      return `${task.on}/${task.id}`;
  }
}
