import type { Issue } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { Leaf } from '../compiled.ts';
import type { Draft } from './draft.ts';

/** Methods that compare the values of the peers with each other and read no other figure: those that keep their meaning on a log scale. */
const AMONG_PEERS: readonly string[] = ['min_max', 'z_score', 'rank', 'percentile', 'borda', 'distance_to_best', 'distance_to_reference'];

/**
 * How values are prepared makes sense for what is done with them: no indicator is divided by itself, and no target, goalpost or ratio meets values on a log scale.
 *
 * Rule: SCHEME-58, PREPARE-6. Errors: SCHEME_PER_ITSELF, SCHEME_TREATED_SCALE at the part, once for each indicator.
 * Example: `outliers: { then: log }` at the top of a tree with a part of `method: completion`.
 */
export function checkPreparation({ leafNotes, link }: Draft): Issue[] {
  return leafNotes.flatMap(({ leaf, path }) => {
    const { indicator, clause, per, outliers, method } = leaf;
    const issues: Issue[] = [];
    if (per?.indicator === indicator) issues.push(schemeIssue('SCHEME_PER_ITSELF', link.place([...path, 'per']), { indicator }, clause));
    if (outliers?.then === 'log' && !isAmongPeers(leaf) && !link.isBroken([...path, 'method']))
      issues.push(schemeIssue('SCHEME_TREATED_SCALE', link.place([...path, 'method']), { indicator, method: method.name }, clause));
    return issues;
  });
}

function isAmongPeers({ method: { name, params } }: Leaf): boolean {
  if (name === 'efficacy') return params['min'] === undefined && params['max'] === undefined;
  return AMONG_PEERS.includes(name);
}
