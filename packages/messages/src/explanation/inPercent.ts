import { shortNumber } from './shortFigures.ts';

/**
 * A condition on parts of the whole, or its arithmetic, with its figures in percent, as weights are read.
 *
 * Left as it is where the condition multiplies, divides, or holds points of weights beside shares. Rule: EXPLAIN-8. Errors: none.
 * Example: inPercent("share('tag:gdp') >= 0.4") → "share('tag:gdp') >= 40%"; inPercent('0.37 >= 0.4', "share('tag:gdp') >= 0.4") → "37% >= 40%".
 */
export function inPercent(text: string, condition: string = text): string {
  if (!condition.includes("share('") || condition.includes("weight('") || / [*/] /.test(condition)) return text;
  return text.replaceAll(FIGURE, (figure) => `${shortNumber(Number((Number(figure) * 100).toFixed(4)))}%`);
}

/** A figure that is no part of a name, nor one in percent already. */
const FIGURE = /(?<![\w.:'-])\d+(?:\.\d+)?(?![\w.%'])/g;
