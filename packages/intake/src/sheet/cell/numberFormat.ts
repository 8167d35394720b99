/** What a number format makes of a number, as far as a reader needs it. */
export interface NumberFormat {
  readonly kind: 'plain' | 'percent' | 'date' | 'time' | 'dateTime' | 'duration';
  /** Of a date: the finest of year, month and day that it shows. */
  readonly shows?: 'year' | 'month' | 'day';
  /** Unit that stands behind the number: `‰`, `万元`. */
  readonly suffix?: string;
}

const PLAIN: NumberFormat = { kind: 'plain' };
const PERCENT: NumberFormat = { kind: 'percent' };
const DAY: NumberFormat = { kind: 'date', shows: 'day' };
const MONTH: NumberFormat = { kind: 'date', shows: 'month' };
const TIME: NumberFormat = { kind: 'time' };
const DATE_TIME: NumberFormat = { kind: 'dateTime', shows: 'day' };

/**
 * The meaning of a number format by its built-in number; undefined where the number has none of its own.
 * 27–36 and 50–58 are the dates of Chinese, Japanese and Korean Excel. Rule: SHEET-5. Source: ECMA-376 Part 1, 18.8.30.
 */
export function builtInFormat(id: number): NumberFormat | undefined {
  if (id === 9 || id === 10) return PERCENT;
  if (id === 17 || id === 27 || id === 36 || id === 50 || id === 52 || id === 57) return MONTH;
  if ((id >= 14 && id <= 16) || (id >= 28 && id <= 31) || id === 51 || id === 53 || id === 54 || id === 58) return DAY;
  if (id === 22) return DATE_TIME;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56) return TIME;
  if (id === 46) return { kind: 'duration' };
  return id >= 0 && id <= 49 ? PLAIN : undefined;
}

/**
 * The meaning of a number format by its code, of which the first section decides.
 *
 * A literal behind the digits that is `‰` or begins with 万 or 亿 is a unit, unless the format scales the number itself (`0!.0,"万元"`).
 * Rule: SHEET-5.
 * Example: `0.0%` → percent; `yyyy"年"m"月"` → date that shows the month; `0.00"亿元"` → plain, suffix 亿元.
 */
export function numberFormat(code: string): NumberFormat {
  const { symbols, suffix, elapsed } = firstSection(code);
  if (symbols.includes('%')) return PERCENT;
  if (elapsed) return { kind: 'duration' };
  if (/general|g\/通用格式/i.test(symbols)) return PLAIN;
  const letters = symbols.toLowerCase().replace(/am\/pm|a\/p|上午\/下午/g, 'h');
  if (/[#0?]/.test(letters.replace(/\.0+/g, '')) || !/[ymdhsea]/.test(letters)) {
    const scaled = /,(?![#0?,])/.test(symbols) || /[!\\]\./.test(code);
    return suffix !== '' && !scaled ? { kind: 'plain', suffix } : PLAIN;
  }
  return dateFormat(letters);
}

function dateFormat(letters: string): NumberFormat {
  const time = /[hs]/.test(letters);
  const day = /[da]/.test(letters);
  const year = /[ye]/.test(letters);
  if (time) return year || day ? DATE_TIME : TIME;
  if (day) return DAY;
  return letters.includes('m') ? MONTH : { kind: 'date', shows: 'year' };
}

/** The first section without its literals: its symbols, the literal behind its digits, whether it counts elapsed time. */
function firstSection(code: string): { readonly symbols: string; readonly suffix: string; readonly elapsed: boolean } {
  let symbols = '';
  let literal = '';
  let elapsed = false;
  for (let i = 0; i < code.length; i += 1) {
    const sign = code[i] as string;
    if (sign === ';') break;
    if (sign === '"') {
      const end = code.indexOf('"', i + 1);
      literal += code.slice(i + 1, end < 0 ? code.length : end);
      i = end < 0 ? code.length : end;
    } else if (sign === '[') {
      const end = code.indexOf(']', i);
      if (/^\[(?:h+|m+|s+)$/i.test(code.slice(i, end < 0 ? code.length : end))) elapsed = true;
      i = end < 0 ? code.length : end;
    } else if (sign === '\\' || sign === '!' || sign === '_' || sign === '*') {
      if (sign === '\\' || sign === '!') literal += code[i + 1] ?? '';
      i += 1;
    } else if (sign === '‰' || sign > '\u3000') literal += sign;
    else {
      if (/[#0?]/.test(sign)) literal = '';
      symbols += sign;
    }
  }
  const unit = literal.trim();
  return { symbols, suffix: /^(?:‰|[万亿]\S{0,7})$/.test(unit) ? unit : '', elapsed };
}
