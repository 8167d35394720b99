import type { Column, Period } from '@kedu/model';
import type { Indicator, RaterGroup } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { figure } from '../normalise/figure.ts';
import { type GroupFigure, markColumn } from '../raters/columns.ts';
import type { Explanation } from './node.ts';
import { step } from './step.ts';

/**
 * How marks made the value of a unit: each group with its mean, number, spread, and what was left out. No mark and no rater is known here.
 *
 * Rule: RATERS-5. Errors: none; a group of which nothing came is told as such.
 * Example: (0.5 × 88 + 0.2 × 80) ÷ (0.5 + 0.2) = 85.714… › 市领导 88, 7 marks › 部门互评 80, 12 marks › 人大代表: 3 marks of at least 5.
 */
export function explainRaters(trace: Trace, indicator: Indicator, period: Period, unit: number): readonly Explanation[] {
  const { observations } = trace.input;
  const row = observations.unitIds.indexOf(trace.enrolment.units[unit]?.id ?? '');
  const groups = (indicator.raters?.groups ?? []).map((group) => ({ group, of: figuresOf(trace, indicator.id, group, period, row) }));
  const counted = groups.filter(({ of }) => of.mean !== undefined);
  const children = groups.map(({ group, of }) => explainGroup(indicator, group, of));
  if (counted.length === 0) return children;
  const weighted = counted.map(({ group, of }) => `${figure(group.weight)} × ${figure(of.mean as number)}`).join(' + ');
  const weights = counted.map(({ group }) => figure(group.weight)).join(' + ');
  const marks = counted.reduce((sum, { of }) => sum + (of.count ?? 0), 0);
  const value = trace.data.value(indicator.id, period).values[unit] as number;
  const first = groups.map(({ group }) => observations.origin(markColumn(indicator.id, group.id, 'count'), period.id, row)).find(Boolean);
  return [
    step(
      'EXPLAIN_RATERS',
      { marks, groups: counted.length, of: groups.length, file: first?.file ?? '' },
      { arithmetic: `(${weighted}) ÷ (${weights})`, result: figure(value), clause: indicator.clause, children },
    ),
  ];
}

type Figures = Readonly<Partial<Record<GroupFigure, number>>>;

function figuresOf({ input }: Trace, indicator: string, { id }: RaterGroup, period: Period, row: number): Figures {
  const read = (name: GroupFigure): Figures => {
    const column: Column | undefined = input.observations.column(markColumn(indicator, id, name), period.id);
    return column && row >= 0 && column.missing[row] === 0 ? { [name]: column.values[row] as number } : {};
  };
  return { ...read('mean'), ...read('count'), ...read('recused'), ...read('set_aside'), ...read('trimmed'), ...read('sd') };
}

function explainGroup({ raters }: Indicator, { title, weight }: RaterGroup, of: Figures): Explanation {
  const { mean, count = 0, recused = 0, set_aside: setAside = 0, trimmed = 0, sd } = of;
  if (mean === undefined)
    return step('EXPLAIN_RATER_GROUP_LEFT_OUT', { count, at_least: raters?.atLeast ?? 0, recused, set_aside: setAside }, { title });
  return step(
    'EXPLAIN_RATER_GROUP',
    { weight: figure(weight), count, trimmed, recused, set_aside: setAside, sd: sd === undefined ? '' : sd.toFixed(2) },
    { title, result: figure(mean) },
  );
}
