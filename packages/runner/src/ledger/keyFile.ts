import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { isKeyName, type Reading, type Signer } from '@kedu/ledger';
import { logIssue } from './codes.ts';

const MOST_BYTES = 10_000;
const PUBLIC_HEAD = 12;

/**
 * Makes an Ed25519 key in a new file that only its owner may read (PKCS #8, PEM).
 *
 * Errors: LOG_KEY (`exists`, `unwritable`, `name`). Rule: LOG-1.
 */
export function makeKeyFile(file: string, name: string): Reading<Signer> {
  if (!isKeyName(name)) return refused('name', name);
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    closeSync(descriptor);
  } catch (error) {
    return refused((error as NodeJS.ErrnoException).code === 'EEXIST' ? 'exists' : 'unwritable', file);
  }
  return { value: signerOf(name, privateKey) };
}

/**
 * The key of a file, under a name.
 *
 * Errors: LOG_KEY (`unreadable`, `form`: no Ed25519 key in PEM, `open`: others may read the file, `name`).
 */
export function readKeyFile(file: string, name: string): Reading<Signer> {
  if (!isKeyName(name)) return refused('name', name);
  let text: string;
  try {
    const { mode, size } = statSync(file);
    if (size > MOST_BYTES) return refused('form', file);
    if ((mode & 0o077) !== 0 && process.platform !== 'win32') return refused('open', file);
    text = readFileSync(file, 'utf8');
  } catch {
    return refused('unreadable', file);
  }
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyType === 'ed25519' ? { value: signerOf(name, key) } : refused('form', file);
  } catch {
    return refused('form', file);
  }
}

function signerOf(name: string, key: KeyObject): Signer {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return { name, publicKey: new Uint8Array(spki.subarray(PUBLIC_HEAD)), sign: (message) => new Uint8Array(sign(null, message, key)) };
}

function refused(reason: string, file: string): Reading<Signer> {
  return { issue: logIssue('LOG_KEY', {}, { reason, file }) };
}
