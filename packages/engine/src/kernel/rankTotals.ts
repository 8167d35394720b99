/** Who is ranked with whom. */
export interface RankGroups {
  /** By unit: number of the group that it is ranked in, −1 for no rank. */
  readonly of: Int32Array;
  /** How many groups there are. */
  readonly count: number;
}

/**
 * Ranks of quanta by group, best first, ties sharing the better rank: counted, not compared.
 *
 * Shape: total — quanta, whole numbers or NaN; ranks in the same order. Units: 1 is first, 0 is no rank. Missing: no rank.
 * How many units have each number of quanta says how many are above it; where the quanta of a group lie too far apart for that, they are sorted.
 * Rule: KERNEL-5, RANK-1 to RANK-3. Errors: none.
 * Example: quanta 9200, 9200, 8800 of one group → 1, 1, 3.
 */
export function rankTotals(total: Float64Array, groups: RankGroups): Int32Array {
  const ranks = new Int32Array(total.length);
  const { starts, units } = unitsByGroup(total, groups);
  let counts = new Uint32Array(0);
  for (let group = 0; group < groups.count; group += 1) {
    const members = units.subarray(starts[group], starts[group + 1]);
    const range = rangeOf(total, members);
    if (range && range.high - range.low < countedUpTo(members.length)) {
      const size = range.high - range.low + 1;
      if (counts.length < size) counts = new Uint32Array(size);
      else counts.fill(0, 0, size);
      rankByCounts(total, members, range, counts, ranks);
    } else rankBySorting(total, members, ranks);
  }
  return ranks;
}

/** Units that have a rank, group by group, in each in their own order. */
export function unitsByGroup(total: Float64Array, { of, count }: RankGroups): { readonly starts: Int32Array; readonly units: Int32Array } {
  const starts = new Int32Array(count + 1);
  const isRanked = (i: number): boolean => (of[i] as number) >= 0 && Number.isFinite(total[i]);
  for (let i = 0; i < of.length; i += 1) if (isRanked(i)) starts[(of[i] as number) + 1] = (starts[(of[i] as number) + 1] as number) + 1;
  for (let group = 0; group < count; group += 1) starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const next = starts.slice();
  const units = new Int32Array(starts[count] as number);
  for (let i = 0; i < of.length; i += 1) {
    if (!isRanked(i)) continue;
    const group = of[i] as number;
    units[next[group] as number] = i;
    next[group] = (next[group] as number) + 1;
  }
  return { starts, units };
}

/** So many different quanta are counted rather than sorted: making and clearing the counts costs less than comparing. */
export function countedUpTo(members: number): number {
  return 1024 + 16 * members;
}

export interface QuantaRange {
  readonly low: number;
  readonly high: number;
}

/** Lowest and highest quanta; undefined where there are none, or some are no whole numbers. */
export function rangeOf(total: Float64Array, members: Int32Array): QuantaRange | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < members.length; k += 1) {
    const quanta = total[members[k] as number] as number;
    if (!Number.isInteger(quanta)) return undefined;
    if (quanta < low) low = quanta;
    if (quanta > high) high = quanta;
  }
  return low <= high ? { low, high } : undefined;
}

function rankByCounts(total: Float64Array, members: Int32Array, { low, high }: QuantaRange, counts: Uint32Array, ranks: Int32Array): void {
  for (let k = 0; k < members.length; k += 1) {
    const at = (total[members[k] as number] as number) - low;
    counts[at] = (counts[at] as number) + 1;
  }
  let above = 0;
  for (let at = high - low; at >= 0; at -= 1) {
    const own = counts[at] as number;
    counts[at] = above;
    above += own;
  }
  for (let k = 0; k < members.length; k += 1) {
    const unit = members[k] as number;
    ranks[unit] = (counts[(total[unit] as number) - low] as number) + 1;
  }
}

function rankBySorting(total: Float64Array, members: Int32Array, ranks: Int32Array): void {
  const order = members.slice().sort((a, b) => (total[b] as number) - (total[a] as number));
  for (let place = 0; place < order.length; place += 1) {
    const unit = order[place] as number;
    const before = order[place - 1];
    ranks[unit] = before !== undefined && total[before] === total[unit] ? (ranks[before] as number) : place + 1;
  }
}
