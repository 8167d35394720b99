import { figure } from '../normalise/figure.ts';
import type { Aggregator } from './aggregator.ts';
import { within } from './within.ts';

/**
 * Weighted arithmetic mean (加权算术平均): Σ(weight × score) ÷ Σ weight over the parts that count.
 *
 * Rule: AGG-ARITHMETIC. Example: 60 × 80 and 40 × 90 → 84.
 */
export const arithmetic: Aggregator = {
  name: 'arithmetic',
  combine: (scores, weights, unit) => {
    let sum = 0;
    let total = 0;
    for (let k = 0; k < scores.length; k += 1) {
      const weight = weights[k]![unit] as number;
      if (weight === 0) continue;
      sum += weight * (scores[k]![unit] as number);
      total += weight;
    }
    return within(sum / total, scores, weights, unit);
  },
  arithmetic: (scores, weights) => `(${weightedTerms(scores, weights)}) ÷ ${sumOf(weights)}`,
};

/** `60 × 80 + 40 × 90`. */
export function weightedTerms(scores: readonly number[], weights: readonly number[]): string {
  return scores.map((score, k) => `${figure(weights[k] as number)} × ${figure(score)}`).join(' + ');
}

/** Weights added as they stand: `(33.3 + 33.3 + 33.4)`, or the weight alone. */
export function sumOf(weights: readonly number[]): string {
  return weights.length === 1 ? figure(weights[0] as number) : `(${weights.map(figure).join(' + ')})`;
}
