import { ROW_KEYS, SEALED_TABLES, type TableRow } from '@kedu/bundle';
import { type CsvIndex, csvCells } from '@kedu/model';
import type { ComputedTable } from '@kedu/tables';
import type { ReadTable, Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';

/** Cells of a published row by column. */
export type RowCells = Pick<ReadonlyMap<string, string>, 'get'>;

/** What of a table is to be what the rules give; rows as they are published, by their number from 0. */
export interface Compared {
  readonly cell: (row: RowCells, column: string, number: number) => boolean;
  /** Whether every cell stands there as it is, so that a table like the rules' own need not be looked at. */
  readonly isShown: boolean;
  /** Whether a row that the rules do not give may stand there all the same. */
  readonly maybe: (row: RowCells, number: number) => boolean;
  /** Whether a row that the rules give may be missing. */
  readonly optional: (row: RowCells) => boolean;
}

/** Cells beside those that tell the row. */
export interface ComparedCells {
  readonly compared: number;
  readonly agree: number;
}

/**
 * A table of results as it was published against the same as the rules give it, cell by cell, as text.
 *
 * Rule: VERIFY-4. Errors, as findings: VERIFY_COLUMNS, VERIFY_ROW (`missing`, `extra`, `twice`), VERIFY_ORDER, VERIFY_CELL.
 */
export function compareTable(computed: ComputedTable, tables: Tables, compared: Compared, findings: Findings): ComparedCells {
  const file = SEALED_TABLES[computed.name];
  const read = tables.of(file);
  // What is missing checkPresence says, what is no text checkSealed.
  if (!read) return { compared: 0, agree: 0 };
  const columns = read.headings;
  if (columns.join('\n') !== computed.columns.join('\n')) {
    findings.add('VERIFY_COLUMNS', { file, line: 1 }, { found: columns.join(','), expected: computed.columns.join(',') });
    return { compared: 0, agree: 0 };
  }
  // Nearly always nothing was changed: then no cell need be looked at.
  if (compared.isShown && read.index && isSame(read.index, computed)) {
    const cells = read.count * (columns.length - ROW_KEYS[computed.name].length);
    return { compared: cells, agree: cells };
  }
  return compareRows(computed, read, compared, findings);
}

/** Whether the rules give the very rows that stand there. */
function isSame(index: CsvIndex, { write }: ComputedTable): boolean {
  let at = 0;
  let same = true;
  write({
    row(text) {
      same = same && at < index.count && index.text(at) === text;
      at += 1;
    },
  });
  return same && at === index.count;
}

function compareRows(computed: ComputedTable, read: ReadTable, compared: Compared, findings: Findings): ComparedCells {
  const { name, columns } = computed;
  const [file, key] = [SEALED_TABLES[name], ROW_KEYS[name]];
  const keyAt = key.map((column) => columns.indexOf(column));
  const keyCells = (cells: readonly string[]): readonly string[] => keyAt.map((column) => cells[column] ?? '');
  const keyOf = (cells: readonly string[]): string => JSON.stringify(keyCells(cells));
  const byName = (cells: readonly string[]): RowCells => ({ get: (column) => cells[columns.indexOf(column)] });
  const placeOf = (cells: readonly string[]): ReturnType<typeof placeOfRow> => placeOfRow(byName(cells));
  const sayRow = (reason: string, { line, cells }: TableRow): void => {
    const where = { file, ...(line > 0 ? { line } : {}), ...placeOf(cells) };
    findings.add('VERIFY_ROW', where, { reason, key: keyCells(cells).join(' ') });
  };

  const rowOf = new Map<string, number>();
  for (let number = 0; number < read.count; number += 1) {
    const row = read.row(number);
    const own = keyOf(row.cells);
    if (rowOf.has(own)) sayRow('twice', row);
    else rowOf.set(own, number);
  }
  const lines: string[] = [];
  computed.write({ row: (text) => void lines.push(text) });
  const expected = lines.map((line) => keyOf(csvCells(line)));
  const known = new Set(expected);
  for (const [own, number] of rowOf) {
    if (known.has(own)) continue;
    const row = read.row(number);
    if (!compared.maybe(byName(row.cells), number)) sayRow('extra', row);
  }
  lines.forEach((line, i) => {
    if (rowOf.has(expected[i] as string)) return;
    const cells = csvCells(line);
    if (!compared.optional(byName(cells))) sayRow('missing', { line: 0, cells });
  });
  const present = lines.flatMap((_, i) => (rowOf.has(expected[i] as string) ? [i] : []));
  const shared = [...rowOf].filter(([own]) => known.has(own));
  const moved = shared.findIndex(([own], i) => own !== expected[present[i] as number]);
  if (moved >= 0) {
    const found = read.row((shared[moved] as [string, number])[1]);
    const first = csvCells(lines[present[moved] as number] as string);
    findings.add(
      'VERIFY_ORDER',
      { file, line: found.line },
      { found: keyCells(found.cells).join(' '), expected: keyCells(first).join(' ') },
    );
  }

  const own = columns.flatMap((column, at) => (key.includes(column) ? [] : [{ column, at }]));
  let count = 0;
  let agree = 0;
  for (const i of present) {
    const number = rowOf.get(expected[i] as string) as number;
    const { line, cells } = read.row(number);
    const wanted = csvCells(lines[i] as string);
    const row = byName(cells);
    for (const { column, at } of own) {
      if (!compared.cell(row, column, number)) continue;
      count += 1;
      const [found, is] = [cells[at] ?? '', wanted[at] ?? ''];
      if (found === is) agree += 1;
      else findings.add('VERIFY_CELL', { file, line, ...placeOf(cells) }, { key: keyCells(cells).join(' '), column, found, expected: is });
    }
  }
  return { compared: count, agree };
}

function placeOfRow(cells: RowCells): { readonly unit?: string; readonly indicator?: string; readonly period?: string } {
  const [unit, indicator, period] = [cells.get('unit'), cells.get('indicator'), cells.get('period')];
  return { ...(unit ? { unit } : {}), ...(indicator ? { indicator } : {}), ...(period ? { period } : {}) };
}
