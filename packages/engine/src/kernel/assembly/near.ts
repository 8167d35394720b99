// Totals alone, nearly: leaves in rounded quanta, which are exact, and means of them as float64 gives them. What a total is follows wherever it is not nearer to
// the edge of a tie than all that was left out; the units of which it does not follow go through the tree again, exactly (KERNEL-14).
import {
  NEAR_ARRAYS,
  NEAR_DOUBT,
  NEAR_EDGE_FAR,
  NEAR_EDGE_NEAR,
  NEAR_FLAGS,
  NEAR_POWER,
  NEAR_SCALE,
  NEAR_STEPS,
  NEAR_STEP_COUNT,
  RULE,
  TOTAL,
  TOTAL_PLACES,
  TOTAL_RULE,
  ZERO,
} from './layout';
import { arrayAt, blockOf, fetch, fill, fillZeros, keep, scoreLeafInto } from './block';
import { DOWN, HALF_DOWN, HALF_EVEN, UP } from './exact';
import { narrowBlock } from './narrow';
import { bentLine } from './nearLeaf';
import {
  BASE,
  BEGINS,
  BEGINS_ABOVE,
  BUNCH,
  CENTRE,
  CLOSES,
  COUNT,
  DEPTH,
  ENTRY_BENT,
  ENTRY_COLUMN,
  ENTRY_SIZE,
  ENTRY_WEIGHT,
  FLOOR_QUANTA,
  FULL,
  HIGH,
  KIND,
  LEAF_BENT,
  LEAF_COLUMN,
  LEAF_CONSTANTS,
  LEAF_CONSTANTS_STEP,
  LEAF_SIZE,
  LEAVES,
  LOW,
  OWN_WEIGHT,
  RISE,
  SCORED,
  SLOPE,
  STEP_SIZE,
  SUMS,
  UNITS_OF_WEIGHT,
  WEIGHTS,
} from './nearLayout';
import { divisor, intoSums, present } from './nearSums';
import { scoreWhole } from './nearWhole';

/** Squares of values from here on (10⁹⁵) are for the formulas themselves. */
const LARGE: f64 = 1e190;

/** One block through the tree. */
export function nearBlock(program: usize, scratch: usize, profile: i32, unit: i32, count: i32): void {
  const block = blockOf(program);
  const bytes = <usize>((count + 7) >> 3) << 6;
  const flags = arrayAt(scratch, block, load<i32>(program, NEAR_FLAGS));
  fill(flags, 0, <i32>(bytes >> 4));
  let step = <usize>load<u32>(program, NEAR_STEPS);
  for (let left = load<i32>(program, NEAR_STEP_COUNT); left > 0; left--, step += STEP_SIZE) {
    const kind = load<i32>(step, KIND);
    if (kind == BUNCH) scoreBunch(program, step, scratch, profile, unit, bytes);
    else if (kind == SCORED) addScored(program, step, scratch, profile, unit, count, bytes);
    else closeSums(program, step, scratch, profile, bytes);
  }
  settleTotals(program, scratch, profile, unit, count);
}

@inline
function sumsAt(program: usize, scratch: usize, depth: i32, k: i32): usize {
  return arrayAt(scratch, blockOf(program), load<i32>(program, NEAR_ARRAYS) + 2 * depth + k);
}

/** Leaves of one node, four units at a time: Σ weight × quanta and Σ weight of those present, then their mean or the sums of the node. */
function scoreBunch(program: usize, step: usize, scratch: usize, profile: i32, unit: i32, bytes: usize): void {
  const block = blockOf(program);
  const table = arrayAt(scratch, block, load<i32>(program, NEAR_FLAGS) + 1);
  const last = writeTable(step, table, scratch, profile, unit, bytes);
  const flags = arrayAt(scratch, block, load<i32>(program, NEAR_FLAGS));
  const depth = load<i32>(step, DEPTH);
  const closes = load<i32>(step, CLOSES);
  const above = closes ? depth - 1 : depth;
  const begins = closes ? load<i32>(step, BEGINS_ABOVE) : load<i32>(step, BEGINS);
  const sums = sumsAt(program, scratch, max(above, 0), 0);
  const totals = sumsAt(program, scratch, max(above, 0), 1);
  const isSum = load<i32>(step, SUMS);
  const full = closes ? v128.load64_splat(<usize>load<u32>(step, FULL) + (<usize>profile << 3)) : f64x2.splat(1);
  const own = closes ? v128.load64_splat(<usize>load<u32>(step, OWN_WEIGHT) + (<usize>profile << 3)) : f64x2.splat(1);
  const base = v128.load64_splat(step, BASE);
  const floor = v128.load64_splat(step, FLOOR_QUANTA);
  const isTop = above < 0;
  const unitsOfWeight = <usize>load<u32>(step, UNITS_OF_WEIGHT);
  const unitOfWeight = unitsOfWeight ? load<f64>(unitsOfWeight + (<usize>profile << 3)) : 0;
  if (unitOfWeight > 0) {
    scoreWhole(program, step, table, last, unitOfWeight, flags, sums, totals, closes, isTop, isSum, full, own, begins, bytes);
    return;
  }
  const doubtful = v128.load64_splat(program, NEAR_DOUBT);
  for (let at: usize = 0; at < bytes; at += 32) {
    let s = f64x2.splat(0);
    let s2 = s;
    let t = s;
    let t2 = s;
    let doubt = s;
    let large = s;
    for (let entry = table; entry < last; entry += ENTRY_SIZE) {
      const values = <usize>load<u32>(entry, ENTRY_COLUMN) + at;
      const x = v128.load(values);
      const x2 = v128.load(values, 16);
      const centre = v128.load64_splat(entry, CENTRE);
      const slope = v128.load64_splat(entry, SLOPE);
      const bent = <usize>load<u32>(entry, ENTRY_BENT);
      let y: v128;
      let y2: v128;
      if (bent) {
        y = bentLine(x, bent, slope, centre);
        y2 = bentLine(x2, bent, slope, centre);
      } else {
        y = f64x2.mul(f64x2.sub(x, centre), slope);
        y2 = f64x2.mul(f64x2.sub(x2, centre), slope);
      }
      // Adding the base leaves so few bits behind the point that a tie, for the reference, is one here too; a gap falls to the floor, of which nothing is left.
      const rise = v128.load64_splat(entry, RISE);
      const low = v128.load64_splat(entry, LOW);
      const high = v128.load64_splat(entry, HIGH);
      y = f64x2.pmin(high, f64x2.pmax(low, f64x2.add(y, rise)));
      y2 = f64x2.pmin(high, f64x2.pmax(low, f64x2.add(y2, rise)));
      const near = f64x2.nearest(y);
      const near2 = f64x2.nearest(y2);
      const apart = f64x2.sub(y, near);
      const apart2 = f64x2.sub(y2, near2);
      const open = f64x2.eq(f64x2.mul(apart, apart), doubtful);
      doubt = v128.or(doubt, v128.or(open, f64x2.eq(f64x2.mul(apart2, apart2), doubtful)));
      large = f64x2.pmax(large, f64x2.mul(x, x));
      large = f64x2.pmax(large, f64x2.mul(x2, x2));
      const weight = v128.load64_splat(entry, ENTRY_WEIGHT);
      const counts = present(x);
      const counts2 = present(x2);
      s = f64x2.add(s, f64x2.mul(weight, f64x2.sub(near, base)));
      s2 = f64x2.add(s2, f64x2.mul(weight, f64x2.sub(near2, base)));
      t = f64x2.add(t, v128.and(weight, counts));
      t2 = f64x2.add(t2, v128.and(weight, counts2));
    }
    doubt = v128.or(doubt, f64x2.ge(large, f64x2.splat(LARGE)));
    s = f64x2.add(s, f64x2.mul(t, floor));
    s2 = f64x2.add(s2, f64x2.mul(t2, floor));
    if (v128.any_true(doubt)) {
      v128.store(flags + at, f64x2.splat(1));
      v128.store(flags + at, f64x2.splat(1), 16);
    }
    intoSums(sums + at, totals + at, s, t, closes, isTop, isSum, full, own, begins);
    intoSums(sums + at + 16, totals + at + 16, s2, t2, closes, isTop, isSum, full, own, begins);
  }
}

/** The leaves of a step with the constants of a profile; where the table ends. */
function writeTable(step: usize, table: usize, scratch: usize, profile: i32, unit: i32, bytes: usize): usize {
  const count = <usize>load<u32>(step, COUNT);
  const weights = <usize>load<u32>(step, WEIGHTS) + ((<usize>profile * count) << 3);
  const leaves = <usize>load<u32>(step, LEAVES);
  for (let k: usize = 0; k < count; k++) {
    const leaf = leaves + k * LEAF_SIZE;
    const entry = table + k * ENTRY_SIZE;
    store<u32>(entry, load<u32>(leaf, LEAF_COLUMN) + (<u32>unit << 3), ENTRY_COLUMN);
    store<u32>(entry, load<u32>(leaf, LEAF_BENT), ENTRY_BENT);
    const constants = <usize>load<u32>(leaf, LEAF_CONSTANTS) + <usize>profile * <usize>load<u32>(leaf, LEAF_CONSTANTS_STEP);
    v128.store(entry, v128.load(constants), CENTRE);
    v128.store(entry, v128.load(constants, 16), RISE);
    store<f64>(entry, load<f64>(constants, 32), HIGH);
    store<f64>(entry, load<f64>(weights + (k << 3)), ENTRY_WEIGHT);
    fetch(<usize>load<u32>(entry, ENTRY_COLUMN), <i32>(bytes >> 3), scratch);
  }
  return table + count * ENTRY_SIZE;
}

/** A leaf that only its own formula decides, in the sums of its node; its weights are those of quanta. */
function addScored(program: usize, step: usize, scratch: usize, profile: i32, unit: i32, count: i32, bytes: usize): void {
  const scores = arrayAt(scratch, blockOf(program), 0);
  const op = <usize>load<u32>(step, COUNT);
  scoreLeafInto(program, op, scratch, scores, profile, unit, count);
  if (load<i32>(op, RULE) == ZERO) fillZeros(op, scores, profile, unit, count);
  const depth = load<i32>(step, DEPTH);
  const power = f64x2.splat(load<f64>(program, NEAR_POWER));
  addMeans(program, scratch, scores, depth, <usize>load<u32>(step, WEIGHTS) + (<usize>profile << 3), load<i32>(step, BEGINS), power, bytes);
}

/** weight × score × scale and weight, where there is a score, into the sums at a depth. */
function addMeans(program: usize, scratch: usize, scores: usize, depth: i32, weight: usize, begins: i32, scale: v128, bytes: usize): void {
  const sums = sumsAt(program, scratch, depth, 0);
  const totals = sumsAt(program, scratch, depth, 1);
  const own = v128.load64_splat(weight);
  const scaled = f64x2.mul(own, scale);
  for (let at: usize = 0; at < bytes; at += 16) {
    const score = v128.load(scores + at);
    const s = v128.and(f64x2.mul(scaled, score), present(score));
    const t = v128.and(own, present(score));
    v128.store(sums + at, begins ? s : f64x2.add(v128.load(sums + at), s));
    v128.store(totals + at, begins ? t : f64x2.add(v128.load(totals + at), t));
  }
}

/** The mean or sum of a node out of its sums, in its place among the sums above; of the root, in place. */
function closeSums(program: usize, step: usize, scratch: usize, profile: i32, bytes: usize): void {
  const depth = load<i32>(step, DEPTH);
  const sums = sumsAt(program, scratch, depth, 0);
  const totals = sumsAt(program, scratch, depth, 1);
  const isSum = load<i32>(step, SUMS);
  const full = v128.load64_splat(<usize>load<u32>(step, FULL) + (<usize>profile << 3));
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(sums + at, f64x2.div(v128.load(sums + at), divisor(isSum, full, v128.load(totals + at))));
  }
  if (depth == 0) return;
  const weight = <usize>load<u32>(step, OWN_WEIGHT) + (<usize>profile << 3);
  addMeans(program, scratch, sums, depth - 1, weight, load<i32>(step, BEGINS_ABOVE), f64x2.splat(1), bytes);
}

/** Quanta of the totals, and exactly what does not follow. */
function settleTotals(program: usize, scratch: usize, profile: i32, unit: i32, count: i32): void {
  const block = blockOf(program);
  const flags = arrayAt(scratch, block, load<i32>(program, NEAR_FLAGS));
  const again = arrayAt(scratch, block, load<i32>(program, NEAR_FLAGS) + 2);
  const totals = sumsAt(program, scratch, 0, 0);
  const scale = v128.load64_splat(program, NEAR_SCALE);
  const rule = load<i32>(program, TOTAL_RULE);
  const edge = f64x2.splat(rule <= HALF_DOWN ? 0.5 - load<f64>(program, NEAR_EDGE_FAR) : -1);
  let open: usize = 0;
  for (let i = 0; i < count; i += 2) {
    const at = totals + (<usize>i << 3);
    const quanta = f64x2.mul(v128.load(at), scale);
    const near = f64x2.nearest(quanta);
    const doubt = v128.or(f64x2.ge(f64x2.abs(f64x2.sub(quanta, near)), edge), v128.load(flags + (<usize>i << 3)));
    v128.store(at, v128.bitselect(f64x2.add(near, f64x2.splat(0)), f64x2.splat(NaN), present(near)));
    if (!v128.any_true(doubt)) continue;
    for (let lane = i; lane < min(i + 2, count); lane++) {
      const one = lane == i ? f64x2.extract_lane(quanta, 0) : f64x2.extract_lane(quanta, 1);
      const settled = one == one ? settle(program, rule, one) : NaN;
      store<f64>(totals + (<usize>lane << 3), settled);
      if (load<f64>(flags + (<usize>lane << 3)) != 0 || (settled != settled && one == one)) {
        store<i32>(again + (open << 2), lane);
        open++;
      }
    }
  }
  keep(<usize>load<u32>(program, TOTAL), totals, unit, count);
  for (let k: usize = 0; k < open; k++) narrowBlock(program, scratch, profile, unit + load<i32>(again + (k << 2)), 1);
}

/** Quanta of a total by its rule; NaN where it is too near to where the reference turns. */
function settle(program: usize, rule: i32, quanta: f64): f64 {
  const near = load<f64>(program, NEAR_EDGE_NEAR);
  const far = load<f64>(program, NEAR_EDGE_FAR);
  if (rule == DOWN || rule == UP) {
    const whole = nearest(quanta);
    const apart = abs(quanta - whole);
    if (apart <= near) return whole + 0;
    if (apart < far) return NaN;
    return (rule == DOWN ? trunc(quanta) : quanta > 0 ? ceil(quanta) : floor(quanta)) + 0;
  }
  const below = floor(quanta);
  const apart = abs(quanta - below - 0.5);
  if (apart >= far) return nearest(quanta) + 0;
  if (!(apart <= near)) return NaN;
  let up = quanta > 0;
  if (rule == HALF_DOWN) up = !up;
  else if (rule == HALF_EVEN) up = nearest(below * 0.5) * 2 != below;
  return (up ? below + 1 : below) + 0;
}
