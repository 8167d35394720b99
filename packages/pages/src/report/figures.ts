import { shortNumber, wordMeasure } from '@kedu/messages';
import { formatQuanta, type Locale } from '@kedu/model';

/** Mean, median, quartiles and standard deviation of numbers; undefined for none. Quartiles by linear interpolation; the deviation is that of a sample. */
export interface Distribution {
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly max: number;
  /** NaN for one number. */
  readonly deviation: number;
}

/** Rule: REPORT-4. Example: distribution([1, 2, 3, 4]) → mean 2.5, lower 1.75, median 2.5, upper 3.25. */
export function distribution(numbers: readonly number[]): Distribution | undefined {
  const sorted = numbers.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
  const count = sorted.length;
  if (count === 0) return undefined;
  const at = (share: number): number => {
    const position = share * (count - 1);
    const below = Math.floor(position);
    const low = sorted[below] as number;
    return low + (position - below) * ((sorted[Math.min(below + 1, count - 1)] as number) - low);
  };
  const mean = sorted.reduce((sum, x) => sum + x, 0) / count;
  const squares = sorted.reduce((sum, x) => sum + (x - mean) * (x - mean), 0);
  return {
    count,
    mean,
    min: sorted[0] as number,
    lower: at(0.25),
    median: at(0.5),
    upper: at(0.75),
    max: sorted[count - 1] as number,
    deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : Number.NaN,
  };
}

/** Two decimals, a dash for none. */
export function twoPlaces(x: number): string {
  return Number.isNaN(x) ? '—' : x.toFixed(2).replace('-', '−');
}

/** Quanta of a score with at most two decimals, to be read in a sentence. */
export function glance(quanta: number, places: number): string {
  if (Number.isNaN(quanta)) return '—';
  const text = formatQuanta(quanta, places);
  return (places > 2 ? Number(text).toFixed(2) : text).replace('-', '−');
}

/** A change with its sign: +1.20, −3, 0. */
export function signed(x: number, places?: number): string {
  const size = places === undefined ? shortNumber(Math.abs(x)) : Math.abs(x).toFixed(places);
  return Number(size) === 0 ? size : `${x > 0 ? '+' : '−'}${size}`;
}

/** A share as a percentage with one decimal; what is not all or nothing is never 100 % or 0 %: >99.9%, <0.1%. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '—';
  const tenths = Math.round((1000 * part) / whole);
  if (tenths === 1000 && part < whole) return '>99.9%';
  if (tenths === 0 && part > 0) return '<0.1%';
  return `${tenths % 10 === 0 ? tenths / 10 : (tenths / 10).toFixed(1)}%`;
}

/** A whole number with commas between its thousands: 300000 → 300,000. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A number of the data: at most six significant digits behind a whole part that is never cut. */
export function valueText(x: number): string {
  const rounded = Math.abs(x) >= 1e6 ? Math.round(x) : Number(x.toPrecision(6));
  return shortNumber(rounded).replace('-', '−');
}

/** A figure with its unit of measure: 5.5%, 416.58 亿元, 416.58 hundred million yuan. */
export function withUnit(figure: string, unit: string | undefined, locale: Locale): string {
  const measure = wordMeasure(unit ?? '', locale);
  if (measure === '') return figure;
  return measure === '%' || measure === '‰' ? `${figure}${measure}` : `${figure} ${measure}`;
}

/** A heading with the unit of measure of the figures below it: 目标值（亿元）, Target (hundred million yuan). */
export function withMeasure(heading: string, unit: string | undefined, locale: Locale): string {
  const measure = wordMeasure(unit ?? '', locale);
  if (measure === '') return heading;
  return locale === 'en' ? `${heading} (${measure})` : `${heading}（${measure}）`;
}

/** Results of sums that have no end, at four decimals or digits: (7720 − 7445) ÷ 7720 = 0.035621762 → (7720 − 7445) ÷ 7720 ≈ 0.03562; so figures that stand alone: 旅游收入得分：≈ 95.6392. */
export function roundedResults(arithmetic: string): string {
  const short = (figure: string): string => {
    const x = Number(figure);
    return shortNumber(x < 1 ? Number(x.toPrecision(4)) : Number(x.toFixed(4)));
  };
  return arithmetic
    .replace(/= ([−-]?)(\d+\.\d{5,})/g, (_, sign: string, figure: string) => `≈ ${sign && '−'}${short(figure)}`)
    .replace(
      /(：|: )([−-]?)(\d+\.\d{5,})(?=；|; |$)/g,
      (_, colon: string, sign: string, figure: string) => `${colon}≈ ${sign && '−'}${short(figure)}`,
    );
}
