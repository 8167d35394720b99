import type { Indicator } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { lagArithmetic, lagBasis } from '../light/lag.ts';
import { figure } from '../normalise/figure.ts';
import type { LightResult } from '../result.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';
import { explainValue } from './value.ts';

/** Lights of a unit: of one indicator every moment, of all indicators the last moment that shows a light. */
export function explainLights(trace: Trace, unit: number, indicator?: string): Explanation[] {
  const { lights } = trace.assessment;
  const chosen =
    indicator === undefined
      ? [...new Map(lights.map((light) => [light.indicator, light])).values()]
      : lights.filter((light) => light.indicator === indicator);
  return chosen.filter((light) => light.cell(unit).light !== '').map((light) => explainLight(trace, light, unit));
}

function explainLight(trace: Trace, light: LightResult, unit: number): Explanation {
  const { light: shown, raw, state, rule } = light.cell(unit);
  const indicator = trace.input.scheme.indicators.find((one) => one.id === light.indicator) as Indicator;
  const rules = trace.input.scheme.lights;
  const matched = rules.rules[rule];
  const threshold = indicator.lag?.thresholds[shown];
  const condition = threshold === undefined ? (matched?.when.source ?? '') : `lag >= ${threshold}`;
  return step(
    'EXPLAIN_LIGHT',
    { light: shown, period: light.period.id },
    {
      title: indicator.title,
      clause: matched?.clause ?? (state === 'overdue' ? rules.overdue?.clause : undefined),
      children: [
        ...(matched && raw === shown
          ? [step('EXPLAIN_LIGHT_RULE', { light: shown, condition }, { title: matched.title, clause: matched.clause })]
          : []),
        ...(raw === shown ? [] : [step('EXPLAIN_LIGHT_HELD', { raw, state })]),
        ...lagSteps(light, indicator, unit),
        explainValue(trace, indicator, light.measured, unit),
      ],
    },
  );
}

/** Scheduled value and lag, where the indicator has a schedule. */
function lagSteps(light: LightResult, indicator: Indicator, unit: number): Explanation[] {
  const basis = lagBasis(indicator);
  const { scheduled, lag, value } = light;
  if (scheduled.missing[unit] !== 0 || lag.missing[unit] !== 0 || basis === undefined) return [];
  const due = scheduled.values[unit] as number;
  const actual = value.values[unit] as number;
  return [
    step('EXPLAIN_SCHEDULED', { period: light.period.id }, { result: figure(due) }),
    step(
      'EXPLAIN_LAG',
      { basis },
      {
        arithmetic: lagArithmetic(basis, indicator.better, due, actual),
        result: figure(lag.values[unit] as number),
      },
    ),
  ];
}
