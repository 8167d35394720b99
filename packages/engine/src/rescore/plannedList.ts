import type { Leaf } from '@kedu/scheme';
import type { References, RunContext } from '../context.ts';
import { dataOf } from '../kernel/dataOf.ts';
import type { SweepData, SweepPlan } from '../kernel/plan.ts';
import { planOf } from '../kernel/planOf.ts';
import type { SweepOrder } from '../kernel/profiles.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import { parametersMove } from './disturbedData.ts';

/** A list whose totals its sweep plan gives wherever the values of some of its columns move. */
export interface PlannedList {
  readonly list: string;
  readonly plan: SweepPlan;
  readonly order: SweepOrder;
  /** The columns of the run. */
  readonly data: SweepData;
  /** Quanta of the run before additions, in the order of the plan: whoever sweeps these columns holds what comes out against them first. */
  readonly points: Float64Array;
  /** Columns that move, with their indicator: computed from others, or moved by its own error alone, within its range. */
  readonly moving: readonly MovingColumn[];
}

export interface MovingColumn {
  /** Position among the columns of the plan. */
  readonly column: number;
  readonly indicator: string;
  readonly isComputed: boolean;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The plan of a list of a run with what moves in it.
 *
 * Missing: undefined where the list makes no plan (KERNEL-2), or has a moving part whose parameters move or that is divided by another. Rule: DRAW-2, KERNEL-1. Errors: none.
 */
export function plannedList(
  ctx: RunContext,
  references: References,
  list: ListScores,
  moved: ReadonlySet<string>,
  moves: (leaf: Leaf) => boolean,
): PlannedList | undefined {
  const { scheme, period } = ctx.input;
  const leaves = [...list.leaves.values()].map(({ leaf }) => leaf).filter(moves);
  if (leaves.some((leaf) => leaf.per !== undefined || parametersMove(leaf, moved))) return undefined;
  const { plan, order } = planOf({ scheme, period, enrolment: ctx.enrolment, enrolled: list.enrolled, references });
  if (!plan) return undefined;
  const known = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const moving = plan.columns.flatMap(({ kind, indicator }, column): MovingColumn[] => {
    if (kind !== 'value' || !moved.has(indicator)) return [];
    const { range, formula, fromChildren } = known.get(indicator) ?? {};
    const [lowest, highest] = range ?? [];
    return [
      {
        column,
        indicator,
        isComputed: formula !== undefined || fromChildren !== undefined,
        lowest: lowest ?? Number.NEGATIVE_INFINITY,
        highest: highest ?? Number.POSITIVE_INFINITY,
      },
    ];
  });
  const points = Float64Array.from(order.members, (k) => list.points[k] as number);
  return { list: list.enrolled.list.id, plan, order, data: dataOf(ctx, list.enrolled, plan, order), points, moving };
}
