import { type Reading, Malformed, reading } from '../reading.ts';
import { TILE_WIDTH } from './path.ts';

/** An entry is at most so many bytes: its length stands in two. */
export const MOST_ENTRY_BYTES = 65_535;

/** Entries one behind the other, each after its length (uint16, big-endian). Errors: RangeError for an entry that is too long. Rule: TILE-3. */
export function writeEntries(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const entry of entries) {
    if (entry.length > MOST_ENTRY_BYTES) throw new RangeError(`writeEntries: an entry of ${entry.length} bytes`);
    view.setUint16(at, entry.length);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/**
 * Entries of a bundle of a stated width.
 *
 * Rule: TILE-3. Errors: LEDGER_TILE (`cut`, `size`: fewer or more than the width says, or longer than the widest can be).
 */
export function readEntries(bytes: Uint8Array, width: number, tile: string): Reading<readonly Uint8Array[]> {
  return reading(() => {
    const fail = (reason: string): never => {
      throw new Malformed('LEDGER_TILE', { reason, tile });
    };
    if (width > TILE_WIDTH || bytes.length > width * (2 + MOST_ENTRY_BYTES)) return fail('size');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const entries: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; ) {
      if (entries.length === width) return fail('size');
      const end = at + 2 <= bytes.length ? at + 2 + view.getUint16(at) : Number.POSITIVE_INFINITY;
      if (end > bytes.length) return fail('cut');
      entries.push(bytes.subarray(at + 2, end));
      at = end;
    }
    return entries.length === width ? entries : fail('cut');
  });
}
