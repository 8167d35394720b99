/** The most characters of a name to sign in with, as it is kept. */
export const LONGEST_SIGN_NAME = 200;

/**
 * A name to sign in with as it is kept: what a keyboard and a phone make of the same letters is one name.
 *
 * Rule: SIGN-11. Example: ` Ｃlerk ` → `clerk`; a blank → nothing; `ﷺ` → its 18 letters.
 */
export function plainName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
