import type { Chain, CompiledScheme, Joint, Leaf, Part } from '@kedu/scheme';
import type { Enrolment } from '../context.ts';

/** Where a unit stands in the chains of one part. */
export interface ChainPlace {
  readonly chain: Chain;
  readonly share: number;
  /** The largest share of the chain, which bears the whole declared weight (JOINT-2). */
  readonly largest: number;
}

/**
 * The chain of every unit of one joint part, by index of the run; a unit in no chain has none.
 *
 * Rule: JOINT-2 (docs/spec/responsibility.md). Errors: none; shares and doubles are checked with the scheme.
 * Example: shares 50 %, 30 %, 20 % → largest 0.5 for each.
 */
export function chainPlaces({ chains }: Joint, { indexOfCode }: Pick<Enrolment, 'indexOfCode'>): ReadonlyMap<number, ChainPlace> {
  const places = new Map<number, ChainPlace>();
  for (const chain of chains) {
    const largest = chain.members.reduce((most, { share }) => Math.max(most, share), 0);
    for (const { unitCode, share } of chain.members) {
      const unit = indexOfCode(unitCode);
      if (unit >= 0 && largest > 0) places.set(unit, { chain, share, largest });
    }
  }
  return places;
}

/** Units of a chain as they are called, with their indices in the run, ascending. */
export type NamedGroups = readonly (readonly [name: string, members: readonly number[]])[];

/**
 * Chains by the indicator whose result they own together: what one member reported counts for all (JOINT-1).
 *
 * Shape: by indicator ID; joint parts of one indicator share their table (SCHEME_CHAIN_TABLES).
 */
export function chainsByIndicator(
  { trees }: Pick<CompiledScheme, 'trees'>,
  { indexOfCode }: Pick<Enrolment, 'indexOfCode'>,
): ReadonlyMap<string, NamedGroups> {
  const groups = new Map<string, NamedGroups>();
  for (const { indicator, joint } of Object.values(trees).flatMap(leaves)) {
    if (!joint || groups.has(indicator)) continue;
    const named = joint.chains.map(({ name, members }) => {
      const indices = members.map(({ unitCode }) => indexOfCode(unitCode)).filter((unit) => unit >= 0);
      return [name, indices.sort((a, b) => a - b)] as const;
    });
    groups.set(indicator, named);
  }
  return groups;
}

function leaves(part: Part): readonly Leaf[] {
  if (part.type === 'leaf') return [part];
  return part.type === 'composite' ? part.parts.flatMap(leaves) : [];
}
