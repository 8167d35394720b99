import { canonicalJson, contentHash, type Issue } from '@kedu/model';
import type { Entered } from '../actor.ts';
import { workflowIssue } from '../codes.ts';
import type { Context } from '../context.ts';
import { dayOf, type Instant } from '../instant.ts';
import type { Clock, Commit, Receipt, Store } from '../ports.ts';
import type { Rights } from '../rights/rights.ts';
import { titleOfPost } from '../rights/titleOfPost.ts';
import { RIGHTS_STREAM, type StreamEvent } from '../streams.ts';
import { decideTask } from './decideTask.ts';
import { fromMemory } from './fromMemory.ts';
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
  /** SHA-256 of the machine, where it lends its own; the result is that of `contentHash`. */
  readonly hash?: ((text: string) => string) | undefined;
  /** Entries that the events are to leave in a log, where they are evidence. */
  readonly entriesOf?:
    | ((entered: Entered, events: readonly StreamEvent[], at: Instant) => readonly PromisedEntry[] | Promise<readonly PromisedEntry[]>)
    | undefined;
  /** Makes durable what the command rests on, once it is decided that it is carried out: what is refused leaves nothing. */
  readonly beforeCommit?: (() => Promise<void>) | undefined;
  /** What the caller read before he asked, as for bytes that the command names: where it has moved on he is told, and nothing is done. */
  readonly readBefore?: Commit['expected'] | undefined;
}

/** What was done, or every reason why nothing was. */
export type Performed = { readonly value: Receipt & { readonly events: readonly StreamEvent[] } } | { readonly issues: readonly Issue[] };

/** How often a command is decided again because something it only read has changed meanwhile; not counted what was decided from memory. */
const ATTEMPTS = 4;

/**
 * Carries a command out: reads what it is about, decides, and commits everything that follows or nothing.
 *
 * The same key with the same content gives the first answer (COMMIT-3); a command that changes nothing, as a figure captured once more,
 * leaves no row and has sequence 0. A stream that the command writes and that somebody else touched meanwhile is COMMIT_CONFLICT
 * (COMMIT-4); one that it only read is read again. Commands for figures are first decided on what is remembered, where the store remembers:
 * what comes of it is held to the versions by the commit, and nothing is refused on memory alone. `told` is the moment of a rehearsal.
 * Errors: those of the procedures, COMMIT_CONFLICT, COMMIT_KEY_REUSED.
 */
export async function perform(
  { store: whole, clock, knowledge, hash = contentHash, entriesOf, beforeCommit, readBefore = [] }: Ports,
  entered: Entered,
  key: string,
  task: Task,
  told?: Instant,
): Promise<Performed> {
  const content = hash(canonicalJson(task));
  // A repeated command is mostly out of turn by then: what was answered is asked for where
  // there is nothing to write, and before anything is made durable; else the commit looks at the key.
  const answered = async (): Promise<Performed | undefined> => {
    const before = await whole.answered(entered, key);
    if (before === undefined) return undefined;
    return before.content === content
      ? { value: { ...before.receipt, again: true, events: [] } }
      : { issues: [workflowIssue('COMMIT_KEY_REUSED', {}, { key, sequence: before.receipt.sequence })] };
  };
  const memory = fromMemory(whole, task);
  for (let attempt = memory === undefined ? 1 : 0; ; attempt += 1) {
    const store = attempt === 0 && memory !== undefined ? memory : whole;
    const at = told ?? clock.now();
    const [rights] = await store.read(entered, [RIGHTS_STREAM] as const);
    if (rights === undefined) throw new RangeError('a store that gives no rights');
    const context: Context = { entered, at, today: dayOf(at), rights: rights.state };
    const { read, decision } = await decideTask({ store, knowledge }, context, task);
    if (attempt === 0 && ('issues' in decision || decision.value.length === 0)) continue;
    if ('issues' in decision) return (await answered()) ?? { issues: decision.issues };
    const events = decision.value;
    if (events.length === 0) return (await answered()) ?? { value: { sequence: 0, at, again: false, events } };
    if (beforeCommit !== undefined) {
      const before = await answered();
      if (before !== undefined) return before;
      await beforeCommit();
    }
    const outcome = await whole.commit({
      entered,
      command: 'command' in task ? task.command.type : `${task.entries[0]?.command.type ?? 'enter'}_values`,
      about: aboutOf(task),
      key,
      content,
      expected: [rights, ...read, ...readBefore].map(({ stream, version }) => ({ stream, version })),
      events,
      entries: (await entriesOf?.(entered, events, at)) ?? [],
      told,
    });
    if ('value' in outcome) return { value: { ...outcome.value, events: outcome.value.again ? [] : events } };
    const stream = outcome.issue.args['stream'];
    if (attempt === 0 && outcome.issue.code === 'COMMIT_CONFLICT') continue;
    const isFinal = outcome.issue.code !== 'COMMIT_CONFLICT' || [...events, ...readBefore].some((touched) => touched.stream === stream);
    if (isFinal || attempt === ATTEMPTS) return { issues: [titled(outcome.issue, context.rights)] };
  }
}

/** A conflict with the title of the post, of which the store knows the ID alone. */
function titled(issue: Issue, rights: Rights): Issue {
  const { title: post } = issue.args;
  if (issue.code !== 'COMMIT_CONFLICT' || typeof post !== 'string') return issue;
  return { ...issue, args: { ...issue.args, title: titleOfPost(rights, post) } };
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
