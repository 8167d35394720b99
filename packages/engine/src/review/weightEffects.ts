import type { Composite } from '@kedu/scheme';
import { partPoints } from '../compare/partPoints.ts';
import type { ListResult } from '../result.ts';
import { rankedUnits, type ReviewedPart, reviewedParts } from './listScores.ts';
import { covariance, deviation, differs, mean } from './moments.ts';
import { type PairFinding, pairFindings } from './pairs.ts';

/** Below so many ranked units nothing is said of variance and correlation. */
export const FEWEST_RANKED = 4;

/** What a part was meant to count, and what it did. */
export interface PartEffect {
  readonly path: string;
  readonly type: 'leaf' | 'composite' | 'addition';
  /** Mean of the points of 100 that it stood for. */
  readonly nominal: number;
  /**
   * Share of the differences in the total that its scores make, 0–1 (below 0 where it evens out the others), 0 where all score alike; NaN where the tree does
   * not add up, or too few are ranked.
   */
  readonly effective: number;
  /** Ranked units that have a score in it. */
  readonly units: number;
  /** Of their scores; NaN of none. */
  readonly mean: number;
  readonly deviation: number;
  /** At least two units, and all have the same score. */
  readonly noEffect: boolean;
}

/** What the weights of a list did in a run. */
export interface WeightEffects {
  readonly list: string;
  readonly ranked: number;
  /** Fewer than four ranked units: no effective weights, no correlations. */
  readonly tooFew: boolean;
  /** Whether the points of the parts add up to the total, as effective weights need. */
  readonly additive: boolean;
  /** In the order of the tree. */
  readonly parts: readonly PartEffect[];
  /** By node and position. */
  readonly pairs: readonly PairFinding[];
}

/**
 * Effective weights, correlated parts, and parts that tell nobody apart, of one list.
 *
 * Units: covariances over the ranked units, of what a part gained (weight of the unit × (score − mean score of the part) ÷ 100) with what all parts gained
 * together, before gates; that units have different weights makes no difference of its own. The shares of the parts below the root and of the additions
 * add up to 1. Missing: a part without points gains nothing. Rule: WEIGH-20 to WEIGH-22 (docs/spec/weigh.md). Errors: none.
 * Example: two parts of 50 points, one with twice the spread of the other and independent of it → 0.8 and 0.2.
 */
export function weightEffects(tree: Composite, list: ListResult): WeightEffects {
  const units = rankedUnits(list);
  const tooFew = units.length < FEWEST_RANKED;
  const reviewed = reviewedParts(tree, list, units);
  const gained = gainedIn(tree, list, units, reviewed);
  const below = reviewed.filter(({ within }) => within === '');
  const additive = below.every(({ part }) => part.type === 'addition' || gained.has(part.path));
  const summands = reviewed.filter(({ part, within }) => within === '' || part.type === 'addition');
  const total = units.map((_, k) => summands.reduce((sum, { part }) => sum + (gained.get(part.path)?.[k] ?? 0), 0));
  const variance = tooFew || !additive || !differs(total) ? 0 : covariance(total, total);
  const parts = reviewed.map((one): PartEffect => {
    const scored = one.scores.filter((x) => !Number.isNaN(x));
    const own = gained.get(one.part.path);
    return {
      path: one.part.path,
      type: one.part.type,
      nominal: units.length === 0 ? Number.NaN : mean(one.shares),
      effective: own && variance > 0 ? covariance(own, total) / variance : Number.NaN,
      units: scored.length,
      mean: scored.length === 0 ? Number.NaN : mean(scored),
      deviation: scored.length === 0 ? Number.NaN : deviation(scored),
      noEffect: one.part.type !== 'addition' && scored.length >= 2 && !differs(scored),
    };
  });
  return { list: list.list, ranked: units.length, tooFew, additive, parts, pairs: tooFew ? [] : pairFindings(tree, reviewed) };
}

/** Points of the total gained against the mean score, by part and ranked unit; of a node the sum of what is below it, where that adds up. */
function gainedIn(
  tree: Composite,
  list: ListResult,
  units: readonly number[],
  reviewed: readonly ReviewedPart[],
): ReadonlyMap<string, readonly number[]> {
  const scores = new Map(reviewed.map(({ part, scores: own }) => [part.path, own]));
  const known = new Map<string, readonly number[]>();
  for (const { path, points, worth } of partPoints(tree, list)) {
    const own = (scores.get(path) ?? []).filter((x) => !Number.isNaN(x));
    const middle = own.every((x) => x === own[0]) ? (own[0] ?? Number.NaN) : mean(own);
    known.set(
      path,
      units.map((unit, k) => {
        const weight = worth[unit] as number;
        const one = Number.isNaN(weight) ? (points[unit] as number) : (weight * ((scores.get(path)?.[k] ?? Number.NaN) - middle)) / 100;
        return Number.isNaN(one) ? 0 : one;
      }),
    );
  }
  for (const { part } of [...reviewed].reverse()) {
    if (part.type !== 'composite') continue;
    const below = part.parts.filter(({ type }) => type !== 'addition').map(({ path }) => known.get(path));
    if (below.length === 0 || below.some((one) => one === undefined)) continue;
    known.set(
      part.path,
      units.map((_, k) => below.reduce((sum, one) => sum + (one?.[k] ?? 0), 0)),
    );
  }
  return known;
}
