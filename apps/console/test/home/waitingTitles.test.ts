import { expect, test } from 'vitest';
import { type KnownTitles, waitingTitles } from '../../src/home/waitingTitles.ts';

const TITLE = { 'zh-CN': '示例县考核', en: 'Example counties' };
const INDICATORS = [{ 'zh-CN': '地区生产总值', en: 'Gross regional product' }, { 'zh-CN': 'jobs' }];
const KNOWN = {
  schemes: { items: [{ id: 'county@2026', scheme: 'county', version: '2026', title: TITLE }] },
  changes: { items: [{ id: 'change-4f1c', scheme: 'county', change: 'add', indicators: ['gdp', 'jobs'], titles: INDICATORS }] },
  runs: { items: [{ id: '1a2b3c4d5e6f', period: '2026', title: TITLE }] },
} as unknown as KnownTitles;

test('API-12 what waits bears the names that people have for it', () => {
  expect(waitingTitles({ scheme: 'county@2026' }, KNOWN, 'zh')).toEqual(['示例县考核 2026']);
  expect(waitingTitles({ change: 'change-4f1c' }, KNOWN, 'zh')).toEqual(['示例县考核', '增加指标', '地区生产总值、jobs']);
  expect(waitingTitles({ run: '1a2b3c4d5e6f' }, KNOWN, 'zh')).toEqual(['2026年度 示例县考核']);
  expect(waitingTitles({ run: '1a2b3c4d5e6f' }, KNOWN, 'en')).toEqual(['2026 Example counties']);
  expect(waitingTitles({ change: 'change-4f1c' }, KNOWN, 'en')).toEqual([
    'Example counties',
    'add indicators',
    'Gross regional product, jobs',
  ]);
});

test('API-12 before the titles are known, or where they may not be read, identifiers stand', () => {
  const ids = { scheme: 'county@2026', change: 'change-4f1c', run: '1a2b3c4d5e6f' };
  expect(waitingTitles(ids, {}, 'zh')).toEqual(['county@2026', 'change-4f1c', '1a2b3c4d']);
  expect(waitingTitles({ round: '2026-12' }, KNOWN, 'zh')).toEqual([]);
});
