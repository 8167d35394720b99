import type { Leaf, Part } from '@kedu/scheme';
import type { EnrolledList, References, RunContext } from '../context.ts';
import type { Reference } from '../normalise/method.ts';
import { METHODS } from '../normalise/methods.ts';
import { referenceOf } from '../normalise/reference.ts';
import { membersByGroup, peerGroups } from './peerGroups.ts';
import { type PartWeights, treeWeights } from './scoreWeights.ts';

/**
 * Reference points of every leaf that is scored by comparison: lowest, highest, mean, deviation and order of the peers' values.
 *
 * Peers are the members of the list, in the group that the leaf names, for whom the part exists and whose value was reported, whether they are
 * ranked or not; filled values are nobody's reference. Points frozen by an earlier run stand before those of this run's data.
 * Shape: by key `list/path/group`; a group in which nobody reports has no entry. Rule: CALIBRATE-1, CALIBRATE-2, CALIBRATE-3.
 * Errors: none. Example: min_max over 40, 65, 90 → places/air/ → { count: 3, min: 40, max: 90, … }.
 */
export function calibrate(ctx: RunContext): References {
  const references = new Map<string, Reference>();
  for (const enrolled of ctx.enrolment.lists) {
    const tree = ctx.input.scheme.trees[enrolled.list.id];
    if (!tree) continue;
    const leaves = leavesOf(tree).filter(comparesWithPeers);
    if (leaves.length === 0) continue;
    const weights = treeWeights(tree, enrolled, ctx.enrolment.units.length);
    const groupings = new Map<string, Groups>();
    for (const leaf of leaves) {
      const groups = groupings.get(leaf.peers) ?? membersByGroup(enrolled.members, peerGroups(ctx.enrolment, enrolled, leaf.peers));
      groupings.set(leaf.peers, groups);
      calibrateLeaf(ctx, enrolled, leaf, groups, weights.get(leaf.path) as PartWeights, references);
    }
  }
  return references;
}

/** Key of a reference point. */
export function referenceKey(list: string, path: string, group: string): string {
  return `${list}/${path}/${group}`;
}

/** Whether the scores of a leaf hang on its peers: an efficacy coefficient with both bounds given does not. */
export function comparesWithPeers({ method }: Leaf): boolean {
  const bothGiven = method.name === 'efficacy' && method.params['min'] !== undefined && method.params['max'] !== undefined;
  return METHODS[method.name].usesPeers && !bothGiven;
}

/** Leaves of a tree in the order of the file. */
export function leavesOf(part: Part): readonly Leaf[] {
  if (part.type === 'leaf') return [part];
  return part.type === 'composite' ? part.parts.flatMap(leavesOf) : [];
}

type Groups = ReturnType<typeof membersByGroup>;

function calibrateLeaf(
  ctx: RunContext,
  enrolled: EnrolledList,
  leaf: Leaf,
  groups: Groups,
  { declared }: PartWeights,
  references: Map<string, Reference>,
): void {
  const { scheme, period, references: frozen } = ctx.input;
  const value = ctx.data.value(leaf.indicator, period);
  const better = scheme.indicators.find(({ id }) => id === leaf.indicator)?.better ?? 'higher';
  for (const [group, units] of groups) {
    const key = referenceKey(enrolled.list.id, leaf.path, group);
    const known = frozen?.get(key);
    if (known) {
      references.set(key, known);
      continue;
    }
    const values = new Float64Array(units.length);
    let count = 0;
    for (let k = 0; k < units.length; k += 1) {
      const unit = units[k] as number;
      if (value.missing[unit] !== 0 || Number.isNaN(declared[unit])) continue;
      values[count] = value.values[unit] as number;
      count += 1;
    }
    if (count > 0) references.set(key, referenceOf(values.subarray(0, count), better));
  }
}
