import { figure } from '../normalise/figure.ts';
import type { Aggregator } from './aggregator.ts';

/**
 * Worst of (木桶法): the lowest score of the parts that count, whatever their weights.
 *
 * Rule: AGG-WORST. Example: 80, 45, 90 → 45.
 */
export const worst: Aggregator = {
  name: 'worst',
  combine: (scores, weights, unit) => {
    let low = Number.POSITIVE_INFINITY;
    for (let k = 0; k < scores.length; k += 1) {
      if (weights[k]![unit] !== 0) low = Math.min(low, scores[k]![unit] as number);
    }
    return low;
  },
  arithmetic: (scores) => (scores.length === 1 ? figure(scores[0] as number) : `min(${scores.map(figure).join(', ')})`),
};
