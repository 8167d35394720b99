import { createHash, createPublicKey, verify } from 'node:crypto';
import type { CertificateCrypto } from '@kedu/anchors';

const RSA_BITS = { least: 2048, most: 8192 } as const;
const MOST_EXPONENT = 0xffff_ffffn;
/** P-256, P-384, P-521 as OpenSSL calls them. */
const CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1', 'secp521r1'];

/** Digests and signatures of certificates by the machine, for the keys that count without one too (`pureCertificates`). Rules: ANCHOR-5, ANCHOR-6. */
export const nodeCertificates: CertificateCrypto = {
  digest: (name, bytes) => new Uint8Array(createHash(name.replace('-', '').toLowerCase()).update(bytes).digest()),
  verify: ({ scheme, digest, publicKey, message, signature }) => {
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
      if (key.asymmetricKeyType !== (scheme === 'RSA' ? 'rsa' : 'ec')) return false;
      const { modulusLength = 0, publicExponent = 0n, namedCurve } = key.asymmetricKeyDetails ?? {};
      if (scheme === 'ECDSA' && !CURVES.includes(namedCurve)) return false;
      if (scheme === 'RSA' && (modulusLength < RSA_BITS.least || modulusLength > RSA_BITS.most || publicExponent > MOST_EXPONENT))
        return false;
      return verify(digest.replace('-', '').toLowerCase(), message, key, signature);
    } catch {
      return false;
    }
  },
};
