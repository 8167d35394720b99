import { foldWidth } from '../cell/fold.ts';

const SCALE = '(?:万亿|[百千十]?[万亿]|[百千])?';
const MONEY = '(?:元|人民币元|美元|港元|欧元)';
const COUNT =
  '(?:个百分点|百分点|个|件|家|户|人次|人|次|天|日|小时|分钟|秒|辆|台|套|所|张|项|篇|起|宗|床|份|名|座|处|条|场|期|位|批|分|株|头|只|艘|对|间|班|级)';
const SIZE =
  '(?:平方公里|平方千米|平方米|公顷|亩|公里|千米|米|厘米|毫米|吨标准煤|吨标煤|吨|公斤|千克|毫克|微克|克|立方米|升|千瓦时|千瓦|度|摄氏度|分贝|℃|km2?|m[23]|kg|t|h|kWh|d)';
const RATIO = '(?:%|‰|百分比|percent|per cent)';
const ONE = `(?:${RATIO}|${SCALE}(?:${MONEY}|${COUNT}|${SIZE})|[万亿])`;
const MEASURE = new RegExp(`^${ONE}(?:/${ONE})?$`, 'iu');
const BRACKETED = /^(.*\S)? *[(（[【〔]([^()（）[\]【】〔〕]+)[)）\]】〕] *$/u;
const LABEL = /^(?:计量|计算)?单位 *[:：] *(.+)$/u;
const LABEL_BEHIND = /^(.*\S) *[,，;；。]? *(?:计量|计算|数据)?单位 *[:：] *([^:：\s]+)$/u;
const BRACKETS = /[(（[【〔]([^()（）[\]【】〔〕]+)[)）\]】〕]/gu;

/** Whether a text is a unit of measure and nothing else: `万元`, `%`, `件/万人`, `平方公里`. Rule: GUESS-6. */
export function isMeasure(text: string): boolean {
  return MEASURE.test(foldWidth(text).replaceAll(' ', ''));
}

/**
 * A heading with the unit of measure that stands in brackets behind it taken off.
 * Rule: GUESS-6. Example: `地区生产总值（万元）` → text `地区生产总值`, measure `万元`; `得分（满分10）` stays whole.
 */
export function splitMeasure(text: string): { readonly text: string; readonly measure?: string } {
  const match = BRACKETED.exec(text.trim());
  const inside = match && foldWidth((match[2] as string).replace(/^ *(?:计量)?单位 *[:：]/u, ''));
  if (match && inside && isMeasure(inside)) return { text: match[1] ?? '', measure: inside };
  return { text: text.trim() };
}

/**
 * The unit of measure that a line above the table gives: `单位：万元`, `（单位：％）`, `计量单位：件`.
 * Rule: GUESS-6. A line that names several (`单位：亿元、%`) gives none, and is told as such.
 */
export function measureOfLine(text: string): { readonly measure?: string; readonly several: boolean } | undefined {
  const bare = text
    .trim()
    .replace(/^[(（[]/u, '')
    .replace(/[)）\]]$/u, '');
  const match = LABEL.exec(bare.trim());
  if (!match) return undefined;
  const said = foldWidth(match[1] as string);
  if (isMeasure(said)) return { measure: said, several: false };
  const parts = said.split(/[、,，;； ]+/u).filter((part) => part !== '');
  return parts.length > 1 && parts.every(isMeasure) ? { several: true } : undefined;
}

/**
 * The one unit of measure that a title carries, and the title without it.
 * Rule: GUESS-6. Example: `2025年农业产值（万元）`, `2025年农业产值 单位：万元` → `2025年农业产值`, 万元; a title with several gives none.
 */
export function measureOfTitle(title: string): { readonly text: string; readonly measure?: string } {
  const behind = LABEL_BEHIND.exec(title.trim());
  const labelled = behind && foldWidth(behind[2] as string);
  if (behind && labelled && isMeasure(labelled)) return { text: behind[1] as string, measure: labelled };
  const met = [...title.matchAll(BRACKETS)].flatMap((match) => {
    const { measure } = splitMeasure(match[0]);
    return measure === undefined ? [] : [{ measure, text: match[0] }];
  });
  const [only] = met;
  return only && met.length === 1 ? { text: title.replace(only.text, '').trim(), measure: only.measure } : { text: title.trim() };
}
