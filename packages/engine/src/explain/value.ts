import { missingReason, parsePeriod, type Period } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import type { SourceCell } from '../context.ts';
import { figure } from '../normalise/figure.ts';
import { formulaScope, indicatorRead } from '../values/formulaScope.ts';
import { explainFamily } from './family.ts';
import type { Explanation } from './node.ts';
import { explainRaters } from './raters.ts';
import { explainResult } from './result.ts';
import { explainGoal } from './goal.ts';
import { step } from './step.ts';
import { explainSurvey } from './survey.ts';

/**
 * Value of an indicator in a period: derived from others, taken from the units below or another scheme, combined from shorter periods, or reported; at the end the cells with their lines.
 *
 * Missing: the reason, and the cell that was left blank where there is one; of a derived value the inputs that are missing. Rule: EXPLAIN-1, EXPLAIN-6.
 */
export function explainValue(trace: Trace, indicator: Indicator, period: Period, unit: number): Explanation {
  const column = trace.data.value(indicator.id, period);
  const reason = missingReason(column.missing[unit] ?? 0);
  const args = { period: period.id, unit_of_measure: indicator.unit ?? '' };
  const { title } = indicator;
  if (reason) {
    const children = [step('EXPLAIN_MISSING', { reason }), ...whyMissing(trace, indicator, period, unit)];
    return step('EXPLAIN_VALUE', args, { title, children });
  }
  const value = column.values[unit] as number;
  return step('EXPLAIN_VALUE', args, { title, result: figure(value), children: how(trace, indicator, period, unit, value) });
}

function how(trace: Trace, indicator: Indicator, period: Period, unit: number, value: number): readonly Explanation[] {
  if (indicator.formula) {
    const scope = formulaScope({ scheme: trace.input.scheme, enrolment: trace.enrolment, data: trace.data }, indicator, period);
    return [
      step(
        'EXPLAIN_DERIVED',
        { formula: indicator.formula.source },
        {
          arithmetic: indicator.formula.arithmetic(scope, unit),
          result: figure(value),
          clause: indicator.clause,
          children: inputsOf(trace, indicator, period).map((input) => explainValue(trace, ...input, unit)),
        },
      ),
    ];
  }
  if (indicator.fromChildren) return explainFamily(trace, indicator, period, unit, explainValue);
  if (indicator.resultOf) return explainResult(trace, indicator, period, unit);
  const marked = markedIn(trace, indicator, period, unit);
  if (marked) return indicator.survey ? explainSurvey(trace, indicator, marked, unit) : explainRaters(trace, indicator, marked, unit);
  const sources = trace.data.sources(indicator.id, period, unit).map((cell) => source(trace, indicator, cell));
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

function source({ enrolment }: Trace, indicator: Indicator, { period, value, origin, unit }: SourceCell): Explanation {
  const { markedBy } = indicator;
  const reporter = unit === undefined ? undefined : enrolment.units[unit];
  const group = reporter?.attributes[indicator.sharedBy ?? ''] ?? '';
  return step(
    'EXPLAIN_SOURCE',
    { period, source: origin?.source ?? indicator.source ?? '' },
    {
      result: figure(value),
      ...(origin ? { origin } : {}),
      children: [
        ...(reporter ? [step('EXPLAIN_SHARED', { unit: reporter.code, group }, { title: reporter.name })] : []),
        ...(markedBy ? [step('EXPLAIN_MARKED_BY', { marker: markedBy.name, second: markedBy.secondSeat?.name ?? '' })] : []),
      ],
    },
  );
}

/** The period whose marks or answers made the value; undefined where nobody marks or is asked, or several periods were combined. */
function markedIn({ data }: Trace, { id, raters, survey }: Indicator, period: Period, unit: number): Period | undefined {
  const [first, second] = (raters ?? survey) ? data.sources(id, period, unit) : [];
  return first && !second ? parsePeriod(first.period) : undefined;
}

/** What a formula reads of indicators, each with its period, once. */
function inputsOf({ input }: Trace, { formula }: Indicator, period: Period): readonly (readonly [Indicator, Period])[] {
  const known = new Map(input.scheme.indicators.map((one) => [one.id, one]));
  const inputs = new Map<string, readonly [Indicator, Period]>();
  for (const read of formula?.reads ?? []) {
    const [id, at] = indicatorRead(read, period, known) ?? [];
    const indicator = id === undefined ? undefined : known.get(id);
    if (indicator && at) inputs.set(`${indicator.id} ${at.id}`, [indicator, at]);
  }
  return [...inputs.values()];
}

/** The cell that was left blank, or of a derived value the inputs that are missing; nothing where nobody reported anything. */
function whyMissing(trace: Trace, indicator: Indicator, period: Period, unit: number): readonly Explanation[] {
  const { observations } = trace.input;
  if (indicator.formula) {
    // Nothing is known from before the first period with data; formulas that look back would go on for ever.
    const isBefore = observations.periods.every((id) => (parsePeriod(id)?.first ?? Number.POSITIVE_INFINITY) > period.last);
    const inputs = isBefore ? [] : inputsOf(trace, indicator, period);
    return inputs
      .filter(([input, at]) => trace.data.value(input.id, at).missing[unit] !== 0)
      .map((input) => explainValue(trace, ...input, unit));
  }
  if (indicator.fromChildren) return explainFamily(trace, indicator, period, unit, explainValue);
  if (indicator.resultOf) return explainResult(trace, indicator, period, unit);
  if (indicator.raters) return explainRaters(trace, indicator, period, unit);
  if (indicator.survey) return explainSurvey(trace, indicator, period, unit);
  const row = observations.unitIds.indexOf(trace.enrolment.units[unit]?.id ?? '');
  const origin = row < 0 ? undefined : observations.origin(indicator.id, period.id, row);
  return origin ? [step('EXPLAIN_BLANK', { period: period.id, source: origin.source ?? indicator.source ?? '' }, { origin })] : [];
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
      ...(reason
        ? { children: [step('EXPLAIN_MISSING', { reason })] }
        : {
            result: figure(column.values[unit] as number),
            children: name === 'target' ? explainGoal(trace, indicator, period, unit) : [],
          }),
    },
  );
}
