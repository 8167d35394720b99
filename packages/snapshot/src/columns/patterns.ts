import type { ByteReader } from '../bytes/reader.ts';
import type { ByteWriter } from '../bytes/writer.ts';

/**
 * Whole numbers, one per unit, that many series share: lines of a wide file, columns, flags. Each is kept once.
 * Rule: SNAPSHOT-5.
 */
export class PatternTable {
  readonly #patterns: Int32Array[] = [];
  readonly #bySum = new Map<number, number[]>();

  /** Number of the pattern; an equal one that is there already is taken. */
  number(pattern: Int32Array): number {
    const sum = checksum(pattern);
    const alike = this.#bySum.get(sum) ?? [];
    const known = alike.find((at) => equal(this.#patterns[at] as Int32Array, pattern));
    if (known !== undefined) return known;
    this.#patterns.push(pattern.slice());
    const at = this.#patterns.length - 1;
    this.#bySum.set(sum, [...alike, at]);
    return at;
  }

  write(out: ByteWriter): void {
    out.count(this.#patterns.length);
    for (const pattern of this.#patterns) writePattern(out, pattern);
  }
}

/** Patterns that a PatternTable wrote. Errors: Damage. */
export function readPatterns(from: ByteReader, size: number, mostCells: number): Int32Array[] {
  const count = from.count(from.left);
  if (count * size > mostCells) from.damaged();
  return Array.from({ length: count }, () => readPattern(from, size));
}

/** Runs of equal steps from one number to the next: a constant and an even sequence are one run each. */
function writePattern(out: ByteWriter, pattern: Int32Array): void {
  let before = 0;
  for (let i = 0; i < pattern.length; ) {
    const step = (pattern[i] as number) - before;
    let end = i + 1;
    while (end < pattern.length && (pattern[end] as number) - (pattern[end - 1] as number) === step) end += 1;
    out.whole(step);
    out.count(end - i);
    before = pattern[end - 1] as number;
    i = end;
  }
}

function readPattern(from: ByteReader, size: number): Int32Array {
  const pattern = new Int32Array(size);
  let before = 0;
  for (let i = 0; i < size; ) {
    const step = from.whole();
    const length = from.count(size - i);
    if (length === 0) from.damaged();
    for (const end = i + length; i < end; i += 1) {
      before += step;
      pattern[i] = before;
      if (pattern[i] !== before) from.damaged();
    }
  }
  return pattern;
}

function checksum(pattern: Int32Array): number {
  let sum = pattern.length;
  for (let i = 0; i < pattern.length; i += 1) sum = (Math.imul(sum, 31) + (pattern[i] as number)) | 0;
  return sum;
}

function equal(a: Int32Array, b: Int32Array): boolean {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
