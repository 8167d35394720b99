// Ranks by counting (KERNEL-5): totals are whole quanta of a known range. Threads count ranges of units apart, one adds the counts up, all number.

/** Lowest and highest of the totals of [from, to), as two f64; +∞ and −∞ where there is none. */
export function rangeOfTotals(totals: usize, from: i32, to: i32, into: usize): void {
  let low: f64 = Infinity;
  let high: f64 = -Infinity;
  for (let at = totals + (<usize>from << 3), end = totals + (<usize>to << 3); at < end; at += 8) {
    const quanta = load<f64>(at);
    if (quanta < low) low = quanta;
    if (quanta > high) high = quanta;
  }
  store<f64>(into, low);
  store<f64>(into, high, 8);
}

@inline
function isRanked(ranked: usize, unit: i32, quanta: f64): bool {
  return quanta == quanta && (ranked == 0 || load<u8>(ranked + <usize>unit) != 0);
}

/** Counts how many units have how many quanta; `counts` is u32 from the quanta `low` on. `ranked`: bytes by unit, 0 for all. */
export function countTotals(totals: usize, ranked: usize, from: i32, to: i32, low: f64, counts: usize): void {
  for (let unit = from; unit < to; unit++) {
    const quanta = load<f64>(totals + (<usize>unit << 3));
    if (!isRanked(ranked, unit, quanta)) continue;
    const at = counts + (<usize>(quanta - low) << 2);
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
    const rank = isRanked(ranked, unit, quanta) ? load<i32>(counts + (<usize>(quanta - low) << 2)) : 0;
    store<i32>(ranks + (<usize>unit << 2), rank);
  }
}
