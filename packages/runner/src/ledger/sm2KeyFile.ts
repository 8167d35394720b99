import { SM2_USER_ID } from '@kedu/bundle';
import { isKeyName, type Reading, type Signer } from '@kedu/ledger';
import { sm2 } from 'sm-crypto-v2';
import { keyRefused, readPrivateFile, writePrivateFile } from './privateFile.ts';

/** DER of a private key of SM2 as PKCS #8 (RFC 5915, curve 1.2.156.10197.1.301): what stands before the number, between it and the public key. */
const HEAD = '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420';
const MIDDLE = 'a144034200';
const PEM = /^-----BEGIN PRIVATE KEY-----\s+([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----\s*$/;
const PEM_LINE = /.{1,64}/g;
const KEY = new RegExp(`^${HEAD}([0-9a-f]{64})${MIDDLE}(04[0-9a-f]{128})$`);

/**
 * Makes a key of SM2 in a new file that only its owner may read (PKCS #8, PEM), as `openssl genpkey -algorithm SM2` does.
 *
 * Rule: LOG-7. Errors: LOG_KEY (`exists`, `unwritable`, `name`).
 */
export function makeSm2KeyFile(file: string, name: string): Reading<Signer> {
  if (!isKeyName(name)) return keyRefused('name', name);
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const base64 = Buffer.from(`${HEAD}${privateKey}${MIDDLE}${publicKey}`, 'hex').toString('base64');
  const lines = base64.match(PEM_LINE) ?? [];
  const written = writePrivateFile(file, ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----', ''].join('\n'));
  return 'issue' in written ? written : { value: signerOf(name, privateKey, publicKey) };
}

/**
 * The key of SM2 of a file, under a name. A hardware module takes its place by giving a Signer of its own: 65 bytes of public key, and r ‖ s of 64 bytes over a message.
 *
 * Rule: LOG-7. Errors: LOG_KEY (`unreadable`, `form_sm2`: no key of SM2 in PEM, or one whose halves do not belong together, `open`: others may read the file, `name`).
 */
export function readSm2KeyFile(file: string, name: string): Reading<Signer> {
  if (!isKeyName(name)) return keyRefused('name', name);
  const text = readPrivateFile(file);
  if ('issue' in text) return text;
  const der = Buffer.from(PEM.exec(text.value)?.[1] ?? '', 'base64').toString('hex');
  const [, privateKey = '', publicKey = ''] = KEY.exec(der) ?? [];
  return privateKey !== '' && publicKeyOf(privateKey) === publicKey
    ? { value: signerOf(name, privateKey, publicKey) }
    : keyRefused('form_sm2', file);
}

function publicKeyOf(privateKey: string): string | undefined {
  try {
    return sm2.getPublicKeyFromPrivateKey(privateKey);
  } catch {
    return undefined;
  }
}

function signerOf(name: string, privateKey: string, publicKey: string): Signer {
  return {
    name,
    publicKey: new Uint8Array(Buffer.from(publicKey, 'hex')),
    sign: (message) =>
      new Uint8Array(Buffer.from(sm2.doSignature(message, privateKey, { hash: true, userId: SM2_USER_ID, publicKey }), 'hex')),
  };
}
