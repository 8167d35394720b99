// A bare read of what lights read, for comparison.
import { BEFORE, DUES, GAPS, MISSED_BEFORE, READS_LAG, RECORDS, RECORD_COUNT, RECORD_SIZE, VALUES } from './lightLayout';

/** All bytes that lights of the units [from, to) read, folded into one number: for comparison with what they cost beyond reading. */
export function lightBytes(program: usize, from: i32, to: i32): f64 {
  const records = <usize>load<u32>(program, RECORDS);
  let all = i64x2.splat(0);
  for (let k = 0; k < load<i32>(program, RECORD_COUNT); k++) {
    const record = records + <usize>k * RECORD_SIZE;
    all = v128.xor(all, folded(<usize>load<u32>(record, VALUES), from, to, 3));
    if (load<i32>(record, READS_LAG)) {
      all = v128.xor(all, folded(<usize>load<u32>(record, DUES), from, to, 3));
    }
    all = v128.xor(all, folded(<usize>load<u32>(record, GAPS), from, to, 0));
    all = v128.xor(all, folded(<usize>load<u32>(record, BEFORE), from, to, 0));
    all = v128.xor(all, folded(<usize>load<u32>(record, MISSED_BEFORE), from, to, 0));
  }
  return <f64>(i64x2.extract_lane(all, 0) ^ i64x2.extract_lane(all, 1));
}

function folded(column: usize, from: i32, to: i32, shift: usize): v128 {
  let a = i64x2.splat(0);
  let b = a;
  let c = a;
  let d = a;
  if (!column) return a;
  let at = column + (<usize>from << shift);
  const end = column + (<usize>to << shift);
  for (; at + 64 <= end; at += 64) {
    a = v128.xor(a, v128.load(at));
    b = v128.xor(b, v128.load(at, 16));
    c = v128.xor(c, v128.load(at, 32));
    d = v128.xor(d, v128.load(at, 48));
  }
  for (; at < end; at += 1) a = v128.xor(a, v128.load8_splat(at));
  return v128.xor(v128.xor(a, b), v128.xor(c, d));
}
