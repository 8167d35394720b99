import { nearest } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';

/** How a spelling of the file met a name of the pack. */
export type MatchKind = 'exact' | 'folded' | 'nearest';

export interface NameMatch<K extends string> {
  readonly id: string;
  readonly kind: MatchKind;
  /** Which of the names it was, where it is exact. */
  readonly by: K;
  /** The name that was met. */
  readonly name: string;
}

export interface NamedEntry<K extends string> {
  readonly id: string;
  readonly names: readonly (readonly [by: K, name: string])[];
}

const NEAREST_LIMIT = 400;

/** Width, case, spaces, brackets and punctuation put aside: `Ｒ＆Ｄ 经费（投入）` → `r&d经费投入`. */
export function foldName(text: string): string {
  return foldWidth(text)
    .toLowerCase()
    .replaceAll(/[\s()[\]{}【】《》〈〉「」“”"'’‘·•、,，.。:：;；—–‑_-]/gu, '');
}

/**
 * Finds names of a pack in the spellings of a file: as written, then by width, space and brackets, then the nearest.
 *
 * A name that several bear is not found: it is ambiguous. A nearest match is one at most a third of whose letters differ, or that
 * contains the other (`北川` for `北川市`) where no other does.
 * Rule: GUESS-7.
 */
export class NameFinder<K extends string> {
  readonly #exact = new Map<string, NameMatch<K> | 'ambiguous'>();
  readonly #folded = new Map<string, NameMatch<K> | 'ambiguous'>();
  readonly #names: readonly NameMatch<K>[];
  readonly #nearest = new Map<string, NameMatch<K> | undefined>();

  constructor(entries: readonly NamedEntry<K>[]) {
    const names: NameMatch<K>[] = [];
    for (const { id, names: own } of entries) {
      for (const [by, name] of own) {
        if (name === '') continue;
        names.push({ id, by, name, kind: 'nearest' });
        put(this.#exact, name, { id, by, name, kind: 'exact' });
        put(this.#folded, foldName(name), { id, by, name, kind: 'folded' });
      }
    }
    this.#names = names;
  }

  get size(): number {
    return this.#exact.size;
  }

  /** Whether a name is written just so. */
  isExact(text: string): boolean {
    return this.#exact.has(text);
  }

  /** The entry that a text names; `loose` also takes the nearest. */
  find(text: string, loose = false): NameMatch<K> | undefined {
    const trimmed = text.trim();
    if (trimmed === '') return undefined;
    const exact = this.#exact.get(trimmed);
    if (exact !== undefined) return exact === 'ambiguous' ? undefined : exact;
    const folded = this.#folded.get(foldName(trimmed));
    if (folded !== undefined) return folded === 'ambiguous' ? undefined : folded;
    return loose ? this.#near(trimmed) : undefined;
  }

  /** Whether several entries bear this name. */
  isAmbiguous(text: string): boolean {
    return (
      this.#exact.get(text.trim()) === 'ambiguous' || (!this.#exact.has(text.trim()) && this.#folded.get(foldName(text)) === 'ambiguous')
    );
  }

  /** The one entry whose longest name stands somewhere in a text, such as a title; undefined where several do. */
  within(text: string): NameMatch<K> | undefined {
    const folded = foldName(text);
    const met = this.#names.filter(({ name }) => {
      const plain = foldName(name);
      return plain.length >= 2 && /\D/u.test(plain) && folded.includes(plain);
    });
    const longest = met.filter(
      ({ name }) => !met.some((other) => other.name.length > name.length && foldName(other.name).includes(foldName(name))),
    );
    const ids = new Set(longest.map(({ id }) => id));
    return ids.size === 1 ? longest[0] : undefined;
  }

  #near(text: string): NameMatch<K> | undefined {
    if (this.#nearest.has(text)) return this.#nearest.get(text);
    if (this.#nearest.size >= NEAREST_LIMIT || /^[\d.]+$/u.test(text)) return undefined;
    const found = this.#contained(text) ?? this.#misspelt(text);
    this.#nearest.set(text, found);
    return found;
  }

  #contained(text: string): NameMatch<K> | undefined {
    const folded = foldName(text);
    if (folded.length < 2) return undefined;
    const met = this.#names.filter(({ name, by }) => {
      const plain = foldName(name);
      return String(by) !== 'id' && plain.length >= 2 && (plain.includes(folded) || folded.includes(plain));
    });
    return new Set(met.map(({ id }) => id)).size === 1 ? met[0] : undefined;
  }

  #misspelt(text: string): NameMatch<K> | undefined {
    const folded = foldName(text);
    const near = nearest(
      folded,
      this.#names.map(({ name }) => foldName(name)),
    );
    const met = near === '' ? [] : this.#names.filter(({ name }) => foldName(name) === near);
    return new Set(met.map(({ id }) => id)).size === 1 ? met[0] : undefined;
  }
}

function put<K extends string>(map: Map<string, NameMatch<K> | 'ambiguous'>, name: string, match: NameMatch<K>): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, match);
  else if (known !== 'ambiguous' && known.id !== match.id) map.set(name, 'ambiguous');
}
