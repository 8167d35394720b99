import { type Period, parsePeriod } from '@kedu/model';
import { type Field, itemsOf, type Refuse } from '../fields.ts';

/** Numbers for JSON: what is no number is null. */
export function stored(values: Iterable<number>): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

/** Numbers that `stored` wrote. */
export function numbersOf(field: Field, refuse: Refuse): Float64Array {
  return Float64Array.from(itemsOf(field, refuse), ({ value, at }) =>
    value === null ? Number.NaN : typeof value === 'number' ? value : refuse('form', at, value),
  );
}

export function numberOf({ value, at }: Field, refuse: Refuse, holds: (x: number) => boolean = () => true): number {
  return typeof value === 'number' && holds(value) ? value : refuse('form', at, value);
}

/** Whole numbers from 0 to `most`. */
export function wholesOf(field: Field, refuse: Refuse, most: number): readonly number[] {
  return itemsOf(field, refuse).map((item) => numberOf(item, refuse, (x) => Number.isInteger(x) && x >= 0 && x <= most));
}

export function textsOf(field: Field, refuse: Refuse): readonly string[] {
  return itemsOf(field, refuse).map(({ value, at }) => (typeof value === 'string' ? value : refuse('form', at, value)));
}

export function periodIn({ value, at }: Field, refuse: Refuse): Period {
  return (typeof value === 'string' ? parsePeriod(value) : undefined) ?? refuse('form', at, value);
}
