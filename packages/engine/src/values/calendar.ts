import { lastDay, type MissingReason, type Period } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';

type Calendar = Pick<Indicator, 'available' | 'embargo'>;

/**
 * The last day by which the value of a period can be expected, `YYYY-MM-DD`.
 *
 * `node+25d` is 25 days after the end of the period, `next-04` the end of April of the year after it; without a declaration
 * the last day of the period itself.
 * Rule: CHECK-3 (docs/spec/values.md).
 * Errors: RangeError for a text that the scheme language does not allow.
 * Example: dueDay({ available: 'node+25d' }, 2023Q1) → 2023-04-25; { available: 'next-04' }, 2023 → 2024-04-30.
 */
export function dueDay(indicator: Calendar, period: Period): string {
  const end = lastDay(period);
  const { available } = indicator;
  if (available === undefined) return end;
  const after = /^node\+(\d+)d$/.exec(available);
  if (after) return addDays(end, Number(after[1]));
  const next = /^next-(\d{2})$/.exec(available);
  if (!next) throw new RangeError(`not a calendar: ${available}`);
  const first = (Math.floor(period.last / 12) + 1) * 12 + Number(next[1]) - 1;
  return lastDay({ id: '', kind: 'month', first, last: first });
}

/** Why an unreported value is not there: `not_due` up to and on its due day, `overdue` after it. Rule: CHECK-3. */
export function calendarReason(indicator: Calendar, period: Period, asOf: string): MissingReason {
  return asOf <= dueDay(indicator, period) ? 'not_due' : 'overdue';
}

/**
 * Whether a value is known but must not be shown yet on a day.
 *
 * A fixed day holds back the periods that ended in the year before it or later; `+10d` counts from the due day. On the day
 * itself the value is shown.
 * Rule: CHECK-4. Errors: RangeError for a text that the scheme language does not allow.
 * Example: { embargo: '2024-03-01' }, 2023 → held back on 2024-02-29, shown on 2024-03-01; 2022 is shown.
 */
export function isUnderEmbargo(indicator: Calendar, period: Period, asOf: string): boolean {
  const { embargo } = indicator;
  if (embargo === undefined) return false;
  if (embargo.startsWith('+')) return asOf < addDays(dueDay(indicator, period), Number(embargo.slice(1, -1)));
  const yearBefore = `${String(Number(embargo.slice(0, 4)) - 1).padStart(4, '0')}${embargo.slice(4)}`;
  return asOf < embargo && lastDay(period) >= yearBefore;
}

/** The day so many days later, by the Gregorian calendar: addDays('2024-02-28', 2) → '2024-03-01'. */
export function addDays(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  let rest = dayNumber(year, month, date) + days;
  const era = Math.floor(rest / 146_097);
  rest -= era * 146_097;
  const ofEra = Math.floor((rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365);
  const ofYear = rest - (365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const m = shifted < 10 ? shifted + 3 : shifted - 9;
  const y = ofEra + era * 400 + (m <= 2 ? 1 : 0);
  const d = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** Days since 0000-03-01; years begin in March, so that the leap day is their last. */
function dayNumber(year: number, month: number, date: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear;
}
