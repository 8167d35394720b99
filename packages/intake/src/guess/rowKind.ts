import { bareYear, isValueLike } from './cellKind.ts';
import type { Layout } from './layout.ts';
import { isMeasure, measureOfLine, measureOfTitle } from './measureText.ts';
import { periodIn } from './periodText.ts';
import { isNote } from './vocabulary.ts';

/**
 * `info`: `填报单位：…`, `单位：万元` and the like; `years`: a heading of years written as numbers; `numbering`: 甲 乙 1 2 3 below the
 * headings; `single`: one cell, a title or a subheading; `names`: texts only, headings or a row without values.
 */
export type RowKind = 'empty' | 'info' | 'note' | 'signature' | 'single' | 'names' | 'years' | 'numbering' | 'data';

const LABELLED = /^[^:：]{2,16}[:：]/u;
const STEM = /^[甲乙丙丁戊己]$/u;

/** What a row of a sheet is by itself; figures that are codes of the pack are names. Rule: GUESS-2. */
export function rowKind(layout: Layout, row: number, isCode: (text: string) => boolean): RowKind {
  const cells = layout.cells(row);
  const texts = cells.map(({ text }) => text);
  if (cells.length === 0) return 'empty';
  const values = cells.filter(({ kind, text }) => isValueLike(kind) && !(kind === 'number' && isCode(text)));
  const note = values.length > 1 ? undefined : isNote(texts);
  if (note !== undefined) return note;
  if (values.length <= 1 && isInfo(texts)) return 'info';
  if (values.length === 0) return cells.length === 1 ? 'single' : 'names';
  if (isNumbering(texts)) return 'numbering';
  if (isYears(values.map(({ text }) => text))) return 'years';
  return 'data';
}

function isInfo(texts: readonly string[]): boolean {
  const said = texts.filter((text) => measureOfLine(text) !== undefined || (LABELLED.test(measureOfTitle(text).text) && text.length < 40));
  const rest = texts.filter((text) => !said.includes(text));
  if (said.length === 0) return false;
  return rest.every((text) => periodIn(text)?.rest === '') || (texts.length === 2 && measureOfLine(texts[1] as string) !== undefined);
}

/** 甲 乙 1 2 3: the columns counted. */
function isNumbering(texts: readonly string[]): boolean {
  const counted = texts.filter((text) => !STEM.test(text)).map((text) => Number(text.replace(/^[(（](.*)[)）]$/u, '$1')));
  const step = counted.every(
    (n, i) => Number.isInteger(n) && (i === 0 ? n === 0 || n === 1 || n === 2 : n === (counted[i - 1] as number) + 1),
  );
  return step && counted.length >= 2 && (counted.length < texts.length || counted.length >= 3);
}

function isYears(values: readonly string[]): boolean {
  const years = values.map(bareYear);
  return years.every((year, i) => {
    const before = i === 0 ? undefined : years[i - 1];
    return year !== undefined && (before === undefined || (year !== before && Math.abs(year - before) <= 12));
  });
}

/** Whether a row below the headings still belongs to them: units of measure below names. */
export function isMeasureRow(layout: Layout, row: number): boolean {
  const cells = layout.cells(row);
  return cells.length > 0 && cells.every(({ text }) => isMeasure(text.replace(/^[(（](.*)[)）]$/u, '$1')));
}
