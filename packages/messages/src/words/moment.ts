import type { Locale } from '@kedu/model';

const UTC = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d:\d\d)(?:\.\d+)?Z$/;
const LOCAL = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) \+08:00$/;
const LEAD = 8;

/**
 * A moment as people in China say it, with the clock that it is by; the one way in which a person reads moments.
 *
 * Shape: `YYYY-MM-DDThh:mm:ssZ`, or a local time that ends in `+08:00`. Rule: VERIFY-17. Errors: none; a text that is no such moment is returned as it is.
 * Example: 2026-11-22T16:02:36Z → 北京时间 2026-11-23 00:02:36, 2026-11-23 00:02:36 Beijing time.
 */
export function momentName(at: string, locale: Locale): string {
  const clock = LOCAL.exec(at)?.[1] ?? fromUtc(at);
  if (clock === undefined) return at;
  return locale === 'zh-CN' ? `北京时间 ${clock}` : `${clock} Beijing time`;
}

function fromUtc(at: string): string | undefined {
  const [found, ...parts] = UTC.exec(at) ?? [];
  if (found === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0] = parts.map(Number);
  const local = hour + LEAD;
  const date = local < 24 ? [year, month, day] : dayAfter(year, month, day);
  const [y = 0, m = 0, d = 0] = date;
  return `${String(y).padStart(4, '0')}-${two(m)}-${two(d)} ${two(local % 24)}:${parts[4] ?? ''}`;
}

function dayAfter(year: number, month: number, day: number): readonly [number, number, number] {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day < days) return [year, month, day + 1];
  return month === 12 ? [year + 1, 1, 1] : [year, month + 1, 1];
}

const two = (number: number): string => String(number).padStart(2, '0');
