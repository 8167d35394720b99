import type { Reading } from '@kedu/ledger';
import { type CsvRows, csvDocument, csvText } from '@kedu/tables';
import { bytesOfHex, hexOf } from '../entry/hashes.ts';
import { foundText } from '../fields.ts';
import { BUNDLE_PATHS, type SealedTableName } from '../paths.ts';
import { Refused, readingOf } from '../refused.ts';
import { type RefuseLine, type TableRow, tableRows, wholeCell } from '../tableFile.ts';
import { isSealedTable } from './root.ts';
import { BLOCK_ROWS, SALT_SIZE, type SealedBlock, type SealedTable } from './rows.ts';

export const SEALED_COLUMNS = ['table', 'block', 'first_row', 'rows', 'salt', 'commitment', 'reason'] as const;

/** sealed.csv of tables, in their order. Salts and commitments in hexadecimal. Rules: BUNDLE-1, BUNDLE-3. */
export function writeSealed(tables: readonly SealedTable[]): string {
  return csvDocument(SEALED_COLUMNS, (rows) => {
    for (const { sealed } of tables) for (const block of sealed) writeBlock(rows, block);
  });
}

function writeBlock(rows: CsvRows, block: SealedBlock): void {
  const place = [block.table, block.block, block.first, block.rows];
  const rest = 'salt' in block ? [hexOf(block.salt), '', ''] : ['', hexOf(block.commitment), csvText(block.reason)];
  rows.row([...place, ...rest].join(','));
}

/**
 * Reads sealed.csv without trusting it: blocks by table, in their order and without a gap.
 *
 * Rule: BUNDLE-3. Errors: BUNDLE_SEALED (`utf8`, `csv`, `columns`, `cells`, `form`, `order`: a block or row is left out, or stands twice, `twice`: a table stands in two places).
 */
export function readSealed(bytes: Uint8Array): Reading<ReadonlyMap<SealedTableName, readonly SealedBlock[]>> {
  return readingOf(
    () => {
      const refuse: RefuseLine = (reason, line, found = '') => {
        throw new Refused('BUNDLE_SEALED', { reason, line, found: foundText(found) });
      };
      const tables = new Map<SealedTableName, SealedBlock[]>();
      let last: SealedBlock | undefined;
      for (const row of tableRows(bytes, SEALED_COLUMNS, refuse)) {
        const block = blockOf(row, refuse);
        const isNew = block.table !== last?.table;
        if (isNew && tables.has(block.table)) refuse('twice', row.line, block.table);
        const follows = isNew || !last ? { block: 0, first: 0 } : { block: last.block + 1, first: last.first + last.rows };
        if (block.block !== follows.block || block.first !== follows.first) refuse('order', row.line, row.cells.slice(0, 4).join(','));
        const blocks = tables.get(block.table) ?? [];
        blocks.push(block);
        tables.set(block.table, blocks);
        last = block;
      }
      return tables;
    },
    { file: BUNDLE_PATHS.sealed },
  );
}

function blockOf({ line, cells }: TableRow, refuse: RefuseLine): SealedBlock {
  const [table = '', block, first, count, salt = '', commitment = '', reason = ''] = cells;
  if (!isSealedTable(table)) return refuse('form', line, table);
  const rows = wholeCell(count, line, refuse);
  if (rows < 1 || rows > BLOCK_ROWS) refuse('form', line, count);
  const place = { table, block: wholeCell(block, line, refuse), first: wholeCell(first, line, refuse), rows };
  const bytes = (text: string): Uint8Array => {
    const found = bytesOfHex(text);
    return found?.length === SALT_SIZE ? found : refuse('form', line, text);
  };
  if (salt !== '') return commitment === '' && reason === '' ? { ...place, salt: bytes(salt) } : refuse('form', line, commitment || reason);
  if (rows !== 1 || !/^[a-z][a-z0-9_]{0,60}$/.test(reason)) return refuse('form', line, rows === 1 ? reason : count);
  return { ...place, commitment: bytes(commitment), reason };
}
