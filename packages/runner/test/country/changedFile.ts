import { createHash } from 'node:crypto';

/** A head as JSON, for tests that change it. */
export type HeadJson = Record<string, unknown>;

const FIRST = 12;
const HASH = 32;
const aligned = (at: number): number => Math.ceil(at / 64) * 64;

/** The head of a sealed file, parsed. */
export function headOf(file: Uint8Array): HeadJson {
  return JSON.parse(Buffer.from(file.subarray(FIRST, FIRST + lengthOf(file))).toString('utf8')) as HeadJson;
}

/** Where the body of a sealed file begins. */
export function bodyAt(file: Uint8Array): number {
  return aligned(FIRST + lengthOf(file));
}

/** The same file under another head, hashed again. */
export function withHead(file: Uint8Array, head: unknown): Uint8Array {
  const text = Buffer.from(typeof head === 'string' ? head : JSON.stringify(head));
  const body = file.subarray(bodyAt(file));
  const bytes = new Uint8Array(aligned(FIRST + text.length) + body.length);
  bytes.set(file.subarray(0, 8));
  new DataView(bytes.buffer).setUint32(8, text.length, true);
  bytes.set(text, FIRST);
  bytes.set(body, bytes.length - body.length);
  return rehashed(bytes);
}

/** The same file with bytes of its body written over, hashed again. */
export function withBody(file: Uint8Array, change: (body: Uint8Array) => void): Uint8Array {
  const bytes = file.slice();
  change(bytes.subarray(bodyAt(bytes), bytes.length - HASH));
  return rehashed(bytes);
}

/** The hash that a file states is made that of its bytes. */
export function rehashed(bytes: Uint8Array): Uint8Array {
  const end = bytes.length - HASH;
  bytes.set(createHash('sha256').update(bytes.subarray(0, end)).digest(), end);
  return bytes;
}

function lengthOf(file: Uint8Array): number {
  return new DataView(file.buffer, file.byteOffset).getUint32(8, true);
}
