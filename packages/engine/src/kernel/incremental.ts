import { BLOCK, BlockScorer } from './blocks.ts';
import type { Keep, LeafPlan, PeerFigureName, SweepData, SweepPeers, SweepPlan, SweepResult } from './plan.ts';
import { profileOf } from './profiles.ts';
import type { RankGroups } from './rankTotals.ts';
import { orderTableOf, type PeerFigure, type PeerFigures, peerFigure, referencesOf, withReferences } from './references.ts';
import { Standings } from './standings.ts';
import { referenceKey } from '../steps/referenceKey.ts';

/** What single changes start from. */
export interface IncrementalInput {
  readonly plan: SweepPlan;
  /** Its columns are written to, cell by cell, as values change: hand over a copy where they are needed as they were. */
  readonly data: SweepData;
  /** Who is ranked with whom; eligibility is the caller's and does not change with a value. */
  readonly groups: RankGroups;
  /** Quanta that bonuses and deductions add to the total of each unit before it is ranked; absent where nothing is. */
  readonly added?: Float64Array | undefined;
  /** Reference points that do not move, whatever is reported (CALIBRATE-4). */
  readonly frozen?: PeerFigures | undefined;
  readonly keep?: Keep | undefined;
  /** The sweep of the data as they stand, by whichever kernel, with what `keep` asks; written to. Without it one is made. */
  readonly result?: SweepResult | undefined;
}

/** One cell that is reported, corrected or taken back. */
export interface CellChange {
  /** Position of the unit in the data. */
  readonly unit: number;
  /** Position among the columns of the plan. */
  readonly column: number;
  /** NaN where there is none, `gap` then being the reason (MISS-1). */
  readonly value: number;
  readonly gap: number;
}

/** What a change did. */
export interface CellEffect {
  /** Units that were scored again, ascending: the unit, and the peer groups of which a reference point moved. */
  readonly scored: Int32Array;
  /** Those among them whose total is another one. */
  readonly moved: Int32Array;
  /** Quanta of the unit's total, NaN where missing, without what is added; its rank, with it, 0 for none. */
  readonly total: number;
  readonly rank: number;
}

/**
 * A swept list that follows single changes: each scores again what depends on it, and nothing else.
 *
 * Results are those of a full sweep of the changed data, bit by bit, after every change. Rule: KERNEL-7.
 * Errors: RangeError for a unit or a column that is not there.
 * Example: 650,000 units, one value → its unit, or, where it was the lowest of its peers, that peer group.
 */
export class IncrementalSweep {
  readonly result: SweepResult;
  private readonly plan: SweepPlan;
  private readonly data: SweepData;
  private readonly frozen: PeerFigures | undefined;
  private readonly figures: Map<string, PeerFigure>;
  private readonly scorer: BlockScorer;
  private readonly added: Float64Array | undefined;
  /** Totals as they are ranked. */
  private readonly ranked: Float64Array;
  private readonly standings: Standings;

  constructor({ plan, data, groups, added, frozen, keep = 'total', result }: IncrementalInput) {
    this.data = data;
    this.frozen = frozen;
    this.figures = new Map(referencesOf(plan, data, frozen));
    this.plan = withReferences(plan, this.figures);
    this.scorer = new BlockScorer(this.plan, data, keep, result);
    this.result = this.scorer.result;
    if (!result) for (let profile = 0; profile < plan.profiles; profile += 1) this.scoreProfile(profile);
    this.added = added;
    this.ranked = added ? added.map((own, i) => own + (this.result.total[i] as number)) : this.result.total;
    this.standings = new Standings(this.ranked, groups);
  }

  /** Rank of a unit as things stand. */
  rankOf(unit: number): number {
    return this.standings.rankOf(unit);
  }

  /** Takes one change in. */
  rescore({ unit, column, value, gap }: CellChange): CellEffect {
    const { data, result } = this;
    const values = data.values[column];
    if (!values || !(unit >= 0 && unit < data.units)) throw new RangeError(`no unit ${unit} or column ${column}`);
    const profile = profileOf(data.starts, unit);
    const old = values[unit] as number;
    values[unit] = value;
    const gaps = data.gaps[column];
    if (gaps) gaps[unit] = gap;

    const profiles = this.movedProfiles(profile, column, old, value);
    const scored: number[] = [];
    if (!profiles.has(profile)) scored.push(unit);
    for (const p of profiles) for (let i = data.starts[p] as number; i < (data.starts[p + 1] as number); i += 1) scored.push(i);
    const units = Int32Array.from(scored).sort();
    const before = Float64Array.from(units, (i) => result.total[i] as number);
    if (!profiles.has(profile)) this.scorer.score(profile, unit, 1);
    for (const p of profiles) this.scoreProfile(p);
    const moved = units.filter((i, k) => !Object.is(before[k], result.total[i]));
    this.move(units, before);
    return { scored: units, moved, total: result.total[unit] as number, rank: this.standings.rankOf(unit) };
  }

  /** Ranks follow totals, which were `before`. */
  private move(units: Int32Array, before: Float64Array): void {
    const { added, ranked, result } = this;
    if (!added) {
      this.standings.move(units, before);
      return;
    }
    const past = before.map((own, k) => own + (added[units[k] as number] as number));
    for (const i of units) ranked[i] = (result.total[i] as number) + (added[i] as number);
    this.standings.move(units, past);
  }

  private scoreProfile(profile: number): void {
    const end = this.data.starts[profile + 1] as number;
    for (let from = this.data.starts[profile] as number; from < end; from += BLOCK) {
      this.scorer.score(profile, from, Math.min(BLOCK, end - from));
    }
  }

  /** Profiles whose units are compared with a figure that is now another one. */
  private movedProfiles(profile: number, column: number, old: number, now: number): ReadonlySet<number> {
    const moved = new Set<number>();
    if (Object.is(old, now)) return moved;
    for (const leaf of this.plan.leaves) {
      const { peers } = leaf;
      if (!peers || leaf.column !== column || Number.isNaN(leaf.weight[profile])) continue;
      const group = peers.of[profile] as number;
      const key = referenceKey(this.plan.list, leaf.path, peers.groups[group] as string);
      if (this.frozen?.has(key) || this.isInside(leaf, key, old, now)) continue;
      const figure = peerFigure(leaf, peers, group, this.data);
      if (figure) this.figures.set(key, figure);
      else this.figures.delete(key);
      if (this.replaceFigures(leaf, peers, group, figure)) peers.of.forEach((one, p) => one === group && moved.add(p));
    }
    return moved;
  }

  /** Whether both values lie between the lowest and the highest, which are all that the method reads. */
  private isInside(leaf: LeafPlan, key: string, old: number, now: number): boolean {
    const figure = this.figures.get(key);
    const readsEnds = leaf.params.every(
      (param) => param.by !== 'order' && (param.by !== 'profile' || param.figure === undefined || isEnd(param.figure)),
    );
    const between = (x: number): boolean => Number.isNaN(x) || (figure !== undefined && x > figure.min && x < figure.max);
    return readsEnds && between(old) && between(now);
  }

  private replaceFigures(leaf: LeafPlan, { of }: SweepPeers, group: number, figure: PeerFigure | undefined): boolean {
    let isMoved = false;
    for (const param of leaf.params) {
      if (param.by === 'order') {
        param.tables[group] = figure && orderTableOf(leaf, param, figure);
        isMoved = true;
      }
      if (param.by !== 'profile' || !param.figure) continue;
      const now = figure?.[param.figure] ?? Number.NaN;
      of.forEach((one, p) => {
        if (one !== group || Object.is(param.values[p], now)) return;
        param.values[p] = now;
        isMoved = true;
      });
    }
    return isMoved;
  }
}

function isEnd(figure: PeerFigureName): boolean {
  return figure === 'min' || figure === 'max';
}
