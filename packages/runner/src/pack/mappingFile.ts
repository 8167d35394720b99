import type { ColumnRef, MappingPlaces, TableMapping, ValueColumn, Whereabouts } from '@kedu/intake';
import { hasErrors, type Issue } from '@kedu/model';
import { mappingShape, type MappingShape, type Path, readDocument, readShape, type Source } from '@kedu/scheme';
import { runnerIssue } from '../codes.ts';

type TableShape = MappingShape['tables'][number];

/**
 * The mappings that a file holds, one for each table.
 *
 * Rule: MAP-1, MAP-11 (docs/spec/sheets.md). Errors: those of the shape (SCHEME_…) at their lines; PACK_MAPPING_WHERE for a place without letter, heading and
 * fixed text, or with a fixed text beside a column. With errors what could be read comes back too. `places` says where each part is written (MAP-14).
 * Example: `tables: [{ headings: [1], unit: { column: A }, period: { fixed: 2023 }, values: [{ column: B, indicator: gdp }] }]`.
 */
export function readMappingFile(
  file: string,
  text: string,
): { readonly mappings: readonly TableMapping[]; readonly issues: readonly Issue[]; readonly places: MappingPlaces } {
  const { source, issues: found } = readDocument(file, text);
  if (!source) return { mappings: [], issues: found, places: () => ({ file }) };
  const { value, source: at, issues: shape } = readShape(mappingShape, source, { tables: [{ values: [{ column: 'A' }] }] });
  const unsaid: Issue[] = [];
  const mappings = value.tables.map((table, i) => mappingOf(table, ['tables', i], at, unsaid));
  // Where something was left out for its form, that it is missing follows from it.
  const places: MappingPlaces = (table, path) => at.place(['tables', table, ...path]);
  return { mappings, issues: [...found, ...shape, ...(hasErrors(shape) ? [] : unsaid)], places };
}

function mappingOf(table: TableShape, path: Path, at: Source, issues: Issue[]): TableMapping {
  const where = (key: 'unit' | 'indicator' | 'period' | 'measure'): Whereabouts => {
    const given = table[key];
    if (given === undefined || typeof given === 'string') return 'values';
    const { fixed } = given;
    const named = given.column !== undefined || given.heading !== undefined;
    if (named === (fixed !== undefined)) issues.push(runnerIssue('PACK_MAPPING_WHERE', at.place([...path, key]), { field: key }));
    return fixed === undefined ? { at: refOf(given) } : { fixed };
  };
  const values = table.values.map((value, i): ValueColumn => {
    const { column, heading, ...said } = value;
    if (column === undefined && heading === undefined)
      issues.push(runnerIssue('PACK_MAPPING_WHERE', at.place([...path, 'values', i]), { field: 'values' }));
    return { at: refOf({ column, heading }), ...said };
  });
  const { inside, sheet, rows, skip, source, words } = table;
  return {
    inside,
    sheet,
    headings: [...new Set(table.headings)].sort((a, b) => a - b),
    first: rows.first,
    last: rows.last,
    skip,
    unit: where('unit'),
    unitBy: table.unit_by,
    indicator: where('indicator'),
    period: where('period'),
    measure: table.measure === undefined ? undefined : where('measure'),
    values,
    indicatorWords: new Map(Object.entries(words.indicators ?? {})),
    unitWords: new Map(Object.entries(words.units ?? {})),
    periodWords: new Map(Object.entries(words.periods ?? {})),
    blank: table.blank === 'by_calendar' ? undefined : table.blank,
    source,
  };
}

function refOf({ column, heading }: ColumnRef): ColumnRef {
  return { ...(column === undefined ? {} : { column: column.toUpperCase() }), ...(heading === undefined ? {} : { heading }) };
}
