import { type Column, missingCode, type Period } from '@kedu/model';
import type { Leaf } from '@kedu/scheme';
import type { EnrolledList, RunContext } from '../context.ts';
import { denominate } from '../prepare/denominate.ts';
import { fillValues, withFills } from '../prepare/fillValues.ts';
import type { PreparedLeaf, PreparedList, PreparedTable } from '../prepare/prepared.ts';
import { type Treatment, treated, treatmentOf } from '../prepare/treatment.ts';
import type { Settled } from '../rescore/settled.ts';
import { leavesOf } from './leavesOf.ts';
import { membersByGroup, peerGroups } from './peerGroups.ts';
import { referenceKey } from './referenceKey.ts';
import { eligibilityScope, eligibleMembers, missingShares } from './scoreScope.ts';
import { type PartWeights, treeWeights } from './scoreWeights.ts';

/**
 * Values of every leaf as its method sees them: denominated, filled, outliers treated, in this order.
 *
 * For each list: 1 denomination → 2 who is eligible, by what is missing then → 3 gaps that a value fills → 4 outliers, by peer group.
 * With `settled`, weights and who is eligible are those of an earlier run, and so are the leaves that do not move (DRAW-2).
 * Shape: by list ID and path; columns over all units of the run. Treatments that an earlier run froze stand before those of this run's data.
 * Rule: PREPARE-1 to PREPARE-4 (docs/spec/prepare.md). Errors: none; what cannot be computed is missing with its reason.
 * Example: exports 30, 60, missing per gdp 15, 15, 15, `mean_value_of: list` → 2, 4, 3.
 */
export function prepare(ctx: RunContext, settled?: Pick<Settled, 'prepared' | 'moves'>): PreparedTable {
  const lists = new Map<string, PreparedList>();
  for (const enrolled of ctx.enrolment.lists) {
    const tree = ctx.input.scheme.trees[enrolled.list.id];
    if (!tree) continue;
    const before = settled?.prepared.get(enrolled.list.id);
    if (settled && before) {
      lists.set(enrolled.list.id, { ...before, leaves: movedLeaves(ctx, enrolled, before, settled.moves) });
      continue;
    }
    const size = ctx.enrolment.units.length;
    const weights = treeWeights(tree, enrolled, ctx.enrolment);
    const denominated = leavesOf(tree).map((leaf) => ({ leaf, in: denominatedIn(ctx, leaf), own: weights.get(leaf.path) as PartWeights }));
    const missingShare = missingShares(
      denominated.map((one) => ({ value: one.in(ctx.input.period), asked: one.own.asked })),
      size,
    );
    const eligible = eligibleMembers(ctx, enrolled, missingShare);
    const scope = { missingShare, eligible };
    const leaves = new Map(denominated.map((one) => [one.leaf.path, prepareLeaf(ctx, enrolled, one.leaf, one.own, one.in, scope)]));
    lists.set(enrolled.list.id, { weights, leaves, missingShare, eligible });
  }
  return lists;
}

/** Leaves that move are prepared anew, the others stay. */
function movedLeaves(ctx: RunContext, enrolled: EnrolledList, before: PreparedList, moves: Settled['moves']): PreparedList['leaves'] {
  const anew = ({ leaf }: PreparedLeaf): PreparedLeaf =>
    prepareLeaf(ctx, enrolled, leaf, before.weights.get(leaf.path) as PartWeights, denominatedIn(ctx, leaf), before);
  return new Map([...before.leaves].map(([path, one]) => [path, moves(one.leaf) ? anew(one) : one]));
}

function denominatedIn({ data }: RunContext, { indicator, per }: Leaf): (period: Period) => Column {
  if (!per) return (period) => data.value(indicator, period);
  const known = new Map<string, Column>();
  return (period) => {
    const column = known.get(period.id) ?? denominate(data.value(indicator, period), data.value(per.indicator, period), per.times);
    known.set(period.id, column);
    return column;
  };
}

function prepareLeaf(
  ctx: RunContext,
  enrolled: EnrolledList,
  leaf: Leaf,
  weights: PartWeights,
  valueIn: (period: Period) => Column,
  { missingShare, eligible }: Pick<PreparedList, 'missingShare' | 'eligible'>,
): PreparedLeaf {
  const { period } = ctx.input;
  const denominated = valueIn(period);
  const rule = leaf.missing;
  const { fills, offers } = fillValues({
    leaf,
    period,
    enrolled,
    weights,
    value: denominated,
    valueIn,
    groups: () => ('group' in rule ? peerGroups(ctx.enrolment, enrolled, rule.group) : []),
    over: () => ('over' in rule ? rule.over?.evaluate(eligibilityScope(ctx, missingShare, eligible)) : undefined),
    frozen: ctx.input.references,
  });
  const filled = withFills(denominated, fills);
  const groups = leaf.outliers ? peerGroups(ctx.enrolment, enrolled, leaf.peers) : [];
  const one = { leaf, value: ctx.data.value(leaf.indicator, period), denominated, filled, fills, offers, groups, denominatedIn: valueIn };
  const treatments = leaf.outliers ? treatmentsOf(ctx, enrolled, one, weights) : new Map<string, Treatment>();
  return { ...one, treatments, treated: treatments.size === 0 ? filled : withTreatments(filled, enrolled, groups, treatments) };
}

function treatmentsOf(
  ctx: RunContext,
  enrolled: EnrolledList,
  one: Omit<PreparedLeaf, 'treated' | 'treatments'>,
  weights: PartWeights,
): ReadonlyMap<string, Treatment> {
  const { leaf, filled, groups } = one;
  const treatments = new Map<string, Treatment>();
  for (const [group, units] of membersByGroup(enrolled.members, groups)) {
    const frozen = ctx.input.references?.get(referenceKey(enrolled.list.id, leaf.path, group));
    const peers = units.filter((unit) => isPeer(one, weights, unit));
    const values = Float64Array.from(peers, (unit) => filled.values[unit] as number);
    const treatment = frozen ? frozen.treatment : leaf.outliers && treatmentOf(values, leaf.outliers);
    if (treatment) treatments.set(group, treatment);
  }
  return treatments;
}

/** Whether a unit belongs to the figures of the peers: it reported, or a value of the period was filled in; an older one is nobody's reference (CALIBRATE-1). */
export function isPeer({ filled, fills }: Pick<PreparedLeaf, 'filled' | 'fills'>, { declared }: PartWeights, unit: number): boolean {
  return filled.missing[unit] === 0 && !Number.isNaN(declared[unit]) && fills.get(unit)?.rule !== 'last_value';
}

function withTreatments(
  value: Column,
  { members }: EnrolledList,
  groups: readonly string[],
  treatments: ReadonlyMap<string, Treatment>,
): Column {
  const result = { values: value.values.slice(), missing: value.missing.slice() };
  members.forEach((unit, k) => {
    const treatment = treatments.get(groups[k] as string);
    if (value.missing[unit] !== 0 || !treatment) return;
    const x = treated(value.values[unit] as number, treatment);
    if (Number.isFinite(x)) result.values[unit] = x;
    else {
      result.values[unit] = Number.NaN;
      result.missing[unit] = UNDEFINED;
    }
  });
  return result;
}

const UNDEFINED = missingCode('undefined');
