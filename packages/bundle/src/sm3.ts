import type { HashFunction } from '@kedu/ledger';
import { sm3 } from 'sm-crypto-v2';
import { bytesOfHex } from './entry/hashes.ts';

/** SM3 (GB/T 32905) that needs nothing of the machine: for browsers, and for machines whose own library has none. */
export const pureSm3: HashFunction = (...parts) => {
  const [only] = parts;
  return bytesOfHex(sm3(parts.length === 1 && only ? only : joined(parts))) as Uint8Array;
};

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
