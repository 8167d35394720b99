const DIGITS = '零一二三四五六七八九';

/** A number as people write it: digits, or 一, 十五, 二十, 零点五, 半; as part of a pattern, without groups. */
export const NUMERAL = '(?:\\d+(?:\\.\\d+)?|[零一二两三四五六七八九十百半]+(?:点[零一二三四五六七八九]+)?)';

/**
 * What a numeral is worth; NaN where it is none. The decimal point of Chinese numerals is 点.
 *
 * Rule: CRITERIA-2. Example: numeral('零点五') → 0.5; numeral('十五') → 15; numeral('1.5') → 1.5.
 */
export function numeral(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  const [whole = '', fraction] = text.split('点');
  const integer = wholeNumeral(whole);
  if (fraction === undefined || Number.isNaN(integer)) return integer;
  return Number(`${integer}.${[...fraction].map((digit) => DIGITS.indexOf(digit)).join('')}`);
}

function wholeNumeral(text: string): number {
  const [, hundreds, , tens, ten, ones] =
    /^(?:([一二两三四五六七八九]?)(百)零?)?(?:([一二三四五六七八九]?)(十))?([零一二两三四五六七八九]?)$/u.exec(text) ?? [];
  if (text === '' || (hundreds === undefined && tens === undefined && ones === undefined && ten === undefined)) return Number.NaN;
  const unit = (digit: string | undefined, fallback: number): number =>
    digit === undefined ? 0 : digit === '' ? fallback : digit === '两' ? 2 : DIGITS.indexOf(digit);
  return unit(hundreds, 1) * 100 + unit(tens, 1) * 10 + unit(ones, 0);
}

/** part·of/whole out of whole numbers and one division, so that the result is the nearest float64: ratio(0.5, 10, 100) → 5. */
export function ratio(part: number, whole: number, of: number): number {
  const places = Math.max(decimals(part), decimals(whole), decimals(of));
  const scaled = (x: number): number => Number(`${x}e${places}`);
  return (scaled(part) * scaled(of)) / (scaled(whole) * Number(`1e${places}`));
}

function decimals(x: number): number {
  const text = String(x);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}
