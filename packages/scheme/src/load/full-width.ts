const FULL_WIDTH = /[０-９．，－＋％]/;
const NUMBER = /^[-+]?\d+(\.\d+)?$/;

/** Digits and signs of number and date in half width: `１２．５％` → `12.5%`. Other characters stay. */
export function narrow(text: string): string {
  return text.replace(/[０-９．，－＋％]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

/**
 * What a text in full-width digits says: a number, or a percentage, day or period as text. Undefined where it holds no full-width digit
 * or says something else, so that nothing is guessed.
 *
 * Rule: SCHEME-6.
 * Example: halfWidth('６０') → 60; halfWidth('２０％') → '20%'; halfWidth('第６０条') → undefined.
 */
export function halfWidth(text: string): number | string | undefined {
  if (!FULL_WIDTH.test(text)) return undefined;
  const plain = narrow(text.trim());
  if (NUMBER.test(plain)) return Number(plain);
  return /^[-+]?\d[\d.%QH-]*$/.test(plain) ? plain : undefined;
}
