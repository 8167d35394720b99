// The states that follow, sixteen at a time: by tables of sixteen bytes where the automaton is small.
import { AFTER, BEFORE, NEXT, NEXT_GROUPS, ROW_GROUPS, ROW_OF, SHIFT, TABLE } from './lightLayout';

/** Of sixteen units the states that follow on what is seen: of each the row of its state, and there what is seen. */
@inline
export function moveSixteen(record: usize, unit: i32, seen: v128): void {
  const after = <usize>load<u32>(record, AFTER) + <usize>unit;
  const column = <usize>load<u32>(record, BEFORE);
  const before = column ? column + <usize>unit : 0;
  const groups = load<i32>(record, NEXT_GROUPS);
  if (groups) v128.store(after, followed(record, groups, before, seen));
  else moveOneByOne(record, after, before, seen);
}

@inline
function followed(record: usize, groups: i32, before: usize, seen: v128): v128 {
  const sixteen = i8x16.splat(16);
  let at = seen;
  const rows = load<i32>(record, ROW_GROUPS);
  if (rows && before) {
    let table = <usize>load<u32>(record, ROW_OF);
    let state = v128.load(before);
    at = i8x16.add(at, i8x16.swizzle(v128.load(table), state));
    for (let k = 1; k < rows; k++) {
      table += 16;
      state = i8x16.sub(state, sixteen);
      at = i8x16.add(at, i8x16.swizzle(v128.load(table), state));
    }
  }
  let table = <usize>load<u32>(record, NEXT);
  let states = i8x16.swizzle(v128.load(table), at);
  for (let k = 1; k < groups; k++) {
    table += 16;
    at = i8x16.sub(at, sixteen);
    states = v128.or(states, i8x16.swizzle(v128.load(table), at));
  }
  return states;
}

function moveOneByOne(record: usize, after: usize, before: usize, seen: v128): void {
  const table = <usize>load<u32>(record, TABLE);
  const shift = <usize>load<i32>(record, SHIFT);
  v128.store(after, seen);
  for (let i: usize = 0; i < 16; i++) {
    const state = before ? <usize>load<u8>(before + i) : 0;
    store<u8>(after + i, load<u8>(table + ((state << shift) | <usize>load<u8>(after + i))));
  }
}
