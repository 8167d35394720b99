import type { Explanation } from '@kedu/engine';
import { cellName, inLocale, type Locale, type Origin } from '@kedu/model';
import { fillTemplate, type FormatNumber, type TemplateArgs } from '../template.ts';
import { wordSheet } from '../words/files.ts';
import { wordMeasure } from '../words/measures.ts';
import type { Words } from '../words/table.ts';
import { wordOf } from '../words/topics.ts';
import { shortFigures, shortNumber } from './shortFigures.ts';
import { type TitleOf, wordExpression, wordNames } from './wordExpression.ts';
import { wordReasons } from './wordReasons.ts';
import { EXPLANATION_WORDS } from './words.ts';
import { spokenYuan } from './yuan.ts';

/** One step of a reason in words. */
export interface WordedExplanation {
  readonly sentence: string;
  /** The sum to redo, with what it comes to: `100 × 83.2 ÷ 90 = 92.44`. */
  readonly arithmetic?: string;
  /** The cell that the number came from. */
  readonly source?: string;
}

const IDENTIFIER = /^[a-z][a-z0-9_]*$/;
/** What is Chinese is no identifier: it is read by its English, where the scheme gives it (SCHEME-18). */
const HAN = /\p{Script=Han}/u;

/**
 * One step of a reason in words; the steps below it are worded by further calls.
 *
 * Identifiers in expressions and subjects are read by their titles where `titleOf` knows them. Numbers have at most 12 significant digits.
 * Rule: EXPLAIN-7: codes and numbers are the same in every language, words are added last; EXPLAIN-8.
 * Errors: RangeError for a code without wording or an argument that is not there (programming faults; tests hold them together).
 * Example: EXPLAIN_TARGET { period: '2023Q3' }, result '5.5' → “2023年第三季度目标值 5.5”.
 */
export function wordExplanation(
  node: Explanation,
  locale: Locale,
  format: FormatNumber = shortNumber,
  titleOf: TitleOf = () => undefined,
): WordedExplanation {
  const template: Words | undefined = Object.hasOwn(EXPLANATION_WORDS, node.code) ? EXPLANATION_WORDS[node.code] : undefined;
  if (!template) throw new RangeError(`no wording for the code ${node.code}`);
  const own = node.title === undefined ? '' : inLocale(node.title, locale);
  // A tree without a title of its own bears the identifier of its list.
  const title = IDENTIFIER.test(own) || (locale === 'en' && HAN.test(own)) ? (titleOf(own) ?? own) : own;
  const args = { ...readArgs(node, locale, titleOf), title: isColourOf(node, title, locale) ? '' : title, result: resultOf(node) };
  const source = node.origin === undefined ? '' : wordOrigin(node.origin, locale);
  return {
    sentence: fillTemplate(template[locale], args, locale, format).trim(),
    ...(node.arithmetic === undefined ? {} : { arithmetic: sumOf(node, node.arithmetic, locale, titleOf) }),
    ...(source === '' ? {} : { source }),
  };
}

/** Whether the title of the rule of a light says no more than the colour, which stands before it: 蓝灯, blue. */
function isColourOf({ code, args }: Explanation, title: string, locale: Locale): boolean {
  const light = args['light'];
  return code === 'EXPLAIN_LIGHT_RULE' && typeof light === 'string' && title === wordOf('light', light, locale);
}

/** Arguments that hold titles, identifiers or expressions of the scheme, read out; the others as they are. */
function readArgs({ code, args }: Explanation, locale: Locale, titleOf: TitleOf): TemplateArgs {
  if (code === 'EXPLAIN_ERROR_REVISED') return withMeasure(args, locale);
  const read = Object.entries(args).map(([name, value]) => {
    if (typeof value === 'number') return [name, value] as const;
    if (name === 'saved') return [name, value === '' ? '' : spokenYuan(value as string)] as const;
    if (typeof value === 'object') return [name, inLocale(value, locale)] as const;
    if (name === 'condition' || name === 'formula') return [name, wordExpression(value, locale, titleOf)] as const;
    if (name === 'difficulty' || name === 'result_of_item') return [name, wordExpression(value, locale, titleOf)] as const;
    if (name === 'unit_of_measure') return [name, wordMeasure(value, locale)] as const;
    if (name === 'subject') return [name, titleOf(value) ?? wordNames(value, locale, titleOf)] as const;
    if (code === 'EXPLAIN_WEIGHT' && name === 'from') return [name, titleOf(value, 'class') ?? value] as const;
    return [name, locale === 'en' && HAN.test(value) ? (titleOf(value) ?? value) : value] as const;
  });
  return Object.fromEntries(read);
}

/** Sizes of an error with their unit; of a share they are percentage points, as the report says (ERROR-2). */
function withMeasure({ unit_of_measure: unit = '', ...args }: Explanation['args'], locale: Locale): TemplateArgs {
  const measure = wordMeasure(unit === '%' ? '个百分点' : String(unit), locale);
  const read = Object.entries(args).map(([name, value]) => {
    const text = typeof value === 'object' ? inLocale(value, locale) : value;
    const isSize = typeof text === 'number' && name !== 'count';
    return [name, isSize && measure !== '' ? `${shortNumber(text)} ${measure}` : text] as const;
  });
  return Object.fromEntries(read);
}

function resultOf({ code, result }: Explanation): string {
  if (result === undefined) return '';
  return code === 'EXPLAIN_PROPOSAL' || code === 'EXPLAIN_ITEM' ? spokenYuan(result) : shortFigures(result);
}

/** The sum with its result; the ground of a proposal is a sum of its own, which does not come to the amount. */
function sumOf({ code, result }: Explanation, arithmetic: string, locale: Locale, titleOf: TitleOf): string {
  if (code === 'EXPLAIN_PROPOSAL') return inEnglish(wordExpression(arithmetic, locale, titleOf), locale, titleOf);
  return shortFigures(wordReasons(result === undefined ? arithmetic : `${arithmetic} = ${result}`, locale));
}

/** Chinese words in the ground of a proposal, a body that decided, by their English. */
function inEnglish(text: string, locale: Locale, titleOf: TitleOf): string {
  if (locale !== 'en') return text;
  return text.replaceAll(/\S+/g, (word) => (HAN.test(word) ? (titleOf(word) ?? word) : word));
}

/** ` 第 12 行第 3 列` of a text file, ` 表“经济指标” C12` of a workbook. */
function wordCell({ sheet, line, column }: Origin, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  if (sheet !== undefined && column !== undefined) return `${wordSheet(sheet, locale)} ${cellName(line, column)}`;
  const within = sheet === undefined ? '' : wordSheet(sheet, locale);
  if (column === undefined) return `${within} ${chinese ? `第 ${line} 行` : `line ${line}`}`;
  return `${within} ${chinese ? `第 ${line} 行第 ${column} 列` : `line ${line}, column ${column}`}`;
}

function wordOrigin(origin: Origin, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  const parts = [
    `${origin.file}${wordCell(origin, locale)}`,
    origin.text !== undefined && (chinese ? `原文“${origin.text}”` : `written “${origin.text}”`),
    origin.example && (chinese ? '示例数据' : 'example data'),
  ];
  return parts.filter(Boolean).join(chinese ? '，' : ', ');
}
