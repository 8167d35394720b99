import { ln } from '@kedu/model';
import { columnsOf, inProportion } from './columns.ts';
import { type DataMethod, FEWEST_UNITS } from './dataWeights.ts';

/** Differences below this are float dust. */
const DUST = 1e-12;

/**
 * Entropy weights (熵权): the more unevenly a part's points fall on the units, the more it tells and the more it weighs.
 *
 * Formula: pᵢ = xᵢ ÷ Σx; e = −Σ p ln p ÷ ln m; weight in proportion to 1 − e. Units: scores from 0 up; a score of 0 adds nothing to the entropy.
 * Rule: WEIGH-11 (docs/spec/weigh.md). Errors: too_few below three units; negative where a score is below 0; no_difference where every part falls evenly.
 */
export const entropy: DataMethod = (scores) => {
  if (scores.length < FEWEST_UNITS) return 'too_few';
  if (scores.some((row) => row.some((x) => x < 0))) return 'negative';
  const even = ln(scores.length);
  const values = columnsOf(scores).map((column) => {
    const sum = column.reduce((a, b) => a + b, 0);
    // Nobody has a point: nobody is told apart.
    if (sum === 0) return 1;
    return 0 - column.reduce((total, x) => (x === 0 ? total : total + (x / sum) * ln(x / sum)), 0) / even;
  });
  const information = values.map((e) => (1 - e > DUST ? 1 - e : 0));
  const weights = inProportion(information);
  if (!weights) return 'no_difference';
  return {
    weights,
    reasons: [
      { name: 'entropy', values },
      { name: 'information', values: information },
    ],
  };
};
