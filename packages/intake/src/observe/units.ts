import { type UnitRegister, type UnitVersion, lastDay, periodOf, nearest } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';

export type UnitReading =
  | { readonly kind: 'unit'; readonly index: number }
  /** Who is meant depends on the day: codes and names that passed from one unit to another. */
  | { readonly kind: 'dated'; readonly versions: readonly UnitVersion[] }
  | { readonly kind: 'unknown'; readonly nearest: string }
  /** A unit is meant, by another of ID, code and name than was asked for; `expected` is what was. */
  | { readonly kind: 'other_key'; readonly is: 'id' | 'code' | 'name'; readonly expected: string }
  | { readonly kind: 'other_name'; readonly name: string; readonly expected: string; readonly code: string };

/** Finds the units of a register by ID, code or name. Indices are positions in `ids`, sorted in code-unit order (UNIT-3). */
export class UnitFinder {
  readonly ids: readonly string[];
  /** 1 where some version of the unit is fictional. */
  readonly example: Uint8Array;
  readonly #indexOf = new Map<string, number>();
  readonly #versions: readonly UnitVersion[];
  readonly #names: readonly ReadonlySet<string>[];
  readonly #keys = new Map<'id' | 'code' | 'name', ReadonlyMap<string, readonly UnitVersion[]>>();

  constructor(register: UnitRegister) {
    this.#versions = register.versions;
    this.ids = [...new Set(register.versions.map((unit) => unit.id))].sort();
    this.example = new Uint8Array(this.ids.length);
    for (const [i, id] of this.ids.entries()) this.#indexOf.set(id, i);
    const names = this.ids.map(() => new Set<string>());
    for (const unit of register.versions) {
      const index = this.#indexOf.get(unit.id) as number;
      if (unit.example) this.example[index] = 1;
      names[index]?.add(unit.name['zh-CN']);
      if (unit.name.en !== undefined) names[index]?.add(unit.name.en);
    }
    this.#names = names;
  }

  /**
   * The unit that a cell names: by itself, or as code and name together (`990100 北川市`), which must fit.
   * Rule: INTAKE-9.
   */
  find(text: string, by: 'id' | 'code' | 'name'): UnitReading {
    const folded = foldWidth(text);
    const own = this.#lookup(text.trim(), by) ?? this.#lookup(folded, by);
    if (own) return own;
    const pair = /^(\S+) +(\S.*)$/.exec(folded);
    const coded = pair && (this.#lookup(pair[1] as string, by === 'name' ? 'code' : by) ?? this.#lookup(pair[1] as string, 'code'));
    if (pair && coded?.kind === 'unit') {
      const expected = this.#names[coded.index] ?? new Set();
      const name = pair[2] as string;
      return expected.has(name) ? coded : { kind: 'other_name', name, expected: [...expected][0] ?? '', code: pair[1] as string };
    }
    return this.#byOther(folded, by) ?? { kind: 'unknown', nearest: nearest(folded, this.#by(by).keys()) };
  }

  #byOther(text: string, by: 'id' | 'code' | 'name'): UnitReading | undefined {
    for (const is of ['name', 'code', 'id'] as const) {
      const [version] = is === by ? [] : (this.#by(is).get(text) ?? []);
      if (version) return { kind: 'other_key', is, expected: by === 'name' ? version.name['zh-CN'] : version[by] };
    }
    return undefined;
  }

  /** The unit meant by a dated reading on the last day of a period; −1 where not exactly one lived then. */
  onPeriod(versions: readonly UnitVersion[], period: string): number {
    const day = lastDay(periodOf(period));
    const alive = versions.filter((unit) => (unit.from ?? '') <= day && (unit.until === undefined || day <= unit.until));
    const indices = new Set(alive.map((unit) => this.#indexOf.get(unit.id) as number));
    return indices.size === 1 ? ([...indices][0] as number) : -1;
  }

  /** Whether a unit is or was called so. */
  isCalled(index: number, name: string): boolean {
    return this.#names[index]?.has(name) ?? false;
  }

  nameOf(index: number): string {
    return [...(this.#names[index] ?? [])][0] ?? '';
  }

  #lookup(text: string, by: 'id' | 'code' | 'name'): Extract<UnitReading, { kind: 'unit' | 'dated' }> | undefined {
    const versions = this.#by(by).get(text);
    if (!versions) return undefined;
    const ids = new Set(versions.map((unit) => unit.id));
    return ids.size === 1 ? { kind: 'unit', index: this.#indexOf.get(versions[0]?.id ?? '') as number } : { kind: 'dated', versions };
  }

  #by(by: 'id' | 'code' | 'name'): ReadonlyMap<string, readonly UnitVersion[]> {
    const known = this.#keys.get(by);
    if (known) return known;
    const keys = new Map<string, UnitVersion[]>();
    for (const unit of this.#versions) {
      const texts = by === 'id' ? [unit.id] : by === 'code' ? [unit.code] : [unit.name['zh-CN'], unit.name.en ?? ''];
      for (const text of new Set(texts)) {
        if (text === '') continue;
        const versions = keys.get(text);
        if (versions) versions.push(unit);
        else keys.set(text, [unit]);
      }
    }
    this.#keys.set(by, keys);
    return keys;
  }
}
