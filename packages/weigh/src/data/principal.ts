import { differs } from '@kedu/engine';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { columnsOf, correlations } from './columns.ts';
import { type DataMethod, FEWEST_UNITS } from './dataWeights.ts';

/** Loadings nearer to 0 have no sign. */
const NO_SIGN = 1e-9;

/**
 * Weights by principal components (主成分): squared loadings of the first component of the correlations.
 *
 * Shape: weights add up to 1; `against` names the parts whose loading has the rarer sign: the component then sets parts against each other, and the weights
 * are no measure of importance. Units that are alike in a part give it no weight. Rule: WEIGH-13 (docs/spec/weigh.md).
 * Errors: too_few below three units; no_difference where nothing tells units apart.
 */
export const principal: DataMethod = (scores) => {
  if (scores.length < FEWEST_UNITS) return 'too_few';
  const columns = columnsOf(scores);
  const telling = columns.flatMap((column, k) => (differs(column) ? [k] : []));
  if (telling.length === 0) return 'no_difference';
  const r = correlations(telling.map((k) => columns[k] as readonly number[]));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(new Matrix(r.map((row) => [...row])), {
    assumeSymmetric: true,
  });
  const first = realEigenvalues.reduce((best, value, k) => (value > (realEigenvalues[best] as number) ? k : best), 0);
  const vector = eigenvectorMatrix.getColumn(first);
  const sum = vector.reduce((total, x) => total + x, 0);
  const turned = vector.map((x) => (sum < 0 ? -x : x));
  const length = turned.reduce((total, x) => total + x * x, 0);
  const loadings = columns.map((_, k) => {
    const at = telling.indexOf(k);
    return at < 0 ? 0 : (turned[at] as number);
  });
  return {
    weights: loadings.map((x) => (x * x) / length),
    reasons: [{ name: 'loading', values: loadings }],
    explained: (realEigenvalues[first] as number) / telling.length,
    against: rarer(loadings),
  };
};

function rarer(loadings: readonly number[]): readonly number[] {
  const of = (sign: 1 | -1): number[] => loadings.flatMap((x, k) => (x * sign > NO_SIGN ? [k] : []));
  const [above, below] = [of(1), of(-1)];
  return above.length === 0 || below.length === 0 ? [] : below.length <= above.length ? below : above;
}
