import { deflateSync } from 'fflate';
import { Crc32 } from './crc32.ts';
import { packedBytes, type ZipEntry } from './directory.ts';

/** A part as it goes into an archive. */
export interface PackedPart {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
}

/** A part of an archive as it stands, not inflated. */
export function samePart(bytes: Uint8Array, entry: ZipEntry): PackedPart {
  const { name, method, crc, size } = entry;
  return { name, method, crc, size, packed: packedBytes(bytes, entry) };
}

/** A part with new content. */
export function newPart(name: string, content: Uint8Array): PackedPart {
  const crc = new Crc32();
  crc.add(content);
  return { name, method: 8, crc: crc.value(), size: content.length, packed: deflateSync(content, { level: 6 }) };
}

/**
 * A zip archive of parts in their order, without ZIP64 (all together less than 4 GiB) and without times: the same parts give the same bytes.
 */
export function writeZip(parts: readonly PackedPart[]): Uint8Array {
  const encoder = new TextEncoder();
  const named = parts.map((part) => ({ ...part, bytes: encoder.encode(part.name) }));
  const locals = named.reduce((sum, { bytes, packed }) => sum + 30 + bytes.length + packed.length, 0);
  const directory = named.reduce((sum, { bytes }) => sum + 46 + bytes.length, 0);
  const out = new Uint8Array(locals + directory + 22);
  const view = new DataView(out.buffer);
  let at = 0;
  const offsets: number[] = [];
  for (const part of named) {
    offsets.push(at);
    view.setUint32(at, 0x04034b50, true);
    writeHeader(view, at + 4, part);
    out.set(part.bytes, at + 30);
    out.set(part.packed, at + 30 + part.bytes.length);
    at += 30 + part.bytes.length + part.packed.length;
  }
  named.forEach((part, i) => {
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, 20, true);
    writeHeader(view, at + 6, part);
    view.setUint32(at + 42, offsets[i] as number, true);
    out.set(part.bytes, at + 46);
    at += 46 + part.bytes.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, directory, true);
  view.setUint32(at + 16, locals, true);
  return out;
}

/** The fields that both headers share: version, flags (names are UTF-8), method, 1980-01-01, sum, sizes, length of the name. */
function writeHeader(view: DataView, at: number, part: PackedPart & { readonly bytes: Uint8Array }): void {
  view.setUint16(at, 20, true);
  view.setUint16(at + 2, part.bytes.length === part.name.length ? 0 : 0x0800, true);
  view.setUint16(at + 4, part.method, true);
  view.setUint16(at + 8, 0x21, true);
  view.setUint32(at + 10, part.crc, true);
  view.setUint32(at + 14, part.packed.length, true);
  view.setUint32(at + 18, part.size, true);
  view.setUint16(at + 22, part.bytes.length, true);
}
