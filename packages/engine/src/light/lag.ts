import { type Column, missingCode, type MissingReason } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import { figure } from '../normalise/figure.ts';

export type LagBasis = NonNullable<Indicator['lag']>['in'];

const NO_REFERENCE = missingCode('no_reference');

/**
 * Basis of an indicator's lag: as declared; `ratio` for amounts and `steps` for milestones where nothing is declared; undefined
 * for rates and growth, where a ratio means nothing and the scheme has to say. Rule: LIGHT-6 (docs/spec/lights.md).
 */
export function lagBasis(indicator: Pick<Indicator, 'lag' | 'accrual'>): LagBasis | undefined {
  if (indicator.lag) return indicator.lag.in;
  if (indicator.accrual === 'rate' || indicator.accrual === 'growth') return undefined;
  return indicator.accrual === 'milestone' ? 'steps' : 'ratio';
}

/**
 * How far the actual value is behind the scheduled one; positive is behind, whichever direction is better.
 *
 * ratio: (scheduled − actual) ÷ |scheduled|, `no_reference` for a scheduled 0; points: scheduled − actual in the unit of the
 * indicator; steps: whole steps due less whole steps done. Where lower is better the two change places.
 * Units: rounded to nine decimals below four million, so that 5.5 − 5.2 is 0.3 and stands on a threshold of 0.3.
 * Missing: the reason of the actual value, then of the scheduled one. Rule: LIGHT-6, LIGHT-7.
 * Errors: none. Example: scheduled 60, actual 45, ratio → 0.25.
 */
export function lagColumn(actual: Column, scheduled: Column, basis: LagBasis | undefined, better: Indicator['better']): Column {
  const size = actual.values.length;
  const values = new Float64Array(size);
  const missing = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) {
    const code = (actual.missing[i] as number) || (scheduled.missing[i] as number) || (basis === undefined ? NO_REFERENCE : 0);
    const due = scheduled.values[i] as number;
    missing[i] = code !== 0 ? code : basis === 'ratio' && due === 0 ? NO_REFERENCE : 0;
    values[i] = missing[i] === 0 && basis !== undefined ? lagOf(actual.values[i] as number, due, basis, better) : Number.NaN;
  }
  return { values, missing };
}

/** The lag of one value; a scheduled 0 by ratio is the caller's (LIGHT-6). Example: lagOf(45, 60, 'ratio', 'higher') → 0.25. */
export function lagOf(actual: number, due: number, basis: LagBasis, better: Indicator['better']): number {
  const behind = basis === 'steps' ? wholeSteps(due) - wholeSteps(actual) : due - actual;
  const lag = basis === 'ratio' ? behind / Math.abs(due) : behind;
  return tidy(better === 'higher' ? lag : -lag);
}

/** A lag as a sum to redo: `(16 − 15.85) ÷ 16`; of whole steps the difference. */
export function lagArithmetic(basis: LagBasis, better: Indicator['better'], due: number, actual: number): string {
  const shown = basis === 'steps' ? [wholeSteps(due), wholeSteps(actual)] : [due, tidy(actual)];
  const [first, second] = better === 'higher' ? shown : shown.reverse();
  const behind = `${figure(first as number)} − ${figure(second as number)}`;
  return basis === 'ratio' ? `(${behind}) ÷ ${figure(Math.abs(due))}` : behind;
}

/** Nine decimals, below four million; beyond that the float has no tenth decimal to tidy. Never −0. */
export function tidy(x: number): number {
  return Math.abs(x) < 4e6 ? Math.round(x * 1e9) / 1e9 + 0 : x;
}

function wholeSteps(x: number): number {
  return Math.floor(tidy(x));
}

/** What a missing value means for a light (LIGHT-9). */
export function gapOf(reason: MissingReason): 'not_due' | 'source_late' | 'overdue' | 'not_applicable' | 'undetermined' {
  switch (reason) {
    case 'not_due':
    case 'source_late':
    case 'overdue':
    case 'not_applicable':
      return reason;
    default:
      return 'undetermined';
  }
}
