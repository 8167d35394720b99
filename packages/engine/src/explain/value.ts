import { missingReason, type Period } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import { formulaScope } from '../values/formulaScope.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/** Value of an indicator in a period: derived, combined from shorter periods, or reported; at the end the cells with their lines. */
export function explainValue(trace: Trace, indicator: Indicator, period: Period, unit: number): Explanation {
  const column = trace.data.value(indicator.id, period);
  const reason = missingReason(column.missing[unit] ?? 0);
  const args = { period: period.id, unit_of_measure: indicator.unit ?? '' };
  if (reason) return step('EXPLAIN_VALUE', args, { title: indicator.title, children: [step('EXPLAIN_MISSING', { reason })] });
  const value = column.values[unit] as number;
  const cells = trace.data.sources(indicator.id, period, unit);
  const sources = cells.map((cell) =>
    step(
      'EXPLAIN_SOURCE',
      { period: cell.period, source: cell.origin?.source ?? indicator.source ?? '' },
      {
        result: figure(cell.value),
        ...(cell.indicator === indicator.id
          ? {}
          : { title: trace.input.scheme.indicators.find((one) => one.id === cell.indicator)?.title }),
        ...(cell.origin ? { origin: cell.origin } : {}),
      },
    ),
  );
  return step('EXPLAIN_VALUE', args, {
    title: indicator.title,
    result: figure(value),
    children: how(trace, indicator, period, unit, value, sources),
  });
}

function how(
  trace: Trace,
  indicator: Indicator,
  period: Period,
  unit: number,
  value: number,
  sources: readonly Explanation[],
): readonly Explanation[] {
  if (indicator.formula) {
    const scope = formulaScope({ scheme: trace.input.scheme, enrolment: trace.enrolment, data: trace.data }, indicator, period);
    return [
      step(
        'EXPLAIN_DERIVED',
        { formula: indicator.formula.source },
        { arithmetic: indicator.formula.arithmetic(scope, unit), result: figure(value), clause: indicator.clause, children: sources },
      ),
    ];
  }
  if (sources.length < 2) return sources;
  const sum = sources.map((one) => one.result).join(' + ');
  return [
    step(
      'EXPLAIN_COMBINED',
      { accrual: indicator.accrual, count: sources.length },
      { ...(indicator.accrual === 'flow' ? { arithmetic: sum } : {}), result: figure(value), children: sources },
    ),
  ];
}

/** Target or baseline as it holds for the unit. */
export function explainReferenceValue(
  trace: Trace,
  indicator: Indicator,
  name: 'target' | 'baseline',
  period: Period,
  unit: number,
): Explanation {
  const column = trace.data[name](indicator.id, period);
  const reason = missingReason(column.missing[unit] ?? 0);
  return step(
    name === 'target' ? 'EXPLAIN_TARGET' : 'EXPLAIN_BASELINE',
    { period: period.id },
    {
      clause: indicator.clause,
      ...(reason ? { children: [step('EXPLAIN_MISSING', { reason })] } : { result: figure(column.values[unit] as number) }),
    },
  );
}
