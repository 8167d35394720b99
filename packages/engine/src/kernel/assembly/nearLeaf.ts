// A leaf whose scores are kept, by lines on the grid of KERNEL-14: score, and the sums of its parent, in one pass (KERNEL-15).
import { CAP, CONSTANTS, CONSTANTS_STEP, FLOOR, FORM, INDICATOR_PLACES, INDICATOR_RULE, NEAR_LINE, VALUES } from './layout';
import { fetch, staged } from './block';
import { exactPair } from './leaf';

/** Of a leaf, before its rows: head and tail of 10^−places, what quanta stand on, what is in doubt; whether it is bent, and bytes of a row by profile. */
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

/** Squares of values from here on (10⁹⁵) are for the formulas themselves. */
const LARGE: f64 = 1e190;

// A loop is compiled once for straight and once for bent lines: the size of a type is known to the compiler.
type Straight = u8;
type Bent = u16;

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

/** Straight lines between bounds, bent at knots: slope × x + height + Σ change of slope × what x is above the knot, the last folded into the height. */
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

/** Scores of a leaf into a column, weight × score and weight into the sums of its parent. `column` is where the first unit of the block stands in it. */
export function nearLeaf(
  program: usize,
  op: usize,
  scratch: usize,
  column: usize,
  weight: f64,
  sums: usize,
  totals: usize,
  profile: i32,
  unit: i32,
  count: i32,
): void {
  const values = <usize>load<u32>(op, VALUES) + (<usize>unit << 3);
  const even = <usize>(count >> 1) << 4;
  fetch(values, count, scratch);
  if (load<u32>(<usize>load<u32>(op, NEAR_LINE), BENT)) scorePairs<Bent>(program, op, values, column, weight, sums, totals, profile, even);
  else scorePairs<Straight>(program, op, values, column, weight, sums, totals, profile, even);
  if (!(count & 1)) return;
  const last = staged(scratch, 0, values + even);
  exactPairInto(program, op, last, last, weight, sums + even, totals + even, profile);
  store<f64>(column + even, load<f64>(last));
}

/** Four units at a time: on the grid a tie of the reference is one too, and a gap falls to the lowest (near.ts, ../near.ts); what is open there is for the formula. */
function scorePairs<Form>(
  program: usize,
  op: usize,
  values: usize,
  column: usize,
  weight: f64,
  sums: usize,
  totals: usize,
  profile: i32,
  even: usize,
): void {
  const near = <usize>load<u32>(op, NEAR_LINE);
  const row = rowOf(op, profile);
  const bent = <usize>load<u32>(near, BENT);
  const centre = v128.load64_splat(row, CENTRE);
  const slope = v128.load64_splat(row, SLOPE);
  const rise = v128.load64_splat(row, RISE);
  const low = v128.load64_splat(row, LOW);
  const high = v128.load64_splat(row, HIGH);
  const base = v128.load64_splat(near, BASE);
  const doubtful = v128.load64_splat(near, DOUBT);
  const head = v128.load64_splat(near, HEAD);
  const tail = v128.load64_splat(near, TAIL);
  const w = f64x2.splat(weight);
  const none = f64x2.splat(NaN);
  const large = f64x2.splat(LARGE);
  const zero = f64x2.splat(0);
  let at: usize = 0;
  for (; at + 16 < even; at += 32) {
    const x = v128.load(values + at);
    const x2 = v128.load(values + at, 16);
    let y: v128;
    let y2: v128;
    if (sizeof<Form>() == sizeof<Bent>()) {
      y = bentLine(x, bent, slope, centre);
      y2 = bentLine(x2, bent, slope, centre);
    } else {
      y = f64x2.mul(f64x2.sub(x, centre), slope);
      y2 = f64x2.mul(f64x2.sub(x2, centre), slope);
    }
    y = f64x2.pmin(high, f64x2.pmax(low, f64x2.add(y, rise)));
    y2 = f64x2.pmin(high, f64x2.pmax(low, f64x2.add(y2, rise)));
    const whole = f64x2.nearest(y);
    const whole2 = f64x2.nearest(y2);
    const apart = f64x2.sub(y, whole);
    const apart2 = f64x2.sub(y2, whole2);
    const open = v128.or(f64x2.eq(f64x2.mul(apart, apart), doubtful), f64x2.eq(f64x2.mul(apart2, apart2), doubtful));
    const size = f64x2.pmax(f64x2.pmax(zero, f64x2.mul(x, x)), f64x2.mul(x2, x2));
    if (v128.any_true(v128.or(open, f64x2.ge(size, large)))) {
      exactPairInto(program, op, values + at, column + at, weight, sums + at, totals + at, profile);
      exactPairInto(program, op, values + at + 16, column + at + 16, weight, sums + at + 16, totals + at + 16, profile);
      continue;
    }
    const quanta = f64x2.sub(whole, base);
    const quanta2 = f64x2.sub(whole2, base);
    const counts = f64x2.eq(x, x);
    const counts2 = f64x2.eq(x2, x2);
    const score = v128.and(f64x2.add(f64x2.mul(quanta, head), f64x2.mul(quanta, tail)), counts);
    const score2 = v128.and(f64x2.add(f64x2.mul(quanta2, head), f64x2.mul(quanta2, tail)), counts2);
    v128.store(column + at, v128.or(score, v128.andnot(none, counts)));
    v128.store(column + at, v128.or(score2, v128.andnot(none, counts2)), 16);
    v128.store(sums + at, f64x2.add(v128.load(sums + at), f64x2.mul(w, score)));
    v128.store(sums + at, f64x2.add(v128.load(sums + at, 16), f64x2.mul(w, score2)), 16);
    v128.store(totals + at, f64x2.add(v128.load(totals + at), v128.and(w, counts)));
    v128.store(totals + at, f64x2.add(v128.load(totals + at, 16), v128.and(w, counts2)), 16);
  }
  if (at < even) exactPairInto(program, op, values + at, column + at, weight, sums + at, totals + at, profile);
}

/** A pair as the reference has it, with its part of the sums. */
function exactPairInto(program: usize, op: usize, values: usize, into: usize, weight: f64, sums: usize, totals: usize, profile: i32): void {
  const constants = <usize>load<u32>(op, CONSTANTS) + <usize>profile * <usize>load<u32>(op, CONSTANTS_STEP);
  const places = load<i32>(program, INDICATOR_PLACES);
  const rule = load<i32>(program, INDICATOR_RULE);
  const score = exactPair(load<i32>(op, FORM), v128.load(values), constants, load<f64>(op, FLOOR), load<f64>(op, CAP), places, rule);
  const counts = f64x2.eq(score, score);
  const w = f64x2.splat(weight);
  v128.store(into, score);
  v128.store(sums, f64x2.add(v128.load(sums), v128.and(f64x2.mul(w, score), counts)));
  v128.store(totals, f64x2.add(v128.load(totals), v128.and(w, counts)));
}
