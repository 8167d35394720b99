import type { Reference } from '../normalise/method.ts';
import { figuresOf, referenceOf } from '../normalise/reference.ts';
import { referenceKey } from '../steps/referenceKey.ts';
import { orderOf, orderTable } from './order.ts';
import type { LeafPlan, OrderTable, SweepData, SweepParam, SweepPeers, SweepPlan } from './plan.ts';

/** What methods of a plan read of a reference point. */
export type PeerFigure = Pick<Reference, 'count' | 'min' | 'max' | 'mean' | 'sd'> & {
  /** Values from best to worst, where the method asks for places among them (KERNEL-21). */
  readonly ranked?: Float64Array | undefined;
};
/** By key `list/path/group` (CALIBRATE-3). */
export type PeerFigures = ReadonlyMap<string, PeerFigure>;

/**
 * Figures of the peers of every leaf that compares, taken over the columns.
 *
 * Shape: by key `list/path/group`; a group in which nobody reports has no entry. Sums go by unit ID over all profiles of a group.
 * `frozen` figures stand before those of the data (CALIBRATE-4). Rule: KERNEL-4, CALIBRATE-1, CALIBRATE-2. Errors: none.
 * Example: min_max over 40, 65, 90 → places/air/ → { count: 3, min: 40, max: 90, … }.
 */
export function referencesOf(plan: SweepPlan, data: SweepData, frozen?: PeerFigures): PeerFigures {
  const figures = new Map<string, PeerFigure>();
  for (const leaf of plan.leaves) {
    if (!leaf.peers) continue;
    leaf.peers.groups.forEach((name, group) => {
      const key = referenceKey(plan.list, leaf.path, name);
      const figure = frozen?.get(key) ?? peerFigure(leaf, leaf.peers as SweepPeers, group, data);
      if (figure) figures.set(key, figure);
    });
  }
  return figures;
}

/** Figures of one peer group of a leaf; undefined where nobody reports. */
export function peerFigure(leaf: LeafPlan, peers: SweepPeers, group: number, data: SweepData): PeerFigure | undefined {
  const values = valuesOfPeers(leaf, peers, group, data);
  if (values.length === 0) return undefined;
  return orderOf(leaf) ? referenceOf(values, leaf.better) : figuresOf(values);
}

/** A plan whose leaves compare with these figures; without an entry there is nothing to compare with. */
export function withReferences(plan: SweepPlan, figures: PeerFigures): SweepPlan {
  return { ...plan, leaves: plan.leaves.map((leaf) => (leaf.peers ? withFigures(plan.list, leaf, leaf.peers, figures) : leaf)) };
}

function withFigures(list: string, leaf: LeafPlan, { groups, of }: SweepPeers, figures: PeerFigures): LeafPlan {
  const found = groups.map((group) => figures.get(referenceKey(list, leaf.path, group)));
  const given = (param: SweepParam): SweepParam => {
    if (param.by === 'order') return { ...param, tables: found.map((figure) => figure && orderTableOf(leaf, param, figure)) };
    if (param.by !== 'profile' || !param.figure) return param;
    const { figure } = param;
    return { ...param, values: Float64Array.from(of, (group) => found[group]?.[figure] ?? Number.NaN) };
  };
  return { ...leaf, params: leaf.params.map(given) };
}

/** Places among the peers of one group; without their order there are none. */
export function orderTableOf(
  leaf: LeafPlan,
  param: Extract<SweepParam, { readonly by: 'order' }>,
  figure: PeerFigure,
): OrderTable | undefined {
  const { ranked } = figure;
  return ranked && orderTable(leaf, param, { ...figure, ranked });
}

/** Values of the peers in the order of unit IDs: those who reported and for whom the part exists. */
function valuesOfPeers(
  { column, weight }: LeafPlan,
  { of }: SweepPeers,
  group: number,
  { units, starts, values, byId }: SweepData,
): Float64Array {
  const all = values[column] as Float64Array;
  const profiles = [...of.keys()].filter((p) => of[p] === group && !Number.isNaN(weight[p]));
  const isOne = profiles.length === 1;
  const most = profiles.reduce((sum, p) => sum + (starts[p + 1] as number) - (starts[p] as number), 0);
  const found = new Float64Array(most);
  let count = 0;
  const take = (i: number): void => {
    const value = all[i] as number;
    if (Number.isNaN(value)) return;
    found[count] = value;
    count += 1;
  };
  if (isOne || !byId) {
    for (const p of profiles) for (let i = starts[p] as number; i < (starts[p + 1] as number); i += 1) take(i);
  } else {
    const belongs = new Uint8Array(units);
    for (const p of profiles) belongs.fill(1, starts[p], starts[p + 1]);
    for (let k = 0; k < units; k += 1) if (belongs[byId[k] as number] === 1) take(byId[k] as number);
  }
  return found.subarray(0, count);
}
