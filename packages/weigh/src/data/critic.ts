import { deviation, differs } from '@kedu/engine';
import { columnsOf, correlations, inProportion } from './columns.ts';
import { type DataMethod, FEWEST_UNITS } from './dataWeights.ts';

/**
 * CRITIC weights: a part weighs the more, the more it tells units apart and the less it says what the others say.
 *
 * Formula: scores stretched to 0–1; standard deviation × Σ(1 − r) over the other parts; weight in proportion. A part in which all units are alike weighs nothing,
 * and the others are not held against it. Rule: WEIGH-12 (docs/spec/weigh.md); Diakoulaki, Mavrotas, Papayannakis 1995.
 * Errors: too_few below three units; no_difference where nothing tells units apart.
 */
export const critic: DataMethod = (scores) => {
  if (scores.length < FEWEST_UNITS) return 'too_few';
  const columns = columnsOf(scores).map(stretched);
  const telling = columns.map(differs);
  const r = correlations(columns);
  const deviations = columns.map((column, k) => (telling[k] ? deviation(column) : 0));
  const conflict = columns.map((_, k) =>
    telling[k] ? (r[k] as readonly number[]).reduce((sum, x, other) => (telling[other] && other !== k ? sum + (1 - x) : sum), 0) : 0,
  );
  // A single part that tells units apart conflicts with nothing: it has all the weight.
  const alone = telling.filter(Boolean).length === 1;
  const weights = inProportion(deviations.map((sd, k) => sd * (alone ? 1 : (conflict[k] as number))));
  if (!weights) return 'no_difference';
  return {
    weights,
    reasons: [
      { name: 'deviation', values: deviations },
      { name: 'conflict', values: conflict },
    ],
  };
};

function stretched(column: readonly number[]): readonly number[] {
  const min = Math.min(...column);
  const range = Math.max(...column) - min;
  return range > 0 ? column.map((x) => (x - min) / range) : column.map(() => 0);
}
