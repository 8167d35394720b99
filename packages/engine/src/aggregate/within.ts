/** A mean lies among what it is the mean of: takes away the dust of float64 outside the lowest and highest score (AGG-2). */
export function within(mean: number, scores: readonly Float64Array[], weights: readonly Float64Array[], unit: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < scores.length; k += 1) {
    if (weights[k]![unit] === 0) continue;
    const score = scores[k]![unit] as number;
    if (score < low) low = score;
    if (score > high) high = score;
  }
  return mean < low ? low : mean > high ? high : mean;
}
