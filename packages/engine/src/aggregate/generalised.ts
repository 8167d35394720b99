import { pow } from '@kedu/model';
import { figure } from '../normalise/figure.ts';
import type { Aggregator } from './aggregator.ts';
import { sumOf } from './arithmetic.ts';
import { within } from './within.ts';

/**
 * Generalised mean (幂平均) of a power p: (Σ(weight × score^p) ÷ Σ weight)^(1 ÷ p); 1 is the arithmetic mean, −1 the harmonic one.
 *
 * Scores are divided by the highest (p above 0) or lowest (p below 0) first, so that no power is beyond float64. A score below 0 counts as 0 where p is above 0; at p below 0
 * a score of 0 or below makes the whole 0. exp and ln are the pinned ones of edition 1 (ELEM). Rule: AGG-GENERALISED. Source: COINr `a_genmean`.
 * Example: power 2, equal weights of 10 and 70 → 50.
 */
export function generalised(power: number): Pick<Aggregator, 'combine' | 'arithmetic'> {
  const outermost = (scores: readonly number[]): number => (power > 0 ? Math.max(...scores, 0) : Math.min(...scores));
  return {
    combine: (scores, weights, unit) => {
      const counted = scores.flatMap((column, k) =>
        weights[k]![unit] === 0 ? [] : [[column[unit] as number, weights[k]![unit] as number] as const],
      );
      const scale = outermost(counted.map(([score]) => score));
      if (scale <= 0) return 0;
      let sum = 0;
      let total = 0;
      for (const [score, weight] of counted) {
        sum += score <= 0 ? 0 : weight * pow(score / scale, power);
        total += weight;
      }
      const mean = scale * pow(sum / total, 1 / power);
      return counted.some(([score]) => score < 0) ? mean : within(mean, scores, weights, unit);
    },
    arithmetic: (scores, weights) => {
      const scale = outermost(scores);
      if (scale <= 0) return '0';
      const terms = scores.map((score, k) => {
        const weight = figure(weights[k] as number);
        return score <= 0 ? `${weight} × 0` : `${weight} × exp(${figure(power)} × ln(${figure(score)} ÷ ${figure(scale)}))`;
      });
      return `${figure(scale)} × exp(ln((${terms.join(' + ')}) ÷ ${sumOf(weights)}) ÷ ${figure(power)})`;
    },
  };
}
