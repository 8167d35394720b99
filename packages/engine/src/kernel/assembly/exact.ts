// Numbers exactly as the reference has them: tidy, tidyScore and quantise, two lanes at a time (KERNEL-8, QNT-1, QNT-5).

/** What lies outside the ranges that are proven here is asked of the reference itself, one number at a time. */
@external('reference', 'tidy')
declare function referenceTidy(x: f64): f64;

/** quantise(tidyScore(x)) of the reference. */
@external('reference', 'quanta')
declare function referenceQuanta(x: f64, places: i32, rule: i32): f64;

export const HALF_EVEN: i32 = 0;
export const HALF_UP: i32 = 1;
export const HALF_DOWN: i32 = 2;
export const DOWN: i32 = 3;
export const UP: i32 = 4;

/** Below this many places a score that is no nearer to a tie than 10⁻⁴ of a quantum is decided by the float product (QNT-5 moves it by 5·10⁻⁵ at most). */
export const MOST_PLACES: i32 = 6;
const NEAR_TIE: f64 = 0.4999;
/** 2²⁷ + 1: splits a float64 into two halves of 26 bits (Veltkamp). */
const SPLITTER: f64 = 134217729;
/** Of a float64 its sign, exponent and upper 20 bits. */
const UPPER_BITS: i64 = -8589934592;

@inline
export function ten(places: i32): f64 {
  let power: f64 = 1;
  for (let i = 0; i < places; i++) power *= 10;
  return power;
}

/** Math.round: ties towards +∞, for |x| < 2⁵². */
@inline
function roundTies(x: f64): f64 {
  const near = nearest(x);
  return x - near == 0.5 ? near + 1 : near;
}

@inline
function roundTies2(x: v128): v128 {
  const near = f64x2.nearest(x);
  return f64x2.add(near, v128.and(f64x2.eq(f64x2.sub(x, near), f64x2.splat(0.5)), f64x2.splat(1)));
}

/** quantise(tidyScore(x)) by whole numbers: after ten decimals a score is k ÷ 10¹⁰, and the decimal of k is its shortest. */
export function quanta(x: f64, places: i32, rule: i32): f64 {
  if (!(abs(x) < 1e5) || places > 10) return referenceQuanta(x, places, rule);
  const scaled = roundTies(x * 1e10);
  const size = <i64>abs(scaled);
  let unit: i64 = 1;
  for (let i = places; i < 10; i++) unit *= 10;
  let count = size / unit;
  const rest = size - count * unit;
  if (rest != 0) {
    const twice = rest * 2;
    let away = false;
    if (rule == UP) away = true;
    else if (rule == HALF_UP) away = twice >= unit;
    else if (rule == HALF_DOWN) away = twice > unit;
    else if (rule == HALF_EVEN) away = twice > unit || (twice == unit && (count & 1) == 1);
    if (away) count += 1;
  }
  return scaled < 0 && count != 0 ? -(<f64>count) : <f64>count;
}

/**
 * Quanta of two scores by a rule of halves, also at ties: |x| below 10⁵, at most MOST_PLACES. NaN stays NaN.
 * With k = 10¹⁰ scores and u = 10^(10 − places), k − n·u is exact for the n next to k ÷ u, and says on which side of a tie k lies.
 */
export function quantaAtTies2(x: v128, places: i32, rule: i32): v128 {
  const scaled = roundTies2(f64x2.mul(x, f64x2.splat(1e10)));
  const unit = f64x2.splat(ten(10 - places));
  const half = f64x2.mul(unit, f64x2.splat(0.5));
  const one = f64x2.splat(1);
  const zero = f64x2.splat(0);
  let count = f64x2.nearest(f64x2.div(scaled, unit));
  const rest = f64x2.sub(scaled, f64x2.mul(count, unit));
  const step = v128.bitselect(f64x2.splat(-1), one, f64x2.lt(rest, zero));
  const size = f64x2.abs(rest);
  let moves = f64x2.gt(size, half);
  const tie = f64x2.eq(size, half);
  if (v128.any_true(tie)) {
    // Away from zero is the way that the rest points where it has the sign of the number.
    const sameSide = v128.not(v128.xor(f64x2.lt(rest, zero), f64x2.lt(scaled, zero)));
    const halved = f64x2.mul(count, f64x2.splat(0.5));
    const odd = f64x2.ne(f64x2.nearest(halved), halved);
    const goes = rule == HALF_EVEN ? odd : rule == HALF_UP ? sameSide : v128.not(sameSide);
    moves = v128.or(moves, v128.and(tie, goes));
  }
  count = f64x2.add(count, v128.and(moves, step));
  return f64x2.add(count, zero);
}

/** Quanta of two scores by a rule of halves: |x| below 10⁵, at most MOST_PLACES. NaN stays NaN. */
@inline
export function quantaOfHalves2(x: v128, power: v128, places: i32, rule: i32): v128 {
  const product = f64x2.mul(x, power);
  const near = f64x2.nearest(product);
  const slow = f64x2.ge(f64x2.abs(f64x2.sub(product, near)), f64x2.splat(NEAR_TIE));
  return v128.any_true(slow) ? quantaAtTies2(x, places, rule) : f64x2.add(near, f64x2.splat(0));
}

/** Quanta of two scores by any rule, of any size. NaN stays NaN. */
export function quanta2(x: v128, power: v128, places: i32, rule: i32): v128 {
  if (rule <= HALF_DOWN && places <= MOST_PLACES && v128.all_true<i64>(v128.not(f64x2.ge(f64x2.abs(x), f64x2.splat(1e5))))) {
    return quantaOfHalves2(x, power, places, rule);
  }
  const first = f64x2.extract_lane(x, 0);
  const second = f64x2.extract_lane(x, 1);
  return f64x2.replace_lane(
    f64x2.splat(first == first ? quanta(first, places, rule) : NaN),
    1,
    second == second ? quanta(second, places, rule) : NaN,
  );
}

/** tidy (QNT-5). */
export function tidy(x: f64): f64 {
  if (x != x || nearest(x) == x) return x;
  const size = abs(x);
  if (size < 4e6) {
    const short = roundTies(x * 1e9) / 1e9;
    if (short != 0 && abs(x - short) <= 1e-11) return short;
  }
  if (size < 1e-6 || size >= 1e15) return referenceTidy(x);
  let scale: f64 = 1e14;
  if (size < 1) while (size * scale < 1e14) scale *= 10;
  else for (let above: f64 = 10; size >= above; above *= 10) scale /= 10;
  const product = size * scale;
  let split = size * SPLITTER;
  const high = split - (split - size);
  const low = size - high;
  split = scale * SPLITTER;
  const scaleHigh = split - (split - scale);
  const scaleLow = scale - scaleHigh;
  const error = high * scaleHigh - product + high * scaleLow + low * scaleHigh + low * scaleLow;
  let count = floor(product);
  const rest = product - count;
  if (rest > 0.5 || (rest == 0.5 && error >= 0)) count += 1;
  return copysign(count / scale, x);
}

/**
 * tidy of two numbers; what is not from 1 to 100 goes another way.
 * From 1 to 100 a number is x·10¹³ or x·10¹⁴ at 15 digits. The upper 20 bits of x times that are exact (5¹⁴ has 33 bits); what the lower bits give, below 2³¹, is off by
 * less than 2⁻²¹ with its sum. So the whole number next to both is the reference's unless the sum is that near to half between two; the product and its error decide then.
 */
export function tidy2(x: v128): v128 {
  const inRange = v128.and(f64x2.ge(x, f64x2.splat(1)), f64x2.lt(x, f64x2.splat(100)));
  if (!v128.all_true<i64>(inRange)) return tidyAny2(x);
  // Half between two whole billionths is far from both, whichever is taken.
  const whole = f64x2.nearest(f64x2.mul(x, f64x2.splat(1e9)));
  const short = f64x2.div(whole, f64x2.splat(1e9));
  const isShort = f64x2.le(f64x2.abs(f64x2.sub(x, short)), f64x2.splat(1e-11));
  const scale = v128.bitselect(f64x2.splat(1e13), f64x2.splat(1e14), f64x2.ge(x, f64x2.splat(10)));
  const high = v128.and(x, i64x2.splat(UPPER_BITS));
  const product = f64x2.mul(high, scale);
  const most = f64x2.nearest(product);
  const rest = f64x2.add(f64x2.sub(product, most), f64x2.mul(f64x2.sub(x, high), scale));
  const more = f64x2.nearest(rest);
  if (v128.any_true(f64x2.ge(f64x2.abs(f64x2.sub(rest, more)), f64x2.splat(0.49999)))) return tidyAny2(x);
  return v128.bitselect(short, f64x2.div(f64x2.add(most, more), scale), isShort);
}

/**
 * As `tidy2`, and never −0. From 10 to 100 it divides once: the digits by their scale, or billionths by theirs where x is within 10⁻¹¹ of so many. That x·10⁹ is
 * within 0.01 of a whole number says the latter but for 2⁻¹⁶; what is that near to 0.01, or near half between two digits, is for `tidy2`.
 */
@inline
export function tidyOfTens2(x: v128): v128 {
  const billionths = f64x2.mul(x, f64x2.splat(1e9));
  const whole = f64x2.nearest(billionths);
  const dust = f64x2.sub(billionths, whole);
  const square = f64x2.mul(dust, dust);
  const isShort = f64x2.lt(square, f64x2.splat(0.99e-4));
  const high = v128.and(x, i64x2.splat(UPPER_BITS));
  const scale = f64x2.splat(1e13);
  const product = f64x2.mul(high, scale);
  const most = f64x2.nearest(product);
  const rest = f64x2.add(f64x2.sub(product, most), f64x2.mul(f64x2.sub(x, high), scale));
  const more = f64x2.nearest(rest);
  const apart = f64x2.sub(rest, more);
  const outside = v128.or(f64x2.lt(x, f64x2.splat(10)), f64x2.gt(x, f64x2.splat(100)));
  const isOpen = v128.or(v128.xor(isShort, f64x2.lt(square, f64x2.splat(1.01e-4))), f64x2.gt(f64x2.mul(apart, apart), f64x2.splat(0.2499)));
  if (v128.any_true(v128.or(outside, isOpen))) return f64x2.add(tidy2(x), f64x2.splat(0));
  const digits = f64x2.add(most, more);
  return f64x2.div(v128.bitselect(whole, digits, isShort), v128.bitselect(f64x2.splat(1e9), scale, isShort));
}

/**
 * tidy of two numbers; what is not from 1 to 100 goes one by one.
 * From 1 to 100 a number is x·10¹³ or x·10¹⁴ at 15 digits; the product and its error are exact (Dekker), and so are the division's two sides.
 */
function tidyAny2(x: v128): v128 {
  const settled = v128.or(f64x2.eq(f64x2.nearest(x), x), f64x2.ne(x, x));
  if (v128.all_true<i64>(settled)) return x;
  const size = f64x2.abs(x);
  const inRange = v128.and(f64x2.ge(size, f64x2.splat(1)), f64x2.lt(size, f64x2.splat(100)));
  if (!v128.all_true<i64>(v128.or(settled, inRange))) {
    return f64x2.replace_lane(f64x2.splat(tidy(f64x2.extract_lane(x, 0))), 1, tidy(f64x2.extract_lane(x, 1)));
  }
  const billionths = f64x2.mul(x, f64x2.splat(1e9));
  const whole = roundTies2(billionths);
  let short = x;
  let isShort = settled;
  // Within 10⁻¹¹ of nine decimals is within 0.01 of a whole number of billionths, dust aside.
  if (v128.any_true(f64x2.lt(f64x2.abs(f64x2.sub(billionths, whole)), f64x2.splat(0.02)))) {
    const nine = f64x2.div(whole, f64x2.splat(1e9));
    const near = f64x2.le(f64x2.abs(f64x2.sub(x, nine)), f64x2.splat(1e-11));
    short = v128.bitselect(nine, x, v128.andnot(near, settled));
    isShort = v128.or(settled, near);
    if (v128.all_true<i64>(isShort)) return short;
  }
  const tens = f64x2.ge(size, f64x2.splat(10));
  const scale = v128.bitselect(f64x2.splat(1e13), f64x2.splat(1e14), tens);
  const product = f64x2.mul(size, scale);
  let split = f64x2.mul(size, f64x2.splat(SPLITTER));
  const high = f64x2.sub(split, f64x2.sub(split, size));
  const low = f64x2.sub(size, high);
  split = f64x2.mul(scale, f64x2.splat(SPLITTER));
  const scaleHigh = f64x2.sub(split, f64x2.sub(split, scale));
  const scaleLow = f64x2.sub(scale, scaleHigh);
  const error = f64x2.add(
    f64x2.add(f64x2.add(f64x2.sub(f64x2.mul(high, scaleHigh), product), f64x2.mul(high, scaleLow)), f64x2.mul(low, scaleHigh)),
    f64x2.mul(low, scaleLow),
  );
  const floored = f64x2.floor(product);
  const rest = f64x2.sub(product, floored);
  const half = f64x2.splat(0.5);
  const up = v128.or(f64x2.gt(rest, half), v128.and(f64x2.eq(rest, half), f64x2.ge(error, f64x2.splat(0))));
  const count = f64x2.add(floored, v128.and(up, f64x2.splat(1)));
  const digits = v128.or(f64x2.div(count, scale), v128.and(x, f64x2.splat(-0.0)));
  return v128.bitselect(short, digits, isShort);
}

/** The same where it need not stand in the loop itself. */
export function tidyOfTens(x: v128): v128 {
  return tidyOfTens2(x);
}

/** tidy of so many bytes of numbers, by pairs; never −0. */
export function tidyArray(from: usize, into: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(into + at, tidyOfTens2(v128.load(from + at)));
}

/** For the tests: tidy of every number of a column, in place, by pairs; never −0. */
export function tidyColumn(column: usize, pairs: i32): void {
  tidyArray(column, column, <usize>pairs << 4);
}

/** For the tests: quanta of every number of a column, in place, by pairs. */
export function quantaColumn(column: usize, pairs: i32, places: i32, rule: i32): void {
  const power = f64x2.splat(ten(places));
  for (let i = 0; i < pairs; i++, column += 16) v128.store(column, quanta2(v128.load(column), power, places, rule));
}
