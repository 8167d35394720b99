import { type Locale, type Period, parsePeriod } from '@kedu/model';

const CHINESE_QUARTERS = ['一', '二', '三', '四'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/**
 * A period as people say it.
 *
 * Errors: none; a text that names no period is returned as it is.
 * Example: 2023Q3 → 2023年第三季度, Q3 2023; 2023-01..2023-09 → 2023年1—9月, January–September 2023.
 */
export function periodName(id: string, locale: Locale): string {
  const period = parsePeriod(id);
  if (!period) return id;
  return locale === 'zh-CN' ? chineseName(period) : englishName(period);
}

const yearOf = (month: number): number => Math.floor(month / 12);
const monthOf = (month: number): number => (month % 12) + 1;
const monthName = (month: number): string => MONTHS[month % 12] as string;

function chineseName({ kind, first, last }: Period): string {
  const year = yearOf(last);
  switch (kind) {
    case 'year':
      return `${year}年度`;
    case 'half':
      return `${year}年${monthOf(first) === 1 ? '上' : '下'}半年`;
    case 'quarter':
      return `${year}年第${CHINESE_QUARTERS[(monthOf(first) - 1) / 3]}季度`;
    case 'month':
      return `${year}年${monthOf(first)}月`;
    case 'range':
      return first === last ? `${year}年${monthOf(first)}月` : `${year}年${monthOf(first)}—${monthOf(last)}月`;
    case 'fiscal_year':
      return monthOf(first) === 1 ? `${year}财政年度` : `${year}财政年度（${yearOf(first)}年${monthOf(first)}月起）`;
    case 'term':
      return `${yearOf(first)}—${year}年任期`;
  }
}

function englishName({ kind, first, last }: Period): string {
  const year = yearOf(last);
  switch (kind) {
    case 'year':
      return `${year}`;
    case 'half':
      return `${monthOf(first) === 1 ? 'first' : 'second'} half of ${year}`;
    case 'quarter':
      return `Q${(monthOf(first) - 1) / 3 + 1} ${year}`;
    case 'month':
      return `${monthName(first)} ${year}`;
    case 'range':
      return first === last ? `${monthName(first)} ${year}` : `${monthName(first)}–${monthName(last)} ${year}`;
    case 'fiscal_year':
      return monthOf(first) === 1 ? `fiscal year ${year}` : `fiscal year ${year} (from ${monthName(first)} ${yearOf(first)})`;
    case 'term':
      return `term of office ${yearOf(first)}–${year}`;
  }
}
