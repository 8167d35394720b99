import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reading } from '@kedu/ledger';
import { readWorkCalendar, workflowIssue, type WorkCalendar } from '@kedu/workflow';

/** Where the calendar stands: in the tree, or beside the program that was made of it. */
const PLACES = ['../../../../packages/workflow/calendar/holidays-cn.csv', './calendar/holidays-cn.csv'];

/** Name of the table in the data folder: years that were announced after the program was made. */
export const CALENDAR_FILE = 'calendar.csv';

/**
 * Holidays and exchanged working days as they were announced: those that come with the program, and those of `calendar.csv` in the data
 * folder, which count for a day that both have.
 *
 * Throws where the program's own file is missing or wrong. Rule: ROUND-2. Errors: CALENDAR_ROW with its file and line.
 * Example: "day,kind\n2027-01-01,off\n" in the folder → the year 2027 is known too.
 */
export function workdays(folder?: string): Reading<WorkCalendar> {
  const file = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (file === undefined) throw new Error('the calendar of working days is missing');
  const own = readWorkCalendar(readFileSync(file, 'utf8'), { file });
  if ('issue' in own) throw new Error(`${own.issue.code} in ${file}`);
  const added = folder === undefined ? undefined : join(folder, CALENDAR_FILE);
  if (added === undefined || !existsSync(added)) return own;
  const text = textOf(added);
  if ('issue' in text) return text;
  const later = readWorkCalendar(text.value, { file: added });
  return 'issue' in later ? later : { value: joined(own.value, later.value) };
}

function textOf(file: string): Reading<string> {
  try {
    return { value: readFileSync(file, 'utf8') };
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code;
    if (found === undefined) throw error;
    return { issue: workflowIssue('CALENDAR_ROW', { file }, { reason: 'unread', found }) };
  }
}

function joined(own: WorkCalendar, later: WorkCalendar): WorkCalendar {
  const isSaid = (day: string): boolean => later.holidays.has(day) || later.workdays.has(day);
  const rest = (days: ReadonlySet<string>): readonly string[] => [...days].filter((day) => !isSaid(day));
  return {
    holidays: new Set([...rest(own.holidays), ...later.holidays]),
    workdays: new Set([...rest(own.workdays), ...later.workdays]),
    years: new Set([...own.years, ...later.years]),
  };
}
