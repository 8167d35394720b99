import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { CheckingCrypto } from '@kedu/ledger';

/** Hashing and checking of signatures without the machine; of Ed25519 what RFC 8032 accepts, as elsewhere in the house. */
export const browserCrypto: CheckingCrypto = {
  sha256: (...parts) => {
    const hash = sha256.create();
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  verifyEd25519: (publicKey, message, signature) => {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};
