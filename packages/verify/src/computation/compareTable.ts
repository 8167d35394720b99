import { SEALED_TABLES, type TableRow } from '@kedu/bundle';
import { readTable, type Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import type { ComputedTable } from './resultTables.ts';

/** Whether a cell is to be what the rules give: the row as it is published, by column, and its number from 0. */
export type IsCompared = (row: ReadonlyMap<string, string>, column: string, number: number) => boolean;

/** Cells beside those that tell the row. */
export interface ComparedCells {
  readonly compared: number;
  readonly agree: number;
}

interface Row {
  readonly line: number;
  readonly number: number;
  readonly key: string;
  readonly shown: string;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * A table of results as it was published against the same as the rules give it, cell by cell, as text.
 *
 * Rule: VERIFY-4. Errors, as findings: VERIFY_COLUMNS, VERIFY_ROW (`missing`, `extra`, `twice`), VERIFY_ORDER, VERIFY_CELL.
 */
export function compareTable(computed: ComputedTable, tables: Tables, isCompared: IsCompared, findings: Findings): ComparedCells {
  const nothing = { compared: 0, agree: 0 };
  const file = SEALED_TABLES[computed.name];
  const read = tables.of(file);
  // What is missing, or no text, is said where files are counted and seals are checked.
  if (!read) return nothing;
  const own = computed.columns.length - computed.key.length;
  // Nearly always nothing was changed: then no cell need be looked at.
  if (read.text === computed.text) return { compared: computed.rows * own, agree: computed.rows * own };
  const columns = read.headings;
  if (columns.join('\n') !== computed.columns.join('\n')) {
    findings.add('VERIFY_COLUMNS', { file, line: 1 }, { found: columns.join(','), expected: computed.columns.join(',') });
    return nothing;
  }
  const expected = rowsOf(readTable(computed.text).rows, computed);
  const published = rowsOf(read.rows, computed);
  return compareRows(computed, published, expected, isCompared, findings);
}

function compareRows(
  { name, key, columns }: ComputedTable,
  published: readonly Row[],
  expected: readonly Row[],
  isCompared: IsCompared,
  findings: Findings,
): ComparedCells {
  const file = SEALED_TABLES[name];
  const isOpen = (row: Row): boolean => columns.some((column) => !key.includes(column) && isCompared(row.cells, column, row.number));
  const byKey = new Map<string, Row>();
  for (const row of published) {
    if (byKey.has(row.key)) findings.add('VERIFY_ROW', { file, line: row.line, ...placeOf(row) }, { reason: 'twice', key: row.shown });
    else byKey.set(row.key, row);
  }
  const known = new Set(expected.map((row) => row.key));
  for (const row of byKey.values())
    if (!known.has(row.key) && isOpen(row))
      findings.add('VERIFY_ROW', { file, line: row.line, ...placeOf(row) }, { reason: 'extra', key: row.shown });
  const present = expected.filter((row) => {
    if (byKey.has(row.key)) return true;
    findings.add('VERIFY_ROW', { file, ...placeOf(row) }, { reason: 'missing', key: row.shown });
    return false;
  });
  const shared = [...byKey.values()].filter((row) => known.has(row.key));
  const moved = shared.findIndex((row, i) => row.key !== present[i]?.key);
  if (moved >= 0) {
    const [found, first] = [shared[moved] as Row, present[moved] as Row];
    findings.add('VERIFY_ORDER', { file, line: found.line }, { found: found.shown, expected: first.shown });
  }
  let compared = 0;
  let agree = 0;
  for (const row of present) {
    const own = byKey.get(row.key) as Row;
    for (const column of columns) {
      if (key.includes(column) || !isCompared(own.cells, column, own.number)) continue;
      compared += 1;
      const [found, wanted] = [own.cells.get(column) ?? '', row.cells.get(column) ?? ''];
      if (found === wanted) agree += 1;
      else findings.add('VERIFY_CELL', { file, line: own.line, ...placeOf(own) }, { key: own.shown, column, found, expected: wanted });
    }
  }
  return { compared, agree };
}

function rowsOf(rows: readonly TableRow[], { columns, key }: ComputedTable): readonly Row[] {
  return rows.map(({ line, cells: written }, number) => {
    const cells = new Map(columns.map((column, i) => [column, written[i] ?? '']));
    const own = key.map((column) => cells.get(column) ?? '');
    return { line, number, key: JSON.stringify(own), shown: own.join(' '), cells };
  });
}

function placeOf({ cells }: Row): { readonly unit?: string; readonly indicator?: string; readonly period?: string } {
  const [unit, indicator, period] = [cells.get('unit'), cells.get('indicator'), cells.get('period')];
  return { ...(unit ? { unit } : {}), ...(indicator ? { indicator } : {}), ...(period ? { period } : {}) };
}
