import type { DrawQuantiles } from './figuresByKernel.ts';

/**
 * Quantiles of weighted means under many draws of weights: the reference of the kernel.
 *
 * Shape: scores by part, then unit, NaN where missing; weights draws × parts, 0 or more; shares ascending, 5 %, 50 % and 95 % by default.
 * A total is Σ(w·s) ÷ Σw over the parts with a score, in their order; quantiles lie on straight lines between order statistics (Hyndman and Fan, type 7). Missing: NaN where a
 * draw leaves no part. Rule: KERNEL-12. Errors: none. Example: two parts 80 and 60, draws (1, 0), (0.5, 0.5), (0, 1) → middle 70.
 */
export function drawQuantiles(
  scores: readonly Float64Array[],
  weights: Float64Array,
  shares: readonly [number, number, number] = [0.05, 0.5, 0.95],
): DrawQuantiles {
  const units = scores[0]?.length ?? 0;
  const parts = scores.length;
  const draws = parts === 0 ? 0 : weights.length / parts;
  const found = shares.map(() => new Float64Array(units).fill(Number.NaN));
  const own = new Float64Array(parts);
  const totals = new Float64Array(draws);
  for (let unit = 0; unit < units; unit += 1) {
    let gaps = 0;
    for (let part = 0; part < parts; part += 1) {
      own[part] = (scores[part] as Float64Array)[unit] as number;
      if (Number.isNaN(own[part])) gaps += 1;
    }
    if (draws === 0 || gaps === parts || !totalsInto(totals, own, weights, gaps > 0)) continue;
    totals.sort();
    shares.forEach((share, j) => {
      (found[j] as Float64Array)[unit] = quantile(totals, share);
    });
  }
  const [low, middle, high] = found as [Float64Array, Float64Array, Float64Array];
  return { low, middle, high };
}

/** Totals of one unit over all draws; whether each has one. */
function totalsInto(totals: Float64Array, scores: Float64Array, weights: Float64Array, hasGaps: boolean): boolean {
  const parts = scores.length;
  let at = 0;
  let isWhole = true;
  for (let draw = 0; draw < totals.length; draw += 1) {
    let sum = 0;
    let total = 0;
    for (let part = 0; part < parts; part += 1) {
      const weight = weights[at] as number;
      const score = scores[part] as number;
      at += 1;
      if (hasGaps && Number.isNaN(score)) continue;
      sum += weight * score;
      total += weight;
    }
    const mean = sum / total;
    totals[draw] = mean;
    if (Number.isNaN(mean)) isWhole = false;
  }
  return isWhole;
}

function quantile(ascending: Float64Array, share: number): number {
  const at = (ascending.length - 1) * share;
  const below = Math.floor(at);
  const lower = ascending[below] as number;
  const upper = ascending[Math.min(below + 1, ascending.length - 1)] as number;
  return lower + (at - below) * (upper - lower);
}
