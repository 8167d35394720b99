import { shortestDecimal } from './decimal.ts';

/** How a decimal that lies between two quanta is rounded (QNT-2). */
export const ROUNDING_RULES = ['half_even', 'half_up', 'half_down', 'down', 'up'] as const;
export type RoundingRule = (typeof ROUNDING_RULES)[number];

/** A place where a scheme rounds: to `places` decimals by `rule`. */
export interface Rounding {
  readonly places: number;
  readonly rule: RoundingRule;
}

/**
 * The whole number of quanta (10^-places) that a number is worth, by the shortest decimal that reads back as the same
 * float64, so that 2.675 rounds as 2.675 and not as the binary 2.67499999999999982236431605997495353221893310546875.
 *
 * Units: in, any finite number; out, an integer count of quanta. `down` and `up` are towards and away from zero.
 * Rule: QNT-1, QNT-2 (docs/spec/numbers.md).
 * Errors: RangeError for a number that is not finite or whose quanta exceed 2^53 (a programming fault: check inputs first).
 * Example: quantise(2.675, { places: 2, rule: 'half_even' }) → 268.
 */
export function quantise(x: number, { places, rule }: Rounding): number {
  const fast = x * (TENS[places] as number);
  // Far from a tie the float product decides; within one part in 10^9 of a tie the decimal digits do.
  const nearest = Math.round(fast);
  const distance = Math.abs(fast - nearest);
  if (distance < 0.4999 && Math.abs(fast) < 2e11 && (rule === 'half_even' || rule === 'half_up' || rule === 'half_down')) {
    return nearest + 0;
  }
  return quantiseDecimal(x, places, rule);
}

const TENS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

function quantiseDecimal(x: number, places: number, rule: RoundingRule): number {
  const { negative, digits, exponent } = shortestDecimal(x);
  const kept = digits.length + exponent + places;
  const head = kept <= 0 ? '0' : digits.slice(0, kept).padEnd(kept, '0');
  const tail = kept < 0 ? '0'.repeat(-kept) + digits : digits.slice(kept);
  let quanta = kept > 17 ? Number.POSITIVE_INFINITY : Number(head);
  const rest = restOf(tail);
  if (rest !== 0 && roundsAway(rest, rule, quanta % 2 === 1)) quanta += 1;
  if (!Number.isSafeInteger(quanta)) throw new RangeError(`quantise: ${x} has too many quanta of 10^-${places}`);
  return negative && quanta !== 0 ? -quanta : quanta;
}

/** What lies behind the last place kept: 0 nothing, 1 below half, 2 exactly half, 3 above half. */
function restOf(tail: string): number {
  if (/^0*$/.test(tail)) return 0;
  const first = tail.charAt(0);
  if (first !== '5') return first > '5' ? 3 : 1;
  return /[1-9]/.test(tail.slice(1)) ? 3 : 2;
}

function roundsAway(rest: number, rule: RoundingRule, odd: boolean): boolean {
  switch (rule) {
    case 'up':
      return true;
    case 'down':
      return false;
    case 'half_up':
      return rest >= 2;
    case 'half_down':
      return rest === 3;
    case 'half_even':
      return rest === 3 || (rest === 2 && odd);
  }
}

/** Quanta written as a decimal with all its places, for people and for CSV: formatQuanta(9244, 2) → "92.44". */
export function formatQuanta(quanta: number, places: number): string {
  if (places === 0) return String(quanta);
  const sign = quanta < 0 ? '-' : '';
  const digits = String(Math.abs(quanta)).padStart(places + 1, '0');
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The number that quanta stand for: the float64 nearest to the decimal. */
export function quantaToNumber(quanta: number, places: number): number {
  return quanta / (TENS[places] as number);
}
