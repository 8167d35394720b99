import type { Issue } from '@kedu/model';
import { type CompiledScheme, type Composite, type Leaf, type MethodName, type Part, type Weight, weighed } from '@kedu/scheme';
import { VALUE_RULES } from '../impute/fill.ts';
import { METHODS } from '../normalise/methods.ts';
import { pairsOf } from '../normalise/parameter.ts';
import { comparesWithPeers } from '../steps/calibrate.ts';
import { kernelIssue, type NotPlannedReason } from './codes.ts';
import { fixedParams } from './fixedParams.ts';
import { SWEEP_METHODS } from './methods.ts';
import type { SweepMethod } from './plan.ts';
import type { PlanInput } from './planInput.ts';

/** So many profiles fit into the two bytes of a sealed file (SEAL-3). */
const PROFILES = 65_535;
/** Outside these a product of a weight leaves float64, and what is left of it hangs on the order of the steps. */
const LIGHTEST = 1e-100;
const HEAVIEST = 1e100;

/** One notice for every part of a tree that a plan cannot hold, in the order of the tree; none where it holds all. Rule: KERNEL-2. */
export function notPlanned(
  { scheme, enrolled: { list }, period, values = 'checked' }: PlanInput,
  tree: Composite,
  profiles: number,
): readonly Issue[] {
  const found: Issue[] = [];
  const say = ({ path, place, clause }: Part, reason: NotPlannedReason, what = ''): void => {
    const args = { list: list.id, part: path, reason, what };
    found.push(kernelIssue('KERNEL_NOT_PLANNED', { ...place, period: period.id }, args, clause));
  };
  if (profiles > PROFILES) say(tree, 'profiles', String(profiles));
  const descend = (part: Leaf | Composite): void => {
    const extreme = extremeOf(part.weight);
    if (extreme !== undefined) say(part, 'weights', String(extreme));
    if (part.type === 'leaf') for (const [reason, what] of faultsOf(part, scheme, values)) say(part, reason, what);
    else {
      const below = weighed(part.parts);
      for (const child of below) descend(child);
      if (below.length === 0) say(part, 'addition');
      const [only] = part.aggregate;
      const known = part.aggregate.length === 1 && only?.share === 1 && (only.name === 'arithmetic' || only.name === 'sum');
      if (!known) say(part, 'aggregate', part.aggregate.map(({ name }) => name).join(' + '));
      // Nothing stands in for the top: its rule is not asked. Rules that fill a value find none at a composite (IMPUTE-3).
      const { rule } = part.missing;
      if (part !== tree && !isSettled(rule) && !VALUE_RULES.has(rule)) say(part, 'missing_rule', part.missing.rule);
    }
  };
  descend(tree);
  return found;
}

function faultsOf(leaf: Leaf, scheme: CompiledScheme, values: 'checked' | 'prepared'): readonly (readonly [NotPlannedReason, string?])[] {
  const { method, missing } = leaf;
  const found: (readonly [NotPlannedReason, string?])[] = [];
  if (!isSweepMethod(method.name)) found.push(['method', method.name]);
  else if (!runsAsAsked(leaf, scheme)) found.push(['points']);
  else {
    const own = METHODS[method.name].bounds(fixedParams(leaf));
    const [floor, cap] = [leaf.floor ?? own[0], leaf.cap ?? own[1]];
    if (!(floor <= cap)) found.push(['bounds', `${floor}, ${cap}`]);
  }
  if (!isSettled(missing.rule)) {
    const isValue = VALUE_RULES.has(missing.rule);
    // An older value is nobody's reference: a column no longer tells which those are (CALIBRATE-1).
    const hides = missing.rule === 'last_value' && comparesWithPeers(leaf);
    if (!isValue || values === 'checked' || hides) found.push(['missing_rule', missing.rule]);
  }
  if (values === 'checked' && leaf.outliers) found.push(['outliers']);
  if (values === 'checked' && leaf.per) found.push(['denominated', leaf.per.indicator]);
  if (leaf.elastic) found.push(['elastic']);
  if (leaf.joint) found.push(['joint']);
  return found;
}

/** A weight too small or too large to be computed with; none among others is undefined. */
function extremeOf(weight: Weight | undefined): number | undefined {
  return [weight?.otherwise, ...Object.values(weight?.byClass ?? {})].find(
    (one): one is number => typeof one === 'number' && one > 0 && !(one >= LIGHTEST && one <= HEAVIEST),
  );
}

function isSweepMethod(name: MethodName): name is SweepMethod {
  return Object.hasOwn(SWEEP_METHODS, name);
}

function isSettled(rule: string): boolean {
  return rule === 'reweight' || rule === 'zero' || rule === 'refuse';
}

/** Whether the table of a leaf, if it has one, runs as its method asks: points rise, standards go from worst to best. */
function runsAsAsked({ indicator, method: { name, params } }: Leaf, { indicators }: CompiledScheme): boolean {
  if (name !== 'piecewise' && name !== 'efficacy_banded') return true;
  const values = pairsOf(params[name === 'piecewise' ? 'points' : 'standards'] as never).map(([value]) => value);
  const falls = name === 'efficacy_banded' && indicators.find(({ id }) => id === indicator)?.better === 'lower';
  return (
    values.length > 0 &&
    values.every((value, k) => k === 0 || (falls ? value < (values[k - 1] as number) : value > (values[k - 1] as number)))
  );
}
