import { canonicalJson, type Hasher, pureHasher } from '@kedu/model';
import {
  aligned,
  BYTE_KINDS,
  columnBytes,
  FIRST_BYTES,
  MOST_PROFILES,
  PEER_KINDS,
  SEALED_EDITION,
  SEALED_MAGIC,
  type SealedColumnPlace,
  type SealedHead,
} from './head.ts';

/** A column with what it holds. */
export interface SealedColumn extends Omit<SealedColumnPlace, 'offset' | 'length'> {
  readonly content: Float64Array | Uint8Array;
}

/** A period of a list, ready to be sealed: units sorted by profile, within one by ID. */
export interface SealedContent extends Omit<SealedHead, 'units' | 'columns' | 'starts'> {
  readonly unitIds: readonly string[];
  /** Positions of the units in the order of their IDs over all profiles. */
  readonly byId: Int32Array;
  readonly starts: Int32Array;
  readonly columns: readonly SealedColumn[];
}

/** Numbers that are copied at a time. */
const PIECE = 65_536;

/**
 * A sealed file, piece by piece, so that nobody holds it whole: head, columns at multiples of 64 bytes, hash.
 *
 * Every NaN is written as the same one; all other numbers keep their bits. Same content, same bytes. Rule: SEAL-1.
 * Errors: RangeError for columns of another length, content of another type than its kind, or more than 65,535 profiles (programming faults).
 * Example: for (const piece of sealedPieces(content, nativeHasher())) write(piece);
 */
export function* sealedPieces(content: SealedContent, hasher: Hasher = pureHasher()): Generator<Uint8Array> {
  const said = (bytes: Uint8Array): Uint8Array => {
    hasher.update(bytes);
    return bytes;
  };
  const padding = (bytes: number): Uint8Array => said(new Uint8Array(aligned(bytes) - bytes));
  const { ids, ends } = idsOf(content.unitIds);
  const head = new TextEncoder().encode(canonicalJson(headOf(content, ids.length)));
  const first = new Uint8Array(FIRST_BYTES);
  first.set(SEALED_MAGIC);
  const words = new DataView(first.buffer);
  words.setUint32(4, SEALED_EDITION, true);
  words.setUint32(8, head.length, true);
  yield said(first);
  yield said(head);
  yield padding(FIRST_BYTES + head.length);
  yield said(ids);
  yield padding(ids.length);
  for (const words32 of [ends, content.byId]) {
    yield said(wordBytes(words32));
    yield padding(words32.byteLength);
  }
  for (const { content: column } of content.columns) {
    if (column instanceof Uint8Array) yield said(column);
    else for (let from = 0; from < column.length; from += PIECE) yield said(numberBytes(column.subarray(from, from + PIECE)));
    yield padding(column.byteLength);
  }
  yield hasher.digest();
}

function headOf(content: SealedContent, idBytes: number): SealedHead {
  const { unitIds, byId, starts, columns, ...said } = content;
  const count = unitIds.length;
  if (said.profiles.length > MOST_PROFILES) throw new RangeError(`${said.profiles.length} profiles do not fit`);
  if (byId.length !== count || starts.length !== said.profiles.length + 1 || starts[starts.length - 1] !== count) {
    throw new RangeError(`places of ${count} units and ${said.profiles.length} profiles do not fit`);
  }
  let next = 0;
  const take = (bytes: number): number => {
    const offset = next;
    next = aligned(offset + bytes);
    return offset;
  };
  const units = { count, ids: { offset: take(idBytes), bytes: idBytes }, ends: take(4 * count), by_id: take(4 * count) };
  const places = columns.map(({ content: column, ...own }): SealedColumnPlace => {
    const isBytes = BYTE_KINDS.includes(own.kind);
    if (isBytes !== column instanceof Uint8Array) throw new RangeError(`column ${own.kind} ${own.indicator} is of another type`);
    if (!PEER_KINDS.includes(own.kind) && column.length !== count)
      throw new RangeError(`column ${own.kind} ${own.indicator} has ${column.length} units`);
    const { length } = column;
    return { ...own, offset: take(columnBytes({ kind: own.kind, length })), length };
  });
  return { ...said, units, starts: [...starts], columns: places };
}

function idsOf(unitIds: readonly string[]): { readonly ids: Uint8Array; readonly ends: Uint32Array } {
  const encoder = new TextEncoder();
  const ends = new Uint32Array(unitIds.length);
  let ids = new Uint8Array(16 * unitIds.length + 64);
  let at = 0;
  unitIds.forEach((id, i) => {
    if (at + 3 * id.length > ids.length) {
      const larger = new Uint8Array(2 * ids.length + 3 * id.length);
      larger.set(ids);
      ids = larger;
    }
    at += encoder.encodeInto(id, ids.subarray(at)).written;
    ends[i] = at;
  });
  return { ids: ids.slice(0, at), ends };
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function wordBytes(words: Uint32Array | Int32Array): Uint8Array {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength).slice();
  return LITTLE_ENDIAN ? bytes : swapped(bytes, 4);
}

function numberBytes(numbers: Float64Array): Uint8Array {
  const copy = numbers.slice();
  const words = new Uint32Array(copy.buffer);
  for (let i = 0; i < copy.length; i += 1) {
    if (!Number.isNaN(copy[i])) continue;
    words[2 * i] = 0;
    words[2 * i + 1] = 0;
    words[2 * i + (LITTLE_ENDIAN ? 1 : 0)] = QUIET_NAN;
  }
  const bytes = new Uint8Array(copy.buffer);
  return LITTLE_ENDIAN ? bytes : swapped(bytes, 8);
}

/** Upper half of the only NaN that is written; engines may give others other bits. */
const QUIET_NAN = 0x7ff80000;

function swapped(bytes: Uint8Array, size: number): Uint8Array {
  for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return bytes;
}
