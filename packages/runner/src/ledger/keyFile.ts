import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isKeyName, type Reading, type Signer } from '@kedu/ledger';
import { keyRefused, readPrivateFile, writePrivateFile } from './privateFile.ts';

const PUBLIC_HEAD = 12;

/**
 * Makes an Ed25519 key in a new file that only its owner may read (PKCS #8, PEM).
 *
 * Errors: LOG_KEY (`exists`, `unwritable`, `name`). Rule: LOG-1.
 */
export function makeKeyFile(file: string, name: string): Reading<Signer> {
  if (!isKeyName(name)) return keyRefused('name', name);
  const { privateKey } = generateKeyPairSync('ed25519');
  const written = writePrivateFile(file, String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
  return 'issue' in written ? written : { value: signerOf(name, privateKey) };
}

/**
 * The key of a file, under a name.
 *
 * Errors: LOG_KEY (`unreadable`, `form`: no Ed25519 key in PEM, `open`: others may read the file, `name`).
 */
export function readKeyFile(file: string, name: string): Reading<Signer> {
  if (!isKeyName(name)) return keyRefused('name', name);
  const text = readPrivateFile(file);
  if ('issue' in text) return text;
  try {
    const key = createPrivateKey(text.value);
    return key.asymmetricKeyType === 'ed25519' ? { value: signerOf(name, key) } : keyRefused('form', file);
  } catch {
    return keyRefused('form', file);
  }
}

function signerOf(name: string, key: KeyObject): Signer {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { name, publicKey: new Uint8Array(spki.subarray(PUBLIC_HEAD)), sign: (message) => new Uint8Array(sign(null, message, key)) };
}
