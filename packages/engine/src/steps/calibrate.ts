import type { Leaf } from '@kedu/scheme';
import type { EnrolledList, References, RunContext } from '../context.ts';
import type { Reference } from '../normalise/method.ts';
import { METHODS } from '../normalise/methods.ts';
import { referenceOf } from '../normalise/reference.ts';
import type { PreparedLeaf, PreparedTable } from '../prepare/prepared.ts';
import { type Treatment, treated } from '../prepare/treatment.ts';
import { membersByGroup, peerGroups } from './peerGroups.ts';
import { isPeer, prepare } from './prepare.ts';
import { referenceKey } from './referenceKey.ts';
import type { PartWeights } from './scoreWeights.ts';

/**
 * Reference points of every leaf that is scored by comparison: lowest, highest, mean, deviation and order of the peers' values.
 *
 * Peers are the members of the list, in the group that the leaf names, for whom the part exists and whose value was reported, whether they are
 * ranked or not; of filled values those of the period belong to them (PREPARE-2), those of an earlier one are nobody's reference. A leaf whose outliers are treated
 * has an entry too, whatever its method; so has a group that offers values for gaps, by key `rule:list/path/group`. Points frozen by an earlier run stand before those of this run's data.
 * Shape: by key `list/path/group`; a group in which nobody reports has no entry. Rule: CALIBRATE-1, CALIBRATE-2, CALIBRATE-3.
 * Errors: none. Example: min_max over 40, 65, 90 → places/air/ → { count: 3, min: 40, max: 90, … }.
 */
export function calibrate(ctx: RunContext, prepared: PreparedTable = prepare(ctx)): References {
  const references = new Map<string, Reference>();
  for (const enrolled of ctx.enrolment.lists) {
    const list = prepared.get(enrolled.list.id);
    if (!list) continue;
    const groupings = new Map<string, Groups>();
    for (const one of list.leaves.values()) {
      const { leaf } = one;
      for (const [key, offer] of one.offers) references.set(key, offer);
      if (!comparesWithPeers(leaf) && !leaf.outliers) continue;
      const groups = groupings.get(leaf.peers) ?? membersByGroup(enrolled.members, peerGroups(ctx.enrolment, enrolled, leaf.peers));
      groupings.set(leaf.peers, groups);
      calibrateLeaf(ctx, enrolled, one, groups, list.weights.get(leaf.path) as PartWeights, references);
    }
  }
  return references;
}

/** Whether the scores of a leaf hang on its peers: an efficacy coefficient with both bounds given does not. */
export function comparesWithPeers({ method }: Leaf): boolean {
  const bothGiven = method.name === 'efficacy' && method.params['min'] !== undefined && method.params['max'] !== undefined;
  return METHODS[method.name].usesPeers && !bothGiven;
}

type Groups = ReturnType<typeof membersByGroup>;

function calibrateLeaf(
  ctx: RunContext,
  enrolled: EnrolledList,
  one: PreparedLeaf,
  groups: Groups,
  weights: PartWeights,
  references: Map<string, Reference>,
): void {
  const { scheme, references: frozen } = ctx.input;
  const { leaf, treated: column } = one;
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
      if (column.missing[unit] !== 0 || !isPeer(one, weights, unit)) continue;
      values[count] = column.values[unit] as number;
      count += 1;
    }
    if (count === 0) continue;
    const treatment = one.treatments.get(group);
    const anchor = anchorOf(ctx, one, weights, treatment);
    references.set(key, {
      ...referenceOf(values.subarray(0, count), better),
      ...(treatment ? { treatment } : {}),
      ...(anchor === undefined ? {} : { anchor }),
    });
  }
}

/** Value of the unit that the method names, treated as the values of the group are; undefined where it is no peer of the list (METHOD-DISTANCE-REFERENCE). */
function anchorOf(ctx: RunContext, one: PreparedLeaf, weights: PartWeights, treatment: Treatment | undefined): number | undefined {
  if (one.leaf.method.name !== 'distance_to_reference') return undefined;
  const unit = ctx.enrolment.indexOfCode(referenceUnit(one.leaf));
  return unit >= 0 && isPeer(one, weights, unit) ? treated(one.filled.values[unit] as number, treatment) : undefined;
}

/** Code of the unit that a leaf compares with, written `code name`. */
export function referenceUnit({ method }: Leaf): string {
  return String(method.params['unit']).split(/\s/)[0] as string;
}
