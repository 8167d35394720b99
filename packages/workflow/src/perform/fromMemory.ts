import type { Entered } from '../actor.ts';
import type { Ask } from '../rounds/round.ts';
import type { Commit, Held, KnownQuestion, Store } from '../ports.ts';
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
  return new Recalling(store, new Set(task.entries.filter(({ seen }) => seen === 0).map(({ cell }) => valueStream(cell))));
}

class Recalling implements Store {
  readonly #store: Store;
  readonly #untouched: ReadonlySet<string>;

  constructor(store: Store, untouched: ReadonlySet<string>) {
    this.#store = store;
    this.#untouched = untouched;
  }

  async read<S extends string>(entered: Entered, streams: readonly S[]): Promise<readonly Held<S>[]> {
    const recalled = streams.map((stream) => this.#recall(entered, stream));
    const unknown = streams.filter((_, i) => recalled[i] === undefined);
    const asked = unknown.length > 0 ? (await this.#store.read(entered, unknown)).values() : undefined;
    return recalled.map((held) => held ?? (asked?.next().value as Held<S>));
  }

  names(entered: Entered, prefix: string) {
    return this.#store.names(entered, prefix);
  }

  numbers(entered: Entered, names: readonly string[]) {
    return this.#store.numbers(entered, names);
  }

  commit(commit: Commit) {
    return this.#store.commit(commit);
  }

  answered(entered: Entered, key: string) {
    return this.#store.answered(entered, key);
  }

  known(entered: Entered, question: KnownQuestion) {
    return this.#store.known(entered, question);
  }

  standing(entered: Entered, asks: readonly Ask[]) {
    return this.#store.standing(entered, asks);
  }

  courses(entered: Entered, asks: readonly Ask[]) {
    return this.#store.courses(entered, asks);
  }

  audit(entered: Entered, from: number, most: number) {
    return this.#store.audit(entered, from, most);
  }

  #recall<S extends string>(entered: Entered, stream: S): Held<S> | undefined {
    const remembered = this.#store.remembered?.(entered, stream) as Held<S> | undefined;
    return remembered ?? (this.#untouched.has(stream) ? { stream, version: 0, state: beginOf(stream) } : undefined);
  }
}
