import type { Composite } from '@kedu/scheme';
import type { ReviewedPart } from './listScores.ts';
import { correlationOfBoth } from './moments.ts';

/** From here on one of two parts says what the other says. */
export const REDUNDANT_FROM = 0.95;
/** Up to here two parts pull against each other. */
export const AGAINST_UP_TO = -0.4;
/** Units that must have a score in both: at least so many, and half of those that are ranked. */
const FEWEST_IN_BOTH = 4;
const SHARE_IN_BOTH = 0.5;

/** Two parts of one node whose scores go together, or against each other. */
export interface PairFinding {
  readonly kind: 'redundant' | 'against';
  /** Path of the node. */
  readonly within: string;
  readonly one: string;
  readonly other: string;
  readonly r: number;
  /** Ranked units with a score in both. */
  readonly units: number;
}

/**
 * Pairs of parts of a node whose scores are strongly correlated.
 *
 * Shape: in the order of the tree, each pair once. Rule: WEIGH-21 (docs/spec/weigh.md); Pearson's r over the units that have both scores, at least four and half of
 * those that are ranked.
 * Errors: none; a part in which all units are alike, float dust aside, correlates with nothing.
 */
export function pairFindings(tree: Composite, reviewed: readonly ReviewedPart[]): readonly PairFinding[] {
  const nodes = [tree.path, ...reviewed.flatMap(({ part }) => (part.type === 'composite' ? [part.path] : []))];
  return nodes.flatMap((within) => {
    const siblings = reviewed.filter((one) => one.within === within && one.part.type !== 'addition');
    return siblings.flatMap((one, k) =>
      siblings.slice(k + 1).flatMap((other): PairFinding[] => {
        const { r, both } = correlationOfBoth(one.scores, other.scores);
        if (both < FEWEST_IN_BOTH || both < SHARE_IN_BOTH * one.scores.length) return [];
        const kind = Math.abs(r) >= REDUNDANT_FROM ? 'redundant' : r <= AGAINST_UP_TO ? 'against' : undefined;
        return kind ? [{ kind, within, one: one.part.path, other: other.part.path, r, units: both }] : [];
      }),
    );
  });
}
