import { firstInvalidUtf8 } from '../../decode/validUtf8.ts';
import { SheetFault } from '../fault.ts';

/** A file in a zip archive, as its central directory declares it. */
export interface ZipEntry {
  /** Path with `/`, as the archive spells it. */
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header starts. */
  readonly offset: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const HEADER = 0x02014b50;
const UTF8_FLAG = 0x0800;
const MAX32 = 0xffffffff;

/**
 * The central directory of a zip archive, ZIP64 included, in its order.
 *
 * Names are UTF-8 where the archive says so, where its Unicode extra field does, or where their bytes are; else GB 18030, as
 * Chinese Windows writes them.
 * Rule: SHEET-2. Errors: SheetFault SHEET_DAMAGED, SHEET_ZIP_PARTS.
 */
export function readDirectory(bytes: Uint8Array, limit: number): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = directoryEnd(view);
  if (count > limit) throw new SheetFault('SHEET_ZIP_PARTS', { count, limit });
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== HEADER) throw new SheetFault('SHEET_DAMAGED');
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const end = extraEnd + view.getUint16(at + 32, true);
    if (end > bytes.length) throw new SheetFault('SHEET_DAMAGED');
    const flags = view.getUint16(at + 8, true);
    const extra = readExtra(view, nameEnd, extraEnd, {
      size: view.getUint32(at + 24, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    entries.push({
      name: (extra.name ?? nameText(bytes.subarray(at + 46, nameEnd), (flags & UTF8_FLAG) !== 0)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      packed: extra.packed,
      size: extra.size,
      offset: extra.offset,
    });
    at = end;
  }
  return entries;
}

/** The packed bytes of an entry, after its local header. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const at = entry.offset;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw new SheetFault('SHEET_DAMAGED');
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + entry.packed > bytes.length) throw new SheetFault('SHEET_DAMAGED');
  return bytes.subarray(start, start + entry.packed);
}

function directoryEnd(view: DataView): { readonly count: number; readonly start: number } {
  const last = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= last; at -= 1) {
    if (view.getUint32(at, true) !== END) continue;
    const count = view.getUint16(at + 10, true);
    const start = view.getUint32(at + 16, true);
    if (count < 0xffff && start < MAX32) return { count, start };
    return directoryEnd64(view, at) ?? { count, start };
  }
  throw new SheetFault('SHEET_DAMAGED');
}

function directoryEnd64(view: DataView, end: number): { readonly count: number; readonly start: number } | undefined {
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR64) return undefined;
  const at = Number(view.getBigUint64(end - 12, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) throw new SheetFault('SHEET_DAMAGED');
  return { count: Number(view.getBigUint64(at + 32, true)), start: Number(view.getBigUint64(at + 48, true)) };
}

interface Extra {
  size: number;
  packed: number;
  offset: number;
  name?: string;
}

/** Sizes of 64 bits, which stand in the order of the fields that overflowed, and the Unicode path. */
function readExtra(view: DataView, from: number, until: number, extra: Extra): Extra {
  for (let at = from; at + 4 <= until; ) {
    const id = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > until) break;
    let field = at + 4;
    const wide = (value: number): number => {
      if (value !== MAX32 || field + 8 > end) return value;
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    if (id === 0x0001) {
      extra.size = wide(extra.size);
      extra.packed = wide(extra.packed);
      extra.offset = wide(extra.offset);
    }
    if (id === 0x7075 && end - field > 5)
      extra.name = nameText(new Uint8Array(view.buffer, view.byteOffset + field + 5, end - field - 5), true);
    at = end;
  }
  return extra;
}

function nameText(bytes: Uint8Array, utf8: boolean): string {
  return new TextDecoder(utf8 || firstInvalidUtf8(bytes) < 0 ? 'utf-8' : 'gb18030').decode(bytes);
}
