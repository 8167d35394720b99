import { afterEach, expect, test, vi } from 'vitest';
import { allUnits } from '../src/app/useAllUnits.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('units of a register that is longer than a page are read to the last', async () => {
  const register = Array.from({ length: 1200 }, (_, i) => ({
    id: `99${String(i).padStart(4, '0')}`,
    name: { 'zh-CN': `示例单位 ${i}` },
    parents: [],
  }));
  const asked: string[] = [];
  vi.stubGlobal('document', { activeElement: null, body: null });
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    const query = new URL(address, 'http://console').searchParams;
    const [from, limit] = [Number(query.get('cursor') ?? 0), Number(query.get('limit'))];
    const next = from + limit < register.length ? { next: String(from + limit) } : {};
    return Response.json({ items: register.slice(from, from + limit), ...next });
  });
  expect((await allUnits('990000')).map(({ id }) => id)).toEqual(register.map(({ id }) => id));
  expect(asked).toHaveLength(3);
});
