import type { OrderBlock } from './orders.ts';

/** Largest standard error, in quanta, that an average may have. */
const WELL_KNOWN = 0.5;

/** One figure of all units under one choice of changes, NaN where it is missing; same order of units throughout. */
export type FigureOf = (made: readonly boolean[]) => Float64Array;

/**
 * Sums of what each change moves one figure of each unit, over blocks of orders.
 *
 * Shape: units × changes, row-major; whole numbers. Missing: a unit whose figure is missing on the way is known no more. Rule: DIFF-3.
 */
export class Tally {
  readonly #count: number;
  readonly #sums: Float64Array;
  /** Sums of squares of what a block gives. */
  readonly #squares: Float64Array;
  readonly #known: Uint8Array;
  #blocks = 0;
  #orders = 0;

  constructor(units: number, count: number) {
    this.#count = count;
    this.#sums = new Float64Array(units * count);
    this.#squares = new Float64Array(units * count);
    this.#known = new Uint8Array(units).fill(1);
  }

  get orders(): number {
    return this.#orders;
  }

  add({ orders, marginals }: OrderBlock, figureOf: FigureOf): void {
    const count = this.#count;
    const own = new Float64Array(this.#sums.length);
    for (const { without, change, times } of marginals) {
      const [from, to] = [figureOf(without), figureOf(without.map((one, k) => one || k === change))];
      for (let unit = 0; unit < this.#known.length; unit += 1) {
        const by = (to[unit] as number) - (from[unit] as number);
        if (Number.isNaN(by)) this.#known[unit] = 0;
        own[unit * count + change] = (own[unit * count + change] as number) + times * by;
      }
    }
    own.forEach((one, k) => {
      this.#sums[k] = (this.#sums[k] as number) + one;
      this.#squares[k] = (this.#squares[k] as number) + one * one;
    });
    this.#blocks += 1;
    this.#orders += orders;
  }

  /** What the changes moved a unit by, times the number of orders; undefined where that is not known. */
  of(unit: number): readonly number[] | undefined {
    if (this.#known[unit] === 0) return undefined;
    return [...this.#sums.subarray(unit * this.#count, (unit + 1) * this.#count)];
  }

  /** Largest standard error of an average, in quanta: blocks are drawn apart from each other. 0 of one block, which then is all there is. */
  standardError(): number {
    const n = this.#blocks;
    if (n < 2) return 0;
    const each = this.#orders / n;
    let worst = 0;
    this.#sums.forEach((sum, k) => {
      if (this.#known[Math.floor(k / this.#count)] === 0) return;
      const spread = ((this.#squares[k] as number) - (sum * sum) / n) / (n - 1);
      worst = Math.max(worst, Math.sqrt(Math.max(0, spread) / n) / each);
    });
    return worst;
  }

  /** Whether more orders would change nothing that is shown. */
  isWellKnown(): boolean {
    return this.standardError() < WELL_KNOWN;
  }
}
