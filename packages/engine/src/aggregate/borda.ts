import { figure } from '../normalise/figure.ts';
import { sumOf } from './arithmetic.ts';
import { type Comparer, EVEN, SCORE_DUST } from './comparison.ts';

/**
 * Weighted Borda count (波达计数): on each part the share of the others that a unit beats, an equal one counting half; of these the weighted mean.
 *
 * Formula: Σ(w × 100 × (beaten + equal ÷ 2) ÷ others) ÷ Σw over the parts that count for the unit and on which somebody is to be beaten. Rule: AGG-BORDA.
 * Source: Borda (1784). Example: weights 60 and 40, 3 of 4 beaten on the first, 1 of 4 on the second → 55.
 */
export const borda: Comparer = ({ units, scores, weights }) => {
  const standing = (unit: number) =>
    scores.flatMap((column, k) => {
      const weight = weights[k]![unit] as number;
      if (weight === 0) return [];
      let points = 0;
      let others = 0;
      for (const other of units) {
        if (other === unit || weights[k]![other] === 0) continue;
        others += 1;
        const difference = (column[unit] as number) - (column[other] as number);
        if (Math.abs(difference) <= SCORE_DUST) points += 0.5;
        else if (difference > 0) points += 1;
      }
      return others === 0 ? [] : [{ weight, points, others }];
    });
  return {
    score: (unit) => {
      let sum = 0;
      let total = 0;
      for (const { weight, points, others } of standing(unit)) {
        sum += (weight * 100 * points) / others;
        total += weight;
      }
      return total === 0 ? EVEN : Math.min(100, sum / total);
    },
    arithmetic: (unit) => {
      const parts = standing(unit);
      if (parts.length === 0) return `${EVEN}`;
      const terms = parts.map(({ weight, points, others }) => `${figure(weight)} × 100 × ${figure(points)} ÷ ${others}`);
      return `(${terms.join(' + ')}) ÷ ${sumOf(parts.map(({ weight }) => weight))}`;
    },
  };
};
