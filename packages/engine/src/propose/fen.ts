import type { Fen } from '@kedu/model';

const DECIMAL = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/**
 * A share of an amount in whole fen, half a fen rounded up, by exact decimal arithmetic on the shortest decimal of the share.
 *
 * Units: fen, and a share of 0–1. Rule: PROPOSE-4 (docs/spec/proposals.md).
 * Errors: RangeError for a negative amount or a share outside 0–1 (a programming fault: check inputs first).
 * Example: shareOfFen(12345, 0.1) → 1235.
 */
export function shareOfFen(amountFen: Fen, share: number): Fen {
  const match = DECIMAL.exec(String(share));
  if (!match || !(share <= 1) || !(amountFen >= 0)) throw new RangeError(`shareOfFen: ${amountFen} × ${share}`);
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const scale = 10n ** BigInt(Math.max(0, fraction.length - Number(exponent)));
  const product = BigInt(amountFen) * BigInt(whole + fraction);
  return Number((2n * product + scale) / (2n * scale));
}
