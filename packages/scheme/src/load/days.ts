import { lastDay, parsePeriod } from '@kedu/model';

/** Whether a text is a day that the calendar has: '2023-02-29' is none. */
export function dayExists(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = parsePeriod(text.slice(0, 7));
  return month !== undefined && text.slice(8) >= '01' && text <= lastDay(month);
}

/** Days from one day to the next, both counted: daysSpanned('2024-02-28', '2024-03-01') → 3; 0 or less where the second lies before the first. */
export function daysSpanned(from: string, until: string): number {
  return dayNumber(until) - dayNumber(from) + 1;
}

/** Number of a day by the Gregorian calendar, counted in years that begin in March. */
function dayNumber(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + date;
}
