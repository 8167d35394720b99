import type { ECDSA } from '@noble/curves/abstract/weierstrass.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { toHex } from '../hex.ts';
import type { CertificateCrypto, DigestName, KeySignature } from './crypto.ts';
import { type DerNode, objectIdOf, readDer, TAG, wholeBitsOf, writeDer } from './der.ts';

const HASHES: Readonly<Record<DigestName, (bytes: Uint8Array) => Uint8Array>> = {
  'SHA-1': sha1,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/** Content of the object identifiers of digests. */
const DIGEST_IDS: Readonly<Record<DigestName, readonly number[]>> = {
  'SHA-1': [0x2b, 0x0e, 0x03, 0x02, 0x1a],
  'SHA-256': [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01],
  'SHA-384': [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02],
  'SHA-512': [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03],
};

const RSA_KEY = '1.2.840.113549.1.1.1';
const ELLIPTIC_KEY = '1.2.840.10045.2.1';
const CURVES: Readonly<Record<string, ECDSA>> = { '1.2.840.10045.3.1.7': p256, '1.3.132.0.34': p384, '1.3.132.0.35': p521 };
const LEAST_RSA_BYTES = 256;
const MOST_RSA_BYTES = 1024;
/** Exponents above 2³² are nobody's; squaring for one would take long. */
const MOST_EXPONENT_BYTES = 4;
const LEAST_PADDING = 8;

/**
 * Digests and signatures of certificates in JavaScript alone, so that a page without a network comes to what a machine comes to.
 *
 * RSA by PKCS #1 v1.5 with 2,048 to 8,192 bits: the whole padded message is made and compared, nothing in it is searched for. ECDSA on P-256, P-384, P-521. Other keys and curves do not count.
 * Rules: ANCHOR-5, ANCHOR-6.
 */
export const pureCertificates: CertificateCrypto = {
  digest: (name, bytes) => HASHES[name](bytes),
  verify: (signature) => {
    const [algorithm, bits] = readDer(signature.publicKey)?.parts ?? [];
    const key = wholeBitsOf(bits);
    const kind = objectIdOf(algorithm?.parts[0]);
    if (!key) return false;
    if (signature.scheme === 'RSA') return kind === RSA_KEY && holdsRsa(readDer(key), signature);
    return kind === ELLIPTIC_KEY && holdsElliptic(objectIdOf(algorithm?.parts[1]), key, signature);
  },
};

/** RFC 8017 §8.2.2. */
function holdsRsa(key: DerNode | undefined, { digest, message, signature }: KeySignature): boolean {
  const [modulus, exponent] = key?.tag === TAG.sequence && key.parts.length === 2 ? key.parts.map(positiveOf) : [];
  if (!modulus || !exponent || exponent.length > MOST_EXPONENT_BYTES) return false;
  const size = modulus.length;
  if (size < LEAST_RSA_BYTES || size > MOST_RSA_BYTES || signature.length !== size || (modulus[0] as number) < 0x80) return false;
  const [n, e, s] = [numberOf(modulus), numberOf(exponent), numberOf(signature)];
  if (s >= n || e < 3n || e % 2n === 0n || n % 2n === 0n) return false;
  return numberOf(padded(size, digest, message)) === power(s, e, n);
}

/** EMSA-PKCS1-v1_5: 00 01 FF … FF 00, then algorithm and digest in DER. */
function padded(size: number, digest: DigestName, message: Uint8Array): Uint8Array {
  const algorithm = writeDer(TAG.sequence, writeDer(TAG.objectId, Uint8Array.from(DIGEST_IDS[digest])), Uint8Array.of(0x05, 0x00));
  const info = writeDer(TAG.sequence, algorithm, writeDer(TAG.octetString, HASHES[digest](message)));
  const fill = size - info.length - 3;
  if (fill < LEAST_PADDING) throw new RangeError('padded: a key of 2,048 bits has room for every digest');
  return Uint8Array.of(0x00, 0x01, ...new Uint8Array(fill).fill(0xff), 0x00, ...info);
}

function holdsElliptic(curve: string, key: Uint8Array, { digest, message, signature }: KeySignature): boolean {
  const over = Object.hasOwn(CURVES, curve) ? CURVES[curve] : undefined;
  // The form of RFC 3279 §2.2.3 alone: what leaves room for another spelling is no signature.
  const parts = readDer(signature)?.parts.map(positiveOf);
  if (!over || parts?.length !== 2 || parts.includes(undefined)) return false;
  try {
    return over.verify(signature, HASHES[digest](message), key, { prehash: false, lowS: false, format: 'der' });
  } catch {
    return false;
  }
}

/** Bytes of a positive integer in the form that DER has, without the zero that keeps it positive. */
function positiveOf({ tag, content }: DerNode): Uint8Array | undefined {
  const [first = 0x80, second = 0x80] = content;
  if (tag !== TAG.integer || first > 0x7f || (first === 0 && second < 0x80)) return undefined;
  return first === 0 ? content.subarray(1) : content;
}

function numberOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`);
}

/** base to the power of exponent, modulo. */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base, left = exponent; left > 0n; left >>= 1n, square = (square * square) % modulus)
    if (left & 1n) result = (result * square) % modulus;
  return result;
}
