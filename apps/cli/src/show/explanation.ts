import type { Explanation } from '@kedu/engine';
import { shortNumber, type TitleOf, wordExplanation } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import type { Paint } from '../terminal/paint.ts';
import { visible } from '../terminal/width.ts';
import { wordsOf } from '../words.ts';

/** A reason as a tree for the terminal: a sentence a step, its arithmetic, clause and source below. */
export function showExplanation(node: Explanation, locale: Locale, titleOf: TitleOf, paint: Paint): string {
  return lines(node, locale, titleOf, paint, '', '').join('');
}

function lines(node: Explanation, locale: Locale, titleOf: TitleOf, paint: Paint, first: string, rest: string): string[] {
  const words = wordsOf(locale);
  const { sentence, arithmetic, source } = wordExplanation(node, locale, shortNumber, titleOf);
  const clause = node.clause === undefined ? '' : words.clause.replace('{clause}', node.clause);
  const below = node.children.length > 0 ? '│  ' : '   ';
  const own = [
    `${first}${first === '' ? paint.strong(visible(sentence)) : visible(sentence)}${clause === '' ? '' : paint.faint(`  ${visible(clause)}`)}\n`,
    ...(arithmetic === undefined ? [] : [`${rest}${below}${visible(arithmetic)}\n`]),
    ...(source === undefined ? [] : [`${rest}${below}${paint.faint(visible(`${words.source}${source}`))}\n`]),
  ];
  const children = node.children.flatMap((child, i) => {
    const last = i === node.children.length - 1;
    return lines(child, locale, titleOf, paint, `${rest}${last ? '└─ ' : '├─ '}`, `${rest}${last ? '   ' : '│  '}`);
  });
  return [...own, ...children];
}

/** A reason for programs: the step with its words, its steps below. */
export function explanationJson(node: Explanation, locale: Locale, titleOf: TitleOf): unknown {
  const { children, ...own } = node;
  return {
    ...own,
    ...wordExplanation(node, locale, shortNumber, titleOf),
    children: children.map((child) => explanationJson(child, locale, titleOf)),
  };
}
