// A tree in passes: who has a score, from the leaves up; weights as they count, from the root down; scores and points, from the leaves up
// (AGG-3 to AGG-5, IMPUTE-1 to IMPUTE-3). For schemes that round the points of parts, refuse, or give composites zero.
import {
  ASKED,
  ASKS,
  CHILDREN,
  CHILD_COUNT,
  CLOSE,
  FULL,
  GAPS,
  KEPT,
  KIND,
  LEAF,
  OF_TOTAL,
  OPS,
  OP_COUNT,
  OP_SIZE,
  PART,
  PART_PLACES,
  PART_RULE,
  REFUSE,
  RULE,
  SUMS,
  VALUES,
  WEIGHT,
  ZERO,
} from './layout';
import { arrayAt, blockOf, countsAsZero, fill, fillZeros, gapAt, isExcused, keep, scoreLeafInto } from './block';
import { quanta2, ten, tidyOfTens } from './exact';
import { writeTotals } from './narrow';

/** Why a part has no score, as far as rules tell reasons apart; plus REFUSED where nothing above can be scored either. */
const EXCUSED: u8 = 1;
const OWN_FAULT: u8 = 2;
const OTHER_FAULT: u8 = 3;
const REFUSED: u8 = 4;
/** Weights that miss their scale by no more than this are taken as written (AGG-4). */
const SCALE_DUST: f64 = 1e-9;
/** Arrays of a part: score, weight as it counts, reason; of a node also who has a score of its own. */
const ARRAYS_OF_PART: i32 = 4;

@inline
function arrayOf(scratch: usize, block: i32, part: i32, k: i32): usize {
  return arrayAt(scratch, block, 2 + part * ARRAYS_OF_PART + k);
}

@inline
function weightOf(op: usize, profile: i32): f64 {
  return load<f64>(<usize>load<u32>(op, WEIGHT) + (<usize>profile << 3));
}

/** Record of child k of a node. */
@inline
function childAt(op: usize, k: i32): usize {
  return <usize>load<u32>(<usize>load<u32>(op, CHILDREN) + (<usize>k << 2));
}

/** One block through the tree. */
export function wideBlock(program: usize, scratch: usize, profile: i32, unit: i32, count: i32): void {
  const pairs = (count + 1) >> 1;
  const block = blockOf(program);
  const asks = load<i32>(program, ASKS);
  const ops = <usize>load<u32>(program, OPS);
  const end = ops + OP_SIZE * <usize>load<i32>(program, OP_COUNT);
  for (let op = ops; op < end; op += OP_SIZE) {
    const kind = load<i32>(op, KIND);
    if (kind == LEAF) presentLeaf(program, op, scratch, block, asks, profile, unit, count);
    else if (kind == CLOSE) {
      presentNode(op, scratch, block, profile, pairs);
      if (asks) reasonsOfNode(op, scratch, block, op + OP_SIZE == end, profile, pairs << 1);
    }
  }
  const root = end - OP_SIZE;
  for (let op = root; op >= ops; op -= OP_SIZE) if (load<i32>(op, KIND) == CLOSE) spreadWeights(op, scratch, block, op == root, profile, pairs);
  for (let op = ops; op < end; op += OP_SIZE) {
    const kind = load<i32>(op, KIND);
    const scores = arrayOf(scratch, block, load<i32>(op, PART), 0);
    if (kind == CLOSE) combine(program, op, scratch, block, profile, pairs);
    if (kind == CLOSE || kind == LEAF) keep(<usize>load<u32>(op, KEPT), scores, unit, count);
  }
  writeTotals(program, arrayOf(scratch, block, load<i32>(root, PART), 0), unit, count);
}

function presentLeaf(program: usize, op: usize, scratch: usize, block: i32, asks: i32, profile: i32, unit: i32, count: i32): void {
  const part = load<i32>(op, PART);
  const scores = arrayOf(scratch, block, part, 0);
  const reasons = arrayOf(scratch, block, part, 2);
  const weight = weightOf(op, profile);
  if (weight != weight) {
    fill(scores, NaN, (count + 1) >> 1);
    return;
  }
  scoreLeafInto(program, op, scratch, scores, profile, unit, count);
  const rule = load<i32>(op, RULE);
  if (rule == ZERO) fillZeros(op, scores, profile, unit, count);
  if (!asks) return;
  const gaps = <usize>load<u32>(op, GAPS);
  const values = <usize>load<u32>(op, VALUES) + (<usize>unit << 3);
  const refuses = rule == REFUSE && load<u8>(<usize>load<u32>(op, ASKED) + <usize>profile) != 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    const score = load<f64>(scores + (i << 3));
    if (score == score) continue;
    const x = load<f64>(values + (i << 3));
    const gap = x != x ? gapAt(gaps, <usize>unit + i) : 0;
    const reason = isExcused(gap) ? EXCUSED : countsAsZero(gap) ? OWN_FAULT : OTHER_FAULT;
    store<u8>(reasons + i, reason | (refuses && reason != EXCUSED ? REFUSED : 0));
  }
  // The odd last unit stands twice: what is refused of one is refused of the other, or a total that nobody asks for is rounded.
  if (count & 1) store<u8>(reasons + count, load<u8>(reasons + count - 1));
}

/** Who has a part that counts: score 0 for now, NaN where there is none. */
function presentNode(op: usize, scratch: usize, block: i32, profile: i32, pairs: i32): void {
  const part = load<i32>(op, PART);
  const scores = arrayOf(scratch, block, part, 0);
  const owns = arrayOf(scratch, block, part, 3);
  fill(owns, 0, pairs);
  for (let k = 0, n = load<i32>(op, CHILD_COUNT); k < n; k++) {
    const child = childAt(op, k);
    if (!(weightOf(child, profile) > 0)) continue;
    const below = arrayOf(scratch, block, load<i32>(child, PART), 0);
    for (let at: usize = 0, end = <usize>pairs << 4; at < end; at += 16) {
      const score = v128.load(below + at);
      v128.store(owns + at, v128.or(v128.load(owns + at), f64x2.eq(score, score)));
    }
  }
  for (let at: usize = 0, end = <usize>pairs << 4; at < end; at += 16) {
    v128.store(scores + at, v128.andnot(f64x2.splat(NaN), v128.load(owns + at)));
  }
}

/** Refusals and reasons from the parts, then the rule of the node itself. */
function reasonsOfNode(op: usize, scratch: usize, block: i32, isRoot: bool, profile: i32, count: i32): void {
  const part = load<i32>(op, PART);
  const scores = arrayOf(scratch, block, part, 0);
  const reasons = arrayOf(scratch, block, part, 2);
  const owns = arrayOf(scratch, block, part, 3);
  const rule = load<i32>(op, RULE);
  const asked = !isRoot && load<u8>(<usize>load<u32>(op, ASKED) + <usize>profile) != 0;
  for (let i: usize = 0; i < <usize>count; i++) {
    let reason: u8 = 0;
    for (let k = 0, n = load<i32>(op, CHILD_COUNT); k < n; k++) {
      const child = childAt(op, k);
      if (!(weightOf(child, profile) > 0)) continue;
      const below = load<i32>(child, PART);
      const score = load<f64>(arrayOf(scratch, block, below, 0) + (i << 3));
      if (score == score) continue;
      const own = load<u8>(arrayOf(scratch, block, below, 2) + i);
      if (own & REFUSED) {
        reason = own;
        break;
      }
      if (reason == 0) reason = own;
    }
    if (reason & REFUSED) {
      store<i64>(owns + (i << 3), 0);
      store<f64>(scores + (i << 3), NaN);
    } else if (load<i64>(owns + (i << 3)) == 0) {
      if (reason == 0) reason = EXCUSED;
      if (asked && rule == ZERO && reason == OWN_FAULT) store<f64>(scores + (i << 3), 0);
      else if (asked && rule == REFUSE && reason != EXCUSED) reason |= REFUSED;
    }
    store<u8>(reasons + i, reason);
  }
}

/** Weights of the parts of a node on its scale (AGG-3, AGG-4); 0 where a part does not count. */
function spreadWeights(op: usize, scratch: usize, block: i32, isRoot: bool, profile: i32, pairs: i32): void {
  const part = load<i32>(op, PART);
  const own = arrayOf(scratch, block, part, 1);
  const owns = arrayOf(scratch, block, part, 3);
  const totals = arrayAt(scratch, block, 0);
  const end = <usize>pairs << 4;
  const hundred = f64x2.splat(100);
  if (isRoot) for (let at: usize = 0; at < end; at += 16) v128.store(own + at, v128.and(hundred, v128.load(owns + at)));
  const ofTotal = load<i32>(op, OF_TOTAL);
  const sums = load<i32>(op, SUMS);
  const n = load<i32>(op, CHILD_COUNT);
  fill(totals, sums ? load<f64>(<usize>load<u32>(op, FULL) + (<usize>profile << 3)) : 0, pairs);
  for (let k = 0; k < n && !sums; k++) {
    const child = childAt(op, k);
    const weight = weightOf(child, profile);
    if (!(weight > 0)) continue;
    const w = f64x2.splat(weight);
    const below = arrayOf(scratch, block, load<i32>(child, PART), 0);
    for (let at: usize = 0; at < end; at += 16) {
      const score = v128.load(below + at);
      const used = v128.and(w, v128.and(f64x2.eq(score, score), v128.load(owns + at)));
      v128.store(totals + at, f64x2.add(v128.load(totals + at), used));
    }
  }
  for (let k = 0; k < n; k++) {
    const child = childAt(op, k);
    const weight = weightOf(child, profile);
    const below = arrayOf(scratch, block, load<i32>(child, PART), 0);
    const into = arrayOf(scratch, block, load<i32>(child, PART), 1);
    const w = f64x2.splat(weight > 0 ? weight : 0);
    for (let at: usize = 0; at < end; at += 16) {
      const score = v128.load(below + at);
      const used = v128.and(w, v128.and(f64x2.eq(score, score), v128.load(owns + at)));
      const total = v128.load(totals + at);
      const asked = ofTotal ? v128.load(own + at) : hundred;
      const stands = f64x2.le(f64x2.abs(f64x2.sub(total, asked)), f64x2.mul(f64x2.splat(SCALE_DUST), asked));
      const scaled = f64x2.div(f64x2.mul(used, asked), total);
      v128.store(into + at, v128.bitselect(used, scaled, v128.or(stands, f64x2.eq(used, f64x2.splat(0)))));
    }
  }
}

/** Score of a node: its rounded points, or the mean or sum of its parts. Filled scores and gaps stay. */
function combine(program: usize, op: usize, scratch: usize, block: i32, profile: i32, pairs: i32): void {
  const part = load<i32>(op, PART);
  const scores = arrayOf(scratch, block, part, 0);
  const own = arrayOf(scratch, block, part, 1);
  const owns = arrayOf(scratch, block, part, 3);
  const ofTotal = load<i32>(op, OF_TOTAL);
  const sums = load<i32>(op, SUMS);
  const places = load<i32>(program, PART_PLACES);
  const full = v128.load64_splat(<usize>load<u32>(op, FULL) + (<usize>profile << 3));
  const hundred = f64x2.splat(100);
  const zero = f64x2.splat(0);
  for (let at: usize = 0, end = <usize>pairs << 4; at < end; at += 16) {
    const counts = v128.load(owns + at);
    if (!v128.any_true(counts)) continue;
    const scale = ofTotal ? v128.load(own + at) : hundred;
    const byPoints = places >= 0 ? f64x2.gt(scale, zero) : zero;
    let score = zero;
    if (v128.any_true(v128.and(byPoints, counts))) {
      const points = f64x2.div(pointQuanta(program, op, scratch, block, at, profile), f64x2.splat(ten(places)));
      score = v128.bitselect(points, f64x2.div(f64x2.mul(hundred, points), scale), f64x2.eq(scale, hundred));
    }
    if (v128.any_true(v128.andnot(counts, byPoints))) {
      const combined = tidyOfTens(sums ? sumOf(op, scratch, block, at, profile, full) : meanOf(op, scratch, block, at, profile));
      score = v128.bitselect(score, combined, byPoints);
    }
    v128.store(scores + at, v128.bitselect(score, v128.load(scores + at), counts));
  }
}

/** Points of the parts that count, each rounded, as whole quanta (AGG-5). */
function pointQuanta(program: usize, op: usize, scratch: usize, block: i32, at: usize, profile: i32): v128 {
  const places = load<i32>(program, PART_PLACES);
  const rule = load<i32>(program, PART_RULE);
  const power = f64x2.splat(ten(places));
  const owns = v128.load(arrayOf(scratch, block, load<i32>(op, PART), 3) + at);
  let total = f64x2.splat(0);
  for (let k = 0, n = load<i32>(op, CHILD_COUNT); k < n; k++) {
    const child = childAt(op, k);
    if (!(weightOf(child, profile) > 0)) continue;
    const part = load<i32>(child, PART);
    const score = v128.load(arrayOf(scratch, block, part, 0) + at);
    const weight = v128.load(arrayOf(scratch, block, part, 1) + at);
    const used = v128.and(f64x2.eq(score, score), owns);
    const points = v128.and(f64x2.div(f64x2.mul(weight, score), f64x2.splat(100)), used);
    total = f64x2.add(total, quanta2(points, power, places, rule));
  }
  return total;
}

function sumOf(op: usize, scratch: usize, block: i32, at: usize, profile: i32, full: v128): v128 {
  let sum = f64x2.splat(0);
  for (let k = 0, n = load<i32>(op, CHILD_COUNT); k < n; k++) {
    const child = childAt(op, k);
    const weight = weightOf(child, profile);
    if (!(weight > 0)) continue;
    const score = v128.load(arrayOf(scratch, block, load<i32>(child, PART), 0) + at);
    sum = f64x2.add(sum, v128.and(f64x2.mul(f64x2.splat(weight), score), f64x2.eq(score, score)));
  }
  return f64x2.div(sum, full);
}

function meanOf(op: usize, scratch: usize, block: i32, at: usize, profile: i32): v128 {
  let sum = f64x2.splat(0);
  let total = f64x2.splat(0);
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  for (let k = 0, n = load<i32>(op, CHILD_COUNT); k < n; k++) {
    const child = childAt(op, k);
    const weight = weightOf(child, profile);
    if (!(weight > 0)) continue;
    const w = f64x2.splat(weight);
    const score = v128.load(arrayOf(scratch, block, load<i32>(child, PART), 0) + at);
    const used = f64x2.eq(score, score);
    sum = f64x2.add(sum, v128.and(f64x2.mul(w, score), used));
    total = f64x2.add(total, v128.and(w, used));
    low = f64x2.pmin(low, score);
    high = f64x2.pmax(high, score);
  }
  return f64x2.pmin(f64x2.pmax(f64x2.div(sum, total), low), high);
}
