// Lights of a moment (KERNEL-6): blocks of units, a byte a unit in every pass; whatever is not ordinary goes one by one as the reference has it.
import {
  ALL,
  APART,
  AT_FIRST,
  BASIS,
  BEHIND,
  BEHIND_TEST,
  CODE_TABLES,
  DOWN,
  DUES,
  DUE_GAP,
  DUE_GAPS,
  EDGE,
  EDGES,
  ENTRIES,
  ENTRY_OF,
  GAPS,
  KEPT_GAP,
  LAG,
  LATER,
  LIT,
  LOWER,
  MISSED,
  MISSED_AFTER,
  MISSED_BEFORE,
  MISSED_EDGE,
  MISSED_NOW,
  NODE,
  NONE,
  NOT_APPLICABLE,
  NO_REFERENCE,
  OF_GAP,
  OF_OPEN,
  ONLY_HUGE,
  OVERDUE,
  PLAIN,
  PROFILES,
  RATIO,
  READS,
  READS_LAG,
  REASON,
  RECORDS,
  RECORD_COUNT,
  RECORD_SIZE,
  SEEN,
  STARTS,
  STEPS,
  TESTS,
  TEST_COUNT,
  TEST_SIZE,
  UNKNOWN,
  VALUE,
  VALUES,
} from './lightLayout';
import { profileOf } from './block';
import { nineDecimals2, oneLight } from './lightCell';
import { coded } from './lightCodes';
import { atLeast, atMost, present } from './lightLanes';
import { moveSixteen } from './lightStates';

/** Lags and values as large as this go one by one where they may leave float64. */
const HUGE: f64 = 1e300;
/** Units that go through the tests together. */
const BLOCK: i32 = 256;
/** Scratch memory of a thread: lags of a block, then bytes by unit. */
const KNOWN: usize = 2048;
const OPENS: usize = 2304;
const CODES: usize = 2560;
const BEHINDS: usize = 2816;
const HELD: usize = 3072;

/**
 * Lights of the units [from, to), indicator by indicator. Threads take disjoint ranges, each with scratch memory of its own; columns of states before and
 * after are different ones, so that the last sixteen units of a profile may be done twice.
 */
export function lights(program: usize, scratch: usize, from: i32, to: i32): void {
  const records = <usize>load<u32>(program, RECORDS);
  for (let k = 0; k < load<i32>(program, RECORD_COUNT); k++) lightsOf(program, records + <usize>k * RECORD_SIZE, scratch, from, to);
}

function lightsOf(program: usize, record: usize, scratch: usize, from: i32, to: i32): void {
  const starts = <usize>load<u32>(program, STARTS);
  const lit = <usize>load<u32>(record, LIT);
  const entries = <usize>load<u32>(record, ENTRIES);
  const entryOf = <usize>load<u32>(record, ENTRY_OF);
  let unit = from;
  for (let profile = profileOf(program, from); unit < to && profile < load<i32>(program, PROFILES); profile++) {
    const end = min(to, load<i32>(starts + (<usize>profile << 2), 4));
    if (end <= unit) continue;
    const entry = entries + <usize>load<u32>(entryOf + (<usize>profile << 2));
    const isLit = load<u8>(lit + <usize>profile) != 0;
    if (isLit && end - unit >= 16 && !load<i32>(record, PLAIN) && load<i32>(entry, APART) != ALL) {
      const whole = unit + ((end - unit) & ~15);
      for (; unit < whole; unit += BLOCK) block(record, entry, scratch, unit, min(BLOCK, whole - unit));
      if (whole < end) block(record, entry, scratch, end - 16, 16);
    } else for (; unit < end; unit++) oneLight(record, entry, isLit, <usize>unit);
    unit = end;
  }
}

/** Which numbers of a block are at least, or at most, an edge: bytes into `into`. */
function reaching(numbers: usize, edge: f64, isDown: bool, into: usize, count: i32): void {
  const e = f64x2.splat(edge);
  const end = into + <usize>count;
  if (isDown) for (; into < end; into += 16, numbers += 128) v128.store(into, atMost(numbers, e));
  else for (; into < end; into += 16, numbers += 128) v128.store(into, atLeast(numbers, e));
}

/** The same, and what is seen where they are. */
function overlay(numbers: usize, edge: f64, isDown: bool, seen: v128, held: usize, count: i32): void {
  const e = f64x2.splat(edge);
  const end = held + <usize>count;
  if (isDown) for (; held < end; held += 16, numbers += 128) v128.store(held, v128.bitselect(seen, v128.load(held), atMost(numbers, e)));
  else for (; held < end; held += 16, numbers += 128) v128.store(held, v128.bitselect(seen, v128.load(held), atLeast(numbers, e)));
}

/** Whether one of the numbers is HUGE; gaps are not. */
function hasHuge(numbers: usize, count: i32): bool {
  let most = f64x2.splat(0);
  let least = most;
  for (const end = numbers + (<usize>count << 3); numbers < end; numbers += 16) {
    const x = v128.load(numbers);
    most = f64x2.pmax(most, x);
    least = f64x2.pmin(least, x);
  }
  return isHuge(most, least);
}

@inline
function isHuge(most: v128, least: v128): bool {
  return v128.any_true(v128.or(f64x2.ge(most, f64x2.splat(HUGE)), f64x2.le(least, f64x2.splat(-HUGE))));
}

/** What became of the lags of a block. */
const WHOLE: i32 = 0; // there wherever the value is
const SOME_OPEN: i32 = 1;
const SOME_HUGE: i32 = 2;

/** Lags by ratio of a block, not tidied: the edges are moved instead (LIGHT-7). NaN where there is none. */
function ratiosInto(values: usize, dues: usize, into: usize, isLower: bool, count: i32): i32 {
  const zero = f64x2.splat(0);
  const turned = f64x2.splat(isLower ? -0.0 : 0);
  const size = i64x2.splat(0x7fffffffffffffff);
  let most = zero;
  let least = zero;
  let all = i8x16.splat(-1);
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    const due = v128.load(dues + k);
    const divisor = v128.and(due, size);
    const lag = f64x2.div(v128.xor(f64x2.sub(due, v128.load(values + k)), turned), divisor);
    all = v128.and(all, f64x2.gt(divisor, zero));
    most = f64x2.pmax(most, lag);
    least = f64x2.pmin(least, lag);
    v128.store(into + k, lag);
  }
  if (v128.all_true<i8>(all)) return isHuge(most, least) ? SOME_HUGE : WHOLE;
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    v128.store(into + k, v128.or(v128.load(into + k), f64x2.eq(v128.load(dues + k), zero)));
  }
  return hasHuge(into, count) ? SOME_HUGE : SOME_OPEN;
}

function lagsInto(values: usize, dues: usize, into: usize, basis: i32, isLower: bool, count: i32): i32 {
  if (basis == RATIO) return ratiosInto(values, dues, into, isLower, count);
  let all = i8x16.splat(-1);
  for (let k: usize = 0; k < <usize>count << 3; k += 16) {
    let actual = v128.load(values + k);
    let due = v128.load(dues + k);
    if (basis == STEPS) {
      actual = f64x2.floor(nineDecimals2(actual));
      due = f64x2.floor(nineDecimals2(due));
    }
    all = v128.and(all, f64x2.eq(due, due));
    v128.store(into + k, isLower ? f64x2.sub(actual, due) : f64x2.sub(due, actual));
  }
  if (hasHuge(into, count)) return SOME_HUGE;
  return v128.all_true<i8>(all) ? WHOLE : SOME_OPEN;
}

/** Up to 256 units of a profile, a multiple of sixteen. */
function block(record: usize, entry: usize, scratch: usize, unit: i32, count: i32): void {
  const values = <usize>load<u32>(record, VALUES) + (<usize>unit << 3);
  const dueColumn = <usize>load<u32>(record, DUES);
  const byUnit = dueColumn != 0 && load<i32>(record, READS_LAG) != 0;
  const dues = dueColumn + (<usize>unit << 3);
  let lags = WHOLE;
  if (byUnit) lags = lagsInto(values, dues, scratch, load<i32>(record, BASIS), load<i32>(record, LOWER) != 0, count);
  else if (load<i32>(entry, APART) == ONLY_HUGE && hasHuge(values, count)) lags = SOME_HUGE;
  if (lags == WHOLE && load<u32>(entry, CODE_TABLES) && coded(record, entry, byUnit ? scratch : values, unit, count)) return;
  if (!findKnown(record, scratch, values, unit, count) || lags == SOME_HUGE) {
    for (let i = unit; i < unit + count; i++) oneLight(record, entry, true, <usize>i);
    return;
  }
  const isOpen = byUnit
    ? lags == SOME_OPEN && findOpen(record, scratch, dues, unit, count)
    : openByProfile(record, entry, scratch, count);
  if (load<u32>(record, MISSED_AFTER)) followMissed(record, entry, scratch, values, dues, unit, byUnit, isOpen, count);
  undecided(record, scratch, unit, isOpen, count);
  decided(record, entry, scratch, byUnit ? scratch : values, values, unit, byUnit, count);
  moveOn(record, scratch, unit, count);
}

/** Which values are there. False where one is neither there nor told to be missing, or the other way round: that is for the reference. */
@inline
function findKnown(record: usize, scratch: usize, values: usize, unit: i32, count: i32): bool {
  const column = <usize>load<u32>(record, GAPS);
  let odd = i8x16.splat(0);
  for (let g: usize = 0; g < <usize>count; g += 16) {
    const known = present(values + (g << 3));
    if (column) odd = v128.or(odd, v128.xor(known, i8x16.eq(v128.load(column + <usize>unit + g), i8x16.splat(0))));
    v128.store(scratch + KNOWN + g, known);
  }
  return !v128.any_true(odd);
}

/** Where a value is there and its lag is not, and what that is seen as. */
function findOpen(record: usize, scratch: usize, dues: usize, unit: i32, count: i32): bool {
  let any = i8x16.splat(0);
  for (let g: usize = 0; g < <usize>count; g += 16) {
    const opens = v128.andnot(v128.load(scratch + KNOWN + g), present(scratch + (g << 3)));
    v128.store(scratch + OPENS + g, opens);
    any = v128.or(any, opens);
  }
  if (!v128.any_true(any)) return false;
  const codes = v128.load(record, OF_OPEN);
  for (let g = 0; g < count; g += 16) {
    v128.store(scratch + CODES + <usize>g, i8x16.swizzle(codes, dueGapsAt(record, dues + (<usize>g << 3), unit + g)));
  }
  return true;
}

/** By profile a lag is there for all or for nobody. */
@inline
function openByProfile(record: usize, entry: usize, scratch: usize, count: i32): bool {
  const gap = load<i32>(entry, DUE_GAP);
  if (!gap) return false;
  const code = i8x16.splat(load<i8>(record + OF_OPEN + <usize>gap));
  for (let g: usize = 0; g < <usize>count; g += 16) {
    v128.store(scratch + OPENS + g, i8x16.splat(-1));
    v128.store(scratch + CODES + g, code);
  }
  return true;
}

/** Reasons of sixteen values, below 16; overdue where none are kept. */
@inline
function gapsAt(record: usize, unit: i32): v128 {
  const gaps = <usize>load<u32>(record, GAPS);
  return gaps ? i8x16.min_u(v128.load(gaps + <usize>unit), i8x16.splat(15)) : i8x16.splat(<i8>OVERDUE);
}

/** Reasons of what is due for sixteen units; a lag that is not there though both are has no reference. */
function dueGapsAt(record: usize, dues: usize, unit: i32): v128 {
  const gaps = <usize>load<u32>(record, DUE_GAPS);
  const told = gaps ? i8x16.min_u(v128.load(gaps + <usize>unit), i8x16.splat(15)) : i8x16.splat(<i8>NOT_APPLICABLE);
  return v128.bitselect(i8x16.splat(<i8>NO_REFERENCE), told, present(dues));
}

/** Memory of missed nodes after the moment (LIGHT-8). */
function followMissed(
  record: usize,
  entry: usize,
  scratch: usize,
  values: usize,
  dues: usize,
  unit: i32,
  byUnit: bool,
  isOpen: bool,
  count: i32,
): void {
  const column = <usize>load<u32>(record, MISSED_BEFORE);
  const after = <usize>load<u32>(record, MISSED_AFTER) + <usize>unit;
  const now = load<i32>(record, MISSED_NOW);
  const behinds = scratch + BEHINDS;
  const one = i8x16.splat(1);
  const first = i8x16.splat(<i8>AT_FIRST);
  if (byUnit) reaching(scratch, load<f64>(record, BEHIND), false, behinds, count);
  else reaching(values, load<f64>(entry, MISSED_EDGE), load<i32>(record, LOWER) == 0, behinds, count);
  for (let g: usize = 0; g < <usize>count; g += 16) {
    const known = v128.load(scratch + KNOWN + g);
    const behind = v128.load(behinds + g);
    const there = isOpen ? v128.andnot(known, v128.load(scratch + OPENS + g)) : known;
    if (now == NODE) {
      let missed = v128.and(behind, one);
      if (!v128.all_true<i8>(there)) {
        const own = unit + <i32>g;
        const due = byUnit ? dueGapsAt(record, dues + (g << 3), own) : i8x16.splat(<i8>load<i32>(entry, DUE_GAP));
        const reason = v128.bitselect(due, gapsAt(record, own), known);
        missed = v128.bitselect(missed, i8x16.swizzle(v128.load(record, KEPT_GAP), reason), there);
      }
      v128.store(after + g, missed);
      continue;
    }
    const before = column ? v128.load(column + <usize>unit + g) : first;
    const madeUp = v128.and(v128.andnot(there, behind), i8x16.eq(before, one));
    v128.store(after + g, now == LATER ? v128.andnot(before, madeUp) : before);
  }
}

/** What is seen where no test holds: none, or the reason of the first that cannot be decided (LIGHT-9). */
function undecided(record: usize, scratch: usize, unit: i32, isOpen: bool, count: i32): void {
  const held = scratch + HELD;
  memory.fill(held, <u8>load<i32>(record, NONE), <usize>count);
  const tests = <usize>load<u32>(record, TESTS);
  const codes = v128.load(record, OF_OPEN);
  const unknown = i8x16.splat(<i8>UNKNOWN);
  const missed = <usize>load<u32>(record, MISSED_AFTER) + <usize>unit;
  for (let k = load<i32>(record, TEST_COUNT) - 1; k >= 0; k--) {
    const test = tests + <usize>k * TEST_SIZE;
    const reads = load<i32>(test, READS);
    if (reads == LAG && isOpen) {
      for (let g: usize = 0; g < <usize>count; g += 16) {
        const open = v128.bitselect(v128.load(scratch + CODES + g), v128.load(held + g), v128.load(scratch + OPENS + g));
        v128.store(held + g, open);
      }
    } else if (reads == MISSED) {
      for (let g: usize = 0; g < <usize>count; g += 16) {
        const own = v128.load(missed + g);
        const reason = i8x16.min_u(i8x16.sub(own, unknown), i8x16.splat(15));
        v128.store(held + g, v128.bitselect(i8x16.swizzle(codes, reason), v128.load(held + g), i8x16.ge_u(own, unknown)));
      }
    } else if (reads != LAG && reads != VALUE) {
      const reason = load<i32>(test, REASON);
      if (reason) memory.fill(held, load<u8>(record + OF_OPEN + <usize>reason), <usize>count);
    }
  }
}

/** The first test that holds, laid over what is undecided. */
function decided(record: usize, entry: usize, scratch: usize, lags: usize, values: usize, unit: i32, byUnit: bool, count: i32): void {
  const held = scratch + HELD;
  const tests = <usize>load<u32>(record, TESTS);
  const asked = load<u32>(record, MISSED_AFTER) ? load<i32>(record, BEHIND_TEST) : -1;
  for (let k = load<i32>(record, TEST_COUNT) - 1; k >= 0; k--) {
    const test = tests + <usize>k * TEST_SIZE;
    const reads = load<i32>(test, READS);
    const seen = i8x16.splat(load<i8>(test, SEEN));
    if (k == asked) {
      for (let g: usize = 0; g < <usize>count; g += 16) {
        v128.store(held + g, v128.bitselect(seen, v128.load(held + g), v128.load(scratch + BEHINDS + g)));
      }
    } else if (reads == LAG || reads == VALUE) {
      const edge = byUnit ? load<f64>(test, EDGE) : load<f64>(entry + EDGES + (<usize>k << 3));
      overlay(reads == LAG ? lags : values, edge, load<i32>(test, DOWN) != 0, seen, held, count);
    } else if (reads == MISSED) {
      const missed = <usize>load<u32>(record, MISSED_AFTER) + <usize>unit;
      const one = i8x16.splat(1);
      for (let g: usize = 0; g < <usize>count; g += 16) {
        v128.store(held + g, v128.bitselect(seen, v128.load(held + g), i8x16.eq(v128.load(missed + g), one)));
      }
    } else if (!load<i32>(test, REASON)) memory.fill(held, load<u8>(test, SEEN), <usize>count);
  }
}

/** The states that follow on what is seen. */
function moveOn(record: usize, scratch: usize, unit: i32, count: i32): void {
  const reasons = v128.load(record, OF_GAP);
  const gaps = <usize>load<u32>(record, GAPS);
  for (let g: usize = 0; g < <usize>count; g += 16) {
    const known = v128.load(scratch + KNOWN + g);
    const gap = gaps ? i8x16.min_u(v128.load(gaps + <usize>unit + g), i8x16.splat(15)) : i8x16.splat(<i8>OVERDUE);
    const seen = v128.bitselect(v128.load(scratch + HELD + g), i8x16.swizzle(reasons, gap), known);
    moveSixteen(record, unit + <i32>g, seen);
  }
}
