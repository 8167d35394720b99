import { addDays } from '@kedu/engine';

/** A moment in UTC to the millisecond: `2026-11-22T08:00:00.000Z`. Moments compare as texts. */
export type Instant = string;

/** A day by the calendar, `YYYY-MM-DD`; days compare as texts. */
export type Day = string;

const FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DAY_SECONDS = 86_400_000;

/** Whether a text is a moment as the platform writes it. */
export function isInstant(text: string): boolean {
  return FORM.test(text);
}

/**
 * The day that people in China have at a moment: dayOf('2026-11-22T16:30:00.000Z') → '2026-11-23'.
 *
 * China has one time, eight hours before UTC, without summer time. Errors: RangeError for a text that is no moment.
 */
export function dayOf(instant: Instant): Day {
  if (!isInstant(instant)) throw new RangeError(`not a moment: ${instant}`);
  const day = instant.slice(0, 10);
  return instant.slice(11, 13) < '16' ? day : addDays(day, 1);
}

/** The moment so many milliseconds later. Errors: RangeError for a text that is no moment. */
export function after(instant: Instant, milliseconds: number): Instant {
  if (!isInstant(instant)) throw new RangeError(`not a moment: ${instant}`);
  const total = millisecondsOfDay(instant) + milliseconds;
  const days = Math.floor(total / DAY_SECONDS);
  return `${addDays(instant.slice(0, 10), days)}T${timeText(total - days * DAY_SECONDS)}Z`;
}

function millisecondsOfDay(instant: Instant): number {
  const part = (from: number, to: number): number => Number(instant.slice(from, to));
  return ((part(11, 13) * 60 + part(14, 16)) * 60 + part(17, 19)) * 1000 + part(20, 23);
}

function timeText(milliseconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const seconds = Math.floor(milliseconds / 1000);
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${time}.${String(milliseconds % 1000).padStart(3, '0')}`;
}
