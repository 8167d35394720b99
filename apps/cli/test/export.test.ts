import { copyFileSync, existsSync, readFileSync } from 'node:fs';
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

  test('LAYOUT-10 a scheme whose results are taken is named by export, init and check', async () => {
    const tiny = FILES['scheme/tiny.yaml'] ?? '';
    const taken = 'range: [0, 100], result_of: { scheme: other, list: cities }, clause: "1" }';
    const two = {
      ...FILES,
      'scheme/other.yaml': tiny.replace('scheme: tiny', 'scheme: other'),
      'scheme/tiny.yaml': tiny.replace('range: [0, 100], clause: "1", owner: 示例环境局 }', taken),
    };
    const out = await kedu(['export', 'tiny', '--scheme', 'tiny', '--out', 'a.xlsx'], two);
    expect([out.code, out.err]).toEqual([0, '']);
    expect(out.out).toContain('要用方案 other 的结果');
    expect(out.out).toContain('kedu export --scheme other');
    const made = await kedu(['init', '--from', 'a.xlsx', '--out', 'back', '--lang', 'en'], {}, { cwd: out.cwd });
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.out).toContain('EXPORT_RESULT_ELSEWHERE  scheme/tiny.yaml line 9');
    expect(made.out).toContain('The results of the scheme “other” are used here (1 indicator: Air)');
    const checked = await kedu(['check', 'back'], {}, { cwd: out.cwd });
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('PACK_RESULT_UNKNOWN');
    expect(checked.out).toContain('考核包里有这个方案');
    expect(checked.out).not.toContain('已有：\n');
    // With the other scheme beside it the pack is whole.
    const other = await kedu(['export', 'tiny', '--scheme', 'other', '--out', 'b.xlsx'], {}, { cwd: out.cwd });
    expect(other.out).toBe('方案 other@1 已写入 b.xlsx，共 6 张工作表。\n');
    await kedu(['init', '--from', 'b.xlsx', '--out', 'beside'], {}, { cwd: out.cwd });
    copyFileSync(join(out.cwd, 'beside/scheme/other.yaml'), join(out.cwd, 'back/scheme/other.yaml'));
    expect(await kedu(['check', 'back'], {}, { cwd: out.cwd })).toMatchObject({ code: 0 });
  });

  test('problems of the data do not stand in the way, problems of the scheme do', async () => {
    expect(await kedu(['export', 'tiny', '--out', 'a.xlsx'], broken('data/2023.csv', '110', 'l10'))).toMatchObject({ code: 0 });
    const wrong = await kedu(['export', 'tiny', '--out', 'a.xlsx'], broken('scheme/tiny.yaml', 'weight: 60', 'weight: 50'));
    expect([wrong.code, wrong.err.includes('WEIGHT_SUM'), existsSync(join(wrong.cwd, 'a.xlsx'))]).toEqual([1, true, false]);
  });
});
