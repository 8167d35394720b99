import type { ListDesign } from '@kedu/engine';
import type { UnitRegister } from '@kedu/model';
import type { Aggregate, CompiledScheme, Composite, DesignRule, Leaf, MissingRule, Part } from '@kedu/scheme';
import type { Choice } from './choices.ts';
import { weightDrawer } from './drawnWeights.ts';
import { keptConstraints } from './keptConstraints.ts';

/** Where each choice stands, between 0 and 1. */
export type Coordinates = ReadonlyMap<string, number>;

/**
 * The design that coordinates stand for: a weight runs from its own less the width to its own plus the width, any other choice takes one of its ways, each as likely.
 *
 * Shape: coordinates by the ID of the choice; one that is absent is decided as in the scheme. Rule: DESIGN-3. Errors: RangeError for a list without a tree.
 * Example: width 20 %, `weight:economy` at 0.75 → factor 1.1, before the weights are brought back to their sum.
 */
export function designsOf(
  scheme: CompiledScheme,
  register: UnitRegister,
  list: string,
  rule: DesignRule,
  choices: readonly Choice[],
): (at: Coordinates) => ListDesign {
  const tree = scheme.trees[list];
  if (!tree) throw new RangeError(`list ${list} of scheme ${scheme.id} has no tree`);
  const drawn = weightDrawer(scheme, tree);
  const within = keptConstraints(scheme, register, list);
  const weighs = choices.some(({ kind }) => kind === 'weight');
  const ways = new Map(choices.map(({ id, ways: count = 0 }) => [id, count]));
  return (at) => {
    const way = (id: string): number => Math.floor((at.get(id) ?? 0) * (ways.get(id) ?? 0));
    const weighedAt = (share: number): Composite =>
      drawn((path) => {
        const u = at.get(`weight:${path}`);
        return u === undefined ? 1 : 1 + share * rule.width * (2 * u - 1);
      });
    const own = weighs ? within(weighedAt) : tree;
    const rounding = rule.rounding[way('rounding') - 1];
    const other: Decided = {
      missing: rule.missing[way('missing') - 1],
      aggregate: rule.aggregates[way('aggregate') - 1],
      methodOf: (indicator) => rule.methods.get(indicator)?.[way(`method:${indicator}`) - 1]?.method,
    };
    const isOwn = !other.missing && !other.aggregate && rule.methods.size === 0;
    return {
      tree: isOwn ? own : decidedTree(own, other),
      rounding: rounding ? { ...scheme.rounding, total: rounding } : scheme.rounding,
      without: way('peers') - 1,
      ...(rule.bounds && way('bounds') === 1 ? { bounds: rule.bounds } : {}),
    };
  };
}

interface Decided {
  readonly missing: MissingRule | undefined;
  readonly aggregate: Aggregate | undefined;
  methodOf(indicator: string): Leaf['method'] | undefined;
}

/** The same tree with methods, missing rules and aggregates decided otherwise; what stays is the same object. */
function decidedTree(node: Composite, decided: Decided): Composite {
  const { missing, aggregate } = decided;
  return {
    ...node,
    ...(missing ? { missing } : {}),
    ...(aggregate ? { aggregate } : {}),
    parts: node.parts.map((part): Part => {
      if (part.type === 'composite') return decidedTree(part, decided);
      if (part.type === 'addition') return part;
      return { ...part, ...(missing ? { missing } : {}), method: decided.methodOf(part.indicator) ?? part.method };
    }),
  };
}
