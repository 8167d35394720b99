import { RATIO_DUST } from '../normalise/parameter.ts';
import { placeIn } from './order.ts';
import type { OrderTable, SweepMethod, SweepParam } from './plan.ts';

/** One parameter over a block: alike for all its units, or a column. */
export interface Reading {
  readonly values: Float64Array;
  readonly isColumn: boolean;
  /** Position of the first unit in the column. */
  at: number;
  alike: number;
}

/** What a formula is given for the units of a block; moved from block to block, never made anew. */
export interface FormulaRun {
  readonly values: Float64Array;
  /** Position of the first unit among the values. */
  from: number;
  count: number;
  readonly params: readonly Reading[];
  readonly points: readonly (readonly [value: number, score: number])[];
  readonly order: Extract<SweepParam, { readonly by: 'order' }> | undefined;
  /** Places among the peers of the block's profile; absent where nobody reports. */
  table: OrderTable | undefined;
  readonly higher: boolean;
  readonly cap: number;
  /** Raw scores go to `scores[at + i]`; what stands where there is no value is not looked at. */
  readonly scores: Float64Array;
  at: number;
}

/**
 * The formulas of `normalise/` over a block of units, operation by operation the same; NaN is no result.
 *
 * Rule: KERNEL-1, METHOD-*. Their meaning, bounds and examples stand in `normalise/`; property tests compare bit by bit.
 */
export const FORMULAS: Readonly<Record<SweepMethod, (run: FormulaRun) => void>> = {
  completion,
  growth_on_base: growthOnBase,
  interval,
  piecewise,
  efficacy,
  goalposts,
  min_max: minMax,
  z_score: zScore,
  ratio_to_first: ratioToFirst,
  fraction_of_max: fractionOfMax,
  step,
  all_or_nothing: allOrNothing,
  given,
  deduction,
  bonus,
  distance_to_target: distanceToTarget,
  efficacy_banded: efficacyBanded,
  distance_to_best: distanceToBest,
  progress_to_target: progressToTarget,
  rank: byPlace,
  percentile: byPlace,
  borda: byPlace,
};

function parameter({ isColumn, values, at, alike }: Reading, i: number): number {
  return isColumn ? (values[at + i] as number) : alike;
}

function completion({ values, from, count, params, higher, cap, scores, at }: FormulaRun): void {
  const target = params[0] as Reading;
  const limit = params[1] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const t = parameter(target, i);
    const l = parameter(limit, i);
    if (!(t > 0)) scores[at + i] = Number.NaN;
    else if (!Number.isNaN(l) && (higher ? x - t : t - x) / t > l + RATIO_DUST) scores[at + i] = 0;
    else if (higher) scores[at + i] = (100 * x) / t;
    else scores[at + i] = x > 0 ? (100 * t) / x : cap;
  }
}

function growthOnBase({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const baseline = params[0] as Reading;
  const fullAt = params[1] as Reading;
  const zeroAt = params[2] as Reading;
  const inPoints = params[3] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const base = parameter(baseline, i);
    const zero = parameter(zeroAt, i);
    const span = parameter(fullAt, i) - zero;
    const gain = higher ? x - base : base - x;
    if (!(span > 0)) scores[at + i] = Number.NaN;
    else if (parameter(inPoints, i) === 1) scores[at + i] = (100 * (gain - zero)) / span;
    else scores[at + i] = base === 0 ? Number.NaN : (100 * (gain / Math.abs(base) - zero)) / span;
  }
}

function interval({ values, from, count, params, scores, at }: FormulaRun): void {
  const lows = params[0] as Reading;
  const highs = params[1] as Reading;
  const fades = params[2] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const low = parameter(lows, i);
    const high = parameter(highs, i);
    const fade = parameter(fades, i);
    const distance = x < low ? low - x : x > high ? x - high : 0;
    if (!(low <= high) || !(fade >= 0)) scores[at + i] = Number.NaN;
    else if (distance === 0) scores[at + i] = 100;
    else scores[at + i] = fade === 0 ? 0 : 100 * (1 - distance / fade);
  }
}

function piecewise({ values, from, count, points, scores, at }: FormulaRun): void {
  const size = points.length;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    let next = 0;
    while (next < size && (points[next] as readonly [number, number])[0] <= x) next += 1;
    if (next === 0 || next === size) {
      scores[at + i] = (points[next === 0 ? 0 : size - 1] as readonly [number, number])[1];
      continue;
    }
    const low = points[next - 1] as readonly [number, number];
    const high = points[next] as readonly [number, number];
    scores[at + i] = low[1] + ((high[1] - low[1]) * (x - low[0])) / (high[0] - low[0]);
  }
}

function efficacy({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const mins = params[0] as Reading;
  const maxs = params[1] as Reading;
  const bases = params[2] as Reading;
  const ranges = params[3] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const min = parameter(mins, i);
    const max = parameter(maxs, i);
    const base = parameter(bases, i);
    const range = parameter(ranges, i);
    scores[at + i] = max > min ? ((higher ? x - min : max - x) / (max - min)) * range + base : Number.NaN;
  }
}

function goalposts({ values, from, count, params, scores, at }: FormulaRun): void {
  const worsts = params[0] as Reading;
  const bests = params[1] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const worst = parameter(worsts, i);
    const best = parameter(bests, i);
    scores[at + i] = worst === best ? Number.NaN : (100 * (x - worst)) / (best - worst);
  }
}

function minMax({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const as = params[0] as Reading;
  const bs = params[1] as Reading;
  const mins = params[2] as Reading;
  const maxs = params[3] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const a = parameter(as, i);
    const b = parameter(bs, i);
    const min = parameter(mins, i);
    const max = parameter(maxs, i);
    scores[at + i] = max > min ? a + ((b - a) * (higher ? x - min : max - x)) / (max - min) : Number.NaN;
  }
}

function zScore({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const centres = params[0] as Reading;
  const spreads = params[1] as Reading;
  const means = params[2] as Reading;
  const sds = params[3] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const centre = parameter(centres, i);
    const spread = parameter(spreads, i);
    const mean = parameter(means, i);
    const sd = parameter(sds, i);
    scores[at + i] = sd > 0 ? centre + (spread * (higher ? x - mean : mean - x)) / sd : Number.NaN;
  }
}

function ratioToFirst({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const bests = params[0] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const best = parameter(bests, i);
    if (higher) scores[at + i] = best > 0 ? (100 * x) / best : Number.NaN;
    else if (!(best >= 0)) scores[at + i] = Number.NaN;
    else scores[at + i] = x <= best ? 100 : (100 * best) / x;
  }
}

function fractionOfMax({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const maxs = params[0] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const max = parameter(maxs, i);
    if (!(max > 0)) scores[at + i] = Number.NaN;
    else scores[at + i] = higher ? (100 * x) / max : 100 * (1 - x / max);
  }
}

function step({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const targets = params[0] as Reading;
  const atTargets = params[1] as Reading;
  const units = params[2] as Reading;
  const pers = params[3] as Reading;
  const wholes = params[4] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const target = parameter(targets, i);
    const unit = parameter(units, i);
    const per = parameter(pers, i);
    const ratio = (higher ? x - target : target - x) / unit;
    const isWhole = parameter(wholes, i) === 1;
    const score = parameter(atTargets, i) + per * (isWhole ? wholeSteps(ratio) : ratio);
    scores[at + i] = unit === 0 ? Number.NaN : score;
  }
}

function wholeSteps(ratio: number): number {
  const nearest = Math.round(ratio);
  return Math.abs(ratio - nearest) <= RATIO_DUST ? nearest + 0 : Math.trunc(ratio) + 0;
}

function allOrNothing({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const targets = params[0] as Reading;
  const otherwises = params[1] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const target = parameter(targets, i);
    const reached = higher ? x >= target : x <= target;
    const otherwise = parameter(otherwises, i);
    scores[at + i] = Number.isNaN(target) ? Number.NaN : reached ? 100 : otherwise;
  }
}

function given({ values, from, count, params, scores, at }: FormulaRun): void {
  const outOfs = params[0] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const outOf = parameter(outOfs, i);
    scores[at + i] = outOf === 0 ? Number.NaN : (100 * x) / outOf;
  }
}

function deduction({ values, from, count, params, scores, at }: FormulaRun): void {
  const froms = params[0] as Reading;
  const pers = params[1] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    scores[at + i] = x < 0 ? Number.NaN : parameter(froms, i) - parameter(pers, i) * x;
  }
}

function bonus({ values, from, count, params, scores, at }: FormulaRun): void {
  const pers = params[0] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    scores[at + i] = x < 0 ? Number.NaN : parameter(pers, i) * x;
  }
}

function distanceToTarget({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const targets = params[0] as Reading;
  const reaches = params[1] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const target = parameter(targets, i);
    const reach = parameter(reaches, i);
    scores[at + i] = reach > 0 ? 100 * (1 - Math.max(higher ? target - x : x - target, 0) / reach) : Number.NaN;
  }
}

function efficacyBanded({ values, from, count, points, higher, scores, at }: FormulaRun): void {
  const size = points.length;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    let next = 0;
    while (next < size && reaches(x, (points[next] as readonly [number, number])[0], higher)) next += 1;
    if (next === 0) {
      scores[at + i] = 0;
      continue;
    }
    const [s, c] = points[next - 1] as readonly [number, number];
    if (next === size) {
      scores[at + i] = 100 * c;
      continue;
    }
    const [t, d] = points[next] as readonly [number, number];
    scores[at + i] = 100 * (c + ((x - s) / (t - s)) * (d - c));
  }
}

function reaches(x: number, standard: number, higher: boolean): boolean {
  return higher ? x >= standard : x <= standard;
}

function distanceToBest({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const mins = params[0] as Reading;
  const maxs = params[1] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const min = parameter(mins, i);
    const max = parameter(maxs, i);
    scores[at + i] = max > min ? 100 * (1 - (higher ? max - x : x - min) / (max - min)) : Number.NaN;
  }
}

function progressToTarget({ values, from, count, params, higher, scores, at }: FormulaRun): void {
  const targets = params[0] as Reading;
  const worsts = params[1] as Reading;
  for (let i = 0; i < count; i += 1) {
    const x = values[from + i] as number;
    const target = parameter(targets, i);
    const worst = parameter(worsts, i);
    const way = higher ? target - worst : worst - target;
    scores[at + i] = way > 0 ? (100 * (higher ? x - worst : worst - x)) / way : Number.NaN;
  }
}

function byPlace({ values, from, count, order, table, higher, scores, at }: FormulaRun): void {
  const counts = order?.counts ?? 'better';
  for (let i = 0; i < count; i += 1) {
    scores[at + i] = table ? (table.scores[placeIn(table.ranked, values[from + i] as number, counts, higher)] as number) : Number.NaN;
  }
}
