import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Canonical JSON (RFC 8785): one text for one value, whatever the order of keys. What has no JSON form is left out of objects, and null in lists.
 *
 * Rule: HASH-1. Errors: TypeError for NaN, infinities, bigints, and a value without a JSON form.
 * Example: { b: 1, a: [true, undefined] } → '{"a":[true,null],"b":1}'.
 */
export function canonicalJson(value: unknown): string {
  const text = canonical(value);
  if (text === undefined) throw new TypeError('canonicalJson: value has no JSON form');
  return text;
}

function canonical(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`canonicalJson: ${value} has no JSON form`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return canonical(value.toJSON());
  if (Array.isArray(value)) {
    let list = '';
    for (const member of value) list += `${list === '' ? '' : ','}${canonical(member) ?? 'null'}`;
    return `[${list}]`;
  }
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const member = canonical((value as Readonly<Record<string, unknown>>)[key]);
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${member}`;
  }
  return `{${members}}`;
}

/** `sha256:` and 64 hexadecimal digits, over bytes or over the UTF-8 of a text. Rule: HASH-2. */
export function contentHash(content: Uint8Array | string): string {
  return `sha256:${bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))}`;
}

/** A SHA-256 being computed. A machine may lend its own; the result is the same. */
export interface Hasher {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
}

/** The hasher that needs nothing of the machine. */
export const pureHasher = (): Hasher => sha256.create();

/** Hash of a sequence of labelled parts, fed one after the other without joining them. Rule: HASH-3. */
export interface SequenceHash {
  /** A label, or a text: its UTF-8 length, then the bytes. */
  text(text: string): SequenceHash;
  /** Numbers as float64, little-endian; every NaN has the same bytes, and −0 is 0. */
  numbers(values: Float64Array | Int32Array): SequenceHash;
  bytes(bytes: Uint8Array): SequenceHash;
  digest(): string;
}

export function sequenceHash(hasher: Hasher = pureHasher()): SequenceHash {
  const length = (n: number): void => {
    hasher.update(float64Bytes(Float64Array.of(n)));
  };
  const sequence: SequenceHash = {
    text(text) {
      return sequence.bytes(utf8ToBytes(text));
    },
    numbers(values) {
      return sequence.bytes(float64Bytes(values));
    },
    bytes(bytes) {
      length(bytes.length);
      hasher.update(bytes);
      return sequence;
    },
    digest: () => `sha256:${bytesToHex(hasher.digest())}`,
  };
  return sequence;
}

function float64Bytes(values: Float64Array | Int32Array): Uint8Array {
  const numbers = new Float64Array(values.length);
  const words = new Uint32Array(numbers.buffer);
  const high = LITTLE_ENDIAN ? 1 : 0;
  for (let i = 0; i < values.length; i += 1) {
    const x = values[i] as number;
    if (Number.isNaN(x)) words[i * 2 + high] = CANONICAL_NAN;
    else numbers[i] = x + 0;
  }
  const bytes = new Uint8Array(numbers.buffer);
  if (!LITTLE_ENDIAN) for (let i = 0; i < bytes.length; i += 8) bytes.subarray(i, i + 8).reverse();
  return bytes;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Upper half of the only NaN that is hashed; engines may give others other bits. */
const CANONICAL_NAN = 0x7ff80000;
