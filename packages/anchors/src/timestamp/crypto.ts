export type DigestName = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';

/** A signature as certificates and time-stamps carry it. */
export interface KeySignature {
  readonly scheme: 'RSA' | 'ECDSA';
  readonly digest: DigestName;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  /** RSA: PKCS #1 v1.5; ECDSA: DER. */
  readonly signature: Uint8Array;
}

/** What checking a time-stamp asks of the machine, or of `pureCertificates`. `verify`: false, never an exception, for keys that are malformed or weak (RSA below 2,048 bits). */
export interface CertificateCrypto {
  digest(name: DigestName, bytes: Uint8Array): Uint8Array;
  verify(signature: KeySignature): boolean;
}

const DIGESTS: Readonly<Record<string, DigestName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Schemes that count; RSA alone leaves its digest to be named elsewhere. */
const SCHEMES: Readonly<Record<string, readonly [KeySignature['scheme'], DigestName | undefined]>> = {
  '1.2.840.113549.1.1.1': ['RSA', undefined],
  '1.2.840.113549.1.1.11': ['RSA', 'SHA-256'],
  '1.2.840.113549.1.1.12': ['RSA', 'SHA-384'],
  '1.2.840.113549.1.1.13': ['RSA', 'SHA-512'],
  '1.2.840.10045.4.3.2': ['ECDSA', 'SHA-256'],
  '1.2.840.10045.4.3.3': ['ECDSA', 'SHA-384'],
  '1.2.840.10045.4.3.4': ['ECDSA', 'SHA-512'],
};

/** The digest of an object identifier; undefined for those that nobody should rely on or that we do not have. */
export function digestOf(objectId: string): DigestName | undefined {
  return Object.hasOwn(DIGESTS, objectId) ? DIGESTS[objectId] : undefined;
}

/** Scheme and digest of a signature algorithm. A digest said beside it must agree. Undefined for others: SHA-1, MD5, PSS, SM2. */
export function schemeOf(objectId: string, beside?: DigestName): Pick<KeySignature, 'scheme' | 'digest'> | undefined {
  const known = Object.hasOwn(SCHEMES, objectId) ? SCHEMES[objectId] : undefined;
  if (!known) return undefined;
  const [scheme, own] = known;
  const digest = own ?? beside;
  if (digest === undefined || digest === 'SHA-1' || (beside !== undefined && beside !== digest)) return undefined;
  return { scheme, digest };
}
