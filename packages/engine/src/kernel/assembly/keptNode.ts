// A node whose parts are composites alone, all of them kept: its sums out of their columns, in registers (KERNEL-17).
import { CHILDREN, CHILD_COUNT, KEPT, SUMS } from './layout';
import { weightOf } from './nearLeaf';

/** A part in the table: its weight, and where its scores stand. */
const SHARE: usize = 0;
const READ: usize = 8;
const PART_BYTES: usize = 16;

/**
 * Of a sum weight × score and weights, as `addPart` adds them up, into two arrays one behind the other; of a mean its quotient, between
 * lowest and highest score, into the first of them. `table` and `stage` are arrays
 * of the block. An odd last unit goes twice.
 */
export function gatherNodes(close: usize, table: usize, stage: usize, sums: usize, arrays: usize, profile: i32, unit: i32, count: i32): void {
  let end = table;
  const children = <usize>load<u32>(close, CHILDREN);
  for (let k: usize = 0; k < <usize>load<i32>(close, CHILD_COUNT); k++) {
    const op = <usize>load<u32>(children + (k << 2));
    const weight = weightOf(op, profile);
    if (!(weight > 0)) continue;
    store<f64>(end, weight, SHARE);
    store<u32>(end, <u32>(<usize>load<u32>(op, KEPT) + (<usize>unit << 3)), READ);
    end += PART_BYTES;
  }
  const even = <usize>(count >> 1) << 4;
  const isMean = !load<i32>(close, SUMS);
  gatherPairs(table, end, sums, arrays, even, isMean);
  if (!(count & 1)) return;
  for (let part = table, at = stage; part < end; part += PART_BYTES, at += 16) {
    v128.store(at, v128.load64_splat(<usize>load<u32>(part, READ) + even));
    store<u32>(part, <u32>at, READ);
  }
  gatherPairs(table, end, sums + even, arrays, 16, isMean);
}

function gatherPairs(table: usize, last: usize, sums: usize, arrays: usize, end: usize, isMean: bool): void {
  for (let at: usize = 0; at < end; at += 16) {
    let sum = f64x2.splat(0);
    let total = sum;
    let low = f64x2.splat(Infinity);
    let high = f64x2.splat(-Infinity);
    for (let part = table; part < last; part += PART_BYTES) {
      const score = v128.load(<usize>load<u32>(part, READ) + at);
      const counts = f64x2.eq(score, score);
      const w = v128.load64_splat(part, SHARE);
      sum = f64x2.add(sum, v128.and(f64x2.mul(w, score), counts));
      total = f64x2.add(total, v128.and(w, counts));
      low = f64x2.pmin(low, score);
      high = f64x2.pmax(high, score);
    }
    if (isMean) {
      v128.store(sums + at, f64x2.pmin(f64x2.pmax(f64x2.div(sum, total), low), high));
      continue;
    }
    let into = sums + at;
    v128.store(into, sum);
    v128.store((into += arrays), total);
  }
}
