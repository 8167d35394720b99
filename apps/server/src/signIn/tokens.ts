import { hash, randomBytes } from 'node:crypto';

/** A new token of a session, 256 bits, and the digest by which it is known. The token is given once, and kept nowhere (SIGN-4). */
export function newToken(): { readonly token: string; readonly digest: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, digest: digestOf(token) };
}

/** The digest of a token. */
export function digestOf(token: string): string {
  return hash('sha256', token, 'hex');
}

/** A password for somebody's first sign-in: 20 characters that are hard to mistake, in groups. Example: `k7mw-29xq-hdnf-r4tb`. */
export function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const characters: string[] = [];
  while (characters.length < 16) {
    const [byte = 0] = randomBytes(1);
    // 8 × 31 = 248: what lies above would favour the first letters.
    if (byte < 248) characters.push(letters[byte % 31] as string);
  }
  return [0, 4, 8, 12].map((at) => characters.slice(at, at + 4).join('')).join('-');
}
