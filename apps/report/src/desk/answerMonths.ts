import { periodName } from '@kedu/messages';
import { inLocale, type Observations, type Period, parsePeriod } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import { word } from '../words.ts';
import type { Desk } from './desk.ts';
import { memberOf } from './members.ts';
import type { LinesAnswer, MonthsAnswer } from './questions.ts';

/**
 * What was reported for a unit, indicator by indicator, over the periods of its own beat, with what was scheduled and its target.
 *
 * Shape: a chart for each indicator with two values or more, those with most periods first, else in the order of the scheme. Missing: null. A target of the whole period is drawn only
 * for values that do not add up to it (rates, stocks, cumulative values); what was scheduled comes from the lights.
 */
export function answerMonths(desk: Desk, list: string, code: string): MonthsAnswer | undefined {
  const found = memberOf(desk, list, code);
  if (!found) return undefined;
  const { scheme, observations } = desk.view;
  const row = observations.unitIds.indexOf(found.version.id);
  const charts = scheme.indicators.flatMap((indicator) => {
    const chart = row < 0 ? undefined : chartOf(desk, indicator, row, found.unit, observations);
    return chart ? [chart] : [];
  });
  charts.sort((a, b) => b.steps.length - a.steps.length);
  return charts.length > 0 ? { charts } : undefined;
}

function chartOf(desk: Desk, indicator: Indicator, row: number, unit: number, observations: Observations): LinesAnswer | undefined {
  const { assessment, locale } = desk.view;
  const steps = stepsOf(indicator, observations);
  const values = steps.map(({ id }) => {
    const column = observations.column(indicator.id, id);
    return column && column.missing[row] === 0 ? (column.values[row] as number) : null;
  });
  if (values.filter((value) => value !== null).length < 2) return undefined;
  const scheduled = steps.map(({ last, first }) => {
    const light = assessment.lights.find(
      (one) => one.indicator === indicator.id && one.measured.last === last && one.measured.first === first,
    );
    return finite(light?.scheduled.values[unit]);
  });
  const target = indicator.accrual === 'flow' ? null : finite(desk.trace.data.target(indicator.id, assessment.period).values[unit]);
  return {
    title: inLocale(indicator.title, locale),
    measure: indicator.unit ?? '',
    steps: steps.map(({ id }) => periodName(id, locale)),
    lines: [
      { name: word('value', locale), values, emphasis: true },
      ...(scheduled.some((value) => value !== null) ? [{ name: word('scheduled', locale), values: scheduled, emphasis: false }] : []),
      ...(target === null ? [] : [{ name: word('target', locale), values: steps.map(() => target), emphasis: false }]),
    ],
  };
}

/** Periods of one kind in which anything was reported of the indicator, in order of time: of the kind that has most. */
function stepsOf(indicator: Indicator, observations: Observations): readonly Period[] {
  const byKind = new Map<string, Period[]>();
  for (const id of observations.periods) {
    const period = observations.column(indicator.id, id) && parsePeriod(id);
    if (!period) continue;
    byKind.set(period.kind, [...(byKind.get(period.kind) ?? []), period]);
  }
  const most = [...byKind.values()].sort((a, b) => b.length - a.length)[0] ?? [];
  return most.sort((a, b) => a.last - b.last || a.first - b.first);
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
