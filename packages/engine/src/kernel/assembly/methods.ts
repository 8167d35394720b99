// Methods whose parameters may differ by unit: the formulas of normalise/*.ts, two units at a time, in their order of operations (METHOD-*).
import { CONSTANTS, LOWER, METHOD, PARAM_COUNT } from './layout';

/** Order of SWEEP_METHODS. */
const COMPLETION: i32 = 0;
const GROWTH_ON_BASE: i32 = 1;
const INTERVAL: i32 = 2;
const EFFICACY: i32 = 3;
const GOALPOSTS: i32 = 4;
const MIN_MAX: i32 = 5;
const Z_SCORE: i32 = 6;
const RATIO_TO_FIRST: i32 = 7;
const FRACTION_OF_MAX: i32 = 8;
const STEP: i32 = 9;
const ALL_OR_NOTHING: i32 = 10;
const GIVEN: i32 = 11;
const DEDUCTION: i32 = 12;
const BONUS: i32 = 13;
const DISTANCE_TO_TARGET: i32 = 14;
const EFFICACY_BANDED: i32 = 15;
const DISTANCE_TO_BEST: i32 = 16;
const PROGRESS_TO_TARGET: i32 = 17;
const RANK: i32 = 18;
const PERCENTILE: i32 = 19;
const BORDA: i32 = 20;

/** A table of points stands behind five parameters, each for a pair of units. */
const POINTS_AT: usize = 80;

/** METHOD-5. */
const RATIO_DUST: f64 = 1e-9;

@inline
function nowhere(): v128 {
  return f64x2.splat(NaN);
}

@inline
function hundred(): v128 {
  return f64x2.splat(100);
}

@inline
function zero(): v128 {
  return f64x2.splat(0);
}

/** x − y where higher is better, else y − x. */
@inline
function gained(x: v128, y: v128, lower: i32): v128 {
  return lower ? f64x2.sub(y, x) : f64x2.sub(x, y);
}

/** a where the mask holds, else no result. */
@inline
function where(mask: v128, a: v128): v128 {
  return v128.bitselect(a, nowhere(), mask);
}

function completion(x: v128, target: v128, limit: v128, cap: v128, lower: i32): v128 {
  const full = f64x2.mul(hundred(), lower ? target : x);
  let score = f64x2.div(full, lower ? x : target);
  if (lower) score = v128.bitselect(score, cap, f64x2.gt(x, zero()));
  const beyond = f64x2.div(gained(x, target, lower), target);
  score = v128.andnot(score, f64x2.gt(beyond, f64x2.add(limit, f64x2.splat(RATIO_DUST))));
  return where(f64x2.gt(target, zero()), score);
}

function growthOnBase(x: v128, base: v128, fullAt: v128, zeroAt: v128, points: v128, lower: i32): v128 {
  const span = f64x2.sub(fullAt, zeroAt);
  const gain = gained(x, base, lower);
  const inPoints = f64x2.ne(points, zero());
  const growth = v128.bitselect(gain, f64x2.div(gain, f64x2.abs(base)), inPoints);
  const score = f64x2.div(f64x2.mul(hundred(), f64x2.sub(growth, zeroAt)), span);
  return where(v128.and(f64x2.gt(span, zero()), v128.or(inPoints, f64x2.ne(base, zero()))), score);
}

function interval(x: v128, low: v128, high: v128, fade: v128): v128 {
  const below = f64x2.lt(x, low);
  const above = f64x2.gt(x, high);
  const distance = v128.bitselect(f64x2.sub(low, x), v128.and(f64x2.sub(x, high), above), below);
  const faded = f64x2.mul(hundred(), f64x2.sub(f64x2.splat(1), f64x2.div(distance, fade)));
  const outside = v128.andnot(faded, f64x2.eq(fade, zero()));
  const score = v128.bitselect(hundred(), outside, f64x2.eq(distance, zero()));
  return where(v128.and(v128.and(f64x2.le(low, high), f64x2.ge(fade, zero())), f64x2.eq(x, x)), score);
}

function step(x: v128, target: v128, atTarget: v128, unit: v128, per: v128, whole: v128, lower: i32): v128 {
  const ratio = f64x2.div(gained(x, target, lower), unit);
  const near = f64x2.nearest(ratio);
  const isNear = f64x2.le(f64x2.abs(f64x2.sub(ratio, near)), f64x2.splat(RATIO_DUST));
  const complete = f64x2.add(v128.bitselect(near, f64x2.trunc(ratio), isNear), zero());
  const steps = v128.bitselect(complete, ratio, f64x2.ne(whole, zero()));
  return where(f64x2.ne(unit, zero()), f64x2.add(atTarget, f64x2.mul(per, steps)));
}

function ratioToFirst(x: v128, best: v128, lower: i32): v128 {
  if (!lower) return where(f64x2.gt(best, zero()), f64x2.div(f64x2.mul(hundred(), x), best));
  const score = v128.bitselect(hundred(), f64x2.div(f64x2.mul(hundred(), best), x), f64x2.le(x, best));
  return where(f64x2.ge(best, zero()), score);
}

function fractionOfMax(x: v128, max: v128, lower: i32): v128 {
  const score = lower
    ? f64x2.mul(hundred(), f64x2.sub(f64x2.splat(1), f64x2.div(x, max)))
    : f64x2.div(f64x2.mul(hundred(), x), max);
  return where(f64x2.gt(max, zero()), score);
}

function allOrNothing(x: v128, target: v128, otherwise: v128, lower: i32): v128 {
  const reached = lower ? f64x2.le(x, target) : f64x2.ge(x, target);
  return where(v128.and(f64x2.eq(target, target), f64x2.eq(x, x)), v128.bitselect(hundred(), otherwise, reached));
}

/** 100 less so many hundredths as the distance is of the span. */
@inline
function lessShare(distance: v128, span: v128): v128 {
  return where(f64x2.gt(span, zero()), f64x2.mul(hundred(), f64x2.sub(f64x2.splat(1), f64x2.div(distance, span))));
}

/** Number of standards, then value, coefficient, rise and width of the step that begins there, from worst to best. */
function efficacyBanded(x: v128, standards: usize, lower: i32): v128 {
  const first = standards + 8;
  const last = first + ((<usize>load<f64>(standards) - 1) << 5);
  let score = zero();
  for (let at = first; at <= last; at += 32) {
    const s = v128.load64_splat(at);
    const share = f64x2.div(f64x2.sub(x, s), v128.load64_splat(at, 24));
    const own = v128.load64_splat(at, 8);
    const within = at == last ? own : f64x2.add(own, f64x2.mul(share, v128.load64_splat(at, 16)));
    score = v128.bitselect(f64x2.mul(hundred(), within), score, lower ? f64x2.le(x, s) : f64x2.ge(x, s));
  }
  return score;
}

/** The score of the place that a value has among the peers: `order` says where their values are, best first, and how many; `places` where the scores of places are, and whether equal values count. */
function placed(x: f64, order: v128, places: v128, lower: i32): f64 {
  const ranked = <usize>f64x2.extract_lane(order, 0);
  let high = <i32>f64x2.extract_lane(order, 1);
  if (high < 0) return NaN;
  const withEqual = f64x2.extract_lane(places, 1) != 0;
  let low = 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = load<f64>(ranked + (<usize>middle << 3));
    if ((lower ? value < x : value > x) || (withEqual && value == x)) low = middle + 1;
    else high = middle;
  }
  return load<f64>(<usize>f64x2.extract_lane(places, 0) + (<usize>low << 3));
}

/** Parameter k of a pair of units: a constant, or a column. */
@inline
function param(table: usize, k: usize, pair: usize): v128 {
  return v128.load(<usize>load<u32>(table + (k << 3)) + pair * <usize>load<u32>(table + (k << 3), 4));
}

/**
 * Formula of a leaf before its bounds, for the pairs of a block; NaN where there is no result (METHOD-3).
 *
 * `table` holds for each parameter where its pairs are and how many bytes the next pair is away (0: alike for all).
 */
export function rawAny(op: usize, values: usize, table: usize, into: usize, pairs: i32, cap: v128): void {
  const method = load<i32>(op, METHOD);
  const lower = load<i32>(op, LOWER);
  for (let i: usize = 0; i < <usize>pairs; i++) {
    const x = v128.load(values + (i << 4));
    const p = param(table, 0, i);
    const q = param(table, 1, i);
    const r = param(table, 2, i);
    const s = param(table, 3, i);
    let score = nowhere();
    switch (method) {
      case COMPLETION:
        score = completion(x, p, q, cap, lower);
        break;
      case GROWTH_ON_BASE:
        score = growthOnBase(x, p, q, r, s, lower);
        break;
      case INTERVAL:
        score = interval(x, p, q, r);
        break;
      case EFFICACY:
        score = where(f64x2.gt(q, p), f64x2.add(f64x2.mul(f64x2.div(gained(x, lower ? q : p, lower), f64x2.sub(q, p)), s), r));
        break;
      case GOALPOSTS:
        score = where(f64x2.ne(p, q), f64x2.div(f64x2.mul(hundred(), f64x2.sub(x, p)), f64x2.sub(q, p)));
        break;
      case MIN_MAX: {
        const covered = f64x2.mul(f64x2.sub(q, p), gained(x, lower ? s : r, lower));
        score = where(f64x2.gt(s, r), f64x2.add(p, f64x2.div(covered, f64x2.sub(s, r))));
        break;
      }
      case Z_SCORE:
        score = where(f64x2.gt(s, zero()), f64x2.add(p, f64x2.div(f64x2.mul(q, gained(x, r, lower)), s)));
        break;
      case RATIO_TO_FIRST:
        score = ratioToFirst(x, p, lower);
        break;
      case FRACTION_OF_MAX:
        score = fractionOfMax(x, p, lower);
        break;
      case STEP:
        score = step(x, p, q, r, s, param(table, 4, i), lower);
        break;
      case ALL_OR_NOTHING:
        score = allOrNothing(x, p, q, lower);
        break;
      case GIVEN:
        score = where(f64x2.ne(p, zero()), f64x2.div(f64x2.mul(hundred(), x), p));
        break;
      case DEDUCTION:
        score = v128.bitselect(nowhere(), f64x2.sub(p, f64x2.mul(q, x)), f64x2.lt(x, zero()));
        break;
      case BONUS:
        score = v128.bitselect(nowhere(), f64x2.mul(p, x), f64x2.lt(x, zero()));
        break;
      case DISTANCE_TO_TARGET:
        score = lessShare(f64x2.max(gained(p, x, lower), zero()), q);
        break;
      case EFFICACY_BANDED:
        score = efficacyBanded(x, <usize>load<u32>(op, CONSTANTS) + POINTS_AT, lower);
        break;
      case DISTANCE_TO_BEST:
        score = lessShare(gained(lower ? p : q, x, lower), f64x2.sub(q, p));
        break;
      case PROGRESS_TO_TARGET: {
        const way = gained(p, q, lower);
        score = where(f64x2.gt(way, zero()), f64x2.div(f64x2.mul(hundred(), gained(x, q, lower)), way));
        break;
      }
      case RANK:
      case PERCENTILE:
      case BORDA:
        score = f64x2.splat(placed(f64x2.extract_lane(x, 0), p, q, lower));
        score = f64x2.replace_lane(score, 1, placed(f64x2.extract_lane(x, 1), p, q, lower));
        break;
      default:
        unreachable();
    }
    // A missing value has no score, whatever the formula gives for it; nor has one whose parameter by unit is missing.
    let known = f64x2.eq(x, x);
    for (let k: usize = 0; k < <usize>load<i32>(op, PARAM_COUNT); k++) {
      const own = param(table, k, i);
      if (load<u32>(table + (k << 3), 4) != 0) known = v128.and(known, f64x2.eq(own, own));
    }
    v128.store(into + (i << 4), where(known, score));
  }
}
