import type { Composite } from '@kedu/scheme';
import type { ListResult } from '../result.ts';
import { type PeerScores, peerScores } from './strengths.ts';
import { type WeightEffects, weightEffects } from './weightEffects.ts';

/** What is worked out of whole lists after a run, once a list however many pages ask for it. */
export interface ListReviews {
  effectsOf(tree: Composite, list: ListResult): WeightEffects;
  peersOf(tree: Composite, list: ListResult): PeerScores;
}

/**
 * A memory of reviews, held by whoever writes the pages of a run: two chapters of the report and the page of every unit read the same figures.
 *
 * Shape: by list result; it keeps none alive. Rule: WEIGH-20, WEIGH-23 (docs/spec/weigh.md). Errors: none.
 */
export function listReviews(): ListReviews {
  return { effectsOf: once(weightEffects), peersOf: once(peerScores) };
}

function once<T>(work: (tree: Composite, list: ListResult) => T): (tree: Composite, list: ListResult) => T {
  const known = new WeakMap<ListResult, T>();
  return (tree, list) => {
    const found = known.get(list) ?? work(tree, list);
    known.set(list, found);
    return found;
  };
}
