import type { Composite, Indicator, Leaf, Part, Weight } from '../compiled.ts';
import type { Profile } from './enrol.ts';

/** What the scheme says of a part for units of a profile: its last overlay named, else its class, else `else`; undefined where nothing is said. */
export function weightNamed(weight: Weight, { class: main, overlays }: Pick<Profile, 'class' | 'overlays'>): number | 'none' | undefined {
  for (let k = overlays.length - 1; k >= 0; k -= 1) {
    const overlay = overlays[k] as string;
    if (Object.hasOwn(weight.byClass, overlay)) return weight.byClass[overlay];
  }
  return Object.hasOwn(weight.byClass, main) ? weight.byClass[main] : weight.otherwise;
}

/**
 * The weight of a part for units of a profile; undefined where the part does not exist for them.
 *
 * Rule: WEIGHT-2. Example: { else: 15, ecological: 30, resource: none }, class ecological → 30; with overlay resource → undefined.
 */
export function weightFor(weight: Weight, profile: Pick<Profile, 'class' | 'overlays'>): number | undefined {
  const named = weightNamed(weight, profile);
  return named === 'none' ? undefined : named;
}

/** Parts that are weighed, additions apart. */
export function weighed(parts: readonly Part[]): (Leaf | Composite)[] {
  return parts.filter((part): part is Leaf | Composite => part.type !== 'addition');
}

/** A part with the share of the whole that it has for a profile. */
export interface SharedPart {
  readonly part: Leaf | Composite;
  readonly share: number;
}

/**
 * Shares of all parts of a tree in the whole, for one profile: own weight over the weights of its siblings, times the share of the node above.
 *
 * Rule: WEIGHT-5. Shares of the leaves add up to 1; a part that does not exist for the profile is left out.
 */
export function shares(tree: Composite, profile: Pick<Profile, 'class' | 'overlays'>): SharedPart[] {
  const found: SharedPart[] = [];
  const descend = (node: Composite, share: number): void => {
    const parts = weighed(node.parts).flatMap((part) => {
      const weight = part.weight && weightFor(part.weight, profile);
      return weight === undefined ? [] : [{ part, weight }];
    });
    const sum = parts.reduce((total, { weight }) => total + weight, 0);
    for (const { part, weight } of parts) {
      const own = sum > 0 ? (share * weight) / sum : 0;
      found.push({ part, share: own });
      if (part.type === 'composite') descend(part, own);
    }
  };
  descend(tree, 1);
  return found;
}

/** Whether a leaf belongs to a set: its indicator's fields, or a tag of the indicator, the leaf or a part above it. */
export function leafFits(set: string, leaf: Leaf, indicator: Indicator | undefined): boolean {
  const [kind, name = ''] = set.split(':');
  switch (kind) {
    case 'tag':
      return leaf.tags.includes(name) || (indicator?.tags.includes(name) ?? false);
    case 'dimension':
    case 'horizon':
    case 'nature':
    case 'priority':
      return indicator?.[kind] === name;
    default:
      return false;
  }
}
