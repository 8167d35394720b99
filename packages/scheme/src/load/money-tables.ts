import type { MoneyRow } from '../compiled.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';
import type { TableColumns } from './table.ts';

const yuan = { kind: 'yuan', required: true } as const;
const unit = { kind: 'unit', required: true } as const;

/** Columns of the money tables of a scheme; amounts are not negative (PROPOSE-4). */
export const MONEY_COLUMNS = {
  protected: { item: { kind: 'text', required: true }, unit: { kind: 'unit', required: false }, amount_yuan: yuan },
  byField: { unit, field: { kind: 'identifier', required: true }, amount_yuan: yuan },
  byItem: { unit, item: { kind: 'text', required: false }, amount_yuan: yuan },
  byUnit: { unit, amount_yuan: yuan },
} as const satisfies Readonly<Record<string, TableColumns>>;

/**
 * Rows of a money table: whole fen with the cell that they came from; units and fields are kept for the lint.
 *
 * Rule: SCHEME-40 to SCHEME-42, PROPOSE-4. Errors: those of tables. Example: `990100 北川市,1000.00` → 100000 fen of 990100.
 */
export function buildMoney(path: Path, table: string, columns: TableColumns, link: Linker): MoneyRow[] {
  return link.table(path, table, columns).map((row) => {
    const reference = row.text('unit');
    const field = row.text('field');
    if (field !== undefined) link.mentions.push({ kind: 'field', name: field, place: row.place('field') });
    return {
      unitCode: reference === undefined ? undefined : link.unitCode(reference, row.place('unit')),
      field,
      item: row.text('item'),
      amountFen: row.number('amount_yuan') as number,
      place: row.place('amount_yuan'),
    };
  });
}
