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
const KIND_OF_PLACE =
  /(?:人民政府|街道办事处|街道办|办事处|街道|社区|委员会|管委会|开发区|自治县|自治州|自治区|[省市县区旗州盟镇乡村办])$/u;

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
 * contains the other (`北川` for `北川市`) where no other does. Where several are as near, or differ only in what kind of place
 * they are (`青石镇`, `青石街道` for `青石`), it is a tie and none of them is taken.
 * Rule: GUESS-7.
 */
export class NameFinder<K extends string> {
  readonly #exact = new Map<string, NameMatch<K> | 'ambiguous'>();
  readonly #folded = new Map<string, NameMatch<K> | 'ambiguous'>();
  readonly #names: readonly NameMatch<K>[];
  readonly #nearest = new Map<string, readonly NameMatch<K>[]>();

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
    const near = loose ? this.#near(trimmed) : [];
    return near.length === 1 ? near[0] : undefined;
  }

  /** The names of several entries between which a spelling cannot decide; none where it names one, or nothing. */
  tied(text: string): readonly string[] {
    const trimmed = text.trim();
    if (trimmed === '' || this.find(trimmed) !== undefined) return [];
    const near = this.#near(trimmed);
    return near.length > 1 ? near.map(({ name }) => name) : [];
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

  /** One match for each entry that is as near as any. */
  #near(text: string): readonly NameMatch<K>[] {
    const known = this.#nearest.get(text);
    if (known) return known;
    if (this.#nearest.size >= NEAREST_LIMIT || /^[\d.]+$/u.test(text)) return [];
    const contained = this.#contained(text);
    const close = contained.length > 0 ? contained : this.#misspelt(text);
    const found = close.length === 1 ? this.#siblings(text, close[0] as NameMatch<K>) : close;
    this.#nearest.set(text, found);
    return found;
  }

  #contained(text: string): readonly NameMatch<K>[] {
    const folded = foldName(text);
    if (folded.length < 2) return [];
    const met = this.#names.filter(({ name, by }) => {
      const plain = foldName(name);
      return String(by) !== 'id' && plain.length >= 2 && (plain.includes(folded) || folded.includes(plain));
    });
    const whole = met.map(({ name }) => foldName(name)).filter((name) => folded.includes(name));
    const longest = whole.filter((name) => !whole.some((other) => other !== name && other.includes(name)));
    return oneEach(longest.length > 0 ? met.filter(({ name }) => longest.includes(foldName(name))) : met);
  }

  #misspelt(text: string): readonly NameMatch<K>[] {
    const folded = foldName(text);
    const names = this.#names.map(({ name }) => foldName(name));
    const near = nearest(folded, names);
    if (near === '') return [];
    // Of equals the first is nearest, so that looked at from the end another one is.
    const last = nearest(folded, names.toReversed());
    return oneEach(this.#names.filter(({ name }) => foldName(name) === near || foldName(name) === last));
  }

  /** The match with every entry that is called like the spelling but for what kind of place it is. */
  #siblings(text: string, match: NameMatch<K>): readonly NameMatch<K>[] {
    const stem = stemOf(text);
    if (stem.length < 2 || foldName(text).includes(foldName(match.name))) return [match];
    return oneEach([match, ...this.#names.filter(({ name }) => stemOf(name) === stem)]);
  }
}

function stemOf(name: string): string {
  return foldName(name).replace(KIND_OF_PLACE, '');
}

function oneEach<K extends string>(matches: readonly NameMatch<K>[]): readonly NameMatch<K>[] {
  return matches.filter(({ id }, i) => matches.findIndex((other) => other.id === id) === i);
}

function put<K extends string>(map: Map<string, NameMatch<K> | 'ambiguous'>, name: string, match: NameMatch<K>): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, match);
  else if (known !== 'ambiguous' && known.id !== match.id) map.set(name, 'ambiguous');
}
