import { KEPT_COLUMNS } from '@kedu/bundle';
import { computedTables } from '@kedu/tables';
import { withheldRows } from '../labels/checkSealed.ts';
import { type Compared, type ComparedCells, compareTable } from './compareTable.ts';
import { type Comparing, isKept, keyOf, shownRows, sumOf, unscoredRows } from './comparing.ts';

/** Where all data are there every cell is what the rules give, but what stands in rows that are withheld. */
export function compareWhole({ run, tables, blocks, labels, hidden, findings }: Comparing): ComparedCells {
  const maybe = unscoredRows(run, labels);
  return sumOf(
    computedTables(run).map((table) => {
      const withheld = withheldRows(blocks, table.name);
      const cell: Compared['cell'] = (row, column, number) =>
        KEPT_COLUMNS[table.name].includes(column) ||
        (isKept(table.name, withheld.get(number), column) && labels.get(keyOf(table.name, row, column))?.label !== 'attested');
      return compareTable(
        shownRows(table, hidden),
        tables,
        { cell, isShown: withheld.size === 0, maybe: table.name === 'indicators' ? maybe : never, optional: never },
        findings,
      );
    }),
  );
}

const never = (): boolean => false;
