import type { CellFate, SheetAccount } from './account.ts';
import type { TableColumn } from './heading.ts';
import type { Role } from './role.ts';
import type { GridCell } from './sheetGrid.ts';
import { isBlankWeight, readWeight } from './weight.ts';

/** Enters the cells of a row of the table in the account; criteria and targets are settled when the scheme is made. Rule: WORKBOOK-2. */
export function claimRow(own: readonly GridCell[], columns: readonly TableColumn[], account: SheetAccount): void {
  for (const cell of own) {
    const column = columns.find((one) => one.column >= cell.column && one.column <= cell.right);
    account.set(cell.row, cell.column, fateOf(column?.role, cell.text));
  }
}

function fateOf(role: Role | undefined, text: string): CellFate {
  switch (role) {
    case 'result':
      return 'outside';
    case 'remark':
    case 'definition':
    case 'every':
    case 'class_weight':
      return 'words';
    case 'weight':
      return isBlankWeight(text) || readWeight(text) ? 'understood' : 'not_understood';
    case undefined:
    case 'criterion':
    case 'target':
    case 'baseline':
      return 'not_understood';
    default:
      return 'understood';
  }
}
