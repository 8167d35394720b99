// A tree whose scores follow from the leaves up in one pass: parts that have no score are left out, and nothing else is read (AGG-ARITHMETIC, AGG-SUM).
import {
  BOUNDED,
  CAP,
  CLOSE,
  DEPTH,
  FLOOR,
  FORM,
  FULL,
  GATHERS,
  INDICATOR_PLACES,
  INDICATOR_RULE,
  IS_GATHERED,
  KEPT,
  KIND,
  LEAF,
  LINE,
  LINE_STEP,
  OPEN,
  OPS,
  OP_COUNT,
  OP_SIZE,
  RULE,
  SUMS,
  TOTAL,
  TOTAL_PLACES,
  TOTAL_RULE,
  VALUES,
  ZERO,
  arrayBytes,
} from './layout';
import { arrayAt, blockOf, fetch, fill, fillZeros, keep, scoreLeafInto, staged } from './block';
import { quanta2, ten, tidyArray, tidyOfTens, tidyOfTens2 } from './exact';
import { gatherNodes } from './keptNode';
import { fusedLeaf } from './leaf';
import { hasNearLine, nearLeaves, weightOf } from './nearLeaf';

/** Arrays of a level: sums of weight × score, of weights, lowest and highest score. */
const ARRAYS_OF_LEVEL: i32 = 4;

/** The sums of the node at a depth; array 0 of the block holds the scores of one part. */
@inline
function level(scratch: usize, block: i32, depth: i32, k: i32): usize {
  return arrayAt(scratch, block, 1 + depth * ARRAYS_OF_LEVEL + k);
}

/** One block through the tree. */
export function narrowBlock(program: usize, scratch: usize, profile: i32, unit: i32, count: i32): void {
  const pairs = (count + 1) >> 1;
  const block = blockOf(program);
  const scores = arrayAt(scratch, block, 0);
  let op = <usize>load<u32>(program, OPS);
  // Whether the sums of the node begin with the leaf that comes next.
  let begins = false;
  for (let left = load<i32>(program, OP_COUNT); left > 0; left--, op += OP_SIZE) {
    const kind = load<i32>(op, KIND);
    const depth = load<i32>(op, DEPTH);
    if (kind == OPEN) {
      if (load<i32>(op, GATHERS)) continue;
      const first = op + OP_SIZE;
      begins = load<i32>(first, KIND) == LEAF && weightOf(first, profile) > 0 && hasNearLine(first, profile);
      if (begins) continue;
      fill(level(scratch, block, depth, 0), 0, pairs);
      fill(level(scratch, block, depth, 1), 0, pairs);
      if (load<i32>(op, BOUNDED)) {
        fill(level(scratch, block, depth, 2), Infinity, pairs);
        fill(level(scratch, block, depth, 3), -Infinity, pairs);
      }
      continue;
    }
    const weight = weightOf(op, profile);
    const kept = <usize>load<u32>(op, KEPT);
    if (kind == CLOSE) {
      if (load<i32>(op, GATHERS)) {
        // What stands in the arrays below is done with.
        const table = level(scratch, block, depth + 1, 0);
        const stage = level(scratch, block, depth + 1, 1);
        gatherNodes(op, table, stage, level(scratch, block, depth, 0), arrayBytes(block), profile, unit, count);
      }
      closeNode(op, scratch, block, depth, scores, profile, pairs);
      keep(kept, scores, unit, count);
      if (depth == 0) writeTotals(program, scores, unit, count);
      else if (weight > 0 && !load<i32>(op, IS_GATHERED)) addPart(scratch, block, depth - 1, scores, weight, pairs);
    } else if (weight > 0 && hasNearLine(op, profile)) {
      // Lines are where nothing is held between scores (AGG-2): the arrays for the lowest and the highest are free.
      const sums = level(scratch, block, depth, 0);
      const totals = level(scratch, block, depth, 1);
      const table = level(scratch, block, depth, 2);
      const grid = level(scratch, block, depth, 3);
      const more = nearLeaves(program, op, scratch, table, grid, scores, sums, totals, profile, unit, count, begins) - 1;
      begins = false;
      left -= more;
      op += <usize>more * OP_SIZE;
    } else if (weight > 0 || (kept && weight == weight)) {
      narrowLeaf(program, op, scratch, block, depth, scores, weight, profile, unit, count);
      keep(kept, scores, unit, count);
    } else if (kept) {
      fill(scores, NaN, pairs);
      keep(kept, scores, unit, count);
    }
  }
}

function narrowLeaf(
  program: usize,
  op: usize,
  scratch: usize,
  block: i32,
  depth: i32,
  scores: usize,
  weight: f64,
  profile: i32,
  unit: i32,
  count: i32,
): void {
  if (!load<u32>(op, LINE) || !(weight > 0)) {
    scoreLeafInto(program, op, scratch, scores, profile, unit, count);
    if (load<i32>(op, RULE) == ZERO) fillZeros(op, scores, profile, unit, count);
    if (weight > 0) addPart(scratch, block, depth, scores, weight, (count + 1) >> 1);
    return;
  }
  const values = <usize>load<u32>(op, VALUES) + (<usize>unit << 3);
  const constants = <usize>load<u32>(op, LINE) + <usize>profile * <usize>load<u32>(op, LINE_STEP);
  const form = load<i32>(op, FORM);
  const floor = load<f64>(op, FLOOR);
  const cap = load<f64>(op, CAP);
  const places = load<i32>(program, INDICATOR_PLACES);
  const rule = load<i32>(program, INDICATOR_RULE);
  const sums = level(scratch, block, depth, 0);
  const totals = level(scratch, block, depth, 1);
  const into = load<u32>(op, KEPT) ? scores : 0;
  const pairs = count >> 1;
  fetch(values, count, scratch);
  fusedLeaf(form, values, constants, floor, cap, weight, places, rule, sums, totals, into, pairs);
  if (count & 1) {
    const past = <usize>pairs << 4;
    const last = staged(scratch, 0, values + past);
    fusedLeaf(form, last, constants, floor, cap, weight, places, rule, sums + past, totals + past, into ? into + past : 0, 1);
  }
}

/** Adds the scores of a part to the sums of its node, and keeps the lowest and the highest (AGG-2). */
function addPart(scratch: usize, block: i32, depth: i32, scores: usize, weight: f64, pairs: i32): void {
  const sums = level(scratch, block, depth, 0);
  const totals = level(scratch, block, depth, 1);
  const lows = level(scratch, block, depth, 2);
  const highs = level(scratch, block, depth, 3);
  const w = f64x2.splat(weight);
  for (let at: usize = 0, end = <usize>pairs << 4; at < end; at += 16) {
    const score = v128.load(scores + at);
    const counts = f64x2.eq(score, score);
    v128.store(sums + at, f64x2.add(v128.load(sums + at), v128.and(f64x2.mul(w, score), counts)));
    v128.store(totals + at, f64x2.add(v128.load(totals + at), v128.and(w, counts)));
    v128.store(lows + at, f64x2.pmin(v128.load(lows + at), score));
    v128.store(highs + at, f64x2.pmax(v128.load(highs + at), score));
  }
}

/** Scores of a node out of its sums; NaN where no part counts. */
function closeNode(op: usize, scratch: usize, block: i32, depth: i32, scores: usize, profile: i32, pairs: i32): void {
  const sums = level(scratch, block, depth, 0);
  const totals = level(scratch, block, depth, 1);
  const lows = level(scratch, block, depth, 2);
  const highs = level(scratch, block, depth, 3);
  const zero = f64x2.splat(0);
  if (load<i32>(op, SUMS)) {
    const full = v128.load64_splat(<usize>load<u32>(op, FULL) + (<usize>profile << 3));
    for (let at: usize = 0, end = <usize>pairs << 4; at < end; at += 16) {
      const sum = tidyOfTens(f64x2.div(v128.load(sums + at), full));
      v128.store(scores + at, v128.bitselect(sum, f64x2.splat(NaN), f64x2.gt(v128.load(totals + at), zero)));
    }
  } else if (load<i32>(op, GATHERS)) {
    tidyArray(sums, scores, <usize>pairs << 4);
  } else if (load<i32>(op, BOUNDED)) {
    for (let at: usize = 0, end = <usize>pairs << 4; at < end; at += 16) {
      const mean = f64x2.div(v128.load(sums + at), v128.load(totals + at));
      const within = f64x2.pmin(f64x2.pmax(mean, v128.load(lows + at)), v128.load(highs + at));
      v128.store(scores + at, tidyOfTens2(within));
    }
  } else {
    for (let at: usize = 0, end = <usize>pairs << 4; at < end; at += 16) {
      v128.store(scores + at, tidyOfTens2(f64x2.div(v128.load(sums + at), v128.load(totals + at))));
    }
  }
}

/** Quanta of the total (AGG-6). */
export function writeTotals(program: usize, scores: usize, unit: i32, count: i32): void {
  const places = load<i32>(program, TOTAL_PLACES);
  const rule = load<i32>(program, TOTAL_RULE);
  const power = f64x2.splat(ten(places));
  for (let at = scores, end = scores + (<usize>count << 3); at < end; at += 16) v128.store(at, quanta2(v128.load(at), power, places, rule));
  keep(<usize>load<u32>(program, TOTAL), scores, unit, count);
}
