// Ranks by counting (KERNEL-5): totals are whole quanta of a known range. Threads count ranges of units apart, one adds the counts up, all number.

/** Added to a whole number below 2³², this leaves it in the lower half. */
const WORD: f64 = 4_503_599_627_370_496;

/** Lowest and highest of the totals of [from, to), as two f64; +∞ and −∞ where there is none. */
export function rangeOfTotals(totals: usize, from: i32, to: i32, into: usize): void {
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  let low2 = low;
  let high2 = high;
  let at = totals + (<usize>from << 3);
  const end = totals + (<usize>to << 3);
  // In this order of arguments NaN is passed over.
  for (; at + 32 <= end; at += 32) {
    const quanta = v128.load(at);
    const quanta2 = v128.load(at, 16);
    low = f64x2.pmin(low, quanta);
    high = f64x2.pmax(high, quanta);
    low2 = f64x2.pmin(low2, quanta2);
    high2 = f64x2.pmax(high2, quanta2);
  }
  for (; at < end; at += 8) {
    const quanta = v128.load64_splat(at);
    low = f64x2.pmin(low, quanta);
    high = f64x2.pmax(high, quanta);
  }
  low = f64x2.pmin(low, low2);
  high = f64x2.pmax(high, high2);
  store<f64>(into, min(f64x2.extract_lane(low, 0), f64x2.extract_lane(low, 1)));
  store<f64>(into, max(f64x2.extract_lane(high, 0), f64x2.extract_lane(high, 1)), 8);
}

@inline
function isRanked(ranked: usize, unit: i32, quanta: f64): bool {
  return quanta == quanta && (ranked == 0 || load<u8>(ranked + <usize>unit) != 0);
}

/** Where so many quanta are counted. */
@inline
function countAt(counts: usize, low: f64, quanta: f64): usize {
  return counts + (<usize>(<u32>reinterpret<i64>(quanta - low + WORD)) << 2);
}

/** Counts how many units have how many quanta; `counts` is u32 from the quanta `low` on. `ranked`: bytes by unit, 0 for all. */
export function countTotals(totals: usize, ranked: usize, from: i32, to: i32, low: f64, counts: usize): void {
  for (let unit = from; unit < to; unit++) {
    const quanta = load<f64>(totals + (<usize>unit << 3));
    if (!isRanked(ranked, unit, quanta)) continue;
    const at = countAt(counts, low, quanta);
    store<u32>(at, load<u32>(at) + 1);
  }
}

/** Adds the counts of another thread. */
export function addCounts(into: usize, counts: usize, length: i32): void {
  for (const end = into + (<usize>length << 2); into < end; into += 4, counts += 4) store<u32>(into, load<u32>(into) + load<u32>(counts));
}

/** Counts become ranks: 1 + how many have more. */
export function placeCounts(counts: usize, length: i32): void {
  let above: u32 = 0;
  for (let at = counts + (<usize>length << 2); at > counts; ) {
    at -= 4;
    const own = load<u32>(at);
    store<u32>(at, above + 1);
    above += own;
  }
}

/** Ranks of [from, to) out of placed counts: i32 by unit, 0 where there is none. */
export function writeRanks(totals: usize, ranked: usize, from: i32, to: i32, low: f64, counts: usize, ranks: usize): void {
  for (let unit = from; unit < to; unit++) {
    const quanta = load<f64>(totals + (<usize>unit << 3));
    const rank = isRanked(ranked, unit, quanta) ? load<i32>(countAt(counts, low, quanta)) : 0;
    store<i32>(ranks + (<usize>unit << 2), rank);
  }
}
