import type { Explanation } from '@kedu/engine';
import { inLocale, type Locale, type Origin } from '@kedu/model';
import { fillTemplate, type FormatNumber, plainNumber } from '../template.ts';
import type { Words } from '../words/table.ts';
import { EXPLANATION_WORDS } from './words.ts';

/** One step of a reason in words. */
export interface WordedExplanation {
  readonly sentence: string;
  /** The sum to redo, with what it comes to: `100 × 83.2 ÷ 90 = 92.44`. */
  readonly arithmetic?: string;
  /** The cell that the number came from. */
  readonly source?: string;
}

/**
 * One step of a reason in words; the steps below it are worded by further calls.
 *
 * Rule: EXPLAIN-7: codes and numbers are the same in every language, words are added last.
 * Errors: RangeError for a code without wording or an argument that is not there (programming faults; tests hold them together).
 * Example: EXPLAIN_TARGET { period: '2023Q3' }, result '5.5' → “2023年第三季度目标值 5.5”.
 */
export function wordExplanation(node: Explanation, locale: Locale, format: FormatNumber = plainNumber): WordedExplanation {
  const template: Words | undefined = Object.hasOwn(EXPLANATION_WORDS, node.code) ? EXPLANATION_WORDS[node.code] : undefined;
  if (!template) throw new RangeError(`no wording for the code ${node.code}`);
  const given = Object.entries(node.args).map(([name, arg]) => [name, typeof arg === 'object' ? inLocale(arg, locale) : arg] as const);
  const args = { ...Object.fromEntries(given), title: node.title === undefined ? '' : inLocale(node.title, locale), result: node.result ?? '' };
  const source = node.origin === undefined ? '' : wordOrigin(node.origin, locale);
  return {
    sentence: fillTemplate(template[locale], args, locale, format).trim(),
    ...(node.arithmetic === undefined ? {} : { arithmetic: sumOf(node.code, node.arithmetic, node.result) }),
    ...(source === '' ? {} : { source }),
  };
}

/** The sum with its result; the ground of a proposal is a sum of its own, which does not come to the amount. */
function sumOf(code: string, arithmetic: string, result: string | undefined): string {
  return result === undefined || code === 'EXPLAIN_PROPOSAL' ? arithmetic : `${arithmetic} = ${result}`;
}

function wordOrigin(origin: Origin, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  const line = chinese ? `第 ${origin.line} 行` : `line ${origin.line}`;
  const column = origin.column === undefined ? '' : chinese ? `第 ${origin.column} 列` : `, column ${origin.column}`;
  const parts = [
    `${origin.file} ${line}${column}`,
    origin.text !== undefined && (chinese ? `原文“${origin.text}”` : `written “${origin.text}”`),
    origin.example && (chinese ? '示例数据' : 'example data'),
  ];
  return parts.filter(Boolean).join(chinese ? '，' : ', ');
}
