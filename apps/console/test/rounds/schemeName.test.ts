import { expect, test } from 'vitest';
import { schemeName } from '../../src/rounds/schemeName.ts';

const title = { 'zh-CN': '2026年12月' };
const plan = { scheme: 'north', version: '2026', month: '2026-12', opensOn: '2026-12-01', closesOn: '2026-12-20', objectDays: 5 };

test('API-11 the scheme of a round goes by its title and version, by its identifier where no title is known', () => {
  const schemeTitle = { 'zh-CN': '示例省考核方案', en: 'Example assessment' };
  expect(['zh', 'en'].map((tongue) => schemeName({ title, plan, schemeTitle }, tongue as 'zh'))).toEqual([
    '示例省考核方案 2026',
    'Example assessment 2026',
  ]);
  expect(schemeName({ title, plan, schemeTitle: { 'zh-CN': '示例省考核方案' } }, 'en')).toBe('示例省考核方案 2026');
  expect(schemeName({ title, plan }, 'zh')).toBe('north 2026');
  expect(schemeName({ title }, 'zh')).toBe('2026年12月');
});
