/** Bodies of answers that are held, each once however many hold it: what many are told alike is one piece of memory. Rule: API-7. */
export class HeldBodies {
  readonly #held = new Map<string, { readonly body: Buffer; holders: number }>();
  #bytes = 0;

  /** Bytes of all that is held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The body of a name, where somebody holds it. */
  of(name: string): Buffer | undefined {
    return this.#held.get(name)?.body;
  }

  /** One more holder of a body; the body that is held from now on. A name has one content. */
  hold(name: string, body: Buffer): Buffer {
    const held = this.#held.get(name);
    if (held !== undefined) {
      held.holders += 1;
      return held.body;
    }
    this.#held.set(name, { body, holders: 1 });
    this.#bytes += body.length;
    return body;
  }

  /** One holder less; the last one gives it up. */
  release(name: string): void {
    const held = this.#held.get(name);
    if (held === undefined) return;
    held.holders -= 1;
    if (held.holders > 0) return;
    this.#held.delete(name);
    this.#bytes -= held.body.length;
  }
}
