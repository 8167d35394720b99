import { expect, it } from 'vitest';
import { wordMeasure } from '../../src/words/measures.ts';

it.each([
  ['亿元', '亿元', 'hundred million yuan'],
  ['亿元/平方公里', '亿元/平方公里', 'hundred million yuan/km²'],
  ['件/百户', '件/百户', 'per 100 households'],
  ['个', '个', ''],
  ['%', '%', '%'],
  ['1', '', ''],
  ['斛', '斛', '斛'],
  ['斛/天', '斛/天', '斛/天'],
  ['', '', ''],
  ['constructor', 'constructor', 'constructor'],
])('a unit of measure in both languages: %s', (unit, chinese, english) => {
  expect(wordMeasure(unit, 'zh-CN')).toBe(chinese);
  expect(wordMeasure(unit, 'en')).toBe(english);
});
