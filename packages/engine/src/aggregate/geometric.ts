import { exp, ln } from '@kedu/model';
import { figure } from '../normalise/figure.ts';
import type { Aggregator } from './aggregator.ts';
import { sumOf } from './arithmetic.ts';
import { within } from './within.ts';

/**
 * Weighted geometric mean (几何平均): e^(Σ(weight × ln score) ÷ Σ weight). A weak part cannot be made up for by a strong one.
 *
 * A score of 0 or below makes the whole 0. exp and ln are the pinned ones of edition 1 (ELEM). Rule: AGG-GEOMETRIC.
 * Example: equal weights of 40 and 90 → 60 (to 12 digits).
 */
export const geometric: Aggregator = {
  name: 'geometric',
  combine: (scores, weights, unit) => {
    let sum = 0;
    let total = 0;
    for (let k = 0; k < scores.length; k += 1) {
      const weight = weights[k]![unit] as number;
      if (weight === 0) continue;
      const score = scores[k]![unit] as number;
      if (score <= 0) return 0;
      sum += weight * ln(score);
      total += weight;
    }
    return within(exp(sum / total), scores, weights, unit);
  },
  arithmetic: (scores, weights) => {
    if (scores.some((score) => score <= 0)) return '0';
    return `exp((${scores.map((score, k) => `${figure(weights[k] as number)} × ln(${figure(score)})`).join(' + ')}) ÷ ${sumOf(weights)})`;
  },
};
