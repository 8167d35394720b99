import type { HashFunction } from '@kedu/ledger';
import { type Field, fieldsOf, type Refuse, textOf } from '../fields.ts';

/** Digests of the same bytes by two functions: `sha256:…` and `sm3:…`, 64 hexadecimal digits each. */
export interface TwoHashes {
  readonly sha256: string;
  readonly sm3: string;
}

/** The two functions that digest what a bundle names. */
export interface BundleHashers {
  readonly sha256: HashFunction;
  readonly sm3: HashFunction;
}

export const SHA256_TEXT = /^sha256:[0-9a-f]{64}$/;
export const SM3_TEXT = /^sm3:[0-9a-f]{64}$/;

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Bytes of lower-case hexadecimal digits; undefined for any other text. */
export function bytesOfHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(i * 2, i * 2 + 2), 16));
}

/** Both digests of bytes. Example: twoHashes(hashers, utf8('abc')).sm3 → 'sm3:66c7f0f4…'. */
export function twoHashes({ sha256, sm3 }: BundleHashers, bytes: Uint8Array): TwoHashes {
  return { sha256: `sha256:${hexOf(sha256(bytes))}`, sm3: `sm3:${hexOf(sm3(bytes))}` };
}

export function readTwoHashes(field: Field, refuse: Refuse): TwoHashes {
  const { sha256, sm3 } = fieldsOf(field, ['sha256', 'sm3'], refuse);
  return { sha256: textOf(sha256, SHA256_TEXT, refuse), sm3: textOf(sm3, SM3_TEXT, refuse) };
}
