/**
 * Days from one day of the calendar to another; negative where it lies before.
 *
 * Example: daysBetween('2026-12-30', '2027-01-02') → 3.
 */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A moment as it stands on a clock in China: `2026-12-31 08:05`. */
export function inChina(instant: string): string {
  const moment = new Date(Date.parse(instant) + 8 * 3_600_000);
  return Number.isNaN(moment.getTime()) ? instant : moment.toISOString().slice(0, 16).replace('T', ' ');
}

const DAY = 86_400_000;
const CHINA = 8 * 3_600_000;

/** The day in China at a moment in milliseconds. Example: dayInChina(Date.parse('2026-12-30T16:00:00Z')) → 2026-12-31. */
export function dayInChina(now: number): string {
  return new Date(now + CHINA).toISOString().slice(0, 10);
}

/** Milliseconds from a moment until the next day has begun in China: never none. */
export function beforeMidnight(now: number): number {
  return DAY - ((now + CHINA) % DAY);
}
