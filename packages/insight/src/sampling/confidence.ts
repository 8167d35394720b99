/** Confidence of a margin, in per cent. */
export type Confidence = 90 | 95 | 99;

/**
 * Two-sided quantiles of the normal distribution: an estimate lies within z standard errors with this confidence.
 *
 * Units: standard errors. Rule: SURVEY-7. Example: Z_OF[95] → 1.959963984540054.
 */
export const Z_OF: Readonly<Record<Confidence, number>> = { 90: 1.6448536269514722, 95: 1.959963984540054, 99: 2.5758293035489004 };
