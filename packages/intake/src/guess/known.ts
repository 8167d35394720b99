import type { LocalizedText, UnitRegister } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import { splitMeasure } from './measureText.ts';
import { NameFinder, type NameMatch } from './names.ts';
import { asideEnding } from './vocabulary.ts';

/** An indicator as a guess has to know it. */
export interface KnownIndicator {
  readonly id: string;
  readonly title: LocalizedText;
  /** Unit of measure: `%`, `亿元`. */
  readonly unit?: string | undefined;
}

/** What a pack knows; without a pack nothing. */
export interface KnownNames {
  readonly units: UnitRegister | undefined;
  readonly indicators: readonly KnownIndicator[];
}

export type UnitKey = 'id' | 'code' | 'name';

/** Units and indicators of a pack, to be found by what a file calls them. Rule: GUESS-7. */
export class KnownFinder {
  readonly units: NameFinder<UnitKey>;
  readonly indicators: NameFinder<'id' | 'name'>;
  readonly #unitKeys = new Map<string, Readonly<Record<UnitKey, string>>>();
  readonly #measures: ReadonlyMap<string, string | undefined>;
  readonly #titles: ReadonlyMap<string, string>;

  constructor(known: KnownNames) {
    const versions = known.units?.versions ?? [];
    for (const { id, code, name } of versions) this.#unitKeys.set(id, { id, code, name: name['zh-CN'] });
    this.units = new NameFinder(
      versions.map(({ id, code, name }) => ({
        id,
        names: [
          ['id', id],
          ['code', code],
          ['name', name['zh-CN']],
          ['name', name.en ?? ''],
        ],
      })),
    );
    this.indicators = new NameFinder(
      known.indicators.map(({ id, title }) => ({
        id,
        names: [
          ['id', id],
          ['name', title['zh-CN']],
          ['name', splitMeasure(title['zh-CN']).text],
          ['name', title.en ?? ''],
        ],
      })),
    );
    this.#titles = new Map(known.indicators.map(({ id, title }) => [id, title['zh-CN']]));
    this.#measures = new Map(known.indicators.map(({ id, unit }) => [id, unit]));
  }

  /** A unit by itself, or as code and name together (`990100 北川市`). */
  unit(text: string, loose = false): NameMatch<UnitKey> | undefined {
    const own = this.units.find(text);
    if (own) return own;
    const pair = /^(\S+) +(\S.*)$/u.exec(foldWidth(text));
    const coded = pair ? this.units.find(pair[1] as string) : undefined;
    if (pair && coded?.kind === 'exact' && coded.by !== 'name' && this.units.find(pair[2] as string)?.id === coded.id) return coded;
    return loose ? this.units.find(text, true) : undefined;
  }

  /** An indicator by its title, its ID, or its title with a unit of measure behind it; a rank or a rate of change is never taken for the value itself. */
  indicator(text: string, loose = false): NameMatch<'id' | 'name'> | undefined {
    const own = this.indicators.find(text);
    if (own) return own;
    const bare = splitMeasure(
      text.replace(/^(?:\d+(?:\.\d+)*[.、．]|[(（]?[一二三四五六七八九十\d]+[)）][、.]?|[①-⑳]|其中[:：])\s*/u, ''),
    ).text;
    const found = bare === text.trim() ? undefined : this.indicators.find(bare);
    if (found || !loose) return found && { ...found, kind: 'folded' };
    const near = this.indicators.find(bare === '' ? text : bare, true);
    return near && asideEnding(near.name)?.kind === asideEnding(bare)?.kind ? near : undefined;
  }

  /** The title of an indicator, where the pack has one that is not its ID. */
  titleOf(id: string): string | undefined {
    const title = this.#titles.get(id);
    return title === id ? undefined : title;
  }

  keyOf(id: string, by: UnitKey): string {
    return this.#unitKeys.get(id)?.[by] ?? id;
  }

  measureOf(indicator: string): string | undefined {
    return this.#measures.get(indicator);
  }

  get hasUnits(): boolean {
    return this.units.size > 0;
  }

  get hasIndicators(): boolean {
    return this.indicators.size > 0;
  }
}
