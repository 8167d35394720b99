import { foldWidth } from '../cell/fold.ts';
import { readCell } from '../cell/number.ts';
import { isMeasure } from './measureText.ts';
import { periodIn } from './periodText.ts';

/** `dash` says that nothing stands there; `faulty` was meant as a number and is none; `reason` says why there is none. */
export type CellKind = 'empty' | 'dash' | 'number' | 'faulty' | 'reason' | 'text';

const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;
const FOOTNOTED = /^[+-]?[\d,]+(?:\.\d+)?(?:%|‰)?\s*(?:[①-⑳*†‡]+|\[\d+\]|\(注\d*\))$/u;
const MEANT_AS_NUMBER: ReadonlySet<string> = new Set([
  'letter_for_digit',
  'two_points',
  'range',
  'comparison',
  'approximate',
  'decimal_comma',
  'excel_error',
  'formula',
  'brackets',
  'too_large',
  'two_numbers',
]);

/** What a cell is before anything is known of its column. Rule: GUESS-2. Example: `83.2%` → number, `2023年` → text, `约3` → faulty. */
export function cellKind(text: string): CellKind {
  if (text.trim() === '') return 'empty';
  if (PLAIN.test(text)) return 'number';
  const reading = readCell(text, undefined);
  if (reading.kind === 'number') return 'number';
  if (reading.kind === 'blank') return 'dash';
  if (reading.kind === 'reason') return 'reason';
  if (reading.kind === 'suffix') return isMeasure(reading.suffix) || /^(?:万亿|亿|万|%|‰)$/u.test(reading.suffix) ? 'number' : 'text';
  if (FOOTNOTED.test(foldWidth(text))) return 'number';
  if (reading.kind !== 'no_number' || !MEANT_AS_NUMBER.has(reading.hint) || !/\d|^#/u.test(text)) return 'text';
  return /\p{Script=Han}{2}/u.test(text.replace(/以上|以下|左右|上下|超过|低于|大于|小于|不低于|不超过/u, '')) ||
    periodIn(text)?.rest === ''
    ? 'text'
    : 'faulty';
}

/** Whether a cell holds a value, or something that was meant as one. */
export function isValueLike(kind: CellKind): boolean {
  return kind === 'number' || kind === 'faulty' || kind === 'reason';
}

/** A year written as a number, as in a heading `2021 | 2022 | 2023`; undefined for anything else. */
export function bareYear(text: string): number | undefined {
  const folded = foldWidth(text);
  return /^(?:19[4-9]\d|20\d\d|210\d)$/.test(folded) ? Number(folded) : undefined;
}
