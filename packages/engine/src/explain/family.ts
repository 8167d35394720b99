import { missingReason, type Period } from '@kedu/model';
import type { FromChildren, Indicator } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import { type FamilyValues, reaches } from '../values/fromChildren.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/** So many units below are shown one by one and stand in the sum; of more the sum and the count are stated. */
const LISTED = 30;

/** Explains the value of an indicator: handed in, so that the drill goes on through every level. */
export type ExplainValue = (trace: Trace, indicator: Indicator, period: Period, unit: number) => Explanation;

/**
 * Where a value of the units below comes from: the sum, and each of them from the worst to the best with its own reasons down to the cell; then those
 * without a value.
 *
 * Shape: at most 30 units are shown, the worst; of the others the number. Rule: FROM-7, FROM-1. Errors: none.
 * Example: mean of 60 and 80 → arithmetic `(60 + 80) ÷ 2`, result 70, two EXPLAIN_CHILD.
 */
export function explainFamily(
  trace: Trace,
  indicator: Indicator,
  period: Period,
  unit: number,
  explainValue: ExplainValue,
): readonly Explanation[] {
  const family = trace.data.family(indicator.id, period, unit);
  const from = indicator.fromChildren;
  if (!family || !from) return [];
  const worstFirst = inOrder(family);
  const shown = worstFirst.slice(0, LISTED);
  const more = worstFirst.length - shown.length;
  const children = [
    ...shown.map((child) => explainChild(trace, family, period, child, explainValue)),
    ...(more > 0 ? [step('EXPLAIN_CHILDREN_MORE', { count: more })] : []),
    ...family.gaps.slice(0, LISTED).map((child) => explainChild(trace, family, period, child, explainValue)),
    ...(family.gaps.length > LISTED ? [step('EXPLAIN_CHILDREN_MORE', { count: family.gaps.length - LISTED })] : []),
  ];
  const column = trace.data.value(indicator.id, period);
  const isThere = column.missing[unit] === 0;
  const all = family.counted.length + family.gaps.length;
  return [
    step(
      'EXPLAIN_FROM_CHILDREN',
      { by: from.by, count: family.counted.length, of: all, gaps: family.gaps.length },
      {
        title: family.child.title,
        clause: indicator.clause,
        ...(isThere ? { arithmetic: sumOf(from, family), result: figure(column.values[unit] as number) } : {}),
        children,
      },
    ),
  ];
}

/** From the worst to the best; units with the same value by ID. */
function inOrder({ counted, columns }: FamilyValues): readonly number[] {
  const sign = columns.better === 'higher' ? 1 : -1;
  return [...counted].sort((a, b) => sign * ((columns.value.values[a] as number) - (columns.value.values[b] as number)) || a - b);
}

function explainChild(
  trace: Trace,
  { columns, child: indicator }: FamilyValues,
  period: Period,
  child: number,
  explainValue: ExplainValue,
): Explanation {
  const version = trace.enrolment.units[child];
  const reason = missingReason(columns.value.missing[child] as number);
  return step(
    'EXPLAIN_CHILD',
    {
      unit: version?.code ?? '',
      reaches: columns.target && !reason && columns.target.missing[child] === 0 ? reachedText(columns, child) : '',
    },
    {
      title: version?.name,
      ...(reason ? {} : { result: figure(columns.value.values[child] as number) }),
      children: [explainValue(trace, indicator, period, child)],
    },
  );
}

function reachedText(columns: FamilyValues['columns'], child: number): 'yes' | 'no' {
  return reaches(columns, child) ? 'yes' : 'no';
}

function sumOf({ by }: FromChildren, { counted, columns }: FamilyValues): string {
  const values = counted.map((child) => columns.value.values[child] as number);
  const n = values.length;
  switch (by) {
    case 'sum':
      return added(values);
    case 'mean':
      return `${bracketed(added(values), n <= LISTED && n > 1)} ÷ ${n}`;
    case 'min':
    case 'max':
      return n <= LISTED ? `${by}(${values.map(figure).join(', ')})` : figure(by === 'min' ? Math.min(...values) : Math.max(...values));
    case 'median': {
      const rising = [...values].sort((a, b) => a - b);
      const [low, high] = [rising[(n - 1) >> 1] as number, rising[n >> 1] as number];
      return n % 2 === 1 ? figure(low) : `(${figure(low)} + ${figure(high)}) ÷ 2`;
    }
    case 'weighted_mean': {
      const weights = counted.map((child) => columns.weight?.values[child] as number);
      if (n > LISTED) return `${added(values.map((x, i) => x * (weights[i] as number)))} ÷ ${added(weights)}`;
      return `(${values.map((x, i) => `${figure(x)} × ${figure(weights[i] as number)}`).join(' + ')}) ÷ ${bracketed(added(weights), n > 1)}`;
    }
    case 'share_reaching':
      return `100 × ${counted.filter((child) => reaches(columns, child)).length} ÷ ${n}`;
  }
}

/** The terms of a sum, or of more than 30 what they come to. */
function added(values: readonly number[]): string {
  if (values.length <= LISTED) return values.map(figure).join(' + ');
  let total = 0;
  for (const x of values) total += x;
  return figure(total);
}

const bracketed = (text: string, needed: boolean): string => (needed ? `(${text})` : text);
