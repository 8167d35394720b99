import type { ListResult, ListUncertainty, RunUncertainty, Trace, VarianceShare } from '@kedu/engine';
import { DEFAULT_UNCERTAINTY } from '@kedu/scheme';
import type { DrawKernel } from './draws/drawKernel.ts';
import { type DrawnList, drawScores } from './draws/drawScores.ts';
import { leastHeld, sharesOfList } from './draws/heldEitherWay.ts';
import { hiddenErrors } from './draws/hiddenErrors.ts';
import { type ScoreInterval, scoreInterval } from './draws/interval.ts';
import { possibleTotals } from './draws/possibleTotals.ts';
import { errorsOf, type IndicatorError } from './errors/errorsOf.ts';
import { unstatedShare } from './errors/unstated.ts';
import { rankSets } from './ranks/rankSets.ts';

/** Indicators that are named as the sources of a score’s error. */
const MOST_SOURCES = 3;
/** A smaller share of the variance is not worth a name. */
const LEAST_SHARE = 0.01;

/**
 * What the errors of its values make of a run: intervals of scores, sets of ranks, probabilities of grades and of the last place, and how often proposals are made again.
 *
 * errors ─ draws ─┬─ intervals ─ rank sets ─ grades, last place
 *                 └─ proposals
 * Shape: by list, over members. Units: quanta. Missing: undefined where no indicator of the scheme states an error. Rule: DRAW-1 to DRAW-4, RANKSET-1, NOISE-1. Errors: none.
 */
export function uncertaintyOf(trace: Trace, kernel?: DrawKernel): RunUncertainty | undefined {
  const rule = trace.input.scheme.uncertainty ?? DEFAULT_UNCERTAINTY;
  const errors = errorsOf(trace);
  if (errors.length === 0) return undefined;
  const drawn = drawScores(trace, errors, rule, kernel);
  const lists = drawn.lists.map((one) => {
    const list = trace.assessment.lists.find(({ list: id }) => id === one.list) as ListResult;
    const found = listUncertainty(trace, list, one, errors, rule.confidence, rule.draws);
    return [one.list, { ...found, ...sharesOfList(list, one, rule.draws, drawn.aboutBounds) }] as const;
  });
  return {
    confidence: rule.confidence,
    draws: rule.draws,
    lists: new Map(lists),
    revisions: new Map(
      errors.flatMap(({ indicator, revisions }) => {
        if (!revisions) return [];
        const { bias, sd, count } = revisions;
        return [[indicator, { bias, sd, count }] as const];
      }),
    ),
    held: leastHeld(new Map([...drawn.proposals].map(([id, count]) => [id, count / rule.draws])), drawn.aboutBounds),
  };
}

function listUncertainty(
  trace: Trace,
  list: ListResult,
  drawn: DrawnList,
  errors: readonly IndicatorError[],
  confidence: number,
  draws: number,
): Omit<ListUncertainty, 'grades' | 'last'> {
  const size = list.members.length;
  const isRanked = (k: number): boolean => list.ranked[k] === 1 && !Number.isNaN(list.score[k]);
  const own = (k: number): Float64Array => Float64Array.from({ length: draws }, (_, draw) => drawn.totals[draw * size + k] as number);
  const possible = possibleTotals(trace, list);
  const intervals = Array.from({ length: size }, (_, k) => {
    if (!isRanked(k)) return undefined;
    const [lowest, highest] = [possible.lowest[k] as number, possible.highest[k] as number];
    const bounds = { lowest, highest, atCaps: drawn.atCaps.get(k), atFloors: drawn.atFloors.get(k) };
    return scoreInterval(own(k), list.score[k] as number, confidence, bounds);
  });
  const unstated = unstatedShare(trace, list, errors);
  // Of a score that rests on no stated error nothing is claimed (ERROR-3).
  const isClaimed = (k: number): boolean => (unstated[k] as number) < 1 || (intervals[k]?.se ?? 0) > 0;
  const figure = (key: 'low' | 'high' | 'se'): Float64Array =>
    Float64Array.from(intervals, (one, k) => (one && isClaimed(k) ? one[key] : Number.NaN));
  const best = new Int32Array(size);
  const worst = new Int32Array(size);
  for (const group of new Set(list.groups)) {
    const members = Array.from({ length: size }, (_, k) => k).filter((k) => isRanked(k) && list.groups[k] === group);
    const errorsOfGroup = new Float64Array(draws * members.length);
    members.forEach((k, i) => {
      const mean = intervals[k]?.mean as number;
      for (let draw = 0; draw < draws; draw += 1)
        errorsOfGroup[draw * members.length + i] = (drawn.totals[draw * size + k] as number) - mean;
    });
    const ends = members.map((k) => intervals[k] as ScoreInterval);
    const sets = rankSets({
      scores: Float64Array.from(members, (k) => list.score[k] as number),
      errors: errorsOfGroup,
      confidence,
      hidden: hiddenErrors(errorsOfGroup, members, ends, drawn),
    });
    members.forEach((k, i) => {
      best[k] = sets.best[i] as number;
      worst[k] = sets.worst[i] as number;
    });
  }
  return {
    low: figure('low'),
    high: figure('high'),
    se: figure('se'),
    best,
    worst,
    unstated,
    sources: intervals.map((one, k) => (one && one.se > 0 ? sourcesOf(drawn, k, draws) : [])),
  };
}

/** Squared correlation of an indicator’s deviation with that of the score: its share of the variance, errors being independent. */
function sourcesOf({ moments, moved }: DrawnList, k: number, draws: number): VarianceShare[] {
  const [sum, square] = [moved.sum[k] as number, moved.square[k] as number];
  const variance = square - (sum * sum) / draws;
  return [...moments]
    .flatMap(([indicator, own]) => {
      const mean = (own.sum[k] as number) / draws;
      const spread = (own.square[k] as number) - (own.sum[k] as number) * mean;
      if (!(spread > 0) || !(variance > 0)) return [];
      const together = (own.product[k] as number) - sum * mean;
      return [{ indicator, share: Math.min(1, (together * together) / (spread * variance)) }];
    })
    .filter(({ share }) => share >= LEAST_SHARE)
    .sort((a, b) => b.share - a.share || (a.indicator < b.indicator ? -1 : 1))
    .slice(0, MOST_SOURCES);
}
