import type { Indicator, Leaf } from './compiled.ts';

/**
 * Whether a part scores a mark that somebody gave and nothing explains: of kind `judgement`, taken as given, neither a result of another scheme nor a mean of raters.
 *
 * Rule: FROM-6. Example: kind judgement, method given → true; with result_of → false.
 */
export function isBareMark(leaf: Pick<Leaf, 'method'>, indicator: Indicator): boolean {
  const { kind, resultOf, fromChildren, formula, raters, survey } = indicator;
  const isExplained = resultOf ?? fromChildren ?? formula ?? raters ?? survey;
  return kind === 'judgement' && leaf.method.name === 'given' && isExplained === undefined;
}
