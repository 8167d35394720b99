// One light as the reference has it (../lights/lightSweep.ts), for cells that do not go sixteen at a time.
import {
  AFTER,
  AT_FIRST,
  BASIS,
  BEFORE,
  DUE,
  DUES,
  DUE_GAP,
  DUE_GAPS,
  FINITE,
  GAPS,
  HOLDS,
  LAG,
  LATER,
  LIMIT,
  LOWER,
  MISSED,
  MISSED_AFTER,
  MISSED_BEFORE,
  MISSED_NOW,
  NODE,
  NONE,
  NOT_APPLICABLE,
  NO_LAG,
  NO_REFERENCE,
  OF_GAP,
  OF_OPEN,
  OVERDUE,
  RATIO,
  READS,
  REASON,
  SEEN,
  SHIFT,
  STEPS,
  TABLE,
  TESTS,
  TEST_COUNT,
  TEST_SIZE,
  TOLERANCE,
  UNDEFINED,
  UNKNOWN,
  UNLIT,
  VALUE,
  VALUES,
} from './lightLayout';

/** Nine decimals below four million (LIGHT-7). Never −0. */
export function nineDecimals(x: f64): f64 {
  if (!(abs(x) < 4e6)) return x;
  const product = x * 1e9;
  const near = nearest(product);
  return (product - near == 0.5 ? near + 1 : near) / 1e9 + 0;
}

/** The same of two numbers. */
export function nineDecimals2(x: v128): v128 {
  const product = f64x2.mul(x, f64x2.splat(1e9));
  const near = f64x2.nearest(product);
  const tie = f64x2.eq(f64x2.sub(product, near), f64x2.splat(0.5));
  const rounded = f64x2.div(f64x2.add(near, v128.and(tie, f64x2.splat(1))), f64x2.splat(1e9));
  return v128.bitselect(f64x2.add(rounded, f64x2.splat(0)), x, f64x2.lt(f64x2.abs(x), f64x2.splat(4e6)));
}

@inline
function reasonAt(gaps: usize, unit: usize, otherwise: i32): i32 {
  if (!gaps) return otherwise;
  const code = <i32>load<u8>(gaps + unit);
  return code ? min(code, 15) : UNDEFINED;
}

@inline
function seenOf(record: usize, table: usize, reason: i32): i32 {
  return <i32>load<u8>(record + table + <usize>reason);
}

/** The light of one unit. `entry` is that of its profile. */
export function oneLight(record: usize, entry: usize, isLit: bool, unit: usize): void {
  const value = load<f64>(<usize>load<u32>(record, VALUES) + (unit << 3));
  const gap = value != value ? reasonAt(<usize>load<u32>(record, GAPS), unit, OVERDUE) : 0;
  const dues = <usize>load<u32>(record, DUES);
  const due = dues ? load<f64>(dues + (unit << 3)) : load<f64>(entry, DUE);
  const dueGap = !dues ? load<i32>(entry, DUE_GAP) : due != due ? reasonAt(<usize>load<u32>(record, DUE_GAPS), unit, NOT_APPLICABLE) : 0;
  const basis = load<i32>(record, BASIS);
  let lagGap = gap ? gap : dueGap;
  if (!lagGap && (basis == NO_LAG || (basis == RATIO && due == 0))) lagGap = NO_REFERENCE;
  const lag = lagGap ? NaN : lagOf(value, due, basis, load<i32>(record, LOWER) != 0);

  let missed = 0;
  const missedAfter = <usize>load<u32>(record, MISSED_AFTER);
  if (missedAfter) {
    missed = missedOf(record, unit, lag, lagGap);
    store<u8>(missedAfter + unit, <u8>missed);
  }
  const seen = isLit ? observed(record, value, gap, lag, lagGap, missed) : load<i32>(record, UNLIT);
  const before = <usize>load<u32>(record, BEFORE);
  const state = before ? <usize>load<u8>(before + unit) : 0;
  const table = <usize>load<u32>(record, TABLE);
  store<u8>(<usize>load<u32>(record, AFTER) + unit, load<u8>(table + ((state << <usize>load<i32>(record, SHIFT)) | <usize>seen)));
}

function lagOf(actual: f64, due: f64, basis: i32, isLower: bool): f64 {
  const behind = basis == STEPS ? floor(nineDecimals(due)) - floor(nineDecimals(actual)) : due - actual;
  const lag = basis == RATIO ? behind / abs(due) : behind;
  return nineDecimals(isLower ? -lag : lag);
}

function missedOf(record: usize, unit: usize, lag: f64, lagGap: i32): i32 {
  const column = <usize>load<u32>(record, MISSED_BEFORE);
  const before = column ? <i32>load<u8>(column + unit) : AT_FIRST;
  const now = load<i32>(record, MISSED_NOW);
  const isBehind = lag > load<f64>(record, TOLERANCE);
  if (now == NODE) return lagGap ? UNKNOWN + lagGap : isBehind ? 1 : 0;
  return now == LATER && before == 1 && !lagGap && !isBehind ? 0 : before;
}

function observed(record: usize, value: f64, gap: i32, lag: f64, lagGap: i32, missed: i32): i32 {
  if (gap) return seenOf(record, OF_GAP, gap);
  const tests = <usize>load<u32>(record, TESTS);
  let undecided = 0;
  for (let k = 0; k < load<i32>(record, TEST_COUNT); k++) {
    const test = tests + <usize>k * TEST_SIZE;
    const reads = load<i32>(test, READS);
    let reason = 0;
    let holds = false;
    if (reads == LAG) {
      reason = lagGap ? lagGap : load<i32>(test, FINITE) && !(abs(lag) < Infinity) ? UNDEFINED : 0;
      holds = isHeld(test, lag);
    } else if (reads == VALUE) holds = isHeld(test, value);
    else if (reads == MISSED) {
      reason = missed >= UNKNOWN ? missed - UNKNOWN : 0;
      holds = missed == 1;
    } else {
      reason = load<i32>(test, REASON);
      holds = reason == 0;
    }
    if (reason == 0 && holds) return load<i32>(test, SEEN);
    if (undecided == 0) undecided = reason;
  }
  return undecided ? seenOf(record, OF_OPEN, undecided) : load<i32>(record, NONE);
}

function isHeld(test: usize, x: f64): bool {
  const limit = load<f64>(test, LIMIT);
  const holds = load<i32>(test, HOLDS);
  if (holds == 0) return x >= limit;
  if (holds == 1) return x > limit;
  return holds == 2 ? x <= limit : x < limit;
}
