import { figure } from '../normalise/figure.ts';
import { type Comparer, EVEN, SCORE_DUST } from './comparison.ts';

/**
 * TOPSIS (逼近理想解法): how much nearer a unit lies to the worst than to the best of the field, on all parts at once.
 *
 * Formula: 100 × (d⁻ ÷ (d⁺ + d⁻)), d⁺ = √Σ(w × (best − s))², d⁻ = √Σ(w × (s − worst))² over the parts that count for the unit; best and worst of the field, part by part.
 * Scores are on one scale already, so nothing is normalised. Of a unit outside the field a score beyond best or worst counts as that. Rule: AGG-TOPSIS.
 * Source: Hwang and Yoon (1981). Example: scores (1, 0, 3) and (0, 5, 6), equal weights → 14.639248 and 85.360752.
 */
export const topsis: Comparer = ({ units, scores, weights }) => {
  const best = scores.map((column, k) =>
    units.reduce((x, unit) => (weights[k]![unit] === 0 ? x : Math.max(x, column[unit] as number)), Number.NEGATIVE_INFINITY),
  );
  const worst = scores.map((column, k) =>
    units.reduce((x, unit) => (weights[k]![unit] === 0 ? x : Math.min(x, column[unit] as number)), Number.POSITIVE_INFINITY),
  );
  const parts = (unit: number) =>
    scores.flatMap((column, k) => {
      const weight = weights[k]![unit] as number;
      const [high, low] = [best[k] as number, worst[k] as number];
      if (weight === 0 || high < low) return [];
      return [{ weight, score: Math.min(Math.max(column[unit] as number, low), high), high, low }];
    });
  const distances = (unit: number): readonly [above: number, below: number] => {
    let above = 0;
    let below = 0;
    for (const { weight, score, high, low } of parts(unit)) {
      const [up, down] = [weight * (high - score), weight * (score - low)];
      above += up * up;
      below += down * down;
    }
    return [Math.sqrt(above), Math.sqrt(below)];
  };
  return {
    score: (unit) => {
      const [above, below] = distances(unit);
      return above + below <= SCORE_DUST ? EVEN : 100 * (below / (above + below));
    },
    arithmetic: (unit) => {
      const [above, below] = distances(unit);
      if (above + below <= SCORE_DUST) return `${EVEN}`;
      const squares = (gap: (part: ReturnType<typeof parts>[number]) => readonly [number, number]): string => {
        const terms = parts(unit).flatMap((part) => {
          const [from, to] = gap(part);
          if (from === to) return [];
          const term = `${figure(part.weight)} × (${figure(from)} − ${figure(to)})`;
          return [`${term} × ${term}`];
        });
        return terms.length === 0 ? '0' : `sqrt(${terms.join(' + ')})`;
      };
      const down = squares(({ score, low }) => [score, low]);
      return `100 × (${down} ÷ (${squares(({ high, score }) => [high, score])} + ${down}))`;
    },
  };
};
