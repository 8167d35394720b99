import { decimalText, shortestDecimal } from '@kedu/model';
import { dateText } from './dateText.ts';
import { formatOf, type NumberFormat } from './numberFormat.ts';

/** A decimal that is its own shortest form: at most 15 digits (and a point), no superfluous zeros. */
const SHORT = /^-?(?:0|[1-9]\d{0,14})(?:\.\d*[1-9])?$/;
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;

/** Digits that a spreadsheet shows at most, and those that a number must fit into for what lies beyond to be dust. */
const SHOWN_DIGITS = 15;
const PLAIN_DIGITS = 13;

/**
 * A stored number as a person reads it; the text itself where it is no number.
 *
 * The shortest decimal that is the same float64, without the dust of calculations (`withoutDust`). A percentage and a format that scales move the point of that
 * decimal, so that no digit changes. From 1e15 on, where a spreadsheet has lost digits, it stays with an exponent, as on the screen: a code of 18 digits is then
 * recognised as spoilt. A unit of the format stands behind.
 * Rule: SHEET-4, SHEET-5.
 * Example: ('0.28999999999999998', percent) → `29%`; ('45077', date) → `2023-05-31`; ('1.1010119900101123E+17', plain) → `1.1010119900101123e+17`;
 * ('26001', scale 4, suffix 万元) → `2.6001万元`; ('24067.199999999997', plain) → `24067.2`.
 */
export function numberText(text: string, format: NumberFormat, date1904: boolean): string {
  const { kind, suffix = '', scale, choices } = format;
  if (kind === 'plain' && !scale && !choices && text.length <= 16 && text !== '-0' && SHORT.test(text)) return text + suffix;
  if (!NUMBER.test(text)) return text;
  const stored = Number(text);
  if (!Number.isFinite(stored)) return text;
  if (choices) return numberText(text, formatOf(stored, format), date1904);
  const value = withoutDust(stored);
  if (kind === 'plain') return moved(shortest(value), -(scale ?? 0)) + suffix;
  if (kind === 'percent') return `${moved(decimalText(value), 2)}%`;
  return dateText(stored, format, date1904) ?? shortest(value);
}

/**
 * A number without the dust of binary calculations: of one with more than 15 significant digits the decimal of 15, if that has at most 13 of them
 * (`24067.199999999997` is `24067.2`, as it is shown). All other numbers are as they were, whole numbers and decimals of up to 15 digits among them.
 * Rule: SHEET-4.
 */
function withoutDust(value: number): number {
  if (String(value).length <= SHOWN_DIGITS) return value;
  const shown = Number(value.toPrecision(SHOWN_DIGITS));
  return shown !== value && Number.isFinite(shown) && significantDigits(shown) <= PLAIN_DIGITS ? shown : value;
}

function significantDigits(value: number): number {
  const digits = String(Math.abs(value)).replace(/e.*$/, '').replace('.', '');
  return digits.replace(/^0+|0+$/g, '').length;
}

function shortest(value: number): string {
  if (Math.abs(value) < 1e15) return decimalText(value);
  const { negative, digits, exponent } = shortestDecimal(value);
  const fraction = digits.slice(1);
  return `${negative ? '-' : ''}${digits[0]}${fraction === '' ? '' : `.${fraction}`}e+${exponent + fraction.length}`;
}

/** A decimal with its point moved by its digits; one with an exponent has another exponent. */
function moved(text: string, by: number): string {
  if (by === 0) return text;
  const [plain = '', exponent] = text.split('e');
  if (exponent !== undefined) return `${plain}e+${Number(exponent) + by}`;
  const negative = plain.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? plain.slice(1) : plain).split('.');
  const digits = `${whole.padStart(1 - by, '0')}${fraction.padEnd(by, '0')}`;
  const point = digits.length - Math.max(fraction.length, by) + by;
  const above = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(point).replace(/0+$/, '');
  return `${negative && /[1-9]/.test(digits) ? '-' : ''}${above}${rest === '' ? '' : `.${rest}`}`;
}
