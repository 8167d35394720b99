import { shortestDecimal } from '@kedu/model';

/** Numbers as whole multiples of one power of ten. */
export interface Whole {
  readonly whole: readonly bigint[];
  /** The numbers are `whole × 10^exponent`. */
  readonly exponent: number;
}

/** Numbers as the decimals that people see, times one power of ten that makes all of them whole: exact where float64 is not. Example: [0.3, 2] → { whole: [3n, 20n], exponent: −1 }. */
export function wholeNumbers(numbers: readonly number[]): Whole {
  const decimals = numbers.map(shortestDecimal);
  const exponent = decimals.reduce((least, decimal) => Math.min(least, decimal.exponent), 0);
  return {
    exponent,
    whole: decimals.map(({ negative, digits, exponent: own }) => {
      const size = BigInt(digits + '0'.repeat(own - exponent));
      return negative ? -size : size;
    }),
  };
}

/** The number nearest to a whole multiple of a power of ten: fromWhole(35n, −1) → 3.5. */
export function fromWhole(whole: bigint, exponent: number): number {
  return Number(`${whole}e${exponent}`);
}

/** Quotient of a division rounded down, and what is left: floorDivide(−7n, 2n) → [−4n, 1n]. The divisor is greater than 0. */
export function floorDivide(dividend: bigint, divisor: bigint): readonly [quotient: bigint, remainder: bigint] {
  const remainder = ((dividend % divisor) + divisor) % divisor;
  return [(dividend - remainder) / divisor, remainder];
}
