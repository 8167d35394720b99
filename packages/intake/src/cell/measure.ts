/** A unit of measure taken apart: `亿元` is 10^8 `元`. */
export interface Measure {
  readonly tens: number;
  readonly base: string;
}

const SCALES: readonly (readonly [sign: string, tens: number])[] = [
  ['万亿', 12],
  ['亿', 8],
  ['万', 4],
];

/** Takes a unit of measure apart; 万, 亿 and 万亿 are the scales that people write behind a number. */
export function measureOf(unit: string): Measure {
  for (const [sign, tens] of SCALES) if (unit.startsWith(sign)) return { tens, base: unit.slice(sign.length) };
  return { tens: 0, base: unit };
}

/**
 * By how many powers of ten a number with this suffix is to be moved into the indicator's unit; undefined where the unit does
 * not say what the suffix means.
 *
 * Rule: INTAKE-7. Example: 1.2亿 in 万元 → 4; 83.2% in % → 0; 5% in 亿元 → undefined; 5万 in % → undefined.
 */
export function shiftOfSuffix(suffix: string, unit: string | undefined): number | undefined {
  if (unit === undefined || unit === '') return undefined;
  if (suffix === unit) return 0;
  const written = measureOf(suffix);
  const wanted = measureOf(unit);
  const known = wanted.base === '' || /^[%‰]/.test(wanted.base) ? false : written.base === '' || written.base === wanted.base;
  return known ? written.tens - wanted.tens : undefined;
}
