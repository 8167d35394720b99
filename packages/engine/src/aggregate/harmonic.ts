import { figure } from '../normalise/figure.ts';
import type { Aggregator } from './aggregator.ts';
import { sumOf } from './arithmetic.ts';
import { within } from './within.ts';

/**
 * Weighted harmonic mean (调和平均): Σ weight ÷ Σ(weight ÷ score).
 *
 * A score of 0 or below makes the whole 0. Rule: AGG-HARMONIC. Example: equal weights of 60 and 30 → 40.
 */
export const harmonic: Aggregator = {
  name: 'harmonic',
  combine: (scores, weights, unit) => {
    let inverse = 0;
    let total = 0;
    for (let k = 0; k < scores.length; k += 1) {
      const weight = weights[k]![unit] as number;
      if (weight === 0) continue;
      const score = scores[k]![unit] as number;
      if (score <= 0) return 0;
      inverse += weight / score;
      total += weight;
    }
    return within(total / inverse, scores, weights, unit);
  },
  arithmetic: (scores, weights) => {
    if (scores.some((score) => score <= 0)) return '0';
    return `${sumOf(weights)} ÷ (${scores.map((score, k) => `${figure(weights[k] as number)} ÷ ${figure(score)}`).join(' + ')})`;
  },
};
