// Scores of one leaf for the units of a block: value → method → bounds → rounding (METHOD-2), and the sums of its parent.
import { BY_HALVES, NOT_ROUNDED, POINTS, SCALED, STRETCHED } from './layout';
import { quanta2, quantaAtTies2, quantaOfHalves2, ten } from './exact';

// A loop is compiled once for each form, and for scores that are kept or not: the size of a type is known to the compiler, an argument is not.
type Scaled = u8;
type Stretched = u16;
type Points = u32;
type Kept = u8;
type Passing = u16;

/** The formula of a form whose constants are alike for the block. */
@inline
function formula<Form>(x: v128, a: v128, b: v128, c: v128, d: v128): v128 {
  if (sizeof<Form>() == sizeof<Scaled>()) return f64x2.add(a, f64x2.div(f64x2.mul(b, f64x2.sub(x, c)), d));
  return f64x2.add(f64x2.mul(f64x2.div(f64x2.sub(x, c), d), b), a);
}

/** Straight lines through points: count, then value, score, rise and width of the segment that begins there (METHOD-PIECEWISE). */
@inline
function piecewise(x: v128, constants: usize): v128 {
  const count = <usize>load<f64>(constants);
  const first = constants + 8;
  const last = first + (count - 1) * 32;
  let v = v128.load64_splat(first);
  let a = v128.load64_splat(first, 8);
  let rise = v128.load64_splat(first, 16);
  let width = v128.load64_splat(first, 24);
  for (let point = first + 32; point < last; point += 32) {
    const from = v128.load64_splat(point);
    const reached = f64x2.ge(x, from);
    v = v128.bitselect(from, v, reached);
    a = v128.bitselect(v128.load64_splat(point, 8), a, reached);
    rise = v128.bitselect(v128.load64_splat(point, 16), rise, reached);
    width = v128.bitselect(v128.load64_splat(point, 24), width, reached);
  }
  const between = f64x2.add(a, f64x2.div(f64x2.mul(rise, f64x2.sub(x, v)), width));
  const started = v128.bitselect(v128.load64_splat(first, 8), between, f64x2.lt(x, v128.load64_splat(first)));
  return v128.bitselect(v128.load64_splat(last, 8), started, f64x2.ge(x, v128.load64_splat(last)));
}

/** `raw < floor ? floor : raw > cap ? cap : raw`; what is not finite has no score. */
@inline
function bounded(raw: v128, floor: v128, cap: v128): v128 {
  return f64x2.pmin(f64x2.pmax(raw, floor), cap);
}

/** All ones where a number is finite. */
@inline
function finite(raw: v128): v128 {
  return f64x2.eq(f64x2.sub(raw, raw), f64x2.splat(0));
}

/** Scores of a pair as the reference computes them; NaN where there is none. */
export function exactPair(form: i32, x: v128, exact: usize, floor: f64, cap: f64, places: i32, rule: i32): v128 {
  let raw: v128;
  if (form == POINTS) raw = piecewise(x, exact);
  else {
    const a = v128.load64_splat(exact);
    const b = v128.load64_splat(exact, 8);
    const c = v128.load64_splat(exact, 16);
    const d = v128.load64_splat(exact, 24);
    raw = form == SCALED ? formula<Scaled>(x, a, b, c, d) : formula<Stretched>(x, a, b, c, d);
  }
  const score = quantaAtTies2(bounded(raw, f64x2.splat(floor), f64x2.splat(cap)), places, rule);
  return v128.bitselect(f64x2.div(score, f64x2.splat(ten(places))), f64x2.splat(NaN), finite(raw));
}

/** The line (slope, height) of the segment in which each of two values lies, out of a table of such pairs. */
@inline
function segment(x: v128, lines: usize, thresholds: usize, count: i32, first: v128, second: v128, third: v128, fourth: v128): v128 {
  let at = i64x2.sub(i64x2.sub(i64x2.splat(0), f64x2.ge(x, first)), f64x2.ge(x, second));
  at = i64x2.sub(i64x2.sub(at, f64x2.ge(x, third)), f64x2.ge(x, fourth));
  for (let k = 4; k < count; k++) at = i64x2.sub(at, f64x2.ge(x, v128.load64_splat(thresholds + (<usize>k << 3))));
  const own = lines + (<usize>i64x2.extract_lane(at, 0) << 4);
  const next = lines + (<usize>i64x2.extract_lane(at, 1) << 4);
  const slope = v128.load_lane<f64>(next, v128.load64_zero(own), 1);
  const height = v128.load_lane<f64>(next, v128.load64_zero(own, 8), 1, 8);
  return f64x2.add(f64x2.mul(x, slope), height);
}

/**
 * Quanta of a score follow from a line in quanta wherever that is farther from a tie than the dust of its two operations and of the reference (the
 * driver sees to the sizes): slope × x + height, bounded, to the nearest whole number. Near a tie, and for values beyond 10⁹⁵, the reference's own
 * operations decide. Quanta ÷ 10^places is quanta × (head + tail) with an exact first product, which rounds as the division does.
 */
function fused<Form, Keeping>(
  form: i32,
  values: usize,
  constants: usize,
  floor: f64,
  cap: f64,
  weight: f64,
  places: i32,
  rule: i32,
  sums: usize,
  totals: usize,
  into: usize,
  pairs: i32,
): void {
  const power = ten(places);
  const low = f64x2.splat(floor * power);
  const high = f64x2.splat(cap * power);
  const w = f64x2.splat(weight);
  const head = v128.load64_splat(constants);
  const tail = v128.load64_splat(constants, 8);
  const exact = constants + <usize>load<f64>(constants, 16);
  const count = <i32>load<f64>(constants, 24);
  const first = v128.load64_splat(constants, 32);
  const second = v128.load64_splat(constants, 40);
  const third = v128.load64_splat(constants, 48);
  const fourth = v128.load64_splat(constants, 56);
  const thresholds = constants + 32;
  const lines = thresholds + (<usize>max(count, 4) << 3);
  const tiny = f64x2.splat(1e-100);
  const nearTie = f64x2.splat(0.24985);
  const end = values + (<usize>pairs << 4);
  const isPoints = sizeof<Form>() == sizeof<Points>();
  for (; values + 16 < end; values += 32) {
    const x = v128.load(values);
    const y = v128.load(values, 16);
    const line = isPoints ? segment(x, lines, thresholds, count, first, second, third, fourth) : f64x2.add(f64x2.mul(x, first), second);
    const next = isPoints ? segment(y, lines, thresholds, count, first, second, third, fourth) : f64x2.add(f64x2.mul(y, first), second);
    const within = f64x2.pmin(f64x2.pmax(line, low), high);
    const nextWithin = f64x2.pmin(f64x2.pmax(next, low), high);
    const near = f64x2.nearest(within);
    const nextNear = f64x2.nearest(nextWithin);
    const apart = f64x2.add(f64x2.sub(within, near), f64x2.mul(x, tiny));
    const nextApart = f64x2.add(f64x2.sub(nextWithin, nextNear), f64x2.mul(y, tiny));
    let counts = f64x2.eq(line, line);
    let nextCounts = f64x2.eq(next, next);
    let score = f64x2.add(f64x2.mul(near, head), f64x2.mul(near, tail));
    let nextScore = f64x2.add(f64x2.mul(nextNear, head), f64x2.mul(nextNear, tail));
    if (v128.any_true(v128.or(f64x2.ge(f64x2.mul(apart, apart), nearTie), f64x2.ge(f64x2.mul(nextApart, nextApart), nearTie)))) {
      score = exactPair(form, x, exact, floor, cap, places, rule);
      counts = f64x2.eq(score, score);
      nextScore = exactPair(form, y, exact, floor, cap, places, rule);
      nextCounts = f64x2.eq(nextScore, nextScore);
    }
    if (sizeof<Keeping>() == sizeof<Kept>()) {
      v128.store(into, v128.bitselect(f64x2.add(score, f64x2.splat(0)), f64x2.splat(NaN), counts));
      v128.store(into, v128.bitselect(f64x2.add(nextScore, f64x2.splat(0)), f64x2.splat(NaN), nextCounts), 16);
      into += 32;
    }
    v128.store(sums, f64x2.add(v128.load(sums), v128.and(f64x2.mul(w, score), counts)));
    v128.store(sums, f64x2.add(v128.load(sums, 16), v128.and(f64x2.mul(w, nextScore), nextCounts)), 16);
    v128.store(totals, f64x2.add(v128.load(totals), v128.and(w, counts)));
    v128.store(totals, f64x2.add(v128.load(totals, 16), v128.and(w, nextCounts)), 16);
    sums += 32;
    totals += 32;
  }
  if (values < end) {
    const score = exactPair(form, v128.load(values), exact, floor, cap, places, rule);
    const counts = f64x2.eq(score, score);
    if (sizeof<Keeping>() == sizeof<Kept>()) v128.store(into, score);
    v128.store(sums, f64x2.add(v128.load(sums), v128.and(f64x2.mul(w, score), counts)));
    v128.store(totals, f64x2.add(v128.load(totals), v128.and(w, counts)));
  }
}

/** Scores rounded by halves, added to the sums of the parent in the same pass; kept where `into` is not 0. `constants` are those of the line (../line.ts). */
export function fusedLeaf(
  form: i32,
  values: usize,
  constants: usize,
  floor: f64,
  cap: f64,
  weight: f64,
  places: i32,
  rule: i32,
  sums: usize,
  totals: usize,
  into: usize,
  pairs: i32,
): void {
  if (form == POINTS) {
    if (into) fused<Points, Kept>(form, values, constants, floor, cap, weight, places, rule, sums, totals, into, pairs);
    else fused<Points, Passing>(form, values, constants, floor, cap, weight, places, rule, sums, totals, into, pairs);
  } else if (into) fused<Scaled, Kept>(form, values, constants, floor, cap, weight, places, rule, sums, totals, into, pairs);
  else fused<Scaled, Passing>(form, values, constants, floor, cap, weight, places, rule, sums, totals, into, pairs);
}

/** The formula alone, before bounds. */
export function rawLeaf(form: i32, values: usize, constants: usize, into: usize, pairs: i32): void {
  const a = v128.load64_splat(constants);
  const b = v128.load64_splat(constants, 8);
  const c = v128.load64_splat(constants, 16);
  const d = v128.load64_splat(constants, 24);
  const end = values + (<usize>pairs << 4);
  if (form == SCALED) {
    for (; values < end; values += 16, into += 16) v128.store(into, formula<Scaled>(v128.load(values), a, b, c, d));
  } else if (form == STRETCHED) {
    for (; values < end; values += 16, into += 16) v128.store(into, formula<Stretched>(v128.load(values), a, b, c, d));
  } else {
    for (; values < end; values += 16, into += 16) v128.store(into, piecewise(v128.load(values), constants));
  }
}

/** Bounds and rounding of raw scores, in place; NaN where there is none. */
export function finishLeaf(column: usize, floor: f64, cap: f64, rounded: i32, places: i32, rule: i32, pairs: i32): void {
  const low = f64x2.splat(floor);
  const high = f64x2.splat(cap);
  const power = f64x2.splat(ten(places));
  const end = column + (<usize>pairs << 4);
  for (; column < end; column += 16) {
    const raw = v128.load(column);
    const counts = finite(raw);
    let score = v128.bitselect(bounded(raw, low, high), f64x2.splat(NaN), counts);
    if (rounded == NOT_ROUNDED) score = f64x2.add(score, f64x2.splat(0));
    else if (rounded == BY_HALVES) score = f64x2.div(quantaOfHalves2(score, power, places, rule), power);
    else score = f64x2.div(quanta2(score, power, places, rule), power);
    v128.store(column, score);
  }
}
