import { ln } from '@kedu/model';
import type { OutlierRule } from '@kedu/scheme';
import { figure } from '../normalise/figure.ts';
import { momentsOf } from './moments.ts';

/** What was done to the outliers of a column, so that it can be done to a value that comes later (PREPARE-4). */
export type Treatment = WinsorisedTreatment | LogTreatment;

interface Moments {
  /** Skewness and kurtosis before the treatment. */
  readonly skew: number;
  readonly kurtosis: number;
}

export interface WinsorisedTreatment extends Moments {
  readonly kind: 'winsorised';
  /** Bounds that values are brought to; −Infinity and Infinity on a side that was left alone. */
  readonly low: number;
  readonly high: number;
  /** How many points of the column lay beyond each bound. */
  readonly lowPoints: number;
  readonly highPoints: number;
}

export interface LogTreatment extends Moments {
  readonly kind: 'log';
  readonly min: number;
  readonly max: number;
}

/**
 * What has to be done to a column so that it is no longer both skewed and heavy-tailed; undefined where nothing has.
 *
 * While |skewness| and kurtosis both exceed their limits, the outermost value on the side of the skew, with all equal to it, takes the next value, as long as no more than
 * `winsorise` points are moved; where that does not suffice and `then` is `log`, the whole column is transformed instead.
 * Shape: values — of the peers, sorted by unit ID. Rule: PREPARE-3. Source: COINr (Becker and others 2022), `Treat`, `winsorise`, `log_CT`.
 * Example: [1, 2, 3, 4, 100], winsorise 1 → winsorised to at most 4.
 */
export function treatmentOf(values: Float64Array, rule: OutlierRule): Treatment | undefined {
  const before = momentsOf(values);
  if (!isOutlying(before, rule)) return undefined;
  const column = values.slice();
  let high = Number.POSITIVE_INFINITY;
  let low = Number.NEGATIVE_INFINITY;
  let highPoints = 0;
  let lowPoints = 0;
  let now = before;
  while (isOutlying(now, rule)) {
    const atTop = now.skew >= 0;
    const outermost = atTop ? greatest(column) : least(column);
    const points = count(column, outermost);
    if (points + (atTop ? lowPoints : highPoints) > rule.winsorise) break;
    const next = atTop ? greatest(column.filter((x) => x < outermost)) : least(column.filter((x) => x > outermost));
    column.forEach((x, i) => {
      if (x === outermost) column[i] = next;
    });
    if (atTop) [high, highPoints] = [next, points];
    else [low, lowPoints] = [next, points];
    now = momentsOf(column);
  }
  if (isOutlying(now, rule) && rule.then === 'log') return { kind: 'log', min: least(values), max: greatest(values), ...before };
  return highPoints + lowPoints === 0 ? undefined : { kind: 'winsorised', low, high, lowPoints, highPoints, ...before };
}

/**
 * A value as the treatment of its column leaves it; also one that came later. Below the least value of a column that was transformed it counts as that value.
 *
 * Rule: PREPARE-3, PREPARE-4. Example: bounds 0…4, 100 → 4; ln over 1…11, 1 → ln 0.1.
 */
export function treated(x: number, treatment: Treatment | undefined): number {
  if (!treatment) return x;
  if (treatment.kind === 'winsorised') return x < treatment.low ? treatment.low : x > treatment.high ? treatment.high : x;
  const { min, max } = treatment;
  return ln(Math.max(x, min) - min + 0.01 * (max - min));
}

/** The arithmetic of `treated`; undefined where the value was left alone (PREPARE-5). */
export function treatmentArithmetic(x: number, treatment: Treatment): string | undefined {
  if (treatment.kind === 'winsorised') {
    if (x > treatment.high) return `min(${figure(x)}, ${figure(treatment.high)})`;
    return x < treatment.low ? `max(${figure(x)}, ${figure(treatment.low)})` : undefined;
  }
  const [min, max] = [figure(treatment.min), figure(treatment.max)];
  return `ln(${x < treatment.min ? `max(${figure(x)}, ${min})` : figure(x)} − ${min} + 0.01 × (${max} − ${min}))`;
}

/** Both limits exceeded; figures that are NaN exceed none. */
function isOutlying({ skew, kurtosis }: Moments, rule: OutlierRule): boolean {
  return Math.abs(skew) > rule.skew && kurtosis > rule.kurtosis;
}

function greatest(values: Float64Array): number {
  let result = Number.NEGATIVE_INFINITY;
  for (const x of values) if (x > result) result = x;
  return result;
}

function least(values: Float64Array): number {
  let result = Number.POSITIVE_INFINITY;
  for (const x of values) if (x < result) result = x;
  return result;
}

function count(values: Float64Array, wanted: number): number {
  let found = 0;
  for (const x of values) if (x === wanted) found += 1;
  return found;
}
