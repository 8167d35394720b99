import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { MemoryOffice } from '../setup/memoryOffice.ts';

const TITLE = { 'zh-CN': '北原省2024年度目标绩效考核方案', en: 'Beiyuan target assessment 2024' };

let office: MemoryOffice;
beforeAll(async () => {
  office = await (await (await new MemoryOffice().found()).publish()).open('2024-11');
  await office.open('2024-10');
}, 120_000);
afterEach(() => vi.restoreAllMocks());

test('API-11 rounds bear the title of their scheme, of which a list asks once', async () => {
  const outlined = vi.spyOn(office.ports.knowledge, 'outlined');
  const { items } = await office.get('clerk', 'rounds');
  expect(outlined).toHaveBeenCalledTimes(1);
  expect(items.map(({ schemeTitle }) => schemeTitle)).toEqual([TITLE, TITLE]);
  const named = [
    { 'zh-CN': `2024年10月 · ${TITLE['zh-CN']} 2024`, en: `2024-10 · ${TITLE.en} 2024` },
    { 'zh-CN': `2024年11月 · ${TITLE['zh-CN']} 2024`, en: `2024-11 · ${TITLE.en} 2024` },
  ];
  expect(items.map(({ title }) => title)).toEqual(named);
  const { schemeTitle, title } = await office.get('clerk', 'round', { params: { round: '2024-11' } });
  expect([schemeTitle, title]).toEqual([TITLE, named[1]]);
}, 60_000);

test('API-11 a round whose scheme cannot be read goes by its identifier', async () => {
  vi.spyOn(office.ports.knowledge, 'outlined').mockResolvedValue({ issues: [] });
  const { items } = await office.get('clerk', 'rounds');
  const named = { 'zh-CN': '2024年11月 · north 2024', en: '2024-11 · north 2024' };
  expect(items.map(({ title }) => title).at(-1)).toEqual(named);
  for (const item of items) expect(item).not.toHaveProperty('schemeTitle');
  vi.spyOn(office.ports.knowledge, 'find').mockResolvedValue(undefined);
  const round = await office.get('clerk', 'round', { params: { round: '2024-11' } });
  expect(round.title).toEqual(named);
  expect(round).not.toHaveProperty('schemeTitle');
}, 60_000);
