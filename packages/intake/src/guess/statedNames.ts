import { columnNumber, type UnitRegister } from '@kedu/model';
import type { IndicatorSpec } from '../observe/mapping.ts';
import { flattenHeadings } from '../observe/flattenHeadings.ts';
import { selectTable } from '../observe/selectTable.ts';
import type { ColumnRef, TableMapping, Whereabouts } from '../observe/tableMapping.ts';
import { type Grid, gridOf } from '../sheet/grid.ts';
import type { SheetFile } from '../sheet/sheet.ts';
import { isMeasure, splitMeasure } from './measureText.ts';
import { UNDECIDED } from './tableContext.ts';

/** Units and indicators of a file that belongs to no pack. */
export interface StatedNames {
  readonly units: UnitRegister;
  readonly indicators: readonly IndicatorSpec[];
}

/**
 * The units and indicators that mappings and their tables name, for reading a file without a pack: each unit is called by its name alone, each indicator has
 * the first unit of measure that is given for it.
 *
 * Rule: GUESS-10. Tables that are not there name nothing. Example: a column 地区 with 北川市, 南山市 → a register of these two.
 */
export function statedNames(files: readonly SheetFile[], mappings: readonly TableMapping[]): StatedNames {
  const units = new Set<string>();
  const indicators = new Map<string, string | undefined>();
  const indicator = (id: string, measure: string | undefined): void => {
    if (id !== UNDECIDED && indicators.get(id) === undefined) indicators.set(id, measure);
  };
  for (const mapping of mappings) {
    const { sheet } = selectTable(files, mapping);
    const grid = sheet && gridOf(sheet, mapping.last ?? Number.MAX_SAFE_INTEGER);
    const headings = grid ? flattenHeadings(grid.rows, mapping.headings, sheet.merges, sheet.form === 'csv') : [];
    const column = columnFinder(headings);
    const tableMeasure = fixed(mapping.measure);
    for (const word of mapping.unitWords.values()) units.add(word);
    for (const text of [fixed(mapping.unit), ...mapping.values.map(({ unit }) => unit)]) if (text !== undefined) units.add(text);
    for (const value of mapping.values) {
      const at = column(value.at);
      const heading = headings[at - 1] ?? '';
      const measure = value.measure ?? measureIn(heading) ?? tableMeasure;
      const id = value.indicator ?? fixed(mapping.indicator);
      if (id !== undefined) indicator(id, measure);
      if (mapping.unit === 'values' && value.unit === undefined) units.add(heading);
    }
    if (grid) {
      const rows = rowsOf(mapping, grid);
      const unitColumn = keyed(mapping.unit, column);
      for (const row of unitColumn > 0 ? rows : []) {
        const text = grid.filled(row, unitColumn);
        if (text !== '' && !mapping.unitWords.has(text)) units.add(text);
      }
      const [indicatorColumn, measureColumn] = [keyed(mapping.indicator, column), keyed(mapping.measure, column)];
      for (const row of indicatorColumn > 0 ? rows : []) {
        const text = grid.filled(row, indicatorColumn);
        const id = mapping.indicatorWords.get(text);
        if (id !== undefined)
          indicator(id, measureColumn > 0 ? grid.filled(row, measureColumn) : (splitMeasure(text).measure ?? tableMeasure));
      }
    }
    for (const id of mapping.indicatorWords.values()) indicator(id, tableMeasure);
  }
  units.delete(UNDECIDED);
  units.delete('');
  return {
    units: { versions: [...units].map(unitVersion), memberships: [], successions: [] },
    indicators: [...indicators].map(([id, unit]) => ({ id, ...(unit !== undefined && unit !== '' && { unit }) })),
  };
}

function unitVersion(name: string, i: number): UnitRegister['versions'][number] {
  return { id: name, code: name, name: { 'zh-CN': name }, kind: 'unit', example: false, attributes: {}, line: i + 1 };
}

function measureIn(heading: string): string | undefined {
  for (const part of heading.split(' / ').toReversed()) {
    const measure = isMeasure(part) ? part : splitMeasure(part).measure;
    if (measure !== undefined) return measure;
  }
  return undefined;
}

function rowsOf({ headings, first, last, skip }: TableMapping, grid: Grid): number[] {
  const start = first ?? (headings.at(-1) ?? 0) + 1;
  const end = Math.min(last ?? grid.rows.length, grid.rows.length);
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, i) => start + i).filter(
    (row) => !skip.includes(row) && grid.rows[row - 1]?.length !== 0,
  );
}

/** Number of a column from 1; 0 where the table has none such. */
function columnFinder(headings: readonly string[]): (ref: ColumnRef) => number {
  return ({ column, heading }) => (column === undefined ? headings.indexOf(heading ?? '') + 1 : (columnNumber(column) ?? 0));
}

function keyed(where: Whereabouts | undefined, column: (ref: ColumnRef) => number): number {
  return typeof where === 'object' && 'at' in where ? column(where.at) : 0;
}

function fixed(where: Whereabouts | undefined): string | undefined {
  return typeof where === 'object' && 'fixed' in where ? where.fixed : undefined;
}
