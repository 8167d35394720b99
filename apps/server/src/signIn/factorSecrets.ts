import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** File of the key, beside the folders of the logs: servers on one database share it, and a backup has it. */
export const FACTOR_KEY = 'second-factor.key';

const FORM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

/**
 * Seals secrets of second factors for the database, each for its sign-in name, with a key that stands beside it and not in it.
 *
 * Shape: `aes-256-gcm.NONCE.TEXT.TAG`, in base64url. The key is made when the first secret is sealed (mode 0600).
 * Rule: SIGN-14. Throws where the key is gone, or is not the one with which a secret was sealed.
 */
export class FactorSecrets {
  readonly #folder: string;
  #key: Buffer | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  seal(secret: string, signName: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(FORM, this.#keyOf(true), nonce).setAAD(Buffer.from(signName));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return [FORM, ...[nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
  }

  /** The secret as an authenticator knows it; one from before secrets were sealed is as it is kept. */
  open(kept: string, signName: string): string {
    if (!this.isSealed(kept)) return kept;
    const [nonce, sealed, tag] = kept
      .split('.')
      .slice(1)
      .map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer];
    const decipher = createDecipheriv(FORM, this.#keyOf(false), nonce).setAAD(Buffer.from(signName)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
  }

  isSealed(kept: string): boolean {
    return kept.startsWith(`${FORM}.`);
  }

  #keyOf(mayMake: boolean): Buffer {
    if (this.#key !== undefined) return this.#key;
    const file = join(this.#folder, FACTOR_KEY);
    if (mayMake && !existsSync(file)) makeKey(this.#folder, file);
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64url');
    if (key.length !== KEY_BYTES) throw new RangeError(`${FACTOR_KEY} is no key`);
    this.#key = key;
    return key;
  }
}

/** Whole or not at all, and never in the place of one that another server made at the same moment. */
function makeKey(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const coming = `${file}.${randomUUID()}`;
  writeFileSync(coming, `${randomBytes(KEY_BYTES).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(coming, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(coming, { force: true });
  }
}
