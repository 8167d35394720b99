import { type CompiledScheme, type Constraint, shares, type WeightCase } from '@kedu/scheme';
import { type ConflictMember, smallestConflict } from './conflict.ts';
import { type Demands, demandsOf, holds } from './demands.ts';
import { nearestPoint, type Row } from './program.ts';
import { type NewWeight, sharesWith, writeBack } from './writeBack.ts';

/** What can be done about the weights of one case. */
export type NearestWeights =
  | {
      /** `kept`: every constraint holds already. `found`: the nearest weights with which every linear constraint holds. */
      readonly outcome: 'kept' | 'found';
      readonly weights: readonly NewWeight[];
      /** Points of 100 that change their place. */
      readonly moved: number;
      /** Constraints that are not linear in shares, and whether they hold with these weights. */
      readonly tested: readonly { readonly constraint: Constraint; readonly holds: boolean }[];
    }
  | { readonly outcome: 'conflict'; readonly members: readonly ConflictMember[] }
  /** Weights exist, but none with few decimals were found (an equality that no short decimal fulfils). */
  | { readonly outcome: 'unrounded'; readonly weights: readonly NewWeight[] };

/** Decimals that are tried, hundredths first. */
const PLACES = [2, 3, 4, 6];
/** Steps to the inside that are tried where rounding breaks a constraint, in ten-thousandths of the whole. */
const INSIDE = [0, 1, 2, 3, 5, 8, 13, 21];
const STEP = 1e-4;

/**
 * The weights nearest to those of a case with which every constraint holds: smallest Σ(share − share′)² over the leaves.
 *
 * Shape: weights of all parts that exist for the combination, in the order of the tree. Units: as the tree reads weights, with two decimals (more only where
 * an equality needs them). Every constraint is evaluated anew with the weights that are given back: what is returned as `found` holds.
 * Rule: WEIGH-15, WEIGH-16 (docs/spec/weigh.md). Errors: none.
 */
export function nearestWeights(one: WeightCase, scheme: CompiledScheme): NearestWeights {
  const { tree, profile } = one;
  const demands = demandsOf(one, scheme);
  const unchanged = writeBack(tree, profile, byPath(demands, demands.target), 2);
  if (one.constraints.every((constraint) => holds(constraint, shares(tree, profile), scheme)))
    return { outcome: 'kept', weights: unchanged, moved: 0, tested: tested(demands, true) };
  const members = smallestConflict(demands);
  if (members) return { outcome: 'conflict', members };
  for (const places of PLACES) {
    for (const inside of INSIDE) {
      const point = nearestPoint(demands.target, rowsOf(demands, inside * STEP));
      if (!point) break;
      const weights = writeBack(tree, profile, byPath(demands, point), places);
      const parts = sharesWith(tree, weights);
      const linear = demands.demands.filter(({ rows }) => rows !== undefined);
      if (!linear.every(({ constraint }) => holds(constraint, parts, scheme))) continue;
      const others = demands.demands
        .filter(({ rows }) => rows === undefined)
        .map(({ constraint }) => ({ constraint, holds: holds(constraint, parts, scheme) }));
      const after = new Map(parts.map(({ part, share }) => [part.path, share]));
      const moved = demands.leaves.reduce((sum, { part, share }) => sum + Math.abs((after.get(part.path) ?? 0) - share), 0) * 50;
      return { outcome: 'found', weights, moved: Math.round(moved * 100) / 100, tested: others };
    }
  }
  const point = nearestPoint(demands.target, rowsOf(demands, 0)) ?? demands.target;
  return { outcome: 'unrounded', weights: writeBack(tree, profile, byPath(demands, point), 9) };
}

/** All rows, the inequalities of constraints drawn in by a margin. */
function rowsOf({ always, demands }: Demands, margin: number): readonly Row[] {
  const own = demands.flatMap(({ rows }) => rows ?? []);
  const drawn = (row: Row): Row => (row.equal || row.coefficients.every((x) => x === 0) ? row : { ...row, bound: row.bound + margin });
  return [...always, ...own.map(drawn)];
}

function byPath({ leaves }: Demands, point: readonly number[]): ReadonlyMap<string, number> {
  return new Map(leaves.map(({ part }, k) => [part.path, point[k] as number]));
}

function tested({ demands }: Demands, hold: boolean): { readonly constraint: Constraint; readonly holds: boolean }[] {
  return demands.filter(({ rows }) => rows === undefined).map(({ constraint }) => ({ constraint, holds: hold }));
}
