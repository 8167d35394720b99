import { utf8 } from '@kedu/ledger';
import type { SealedTableName } from '../paths.ts';
import { anyTable } from '../tableFile.ts';
import type { Withhold } from './disclosure.ts';
import { noTable, tableText } from './table.ts';

/**
 * A table in two: the rows that may be shown, and those that may not, each as a CSV of its own in the order of the table.
 *
 * Rule: DISCLOSE-1. Errors: RangeError for a text that is no table.
 */
export function withoutWithheld(
  table: SealedTableName,
  text: string,
  withhold: Withhold,
): { readonly shown: string; readonly kept: string } {
  const { headings, rows } = anyTable(utf8(text), noTable(table));
  const isWithheld = rows.map(
    ({ cells }) => withhold(table, Object.fromEntries(headings.map((heading, c) => [heading, cells[c] ?? '']))) !== undefined,
  );
  const some = (kept: boolean): string =>
    tableText(
      headings,
      rows.filter((_, i) => isWithheld[i] === kept).map(({ cells }) => cells),
    );
  return { shown: isWithheld.includes(true) ? some(false) : text, kept: some(true) };
}
