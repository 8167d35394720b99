import { createHash, createPublicKey, verify } from 'node:crypto';
import { verifySm2 } from '@kedu/bundle';
import { type CheckingCrypto, type HashFunction, isEd25519Key } from '@kedu/ledger';

/** The machine's SHA-256. */
export const nodeSha256: HashFunction = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** What stands before the 32 bytes of an Ed25519 key as SPKI in DER (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** Hashing and checking of signatures by the machine; of SM2 without it, as its own is not what GB/T 32918 says. */
export const nodeCrypto: CheckingCrypto = {
  sha256: nodeSha256,
  verifySm2,
  verifyEd25519: (publicKey, message, signature) => {
    // The machine takes keys of small order, under which a signature holds for any message.
    if (!isEd25519Key(publicKey) || signature.length !== 64) return false;
    try {
      const key = createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' });
      return verify(null, message, key, signature);
    } catch {
      return false;
    }
  },
};
