// Leaves of a node whose scores are kept, by lines on the grid of KERNEL-14: four units at a time through all of them, their part of the
// sums in registers (KERNEL-15).
import {
  BOUNDED,
  CAP,
  CLOSE,
  CONSTANTS,
  CONSTANTS_STEP,
  FLOOR,
  FORM,
  INDICATOR_PLACES,
  INDICATOR_RULE,
  IS_GATHERED,
  KEPT,
  KIND,
  LEAF,
  NEAR_LINE,
  OP_SIZE,
  SUMS,
  VALUES,
  WEIGHT,
} from './layout';
import { fetch, fill } from './block';
import { tidyArray } from './exact';
import { exactPair } from './leaf';

/**
 * Of a leaf, before its rows: head and tail of 10^−places, what quanta stand on, what is in doubt; whether it is bent, and bytes of a row
 * by profile.
 */
const HEAD: usize = 0;
const TAIL: usize = 8;
const BASE: usize = 16;
const DOUBT: usize = 24;
const BENT: usize = 32;
const ROW_STEP: usize = 36;
const ROWS: usize = 40;
/** Of a row. */
const CENTRE: usize = 0;
const SLOPE: usize = 8;
const RISE: usize = 16;
const LOW: usize = 24;
const HIGH: usize = 32;

/** A leaf in the table of a pass: where its values stand, where its scores go, its knots, its record, its row, its weight. */
const READ: usize = 0;
const WRITE: usize = 4;
const KNOTS: usize = 8;
const RECORD: usize = 12;
const ROW: usize = 16;
const SHARE: usize = 56;
/** Where its scores are to be, while they are staged. */
const HOME: usize = 64;
const LEAF_BYTES: usize = 80;
/**
 * Leaves of a pass: their table and, behind it, a stage, in which each leaf has four values and four scores, stand in one array of a block.
 */
const MOST_LEAVES: i32 = 16;
const STAGE: usize = 2048;
const STAGED_BYTES: usize = 64;
/**
 * Bytes of the units that go from one step to the next together; of each leaf, in another array of the block, they stand on the grid
 * between the two.
 */
const STRIPE: usize = 256;

/**
 * Of the upper half of a number: one exponent, and twice what values from 2³¹⁵ on come to with it; they are for the formulas themselves.
 * Between points no size matters.
 */
const EXPONENT: i32 = 0x100000;
const LARGE: i32 = <i32>0xa7600000;

/** The largest upper half so far without its sign; one more exponent turns what is no number, and only that, into next to nothing. */
@inline
function larger(size: v128, x: v128, x2: v128): v128 {
  const upper = i32x4.add(v128.shuffle<i32>(x, x2, 1, 3, 5, 7), i32x4.splat(EXPONENT));
  return i32x4.max_u(size, i32x4.add(upper, upper));
}

@inline
export function weightOf(op: usize, profile: i32): f64 {
  return load<f64>(<usize>load<u32>(op, WEIGHT) + (<usize>profile << 3));
}

@inline
function rowOf(op: usize, profile: i32): usize {
  const near = <usize>load<u32>(op, NEAR_LINE);
  return near + ROWS + <usize>profile * <usize>load<u32>(near, ROW_STEP);
}

/** Whether a leaf has a line for a profile. */
@inline
export function hasNearLine(op: usize, profile: i32): bool {
  if (!load<u32>(op, NEAR_LINE)) return false;
  const slope = load<f64>(rowOf(op, profile), SLOPE);
  return slope == slope;
}

/**
 * Straight lines between bounds, bent at knots: slope × x + height + Σ change of slope × what x is above the knot, the last folded into the
 * height.
 */
@inline
export function bentLine(x: v128, bent: usize, slope: v128, height: v128): v128 {
  const within = f64x2.pmin(f64x2.pmax(x, v128.load64_splat(bent)), v128.load64_splat(bent, 8));
  let y = f64x2.add(f64x2.mul(within, slope), height);
  const end = bent + 24 + (<usize>load<u32>(bent, 16) << 4);
  for (let knot = bent + 24; knot < end; knot += 16) {
    y = f64x2.add(y, f64x2.mul(f64x2.pmax(within, v128.load64_splat(knot)), v128.load64_splat(knot, 8)));
  }
  return y;
}

/**
 * Scores of a leaf, and of those right behind it that have a line and a weight too, into their columns; weight × score and weight are added
 * to the sums of their node, which begin here where it `begins`.
 * Where nothing else comes before the close of that node and a parent gathers it, its scores go into its column too: sums end in a quotient
 * while their leaves are under way (KERNEL-17).
 * How many records were done: leaves, and that close. `table` and `grid` are arrays of the block that nothing stands in, `passing` is one
 * for scores that are not kept.
 */
export function nearLeaves(
  program: usize,
  first: usize,
  scratch: usize,
  table: usize,
  grid: usize,
  passing: usize,
  sums: usize,
  totals: usize,
  profile: i32,
  unit: i32,
  count: i32,
  begins: bool,
): i32 {
  let leaves = 0;
  let end = table;
  for (let op = first; leaves < MOST_LEAVES && load<i32>(op, KIND) == LEAF; op += OP_SIZE) {
    const weight = weightOf(op, profile);
    if (!(weight > 0) || !hasNearLine(op, profile)) break;
    const values = <usize>load<u32>(op, VALUES) + (<usize>unit << 3);
    const kept = <usize>load<u32>(op, KEPT);
    fetch(values, count, scratch);
    store<u32>(end, <u32>values, READ);
    store<u32>(end, <u32>(kept ? kept + (<usize>unit << 3) : passing), WRITE);
    store<u32>(end, load<u32>(<usize>load<u32>(op, NEAR_LINE), BENT), KNOTS);
    store<u32>(end, <u32>op, RECORD);
    memory.copy(end + ROW, rowOf(op, profile), SHARE - ROW);
    store<f64>(end, weight, SHARE);
    end += LEAF_BYTES;
    leaves += 1;
  }
  const close = first + <usize>leaves * OP_SIZE;
  const isMean = load<i32>(close, KIND) == CLOSE && !load<i32>(close, SUMS) && !load<i32>(close, BOUNDED);
  const closes = begins && isMean && load<i32>(close, IS_GATHERED) != 0;
  const whole = <usize>(count & ~3) << 3;
  scoreQuads(program, table, end, grid, sums, totals, profile, whole, begins, closes);
  const left = <usize>(count & 3) << 3;
  if (left) {
    stageLast(table, end, whole, left);
    scoreQuads(program, table, end, grid, sums + whole, totals + whole, profile, 32, begins, closes);
    for (let leaf = table; leaf < end; leaf += LEAF_BYTES) memory.copy(<usize>load<u32>(leaf, HOME), <usize>load<u32>(leaf, WRITE), left);
  }
  if (!closes) return leaves;
  const means = <usize>load<u32>(close, KEPT) + (<usize>unit << 3);
  tidyArray(sums, means, whole);
  if (left) {
    tidyArray(sums + whole, sums + whole, 32);
    memory.copy(means + whole, sums + whole, left);
  }
  return leaves + 1;
}

/** The last units of a block, fewer than four, with the last of them again, so that they go through the same operations. */
function stageLast(table: usize, end: usize, past: usize, left: usize): void {
  for (let leaf = table, at = table + STAGE; leaf < end; leaf += LEAF_BYTES, at += STAGED_BYTES) {
    const values = <usize>load<u32>(leaf, READ) + past;
    for (let k: usize = 0; k < 32; k += 8) store<f64>(at + k, load<f64>(values + min(k, left - 8)));
    store<u32>(leaf, load<u32>(leaf, WRITE) + <u32>past, HOME);
    store<u32>(leaf, <u32>at, READ);
    store<u32>(leaf, <u32>(at + 32), WRITE);
  }
}

/** A leaf on the grid, between its bounds, for a stripe of units; how large a value was so far (`larger`), where a line is straight. */
function gridOf(leaf: usize, from: usize, to: usize, into: usize, size: v128): v128 {
  const values = <usize>load<u32>(leaf, READ);
  const knots = <usize>load<u32>(leaf, KNOTS);
  const centre = v128.load64_splat(leaf, ROW + CENTRE);
  const slope = v128.load64_splat(leaf, ROW + SLOPE);
  const rise = v128.load64_splat(leaf, ROW + RISE);
  const low = v128.load64_splat(leaf, ROW + LOW);
  const high = v128.load64_splat(leaf, ROW + HIGH);
  // In this order of arguments NaN stays NaN: a gap has no score.
  if (knots) {
    const first = v128.load64_splat(knots);
    const final = v128.load64_splat(knots, 8);
    const end = knots + 24 + (<usize>load<u32>(knots, 16) << 4);
    const isWithin = load<u32>(knots, 20);
    const isRaised = load<f64>(leaf, ROW + CENTRE) != 0;
    for (let at = from; at < to; at += 32, into += 32) {
      const x = f64x2.pmin(f64x2.pmax(v128.load(values + at), first), final);
      const x2 = f64x2.pmin(f64x2.pmax(v128.load(values + at, 16), first), final);
      let y = f64x2.mul(x, slope);
      let y2 = f64x2.mul(x2, slope);
      if (isRaised) {
        y = f64x2.add(y, centre);
        y2 = f64x2.add(y2, centre);
      }
      for (let knot = knots + 24; knot < end; knot += 16) {
        const bend = v128.load64_splat(knot);
        const change = v128.load64_splat(knot, 8);
        y = f64x2.add(y, f64x2.mul(f64x2.pmax(x, bend), change));
        y2 = f64x2.add(y2, f64x2.mul(f64x2.pmax(x2, bend), change));
      }
      y = f64x2.add(y, rise);
      y2 = f64x2.add(y2, rise);
      if (!isWithin) {
        y = f64x2.pmin(f64x2.pmax(y, low), high);
        y2 = f64x2.pmin(f64x2.pmax(y2, low), high);
      }
      v128.store(into, y);
      v128.store(into, y2, 16);
    }
    return size;
  }
  if (load<f64>(leaf, ROW + CENTRE) == 0) {
    for (let at = from; at < to; at += 32, into += 32) {
      const x = v128.load(values + at);
      const x2 = v128.load(values + at, 16);
      const y = f64x2.mul(x, slope);
      const y2 = f64x2.mul(x2, slope);
      v128.store(into, f64x2.pmin(f64x2.pmax(f64x2.add(y, rise), low), high));
      v128.store(into, f64x2.pmin(f64x2.pmax(f64x2.add(y2, rise), low), high), 16);
      size = larger(size, x, x2);
    }
    return size;
  }
  for (let at = from; at < to; at += 32, into += 32) {
    const x = v128.load(values + at);
    const x2 = v128.load(values + at, 16);
    const y = f64x2.mul(f64x2.sub(x, centre), slope);
    const y2 = f64x2.mul(f64x2.sub(x2, centre), slope);
    v128.store(into, f64x2.pmin(f64x2.pmax(f64x2.add(y, rise), low), high));
    v128.store(into, f64x2.pmin(f64x2.pmax(f64x2.add(y2, rise), low), high), 16);
    size = larger(size, x, x2);
  }
  return size;
}

/**
 * On the grid a tie of the reference is one too (near.ts, ../near.ts); what is open there in one of the leaves, or large, sends four units
 * through the formulas.
 * A stripe goes leaf by leaf onto the grid, then by fours from there to scores and sums: two short chains of operations, of which a
 * processor has more under way.
 * Where the node `closes`, quotients stand in `sums` at the end, and nothing in `totals`.
 * What is added, compared or held goes through half of what it has for numbers, so what bits can say is left to them: behind the point
 * stands half a quantum, or a bit beside.
 */
function scoreQuads(
  program: usize,
  table: usize,
  last: usize,
  grid: usize,
  sums: usize,
  totals: usize,
  profile: i32,
  end: usize,
  begins: bool,
  closes: bool,
): void {
  const near = <usize>load<u32>(<usize>load<u32>(table, RECORD), NEAR_LINE);
  const base = v128.load64_splat(near, BASE);
  const head = v128.load64_splat(near, HEAD);
  const tail = v128.load64_splat(near, TAIL);
  const half = reinterpret<i64>(load<f64>(near, BASE) + 0.5) - load<i64>(near, BASE);
  const isBeside = load<f64>(near, DOUBT) < 0.25;
  // In the lower half of a number; where more than 32 bits stand behind the point (no places) more is open than need be.
  const tie = i32x4.splat(<i32>((isBeside ? 1 : 0) - half));
  const fraction = i32x4.splat(<i32>(isBeside ? (2 * half - 1) & ~2 : 2 * half - 1));
  for (let from: usize = 0; from < end; from += STRIPE) {
    const to = min(end, from + STRIPE);
    let size = f64x2.splat(0);
    for (let leaf = table, row = grid; leaf < last; leaf += LEAF_BYTES, row += STRIPE) size = gridOf(leaf, from, to, row, size);
    const isSmall = i32x4.lt_u(size, i32x4.splat(LARGE));
    for (let at = from, column = grid; at < to; at += 32, column += 32) {
      let sum = f64x2.splat(0);
      let sum2 = sum;
      let total = sum;
      let total2 = sum;
      if (!begins) {
        sum = v128.load(sums + at);
        sum2 = v128.load(sums + at, 16);
        total = v128.load(totals + at);
        total2 = v128.load(totals + at, 16);
      }
      // 0 in what is open.
      let clear = isSmall;
      for (let leaf = table, row = column; leaf < last; leaf += LEAF_BYTES, row += STRIPE) {
        const y = v128.load(row);
        const y2 = v128.load(row, 16);
        const lower = v128.shuffle<i32>(y, y2, 0, 2, 4, 6);
        clear = i32x4.min_u(clear, v128.and(i32x4.add(lower, tie), fraction));
        const quanta = f64x2.sub(f64x2.nearest(y), base);
        const quanta2 = f64x2.sub(f64x2.nearest(y2), base);
        const score = f64x2.add(f64x2.mul(quanta, head), f64x2.mul(quanta, tail));
        const score2 = f64x2.add(f64x2.mul(quanta2, head), f64x2.mul(quanta2, tail));
        const kept = <usize>load<u32>(leaf, WRITE) + at;
        v128.store(kept, score);
        v128.store(kept, score2, 16);
        const counts = f64x2.eq(y, y);
        const counts2 = f64x2.eq(y2, y2);
        const w = v128.load64_splat(leaf, SHARE);
        sum = f64x2.add(sum, v128.and(f64x2.mul(w, score), counts));
        sum2 = f64x2.add(sum2, v128.and(f64x2.mul(w, score2), counts2));
        total = f64x2.add(total, v128.and(w, counts));
        total2 = f64x2.add(total2, v128.and(w, counts2));
      }
      if (!v128.all_true<i32>(clear)) {
        if (begins) {
          fill(sums + at, 0, 2);
          fill(totals + at, 0, 2);
        }
        exactLeaves(program, table, last, sums + at, totals + at, profile, at);
        exactLeaves(program, table, last, sums + at + 16, totals + at + 16, profile, at + 16);
        if (!closes) continue;
        sum = v128.load(sums + at);
        sum2 = v128.load(sums + at, 16);
        total = v128.load(totals + at);
        total2 = v128.load(totals + at, 16);
      }
      if (closes) {
        v128.store(sums + at, f64x2.div(sum, total));
        v128.store(sums + at, f64x2.div(sum2, total2), 16);
        continue;
      }
      v128.store(sums + at, sum);
      v128.store(sums + at, sum2, 16);
      v128.store(totals + at, total);
      v128.store(totals + at, total2, 16);
    }
  }
}

/** Two units through the leaves as the reference has them. */
function exactLeaves(program: usize, table: usize, last: usize, sums: usize, totals: usize, profile: i32, at: usize): void {
  const places = load<i32>(program, INDICATOR_PLACES);
  const rule = load<i32>(program, INDICATOR_RULE);
  let sum = v128.load(sums);
  let total = v128.load(totals);
  for (let leaf = table; leaf < last; leaf += LEAF_BYTES) {
    const op = <usize>load<u32>(leaf, RECORD);
    const constants = <usize>load<u32>(op, CONSTANTS) + <usize>profile * <usize>load<u32>(op, CONSTANTS_STEP);
    const x = v128.load(<usize>load<u32>(leaf, READ) + at);
    const score = exactPair(load<i32>(op, FORM), x, constants, load<f64>(op, FLOOR), load<f64>(op, CAP), places, rule);
    v128.store(<usize>load<u32>(leaf, WRITE) + at, score);
    const counts = f64x2.eq(score, score);
    const w = v128.load64_splat(leaf, SHARE);
    sum = f64x2.add(sum, v128.and(f64x2.mul(w, score), counts));
    total = f64x2.add(total, v128.and(w, counts));
  }
  v128.store(sums, sum);
  v128.store(totals, total);
}
