import { isMeasure } from './measureText.ts';
import type { HeadingReading } from './headingReading.ts';
import type { KnownFinder } from './known.ts';
import { type PeriodParts, periodIn } from './periodText.ts';
import { type ColumnProfile, valueShare } from './profile.ts';
import type { Confidence } from './remark.ts';
import { type AsideKind, type HeadingKind, headingKind, isTotal, nameKind } from './vocabulary.ts';

const SAMPLE = 500;
const NUMERAL = /^[(（]?(?:\d+|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫIVX]+|[一二三四五六七八九十]+|[①-⑳])[)）.、]?$/u;

/** A column of a table with what its headings say. */
export interface ReadColumn extends ColumnProfile {
  readonly flat: string;
  readonly reading: HeadingReading;
}

export interface KeyColumn {
  readonly column: ReadColumn;
  readonly confidence: Confidence;
}

export type LeftOutReason =
  | 'serial'
  | 'blank'
  | 'remark'
  | 'text'
  | AsideKind
  | 'choice'
  | 'total'
  | 'other_units'
  | 'upper_level'
  | 'unknown_indicator'
  | 'unknown_unit'
  | 'other_period'
  | 'label'
  | 'no_heading';

/** Which column holds what: keys of the rows, values, and what is left out. */
export interface Roles {
  readonly unit?: KeyColumn;
  readonly indicator?: KeyColumn;
  readonly period?: KeyColumn;
  /** A second column of periods, the year beside the month. */
  readonly outerPeriod?: KeyColumn;
  readonly measure?: KeyColumn;
  readonly values: readonly ReadColumn[];
  readonly leftOut: readonly { readonly column: ReadColumn; readonly reason: LeftOutReason }[];
}

/** Texts that tell what a column is: the first several hundred different ones. */
function sample({ texts }: ReadColumn): string[] {
  const first: string[] = [];
  for (const text of texts.keys()) {
    if (first.length === SAMPLE) break;
    first.push(text);
  }
  return first;
}

/** What a column is by the words of its headings, the lowest first. */
export const kindOf = (column: Pick<ColumnProfile, 'parts'>): HeadingKind | undefined => {
  for (const part of column.parts.toReversed()) {
    const kind = headingKind(part);
    if (kind !== undefined) return kind;
  }
  return undefined;
};

/**
 * Which column holds units, indicators, periods, units of measure, values. What the pack knows decides first, then the words of the heading, then what the
 * texts look like.
 * Rule: GUESS-4.
 */
export function rolesOf(columns: readonly ReadColumn[], finder: KnownFinder): Roles {
  const leftOut: { column: ReadColumn; reason: LeftOutReason }[] = [];
  let open = columns.filter((column, i) => {
    const serial =
      kindOf(column) === 'serial'
        ? column.words === 0 || sample(column).every((text) => NUMERAL.test(text))
        : i === 0 && column.parts.length === 0 && column.counts;
    const blank = column.texts.size === 0 && !namesSomething(column, finder);
    if (serial || blank) leftOut.push({ column, reason: serial ? 'serial' : 'blank' });
    return !serial && !blank;
  });
  const take = (key: KeyColumn | undefined): KeyColumn | undefined => {
    if (key) open = open.filter((column) => column !== key.column);
    return key;
  };
  const measure = take(measureColumn(open));
  const periods = periodColumns(open, finder);
  const period = take(periods.at(-1));
  const outerPeriod = take(periods.length > 1 ? periods[0] : undefined);
  const unit = take(
    knownColumn(open, (text) => finder.unit(text) !== undefined, ['unit_code', 'unit', 'measure_or_unit'], finder.hasUnits),
  );
  const indicator = take(knownColumn(open, (text) => finder.indicator(text) !== undefined, ['indicator'], finder.hasIndicators));
  const named = wordedColumns(open, unit, indicator, finder);
  const unitColumn = unit ?? take(named.unit);
  const indicatorColumn = indicator ?? take(named.indicator);
  const values: ReadColumn[] = [];
  let parted = false;
  for (const column of open) {
    const kind = kindOf(column);
    parted ||= unitColumn !== undefined && namesOtherUnits(column, unitColumn.column, values);
    if (parted) leftOut.push({ column, reason: 'other_units' });
    else if (unitColumn && (kind === 'unit_code' || (kind === 'unit' && column.words > 0)) && column.reading.indicator === undefined)
      leftOut.push({ column, reason: 'label' });
    else if (kind === 'remark' && column.reading.indicator === undefined) leftOut.push({ column, reason: 'remark' });
    else if (isOverOthers(column, open, unitColumn?.column)) leftOut.push({ column, reason: 'total' });
    else if (isPlainName(column)) values.push(column);
    else if (valueShare(column) >= 0.5 && !(kind === 'indicator' && column.values === 0)) values.push(column);
    else leftOut.push({ column, reason: kind === 'indicator' ? 'upper_level' : 'text' });
  }
  return {
    values,
    leftOut,
    ...(unitColumn && { unit: unitColumn }),
    ...(indicatorColumn && { indicator: indicatorColumn }),
    ...(period && { period }),
    ...(outerPeriod && { outerPeriod }),
    ...(measure && { measure }),
  };
}

/** A second column of units right of values, whose rows may name others than the first: what follows may be about either. Rule: GUESS-3. */
function namesOtherUnits(column: ReadColumn, unit: ReadColumn, before: readonly ReadColumn[]): boolean {
  if (kindOf(column) !== 'unit' || column.words === 0 || valueShare(column) >= 0.5 || before.length === 0 || unit.column > column.column)
    return false;
  return column.reading.indicator === undefined && [...column.texts].some(([text, row]) => unit.texts.get(text) !== row);
}

/** Whether the heading is the name of a unit or an indicator and nothing else: what stands below are its values, however they are written. Rule: GUESS-4. */
function isPlainName({ reading }: ReadColumn): boolean {
  const { indicator, unit, names, aside } = reading;
  return (indicator !== undefined || unit !== undefined) && names.length === 0 && aside === undefined;
}

/** `合计`, `全县`, `平均` among the headings of units or periods: no unit of its own. Rule: GUESS-4. */
function isOverOthers({ reading }: ReadColumn, open: readonly ReadColumn[], unit: ReadColumn | undefined): boolean {
  const end = reading.names.at(-1);
  if (end === undefined || !isTotal(end) || reading.unit !== undefined || reading.indicator !== undefined) return false;
  return unit === undefined || open.some((other) => other.reading.periods.some(dated));
}

function namesSomething({ reading }: ReadColumn, finder: KnownFinder): boolean {
  const known = reading.unit !== undefined || reading.indicator !== undefined;
  return known || reading.periods.length > 0 || reading.isValue || (!finder.hasIndicators && !finder.hasUnits && reading.names.length > 0);
}

function measureColumn(columns: readonly ReadColumn[]): KeyColumn | undefined {
  for (const column of columns) {
    const texts = sample(column);
    const share = texts.filter(isMeasure).length / Math.max(1, texts.length);
    const kind = kindOf(column);
    if ((kind === 'measure' || kind === 'measure_or_unit') && share > 0.5 && column.words > 0)
      return { column, confidence: share === 1 ? 'sure' : 'likely' };
    if (share === 1 && column.words > 0 && kind === undefined && texts.length > 0) return { column, confidence: 'likely' };
  }
  return undefined;
}

/** Columns whose cells are periods, the year before the month. */
function periodColumns(columns: readonly ReadColumn[], finder: KnownFinder): KeyColumn[] {
  const found: KeyColumn[] = [];
  for (const column of columns) {
    const texts = sample(column);
    if (texts.length === 0 || column.reading.indicator || column.reading.unit || column.reading.periods.some(dated)) continue;
    const said = kindOf(column) === 'period';
    const share = texts.filter((text) => isPeriodCell(text, column)).length / texts.length;
    const known = texts.some((text) => finder.unit(text) !== undefined || finder.indicator(text) !== undefined);
    if (said && share >= 0.5) found.push({ column, confidence: share === 1 ? 'sure' : 'unsure' });
    else if (!known && share === 1 && column.words > 0) found.push({ column, confidence: 'likely' });
    else if (column.years && column.parts.length === 0) found.push({ column, confidence: 'unsure' });
  }
  return found.slice(0, 2);
}

const dated = ({ id, year, span }: PeriodParts): boolean =>
  id !== undefined || year !== undefined || (span !== undefined && span.kind !== 'year');

/** What a cell of a column of periods says; a bare number from 1 to 12 below `月份` is a month. */
export function periodOfCell(text: string, heading: string): PeriodParts | undefined {
  if (/^\d{1,2}$/u.test(text) && /月|month/iu.test(heading) && Number(text) >= 1 && Number(text) <= 12)
    return { span: { kind: 'month', n: Number(text) } };
  const period = periodIn(text);
  return period?.rest === '' ? period.parts : undefined;
}

function isPeriodCell(text: string, column: ReadColumn): boolean {
  return periodOfCell(text, column.flat) !== undefined;
}

/** The column most of whose texts the pack knows; of equals the one with a code, then the rightmost of nested indicators. */
function knownColumn(
  columns: readonly ReadColumn[],
  knows: (text: string) => boolean,
  kinds: readonly HeadingKind[],
  any: boolean,
): KeyColumn | undefined {
  if (!any) return undefined;
  let best: { readonly column: ReadColumn; readonly share: number; readonly rank: number } | undefined;
  for (const column of columns) {
    const texts = sample(column);
    const share = texts.filter(knows).length / Math.max(1, texts.length);
    const at = kinds.indexOf(kindOf(column) as HeadingKind);
    const figures = column.words === 0;
    if (texts.length === 0 || share < (figures ? (at < 0 ? 1 : 0.8) : at < 0 ? 0.5 : 0.3)) continue;
    if (figures && at < 0 && (texts.length < 2 || column.reading.indicator || column.reading.unit)) continue;
    const rank = share + (at < 0 ? 0 : 0.5 - at / 100);
    if (!best || rank > best.rank) best = { column, share, rank };
  }
  return best && { column: best.column, confidence: best.share === 1 ? 'sure' : 'likely' };
}

/** Units and indicators by the words of headings, else by what the texts look like. */
function wordedColumns(
  open: readonly ReadColumn[],
  unit: KeyColumn | undefined,
  indicator: KeyColumn | undefined,
  finder: KnownFinder,
): { readonly unit?: KeyColumn; readonly indicator?: KeyColumn } {
  const doubt = (known: boolean): Confidence => (known ? 'unsure' : 'likely');
  const texts = open.filter((column) => column.words > 0 && valueShare(column) < 0.5);
  const across = open.some((column) => column.reading.indicator !== undefined);
  const acrossUnits = open.some((column) => column.reading.unit !== undefined);
  const byWord = (kinds: readonly HeadingKind[], last: boolean, among: readonly ReadColumn[]): ReadColumn | undefined => {
    const met = among.filter((column) => kinds.includes(kindOf(column) as HeadingKind));
    return last ? met.at(-1) : met[0];
  };
  const indicatorColumn = indicator || across ? undefined : byWord(['indicator'], true, texts);
  const unitColumn =
    unit || acrossUnits
      ? undefined
      : (byWord(['unit', 'measure_or_unit'], false, texts) ??
        byWord(
          ['unit_code'],
          false,
          open.filter((column) => column !== indicatorColumn),
        ));
  if (indicatorColumn || unitColumn) {
    return {
      ...(unitColumn && { unit: { column: unitColumn, confidence: doubt(finder.hasUnits) } }),
      ...(indicatorColumn && { indicator: { column: indicatorColumn, confidence: doubt(finder.hasIndicators) } }),
    };
  }
  const first = texts.find((column) => kindOf(column) === undefined);
  if (!first || unit || indicator) return {};
  const looks = sample(first).map(nameKind);
  const units = looks.filter((kind) => kind === 'unit').length;
  const matters = looks.filter((kind) => kind === 'indicator').length;
  const confidence: Confidence = Math.max(units, matters) * 2 > looks.length ? 'likely' : 'unsure';
  const isUnit = acrossUnits ? false : across ? true : units >= matters;
  return isUnit ? { unit: { column: first, confidence } } : { indicator: { column: first, confidence } };
}
