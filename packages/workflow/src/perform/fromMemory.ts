import type { Entered } from '../actor.ts';
import type { Held, Store } from '../ports.ts';
import { beginOf, valueStream } from '../streams.ts';
import type { Task } from './task.ts';

/**
 * A store that answers from memory where it can, for commands for figures: all that they rest on is named to the commit, which refuses what
 * has moved on. Undefined for other tasks, and for a store that remembers nothing.
 *
 * A figure that nobody remembers and that whoever asks saw untouched is taken for untouched. Rule: COMMIT-6.
 */
export function fromMemory(store: Store, task: Task): Store | undefined {
  if (task.on !== 'values' || store.remembered === undefined) return undefined;
  const untouched = new Set(task.entries.filter(({ seen }) => seen === 0).map(({ cell }) => valueStream(cell) as string));
  const recall = <S extends string>(entered: Entered, stream: S): Held<S> | undefined =>
    (store.remembered?.(entered, stream) as Held<S> | undefined) ??
    (untouched.has(stream) ? { stream, version: 0, state: beginOf(stream) } : undefined);
  return {
    read: async (entered, streams) => {
      const recalled = streams.map((stream) => recall(entered, stream));
      const unknown = streams.filter((_, i) => recalled[i] === undefined);
      const asked = unknown.length > 0 ? (await store.read(entered, unknown)).values() : undefined;
      return recalled.map((held) => held ?? (asked?.next().value as Held<(typeof streams)[number]>));
    },
    names: (entered, prefix) => store.names(entered, prefix),
    numbers: (entered, names) => store.numbers(entered, names),
    commit: (commit) => store.commit(commit),
    answered: (entered, key) => store.answered(entered, key),
    known: (entered, question) => store.known(entered, question),
    standing: (entered, asks) => store.standing(entered, asks),
    courses: (entered, asks) => store.courses(entered, asks),
    audit: (entered, from, most) => store.audit(entered, from, most),
  };
}
