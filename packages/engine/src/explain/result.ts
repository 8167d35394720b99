import { missingReason, type Period } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import type { FoundResult, FoundYear } from '../otherRun.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/**
 * Where a result of another scheme comes from: its total with its own reasons one level down; of several years or children each of them, the mean above.
 *
 * Rule: FROM-7, FROM-2. Errors: none. Example: over 2 years, 50 % each → `(80 × 0.5 + 90 × 0.5) ÷ (0.5 + 0.5)`, below it two years, each with its total.
 */
export function explainResult(trace: Trace, indicator: Indicator, period: Period, unit: number): readonly Explanation[] {
  const years = trace.data.results(indicator.id, period, unit);
  const from = indicator.resultOf;
  if (!years || !from) return [];
  if (!from.over) return years.flatMap((year) => explainYear(trace, indicator, year));
  const present = years.filter(({ missing }) => missing === 0);
  const column = trace.data.value(indicator.id, period);
  const sum = present.map(({ value, weight }) => `${figure(value)} × ${figure(weight)}`).join(' + ');
  const weights = present.map(({ weight }) => figure(weight)).join(' + ');
  return [
    step(
      'EXPLAIN_RESULT_YEARS',
      { count: present.length, of: years.length },
      {
        clause: indicator.clause,
        ...(column.missing[unit] === 0 ? { arithmetic: `(${sum}) ÷ (${weights})`, result: figure(column.values[unit] as number) } : {}),
        children: years.flatMap((year) => explainYear(trace, indicator, year)),
      },
    ),
  ];
}

function explainYear(trace: Trace, { resultOf: from, clause }: Indicator, year: FoundYear): readonly Explanation[] {
  const args = { scheme: from?.scheme ?? '', period: year.period.id };
  const gaps = year.gaps.map((id) => childGap(trace, id));
  if (year.found.length === 0) {
    const reason = missingReason(year.missing) ?? 'not_due';
    return [step('EXPLAIN_RESULT_MISSING', { ...args, reason }, { clause, children: gaps })];
  }
  const totals = year.found.map((found) => explainFound(trace, found));
  if (from?.of !== 'children') return totals;
  const values = year.found.map(({ value }) => figure(value));
  return [
    step(
      'EXPLAIN_RESULT_CHILDREN',
      { count: year.found.length, of: year.found.length + year.gaps.length },
      {
        clause,
        ...(year.missing === 0
          ? {
              arithmetic: values.length === 1 ? `${values[0]} ÷ 1` : `(${values.join(' + ')}) ÷ ${values.length}`,
              result: figure(year.value),
            }
          : {}),
        children: [...worstFirst(year.found).map((found) => explainFound(trace, found)), ...gaps],
      },
    ),
  ];
}

function worstFirst(found: readonly FoundResult[]): readonly FoundResult[] {
  return [...found].sort((a, b) => a.value - b.value || (a.unitId < b.unitId ? -1 : 1));
}

/** The total of one unit in the other scheme, named by scheme, list and period, with the reasons that its run gives. */
function explainFound({ enrolment }: Trace, { unitId, member, value, result, run }: FoundResult): Explanation {
  const unit = enrolment.units.find(({ id }) => id === unitId);
  const list = run.lists.find(({ results }) => results.includes(result));
  return step(
    'EXPLAIN_RESULT_OF',
    {
      unit: unit?.name ?? { 'zh-CN': unitId },
      scheme: run.title,
      list: list?.title ?? '',
      part: result.title ?? result.part,
      period: run.period.id,
      hash: run.result.replace('sha256:', '').slice(0, 12),
    },
    { result: figure(value), children: [result.why(member)] },
  );
}

function childGap({ enrolment }: Trace, unitId: string): Explanation {
  const unit = enrolment.units.find(({ id }) => id === unitId);
  return step('EXPLAIN_CHILD', { unit: unit?.code ?? unitId, reaches: '' }, { title: unit?.name });
}
