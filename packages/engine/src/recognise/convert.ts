import { tidy } from '@kedu/model';
import { figure } from '../normalise/figure.ts';
import type { Conversion } from './recognition.ts';

/** A value in the other definition: convert(300, { factor: 0.1, offset: 0 }) → 30. Rule: RECOGNISE-2. */
export function convert(value: number, { factor, offset }: Conversion): number {
  return tidy(value * factor + offset);
}

/** The arithmetic of it: 300 × 0.1 + 5; without an offset 300 × 0.1. */
export function conversionArithmetic(value: number, { factor, offset }: Conversion): string {
  const product = `${figure(value)} × ${figure(factor)}`;
  if (offset === 0) return product;
  return offset > 0 ? `${product} + ${figure(offset)}` : `${product} − ${figure(-offset)}`;
}

/**
 * The conversion that undoes another: factor 1/factor, offset −offset/factor.
 *
 * Rule: RECOGNISE-3. Errors: none; the factor is not 0. Example: { factor: 0.1, offset: 5 } → { factor: 10, offset: −50 }.
 */
export function inverse({ factor, offset }: Conversion): Conversion {
  return { factor: tidy(1 / factor), offset: tidy(-offset / factor) + 0 };
}

/** Whether one conversion undoes another, to 10⁻⁶ of each figure. */
export function undoes(back: Conversion, forth: Conversion): boolean {
  const exact = { factor: 1 / forth.factor, offset: -forth.offset / forth.factor };
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE);
  return near(back.factor, exact.factor) && near(back.offset, exact.offset);
}
