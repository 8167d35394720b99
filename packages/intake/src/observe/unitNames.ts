import type { CsvCursor } from '../csv/cursor.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { KeptField } from './field.ts';
import type { RowNames } from './rowNames.ts';
import type { UnitRows } from './tablePlan.ts';
import type { TopRows } from './topRows.ts';

/**
 * Looks only at the names of units of a table whose mapping does not fit: what is wrong with them, or with the way in which the mapping reads them, is told in the
 * same run.
 * Rule: MAP-14. Errors: those of units (INTAKE_UNIT_…), said to the sink of `names`. The cursor stands behind the headings.
 */
export function checkUnitNames(cursor: CsvCursor, sheet: Sheet, top: TopRows, rows: UnitRows, names: RowNames): void {
  const current = { start: 0, line: 1 };
  const field = new KeptField(cursor.bytes, rows.unit, current, sheet.form === 'sheet');
  const headings = new Set(top.parts[rows.unit] ?? []);
  for (let row = top.rows.length + 1; row <= rows.last && !cursor.done; row += 1) {
    field.empty(0);
    let column = 0;
    do {
      cursor.next();
      if (column === rows.unit) field.keep(cursor);
      column += 1;
    } while (!cursor.rowEnd);
    if (cursor.fault) return;
    current.start = cursor.rowStart;
    current.line = cursor.rowLine;
    const text = field.text();
    if (row < rows.first || rows.skip.has(row) || text === '' || headings.has(text)) continue;
    const reading = names.reading(field);
    if (reading.kind !== 'unit' && reading.kind !== 'dated')
      names.unit(
        reading,
        undefined,
        () => text,
        () => field.position(),
      );
  }
}
