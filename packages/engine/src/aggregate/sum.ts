import { figure } from '../normalise/figure.ts';
import type { Aggregator } from './aggregator.ts';
import { weightedTerms } from './arithmetic.ts';

/**
 * Sum (累计): Σ(weight × score) ÷ full, weights as written. A part that does not count adds nothing, and nothing is re-weighted.
 *
 * `full` is 100, or the points of the node where its parts are written as points of the total. Rule: AGG-SUM.
 * Example: 60 × 80 and 40 × missing → 48.
 */
export const sum: Aggregator = {
  name: 'sum',
  combine: (scores, weights, unit, full) => {
    let total = 0;
    for (let k = 0; k < scores.length; k += 1) {
      const weight = weights[k]![unit] as number;
      if (weight !== 0) total += weight * (scores[k]![unit] as number);
    }
    // Points of the total that are 0, which only a trial of weights asks for: of nothing there is nothing.
    return full === 0 ? 0 : total / full;
  },
  arithmetic: (scores, weights, full) => `(${weightedTerms(scores, weights)}) ÷ ${figure(full)}`,
};
