import { PEER_KINDS, type SealedColumnPlace } from './head.ts';

/** A number that no column may hold, and whose it is. */
export interface InfiniteNumber {
  readonly kind: string;
  readonly indicator: string;
  /** Position of the unit in the file, from 0. */
  readonly position: number;
}

/**
 * The first number of columns by unit that is infinite; undefined where all are numbers or NaN.
 *
 * Rule: SEAL-1, SEAL-3: the kernel computes with what columns hold, unasked (KERNEL-8). Figures of peers are none: they are given as a scheme gives them.
 * Example: a column 1, NaN, Infinity → position 2.
 */
export function infiniteNumber<C extends Pick<SealedColumnPlace, 'kind' | 'indicator'>>(
  columns: readonly C[],
  contentOf: (column: C) => Float64Array | Uint8Array,
): InfiniteNumber | undefined {
  for (const column of columns) {
    const { kind, indicator } = column;
    if (PEER_KINDS.includes(kind)) continue;
    const content = contentOf(column);
    if (content instanceof Uint8Array) continue;
    const position = firstInfinite(content);
    if (position >= 0) return { kind, indicator, position };
  }
  return undefined;
}

function firstInfinite(numbers: Float64Array): number {
  for (let i = 0; i < numbers.length; i += 1) {
    const x = numbers[i] as number;
    // Infinite less itself is no number.
    if (x - x !== 0 && !Number.isNaN(x)) return i;
  }
  return -1;
}
