import { SEALED_TABLES } from '@kedu/bundle';
import type { Findings } from '../findings.ts';
import type { Tables } from './tables.ts';

/** Names the first blank line of each published table: readers of CSV pass over it, and no table is written so. Rule: VERIFY-6, BUNDLE-6. Finding: VERIFY_ROW (`blank`). */
export function checkBlankLines(published: Tables, findings: Findings): void {
  for (const file of Object.values(SEALED_TABLES)) {
    const read = published.of(file);
    // A table that is written as it should be has none.
    if (!read || read.index) continue;
    let next = 2;
    for (const { line, cells } of read.rows) {
      if (line !== next) {
        findings.add('VERIFY_ROW', { file, line: next }, { reason: 'blank', key: '' });
        break;
      }
      next = line + 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    }
  }
}
