import type { Reading } from '@kedu/ledger';
import { beginOf, type Commit, evolve, type Held, kindOf, type Receipt } from '@kedu/workflow';
import { Recent } from './recent.ts';

/** Figures that a store remembers at least. */
const FIGURES = 10_000;

/**
 * Figures as the commands of this store left them, so that whoever goes on with one need not read it again; the least used give way. What
 * is remembered may have moved on: it is for decisions that the commit holds to their versions. Rule: COMMIT-6.
 */
export class ValueMemory {
  readonly #held = new Recent<Held>(FIGURES);

  of(authority: string, stream: string): Held | undefined {
    return this.#held.of(`${authority}\u0000${stream}`);
  }

  /** Told of the answer to a command: what it wrote is one version further; what was refused is not known any more. */
  committed({ entered, command, expected, events }: Commit, outcome: Reading<Receipt>): void {
    const { authority, person, post } = entered;
    const versions = new Map(expected.map(({ stream, version }) => [stream, version]));
    const touched = new Map<string, Held | undefined>();
    for (const { stream, event } of events) {
      if (kindOf(stream) !== 'value') continue;
      const version = versions.get(stream);
      const before = touched.has(stream) ? touched.get(stream) : this.#before(authority, stream, version);
      if (before === undefined || version === undefined || 'issue' in outcome || outcome.value.again) {
        touched.set(stream, undefined);
        continue;
      }
      const { at } = outcome.value;
      const state = evolve(stream, before.state, { event, at, person, post, command } as Parameters<typeof evolve>[2]);
      touched.set(stream, { stream, version: version + 1, state, last: { person, post, command, at } });
    }
    for (const [stream, held] of touched) this.#keep(`${authority}\u0000${stream}`, held);
  }

  #before(authority: string, stream: string, version: number | undefined): Held | undefined {
    if (version === 0) return { stream, version, state: beginOf(stream) };
    const held = this.of(authority, stream);
    return held?.version === version ? held : undefined;
  }

  #keep(name: string, held: Held | undefined): void {
    if (held === undefined) this.#held.forget(name);
    else if ((this.#held.of(name)?.version ?? -1) <= held.version) this.#held.keep(name, held);
  }
}
