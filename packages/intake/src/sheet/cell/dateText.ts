import type { NumberFormat } from './numberFormat.ts';

/** Last serial number of a date, 9999-12-31. */
const LAST_1900 = 2_958_465;
const LAST_1904 = LAST_1900 - 1462;

/**
 * A serial number of a spreadsheet as a date, a time or both: `2023-05-31`, `2023-05`, `2023`, `2023-05-31 08:30`, `08:30`, `25:30`.
 * Undefined where the number is no date (below 1, beyond the year 9999): then it is a number with a strange format.
 *
 * The 1900 system has a 29 February 1900, serial number 60, that never was; it is written as the program shows it. The 1904 system counts from
 * 1904-01-01, which is 0. Seconds are rounded and stand where they are not zero.
 * Rule: SHEET-5. Source: ECMA-376 Part 1, 18.17.4.
 */
export function dateText(serial: number, format: NumberFormat, date1904: boolean): string | undefined {
  if (!(serial >= 0)) return undefined;
  if (format.kind === 'duration') return serial < 1_000_000 ? clock(Math.round(serial * 86_400)) : undefined;
  const seconds = format.kind === 'date' ? Math.floor(serial) * 86_400 : Math.round(serial * 86_400);
  const days = Math.floor(seconds / 86_400);
  const ofDay = seconds - days * 86_400;
  if (format.kind === 'time' && days === 0) return clock(ofDay);
  if (days > (date1904 ? LAST_1904 : LAST_1900) || (days < 1 && !date1904)) return undefined;
  const day = date1904 ? civil(days + 1462) : days === 60 ? '1900-02-29' : civil(days < 60 ? days + 1 : days);
  if (format.kind === 'time') return clock(ofDay);
  const shown = format.shows === 'year' ? day.slice(0, 4) : format.shows === 'month' ? day.slice(0, 7) : day;
  return format.kind === 'dateTime' && ofDay > 0 ? `${shown} ${clock(ofDay)}` : shown;
}

/** The day of the proleptic Gregorian calendar that many days after 1899-12-30 (H. Hinnant, days_from_civil inverted). */
function civil(days: number): string {
  const z = days + 693_899;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function clock(seconds: number): string {
  const rest = seconds % 60;
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}${rest > 0 ? `:${two(rest)}` : ''}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
