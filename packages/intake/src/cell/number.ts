import type { MissingReason } from '@kedu/model';
import { foldWidth } from './fold.ts';
import { shiftOfSuffix } from './measure.ts';
import { isBlank, readReason } from './reason.ts';

/** How a number was written where it is not a plain decimal; said in a notice. */
export type NumberForm = 'full_width' | 'thousands' | 'suffix';

/** Why a text is no number, as far as it can be guessed. */
export type NumberHint =
  | 'letter_for_digit'
  | 'two_points'
  | 'range'
  | 'comparison'
  | 'approximate'
  | 'decimal_comma'
  | 'date'
  | 'excel_error'
  | 'formula'
  | 'brackets'
  | 'none_word'
  | 'too_large'
  | 'two_numbers'
  | 'text';

export type CellReading =
  | { readonly kind: 'number'; readonly value: number; readonly form?: NumberForm }
  | { readonly kind: 'blank' }
  | { readonly kind: 'reason'; readonly reason: MissingReason }
  | { readonly kind: 'suffix'; readonly suffix: string }
  | { readonly kind: 'no_number'; readonly hint: NumberHint };

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const SUFFIXED = /^([+-]?[\d.,]*\d\.?(?: \d{3})*(?:\.\d+)?) ?([%‰\p{Script=Han}℃°a-zA-Z][^\d]*)$/u;

/**
 * What a cell of numbers says: a number, a reason, nothing, or why it is none of these.
 *
 * Units: the number is in `unit`, the indicator's unit of measure; a suffix (%, 万, 亿, the unit itself) is moved into it by
 * shifting the decimal point, so that `1.2亿` in 万元 is exactly the number 12000.
 * Rule: INTAKE-1, INTAKE-6, INTAKE-7 (docs/spec/pack.md).
 * Errors: none thrown; `suffix` and `no_number` are refusals.
 * Example: readCell('１,２３４．５', '吨') → 1234.5 (full_width); readCell('O.5', '%') → letter_for_digit.
 */
export function readCell(text: string, unit: string | undefined): CellReading {
  const folded = foldWidth(text);
  if (isBlank(folded)) return { kind: 'blank' };
  if (PLAIN.test(folded)) return finite(folded, folded === text.trim() ? undefined : 'full_width');
  const reason = readReason(folded);
  if (reason) return { kind: 'reason', reason };
  if (THOUSANDS.test(folded)) return finite(folded.replaceAll(/[, ]/g, ''), 'thousands');
  const suffixed = SUFFIXED.exec(folded);
  if (suffixed) return readSuffixed(suffixed[1] as string, (suffixed[2] as string).trim(), unit, folded);
  return { kind: 'no_number', hint: hintOf(folded) };
}

function readSuffixed(number: string, suffix: string, unit: string | undefined, folded: string): CellReading {
  const digits = THOUSANDS.test(number) ? number.replaceAll(/[, ]/g, '') : number;
  const shift = PLAIN.test(digits) ? shiftOfSuffix(suffix, unit === undefined ? undefined : foldWidth(unit)) : undefined;
  if (shift !== undefined) return finite(shift === 0 ? digits : `${digits}e${shift}`, 'suffix');
  const hint = hintOf(folded);
  return PLAIN.test(digits) && (hint === 'text' || hint === 'letter_for_digit') && !/[oOlI]/.test(suffix)
    ? { kind: 'suffix', suffix }
    : { kind: 'no_number', hint };
}

function finite(digits: string, form: NumberForm | undefined): CellReading {
  const value = Number(digits);
  if (!Number.isFinite(value)) return { kind: 'no_number', hint: 'too_large' };
  return form === undefined ? { kind: 'number', value } : { kind: 'number', value, form };
}

const HINTS: readonly (readonly [RegExp, NumberHint])[] = [
  [/^#/, 'excel_error'],
  [/^=/, 'formula'],
  [/^\(.*\)$/, 'brackets'],
  [/^(?:无|没有|none|null|nil|nan)$/i, 'none_word'],
  [/^(?:[<>≤≥]|不低于|不超过|超过|低于|大于|小于)/, 'comparison'],
  [/^(?:约|近|大约|~|≈)|(?:左右|上下|以上|以下|余)$/, 'approximate'],
  [/^\d{4}(?:[-/.年]\d{1,2}){2}日?$/, 'date'],
  [/^[+-]?[\d.]+ *(?:-|–|—|~|至|到) *[\d.]+/, 'range'],
  [/^[+-]?[\dOolI.,]*[OolI][\dOolI.,]*$/, 'letter_for_digit'],
  [/^[+-]?\d*\.\d*\.[\d.]*$/, 'two_points'],
  [/^[+-]?(?:\d{1,3}(?:\.\d{3})*,\d+|\d+,\d+)$/, 'decimal_comma'],
  [/^[+-]?[\d.]+[ /;、][\d.]+$/, 'two_numbers'],
];

function hintOf(folded: string): NumberHint {
  return HINTS.find(([form]) => form.test(folded))?.[1] ?? 'text';
}
