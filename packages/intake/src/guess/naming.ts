import { foldName } from './names.ts';
import { splitMeasure } from './measureText.ts';
import { indicatorId } from './terms.ts';

export interface NamedIndicator {
  readonly id: string;
  /** Whether the ID says something: from a known term or English words. */
  readonly readable: boolean;
}

/** IDs for indicators that no pack knows, one for each name, over all tables of an import. Rule: GUESS-8. */
export class Naming {
  readonly #byName = new Map<string, NamedIndicator>();
  readonly #taken = new Map<string, string>();
  #count = 0;

  name(title: string): NamedIndicator {
    const folded = foldName(splitMeasure(title).text) || foldName(title);
    const known = this.#byName.get(folded);
    if (known) return known;
    const proposed = indicatorId(title);
    const named = proposed === undefined ? { id: this.#next(), readable: false } : { id: this.#free(proposed), readable: true };
    this.#byName.set(folded, named);
    this.#taken.set(named.id, folded);
    return named;
  }

  #next(): string {
    do this.#count += 1;
    while (this.#taken.has(`indicator_${this.#count}`));
    return `indicator_${this.#count}`;
  }

  #free(id: string): string {
    if (!this.#taken.has(id)) return id;
    let n = 2;
    while (this.#taken.has(`${id}_${n}`)) n += 1;
    return `${id}_${n}`;
  }
}
