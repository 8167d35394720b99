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
  if (!(share <= 1)) throw new RangeError(`shareOfFen: ${amountFen} × ${share}`);
  return timesFen(amountFen, share);
}

/**
 * An amount times a factor in whole fen, half a fen rounded up, by exact decimal arithmetic on the shortest decimal of the factor.
 *
 * Units: fen, and a factor that is not negative. Rule: PROPOSE-4, PROPOSE-13 (docs/spec/proposals.md).
 * Errors: RangeError for a negative amount or factor (a programming fault: check inputs first).
 * Example: timesFen(100001, 1.2) → 120001.
 */
export function timesFen(amountFen: Fen, factor: number): Fen {
  const match = DECIMAL.exec(String(factor));
  if (!match || !(amountFen >= 0)) throw new RangeError(`timesFen: ${amountFen} × ${factor}`);
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const places = fraction.length - Number(exponent);
  const scale = BigInt(`1${'0'.repeat(Math.max(0, places))}`);
  const product = BigInt(amountFen) * BigInt(whole + fraction + '0'.repeat(Math.max(0, -places)));
  return Number((2n * product + scale) / (2n * scale));
}
