import { countedUpTo, type QuantaRange, type RankGroups, rangeOf, unitsByGroup } from './rankTotals.ts';

/** Below so many units a group is looked through rather than counted. */
const LOOKED_THROUGH = 512;
/** Quanta of one coarse count. */
const COARSE = 256;

/** How many units have each number of quanta, and how many each run of COARSE of them. */
interface Counts {
  readonly low: number;
  readonly fine: Uint32Array;
  readonly coarse: Uint32Array;
}

/**
 * Ranks that follow single changes: how many units of each group have how many quanta, kept up to date.
 *
 * A rank is asked in two short sums, coarse and fine, whatever the number of units. Rule: KERNEL-5, KERNEL-7.
 * `total` is the caller's and read, never written; every change of it is told by `move`.
 */
export class Standings {
  private readonly total: Float64Array;
  private readonly groups: RankGroups;
  /** Units of a group, ranked or not. */
  private readonly starts: Int32Array;
  private readonly units: Int32Array;
  private readonly counts: (Counts | undefined)[];

  constructor(total: Float64Array, groups: RankGroups) {
    this.total = total;
    this.groups = groups;
    const { starts, units } = unitsByGroup(new Float64Array(total.length), groups);
    this.starts = starts;
    this.units = units;
    this.counts = Array.from({ length: groups.count }, (_, group) => this.counted(group));
  }

  /** Rank of a unit: 1 is first, 0 is no rank (RANK-1 to RANK-3). */
  rankOf(unit: number): number {
    const group = this.groups.of[unit] as number;
    const own = this.total[unit] as number;
    if (group < 0 || !Number.isFinite(own)) return 0;
    const counts = this.counts[group];
    return 1 + (counts ? countAbove(counts, own) : this.lookAbove(group, own));
  }

  /** Tells that the totals of these units were `before`, and are now what the totals say. */
  move(units: Int32Array, before: Float64Array): void {
    const outside = new Set<number>();
    for (const unit of units) {
      const group = this.groups.of[unit] as number;
      const counts = this.counts[group];
      const now = this.total[unit] as number;
      if (counts && Number.isFinite(now) && !holds(counts, now)) outside.add(group);
    }
    units.forEach((unit, k) => {
      const group = this.groups.of[unit] as number;
      const counts = this.counts[group];
      if (!counts || outside.has(group)) return;
      const now = this.total[unit] as number;
      if (Number.isFinite(before[k])) add(counts, before[k] as number, -1);
      if (Number.isFinite(now)) add(counts, now, 1);
    });
    for (const group of outside) this.counts[group] = this.counted(group);
  }

  private counted(group: number): Counts | undefined {
    const members = this.membersOf(group).filter((unit) => Number.isFinite(this.total[unit]));
    if (members.length < LOOKED_THROUGH) return undefined;
    const range = rangeOf(this.total, members);
    const room = countedUpTo(members.length);
    if (!range || range.high - range.low >= room) return undefined;
    const counts = emptyCounts(range, room);
    for (const unit of members) add(counts, this.total[unit] as number, 1);
    return counts;
  }

  private membersOf(group: number): Int32Array {
    return this.units.subarray(this.starts[group], this.starts[group + 1]);
  }

  private lookAbove(group: number, own: number): number {
    const members = this.membersOf(group);
    let above = 0;
    for (let k = 0; k < members.length; k += 1) if ((this.total[members[k] as number] as number) > own) above += 1;
    return above;
  }
}

/** Room on both sides of the range, so that most changes stay inside. */
function emptyCounts({ low, high }: QuantaRange, room: number): Counts {
  const spare = Math.floor((room - (high - low)) / 2);
  const size = high - low + 1 + 2 * spare;
  return { low: low - spare, fine: new Uint32Array(size), coarse: new Uint32Array(Math.ceil(size / COARSE)) };
}

function holds({ low, fine }: Counts, quanta: number): boolean {
  return Number.isInteger(quanta) && quanta >= low && quanta < low + fine.length;
}

function add({ low, fine, coarse }: Counts, quanta: number, change: number): void {
  const at = quanta - low;
  const run = Math.floor(at / COARSE);
  fine[at] = (fine[at] as number) + change;
  coarse[run] = (coarse[run] as number) + change;
}

function countAbove({ low, fine, coarse }: Counts, quanta: number): number {
  const at = quanta - low;
  const run = Math.floor(at / COARSE);
  const end = Math.min(fine.length, (run + 1) * COARSE);
  let above = 0;
  for (let k = at + 1; k < end; k += 1) above += fine[k] as number;
  for (let k = run + 1; k < coarse.length; k += 1) above += coarse[k] as number;
  return above;
}
