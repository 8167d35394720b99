import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { CheckingCrypto, HashFunction, Reading, Signer } from '../src/index.ts';

export const sha256: HashFunction = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

export const checking: CheckingCrypto = {
  sha256,
  verifySm2: (publicKey, message, signature) => checking.verifyEd25519(publicKey.slice(1, 33), message.toReversed(), signature),
  verifyEd25519: (publicKey, message, signature) => {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};

/** A signer that stands for one of SM2: Ed25519 over the message turned round, its key made as long. What is real stands in the tests of bundle and runner. */
export function sm2SignerOf(name: string, seed: number): Signer {
  const { publicKey, sign } = signerOf(name, seed);
  return { name, publicKey: Uint8Array.of(4, ...publicKey, ...new Uint8Array(32)), sign: (message) => sign(message.toReversed()) };
}

/** A signer whose private key is a number repeated: for tests alone. */
export function signerOf(name: string, seed: number): Signer {
  const secret = new Uint8Array(32).fill(seed);
  return { name, publicKey: ed25519.getPublicKey(secret), sign: (message) => ed25519.sign(message, secret) };
}

/** What was read. Errors: the issue, where it is none. */
export function readValue<T>(read: Reading<T>): T {
  if ('issue' in read) throw new Error(JSON.stringify(read.issue));
  return read.value;
}

/** `CODE reason` of a refusal; `read` where it is none. */
export function refusal(read: Reading<unknown>): string {
  return 'issue' in read ? `${read.issue.code} ${read.issue.args['reason'] ?? ''}`.trim() : 'read';
}

/** Leaf hashes of the entries `0`, `1`, … */
export function leaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => sha256(Uint8Array.of(0), new TextEncoder().encode(String(i))));
}
