import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readWorkCalendar, type WorkCalendar } from '@kedu/workflow';

/** Where the calendar stands: in the tree, or beside the program that was made of it. */
const PLACES = ['../../../../packages/workflow/calendar/holidays-cn.csv', './calendar/holidays-cn.csv'];

/**
 * Holidays and exchanged working days as they were announced. Throws where the file
 * is missing or wrong: it comes with the program. Rule: ROUND-2.
 */
export function workdays(): WorkCalendar {
  const file = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (file === undefined) throw new Error('the calendar of working days is missing');
  const read = readWorkCalendar(readFileSync(file, 'utf8'), { file });
  if ('issue' in read) throw new Error(`${read.issue.code} in ${file}`);
  return read.value;
}
