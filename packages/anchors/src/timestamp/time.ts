import { type DerNode, TAG } from './der.ts';

/** Seconds since 1970 of a UTCTime or GeneralizedTime that ends in Z; fractions are cut off. Undefined for another value. */
export function secondsOf(node: DerNode | undefined): number | undefined {
  if (!node) return undefined;
  const text = String.fromCharCode(...node.content.subarray(0, 40));
  const form =
    node.tag === TAG.utcTime ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d{1,9})?Z$/;
  const found = node.tag === TAG.utcTime || node.tag === TAG.generalizedTime ? form.exec(text) : null;
  if (!found) return undefined;
  const [written = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
  const year = node.tag === TAG.generalizedTime ? written : written < 50 ? 2000 + written : 1900 + written;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 23 || minute > 59 || second > 59) return undefined;
  return ((daysBefore(year, month) + day - 1) * 24 + hour) * 3600 + minute * 60 + second;
}

/** A second since 1970 as a clock in Beijing shows it: `2026-11-22 20:56:00 +08:00`. */
export function beijingTime(seconds: number): string {
  const local = seconds + 8 * 3600;
  const two = (number: number): string => String(number).padStart(2, '0');
  let year = 1970 + Math.floor(local / 86_400 / 366);
  while (daysBefore(year + 1, 1) * 86_400 <= local) year += 1;
  let month = 1;
  while (month < 12 && daysBefore(year, month + 1) * 86_400 <= local) month += 1;
  const rest = local - daysBefore(year, month) * 86_400;
  const clock = [Math.floor(rest / 3600) % 24, Math.floor(rest / 60) % 60, rest % 60].map(two).join(':');
  return `${year}-${two(month)}-${two(1 + Math.floor(rest / 86_400))} ${clock} +08:00`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysIn(year: number, month: number): number {
  return month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from 1970-01-01 to the first of a month. */
function daysBefore(year: number, month: number): number {
  const leaps = (before: number): number => Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  let days = 365 * (year - 1970) + leaps(year - 1) - leaps(1969);
  for (let one = 1; one < month; one += 1) days += daysIn(year, one);
  return days;
}
