import type { MethodValue } from './method.ts';

/** A parameter as a number; `otherwise` (default NaN, "missing") where it is not given. */
export function numberOf(value: MethodValue | undefined, otherwise = Number.NaN): number {
  return typeof value === 'number' ? value : otherwise;
}

/** A parameter that is a table of two columns; empty where it is not given. */
export function pairsOf(value: MethodValue | undefined): readonly (readonly [number, number])[] {
  return Array.isArray(value) && Array.isArray(value[0]) ? (value as readonly (readonly [number, number])[]) : [];
}

/** A parameter that is a list of numbers; undefined where it is not given. */
export function numbersOf(value: MethodValue | undefined): readonly number[] | undefined {
  return Array.isArray(value) && typeof value[0] === 'number' ? (value as readonly number[]) : undefined;
}

/** Decimal dust of a division is not a whole unit less or a limit crossed: comparisons allow this much of the ratio (METHOD-5). */
export const RATIO_DUST = 1e-9;
