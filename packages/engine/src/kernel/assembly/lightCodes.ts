// Lights by code (KERNEL-6): how many bounds a number has reached says all that tests and missed nodes ask of it, and a table of sixteen bytes the rest.
import {
  AT_FIRST,
  BOUNDS,
  BOUND_COUNT,
  CODE_TABLES,
  CODE_MISSED,
  CODE_SEEN,
  GAPS,
  KEPT_GAP,
  MISSED_AFTER,
  MISSED_BEFORE,
  MISSED_NOW,
  NODE,
  OF_GAP,
  OVERDUE,
} from './lightLayout';
import { packed } from './lightLanes';
import { moveSixteen } from './lightStates';

/**
 * Units of a profile, a multiple of sixteen; `numbers` are their values or lags. False where one of them is not ordinary: a number that is there against its
 * reason, a memory of missed nodes that stands in no table. All of them are then to be done otherwise.
 */
export function coded(record: usize, entry: usize, numbers: usize, unit: i32, count: i32): bool {
  return load<i32>(entry, BOUND_COUNT) > 2 ? through(record, entry, numbers, unit, count, true) : through(record, entry, numbers, unit, count, false);
}

@inline
function through(record: usize, entry: usize, numbers: usize, unit: i32, count: i32, isLong: bool): bool {
  const tables = <usize>load<u32>(entry, CODE_TABLES);
  const seenOf = v128.load(tables, CODE_SEEN);
  const missedOf = v128.load(tables, CODE_MISSED);
  const b0 = v128.load64_splat(entry, BOUNDS);
  const b1 = v128.load64_splat(entry, BOUNDS + 8);
  const b2 = v128.load64_splat(entry, BOUNDS + 16);
  const b3 = v128.load64_splat(entry, BOUNDS + 24);
  const gaps = <usize>load<u32>(record, GAPS);
  const seenOfGap = v128.load(record, OF_GAP);
  const missedOfGap = v128.load(record, KEPT_GAP);
  const missedAfter = <usize>load<u32>(record, MISSED_AFTER);
  const missedBefore = <usize>load<u32>(record, MISSED_BEFORE);
  const isNode = load<i32>(record, MISSED_NOW) == NODE;
  const zero = i8x16.splat(0);
  const last = i8x16.splat(15);
  // By byte of the memory: not missed, missed, not due yet; any other goes otherwise.
  const classes = i8x16(0, 5, -128, 10, -128, -128, -128, -128, -128, -128, -128, -128, -128, -128, -128, -128);
  let agrees = i8x16.splat(-1);
  let alien = zero;
  for (const end = unit + count; unit < end; unit += 16, numbers += 128) {
    const reached = packed(
      reaching(v128.load(numbers), b0, b1, b2, b3, isLong),
      reaching(v128.load(numbers, 16), b0, b1, b2, b3, isLong),
      reaching(v128.load(numbers, 32), b0, b1, b2, b3, isLong),
      reaching(v128.load(numbers, 48), b0, b1, b2, b3, isLong),
      reaching(v128.load(numbers, 64), b0, b1, b2, b3, isLong),
      reaching(v128.load(numbers, 80), b0, b1, b2, b3, isLong),
      reaching(v128.load(numbers, 96), b0, b1, b2, b3, isLong),
      reaching(v128.load(numbers, 112), b0, b1, b2, b3, isLong),
    );
    const isGap = i8x16.eq(reached, zero);
    let gap = i8x16.splat(<i8>OVERDUE);
    if (gaps) {
      gap = v128.load(gaps + <usize>unit);
      agrees = v128.and(agrees, v128.xor(isGap, i8x16.eq(gap, zero)));
      gap = i8x16.min_u(gap, last);
    }
    let code = i8x16.sub(zero, reached);
    if (missedAfter) {
      if (isNode) {
        const missed = v128.bitselect(i8x16.swizzle(missedOfGap, gap), i8x16.swizzle(missedOf, code), isGap);
        v128.store(missedAfter + <usize>unit, missed);
      } else {
        const before = missedBefore ? v128.load(missedBefore + <usize>unit) : i8x16.splat(<i8>AT_FIRST);
        const own = i8x16.swizzle(classes, i8x16.min_u(before, last));
        alien = v128.or(alien, own);
        code = i8x16.add(code, own);
        v128.store(missedAfter + <usize>unit, v128.and(before, v128.or(i8x16.swizzle(missedOf, code), isGap)));
      }
    }
    moveSixteen(record, unit, v128.bitselect(i8x16.swizzle(seenOfGap, gap), i8x16.swizzle(seenOf, code), isGap));
  }
  return v128.all_true<i8>(agrees) && !i8x16.bitmask(alien);
}

/** Of two numbers −1 less the bounds they have reached, 0 where there is none. */
@inline
function reaching(x: v128, b0: v128, b1: v128, b2: v128, b3: v128, isLong: bool): v128 {
  let sum = i64x2.add(f64x2.eq(x, x), i64x2.add(f64x2.ge(x, b0), f64x2.ge(x, b1)));
  if (isLong) sum = i64x2.add(sum, i64x2.add(f64x2.ge(x, b2), f64x2.ge(x, b3)));
  return sum;
}
