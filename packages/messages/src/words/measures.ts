import type { Locale } from '@kedu/model';
import { type WordTable, words } from './table.ts';

/** Units of measure as schemes write them; a thing that is only counted has no name in English. */
export const MEASURE_WORDS: WordTable = {
  元: words('元', 'yuan'),
  万元: words('万元', 'ten thousand yuan'),
  亿元: words('亿元', 'hundred million yuan'),
  人: words('人', 'persons'),
  万人: words('万人', 'ten thousand persons'),
  人次: words('人次', 'visits'),
  百户: words('百户', '100 households'),
  户: words('户', 'households'),
  万户: words('万户', 'ten thousand households'),
  分: words('分', 'points'),
  个百分点: words('个百分点', 'percentage points'),
  百分点: words('百分点', 'percentage points'),
  个: words('个', ''),
  项: words('项', ''),
  件: words('件', ''),
  起: words('起', ''),
  家: words('家', ''),
  份: words('份', ''),
  张: words('张', ''),
  处: words('处', ''),
  次: words('次', 'times'),
  步: words('步', 'steps'),
  票: words('票', 'votes'),
  天: words('天', 'days'),
  小时: words('小时', 'hours'),
  分钟: words('分钟', 'minutes'),
  班: words('班', 'shift'),
  公里: words('公里', 'km'),
  平方公里: words('平方公里', 'km²'),
  公顷: words('公顷', 'hectares'),
  亩: words('亩', 'mu'),
  万亩: words('万亩', 'ten thousand mu'),
  吨: words('吨', 'tonnes'),
  万吨: words('万吨', 'ten thousand tonnes'),
  千克标准煤: words('千克标准煤', 'kg of coal equivalent'),
  亿千瓦时: words('亿千瓦时', 'hundred million kWh'),
  立方米: words('立方米', 'm³'),
  系数: words('系数', ''),
  指数: words('指数', ''),
  比例: words('比例', ''),
  是否: words('是否', ''),
  '1': words('', ''),
};

/**
 * A unit of measure in a language; one that is divided by another is said part by part, one that is not known is returned as it is.
 *
 * Errors: none. Example: wordMeasure('亿元/平方公里', 'en') → "hundred million yuan/km²"; wordMeasure('个', 'en') → "".
 */
export function wordMeasure(unit: string, locale: Locale): string {
  if (Object.hasOwn(MEASURE_WORDS, unit)) return MEASURE_WORDS[unit]?.[locale] ?? unit;
  if (locale === 'zh-CN') return unit;
  const parts = unit.split('/');
  if (parts.length < 2 || !parts.every((part) => Object.hasOwn(MEASURE_WORDS, part))) return unit;
  const [over = '', ...under] = parts.map((part) => MEASURE_WORDS[part]?.en ?? '');
  // A thing that is only counted: "per 100 households".
  return over === '' ? `per ${under.join('/')}` : [over, ...under].join('/');
}
