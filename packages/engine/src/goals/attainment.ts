import { tidy } from '@kedu/model';

/** How far a value is from its target. */
export interface Attainment {
  readonly isReached: boolean;
  /** In per cent; absent where value or target is not above 0, so that no ratio says anything. */
  readonly percent?: number | undefined;
}

/**
 * Attainment (完成度) of a target: value ÷ target where more is better, target ÷ value where less is.
 *
 * Rule: GOAL-7. Errors: none. Example: attainment(80, 100, 'lower') → { isReached: true, percent: 125 }.
 */
export function attainment(value: number, target: number, better: 'higher' | 'lower'): Attainment {
  const isReached = better === 'higher' ? tidy(value) >= target : tidy(value) <= target;
  if (value <= 0 || target <= 0) return { isReached };
  return { isReached, percent: tidy(100 * (better === 'higher' ? value / target : target / value)) };
}
