import type { Reading } from '@kedu/ledger';
import { foundText } from '../fields.ts';
import { Refused, readingOf } from '../refused.ts';
import { anyTable, type TableRow } from '../tableFile.ts';

/** A CSV of a bundle: headings and rows, each row as long as the heading. Errors: BUNDLE_DATA (`utf8`, `csv`, `columns`, `cells`; place: file). */
export function readBundleTable(
  file: string,
  bytes: Uint8Array,
): Reading<{ readonly headings: readonly string[]; readonly rows: readonly TableRow[] }> {
  return readingOf(
    () =>
      anyTable(bytes, (reason, line, found = '') => {
        throw new Refused('BUNDLE_DATA', { reason, line, found: foundText(found) });
      }),
    { file },
  );
}
