import { expect, test } from 'vitest';
import { moneySentence, moneyText } from '../../src/report/moneySentence.ts';
import { reportContext } from '../../src/report/context.ts';
import { threeUnits } from '../madeUpRun.ts';

test.each([
  [95_000, '950.00 元', '950.00 yuan'],
  [999_999, '9,999.99 元', '9,999.99 yuan'],
  [1_000_000, '1 万元', '10,000 yuan'],
  [-123_456_789_01, '12,345.68 万元', '123,456,789 yuan'],
  [4_000_000_00, '400 万元', '4,000,000 yuan'],
])('REPORT-16 money to be read: %i fen', (fen, chinese, english) => {
  expect(moneyText(fen, 'zh-CN')).toBe(chinese);
  expect(moneyText(fen, 'en')).toBe(english);
});

test('REPORT-16 nothing is said where proposals are about no money', () => {
  const { view } = threeUnits();
  expect(view.assessment.proposals.length).toBeGreaterThan(0);
  expect(moneySentence(reportContext(view, false))).toBeUndefined();
});
