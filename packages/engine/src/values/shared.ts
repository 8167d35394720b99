import { cellName, type Column, type Issue, missingCode, type Origin, type Period, placeOfOrigin } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { Enrolment } from '../context.ts';
import type { NamedGroups } from '../responsibility/joint.ts';
import { valueIssue } from './codes.ts';
import type { ReportedTable } from './reported.ts';

/** What a unit stated of itself stands, whatever its region reported. */
const STATED: readonly number[] = [missingCode('not_applicable'), missingCode('withheld')];

/**
 * Reported values in which what one unit of a group reported counts for all of the group.
 *
 * Shape: groups are the units with the same text in the column `sharedBy` of the register, a blank being no group, or the `chains` of a joint part. The first by ID that reported gives the
 * value and the cell. Rule: FROM-5, JOINT-1.
 * Errors: FROM_SHARED_CONTRADICTION for each later report in the same period that differs, naming both cells.
 * Example: 沿海 has three cities, one reports 40 → all three have 40, each with that cell.
 */
export function sharedReports(
  table: ReportedTable,
  indicators: readonly Indicator[],
  { units }: Pick<Enrolment, 'units'>,
  chains: ReadonlyMap<string, Groups> = new Map(),
): { readonly table: ReportedTable; readonly issues: readonly Issue[] } {
  const shared = indicators.filter(({ id, sharedBy }) => sharedBy !== undefined || chains.has(id));
  if (shared.length === 0) return { table, issues: [] };
  const groups = new Map(shared.map(({ id, sharedBy = '' }) => [id, chains.get(id) ?? groupsOf(units, sharedBy)]));
  const made = new Map<string, { readonly column: Column; readonly reporter: Int32Array }>();
  const share = (indicator: string, period: string) => {
    const own = groups.get(indicator);
    const column = table.column(indicator, period);
    if (!own || !column) return undefined;
    const key = `${indicator} ${period}`;
    const known = made.get(key) ?? spread(column, own);
    made.set(key, known);
    return known;
  };
  const reporter = (indicator: string, period: string, unit: number): number => share(indicator, period)?.reporter[unit] ?? unit;
  return {
    table: {
      ...table,
      column: (indicator, period) => share(indicator, period)?.column ?? table.column(indicator, period),
      reporter,
      origin: (indicator, period, unit) => table.origin(indicator, period, reporter(indicator, period, unit)),
    },
    issues: shared.flatMap((indicator) =>
      table.periods(indicator.id).flatMap((period) => contradictions(indicator, period, table, groups.get(indicator.id) ?? [], units)),
    ),
  };
}

type Groups = NamedGroups;

function groupsOf(units: Enrolment['units'], attribute: string): Groups {
  const groups = new Map<string, number[]>();
  units.forEach((unit, i) => {
    const own = { kind: unit.kind, code: unit.code, name: unit.name['zh-CN'], ...unit.attributes }[attribute]?.trim() ?? '';
    const members = groups.get(own);
    if (own === '') return;
    if (members) members.push(i);
    else groups.set(own, [i]);
  });
  return [...groups];
}

function spread(column: Column, groups: Groups): { readonly column: Column; readonly reporter: Int32Array } {
  const values = column.values.slice();
  const missing = column.missing.slice();
  const reporter = Int32Array.from(column.values, (_, unit) => unit);
  for (const [, members] of groups) {
    const first = members.find((unit) => column.missing[unit] === 0);
    if (first === undefined) continue;
    for (const unit of members) {
      if (STATED.includes(column.missing[unit] as number)) continue;
      values[unit] = column.values[first] as number;
      missing[unit] = 0;
      if (column.missing[unit] !== 0) reporter[unit] = first;
    }
  }
  return { column: { values, missing }, reporter };
}

function contradictions(indicator: Indicator, period: Period, table: ReportedTable, groups: Groups, units: Enrolment['units']): Issue[] {
  const column = table.column(indicator.id, period.id);
  if (!column) return [];
  return groups.flatMap(([group, members]) => {
    const reporting = members.filter((unit) => column.missing[unit] === 0);
    const first = reporting[0] as number;
    return reporting
      .filter((unit) => column.values[unit] !== column.values[first])
      .map((unit) => {
        const origin = table.origin(indicator.id, period.id, unit);
        return valueIssue(
          'FROM_SHARED_CONTRADICTION',
          { ...(origin ? placeOfOrigin(origin) : {}), unit: units[unit]?.id, indicator: indicator.id, period: period.id },
          {
            title: indicator.title['zh-CN'],
            group,
            found: column.values[unit] as number,
            unit: units[unit]?.name['zh-CN'] ?? '',
            first: column.values[first] as number,
            first_unit: units[first]?.name['zh-CN'] ?? '',
            first_cell: cellText(table.origin(indicator.id, period.id, first)),
          },
          indicator.clause,
        );
      });
  });
}

/** `data/2023.csv:12:4`, `data/2023.xlsx 经济 C12`. */
function cellText(origin: Origin | undefined): string {
  if (!origin) return '';
  const { file, sheet, line, column } = origin;
  if (sheet !== undefined) return `${file} ${sheet} ${column === undefined ? line : cellName(line, column)}`;
  return [file, line, ...(column === undefined ? [] : [column])].join(':');
}
