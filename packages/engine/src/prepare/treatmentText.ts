import { decimalText } from '@kedu/model';
import type { Treatment } from './treatment.ts';

/**
 * A treatment as one cell of a table, and back: `winsorised LOW HIGH POINTS_BELOW POINTS_ABOVE SKEW KURTOSIS` with `-` for a side that was left alone,
 * `log MIN MAX SKEW KURTOSIS`.
 *
 * Rule: PREPARE-4, OUT-7 (docs/spec/output.md). Example: winsorised to at most 4, one point → `winsorised - 4 0 1 2.2 4.9`.
 */
export function treatmentText(treatment: Treatment): string {
  const { skew, kurtosis } = treatment;
  const words =
    treatment.kind === 'log'
      ? ['log', treatment.min, treatment.max]
      : ['winsorised', treatment.low, treatment.high, treatment.lowPoints, treatment.highPoints];
  return [...words, skew, kurtosis].map((word) => (typeof word === 'string' ? word : Number.isFinite(word) ? signed(word) : '-')).join(' ');
}

/** Errors: undefined where the text is no treatment. */
export function parseTreatment(text: string): Treatment | undefined {
  const [kind, ...cells] = text.split(' ');
  const numbers = cells.map((cell) => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN));
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN, e = Number.NaN, f = Number.NaN] = numbers;
  if (kind === 'log') {
    if (cells.length !== 4 || [a, b, c, d].some(Number.isNaN)) return undefined;
    return { kind, min: a, max: b, skew: c, kurtosis: d };
  }
  if (kind !== 'winsorised' || cells.length !== 6 || [c, d, e, f].some(Number.isNaN)) return undefined;
  if ([0, 1].some((i) => cells[i] !== '-' && Number.isNaN(numbers[i]))) return undefined;
  return {
    kind,
    low: cells[0] === '-' ? Number.NEGATIVE_INFINITY : a,
    high: cells[1] === '-' ? Number.POSITIVE_INFINITY : b,
    lowPoints: c,
    highPoints: d,
    skew: e,
    kurtosis: f,
  };
}

function signed(x: number): string {
  return x < 0 ? `-${decimalText(-x)}` : decimalText(x);
}
