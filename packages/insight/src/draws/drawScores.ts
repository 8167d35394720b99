import { type ListResult, rescorer, type Trace } from '@kedu/engine';
import type { UncertaintyRule } from '@kedu/scheme';
import type { IndicatorError } from '../errors/errorsOf.ts';
import { ALL_UNITS, deviates } from './deviates.ts';

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
  /** By indicator: sums over draws of the deviation of the member’s own value, of its square, and of its product with what the total moved. */
  readonly moments: ReadonlyMap<string, Moments>;
}

interface Moments {
  readonly sum: Float64Array;
  readonly square: Float64Array;
  readonly product: Float64Array;
}

export interface Drawn {
  readonly lists: readonly DrawnList[];
  /** How often each proposal of a rule with `unless_noise` was made. */
  readonly proposals: ReadonlyMap<string, number>;
}

/**
 * Scores of a run with its values moved by their errors, again and again.
 *
 * 1 deviates of every indicator, source and unit → 2 values → 3 totals, ranks, grades, proposals as the run makes them → 4 what is kept of them.
 * Shape: lists that an error reaches, in the order of the run. Units: quanta. Rule: DRAW-1, DRAW-2. Errors: none. Same seed, same bytes.
 */
export function drawScores(trace: Trace, errors: readonly IndicatorError[], rule: UncertaintyRule): Drawn {
  const { units } = trace.enrolment;
  const scorer = rescorer(trace, new Set(errors.map(({ indicator }) => indicator)), rule.peers);
  const unitIds = units.map(({ id }) => id);
  const sources = errors.map((error) => ({
    indicator: error.indicator,
    deviation: new Float64Array(units.length),
    parts: error.sources.map(({ sd, shared }, i) => {
      const concerned = [...sd.keys()].filter((unit) => sd[unit] !== 0);
      const named = shared ? [ALL_UNITS] : concerned.map((unit) => unitIds[unit] as string);
      return { sd, shared, concerned, normal: deviates(rule.seed, error.indicator, i, named) };
    }),
  }));
  const deviations = new Map(sources.map(({ indicator, deviation }) => [indicator, deviation]));
  const kept = trace.assessment.lists.filter(({ list }) => scorer.lists.includes(list)).map((list) => keeper(list, rule.draws, deviations));
  const proposals = new Map<string, number>();
  for (let draw = 0; draw < rule.draws; draw += 1) {
    for (const { deviation, parts } of sources) {
      deviation.fill(0);
      for (const { sd, shared, concerned, normal } of parts) {
        const z = normal.draw(draw);
        for (let i = 0; i < concerned.length; i += 1) {
          const unit = concerned[i] as number;
          deviation[unit] = (deviation[unit] as number) + (sd[unit] as number) * (z[shared ? 0 : i] as number);
        }
      }
    }
    const { lists, proposed } = scorer.rescore((indicator) => deviations.get(indicator));
    for (const one of kept) one.keep(draw, lists.find(({ list }) => list === one.drawn.list) as ListResult);
    for (const id of proposed()) proposals.set(id, (proposals.get(id) ?? 0) + 1);
  }
  return { lists: kept.map(({ drawn }) => drawn), proposals };
}

interface Keeper {
  readonly drawn: DrawnList;
  keep(draw: number, list: ListResult): void;
}

function keeper(published: ListResult, draws: number, deviations: ReadonlyMap<string, Float64Array>): Keeper {
  const { members, score } = published;
  const size = members.length;
  const totals = new Float64Array(draws * size);
  const grades = new Map<string, Float64Array>();
  const last = new Float64Array(size);
  const ways = new Float64Array(size);
  const moved = { sum: new Float64Array(size), square: new Float64Array(size) };
  const moments = new Map(
    [...deviations.keys()].map((id) => [
      id,
      { sum: new Float64Array(size), square: new Float64Array(size), product: new Float64Array(size) },
    ]),
  );
  const count = (id: string, k: number): void => {
    const own = grades.get(id) ?? new Float64Array(size);
    own[k] = (own[k] as number) + 1;
    grades.set(id, own);
  };
  return {
    drawn: { list: published.list, totals, grades, last, moved, moments },
    keep(draw, list) {
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
      for (const [id, one] of moments) addMoments(one, members, deviations.get(id) as Float64Array, ways);
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
