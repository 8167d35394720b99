import type { Hasher, Issue } from '@kedu/model';
import { sealIssue } from './codes.ts';
import {
  aligned,
  BYTE_KINDS,
  FIRST_BYTES,
  HASH_BYTES,
  MOST_HEAD_BYTES,
  MOST_PROFILES,
  SEALED_EDITION,
  SEALED_MAGIC,
  type SealedColumnPlace,
  type SealedHead,
} from './head.ts';
import { infiniteNumber } from './infinite.ts';
import { readHead } from './readHead.ts';

/** A sealed file as it lies in memory: columns are views over its bytes. */
export interface SealedFile {
  readonly head: SealedHead;
  /** SHA-256 that stands at its end, `sha256:` and 64 hex digits. */
  readonly hash: string;
  readonly starts: Int32Array;
  /** Positions in the order of unit IDs. */
  readonly byId: Int32Array;
  /** ID of the unit at a position of the file. */
  unitId(position: number): string;
  /** UTF-8 of all IDs, and where each ends. */
  readonly ids: { readonly text: Uint8Array; readonly ends: Uint32Array };
  /** Numbers of a column that the head names. */
  floats(column: SealedColumnPlace): Float64Array;
  /** Bytes of a column of bytes. */
  bytes(column: SealedColumnPlace): Uint8Array;
}

export type OpenedSealed =
  | { readonly sealed: SealedFile; readonly issues?: undefined }
  | { readonly issues: readonly Issue[]; readonly sealed?: undefined };

export interface OpenSealedOptions {
  /** Name of the file, for the place of issues. */
  readonly file?: string | undefined;
  /** Checks the hash, the order of the units and that no number is infinite, which reads every byte; without it they are taken to be known (SEAL-2). */
  readonly verify?: Hasher | undefined;
}

/**
 * A sealed file out of its bytes, without parsing or copying a column.
 *
 * The bytes must begin at a multiple of 8 in their buffer. Rule: SEAL-1 to SEAL-3, SEAL-8 (docs/spec/kernel.md).
 * Errors: SEAL_NOT_ONE, SEAL_EDITION, SEAL_CUT, SEAL_HEAD, SEAL_PROFILES, and with `verify` SEAL_HASH, SEAL_ORDER, SEAL_NUMBER, as one issue; RangeError for bytes that
 * begin elsewhere (a programming fault).
 * Example: openSealed(bytes, { verify: nativeHasher() }).
 */
export function openSealed(bytes: Uint8Array, { file, verify }: OpenSealedOptions = {}): OpenedSealed {
  const place = file === undefined ? {} : { file };
  const refused = (...[code, args]: [Parameters<typeof sealIssue>[0], Record<string, string | number>]): OpenedSealed => ({
    issues: [sealIssue(code, place, args)],
  });
  if (bytes.byteOffset % 8 !== 0) throw new RangeError(`a sealed file begins at a multiple of 8, not at ${bytes.byteOffset}`);
  const { length } = bytes;
  if (length < 4 || SEALED_MAGIC.some((byte, i) => bytes[i] !== byte)) return refused('SEAL_NOT_ONE', { bytes: length });
  if (length < FIRST_BYTES) return refused('SEAL_CUT', { bytes: length, expected: FIRST_BYTES });
  const words = new DataView(bytes.buffer, bytes.byteOffset, FIRST_BYTES);
  const edition = words.getUint32(4, true);
  if (edition !== SEALED_EDITION) return refused('SEAL_EDITION', { found: edition, expected: SEALED_EDITION });
  const headBytes = words.getUint32(8, true);
  const headEnd = FIRST_BYTES + headBytes;
  if (length < headEnd + HASH_BYTES) return refused('SEAL_CUT', { bytes: length, expected: headEnd + HASH_BYTES });
  if (headBytes > MOST_HEAD_BYTES) return refused('SEAL_HEAD', { what: 'length' });
  const read = readHead(decoded(bytes.subarray(FIRST_BYTES, headEnd)));
  if (read.fault) return refused('SEAL_HEAD', { what: read.fault });
  const { head, body } = read;
  if (head.profiles.length > MOST_PROFILES) return refused('SEAL_PROFILES', { found: head.profiles.length, most: MOST_PROFILES });
  const begin = aligned(headEnd);
  const expected = begin + body + HASH_BYTES;
  if (length < expected) return refused('SEAL_CUT', { bytes: length, expected });
  if (length > expected) return refused('SEAL_HEAD', { what: 'length' });

  const sealed = fileOf(bytes, head, begin);
  if (verify) {
    verify.update(bytes.subarray(0, length - HASH_BYTES));
    const found = hashText(verify.digest());
    if (found !== sealed.hash) return refused('SEAL_HASH', { found, expected: sealed.hash });
    const disorder = orderFault(sealed);
    if (disorder) return refused('SEAL_ORDER', disorder);
    const infinite = infiniteNumber(head.columns, (column) =>
      BYTE_KINDS.includes(column.kind) ? sealed.bytes(column) : sealed.floats(column),
    );
    if (infinite) {
      const { kind, indicator, position } = infinite;
      return refused('SEAL_NUMBER', { kind, indicator, unit: sealed.unitId(position), position: position + 1 });
    }
  }
  return { sealed };
}

function fileOf(bytes: Uint8Array, head: SealedHead, begin: number): SealedFile {
  const { buffer, byteOffset, length } = bytes;
  const { count, ids, ends, by_id: byId } = head.units;
  const at = (offset: number): number => byteOffset + begin + offset;
  const text = new Uint8Array(buffer, at(ids.offset), ids.bytes);
  const idEnds = new Uint32Array(buffer, at(ends), count);
  return {
    head,
    hash: hashText(bytes.subarray(length - HASH_BYTES)),
    starts: Int32Array.from(head.starts),
    byId: new Int32Array(buffer, at(byId), count),
    ids: { text, ends: idEnds },
    unitId: (position) => decoded(idBytes(text, idEnds, position)),
    floats: ({ kind, offset, length: numbers }) => {
      if (BYTE_KINDS.includes(kind)) throw new RangeError(`${kind} is a column of bytes`);
      return new Float64Array(buffer, at(offset), numbers);
    },
    bytes: ({ kind, offset, length: numbers }) => {
      if (!BYTE_KINDS.includes(kind)) throw new RangeError(`${kind} is a column of numbers`);
      return new Uint8Array(buffer, at(offset), numbers);
    },
  };
}

function idBytes(text: Uint8Array, ends: Uint32Array, position: number): Uint8Array {
  return text.subarray(position === 0 ? 0 : ends[position - 1], ends[position]);
}

function decoded(bytes: Uint8Array): string {
  // Decoders refuse shared memory in some browsers: texts are short, a copy is cheap.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice());
}

function hashText(digest: Uint8Array): string {
  return `sha256:${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The first unit whose ID does not stand behind the one before it, within its profile, or in the order of IDs. */
function orderFault(sealed: SealedFile): Record<string, string | number> | undefined {
  const { starts, byId, ids, head } = sealed;
  const { count } = head.units;
  for (let i = 0; i < count; i += 1) {
    if ((ids.ends[i] as number) < (i === 0 ? 0 : (ids.ends[i - 1] as number)) || (ids.ends[i] as number) > ids.text.length) {
      return { unit: '', before: '', position: i + 1 };
    }
  }
  const isBehind = (i: number, before: number): boolean => isLess(sealed, before, i);
  const fault = (i: number, before: number, position: number) => ({ unit: sealed.unitId(i), before: sealed.unitId(before), position });
  for (let p = 0; p + 1 < starts.length; p += 1) {
    for (let i = (starts[p] as number) + 1; i < (starts[p + 1] as number); i += 1) if (!isBehind(i, i - 1)) return fault(i, i - 1, i + 1);
  }
  for (let k = 0; k < count; k += 1) {
    const own = byId[k] as number;
    if (!(own >= 0 && own < count)) return { unit: '', before: '', position: k + 1 };
    if (k > 0 && !isBehind(own, byId[k - 1] as number)) return fault(own, byId[k - 1] as number, k + 1);
  }
  return undefined;
}

/** Whether one ID stands before another in code-unit order; bytes say so as long as both are ASCII. */
function isLess(sealed: SealedFile, a: number, b: number): boolean {
  const { text, ends } = sealed.ids;
  const [aEnd, bEnd] = [ends[a] as number, ends[b] as number];
  let i = a === 0 ? 0 : (ends[a - 1] as number);
  let j = b === 0 ? 0 : (ends[b - 1] as number);
  for (; i < aEnd && j < bEnd; i += 1, j += 1) {
    const [x, y] = [text[i] as number, text[j] as number];
    if (x > 0x7f || y > 0x7f) return sealed.unitId(a) < sealed.unitId(b);
    if (x !== y) return x < y;
  }
  return aEnd - i < bEnd - j;
}
