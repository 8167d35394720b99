import { type Column, missingCode, type Period, periodOf, tidy } from '@kedu/model';
import type { CompiledScheme, Indicator, RaterGroup } from '@kedu/scheme';
import type { ReportedTable } from '../values/reported.ts';
import { markColumn } from './columns.ts';

/**
 * Reported values with those of indicators that raters mark: the mean of the groups that count, by their weights.
 *
 * Shape: a column over the units of the run, made once. Missing: `overdue` where no group counts; the calendar decides what that means (CHECK-3).
 * Rule: RATERS-2. Errors: none. A value reported beside the marks is not read (CHECK_RATED_REPORTED).
 * Example: leaders 50 % 88, peers 20 % 80, deputies left out → (0.5 × 88 + 0.2 × 80) ÷ (0.5 + 0.2) = 85.714….
 */
export function withRaters(table: ReportedTable, scheme: Pick<CompiledScheme, 'indicators'>): ReportedTable {
  const rated = new Map(scheme.indicators.flatMap((indicator) => (indicator.raters ? [[indicator.id, indicator] as const] : [])));
  if (rated.size === 0) return table;
  const made = new Map<string, Column | undefined>();
  const column = (indicator: Indicator, period: string): Column | undefined => {
    const key = `${indicator.id} ${period}`;
    if (!made.has(key)) made.set(key, meanOfGroups(table, indicator, period));
    return made.get(key);
  };
  return {
    ...table,
    periods: (id) => {
      const own = rated.get(id);
      return own ? periodsOf(table, own) : table.periods(id);
    },
    column: (id, period) => {
      const own = rated.get(id);
      return own ? column(own, period) : table.column(id, period);
    },
    origin: (id, period, unit) => {
      const own = rated.get(id);
      if (!own) return table.origin(id, period, unit);
      for (const { id: group } of own.raters?.groups ?? []) {
        const origin = table.origin(markColumn(id, group, 'count'), period, unit);
        if (origin) return origin;
      }
      return undefined;
    },
  };
}

function periodsOf(table: ReportedTable, { id, raters }: Indicator): readonly Period[] {
  const periods = new Set((raters?.groups ?? []).flatMap((group) => table.periods(markColumn(id, group.id, 'count')).map((one) => one.id)));
  return [...periods].sort().map(periodOf);
}

function meanOfGroups(table: ReportedTable, indicator: Indicator, period: string): Column | undefined {
  const groups = groupColumns(table, indicator, period);
  const size = groups.find(({ column }) => column)?.column?.values.length;
  if (size === undefined) return undefined;
  const values = new Float64Array(size).fill(Number.NaN);
  const missing = new Uint8Array(size).fill(missingCode('overdue'));
  for (let unit = 0; unit < size; unit += 1) {
    let sum = 0;
    let weights = 0;
    for (const { column, group } of groups) {
      if (column?.missing[unit] !== 0) continue;
      sum += group.weight * (column.values[unit] as number);
      weights += group.weight;
    }
    if (weights === 0) continue;
    values[unit] = tidy(sum / weights);
    missing[unit] = 0;
  }
  return { values, missing };
}

function groupColumns(
  table: ReportedTable,
  { id, raters }: Indicator,
  period: string,
): readonly { readonly group: RaterGroup; readonly column: Column | undefined }[] {
  return (raters?.groups ?? []).map((group) => ({ group, column: table.column(markColumn(id, group.id, 'mean'), period) }));
}
