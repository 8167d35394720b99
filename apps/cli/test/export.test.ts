import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSheets } from '@kedu/intake';
import { isExport, schemeFromExport } from '@kedu/workbook';
import { describe, expect, test } from 'vitest';
import { broken, FILES, kedu } from './examplePack.ts';

describe('kedu export', () => {
  test('LAYOUT-1 writes the scheme of a pack as a workbook that comes back as it was', async () => {
    const { code, out, err, cwd } = await kedu(['export', 'tiny', '--out', '指标体系.xlsx']);
    expect([code, err, out]).toEqual([0, '', '方案 tiny@1 已写入 指标体系.xlsx，共 6 张工作表。\n']);
    const file = openSheets('指标体系.xlsx', readFileSync(join(cwd, '指标体系.xlsx'))).files[0];
    if (!file) throw new Error('nothing was read');
    expect(isExport(file)).toBe(true);
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['说明', false],
      ['指标体系', false],
      ['指标属性', false],
      ['红线与等次', false],
      ['其他规则', false],
      ['方案原文', true],
    ]);
    const back = schemeFromExport(file);
    expect([back.issues, back.changes, back.files.get('scheme/tiny.yaml')]).toEqual([[], 0, FILES['scheme/tiny.yaml']]);
    expect(existsSync(join(cwd, '指标体系.xlsx.part'))).toBe(false);
  });

  test('refuses to overwrite without --force', async () => {
    const first = await kedu(['export', 'tiny', '--out', 'a.xlsx'], { ...FILES, '../../a.xlsx': 'kept' });
    expect([first.code, readFileSync(join(first.cwd, 'a.xlsx'), 'utf8')]).toEqual([3, 'kept']);
    expect(first.err).toContain('a.xlsx 已经存在，没有覆盖');
    const second = await kedu(['export', 'tiny', '--out', 'a.xlsx', '--force', '--lang', 'en'], { ...FILES, '../../a.xlsx': 'old' });
    expect([second.code, second.out]).toEqual([0, 'Scheme tiny@1 is in a.xlsx, 6 sheets.\n']);
  });

  test('OUT-10 another ending is wrong usage, a folder that is not there cannot be written', async () => {
    expect(await kedu(['export', 'tiny', '--out', 'a.xls'])).toMatchObject({ code: 2, err: expect.stringContaining('.xlsx') });
    expect(await kedu(['export', 'tiny', '--out', 'no/a.xlsx'])).toMatchObject({ code: 3, err: expect.stringContaining('ENOENT') });
  });

  test('a scheme that is not there, or one of several that is not chosen', async () => {
    expect(await kedu(['export', 'tiny', '--scheme', 'tiny@2', '--out', 'a.xlsx'])).toMatchObject({
      code: 1,
      err: '考核包里没有方案“tiny@2”。现有的方案：tiny@1。\n',
    });
    const two = { ...FILES, 'scheme/other.yaml': (FILES['scheme/tiny.yaml'] ?? '').replace('scheme: tiny', 'scheme: other') };
    expect(await kedu(['export', 'tiny', '--out', 'a.xlsx'], two)).toMatchObject({
      code: 2,
      err: expect.stringContaining('other@1、tiny@1'),
    });
    expect(await kedu(['export', 'tiny', '--scheme', 'other', '--out', 'a.xlsx'], two)).toMatchObject({ code: 0 });
  });

  test('problems of the data do not stand in the way, problems of the scheme do', async () => {
    expect(await kedu(['export', 'tiny', '--out', 'a.xlsx'], broken('data/2023.csv', '110', 'l10'))).toMatchObject({ code: 0 });
    const wrong = await kedu(['export', 'tiny', '--out', 'a.xlsx'], broken('scheme/tiny.yaml', 'weight: 60', 'weight: 50'));
    expect([wrong.code, wrong.err.includes('WEIGHT_SUM'), existsSync(join(wrong.cwd, 'a.xlsx'))]).toEqual([1, true, false]);
  });
});
