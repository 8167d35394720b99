import { MAX_FILE_BYTES } from '../decode/decode.ts';

/** How much of a workbook or an archive is read before it is refused. Rule: SHEET-9 (docs/spec/sheets.md). */
export interface SheetLimits {
  /** Bytes of all parts together after inflating. */
  readonly inflated: number;
  /** Inflated bytes for each packed byte of a part, where it inflates to more than `free`. */
  readonly ratio: number;
  /** Bytes below which no ratio is looked at. */
  readonly free: number;
  /** Entries of an archive. */
  readonly parts: number;
  /** Bytes of all tables of a file, as `Sheet.bytes` holds them. */
  readonly tables: number;
}

export const SHEET_LIMITS: SheetLimits = {
  inflated: 2 * 1024 * 1024 * 1024,
  ratio: 400,
  free: 16 * 1024 * 1024,
  parts: 10_000,
  tables: MAX_FILE_BYTES,
};
