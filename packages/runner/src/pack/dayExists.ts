import { lastDay, parsePeriod } from '@kedu/model';

/** Whether a text is a day YYYY-MM-DD that the calendar has: dayExists('2024-02-30') → false. */
export function dayExists(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const month = parsePeriod(text.slice(0, 7));
  return month !== undefined && text.slice(8) >= '01' && text <= lastDay(month);
}
