import { DIVISION_BY_ZERO, firstMissing, lengthOf, stepOf, UNDEFINED, type Vector } from './vector.ts';

/**
 * Sums, differences, products and quotients over whole columns: one pass that computes, and a second only where a cell came
 * out as no finite number, to say why: a missing operand's reason, division by zero, or undefined (EXPR-6).
 *
 * Every loop adds `r - r` to a probe, which is 0 for a finite r and NaN otherwise, so that the first pass has no branch.
 */
export function addColumns(a: Vector, b: Vector, size: number): Vector {
  const n = lengthOf(size, a, b);
  const out = new Float64Array(n);
  const [x, y, p, q] = [a.values, b.values, a.step, b.step];
  let probe = 0;
  for (let i = 0, j = 0, k = 0; i < n; i += 1, j += p, k += q) {
    const r = (x[j] as number) + (y[k] as number);
    out[i] = r;
    probe += r - r;
  }
  return settled(out, probe, [a, b]);
}

export function subtractColumns(a: Vector, b: Vector, size: number): Vector {
  const n = lengthOf(size, a, b);
  const out = new Float64Array(n);
  const [x, y, p, q] = [a.values, b.values, a.step, b.step];
  let probe = 0;
  for (let i = 0, j = 0, k = 0; i < n; i += 1, j += p, k += q) {
    const r = (x[j] as number) - (y[k] as number);
    out[i] = r;
    probe += r - r;
  }
  return settled(out, probe, [a, b]);
}

export function multiplyColumns(a: Vector, b: Vector, size: number): Vector {
  const n = lengthOf(size, a, b);
  const out = new Float64Array(n);
  const [x, y, p, q] = [a.values, b.values, a.step, b.step];
  let probe = 0;
  for (let i = 0, j = 0, k = 0; i < n; i += 1, j += p, k += q) {
    const r = (x[j] as number) * (y[k] as number);
    out[i] = r;
    probe += r - r;
  }
  return settled(out, probe, [a, b]);
}

export function divideColumns(a: Vector, b: Vector, size: number): Vector {
  const n = lengthOf(size, a, b);
  const out = new Float64Array(n);
  const [x, y, p, q] = [a.values, b.values, a.step, b.step];
  let probe = 0;
  for (let i = 0, j = 0, k = 0; i < n; i += 1, j += p, k += q) {
    const r = (x[j] as number) / (y[k] as number);
    out[i] = r;
    probe += r - r;
  }
  return settled(out, probe, [a, b], (i) => ((y[i * q] as number) === 0 ? DIVISION_BY_ZERO : UNDEFINED));
}

/** A function of one number over a column; where it gives no finite number the cell is undefined. */
export function mapColumn(a: Vector, compute: (x: number) => number): Vector {
  const n = a.values.length;
  const out = new Float64Array(n);
  let probe = 0;
  for (let i = 0; i < n; i += 1) {
    const r = compute(a.values[i] as number);
    out[i] = r;
    probe += r - r;
  }
  return settled(out, probe, [a]);
}

/** A function of two numbers over columns; where it gives no finite number the cell is undefined. */
export function mapPairs(a: Vector, b: Vector, size: number, compute: (x: number, y: number) => number): Vector {
  const n = lengthOf(size, a, b);
  const out = new Float64Array(n);
  let probe = 0;
  for (let i = 0, j = 0, k = 0; i < n; i += 1, j += a.step, k += b.step) {
    const r = compute(a.values[j] as number, b.values[k] as number);
    out[i] = r;
    probe += r - r;
  }
  return settled(out, probe, [a, b]);
}

/** x within [low, high]; undefined where the bounds are the wrong way round. */
export function clampColumns(x: Vector, low: Vector, high: Vector, size: number): Vector {
  const n = lengthOf(size, x, low, high);
  const out = new Float64Array(n);
  let probe = 0;
  for (let i = 0; i < n; i += 1) {
    const least = low.values[i * low.step] as number;
    const most = high.values[i * high.step] as number;
    const r = least <= most ? Math.min(Math.max(x.values[i * x.step] as number, least), most) : Number.NaN;
    out[i] = r;
    probe += r - r;
  }
  return settled(out, probe, [x, low, high]);
}

/** Gives every cell that is no finite number its reason. `why` tells it for a cell whose operands are all present. */
function settled(out: Float64Array, probe: number, operands: readonly Vector[], why: (index: number) => number = () => UNDEFINED): Vector {
  const step = stepOf(...operands);
  const missing = new Uint8Array(out.length);
  if (probe === 0) return { values: out, missing, step };
  for (let i = 0; i < out.length; i += 1) {
    if (Number.isFinite(out[i])) continue;
    missing[i] = firstMissing(operands, i) || why(i);
    out[i] = Number.NaN;
  }
  return { values: out, missing, step };
}
