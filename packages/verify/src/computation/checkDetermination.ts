import { SEALED_TABLES } from '@kedu/bundle';
import type { Tables } from '../files/tables.ts';
import { eachRow } from '../files/eachRow.ts';
import type { Findings } from '../findings.ts';
import type { ShownCells } from './shownCells.ts';

/**
 * What a body found before it determined a grade, where that cannot be computed: an item is carried out exactly where the run gave the grade that it starts from, of a unit that the run knows.
 *
 * Rule: VERIFY-20, DETERMINE-1. Errors, as findings: VERIFY_CELL.
 */
export function checkDetermination(tables: Tables, cells: ShownCells, findings: Findings): void {
  eachRow(tables.of(SEALED_TABLES.determination), (cell, line, row) => {
    if (cell('item') !== 'grade' || cell('unit') === '' || !cells.isOpen('determination', row, 'carried_out')) return;
    cells.hold('determination', row, 'carried_out');
    const expected = String(cell('found') === cell('from'));
    if (cell('carried_out') === expected) return;
    findings.add(
      'VERIFY_CELL',
      { file: SEALED_TABLES.determination, line, unit: cell('unit') },
      { key: `${cell('list')} ${cell('unit')} grade`, column: 'carried_out', found: cell('carried_out'), expected },
    );
  });
}
