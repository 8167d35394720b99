import { type FormatCondition, type FormatSection, formatSections } from './formatSection.ts';

/** What a number format makes of a number, as far as a reader needs it. */
export interface NumberFormat {
  readonly kind: 'plain' | 'percent' | 'date' | 'time' | 'dateTime' | 'duration';
  /** Of a date: the finest of year, month and day that it shows. */
  readonly shows?: 'year' | 'month' | 'day';
  /** Unit that stands behind the number: `‰`, `万元`. */
  readonly suffix?: string;
  /** By how many powers of ten the number that is shown is smaller than the one that is stored. */
  readonly scale?: number;
  /** Whether a person sees something else than the number, which cannot be made out exactly. */
  readonly unclear?: true;
  /** The code, of a format that scales or is unclear. */
  readonly code?: string;
  /** Formats by condition, where not all numbers have the same; the first that holds counts. */
  readonly choices?: readonly FormatChoice[];
}

export interface FormatChoice {
  /** Undefined for every other number. */
  readonly condition?: FormatCondition;
  readonly format: NumberFormat;
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
 * The meaning of a number format by its code. Where its sections scale differently, or hold by conditions of their own, they are choices; else the first
 * section decides.
 *
 * A literal behind the digits that is `‰`, or begins with 万 or 亿, is a unit; where the number is scaled, also one that begins with 十, 百 or 千. Scaled with
 * another literal behind it (`0.0,"K"`), or with literals among the digits, a number is unclear.
 * Rule: SHEET-5.
 * Example: `0.0%` → percent; `yyyy"年"m"月"` → date that shows the month; `0.00"亿元"` → plain, suffix 亿元; `0!.0,"万元"` → plain, scale 4, suffix 万元.
 */
export function numberFormat(code: string): NumberFormat {
  const sections = formatSections(code);
  const formats = sections.map((section) => sectionFormat(section, code));
  const [first = PLAIN] = formats;
  const conditional = sections.some(({ condition }) => condition !== undefined);
  const digits = (i: number): boolean => /[#0?]|general|通用/i.test(sections[i]?.symbols ?? '');
  const differ = formats.some((format, i) => i > 0 && digits(i) && !alike(format, first));
  if (formats.length < 2 ? !conditional : !conditional && !differ) return first;
  const choices = formats.map((format, i): FormatChoice => {
    const condition = sections[i]?.condition ?? (conditional && i > 0 && i === formats.length - 1 ? undefined : byPlace(i, formats.length));
    return { ...(condition ? { condition } : {}), format: digits(i) || i === 0 || format.kind !== 'plain' ? format : PLAIN };
  });
  return { kind: 'plain', choices };
}

/** The format of a number: of one with choices the one that holds for it, plain where none does. Rule: SHEET-5. */
export function formatOf(value: number, format: NumberFormat): NumberFormat {
  if (!format.choices) return format;
  return format.choices.find(({ condition }) => condition === undefined || holds(value, condition))?.format ?? PLAIN;
}

function holds(value: number, { sign, than }: FormatCondition): boolean {
  if (sign === '<') return value < than;
  if (sign === '<=') return value <= than;
  if (sign === '>') return value > than;
  if (sign === '>=') return value >= than;
  return (value === than) === (sign === '=');
}

/** Of which numbers a section without a condition holds: of two the second is for negative numbers, of three the third for 0. */
function byPlace(place: number, sections: number): FormatCondition | undefined {
  if (place === sections - 1) return undefined;
  if (place === 1) return { sign: '<', than: 0 };
  return sections === 2 ? { sign: '>=', than: 0 } : { sign: '>', than: 0 };
}

function alike(one: NumberFormat, other: NumberFormat): boolean {
  return one.kind === other.kind && one.scale === other.scale && one.suffix === other.suffix && one.unclear === other.unclear;
}

function sectionFormat(section: FormatSection, code: string): NumberFormat {
  const { symbols, elapsed } = section;
  if (symbols.includes('%')) return PERCENT;
  if (elapsed) return { kind: 'duration' };
  if (/general|g\/通用格式/i.test(symbols)) return PLAIN;
  const letters = symbols.toLowerCase().replace(/am\/pm|a\/p|上午\/下午/g, 'h');
  if (/[#0?]/.test(letters.replace(/\.0+/g, '')) || !/[ymdhsea]/.test(letters)) return plainFormat(section, code);
  return dateFormat(letters);
}

function plainFormat({ literal, scale, broken }: FormatSection, code: string): NumberFormat {
  const scaled = scale > 0;
  const unit = (scaled ? /^(?:[‰%]|[十百千万亿]\S{0,7})$/ : /^(?:‰|[万亿]\S{0,7})$/).test(literal);
  if (broken || (scaled && literal !== '' && !unit)) return { kind: 'plain', unclear: true, code };
  const suffix = unit ? { suffix: literal } : {};
  return scaled ? { kind: 'plain', ...suffix, scale, code } : { kind: 'plain', ...suffix };
}

function dateFormat(letters: string): NumberFormat {
  const time = /[hs]/.test(letters);
  const day = /[da]/.test(letters);
  const year = /[ye]/.test(letters);
  if (time) return year || day ? DATE_TIME : TIME;
  if (day) return DAY;
  return letters.includes('m') ? MONTH : { kind: 'date', shows: 'year' };
}
