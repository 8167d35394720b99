const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The check character that a unified social credit code (统一社会信用代码) must end with; undefined where the first 17 are not of
 * its alphabet (no I, O, S, V, Z).
 *
 * Rule: REGISTER-4. Source: GB 32100-2015: weights 3^(i−1) mod 31, check = 31 − (Σ mod 31), 31 being 0.
 * Example: creditCodeCheck('91350100M000100Y4') → '3'.
 */
export function creditCodeCheck(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i += 1) {
    const digit = ALPHABET.indexOf(code[i] ?? '?');
    if (digit < 0) return undefined;
    sum += digit * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31];
}
