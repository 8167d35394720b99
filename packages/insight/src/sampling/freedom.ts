import type { Margin, Sample } from './sample.ts';

/** A pivot below this share of the largest is none. */
const NOTHING = 1e-9;

/**
 * Degrees of freedom of the standard error of a weighted mean: how many totals of clusters are left free by the weighting.
 *
 * Residuals of the regression on the categories add up to 0 in each of them. Where respondents were drawn alone that takes one degree for
 * each category that is fitted; of clusters it takes one, and more only where
 * whole clusters fall into a category: clusters + rank of the categories within clusters − rank of the categories.
 *
 * Shape: clusters 0, 1, …; margins as in standardError. Rule: SURVEY-7. Errors: none. Missing: 0 or less where nothing is left.
 * Example: 12 clusters, each with people of every category → 11; 10 respondents, 3 categories → 7.
 */
export function degreesOfFreedom(size: number, clusters: Sample['clusters'], margins: readonly Margin[]): number {
  const offsets = margins.map((_, k) => 1 + margins.slice(0, k).reduce((sum, { people }) => sum + people.length, 0));
  const width = 1 + margins.reduce((sum, { people }) => sum + people.length, 0);
  const all = square(width);
  const between = square(width);
  const byCluster = new Map<number, { count: number; readonly sums: number[] }>();
  for (let i = 0; i < size; i += 1) {
    const own = [0, ...margins.map(({ categories }, k) => (offsets[k] as number) + (categories[i] as number))];
    for (const a of own) for (const b of own) add(all, a, b, 1);
    const cluster = clusters?.[i] ?? i;
    const found = byCluster.get(cluster) ?? { count: 0, sums: new Array<number>(width).fill(0) };
    found.count += 1;
    for (const a of own) found.sums[a] = (found.sums[a] as number) + 1;
    byCluster.set(cluster, found);
  }
  for (const { count, sums } of byCluster.values()) {
    const held = sums.flatMap((sum, a) => (sum > 0 ? [a] : []));
    for (const a of held) for (const b of held) add(between, a, b, ((sums[a] as number) * (sums[b] as number)) / count);
  }
  const within = all.map((row, a) => row.map((sum, b) => sum - ((between[a] as number[])[b] as number)));
  return byCluster.size + rankOf(within, size) - rankOf(all, size);
}

function square(width: number): number[][] {
  return Array.from({ length: width }, () => new Array<number>(width).fill(0));
}

function add(matrix: number[][], row: number, column: number, value: number): void {
  const own = matrix[row] as number[];
  own[column] = (own[column] as number) + value;
}

/** Rank of a positive semidefinite matrix: pivots on the diagonal, the largest first, until none is left. */
function rankOf(matrix: readonly (readonly number[])[], scale: number): number {
  const left = matrix.map((row) => [...row]);
  for (let rank = 0; rank < left.length; rank += 1) {
    let pivot = 0;
    left.forEach((row, k) => {
      if ((row[k] as number) > (left[pivot]?.[pivot] as number)) pivot = k;
    });
    const from = [...(left[pivot] as number[])];
    const most = from[pivot] as number;
    if (most <= scale * NOTHING) return rank;
    for (const row of left) {
      const share = (row[pivot] as number) / most;
      from.forEach((value, k) => {
        row[k] = (row[k] as number) - share * value;
      });
    }
  }
  return left.length;
}
