import { createHash, createPublicKey, verify } from 'node:crypto';
import type { CertificateCrypto } from '@kedu/anchors';

const LEAST_RSA_BITS = 2048;

/** Digests and signatures of certificates by the machine. Keys of RSA below 2,048 bits do not count. */
export const nodeCertificates: CertificateCrypto = {
  digest: (name, bytes) => new Uint8Array(createHash(name.replace('-', '').toLowerCase()).update(bytes).digest()),
  verify: ({ scheme, digest, publicKey, message, signature }) => {
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
      if (key.asymmetricKeyType !== (scheme === 'RSA' ? 'rsa' : 'ec')) return false;
      if (scheme === 'RSA' && (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_RSA_BITS) return false;
      return verify(digest.replace('-', '').toLowerCase(), message, key, signature);
    } catch {
      return false;
    }
  },
};
