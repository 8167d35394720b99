/** What a compound file (the container of older Office programs) holds. */
export type CompoundKind = 'encrypted' | 'workbook' | 'document' | 'other';

const END_OF_CHAIN = 0xfffffffa;
/** Sectors of a directory that are looked at, and sectors of the allocation table that the header names. */
const MAX_DIRECTORY = 64;
const IN_HEADER = 109;

/**
 * What a compound file holds, told by the names in its directory: an encrypted workbook, an `.xls`, a Word document.
 * Rule: SHEET-8. Bytes that contradict themselves are `other`.
 */
export function compoundKind(bytes: Uint8Array): CompoundKind {
  const names = directoryNames(bytes);
  if (names.includes('EncryptedPackage')) return 'encrypted';
  if (names.includes('Workbook') || names.includes('Book')) return 'workbook';
  return names.includes('WordDocument') ? 'document' : 'other';
}

/** Names of the directory's entries, in the sectors that the allocation table chains. */
function directoryNames(bytes: Uint8Array): readonly string[] {
  if (bytes.length < 512) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return [];
  const size = 1 << shift;
  const names: string[] = [];
  let sector = view.getUint32(48, true);
  for (let steps = 0; sector < END_OF_CHAIN && steps < MAX_DIRECTORY; steps += 1) {
    const start = (sector + 1) * size;
    for (let at = start; at + 128 <= Math.min(start + size, bytes.length); at += 128) {
      const length = Math.min(view.getUint16(at + 64, true), 64);
      let name = '';
      for (let i = 0; i + 2 < length; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
      names.push(name);
    }
    const table = allocationSector(view, size, Math.floor(sector / (size / 4)));
    const link = (table + 1) * size + (sector % (size / 4)) * 4;
    if (table >= END_OF_CHAIN || link + 4 > bytes.length) break;
    sector = view.getUint32(link, true);
  }
  return names;
}

/** The sector that holds a part of the allocation table: the first 109 stand in the header, the others in sectors chained from it. */
function allocationSector(view: DataView, size: number, part: number): number {
  if (part < IN_HEADER) return view.getUint32(76 + 4 * part, true);
  const each = size / 4 - 1;
  let sector = view.getUint32(68, true);
  for (let skip = Math.floor((part - IN_HEADER) / each); ; skip -= 1) {
    const start = (sector + 1) * size;
    if (sector >= END_OF_CHAIN || start + size > view.byteLength) return END_OF_CHAIN;
    if (skip === 0) return view.getUint32(start + 4 * ((part - IN_HEADER) % each), true);
    sector = view.getUint32(start + 4 * each, true);
  }
}
