/** Why a zip is refused that others might unpack to other files than this one does. */
export const ZIP_FAULTS = ['end', 'disks', 'zip64', 'directory', 'header', 'overlap', 'gap'] as const;
export type ZipFault = (typeof ZIP_FAULTS)[number];

/** What an entry is by the mode that its archive gives it; ordinary files and folders are not named. */
export type ZipKind = 'link' | 'special';

/** Where the parts of a sound zip lie. */
export interface ZipLayout {
  /** Of the entries that are neither files nor folders, by their place in the directory. */
  readonly odd: ReadonlyMap<number, ZipKind>;
}

const [END, HEADER, LOCAL, DESCRIPTOR, LOCATOR64] = [0x06054b50, 0x02014b50, 0x04034b50, 0x08074b50, 0x07064b50];
const [END_SIZE, HEADER_SIZE, LOCAL_SIZE] = [22, 46, 30];
const LONGEST_COMMENT = 0xffff;
const STREAMED = 0x0008;
const [KIND_OF_FILE, FOLDER, FILE, LINK] = [0xf000, 0x4000, 0x8000, 0xa000];

interface Listed {
  readonly offset: number;
  readonly packed: number;
  /** Bytes in both headers that must agree: flags to sizes. */
  readonly head: readonly number[];
  readonly name: Uint8Array;
}

/**
 * Whether a zip says one thing alone: its directory stands once, at its end, and lists what lies before it, piece behind piece with nothing
 * between, under the names and sizes that the pieces have themselves.
 *
 * Of any other zip two programs may unpack different files: one goes by the directory, the other by the pieces. Nothing is unpacked.
 * Rule: VERIFY-12. Errors: the fault; none is thrown for bytes. ZIP64 is refused: no bundle needs it (VERIFY-6).
 */
export function zipLayout(zip: Uint8Array): ZipLayout | { readonly fault: ZipFault } {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOf(view);
  if (end === undefined) return { fault: 'end' };
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 6, true) !== 0) return { fault: 'disks' };
  const count = view.getUint16(end + 10, true);
  if (view.getUint16(end + 8, true) !== count) return { fault: 'disks' };
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || start === 0xffffffff || (end >= 20 && view.getUint32(end - 20, true) === LOCATOR64)) return { fault: 'zip64' };
  if (start + view.getUint32(end + 12, true) !== end) return { fault: 'directory' };
  const directory = readDirectory(zip, view, { start, end, count });
  if (!directory) return { fault: 'directory' };
  const fault = faultOfPieces(zip, view, directory.listed, start);
  return fault ? { fault } : { odd: directory.odd };
}

/** Where the end record stands: the last one, with its comment reaching to the end of the file. */
function endOf(view: DataView): number | undefined {
  const last = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= last; at -= 1)
    if (view.getUint32(at, true) === END) return at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength ? at : undefined;
  return undefined;
}

function readDirectory(
  zip: Uint8Array,
  view: DataView,
  { start, end, count }: { readonly start: number; readonly end: number; readonly count: number },
): { readonly listed: readonly Listed[]; readonly odd: ReadonlyMap<number, ZipKind> } | undefined {
  const listed: Listed[] = [];
  const odd = new Map<number, ZipKind>();
  let at = start;
  for (let i = 0; i < count; i += 1) {
    if (at + HEADER_SIZE > end || view.getUint32(at, true) !== HEADER) return undefined;
    const nameEnd = at + HEADER_SIZE + view.getUint16(at + 28, true);
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return undefined;
    const kind = (view.getUint32(at + 38, true) >>> 16) & KIND_OF_FILE;
    if (kind === LINK) odd.set(i, 'link');
    else if (kind !== 0 && kind !== FILE && kind !== FOLDER) odd.set(i, 'special');
    listed.push({
      offset: view.getUint32(at + 42, true),
      packed: view.getUint32(at + 20, true),
      head: headOf(view, at + 8),
      name: zip.subarray(at + HEADER_SIZE, nameEnd),
    });
    at = next;
  }
  return at === end ? { listed, odd } : undefined;
}

/** Flags, method, sum, packed size, size, as both headers hold them; the time between says nothing. */
function headOf(view: DataView, at: number): readonly number[] {
  const [flags, method] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
  return [flags, method, view.getUint32(at + 8, true), view.getUint32(at + 12, true), view.getUint32(at + 16, true)];
}

function faultOfPieces(zip: Uint8Array, view: DataView, listed: readonly Listed[], start: number): ZipFault | undefined {
  let at = 0;
  for (const entry of [...listed].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset !== at) return entry.offset < at ? 'overlap' : 'gap';
    const until = pieceEnd(zip, view, entry, start);
    if (until === undefined) return 'header';
    if (until > start) return 'overlap';
    at = until;
  }
  return at === start ? undefined : 'gap';
}

/** Where a piece ends whose header agrees with the directory. */
function pieceEnd(zip: Uint8Array, view: DataView, { offset, packed, head, name }: Listed, start: number): number | undefined {
  if (offset + LOCAL_SIZE > start || view.getUint32(offset, true) !== LOCAL) return undefined;
  const nameStart = offset + LOCAL_SIZE;
  const nameSize = view.getUint16(offset + 26, true);
  const data = nameStart + nameSize + view.getUint16(offset + 28, true);
  if (data > start || nameSize !== name.length || name.some((byte, i) => byte !== zip[nameStart + i])) return undefined;
  const own = headOf(view, offset + 6);
  const isStreamed = ((head[0] as number) & STREAMED) !== 0;
  // A piece that was written as a stream states sum and sizes behind it, and none or the same before.
  if (!own.every((value, i) => value === head[i] || (isStreamed && i >= 2 && value === 0))) return undefined;
  const until = data + packed;
  return isStreamed ? descriptorEnd(view, until, head, start) : until;
}

function descriptorEnd(view: DataView, at: number, head: readonly number[], start: number): number | undefined {
  const holds = (from: number): boolean =>
    from + 12 <= start && [0, 4, 8].every((more, i) => view.getUint32(from + more, true) === head[i + 2]);
  if (at + 4 <= start && view.getUint32(at, true) === DESCRIPTOR && holds(at + 4)) return at + 16;
  return holds(at) ? at + 12 : undefined;
}
