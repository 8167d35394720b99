/**
 * What was kept or asked for last, by name: at least so many, at most twice as many; what nobody asked for since as many others were kept
 * gives way. Two halves that take turns, so that neither keeping nor giving way moves anything else.
 */
export class Recent<T> {
  readonly #least: number;
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  constructor(least: number) {
    this.#least = least;
  }

  of(name: string): T | undefined {
    const young = this.#young.get(name);
    if (young !== undefined) return young;
    const old = this.#old.get(name);
    if (old !== undefined) this.keep(name, old);
    return old;
  }

  keep(name: string, held: T): void {
    this.#young.set(name, held);
    if (this.#young.size <= this.#least) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  forget(name: string): void {
    this.#young.delete(name);
    this.#old.delete(name);
  }
}
