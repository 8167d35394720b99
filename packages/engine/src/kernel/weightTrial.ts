import { quantaToNumber } from '@kedu/model';
import type { Composite } from '@kedu/scheme';
import type { Trace } from '../assess.ts';
import { type RedesignedList, redesigner } from '../redesign/redesigner.ts';
import { type Kernel, sweepByKernel } from './driver.ts';
import type { SweepData } from './plan.ts';
import { type RankGroups, rankTotals } from './rankTotals.ts';
import { reweighed } from './reweighed.ts';
import { type SealableList, sealableList } from './sealable.ts';

/** Scores and ranks of a list of a run under other weights. */
export interface WeightTrial {
  /** What works them out: the WebAssembly kernel, or the reference over the scores that parts have in the run. */
  readonly by: 'kernel' | 'reference';
  /** Points and ranks by member, with the weights of a tree over the same parts. */
  at(tree: Composite): RedesignedList;
}

/**
 * Tries other weights on a list of a run: values, bonuses, gates and eligibility are those of the run.
 *
 * The kernel takes lists that make a plan and have no gate that limits a score; any other goes by the reference, which keeps the scores of the leaves. Both give the same.
 * Shape: arrays over the members of the list. Rule: KERNEL-20. Errors: RangeError for a list that the run has not.
 * Example: weightTrial(trace, 'cities', kernel).at(tree) with the scheme's own tree gives the scores and ranks of the run.
 */
export function weightTrial(trace: Trace, list: string, kernel?: Kernel): WeightTrial {
  const { gates } = trace.input.scheme;
  const isLimited = gates.some(({ capScore, lists }) => capScore !== undefined && (!lists || lists.includes(list)));
  const sealed = kernel && !isLimited ? sealableList(trace, list).sealable : undefined;
  if (kernel && sealed) {
    const added = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list)?.added as Float64Array;
    return { by: 'kernel', at: byKernel(kernel, sealed, groupsOf(trace, list, sealed), added) };
  }
  const rescore = redesigner(trace, list);
  const { rounding } = trace.input.scheme;
  return { by: 'reference', at: (tree) => rescore({ tree, rounding, without: -1 }) };
}

/** Columns are written into the memory of the kernel once; of each step only weights and tables are. */
function byKernel(
  kernel: Kernel,
  { plan, order, data }: SealableList,
  groups: RankGroups,
  added: Float64Array,
): (tree: Composite) => RedesignedList {
  const { memory } = kernel;
  const places = data.values.map((column) => memory.copy(column));
  const gapPlaces = data.gaps.map((column) => column && memory.copy(column));
  const { places: decimals } = plan.rounding.total;
  return (tree) => {
    // Memory that grew has moved.
    const here: SweepData = {
      ...data,
      values: places.map((address) => memory.floats(address, data.units)),
      gaps: gapPlaces.map((address) => (address === undefined ? undefined : memory.bytes(address, data.units))),
    };
    const swept = sweepByKernel(kernel, reweighed(plan, order.profiles, tree), here, 'total');
    const total = swept.total.map((quanta, i) => quanta + (added[order.members[i] as number] as number));
    const ranks = rankTotals(total, groups);
    const points = new Float64Array(data.units);
    const rank = new Int32Array(data.units);
    order.members.forEach((member, i) => {
      const quanta = total[i] as number;
      points[member] = Number.isNaN(quanta) ? quanta : quantaToNumber(quanta, decimals);
      rank[member] = ranks[i] as number;
    });
    return { points, rank };
  };
}

/** Who is ranked with whom, in the order of the plan; who is not eligible has no rank. */
function groupsOf(trace: Trace, list: string, { order, eligible }: SealableList): RankGroups {
  const names = trace.enrolment.lists.find((one) => one.list.id === list)?.groups ?? [];
  const known = [...new Set(names)];
  const position = new Map(known.map((name, k) => [name, k]));
  return {
    of: Int32Array.from(order.members, (member, i) => (eligible[i] === 1 ? (position.get(names[member] as string) as number) : -1)),
    count: known.length,
  };
}
