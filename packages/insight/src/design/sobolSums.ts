import { positionAmong } from './coordinates.ts';

/** Blocks of rows that the bootstrap draws from. */
const BLOCKS = 32;
/** Replicates of the bootstrap. */
const REPLICATES = 200;

/** Indices of one choice. Arrays run over outputs; NaN where an output does not move. */
export interface OutputIndices {
  readonly first: Float64Array;
  readonly total: Float64Array;
}

/** Indices of one choice for several outputs together, each by its variance. */
export interface PooledIndices {
  readonly first: number;
  readonly total: number;
  readonly firstError: number;
  readonly totalError: number;
}

/**
 * Sums behind the first-order and total Sobol indices of choices, gathered row by row of Saltelli’s sample.
 *
 * For a row with values f(A), f(B) and, one choice of A taken from B, f(AB): first = 1 − ½ mean (f(B) − f(AB))² ÷ V, total = ½ mean (f(A) − f(AB))² ÷ V, V the variance
 * over both halves. Errors are the deviation over a bootstrap of blocks of rows. Rule: DESIGN-4. Errors: none.
 * Source: Jansen, “Analysis of variance designs for model output”, Computer Physics Communications 117 (1999); Saltelli et al., “Variance based sensitivity analysis of model
 * output”, Computer Physics Communications 181 (2010), table 2 (b, f). Pooling by variance: Gamboa, Janon, Klein, Lagnoux, Electronic Journal of Statistics 8 (2014).
 */
export class SobolSums {
  private readonly outputs: number;
  private readonly rows: number;
  private readonly blocks: number;
  private readonly sum: Float64Array;
  private readonly square: Float64Array;
  private readonly count: Float64Array;
  /** By choice: blocks × outputs. */
  private readonly fromB: readonly Float64Array[];
  private readonly fromA: readonly Float64Array[];

  constructor(choices: number, outputs: number, rows: number) {
    this.outputs = outputs;
    this.rows = rows;
    this.blocks = Math.min(BLOCKS, rows);
    const size = this.blocks * outputs;
    this.sum = new Float64Array(size);
    this.square = new Float64Array(size);
    this.count = new Float64Array(this.blocks);
    this.fromB = Array.from({ length: choices }, () => new Float64Array(size));
    this.fromA = Array.from({ length: choices }, () => new Float64Array(size));
  }

  /** Values of a row in both halves. */
  addRow(row: number, a: Float64Array, b: Float64Array): void {
    const { outputs, sum, square, count } = this;
    const block = this.blockOf(row);
    count[block] = (count[block] as number) + 1;
    for (let k = 0; k < outputs; k += 1) {
      const at = block * outputs + k;
      const [x, y] = [a[k] as number, b[k] as number];
      sum[at] = (sum[at] as number) + x + y;
      square[at] = (square[at] as number) + x * x + y * y;
    }
  }

  /** Values of a row of the first half with one choice taken from the second. */
  addMixed(row: number, choice: number, a: Float64Array, b: Float64Array, mixed: Float64Array): void {
    const { outputs } = this;
    const fromA = this.fromA[choice] as Float64Array;
    const fromB = this.fromB[choice] as Float64Array;
    const from = this.blockOf(row) * outputs;
    for (let k = 0; k < outputs; k += 1) {
      const x = mixed[k] as number;
      const [toA, toB] = [(a[k] as number) - x, (b[k] as number) - x];
      fromA[from + k] = (fromA[from + k] as number) + toA * toA;
      fromB[from + k] = (fromB[from + k] as number) + toB * toB;
    }
  }

  /** Indices of a choice, output by output. */
  ofOutputs(choice: number): OutputIndices {
    const every = new Float64Array(this.blocks).fill(1);
    const first = new Float64Array(this.outputs);
    const total = new Float64Array(this.outputs);
    for (let k = 0; k < this.outputs; k += 1) {
      const one = this.pooledOver(choice, k, k + 1, every);
      first[k] = one.first;
      total[k] = one.total;
    }
    return { first, total };
  }

  /** Indices of a choice over the outputs [from, to) together, with their errors. */
  pooled(choice: number, from: number, to: number, seed: number): PooledIndices {
    const { blocks } = this;
    const own = this.pooledOver(choice, from, to, new Float64Array(blocks).fill(1));
    const replicas = Array.from({ length: REPLICATES }, (_, replicate) => {
      const times = new Float64Array(blocks);
      for (let k = 0; k < blocks; k += 1) {
        const at = positionAmong(blocks, seed, replicate, k);
        times[at] = (times[at] as number) + 1;
      }
      return this.pooledOver(choice, from, to, times);
    });
    return { ...own, firstError: deviation(replicas.map(({ first }) => first)), totalError: deviation(replicas.map(({ total }) => total)) };
  }

  private pooledOver(choice: number, from: number, to: number, times: Float64Array): { readonly first: number; readonly total: number } {
    const { outputs, blocks, sum, square, count } = this;
    const fromA = this.fromA[choice] as Float64Array;
    const fromB = this.fromB[choice] as Float64Array;
    let variance = 0;
    let toA = 0;
    let toB = 0;
    for (let k = from; k < to; k += 1) {
      let [n, s, q, a, b] = [0, 0, 0, 0, 0];
      for (let block = 0; block < blocks; block += 1) {
        const t = times[block] as number;
        const at = block * outputs + k;
        n += t * (count[block] as number);
        s += t * (sum[at] as number);
        q += t * (square[at] as number);
        a += t * (fromA[at] as number);
        b += t * (fromB[at] as number);
      }
      if (n === 0) continue;
      const mean = s / (2 * n);
      variance += Math.max(0, q / (2 * n) - mean * mean);
      toA += a / (2 * n);
      toB += b / (2 * n);
    }
    // What moves by no more than the dust of decimals does not move.
    return variance > DUST ? { first: 1 - toB / variance, total: toA / variance } : { first: Number.NaN, total: Number.NaN };
  }

  private blockOf(row: number): number {
    return Math.floor((row * this.blocks) / this.rows);
  }
}

const DUST = 1e-15;

function deviation(numbers: readonly number[]): number {
  const known = numbers.filter((x) => !Number.isNaN(x));
  if (known.length < 2) return Number.NaN;
  const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
  return Math.sqrt(known.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (known.length - 1));
}
