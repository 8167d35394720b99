import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { verifySm2 } from '@kedu/bundle';
import { type CheckingCrypto, isEd25519Key } from '@kedu/ledger';

const SIGNATURE_SIZE = 64;
const HALF = 32;
const { Point } = ed25519;

/** Hashing and checking of signatures without the machine; of Ed25519 what the machine accepts elsewhere in the house, no more and no less. */
export const browserCrypto: CheckingCrypto = {
  sha256: (...parts) => {
    const hash = sha256.create();
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  verifySm2,
  verifyEd25519: (publicKey, message, signature) => {
    if (!isEd25519Key(publicKey) || signature.length !== SIGNATURE_SIZE) return false;
    try {
      return holdsEd25519(publicKey, message, signature);
    } catch {
      return false;
    }
  },
};

/**
 * RFC 8032 §5.1.7 without its cofactor, as OpenSSL checks: [S]B − [k]A, spelled as a point is, is R byte for byte, and S is below the order.
 * With the cofactor a signer could make signatures that hold on the page and nowhere else.
 */
function holdsEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const order = Point.Fn.ORDER;
  const [r, s] = [signature.subarray(0, HALF), littleEndian(signature.subarray(HALF))];
  if (s >= order) return false;
  const key = Point.fromBytes(publicKey, false);
  const hash = sha512.create().update(r).update(publicKey).update(message).digest();
  const k = littleEndian(hash) % order;
  const found = Point.BASE.multiplyUnsafe(s).subtract(key.multiplyUnsafe(k)).toBytes();
  return found.every((byte, i) => byte === r[i]);
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
}
