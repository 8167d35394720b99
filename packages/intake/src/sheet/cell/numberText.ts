import { decimalText } from '@kedu/model';
import { dateText } from './dateText.ts';
import type { NumberFormat } from './numberFormat.ts';

/** A decimal that is its own shortest form: at most 15 digits (and a point), no superfluous zeros. */
const SHORT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/**
 * A stored number as a person reads it; the text itself where it is no number.
 *
 * The shortest decimal that is the same float64: Excel stores 0.832 as 0.83199999999999996. A percentage moves the point of that decimal, so
 * that no digit changes. From 1e15 on, where a spreadsheet has lost digits, it stays with an exponent, as on the screen: a code of 18 digits is then
 * recognised as spoilt. A unit of the format stands behind.
 * Rule: SHEET-4, SHEET-5.
 * Example: ('0.28999999999999998', percent) → `29%`; ('45077', date) → `2023-05-31`; ('1.1010119900101123E+17', plain) → `1.1010119900101123e+17`.
 */
export function numberText(text: string, format: NumberFormat, date1904: boolean): string {
  if (format.kind === 'plain' && text.length <= 16 && text !== '-0' && SHORT.test(text)) return text + (format.suffix ?? '');
  if (!NUMBER.test(text)) return text;
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (format.kind === 'plain') return shortest(value) + (format.suffix ?? '');
  if (format.kind === 'percent') return `${percent(value)}%`;
  return dateText(value, format, date1904) ?? shortest(value);
}

function shortest(value: number): string {
  if (Math.abs(value) < 1e15) return decimalText(value);
  const text = String(value);
  if (text.includes('e')) return text;
  const negative = value < 0;
  const digits = negative ? text.slice(1) : text;
  const fraction = digits.slice(1).replace(/0+$/, '');
  return `${negative ? '-' : ''}${digits[0]}${fraction === '' ? '' : `.${fraction}`}e+${digits.length - 1}`;
}

/** A hundred times the shortest decimal, by its digits. */
function percent(value: number): string {
  const text = decimalText(value);
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const digits = whole + fraction.padEnd(2, '0');
  const point = whole.length + 2;
  const moved = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(point);
  return `${negative ? '-' : ''}${moved}${rest === '' ? '' : `.${rest}`}`;
}
