import { type Deviations, type ListResult, type Rescorer, rescorer, type Trace } from '@kedu/engine';
import type { UncertaintyRule } from '@kedu/scheme';
import type { IndicatorError } from '../errors/errorsOf.ts';
import { type Bend, bendsOf, type ListBends, movedToBend } from './bends.ts';
import { type AboutBounds, aboutBounds } from './aboutBounds.ts';
import type { DrawKernel } from './drawKernel.ts';
import type { KernelList, Moments } from './kernelList.ts';
import { laidDraws } from './laidDraws.ts';

/** Drawn results of one list. Arrays run over its members. */
export interface DrawnList {
  readonly list: string;
  /** Quanta of the total, draw after draw; that of the run where a draw gives a member none. */
  readonly totals: Float64Array;
  /** How often each grade was given, by its ID. */
  readonly grades: ReadonlyMap<string, Float64Array>;
  /** How often the member was last. */
  readonly last: Float64Array;
  /** Sums over draws of what the total moved from the published score, and of its square. */
  readonly moved: { readonly sum: Float64Array; readonly square: Float64Array };
  /**
   * By indicator: sums over draws of the deviation of the member’s own value, of its square, and of its product with what the total moved.
   */
  readonly moments: ReadonlyMap<string, Moments>;
  /**
   * Errors of the score by member, draw by draw, with its values about a cap, or a floor, taken to stand just there; of members that have
   * such values.
   */
  readonly atCaps: ReadonlyMap<number, Float64Array>;
  readonly atFloors: ReadonlyMap<number, Float64Array>;
  /** The same with all values that may stand at a bound, within 3 errors of it, taken to stand there. */
  readonly withinCaps: ReadonlyMap<number, Float64Array>;
  readonly withinFloors: ReadonlyMap<number, Float64Array>;
}

export interface Drawn {
  readonly lists: readonly DrawnList[];
  /** How often each proposal of a rule with `unless_noise` was made. */
  readonly proposals: ReadonlyMap<string, number>;
  /** Draws in which what bounds hide is taken the other way; undefined where no value may stand at one. */
  readonly aboutBounds: AboutBounds | undefined;
}

/**
 * Scores of a run with its values moved by their errors, again and again.
 *
 * 1 deviates of every indicator, source and unit → 2 values → 3 totals, ranks, grades, proposals as the run makes them → 4 what is kept of
 * them.
 * Shape: lists that an error reaches, in the order of the run. Units: quanta. With a kernel, a batch of draws at a time (KERNEL-16). Rule:
 * DRAW-1, DRAW-2. Errors: none. Same seed, same bytes, with a kernel and without.
 */
export function drawScores(trace: Trace, errors: readonly IndicatorError[], rule: UncertaintyRule, kernel?: DrawKernel): Drawn {
  const plain = rescorer(trace, new Set(errors.map(({ indicator }) => indicator)), rule.peers);
  const unitIds = trace.enrolment.units.map(({ id }) => id);
  const laid = laidDraws(kernel, plain, errors, unitIds, rule.seed);
  const scorer: Rescorer = {
    ...plain,
    rescore: (deviations) => plain.rescore(deviations, (list) => laid.lists.get(list)?.totalsWith(deviations)),
  };
  // Where reference points move with the values, so do bounds: no value is said to stand at one.
  const bends = rule.peers === 'frozen' ? bendsOf(scorer, trace.assessment.lists, errors) : new Map<string, ListBends>();
  const indicators = errors.map(({ indicator }) => indicator);
  const kept = trace.assessment.lists
    .filter(({ list }) => plain.lists.includes(list))
    .map((list) => keeper(list, rule.draws, indicators, bends.get(list.list) ?? { near: [], within: [] }, laid.lists.get(list.list)));
  const proposals = new Map<string, number>();
  const { batch } = laid.errors;
  for (let first = 0; first < rule.draws; first += batch) {
    const count = Math.min(batch, rule.draws - first);
    laid.errors.take(first, count);
    for (const one of laid.lists.values()) one.take(first, count);
    for (let slot = 0; slot < count; slot += 1) {
      const deviations = laid.errors.of(first + slot);
      const { lists, proposed } = plain.rescore(deviations, (list) => laid.lists.get(list)?.totals(slot));
      for (const one of kept) one.keep(first + slot, lists.find(({ list }) => list === one.drawn.list) as ListResult, deviations);
      for (const id of proposed()) proposals.set(id, (proposals.get(id) ?? 0) + 1);
    }
    for (const one of laid.lists.values()) one.addMoments(count);
  }
  for (const one of kept) one.end();
  const hidden = aboutBounds(trace, scorer, laid.errors, bends, rule);
  laid.release();
  return { lists: kept.map(({ drawn }) => drawn), proposals, aboutBounds: hidden };
}

interface Keeper {
  readonly drawn: DrawnList;
  keep(draw: number, list: ListResult, deviations: Deviations): void;
  /** Takes over what a kernel has summed up. */
  end(): void;
}

function keeper(
  published: ListResult,
  draws: number,
  indicators: readonly string[],
  { near, within }: ListBends,
  byKernel: KernelList | undefined,
): Keeper {
  const { members, score } = published;
  const size = members.length;
  const totals = new Float64Array(draws * size);
  const grades = new Map<string, Float64Array>();
  const last = new Float64Array(size);
  const ways = new Float64Array(size);
  const moved = { sum: new Float64Array(size), square: new Float64Array(size) };
  const moments = new Map(
    indicators.map((id) => [id, { sum: new Float64Array(size), square: new Float64Array(size), product: new Float64Array(size) }]),
  );
  const count = (id: string, k: number): void => {
    const own = grades.get(id) ?? new Float64Array(size);
    own[k] = (own[k] as number) + 1;
    grades.set(id, own);
  };
  const caps = atBends(near, 'above', draws);
  const floors = atBends(near, 'below', draws);
  const withinCaps = atBends(within, 'above', draws);
  const withinFloors = atBends(within, 'below', draws);
  const bounds = [caps, floors, withinCaps, withinFloors];
  return {
    drawn: {
      list: published.list,
      totals,
      grades,
      last,
      moved,
      moments,
      atCaps: caps.errors,
      atFloors: floors.errors,
      withinCaps: withinCaps.errors,
      withinFloors: withinFloors.errors,
    },
    keep(draw, list, deviations) {
      for (let k = 0; k < size; k += 1) {
        const found = list.score[k] as number;
        const total = Number.isNaN(found) ? (score[k] as number) : found;
        totals[draw * size + k] = total;
        if (list.grades[k]) count(list.grades[k] as string, k);
        if (list.lastPlace[k] === 1) last[k] = (last[k] as number) + 1;
        const way = total - (score[k] as number);
        // A member without a score does not move: its sums are not read.
        ways[k] = Number.isNaN(way) ? 0 : way;
        moved.sum[k] = (moved.sum[k] as number) + (ways[k] as number);
        moved.square[k] = (moved.square[k] as number) + (ways[k] as number) * (ways[k] as number);
      }
      if (byKernel) byKernel.keepWays(draw % byKernel.batch, ways);
      else for (const [id, one] of moments) addMoments(one, members, deviations(id) as Float64Array, ways);
      for (const one of bounds) one.keep(draw, ways, deviations);
    },
    end() {
      if (byKernel) for (const [id, one] of moments) byKernel.momentsInto(id, one);
    },
  };
}

interface AtBends {
  readonly errors: ReadonlyMap<number, Float64Array>;
  keep(draw: number, ways: Float64Array, deviations: Deviations): void;
}

/** What draws move a score, with values at bends of one kind moved there (DRAW-5). */
function atBends(all: readonly Bend[], still: Bend['still'], draws: number): AtBends {
  const bends = all.filter((bend) => bend.still === still);
  const errors = new Map(bends.map(({ member }) => [member, new Float64Array(draws)]));
  const byIndicator = new Map<string, Bend[]>();
  for (const bend of bends) {
    const own = byIndicator.get(bend.indicator);
    if (own) own.push(bend);
    else byIndicator.set(bend.indicator, [bend]);
  }
  const members = Int32Array.from(errors.keys());
  const columns = [...errors.values()];
  const now = new Float64Array(members.reduce((most, member) => Math.max(most, member + 1), 0));
  return {
    errors,
    keep(draw, ways, deviations) {
      for (let i = 0; i < members.length; i += 1) now[members[i] as number] = ways[members[i] as number] as number;
      for (const [indicator, own] of byIndicator) {
        const deviation = deviations(indicator);
        for (const bend of own) now[bend.member] = (now[bend.member] as number) + movedToBend(bend, deviation?.[bend.unit] ?? 0);
      }
      for (let i = 0; i < members.length; i += 1) (columns[i] as Float64Array)[draw] = now[members[i] as number] as number;
    },
  };
}

function addMoments({ sum, square, product }: Moments, members: ArrayLike<number>, deviation: Float64Array, ways: Float64Array): void {
  for (let k = 0; k < members.length; k += 1) {
    const own = deviation[members[k] as number] as number;
    sum[k] = (sum[k] as number) + own;
    square[k] = (square[k] as number) + own * own;
    product[k] = (product[k] as number) + own * (ways[k] as number);
  }
}
