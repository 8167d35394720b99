const DAY = 86_400;
/** From 0000-03-01, from which years end with the day that leaps, to 1970-01-01. */
const DAYS_TO_1970 = 719_468;
const DAYS_OF_400_YEARS = 146_097;

/** Seconds since 1970 (UTC) as `YYYY-MM-DDThh:mm:ssZ`. Example: momentText(0) → '1970-01-01T00:00:00Z'. */
export function momentText(seconds: number): string {
  const days = Math.floor(seconds / DAY) + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_OF_400_YEARS);
  const dayOfEra = days - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const second = seconds - Math.floor(seconds / DAY) * DAY;
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = [second / 3600, (second % 3600) / 60, second % 60].map((n) => two(Math.floor(n))).join(':');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${time}Z`;
}
