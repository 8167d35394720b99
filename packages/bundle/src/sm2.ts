import type { VerifySm2 } from '@kedu/ledger';
import { sm2 } from 'sm-crypto-v2';
import { hexOf } from './entry/hashes.ts';

/** User ID under which keys sign that have none of their own (GM/T 0009). */
export const SM2_USER_ID = '1234567812345678';

/** Order of the curve (GB/T 32918.5). */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
const HALF = 64;

/**
 * SM2 with SM3 (GB/T 32918.2) that needs nothing of the machine: what a machine's own library calls SM2 may be ECDSA over the same curve, or hash without the user ID.
 *
 * Shape: a key of 65 bytes (0x04 ‖ x ‖ y), a signature of 64 (r ‖ s), each 1 or more and below the order. Rule: NOTE-5. Errors: none; false for whatever does not hold.
 * Example: the signature of GB/T 32918.5 over `message digest` holds under its key; the same signature made as ECDSA does not.
 */
export const verifySm2: VerifySm2 = (publicKey, message, signature) => {
  if (publicKey.length !== 65 || publicKey[0] !== 0x04 || signature.length !== HALF) return false;
  const [r, s] = [hexOf(signature.subarray(0, HALF / 2)), hexOf(signature.subarray(HALF / 2))];
  if (![r, s].every((half) => isScalar(BigInt(`0x${half}`)))) return false;
  try {
    return sm2.doVerifySignature(message, `${r}${s}`, hexOf(publicKey), { hash: true, userId: SM2_USER_ID });
  } catch {
    return false;
  }
};

function isScalar(value: bigint): boolean {
  return value > 0n && value < ORDER;
}
