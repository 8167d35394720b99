import { describe, expect, it, test } from 'vitest';
import { bilingual, joined, titledId, withEnglish } from '../src/bilingual.ts';

describe('texts as arguments of an issue', () => {
  it('stand in Chinese, with their English beside them where it is known and another', () => {
    expect(bilingual('title', { 'zh-CN': '领导评价', en: 'Leaders' })).toEqual({ title: '领导评价', title_en: 'Leaders' });
    expect(bilingual('title', { 'zh-CN': '领导评价' })).toEqual({ title: '领导评价' });
    expect(bilingual('title', { 'zh-CN': 'GDP', en: 'GDP' })).toEqual({ title: 'GDP' });
  });

  it('are joined as each language joins, a text without English in Chinese', () => {
    expect(joined([{ 'zh-CN': '甲', en: 'A' }, { 'zh-CN': '乙' }])).toEqual({ 'zh-CN': '甲、乙', en: 'A, 乙' });
    expect(joined([])).toEqual({ 'zh-CN': '', en: '' });
  });

  it('have the ID behind the title, once', () => {
    expect(titledId('good', { 'zh-CN': '良好', en: 'Good' })).toEqual({ 'zh-CN': '良好（good）', en: 'Good (good)' });
    expect(titledId('good', { 'zh-CN': '良好' })).toEqual({ 'zh-CN': '良好（good）', en: '良好 (good)' });
    expect(titledId('省级', { 'zh-CN': '省级' })).toEqual({ 'zh-CN': '省级', en: '省级' });
    expect(titledId('good', undefined)).toEqual({ 'zh-CN': 'good', en: 'good' });
  });
});

test('an argument whose English a table knows gains it, unless the issue gives it itself; without a table issues stay as they are', () => {
  const issue = {
    code: 'X',
    severity: 'notice',
    place: {},
    args: { event: '省级表彰', unit: '北川市', unit_en: 'Beichuan', count: 2 },
  } as const;
  const english = new Map([
    ['省级表彰', 'Provincial award'],
    ['北川市', 'another'],
  ]);
  expect(withEnglish([issue], english)).toEqual([{ ...issue, args: { ...issue.args, event_en: 'Provincial award' } }]);
  const error = { ...issue, severity: 'error' } as const;
  expect(withEnglish([error], english)[0]).toBe(error);
  expect(withEnglish([issue], undefined)[0]).toBe(issue);
  expect(withEnglish([issue], new Map())[0]).toBe(issue);
});
