// A bare read of the columns, for comparison with what scoring costs beyond it.
import { COLUMNS, COLUMN_COUNT } from './layout';

/** All bits of the values of the units [from, to), folded into one number, column by column: every byte is read and counts. */
export function sweepBytes(program: usize, from: i32, to: i32): f64 {
  const columns = <usize>load<u32>(program, COLUMNS);
  let a = i64x2.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let k: usize = 0; k < <usize>load<i32>(program, COLUMN_COUNT); k++) {
    const column = <usize>load<u32>(columns + (k << 2));
    let at = column + (<usize>from << 3);
    const end = column + (<usize>to << 3);
    for (; at + 64 <= end; at += 64) {
      a = v128.xor(a, v128.load(at));
      b = v128.xor(b, v128.load(at, 16));
      c = v128.xor(c, v128.load(at, 32));
      d = v128.xor(d, v128.load(at, 48));
    }
    for (; at < end; at += 8) a = v128.xor(a, v128.load64_zero(at));
  }
  const all = v128.xor(v128.xor(a, b), v128.xor(c, d));
  return <f64>(i64x2.extract_lane(all, 0) ^ i64x2.extract_lane(all, 1));
}
