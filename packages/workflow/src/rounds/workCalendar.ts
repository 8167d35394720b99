import { addDays } from '@kedu/engine';
import type { Reading } from '@kedu/ledger';
import { parseCsv, type Place } from '@kedu/model';
import { workflowIssue } from '../codes.ts';
import type { Day } from '../instant.ts';

/** Which days are worked (工作日历): weekends, with the holidays and the exchanged working days (调休) that the State Council announces each year. */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<Day>;
  readonly workdays: ReadonlySet<Day>;
  /** Years that the table speaks of; for another nobody knows. */
  readonly years: ReadonlySet<number>;
}

/**
 * A calendar from a table `day, kind` with `off` or `work` as kind; further columns are for readers.
 *
 * A year is known where its first of January stands in the table: what is announced for it may begin in December before.
 * Rule: ROUND-2. Errors: CALENDAR_ROW with its line: no day, another kind, the same day twice, a missing column.
 * Example: "day,kind\n2025-01-01,off\n2025-01-26,work\n" → one holiday, one working Sunday, the year 2025.
 */
export function readWorkCalendar(text: string, place: Place = {}): Reading<WorkCalendar> {
  const { rows } = parseCsv(text);
  const header = rows[0]?.cells.map(({ text }) => text.trim()) ?? [];
  const dayAt = header.indexOf('day');
  const kindAt = header.indexOf('kind');
  const fault = (line: number, reason: string, found: string) => ({
    issue: workflowIssue('CALENDAR_ROW', { ...place, line }, { reason, found }),
  });
  if (dayAt < 0 || kindAt < 0) return fault(1, 'columns', header.join(', '));
  const holidays = new Set<Day>();
  const workdays = new Set<Day>();
  const years = new Set<number>();
  for (const row of rows.slice(1)) {
    const day = row.cells[dayAt]?.text.trim() ?? '';
    const kind = row.cells[kindAt]?.text.trim() ?? '';
    if (!isDay(day)) return fault(row.line, 'day', day);
    if (kind !== 'off' && kind !== 'work') return fault(row.line, 'kind', kind);
    if (holidays.has(day) || workdays.has(day)) return fault(row.line, 'twice', day);
    (kind === 'off' ? holidays : workdays).add(day);
    if (day.endsWith('-01-01')) years.add(Number(day.slice(0, 4)));
  }
  return { value: { holidays, workdays, years } };
}

/** Whether a text is a day of the Gregorian calendar. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && text.slice(5, 7) >= '01' && text.slice(5, 7) <= '12' && addDays(text, 0) === text;
}

/** Whether a day is worked: an exchanged day, or a day from Monday to Friday that is no holiday. */
export function isWorkday({ holidays, workdays }: WorkCalendar, day: Day): boolean {
  if (workdays.has(day)) return true;
  return !holidays.has(day) && weekday(day) < 5;
}

/**
 * The day that is so many working days after another; 0 gives the day itself where it is worked, else the next that is.
 *
 * Rule: ROUND-2. Errors: ROUND_CALENDAR where the way leads through a year that the table does not speak of.
 * Example: with the holidays of 2025, one working day after 2025-09-30 is 2025-10-09.
 */
export const afterWorkdays: typeof countWorkdays = knowingTheLast(countWorkdays);

/** What was asked last of a calendar, which does not change, is not counted again: many figures are saved on one day. */
function knowingTheLast(ask: typeof countWorkdays): typeof countWorkdays {
  const last = new WeakMap<WorkCalendar, { readonly day: Day; readonly count: number; readonly found: Reading<Day> }>();
  return (calendar, day, count) => {
    const known = last.get(calendar);
    if (known?.day === day && known.count === count) return known.found;
    const found = ask(calendar, day, count);
    last.set(calendar, { day, count, found });
    return found;
  };
}

function countWorkdays(calendar: WorkCalendar, day: Day, count: number): Reading<Day> {
  let at = day;
  let left = count;
  for (;;) {
    if (!calendar.years.has(Number(at.slice(0, 4)))) return { issue: workflowIssue('ROUND_CALENDAR', {}, { year: at.slice(0, 4) }) };
    if (at !== day || count === 0) left -= isWorkday(calendar, at) ? 1 : 0;
    if (count === 0 ? left < 0 : left === 0) return { value: at };
    at = addDays(at, 1);
  }
}

/** 0 for Monday to 6 for Sunday. */
function weekday(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // Zeller's congruence, with years that begin in March; its 0 is Saturday.
  const m = month < 3 ? month + 12 : month;
  const y = month < 3 ? year - 1 : year;
  const h = (date + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return (h + 5) % 7;
}
