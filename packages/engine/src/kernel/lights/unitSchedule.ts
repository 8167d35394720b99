import { missingColumn, type Period } from '@kedu/model';
import type { CompiledScheme, Indicator } from '@kedu/scheme';
import type { Rhythm } from '../../light/moments.ts';
import { type Schedule, scheduleOf } from '../../light/schedule.ts';
import { fittingRows } from '../../values/targets.ts';

/**
 * When an indicator is due, where how much differs by unit and is a column: nodes and spans without amounts.
 *
 * Rule: LIGHT-3, LIGHT-4. Errors: none.
 */
export function unitSchedule(scheme: Pick<CompiledScheme, 'targets'>, indicator: Indicator, rhythm: Rhythm, period: Period): Schedule {
  const nothing = missingColumn(1, 'not_applicable');
  const rows = scheme.targets.filter((row) => row.indicator === indicator.id);
  return scheduleOf(indicator, rhythm, {
    size: 1,
    period,
    data: { target: () => nothing, baseline: () => nothing },
    targets: { column: (_, measure, at, own) => (fittingRows(rows, measure, at, own).length > 0 ? nothing : undefined) },
  });
}
