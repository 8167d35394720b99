import { beforeAll, describe, expect, test, vi } from 'vitest';
import { namesInRegister } from '../../src/knowledge/namesInRegister.ts';
import { MemoryOffice } from '../setup/memoryOffice.ts';

describe('API-13 names of units', () => {
  let office: MemoryOffice;
  const query = vi.fn(async (_: string, [units]: readonly [readonly string[]]) => ({
    rows: units.filter((unit) => unit === '990100').map(() => ({ unit_id: '990100', name_zh: '北川市（库）', name_en: null })),
  }));
  beforeAll(async () => {
    office = await (await new MemoryOffice().found()).publish();
    Object.assign(office.ports.store, { pool: { query } });
  });

  test('are those of the register of the database, and of one that it does not have yet those of a published scheme', async () => {
    const names = await namesInRegister(office.ports, office.authority, ['990100', '990200', '990200', 'nowhere'], '2024-12-02');
    expect(query.mock.calls.at(-1)?.[1][0]).toEqual(['990100', '990200', 'nowhere']);
    expect([names.get('990100'), names.get('990200')?.['zh-CN'], names.get('nowhere')]).toEqual([
      { 'zh-CN': '北川市（库）' },
      expect.stringMatching(/市$/),
      undefined,
    ]);
  });

  test('are asked of the schemes only where one is missing', async () => {
    const names = vi.spyOn(office.ports.store, 'names');
    expect((await namesInRegister(office.ports, office.authority, ['990100'], '2024-12-02')).size).toBe(1);
    expect(names).not.toHaveBeenCalled();
  });
});
