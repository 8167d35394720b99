// The traffic of lights without the lights, for comparison: all bytes read that they read, all bytes written that they write.
import { AFTER, BEFORE, DUES, GAPS, MISSED_AFTER, MISSED_BEFORE, READS_LAG, RECORDS, RECORD_COUNT, RECORD_SIZE, VALUES } from './lightLayout';

/**
 * Columns of the units [from, to), indicator by indicator as lights take them: every byte is read and goes into what is written, which is no light.
 */
export function lightTraffic(program: usize, from: i32, to: i32): void {
  const records = <usize>load<u32>(program, RECORDS);
  for (let k = 0; k < load<i32>(program, RECORD_COUNT); k++) {
    const record = records + <usize>k * RECORD_SIZE;
    if (load<i32>(record, READS_LAG) && load<u32>(record, DUES)) passOver(record, from, to, true);
    else passOver(record, from, to, false);
  }
}

@inline
function passOver(record: usize, from: i32, to: i32, isByUnit: bool): void {
  const values = <usize>load<u32>(record, VALUES);
  const dues = <usize>load<u32>(record, DUES);
  const gaps = <usize>load<u32>(record, GAPS);
  const before = <usize>load<u32>(record, BEFORE);
  const missedBefore = <usize>load<u32>(record, MISSED_BEFORE);
  const after = <usize>load<u32>(record, AFTER);
  const missedAfter = <usize>load<u32>(record, MISSED_AFTER);
  let unit = <usize>from;
  for (const end = <usize>to; unit + 16 <= end; unit += 16) {
    let all = eightPairs(values + (unit << 3));
    if (isByUnit) all = v128.xor(all, eightPairs(dues + (unit << 3)));
    if (gaps) all = v128.xor(all, v128.load(gaps + unit));
    if (before) all = v128.xor(all, v128.load(before + unit));
    if (missedBefore) all = v128.xor(all, v128.load(missedBefore + unit));
    v128.store(after + unit, all);
    if (missedAfter) v128.store(missedAfter + unit, all);
  }
  for (const end = <usize>to; unit < end; unit++) {
    let all = load<u64>(values + (unit << 3));
    if (isByUnit) all ^= load<u64>(dues + (unit << 3));
    if (gaps) all ^= load<u8>(gaps + unit);
    if (before) all ^= load<u8>(before + unit);
    if (missedBefore) all ^= load<u8>(missedBefore + unit);
    store<u8>(after + unit, <u8>all);
    if (missedAfter) store<u8>(missedAfter + unit, <u8>all);
  }
}

@inline
function eightPairs(at: usize): v128 {
  return v128.xor(
    v128.xor(v128.xor(v128.load(at), v128.load(at, 16)), v128.xor(v128.load(at, 32), v128.load(at, 48))),
    v128.xor(v128.xor(v128.load(at, 64), v128.load(at, 80)), v128.xor(v128.load(at, 96), v128.load(at, 112))),
  );
}
