import { quantaToNumber, type Period } from '@kedu/model';
import type { CompiledScheme, Leaf, Part } from '@kedu/scheme';
import type { CheckedData, References, RunContext } from '../context.ts';
import { BLOCK, BlockScorer } from '../kernel/blocks.ts';
import type { SweepPlan } from '../kernel/plan.ts';
import type { SweepOrder } from '../kernel/profiles.ts';
import type { PartResult } from '../result.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import { pointQuanta } from '../steps/scoreTree.ts';
import type { MovedScores } from './movedScores.ts';
import { plannedList } from './plannedList.ts';

/**
 * Scores of one list again and again by its sweep plan: all its leaves in columns, for lists of which much moves. It gives the bits that `score` gives.
 *
 * Parts are spread over the units when somebody reads them, which gates and consequences by field do and most lists do not. Shape: as the list.
 * Missing: undefined where the list makes no plan (KERNEL-2), has a moving part whose parameters move or that is divided by another, or where the plan does not give the scores of the run;
 * a draw gives none where a part loses or gains a result. Rule: DRAW-2, KERNEL-1. Errors: none.
 */
export function sweptScores(
  ctx: RunContext,
  references: References,
  list: ListScores,
  moved: ReadonlySet<string>,
  moves: (leaf: Leaf) => boolean,
): MovedScores | undefined {
  const { scheme, period } = ctx.input;
  const planned = plannedList(ctx, references, list, moved, moves);
  if (!planned) return undefined;
  const { plan, order, data } = planned;
  const moving = [...list.leaves.values()].map(({ leaf }) => leaf).filter(moves);
  const columns = planned.moving.map(({ column, indicator }) => ({ indicator, into: data.values[column] as Float64Array }));
  const scorer = new BlockScorer(plan, data, 'all');
  const sweep = (): void => {
    for (let profile = 0; profile < plan.profiles; profile += 1) {
      const end = data.starts[profile + 1] as number;
      for (let from = data.starts[profile] as number; from < end; from += BLOCK) scorer.score(profile, from, Math.min(BLOCK, end - from));
    }
  };
  sweep();
  const { total: swept } = scorer.result;
  const leaves = scorer.result.leaves as readonly Float64Array[];
  const nodes = scorer.result.nodes as readonly Float64Array[];
  if (!isRunItself(list, plan, order, swept, [...leaves, ...nodes])) return undefined;
  const scored = leaves.map((scores) => Uint8Array.from(scores, (score) => (Number.isNaN(score) ? 0 : 1)));
  const holds = (): boolean => leaves.every((scores, k) => isAsBefore(scores, scored[k] as Uint8Array));

  const paths = new Set(moving.map(({ path }) => path));
  const isMoving = (path: string): boolean => path === '' || paths.has(path) || [...paths].some((one) => one.startsWith(`${path}.`));
  const now = { draw: 0 };
  const parts = new Map(list.parts);
  const view = (path: string, scores: Float64Array): void => {
    if (isMoving(path)) parts.set(path, spreadPart(list.parts.get(path) as PartResult, scores, order, scheme, now));
  };
  plan.leaves.forEach(({ path }, k) => view(path, leaves[k] as Float64Array));
  plan.nodes.forEach(({ path }, k) => view(path, nodes[k] as Float64Array));
  const points = list.points.slice();
  const total = list.total.slice();
  const result: ListScores = { ...list, parts, points, total };
  return {
    score(drawn) {
      for (const { indicator, into } of columns) fillColumn(into, drawn, indicator, period, order);
      sweep();
      if (!holds()) return undefined;
      now.draw += 1;
      for (let i = 0; i < swept.length; i += 1) {
        const k = order.members[i] as number;
        points[k] = swept[i] as number;
        total[k] = (swept[i] as number) + (list.added[k] as number);
      }
      return result;
    },
  };
}

function fillColumn(into: Float64Array, data: CheckedData, indicator: string, period: Period, { units }: SweepOrder): void {
  const { values, missing } = data.value(indicator, period);
  for (let i = 0; i < into.length; i += 1) {
    const unit = units[i] as number;
    into[i] = missing[unit] === 0 ? (values[unit] as number) : Number.NaN;
  }
}

function isAsBefore(scores: Float64Array, scored: Uint8Array): boolean {
  for (let i = 0; i < scores.length; i += 1) {
    const score = scores[i] as number;
    if ((Number.isNaN(score) ? 0 : 1) !== scored[i]) return false;
  }
  return true;
}

/** Whether a sweep of the values of the run gives its totals and all its parts, bit by bit. */
function isRunItself(list: ListScores, plan: SweepPlan, order: SweepOrder, total: Float64Array, swept: readonly Float64Array[]): boolean {
  if (!order.members.every((k, i) => Object.is(total[i], list.points[k]))) return false;
  return [...plan.leaves, ...plan.nodes].every(({ path }, p) => {
    const own = list.parts.get(path)?.score;
    return (
      own !== undefined && order.units.every((unit, i) => Object.is(swept[p]?.[i], own.missing[unit] === 0 ? own.values[unit] : Number.NaN))
    );
  });
}

/** A part of the draw at hand: spread over the units of the run when it is read for the first time. */
function spreadPart(
  base: PartResult,
  scores: Float64Array,
  { units }: SweepOrder,
  { rounding }: CompiledScheme,
  now: { readonly draw: number },
): PartResult {
  const { path, weight } = base;
  const score = { values: base.score.values.slice(), missing: base.score.missing };
  const points = path === '' ? score : { values: base.points.values.slice(), missing: base.points.missing };
  const toPoints = (w: number, value: number): number =>
    rounding.part ? quantaToNumber(pointQuanta(w, value, rounding.part), rounding.part.places) : (w * value) / 100;
  let held = 0;
  const spread = (): void => {
    if (held === now.draw) return;
    held = now.draw;
    units.forEach((unit, i) => {
      if (score.missing[unit] !== 0) return;
      score.values[unit] = scores[i] as number;
      if (path !== '') points.values[unit] = toPoints(weight[unit] as number, scores[i] as number);
    });
  };
  return {
    path,
    weight,
    get score() {
      spread();
      return score;
    },
    get points() {
      spread();
      return points;
    },
  };
}

/** Of the leaves of a list, the share from which on a sweep of all of them is quicker than the steps of those that move. */
export const MOST_BY_STEPS = 1 / 8;

/** How much of a list moves: share of its leaves. */
export function movingShare(part: Part, moves: (leaf: Leaf) => boolean): number {
  const count = (one: Part): readonly [moving: number, all: number] =>
    one.type === 'leaf'
      ? [moves(one) ? 1 : 0, 1]
      : one.type === 'composite'
        ? one.parts.map(count).reduce<readonly [number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0])
        : [0, 0];
  const [moving, all] = count(part);
  return all === 0 ? 0 : moving / all;
}
