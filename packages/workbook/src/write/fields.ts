import type { LocalizedText } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { Change, LayoutCell, Path, Reading } from './layout.ts';
import type { OwnFiles } from './ownFiles.ts';

/** Why a cell cannot be edited where it stands; `messages` says where instead. */
export type Elsewhere = 'fixed' | 'inherited' | 'each' | 'targets' | 'table_column';

/** What one cell edits: shown as `text`, set at a place of the scheme by `put`. */
export interface FieldPlace {
  put(value: unknown): Reading;
  /** Undefined where there is nothing of the scheme's own to take out. */
  take(): Reading;
}

export function fixedCell(value: string | number, elsewhere: Elsewhere = 'fixed'): LayoutCell {
  return { value, style: 'muted', elsewhere };
}

export function changed(...changes: readonly Change[]): Reading {
  return { changes };
}

/** A path of the scheme, in the scheme's own files. */
export function pathPlace(own: OwnFiles, path: Path): FieldPlace {
  return {
    put: (value) => changed(own.set(path, value)),
    take: () => (own.value(path) === undefined ? inherited() : changed(own.set(path, undefined))),
  };
}

/** A field of an indicator: in the scheme's YAML, or in its table of indicators where the indicator is a row of that. */
export function indicatorPlace(own: OwnFiles, id: string, field: keyof Indicator): FieldPlace {
  if (!own.inTable(id)) return pathPlace(own, ['indicators', id, field]);
  const file = own.indicatorTable as string;
  const write = (value: unknown): Reading =>
    own.indicatorColumns.includes(field)
      ? changed({ kind: 'cell', file, key: id, column: field, value: String(value) })
      : { code: 'EXPORT_CELL_FIXED', args: { heading: '', found: String(value), expected: '', elsewhere: 'table_column' } };
  return { put: write, take: () => write('') };
}

/** Free text; blank takes it out, unless it must be there. */
export function textCell(value: string | undefined, place: FieldPlace, required = false): LayoutCell {
  return {
    value: value ?? '',
    style: 'input',
    read: (text) => (text === '' ? (required ? blank() : place.take()) : place.put(text)),
  };
}

/** A title: its Chinese is edited, its English stays. */
export function titleCell(own: OwnFiles, title: LocalizedText, path: Path): LayoutCell {
  const raw = own.value(path);
  const chinese = typeof raw === 'object' && raw !== null;
  const write = (text: string): Reading => {
    if (chinese) return changed(own.set([...path, 'zh-CN'], text));
    return changed(own.set(path, raw === undefined && title.en !== undefined ? { 'zh-CN': text, en: title.en } : text));
  };
  return { value: title['zh-CN'], style: 'input', read: (text) => (text === '' ? blank() : write(text)) };
}

/** A number, or nothing; `〔…〕` is an expression where one may stand. */
export function numberCell(
  value: number | string | undefined,
  place: FieldPlace,
  takes: 'number' | 'quantity' | 'share' = 'number',
): LayoutCell {
  return {
    value: value ?? '',
    style: 'input',
    read: (text) => {
      if (text === '') return place.take();
      const expression = takes === 'quantity' ? /^〔(.+)〕$/.exec(text)?.[1] : undefined;
      if (expression !== undefined) return place.put(expression);
      const plain = plainNumber(text);
      if (takes === 'share' && /^\d+(\.\d+)?%$/.test(folded(text))) return place.put(folded(text));
      return plain === undefined ? unreadable(text, takes) : place.put(plain);
    },
  };
}

/** One of several words. */
export function choiceCell(value: string, words: Readonly<Record<string, string>>, place: FieldPlace): LayoutCell {
  return {
    value: words[value] ?? '',
    style: 'input',
    read: (text) => {
      if (text === '') return place.take();
      const chosen = Object.entries(words).find(([, word]) => word === folded(text))?.[0];
      if (chosen === undefined) return unreadable(text, Object.values(words).join('、'));
      return place.put(chosen === 'true' ? true : chosen === 'false' ? false : chosen);
    },
  };
}

/** Some of several things, by their titles; their IDs are read too. */
export function titlesCell(ids: readonly string[], titles: ReadonlyMap<string, string>, place: FieldPlace): LayoutCell {
  return {
    value: ids.map((id) => titles.get(id) ?? id).join('、'),
    style: 'input',
    read: (text) => {
      if (text === '') return place.take();
      const words = text.split(/\s*[、，,]\s*/).filter(Boolean);
      const read = words.map((word) => [...titles].find(([id, title]) => title === word || id === word)?.[0]);
      return read.includes(undefined) ? unreadable(text, [...titles.values()].join('、')) : place.put(read);
    },
  };
}

/** Several names, apart by 、 or blanks. */
export function namesCell(names: readonly string[], place: FieldPlace): LayoutCell {
  return {
    value: names.join('、'),
    style: 'input',
    read: (text) => (text === '' ? place.take() : place.put(text.split(/[、，,\s]+/).filter(Boolean))),
  };
}

/** The number that a cell says, in whatever width its digits are; undefined where it is none. */
export function plainNumber(text: string): number | undefined {
  const plain = folded(text);
  return /^[-+]?(\d+(\.\d+)?|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** Full-width digits and signs as the plain ones. */
export function folded(text: string): string {
  return text.normalize('NFKC').replaceAll('−', '-').trim();
}

export function unreadable(found: string, expected: string): Reading {
  return { code: 'EXPORT_CELL', args: { heading: '', found, expected } };
}

export function blank(): Reading {
  return { code: 'EXPORT_BLANK', args: { heading: '', key: '' } };
}

export function inherited(elsewhere: Elsewhere = 'inherited'): Reading {
  return { code: 'EXPORT_CELL_FIXED', args: { heading: '', found: '', expected: '', elsewhere } };
}
