import { parsePeriod } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import { readPeriod } from '../cell/period.ts';

/** What a text says of a period; months from 1. A span without a year waits for one from a title or an outer heading. */
export interface PeriodParts {
  /** The whole period where the text gives it in one piece. */
  readonly id?: string;
  readonly year?: number;
  readonly span?: Span;
  /** `累计`: from January on. */
  readonly cumulative?: boolean;
  /** `本月`, `本期`: the period of the title. */
  readonly current?: boolean;
}

type Span =
  | { readonly kind: 'year' }
  | { readonly kind: 'half' | 'quarter' | 'month'; readonly n: number }
  | { readonly kind: 'range'; readonly first: number; readonly last: number };

export interface PeriodText {
  readonly parts: PeriodParts;
  /** What stands beside the period. */
  readonly rest: string;
}

const NUMERALS = '一二三四五六七八九十';
const NUMERAL = '(?:十[一二]?|[一二三四五六七八九]|\\d{1,2})';
const ENGLISH = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Finder = readonly [form: RegExp, parts: (match: readonly (string | undefined)[]) => PeriodParts | undefined];

const SPANS: readonly Finder[] = [
  [new RegExp(`(${NUMERAL}) *月? *(?:-|—|–|~|至|到)+ *(${NUMERAL}) *月(?:份)?`, 'u'), ([, a, b]) => range(number(a), number(b))],
  [/前([二三四2-4])个?季度/u, ([, n]) => range(1, 3 * number(n))],
  [/第?([一二三四1-4]) *季度?/u, ([, n]) => ({ span: { kind: 'quarter', n: number(n) } })],
  [/(?<![A-Za-z])Q([1-4])(?!\d)/u, ([, n]) => ({ span: { kind: 'quarter', n: number(n) } })],
  [/上半年/u, () => ({ span: { kind: 'half', n: 1 } })],
  [/下半年/u, () => ({ span: { kind: 'half', n: 2 } })],
  [/(?<![A-Za-z])H([12])(?!\d)/u, ([, n]) => ({ span: { kind: 'half', n: number(n) } })],
  [new RegExp(`(?<![\\d一二三四五六七八九十])(${NUMERAL}) *月(?:份|末|底)?(?!均)`, 'u'), ([, n]) => month(number(n))],
  [
    /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]*)\.?(?![a-z])/iu,
    ([, n]) => month(ENGLISH.indexOf((n ?? '').toLowerCase()) + 1),
  ],
  [/全年|年度|年末|年底/u, () => ({ span: { kind: 'year' } })],
];

const YEAR = /(?<!\d)((?:19|20|21)\d{2})(?!\d)(?: *(?:年度|财年|年末|年底|年))?/u;
const YEARS = /(?<!\d)(?:19|20|21)\d{2} *年? *(?:-|—|–|~|至|到)+ *(?:19|20|21)\d{2} *年?/u;
const WHOLE =
  /(?<!\d)(?:(?:19|20|21)\d{2}(?:-(?:0[1-9]|1[0-2])(?:\.\.\d{4}-\d{2})?|\/\d{1,2}|0[1-9]|1[0-2]|[ -]?Q[1-4]|[ -]?H[12])|FY ?\d{4}(?:@\d{2})?)(?![\d.-])/iu;
const DAY = /(\d{4} *年 *\d{1,2} *月) *\d{1,2} *日/u;

/**
 * The period that a heading, a title or a file name speaks of, with what else stands there; undefined where it names none.
 * Rule: GUESS-5.
 * Example: `2023年1-6月主要指标` → year 2023, range 1–6, rest `主要指标`; `一季度` → quarter 1 without a year; `6月累计` → month 6, cumulative.
 */
export function periodIn(text: string): PeriodText | undefined {
  let rest = foldWidth(text).replace(DAY, '$1').replace(YEARS, ' ');
  let parts: PeriodParts = {};
  const whole = WHOLE.exec(rest);
  const id = whole ? wholeId(whole[0]) : undefined;
  if (whole && id !== undefined) {
    parts = { id };
    rest = cut(rest, whole);
  } else {
    const year = YEAR.exec(rest);
    if (year) {
      parts = { year: Number(year[1]), ...(/年度|财年/u.test(year[0]) ? { span: { kind: 'year' as const } } : {}) };
      rest = cut(rest, year);
    }
    for (const [form, read] of SPANS) {
      const match = form.exec(rest);
      const found = match && read(match);
      if (!match || !found) continue;
      parts = { ...parts, ...found };
      rest = cut(rest, match);
      break;
    }
  }
  const flag = /累计/u.exec(rest);
  const current = flag ? undefined : /本月|当月|本期|本季度?|本年/u.exec(rest);
  if (flag) {
    parts = { ...parts, cumulative: true };
    rest = cut(rest, /(?:本年)?累计(?:数|值)?/u.exec(rest) ?? flag);
  } else if (current) {
    parts = { ...parts, current: true };
    rest = cut(rest, current);
  }
  return Object.keys(parts).length === 0 ? undefined : { parts, rest: rest.replaceAll(/^[\s/／|·:：_-]+|[\s/／|·:：_-]+$/gu, '') };
}

/**
 * The period that nested headings name together, from the outermost to the innermost; `context` is what a title says.
 *
 * Rule: GUESS-5. Returns undefined where no year is known, or nothing is said at all.
 * Example: [2023年, 1-6月, 累计] → 2023-01..2023-06; [一季度] in the context of 2023 → 2023Q1; [6月, 累计] in 2023 → 2023-01..2023-06.
 */
export function joinPeriod(parts: readonly PeriodParts[], context: PeriodParts | undefined): string | undefined {
  if (parts.length === 0) return undefined;
  const own = parts.findLast((part) => part.id !== undefined)?.id;
  const cumulative = parts.some((part) => part.cumulative);
  if (own !== undefined) return cumulative ? upTo(own) : own;
  const contextPeriod = context?.id === undefined ? undefined : parsePeriod(context.id);
  const year =
    parts.findLast((part) => part.year !== undefined)?.year ??
    context?.year ??
    (contextPeriod === undefined ? undefined : Math.floor(contextPeriod.last / 12));
  if (year === undefined) return undefined;
  const said = parts.findLast((part) => part.span !== undefined)?.span;
  const bare = parts.every((part) => part.year === undefined);
  if (said === undefined && bare && contextPeriod) return cumulative ? upTo(contextPeriod.id) : contextPeriod.id;
  const id = idOf(year, said ?? (bare ? context?.span : undefined) ?? { kind: 'year' });
  return id === undefined ? undefined : cumulative ? upTo(id) : id;
}

function idOf(year: number, span: Span): string | undefined {
  return parsePeriod(writtenId(year, span))?.id;
}

function writtenId(year: number, span: Span): string {
  switch (span.kind) {
    case 'year':
      return `${year}`;
    case 'half':
      return `${year}H${span.n}`;
    case 'quarter':
      return `${year}Q${span.n}`;
    case 'month':
      return `${year}-${two(span.n)}`;
    case 'range':
      return `${year}-${two(span.first)}..${year}-${two(span.last)}`;
  }
}

function upTo(id: string): string {
  const period = parsePeriod(id);
  if (!period || period.kind === 'year' || period.kind === 'range' || period.kind === 'term' || period.kind === 'fiscal_year') return id;
  const year = Math.floor(period.last / 12);
  const last = (period.last % 12) + 1;
  return last === 1 ? id : `${year}-01..${year}-${two(last)}`;
}

function wholeId(text: string): string | undefined {
  const fiscal = /^FY ?(\d{4}(?:@\d{2})?)$/iu.exec(text);
  if (fiscal) return parsePeriod(`FY${fiscal[1]}`)?.id;
  const reading = readPeriod(text.toUpperCase());
  return reading.kind === 'period' ? reading.id : undefined;
}

function month(n: number): PeriodParts | undefined {
  return n >= 1 && n <= 12 ? { span: { kind: 'month', n } } : undefined;
}

function range(first: number, last: number): PeriodParts | undefined {
  return first >= 1 && first < last && last <= 12 ? { span: { kind: 'range', first, last } } : undefined;
}

function number(text: string | undefined): number {
  const word = text ?? '';
  if (/^\d+$/.test(word)) return Number(word);
  return word.length === 2 ? 10 + NUMERALS.indexOf(word[1] as string) + 1 : NUMERALS.indexOf(word) + 1;
}

const two = (n: number): string => String(n).padStart(2, '0');
const cut = (text: string, match: { readonly index: number; readonly 0: string }): string =>
  `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.trim();
