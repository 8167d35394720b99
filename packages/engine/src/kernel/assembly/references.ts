// Figures of the peers (CALIBRATE-2, KERNEL-4): a lane for each of two columns, so that every sum keeps the order of its units.

@inline
function both(first: usize, second: usize, unit: i32): v128 {
  return v128.load_lane<f64>(second + (<usize>unit << 3), v128.load64_zero(first + (<usize>unit << 3)), 1);
}

/**
 * Count, min, max, mean and deviation (n − 1) of two columns over `count` units, as five pairs of f64 at `into`.
 *
 * Units are taken in the order given: positions (i32), or [from, from + count) where there are none. NaN does not count.
 */
export function referencesOfPair(first: usize, second: usize, positions: usize, from: i32, count: i32, into: usize): void {
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  let known = zero;
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  let sum = zero;
  for (let k = 0; k < count; k++) {
    const x = both(first, second, positions ? load<i32>(positions + (<usize>k << 2)) : from + k);
    const counts = f64x2.eq(x, x);
    known = f64x2.add(known, v128.and(one, counts));
    low = f64x2.min(low, v128.bitselect(x, f64x2.splat(Infinity), counts));
    high = f64x2.max(high, v128.bitselect(x, f64x2.splat(-Infinity), counts));
    sum = f64x2.add(sum, v128.and(x, counts));
  }
  const isEmpty = f64x2.eq(known, zero);
  const alike = f64x2.eq(low, high);
  const mean = v128.bitselect(low, f64x2.div(sum, known), alike);
  let squares = zero;
  for (let k = 0; k < count; k++) {
    const x = both(first, second, positions ? load<i32>(positions + (<usize>k << 2)) : from + k);
    const distance = f64x2.sub(x, mean);
    squares = f64x2.add(squares, v128.and(f64x2.mul(distance, distance), f64x2.eq(x, x)));
  }
  const deviation = v128.bitselect(zero, f64x2.sqrt(f64x2.div(squares, f64x2.sub(known, one))), alike);
  const nowhere = f64x2.splat(NaN);
  v128.store(into, known);
  v128.store(into, v128.bitselect(nowhere, low, isEmpty), 16);
  v128.store(into, v128.bitselect(nowhere, high, isEmpty), 32);
  v128.store(into, v128.bitselect(nowhere, mean, isEmpty), 48);
  v128.store(into, v128.bitselect(deviation, nowhere, f64x2.gt(known, one)), 64);
}
