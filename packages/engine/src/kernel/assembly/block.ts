// A block: units of one profile that go through the tree together, and where its arrays stand in the scratch memory of a thread.
import {
  ANY,
  ASKED,
  BLOCK,
  CAP,
  CONSTANTS,
  CONSTANTS_STEP,
  FLOOR,
  FORM,
  GAPS,
  INDICATOR_PLACES,
  INDICATOR_RULE,
  PARAMS,
  PARAM_COUNT,
  PROFILES,
  ROUNDED,
  STARTS,
  VALUES,
  arrayBytes,
} from './layout';
import { finishLeaf, rawLeaf } from './leaf';
import { rawAny } from './methods';

/** The last unit of a block with an odd number of units, twice, so that it goes through the same operations as a pair. */
const STAGE: usize = 0;
/** Eight parameters: where, and how far the next pair is. */
const TABLE: usize = 128;
const STAGED_TABLE: usize = 192;
const FETCHED: usize = 248;
/** Arrays of the block. */
const ARRAYS: usize = 256;

/** Reasons (MISS-1) that no rule acts on, and those that count as zero (IMPUTE-2). */
const NOT_DUE: i32 = 1;
const OVERDUE: i32 = 3;
const NOT_APPLICABLE: i32 = 4;
const WITHHELD: i32 = 5;

@inline
export function arrayAt(scratch: usize, block: i32, k: i32): usize {
  return scratch + ARRAYS + arrayBytes(block) * <usize>k;
}

@inline
export function isExcused(gap: i32): bool {
  return gap == NOT_DUE || gap == NOT_APPLICABLE;
}

@inline
export function countsAsZero(gap: i32): bool {
  return gap == OVERDUE || gap == WITHHELD;
}

/** Reason of a missing value; where none are kept, it is overdue. */
@inline
export function gapAt(gaps: usize, unit: usize): i32 {
  return gaps ? <i32>load<u8>(gaps + unit) : OVERDUE;
}

/** The profile that a unit stands in. */
export function profileOf(program: usize, unit: i32): i32 {
  const starts = <usize>load<u32>(program, STARTS);
  let low = 0;
  let high = load<i32>(program, PROFILES) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (load<i32>(starts + (<usize>middle << 2)) <= unit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where the odd last unit of a column is staged; slot 0 is the value, the others are parameters. */
export function staged(scratch: usize, slot: i32, column: usize): usize {
  const at = scratch + STAGE + (<usize>slot << 4);
  v128.store(at, v128.load64_splat(column));
  return at;
}

/** Scores of a leaf for the units of a block, into an array of the block; what `zero` fills is filled. */
export function scoreLeafInto(program: usize, op: usize, scratch: usize, into: usize, profile: i32, unit: i32, count: i32): void {
  const values = <usize>load<u32>(op, VALUES) + (<usize>unit << 3);
  const constants = <usize>load<u32>(op, CONSTANTS) + <usize>profile * <usize>load<u32>(op, CONSTANTS_STEP);
  const form = load<i32>(op, FORM);
  const pairs = count >> 1;
  const isOdd = count & 1;
  const lastAt = into + (<usize>pairs << 4);
  const last = isOdd ? staged(scratch, 0, values + (<usize>pairs << 4)) : 0;
  if (form == ANY) {
    const cap = f64x2.splat(load<f64>(op, CAP));
    writeTables(op, scratch, constants, unit, pairs, isOdd);
    rawAny(op, values, scratch + TABLE, into, pairs, cap);
    if (isOdd) rawAny(op, last, scratch + STAGED_TABLE, lastAt, 1, cap);
  } else {
    rawLeaf(form, values, constants, into, pairs);
    if (isOdd) rawLeaf(form, last, constants, lastAt, 1);
  }
  const floor = load<f64>(op, FLOOR);
  const cap = load<f64>(op, CAP);
  finishLeaf(into, floor, cap, load<i32>(op, ROUNDED), load<i32>(program, INDICATOR_PLACES), load<i32>(program, INDICATOR_RULE), pairs + isOdd);
}

/** Gaps of values that count as zero (IMPUTE-ZERO), filled in the scores of a block; its odd last unit stands twice. */
export function fillZeros(op: usize, scores: usize, profile: i32, unit: i32, count: i32): void {
  const gaps = <usize>load<u32>(op, GAPS);
  if (!load<u8>(<usize>load<u32>(op, ASKED) + <usize>profile)) return;
  const values = <usize>load<u32>(op, VALUES) + (<usize>unit << 3);
  for (let i: usize = 0; i < <usize>count; i++) {
    const x = load<f64>(values + (i << 3));
    if (x != x && countsAsZero(gapAt(gaps, <usize>unit + i))) store<f64>(scores + (i << 3), 0);
  }
  const last = scores + (<usize>count << 3);
  if (count & 1) store<f64>(last, load<f64>(last - 8));
}

function writeTables(op: usize, scratch: usize, constants: usize, unit: i32, pairs: i32, isOdd: i32): void {
  const params = <usize>load<u32>(op, PARAMS);
  for (let k = 0; k < 5; k++) {
    const entry = scratch + TABLE + (<usize>k << 3);
    const stagedEntry = scratch + STAGED_TABLE + (<usize>k << 3);
    const column = k < load<i32>(op, PARAM_COUNT) ? <usize>load<u32>(params + (<usize>k << 2)) : 0;
    const at = column ? column + (<usize>unit << 3) : constants + (<usize>k << 4);
    store<u32>(entry, <u32>at);
    store<u32>(entry, column ? 16 : 0, 4);
    store<u32>(stagedEntry, <u32>(column && isOdd ? staged(scratch, k + 1, at + (<usize>pairs << 4)) : at));
    store<u32>(stagedEntry, column ? 16 : 0, 4);
  }
}

/**
 * Reads a number of every line of a column's share of a block, so that all its misses are under way at once: scoring does so much between two lines that
 * hardly one would be. What was read is kept, or the compiler would leave it out.
 */
export function fetch(values: usize, count: i32, scratch: usize): void {
  let bits: u64 = 0;
  let at = values;
  const end = values + (<usize>count << 3);
  for (; at + 256 <= end; at += 256) bits ^= load<u64>(at) ^ load<u64>(at, 64) ^ load<u64>(at, 128) ^ load<u64>(at, 192);
  for (; at < end; at += 64) bits ^= load<u64>(at);
  store<u64>(scratch + FETCHED, bits);
}

/** Keeps an array of the block in a column of the result. */
@inline
export function keep(column: usize, array: usize, unit: i32, count: i32): void {
  if (column) memory.copy(column + (<usize>unit << 3), array, <usize>count << 3);
}

export function fill(array: usize, value: f64, pairs: i32): void {
  const both = f64x2.splat(value);
  for (const end = array + (<usize>pairs << 4); array < end; array += 16) v128.store(array, both);
}

/** Units of a block. */
@inline
export function blockOf(program: usize): i32 {
  return load<i32>(program, BLOCK);
}
