import type { CompiledScheme, Composite, Leaf, Part, Weight } from '../compiled.ts';
import { weighed } from '../lint/shares.ts';
import { shareOut } from '../weigh/share-out.ts';

/** A weight that is moved on trial. */
export interface WeightMove {
  /** Path of the node whose parts are weighed against each other, '' for the top. */
  readonly node: string;
  /** Whose weights: an ID of a class or overlay that the node names, or `else` as ''. */
  readonly scope: string;
  /** Path of the part. */
  readonly part: string;
  /** In the points of the node: 0 up to the sum of its parts. */
  readonly to: number;
}

/** A part of a node with its weight in a scope. */
export interface ScopedWeight {
  readonly part: WeighedPart;
  readonly weight: number;
}

type WeighedPart = (Leaf | Composite) & { readonly weight: Weight };
type Classes = Pick<CompiledScheme, 'classes'>;

/** What holds for units that no class or overlay is named of. */
const ELSE = '';

/** Scopes in which the parts of a node are weighed: `else` first, then classes and overlays as they are named. Rule: WEIGH-30. */
export function weightScopes(node: Composite): readonly string[] {
  const parts = weighedParts(node);
  const named = parts.flatMap(({ weight }) => Object.keys(weight.byClass));
  const hasElse = parts.some(({ weight }) => weight.otherwise !== undefined);
  return [...(hasElse ? [ELSE] : []), ...new Set(named)];
}

/** Parts of a node that have a weight in a scope, in the order of the file. Rule: WEIGH-30. */
export function scopedWeights(scheme: Classes, node: Composite, scope: string): readonly ScopedWeight[] {
  return weighedParts(node).flatMap((part) => {
    const weight = numberIn(scheme, part.weight, scope);
    return weight === undefined ? [] : [{ part, weight }];
  });
}

/**
 * A tree with one weight moved; what the others of the same node and scope lose or gain is shared out by their weights, so that the sum stays.
 *
 * Shape: a tree over the same parts; weights in hundredths at least. A class that a part names has a sum of its own, which moves in `else` leave alone;
 * parts whose points are points of the total follow their node. Rule: WEIGH-30, WEIGH-31 (docs/spec/weigh.md).
 * Errors: RangeError for a node, scope or part that the tree has not. Example: 60, 25, 15 and 60 → 40: 40, 37.5, 22.5.
 */
export function movedWeights(scheme: Classes, tree: Composite, move: WeightMove): Composite {
  const node = compositeAt(tree, move.node);
  const own = node && scopedWeights(scheme, node, move.scope);
  const at = own?.findIndex(({ part }) => part.path === move.part) ?? -1;
  if (!node || !own || at < 0) throw new RangeError(`no part ${move.part} of ${move.node} in ${move.scope}`);
  const sum = tidySum(own.map(({ weight }) => weight));
  const to = Math.min(Math.max(tidySum([move.to]), 0), sum);
  const others = own.filter((_, k) => k !== at).map(({ weight }) => weight);
  const shared = sharedOut(tidySum([sum, -to]), others);
  // A part alone keeps everything.
  const given = others.length === 0 ? [sum] : [...shared.slice(0, at), to, ...shared.slice(at)];
  return withWeights(scheme, tree, move, new Map(own.map(({ part }, k) => [part.path, given[k] as number])));
}

/** A tree with the weights of all parts of a node in a scope. Errors: RangeError for a node that it has not. Rule: WEIGH-31. */
export function withWeights(
  scheme: Classes,
  tree: Composite,
  { node: path, scope }: Pick<WeightMove, 'node' | 'scope'>,
  weights: ReadonlyMap<string, number>,
): Composite {
  const node = compositeAt(tree, path);
  if (!node) throw new RangeError(`no node ${path}`);
  return replaced(tree, reweighed(scheme, node, scope, weights));
}

/** A composite of a tree by its path; undefined where there is none. */
export function compositeAt(tree: Composite, path: string): Composite | undefined {
  if (tree.path === path) return tree;
  for (const part of tree.parts) {
    const found = part.type === 'composite' ? compositeAt(part, path) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A node with weights set in a scope; nodes below whose points are points of the total are scaled with theirs. */
function reweighed(scheme: Classes, node: Composite, scope: string, weights: ReadonlyMap<string, number>): Composite {
  const { classes } = scheme;
  const apart = weightScopes(node).filter((key) => classes.some(({ id }) => id === key));
  const parts = node.parts.map((part): Part => {
    const to = weights.get(part.path);
    if (part.type === 'addition' || !part.weight) return part;
    const weight = withWeight(apartFrom(part.weight, apart), scope, to);
    if (part.type === 'leaf' || part.weights !== 'points_of_total' || to === undefined) return { ...part, weight };
    const below = scopedWeights(scheme, part, scope);
    const shared = sharedOut(
      to,
      below.map((one) => one.weight),
    );
    return { ...reweighed(scheme, part, scope, new Map(below.map((one, k) => [one.part.path, shared[k] as number]))), weight };
  });
  return { ...node, parts };
}

/** Classes that a sibling names keep what they have, written out. */
function apartFrom({ otherwise, byClass }: Weight, classes: readonly string[]): Weight {
  if (otherwise === undefined) return { byClass };
  const unnamed = classes.filter((id) => !Object.hasOwn(byClass, id));
  return { otherwise, byClass: { ...byClass, ...Object.fromEntries(unnamed.map((id) => [id, otherwise])) } };
}

function withWeight(weight: Weight, scope: string, to: number | undefined): Weight {
  if (to === undefined) return weight;
  return scope === ELSE ? { ...weight, otherwise: to } : { ...weight, byClass: { ...weight.byClass, [scope]: to } };
}

function replaced(node: Composite, by: Composite): Composite {
  if (node.path === by.path) return by;
  return { ...node, parts: node.parts.map((part) => (part.type === 'composite' ? replaced(part, by) : part)) };
}

function weighedParts(node: Composite): readonly WeighedPart[] {
  return weighed(node.parts).filter((part): part is WeighedPart => part.weight !== undefined);
}

/** An overlay counts only where it is named: it stands above classes. */
function numberIn({ classes }: Classes, { otherwise, byClass }: Weight, scope: string): number | undefined {
  const isClass = classes.some(({ id }) => id === scope);
  const named = Object.hasOwn(byClass, scope) ? byClass[scope] : scope === ELSE || isClass ? otherwise : undefined;
  return named === 'none' ? undefined : named;
}

/** Points shared out by weights in hundredths; where all are 0, all get the same. Rule: WEIGH-31. */
export function sharedOut(points: number, weights: readonly number[]): readonly number[] {
  if (weights.length === 0) return [];
  return shareOut(points, weights.some((weight) => weight > 0) ? weights : weights.map(() => 1));
}

/** Sums of decimals, without the dust of binary fractions. */
export function tidySum(weights: readonly number[]): number {
  return Math.round(weights.reduce((total, weight) => total + weight, 0) * 1e6) / 1e6;
}
