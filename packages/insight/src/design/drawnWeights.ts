import { type CompiledScheme, type Composite, type Leaf, type Part, type Weight, weighed } from '@kedu/scheme';

/** What a weight counts beside classes and overlays: `else`. */
const ELSE = '';

/** The weights below a node as the scheme states them, by sibling and key (`else`, classes, overlays). */
interface StatedNode {
  readonly keys: readonly string[];
  /** Sum over the siblings, by key. */
  readonly sums: readonly number[];
  readonly siblings: ReadonlyMap<Part, StatedPart>;
}

interface StatedPart {
  readonly path: string;
  /** By key; undefined where nothing is said. */
  readonly stated: readonly (number | 'none' | undefined)[];
  /** Whether the key is written: a class that a sibling names has a sum of its own; an overlay stands above classes, so that it is only written where it was. */
  readonly written: readonly boolean[];
}

/**
 * Draws of the weights of a tree: each multiplied by a factor of its own, siblings brought back to the sum that the scheme gives them, class by class.
 *
 * Shape: the factor of a part by its path, 0 or more. Weights below a node that are points of the total follow the node.
 * Rule: DESIGN-3, WEIGHT-1, WEIGHT-2. Errors: none. Example: 60 and 40 by factors 1.1 and 0.9 → 64.7 and 35.3.
 */
export function weightDrawer(scheme: Pick<CompiledScheme, 'classes'>, tree: Composite): (factorOf: (path: string) => number) => Composite {
  const classes = new Set(scheme.classes.map(({ id }) => id));
  const nodes = new Map<Composite, StatedNode>();
  const gather = (node: Composite): void => {
    nodes.set(node, statedNode(node, classes));
    for (const part of node.parts) if (part.type === 'composite') gather(part);
  };
  gather(tree);
  const descend = (
    node: Composite,
    weight: Weight | undefined,
    scaleOf: (key: string) => number,
    factorOf: (path: string) => number,
  ): Composite => {
    const { keys, sums, siblings } = nodes.get(node) as StatedNode;
    const drawnSums = keys.map(() => 0);
    const factors = new Map<Part, number>();
    for (const [part, { path, stated }] of siblings) {
      const factor = factorOf(path);
      factors.set(part, factor);
      for (let k = 0; k < keys.length; k += 1) {
        const own = stated[k];
        if (typeof own === 'number') drawnSums[k] = (drawnSums[k] as number) + factor * own;
      }
    }
    const ratios = keys.map((key, k) =>
      (drawnSums[k] as number) > 0 ? (scaleOf(key) * (sums[k] as number)) / (drawnSums[k] as number) : 1,
    );
    const parts = node.parts.map((part): Part => {
      const sibling = siblings.get(part);
      if (!sibling) return part.type === 'composite' ? descend(part, part.weight, scaleOf, factorOf) : part;
      const own = drawnWeight(sibling, keys, ratios, factors.get(part) as number);
      if (part.type !== 'composite') return { ...(part as Leaf), weight: own };
      const below = part.weights === 'points_of_total' && part.weight ? followed(part.weight, own) : unscaled;
      return descend(part, own, below, factorOf);
    });
    return { ...node, ...(weight ? { weight } : {}), parts };
  };
  return (factorOf) => descend(tree, tree.weight, unscaled, factorOf);
}

const unscaled = (): number => 1;

function statedNode(node: Composite, classes: ReadonlySet<string>): StatedNode {
  const parts = weighed(node.parts).flatMap((part) => (part.weight ? [{ part, weight: part.weight }] : []));
  const keys = [ELSE, ...new Set(parts.flatMap(({ weight }) => Object.keys(weight.byClass)))];
  const siblings = new Map<Part, StatedPart>(
    parts.map(({ part, weight }) => [
      part,
      {
        path: part.path,
        stated: keys.map((key) => valueAt(weight, key)),
        written: keys.map((key) => classes.has(key) || Object.hasOwn(weight.byClass, key)),
      },
    ]),
  );
  return { keys, sums: keys.map((key) => parts.reduce((sum, { weight }) => sum + (numberAt(weight, key) ?? 0), 0)), siblings };
}

function drawnWeight({ stated, written }: StatedPart, keys: readonly string[], ratios: readonly number[], factor: number): Weight {
  const at = (k: number): number | 'none' | undefined => {
    const own = stated[k];
    return typeof own === 'number' ? own * factor * (ratios[k] as number) : own;
  };
  const byClass: Record<string, number | 'none'> = {};
  for (let k = 1; k < keys.length; k += 1) {
    const own = written[k] ? at(k) : undefined;
    if (own !== undefined) byClass[keys[k] as string] = own;
  }
  const otherwise = at(0);
  return typeof otherwise === 'number' ? { otherwise, byClass } : { byClass };
}

/** How much of its points a node kept, class by class. */
function followed(stated: Weight, drawn: Weight): (key: string) => number {
  return (key) => {
    const before = numberAt(stated, key) ?? 0;
    return before > 0 ? (numberAt(drawn, key) ?? before) / before : 1;
  };
}

function valueAt({ otherwise, byClass }: Weight, key: string): number | 'none' | undefined {
  return key !== ELSE && Object.hasOwn(byClass, key) ? byClass[key] : otherwise;
}

function numberAt(weight: Weight, key: string): number | undefined {
  const found = valueAt(weight, key);
  return found === 'none' ? undefined : found;
}
