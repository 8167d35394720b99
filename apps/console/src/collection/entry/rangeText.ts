import type { EntryWords } from '../words.ts';
import { figureText } from './figureText.ts';

/** A range as people say it; a bound of null is none. Example: rangeText(0, null, words) → 不小于 0, 0 or more. */
export function rangeText(low: number | null, high: number | null, words: EntryWords): string {
  const text = (value: number): string => figureText({ value }, words);
  if (low === null) return high === null ? words.anyFigure : words.orLess(text(high));
  return high === null ? words.orMore(text(low)) : words.between(text(low), text(high));
}
