import type { Leaf } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import type { Reference } from '../normalise/method.ts';
import { treatmentArithmetic } from '../prepare/treatment.ts';
import { referenceUnit } from '../steps/calibrate.ts';
import type { LeafScores } from '../steps/scoreTable.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';
import { explainValue } from './value.ts';

/**
 * How a value was divided by a size: value × times ÷ denominator, with the denominator down to its cells.
 *
 * Shape: none for a leaf without `per`; without arithmetic where one of the two is missing. Rule: PREPARE-5 (docs/spec/prepare.md).
 * Example: 30 per 15 times 100 → arithmetic `30 × 100 ÷ 15`, result 200.
 */
export function explainDenomination(trace: Trace, { leaf, prepared }: LeafScores, unit: number): Explanation[] {
  const { per } = leaf;
  const indicator = per && trace.input.scheme.indicators.find(({ id }) => id === per.indicator);
  if (!per || !indicator) return [];
  const { period } = trace.input;
  const times = per.times === 1 ? '' : per.times;
  const children = [explainValue(trace, indicator, period, unit)];
  const shared = { title: indicator.title, clause: leaf.clause, children };
  if (prepared.denominated.missing[unit] !== 0) return [step('EXPLAIN_DENOMINATED', { times }, shared)];
  const [value, size] = [prepared.value, trace.data.value(per.indicator, period)].map((column) => figure(column.values[unit] as number));
  const arithmetic = `${value}${per.times === 1 ? '' : ` × ${figure(per.times)}`} ÷ ${size}`;
  const result = figure(prepared.denominated.values[unit] as number);
  return [step('EXPLAIN_DENOMINATED', { times }, { ...shared, arithmetic, result })];
}

/**
 * What the treatment of outliers made of a value, with the figures of its column that called for it.
 *
 * Shape: none where the value was left alone. Rule: PREPARE-5. Example: winsorised to 4 → arithmetic `min(100, 4)`.
 */
export function explainOutliers({ leaf, prepared }: LeafScores, unit: number, member: number): Explanation[] {
  const treatment = prepared.treatments.get(prepared.groups[member] ?? '');
  if (!treatment || prepared.filled.missing[unit] !== 0) return [];
  const arithmetic = treatmentArithmetic(prepared.filled.values[unit] as number, treatment);
  if (arithmetic === undefined) return [];
  const moments = { skew: shown(treatment.skew), kurtosis: shown(treatment.kurtosis) };
  const rest = { arithmetic, result: figure(prepared.treated.values[unit] as number), clause: leaf.clause };
  if (treatment.kind === 'log') return [step('EXPLAIN_TRANSFORMED', moments, rest)];
  return [step('EXPLAIN_WINSORISED', { points: treatment.lowPoints + treatment.highPoints, ...moments }, rest)];
}

/** The unit that the method compares with, and its value; none where it names none. */
export function explainAnchor({ enrolment }: Trace, leaf: Leaf, { anchor }: Reference): Explanation[] {
  if (leaf.method.name !== 'distance_to_reference' || anchor === undefined) return [];
  const code = referenceUnit(leaf);
  const unit = enrolment.units[enrolment.indexOfCode(code)];
  return [step('EXPLAIN_ANCHOR', { unit: code }, { title: unit?.name, result: figure(anchor) })];
}

/** A figure to read; nothing is computed from it. */
function shown(x: number): string {
  return String(Number(x.toFixed(2)));
}
