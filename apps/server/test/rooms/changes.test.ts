import { beforeAll, expect, test } from 'vitest';
import { MemoryOffice } from '../setup/memoryOffice.ts';

let office: MemoryOffice;
beforeAll(async () => {
  office = await (await new MemoryOffice().found()).publish();
}, 120_000);

test('SCHEMEPUB-2 API-11 a request names its indicators as published versions do; what none knows goes by its identifier', async () => {
  const indicators = ['new_jobs', 'not_there_yet'];
  const reason = '示例：统计口径有调整';
  const body = { type: 'request_change', scheme: 'north', change: 'change', indicators, from: '2025-01-01', reason };
  await office.get('city1', 'requestChange', { body });
  await office.get('city1', 'requestChange', { body: { ...body, scheme: 'elsewhere' } });
  const { items } = await office.get('clerk', 'changes');
  const titles = items.map(({ scheme, titles: named }) => [scheme, ...named.map((title) => title['zh-CN'])]);
  expect(new Map(titles.map(([scheme, ...named]) => [scheme, named]))).toEqual(
    new Map([
      ['north', ['城镇新增就业', 'not_there_yet']],
      ['elsewhere', ['new_jobs', 'not_there_yet']],
    ]),
  );
  expect(items.map((item) => item.indicators)).toEqual([indicators, indicators]);
}, 60_000);
