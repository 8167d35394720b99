/** Kinds of period, from the longest to the shortest; `range` is cumulative within a year, `term` is a term of office. */
export const PERIOD_KINDS = ['term', 'fiscal_year', 'year', 'half', 'quarter', 'month', 'range'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/**
 * A span of whole months. Written `2023`, `2023H1`, `2023Q3`, `2023-07`, `2023-01..2023-09` (cumulative), `FY2023@07`
 * (fiscal year that starts in month 07 of the year before, `FY2023` alone being the calendar year), `2021..2025` (term).
 * Rule: PERIOD-1 (docs/spec/values.md).
 */
export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  /** Months since year 0, first and last: year × 12 + month − 1. */
  readonly first: number;
  readonly last: number;
}

const month = (year: number, m: number): number => year * 12 + m - 1;

type Reading = readonly [kind: PeriodKind, first: number, last: number];

const FORMS: readonly (readonly [RegExp, (parts: readonly number[]) => Reading | undefined])[] = [
  [/^(\d{4})$/, ([y]) => ['year', month(y!, 1), month(y!, 12)]],
  [/^(\d{4})H([12])$/, ([y, h]) => ['half', month(y!, h! * 6 - 5), month(y!, h! * 6)]],
  [/^(\d{4})Q([1-4])$/, ([y, q]) => ['quarter', month(y!, q! * 3 - 2), month(y!, q! * 3)]],
  [/^(\d{4})-(\d{2})$/, ([y, m]) => (m! >= 1 && m! <= 12 ? ['month', month(y!, m!), month(y!, m!)] : undefined)],
  [
    /^(\d{4})-(\d{2})\.\.(\d{4})-(\d{2})$/,
    ([y, m, y2, m2]) => (y === y2 && m! >= 1 && m2! <= 12 && m! <= m2! ? ['range', month(y!, m!), month(y2!, m2!)] : undefined),
  ],
  [/^FY(\d{4})(?:@(\d{2}))?$/, ([y, m]) => fiscalYear(y!, m ?? 1)],
  [/^(\d{4})\.\.(\d{4})$/, ([y, y2]) => (y! < y2! ? ['term', month(y!, 1), month(y2!, 12)] : undefined)],
];

function fiscalYear(year: number, start: number): Reading | undefined {
  if (start < 1 || start > 12) return undefined;
  const first = start === 1 ? month(year, 1) : month(year - 1, start);
  return ['fiscal_year', first, first + 11];
}

/** The period that a text names, or undefined where it names none. */
export function parsePeriod(text: string): Period | undefined {
  for (const [form, read] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const reading = read(match.slice(1).map((part) => (part === undefined ? undefined : Number(part)) as number));
    return reading && { id: text, kind: reading[0], first: reading[1], last: reading[2] };
  }
  return undefined;
}

/** The period that a text names; throws where the text was not checked before. */
export function periodOf(text: string): Period {
  const period = parsePeriod(text);
  if (!period) throw new RangeError(`not a period: ${text}`);
  return period;
}

const two = (n: number): string => String(n).padStart(2, '0');
const yearOf = (m: number): number => Math.floor(m / 12);
const monthId = (m: number): string => `${yearOf(m)}-${two((m % 12) + 1)}`;

/** First day of a period, `YYYY-MM-DD`. */
export function firstDay(period: Period): string {
  return `${monthId(period.first)}-01`;
}

/** Last day of a period, `YYYY-MM-DD`. */
export function lastDay(period: Period): string {
  const year = yearOf(period.last);
  const m = (period.last % 12) + 1;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = m === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
  return `${monthId(period.last)}-${days}`;
}

const SPAN: Partial<Record<PeriodKind, number>> = { year: 12, half: 6, quarter: 3, month: 1 };

function regular(kind: PeriodKind, first: number): Period {
  const year = yearOf(first);
  const within = first % 12;
  const id =
    kind === 'year'
      ? `${year}`
      : kind === 'half'
        ? `${year}H${within / 6 + 1}`
        : kind === 'quarter'
          ? `${year}Q${within / 3 + 1}`
          : monthId(first);
  return { id, kind, first, last: first + (SPAN[kind] as number) - 1 };
}

/** The periods of a regular kind (year, half, quarter, month) that tile `period`, in order; none where they do not tile it. */
export function periodsWithin(period: Period, kind: PeriodKind): Period[] {
  const span = SPAN[kind];
  if (span === undefined || period.first % span !== 0 || (period.last + 1) % span !== 0) return [];
  const tiles: Period[] = [];
  for (let first = period.first; first <= period.last; first += span) tiles.push(regular(kind, first));
  return tiles;
}

/** The period of the same kind and length just before: previous(2023Q1) = 2022Q4, previous(2021..2025) = 2016..2020. */
export function previousPeriod(period: Period): Period {
  const length = period.last - period.first + 1;
  return shifted(period, -length);
}

/** The same period one year earlier (上年同期). */
export function samePeriodLastYear(period: Period): Period {
  return shifted(period, -12);
}

function shifted(period: Period, months: number): Period {
  const first = period.first + months;
  const last = period.last + months;
  if (SPAN[period.kind] !== undefined) return regular(period.kind, first);
  // A range that does not start in January may reach into the year before: it has no data of its own, yet it is a span.
  if (period.kind === 'range') return { id: `${monthId(first)}..${monthId(last)}`, kind: 'range', first, last };
  if (period.kind === 'term') return periodOf(`${yearOf(first)}..${yearOf(last)}`);
  const start = (period.first % 12) + 1;
  return periodOf(`FY${yearOf(last)}${start === 1 ? '' : `@${two(start)}`}`);
}

/** From the start of the year of `period` to its end: cumulative(2023Q3) = 2023-01..2023-09. */
export function cumulativePeriod(period: Period): Period {
  return periodOf(`${yearOf(period.last)}-01..${monthId(period.last)}`);
}

/** Whether `inner` lies in `outer`. */
export function periodContains(outer: Period, inner: Period): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}
