import { createHash } from 'node:crypto';
import { type CsvRows, ROW_END } from '@kedu/tables';

/** SHA-256 of a table that nobody writes, `sha256:…`: of the bytes that CsvFile would write without a byte order mark. Rule: OUT-1, SEAL-4. */
export function tableHash(headings: readonly string[], fill: (rows: CsvRows) => void): string {
  const hash = createHash('sha256');
  const row = (cells: string): void => void hash.update(`${cells}${ROW_END}`);
  row(headings.join(','));
  fill({ row });
  return `sha256:${hash.digest('hex')}`;
}
