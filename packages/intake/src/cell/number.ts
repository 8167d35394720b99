import type { MissingReason } from '@kedu/model';
import { foldWidth } from './fold.ts';
import { shiftOfMeasure } from './measure.ts';
import { twoNumbers } from '../sheet/cell/twoNumbers.ts';
import { isBlank, readReason } from './reason.ts';

/** How a number was written where it is not a plain decimal; said in a notice. */
export type NumberForm = 'full_width' | 'thousands' | 'suffix' | 'footnote';

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
  /** `two` are the numbers of a cell that holds two of them, each as it is written. */
  | { readonly kind: 'no_number'; readonly hint: NumberHint; readonly two?: readonly [string, string] };

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const THOUSANDS = /^[+-]?\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const SUFFIXED = /^([+-]?[\d.,]*\d\.?(?: \d{3})*(?:\.\d+)?) ?([%‰\p{Script=Han}℃°a-zA-Z][^\d]*)$/u;

const FOOTNOTE =
  /^(.*[\d%‰\p{Script=Han}]) *(?:[\u2460-\u2487\u2776-\u277f*†‡§※]+|\[(?:注? ?\d{1,2}|注|[a-z])\]|\(注 ?\d{0,2}\)|注 ?\d{0,2}|[〔【]注? ?\d{1,2}[〕】])$/u;
/** Two numbers, each behind a word of its own: `目标90，实际83.2`. */
const LABELLED = /^[^\d.年月日]{0,6}([+-]?\d(?:[\d.]*\d)?%?)[^\d.年月日]{0,2}[(;、,| ][^\d.年月日]{0,6}([+-]?\d(?:[\d.]*\d)?%?)\)?$/u;

/**
 * What a cell of numbers says: a number, a reason, nothing, or why it is none of these.
 *
 * Units: the number is in `unit`, the indicator's unit of measure. `shift` moves the decimal point of numbers without a unit of their own, where the
 * column has another unit than the indicator; a suffix (%, 万, 亿, the unit itself) is moved into `unit`, so that `1.2亿` in 万元 is exactly the number 12000.
 * Rule: INTAKE-1, INTAKE-6, INTAKE-7 (docs/spec/pack.md), MAP-8 (docs/spec/sheets.md).
 * Errors: none thrown; `suffix` and `no_number` are refusals.
 * Example: readCell('１,２３４．５', '吨') → 1234.5 (full_width); readCell('12.3①', '%') → 12.3 (footnote); readCell('O.5', '%') → letter_for_digit.
 */
export function readCell(text: string, unit: string | undefined, shift = 0): CellReading {
  const folded = foldWidth(text);
  if (isBlank(folded)) return { kind: 'blank' };
  if (PLAIN.test(folded)) return finite(folded, shift, folded === text.trim() ? undefined : 'full_width');
  const reason = readReason(folded);
  if (reason) return { kind: 'reason', reason };
  if (THOUSANDS.test(folded)) return finite(folded.replaceAll(/[, ]/g, ''), shift, 'thousands');
  const suffixed = SUFFIXED.exec(folded);
  const reading = suffixed
    ? readSuffixed(suffixed[1] as string, (suffixed[2] as string).trim(), unit, folded)
    : ({ kind: 'no_number', hint: hintOf(folded) } as const);
  return reading.kind === 'number' ? reading : (withoutFootnote(folded, unit, shift) ?? readingTwo(folded, reading));
}

/** A number with a mark of a footnote behind it; undefined where it is none. */
function withoutFootnote(folded: string, unit: string | undefined, shift: number): CellReading | undefined {
  const marked = FOOTNOTE.exec(folded);
  const reading = marked ? readCell(marked[1] as string, unit, shift) : undefined;
  return reading?.kind === 'number' ? { ...reading, form: 'footnote' } : undefined;
}

/** A refusal that names both numbers of a cell that holds two. */
function readingTwo(folded: string, reading: CellReading): CellReading {
  const open = reading.kind === 'suffix' || (reading.kind === 'no_number' && reading.hint === 'text');
  const [, first, second] = (open && LABELLED.exec(folded)) || [];
  const two = !open
    ? undefined
    : (twoNumbers(folded) ?? (first !== undefined && second !== undefined ? ([first, second] as const) : undefined));
  return two ? { kind: 'no_number', hint: 'two_numbers', two } : reading;
}

function readSuffixed(number: string, suffix: string, unit: string | undefined, folded: string): CellReading {
  const digits = THOUSANDS.test(number) ? number.replaceAll(/[, ]/g, '') : number;
  const shift = PLAIN.test(digits) ? shiftOfMeasure(suffix, unit === undefined ? undefined : foldWidth(unit)) : undefined;
  if (shift !== undefined) return finite(digits, shift, 'suffix');
  const hint = hintOf(folded);
  return PLAIN.test(digits) && (hint === 'text' || hint === 'letter_for_digit') && !/[oOlI]/.test(suffix)
    ? { kind: 'suffix', suffix }
    : { kind: 'no_number', hint };
}

function finite(digits: string, shift: number, form: NumberForm | undefined): CellReading {
  const value = shift === 0 ? Number(digits) : shifted(digits, shift);
  if (!Number.isFinite(value)) return { kind: 'no_number', hint: 'too_large' };
  return form === undefined ? { kind: 'number', value } : { kind: 'number', value, form };
}

/** A plain number with its decimal point moved, exactly: the text with another exponent. */
function shifted(digits: string, shift: number): number {
  const at = digits.search(/e/i);
  return at < 0 ? Number(`${digits}e${shift}`) : Number(`${digits.slice(0, at)}e${Number(digits.slice(at + 1)) + shift}`);
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
];

function hintOf(folded: string): NumberHint {
  return HINTS.find(([form]) => form.test(folded))?.[1] ?? 'text';
}
