import { parsePeriod } from '@kedu/model';
import { foldWidth } from './fold.ts';

export type PeriodReading =
  /** `plain` where the text is the period's own ID. */
  | { readonly kind: 'period'; readonly id: string; readonly plain: boolean }
  | { readonly kind: 'no_period'; readonly hint: 'day' | 'two_digit_year' | 'month_as_decimal' | 'no_such_month' | 'blank' | 'form' };

const NUMERALS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
};
const two = (n: number): string => String(n).padStart(2, '0');
const numeral = (text: string): number => NUMERALS[text] ?? Number(text);

const FORMS: readonly (readonly [RegExp, (match: readonly string[]) => string])[] = [
  [/^(\d{4}) ?年(?:度|全年)?$/, ([, y]) => `${y}`],
  [/^(\d{4}) ?年 ?(\d{1,2}|十[一二]?|[一二三四五六七八九]) ?月(?:份)?$/, ([, y, m]) => `${y}-${two(numeral(m!))}`],
  [/^(\d{4})[-/](\d{1,2})$/, ([, y, m]) => `${y}-${two(Number(m))}`],
  [/^((?:19|20|21)\d{2})(\d{2})$/, ([, y, m]) => `${y}-${m}`],
  [/^(\d{4}) ?年? ?第?([1-4一二三四])季度?$/, ([, y, q]) => `${y}Q${numeral(q!)}`],
  [/^(\d{4})[- ]?[Qq]([1-4])$/, ([, y, q]) => `${y}Q${q}`],
  [/^(\d{4}) ?年?上半年$/, ([, y]) => `${y}H1`],
  [/^(\d{4}) ?年?下半年$/, ([, y]) => `${y}H2`],
  [/^(\d{4})[- ]?[Hh]([12])$/, ([, y, h]) => `${y}H${h}`],
  [/^(\d{4}) ?年 ?(\d{1,2}) ?(?:-|至|~|—|–) ?(\d{1,2}) ?月(?:份)?$/, ([, y, a, b]) => `${y}-${two(Number(a))}..${y}-${two(Number(b))}`],
];

/**
 * The period that a cell names. The forms of PERIOD-1 are plain; common ways of writing the same are understood and said so.
 *
 * Rule: INTAKE-8 (docs/spec/pack.md).
 * Example: `2023年3月`, `2023-3`, `202303` → 2023-03; `2023年一季度` → 2023Q1; `2023年1-9月` → 2023-01..2023-09;
 * `2023.1` is refused (January or October), and so is a day.
 */
export function readPeriod(text: string): PeriodReading {
  const folded = foldWidth(text);
  if (folded === '') return { kind: 'no_period', hint: 'blank' };
  const own = parsePeriod(folded);
  if (own) return { kind: 'period', id: own.id, plain: folded === text };
  for (const [form, id] of FORMS) {
    const match = form.exec(folded);
    if (!match) continue;
    const period = parsePeriod(id(match));
    return period ? { kind: 'period', id: period.id, plain: false } : { kind: 'no_period', hint: 'no_such_month' };
  }
  return { kind: 'no_period', hint: hintOf(folded) };
}

function hintOf(folded: string): 'day' | 'two_digit_year' | 'month_as_decimal' | 'no_such_month' | 'form' {
  if (/^\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?(?: .*)?$/.test(folded) && /[-/.年]|^\d{8}$/.test(folded)) return 'day';
  if (/^\d{4}\.\d{1,2}$/.test(folded)) return 'month_as_decimal';
  if (/^\d{4}-\d{2}$/.test(folded)) return 'no_such_month';
  if (/^\d{2}(?:年|[-/.]\d{1,2}$)/.test(folded)) return 'two_digit_year';
  return 'form';
}
