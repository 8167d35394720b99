import { addDays } from '@kedu/engine';
import { type Day, dayOf, after, type Instant, isWorkday, type WorkCalendar } from '@kedu/workflow';

/** Hours of a working day in China at which sources are asked. */
const HOURS = [6, 10, 14, 18] as const;
const CHINA = 8 * 3_600_000;

/**
 * The time at which sources are asked and that has come last on a working day, or undefined where none has. In a year that the calendar
 * does not know every day counts: a source that is asked on a holiday harms nobody.
 *
 * Rule: CONNECT-6. Example: 2026-12-18T01:20:00.000Z, twenty past nine on a Friday in China → '2026-12-18T06'.
 */
export function captureSlot(calendar: WorkCalendar, at: Instant): string | undefined {
  const day = dayOf(at);
  const hour = Number(after(at, CHINA).slice(11, 13));
  const last = HOURS.findLast((each) => each <= hour);
  return last === undefined || !isWorked(calendar, day) ? undefined : `${day}T${String(last).padStart(2, '0')}`;
}

/** The moment of the next of those times, on a working day within two weeks: for whoever wants to know when it goes on. */
export function nextSlot(calendar: WorkCalendar, at: Instant): Instant | undefined {
  for (let days = 0; days < 14; days += 1) {
    const day = addDays(dayOf(at), days);
    const found = HOURS.map((hour) => after(`${day}T00:00:00.000Z`, hour * 3_600_000 - CHINA)).find((moment) => moment > at);
    if (isWorked(calendar, day) && found !== undefined) return found;
  }
  return undefined;
}

function isWorked(calendar: WorkCalendar, day: Day): boolean {
  return !calendar.years.has(Number(day.slice(0, 4))) || isWorkday(calendar, day);
}
