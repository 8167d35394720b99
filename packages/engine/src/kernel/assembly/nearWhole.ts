// Leaves of one node whose weights are whole numbers of one unit: Σ weight × quanta is exact, so that one sum says how much is there and how much is missing (KERNEL-22).
import { NEAR_FRACTION, NEAR_TIE } from './layout';
import { BASE, CENTRE, ENTRY_BENT, ENTRY_COLUMN, ENTRY_NONE, ENTRY_SIZE, ENTRY_WEIGHT, FLOOR_QUANTA, GAP, HIGH, LOW, RISE, SLOPE } from './nearLayout';
import { intoSums, present } from './nearSums';

/** Added to a number and taken away, times a power of two, this leaves the next multiple of that power. */
const NEXT_WHOLE: f64 = 6_755_399_441_055_744;

/** Of the upper half of a number: one exponent, and twice what values from 2³¹⁵ on come to with it; they are for the formulas themselves. */
const EXPONENT: i32 = 0x100000;
const LARGE: i32 = <i32>0xa7600000;

/** Eight units at a time, from the table of leaves [table, last) into the sums of a node; flags of units of which something is open. */
export function scoreWhole(
  program: usize,
  step: usize,
  table: usize,
  last: usize,
  unit: f64,
  flags: usize,
  sums: usize,
  totals: usize,
  closes: i32,
  isTop: bool,
  isSum: i32,
  full: v128,
  own: v128,
  begins: i32,
  bytes: usize,
): void {
  let whole: f64 = 0;
  for (let entry = table; entry < last; entry += ENTRY_SIZE) whole += load<f64>(entry, ENTRY_WEIGHT);
  const gap = load<f64>(step, GAP);
  const lowest = load<f64>(step, BASE);
  const begin = f64x2.splat(-whole * lowest);
  for (let entry = table; entry < last; entry += ENTRY_SIZE) store<f64>(entry, lowest + gap, ENTRY_NONE);
  // A multiple of the gap counts what is missing; what is left of the sum is less than half of one.
  const next = f64x2.splat(NEXT_WHOLE * gap);
  const all = f64x2.splat(whole * gap);
  const perGap = f64x2.splat(unit / gap);
  const one = f64x2.splat(unit);
  const floor = v128.load64_splat(step, FLOOR_QUANTA);
  const isMean = closes && !isTop && !isSum;
  const scale = f64x2.mul(own, f64x2.splat(gap));
  const base = f64x2.mul(own, floor);
  const exponent = i32x4.splat(EXPONENT);
  const tie = v128.load32_splat(program, NEAR_TIE);
  const fraction = v128.load32_splat(program, NEAR_FRACTION);
  for (let at: usize = 0; at < bytes; at += 64) {
    let s = begin;
    let s2 = begin;
    let s3 = begin;
    let s4 = begin;
    let clear = i32x4.splat(-1);
    let large = i32x4.splat(0);
    for (let entry = table; entry < last; entry += ENTRY_SIZE) {
      const values = <usize>load<u32>(entry, ENTRY_COLUMN) + at;
      let y = v128.load(values);
      let y2 = v128.load(values, 16);
      let y3 = v128.load(values, 32);
      let y4 = v128.load(values, 48);
      const slope = v128.load64_splat(entry, SLOPE);
      const bent = <usize>load<u32>(entry, ENTRY_BENT);
      if (bent) {
        const first = v128.load64_splat(bent);
        const final = v128.load64_splat(bent, 8);
        const x = f64x2.pmin(f64x2.pmax(y, first), final);
        const x2 = f64x2.pmin(f64x2.pmax(y2, first), final);
        const x3 = f64x2.pmin(f64x2.pmax(y3, first), final);
        const x4 = f64x2.pmin(f64x2.pmax(y4, first), final);
        y = f64x2.mul(x, slope);
        y2 = f64x2.mul(x2, slope);
        y3 = f64x2.mul(x3, slope);
        y4 = f64x2.mul(x4, slope);
        if (load<f64>(entry, CENTRE) != 0) {
          const height = v128.load64_splat(entry, CENTRE);
          y = f64x2.add(y, height);
          y2 = f64x2.add(y2, height);
          y3 = f64x2.add(y3, height);
          y4 = f64x2.add(y4, height);
        }
        const knots = bent + 24;
        const end = knots + (<usize>load<u32>(bent, 16) << 4);
        for (let knot = knots; knot < end; knot += 16) {
          const from = v128.load64_splat(knot);
          const change = v128.load64_splat(knot, 8);
          y = f64x2.add(y, f64x2.mul(f64x2.pmax(x, from), change));
          y2 = f64x2.add(y2, f64x2.mul(f64x2.pmax(x2, from), change));
          y3 = f64x2.add(y3, f64x2.mul(f64x2.pmax(x3, from), change));
          y4 = f64x2.add(y4, f64x2.mul(f64x2.pmax(x4, from), change));
        }
        // Its points lie between its bounds.
        const rise = v128.load64_splat(entry, RISE);
        y = f64x2.add(y, rise);
        y2 = f64x2.add(y2, rise);
        y3 = f64x2.add(y3, rise);
        y4 = f64x2.add(y4, rise);
      } else {
        // The upper halves without their signs; one more exponent turns what is no number, and only that, into next to nothing.
        let size = i32x4.add(v128.shuffle<i32>(y, y2, 1, 3, 5, 7), exponent);
        large = i32x4.max_u(large, i32x4.add(size, size));
        size = i32x4.add(v128.shuffle<i32>(y3, y4, 1, 3, 5, 7), exponent);
        large = i32x4.max_u(large, i32x4.add(size, size));
        if (load<f64>(entry, CENTRE) != 0) {
          const centre = v128.load64_splat(entry, CENTRE);
          y = f64x2.sub(y, centre);
          y2 = f64x2.sub(y2, centre);
          y3 = f64x2.sub(y3, centre);
          y4 = f64x2.sub(y4, centre);
        }
        y = f64x2.mul(y, slope);
        y2 = f64x2.mul(y2, slope);
        y3 = f64x2.mul(y3, slope);
        y4 = f64x2.mul(y4, slope);
        const rise = v128.load64_splat(entry, RISE);
        const high = v128.load64_splat(entry, HIGH);
        const low = v128.load64_splat(entry, LOW);
        y = f64x2.pmax(f64x2.pmin(f64x2.add(y, rise), high), low);
        y2 = f64x2.pmax(f64x2.pmin(f64x2.add(y2, rise), high), low);
        y3 = f64x2.pmax(f64x2.pmin(f64x2.add(y3, rise), high), low);
        y4 = f64x2.pmax(f64x2.pmin(f64x2.add(y4, rise), high), low);
      }
      const none = v128.load64_splat(entry, ENTRY_NONE);
      y = f64x2.pmin(none, y);
      y2 = f64x2.pmin(none, y2);
      y3 = f64x2.pmin(none, y3);
      y4 = f64x2.pmin(none, y4);
      // The lower half of a number on the grid ends in its bits behind the point.
      clear = i32x4.min_u(clear, v128.and(i32x4.add(v128.shuffle<i32>(y, y2, 0, 2, 4, 6), tie), fraction));
      clear = i32x4.min_u(clear, v128.and(i32x4.add(v128.shuffle<i32>(y3, y4, 0, 2, 4, 6), tie), fraction));
      const weight = v128.load64_splat(entry, ENTRY_WEIGHT);
      s = f64x2.add(s, f64x2.mul(weight, f64x2.nearest(y)));
      s2 = f64x2.add(s2, f64x2.mul(weight, f64x2.nearest(y2)));
      s3 = f64x2.add(s3, f64x2.mul(weight, f64x2.nearest(y3)));
      s4 = f64x2.add(s4, f64x2.mul(weight, f64x2.nearest(y4)));
    }
    if (!i32x4.all_true(clear) || v128.any_true(i32x4.ge_u(large, i32x4.splat(LARGE)))) {
      const open = f64x2.splat(1);
      v128.store(flags + at, open);
      v128.store(flags + at, open, 16);
      v128.store(flags + at, open, 32);
      v128.store(flags + at, open, 48);
    }
    if (isMean) {
      addMean(sums + at, totals + at, s, next, all, scale, base, own, begins);
      addMean(sums + at + 16, totals + at + 16, s2, next, all, scale, base, own, begins);
      addMean(sums + at + 32, totals + at + 32, s3, next, all, scale, base, own, begins);
      addMean(sums + at + 48, totals + at + 48, s4, next, all, scale, base, own, begins);
    } else {
      for (let k: usize = 0; k < 64; k += 16) {
        const sum = k == 0 ? s : k == 16 ? s2 : k == 32 ? s3 : s4;
        const gaps = f64x2.sub(f64x2.add(sum, next), next);
        const t = f64x2.mul(f64x2.sub(all, gaps), perGap);
        const quanta = f64x2.add(f64x2.mul(f64x2.sub(sum, gaps), one), f64x2.mul(t, floor));
        intoSums(sums + at + k, totals + at + k, quanta, t, closes, isTop, isSum, full, own, begins);
      }
    }
  }
}

/** The mean of a pair, times its weight, into the sums above: the unit of the weights is in both, what is there and what it is divided by. */
@inline
function addMean(sums: usize, totals: usize, sum: v128, next: v128, all: v128, scale: v128, base: v128, own: v128, begins: i32): void {
  const gaps = f64x2.sub(f64x2.add(sum, next), next);
  const mean = f64x2.add(f64x2.div(f64x2.mul(f64x2.sub(sum, gaps), scale), f64x2.sub(all, gaps)), base);
  const counts = present(mean);
  const s = v128.and(mean, counts);
  const t = v128.and(own, counts);
  v128.store(sums, begins ? s : f64x2.add(v128.load(sums), s));
  v128.store(totals, begins ? t : f64x2.add(v128.load(totals), t));
}
