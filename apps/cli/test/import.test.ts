import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Excel from 'exceljs';
import { describe, expect, test } from 'vitest';
import { FILES, kedu as keduInPack, type Ran } from './examplePack.ts';

/** Runs the command; files that are not the pack's stand beside `packs/`. */
function kedu(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
  io: { readonly cwd?: string } = {},
): Promise<Ran> {
  const placed = Object.entries(files).map(([name, content]) => [Object.hasOwn(FILES, name) ? name : `../../${name}`, content]);
  return keduInPack(args, Object.fromEntries(placed), io);
}

/** The workbook of an office: cover, title, unit of measure, serial numbers, a total, notes; some cells are wrong. All values are example data (示例数据). */
async function officeWorkbook(cells: { readonly air?: string | number } = {}): Promise<Uint8Array> {
  const book = new Excel.Workbook();
  book.addWorksheet('封面').addRow(['北原省2023年度考核数据（示例数据）']);
  const sheet = book.addWorksheet('2023年');
  sheet.addRows([
    ['2023年度主要指标完成情况表'],
    ['', '', '', '单位：万元'],
    ['序号', '单位', '生产总值', '空气（%）'],
    [1, '北川市', 1_100_000, 90],
    [2, '连海', 1_300_000, cells.air ?? 70],
    ['', '合计', 2_400_000, ''],
    ['注：示例数据'],
  ]);
  sheet.mergeCells('A1:D1');
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

async function reread(path: string): Promise<Excel.Workbook> {
  const book = new Excel.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

function noteAt(book: Excel.Workbook, sheet: string, cell: string): string {
  const note = book.getWorksheet(sheet)?.getCell(cell).note;
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('');
}

describe('kedu import --guess', () => {
  test('GUESS-11 writes a mapping with reasons, tells doubts first, and says what to do next', async () => {
    const { code, out, err, cwd } = await kedu(['import', 'table.xlsx', '--pack', 'tiny', '--guess'], {
      ...FILES,
      'table.xlsx': await officeWorkbook(),
    });
    expect([code, err]).toEqual([0, '']);
    const mapping = readFileSync(join(cwd, 'table.mapping.yaml'), 'utf8');
    expect(mapping).toContain('sheet: 2023年');
    expect(mapping).toMatch(/# 拿不准：B5 “连海”读作“连海市”/);
    expect(mapping).toContain('连海: 连海市');
    expect(mapping).toMatch(/# 有把握：A1 时期读作 2023年度/);
    expect(out.indexOf('GUESS_UNIT_WORD')).toBeGreaterThan(0);
    expect(out.indexOf('警告 GUESS_UNIT_WORD')).toBeLessThan(out.indexOf('\n大致可信  table.xlsx'));
    expect(out).toContain('kedu import table.xlsx --pack tiny --mapping table.mapping.yaml');
    expect(out).toContain('封面');
  });

  test('GUESS-11 overwrites nothing without --force', async () => {
    const files = { ...FILES, 'table.xlsx': await officeWorkbook(), 'table.mapping.yaml': 'mine\n' };
    const { code, err, cwd } = await kedu(['import', 'table.xlsx', '--guess'], files);
    expect(code).toBe(3);
    expect(err).toContain('--force');
    expect(readFileSync(join(cwd, 'table.mapping.yaml'), 'utf8')).toBe('mine\n');
    const forced = await kedu(['import', 'table.xlsx', '--guess', '--force'], files, { cwd });
    expect(forced.code).toBe(0);
    expect(readFileSync(join(cwd, 'table.mapping.yaml'), 'utf8')).toContain('tables:');
  });

  test('GUESS-11 tells everything of all files in one run', async () => {
    const files = {
      ...FILES,
      'good.xlsx': await officeWorkbook(),
      'bad.xlsx': new TextEncoder().encode('PK\u0003\u0004 broken'),
      'plain.csv': '北川市,1\n',
    };
    const { code, out, err } = await kedu(
      ['import', 'good.xlsx', 'bad.xlsx', 'plain.csv', 'gone.xlsx', '--pack', 'tiny', '--guess'],
      files,
    );
    expect(code).toBe(3);
    expect(err).toContain('gone.xlsx');
    for (const told of ['bad.xlsx', 'GUESS_NO_TABLE', 'GUESS_UNIT_WORD', 'good.mapping.yaml']) expect(out).toContain(told);
  });

  test('OUT-10 options that do not go together are refused: exit code 2', async () => {
    const files = { ...FILES, 'table.xlsx': await officeWorkbook() };
    for (const args of [
      [],
      ['--guess', '--mapping', 'm.yaml'],
      ['--guess', '--marked', 'c.xlsx'],
      ['b.xlsx', '--guess', '--out', 'm.yaml'],
    ])
      expect((await kedu(['import', 'table.xlsx', ...args], files)).code).toBe(2);
  });
});

describe('kedu import --mapping', () => {
  test('guess, edit, import: the values with their cells', async () => {
    const files = { ...FILES, 'table.xlsx': await officeWorkbook() };
    const { cwd } = await kedu(['import', 'table.xlsx', '--pack', 'tiny', '--guess', '--out', 'm.yaml'], files);
    const path = join(cwd, 'm.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('连海: 连海市', '"连海": 连海市  # 已核对'));
    const { code, out } = await kedu(['import', 'table.xlsx', '--pack', 'tiny', '--mapping', 'm.yaml', '--out', 'values.csv'], files, {
      cwd,
    });
    expect(out).not.toContain('错误');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'values.csv'), 'utf8').split('\r\n')).toEqual([
      'unit,indicator,period,value,file,sheet,cell,example',
      'bei,air,2023,90,table.xlsx,2023年,D4,true',
      'lian,air,2023,70,table.xlsx,2023年,D5,true',
      'bei,gdp,2023,110,table.xlsx,2023年,C4,true',
      'lian,gdp,2023,130,table.xlsx,2023年,C5,true',
      '',
    ]);
    expect(out).toMatch(/table\.xlsx 2023年：读到 4 个数值/);
  });

  test('GUESS-11 the marked copy holds every problem at its cell, in the language asked for', async () => {
    const files = { ...FILES, 'table.xlsx': await officeWorkbook({ air: '7O' }) };
    const { cwd } = await kedu(['import', 'table.xlsx', '--pack', 'tiny', '--guess'], files);
    const read = await kedu(
      ['import', 'table.xlsx', '--pack', 'tiny', '--mapping', 'table.mapping.yaml', '--marked', 'marked.xlsx'],
      files,
      { cwd },
    );
    expect(read.code).toBe(1);
    expect(read.out).toContain('INTAKE_NOT_A_NUMBER');
    const note = noteAt(await reread(join(cwd, 'marked.xlsx')), '2023年', 'D5');
    expect(note).toContain('把字母 O、l、I 当成了数字 0、1');
    expect(note).toContain('INTAKE_NOT_A_NUMBER');
    const again = [
      'import',
      'table.xlsx',
      '--pack',
      'tiny',
      '--mapping',
      'table.mapping.yaml',
      '--marked',
      'marked.en.xlsx',
      '--lang',
      'en',
    ];
    await kedu(again, files, { cwd });
    const english = await reread(join(cwd, 'marked.en.xlsx'));
    expect(noteAt(english, '2023年', 'D5')).toContain('Give a number');
    expect(english.getWorksheet('2023年')?.getCell('C4').value).toBe(1_100_000);
  });

  test('GUESS-10 without a pack the units and indicators are those of the mapping', async () => {
    const files = { 'table.xlsx': await officeWorkbook() };
    const { cwd, code } = await kedu(['import', 'table.xlsx', '--guess'], files);
    expect(code).toBe(0);
    const read = await kedu(['import', 'table.xlsx', '--mapping', 'table.mapping.yaml', '--out', 'values.csv'], files, { cwd });
    expect(read.code).toBe(0);
    expect(readFileSync(join(cwd, 'values.csv'), 'utf8')).toContain('北川市,gdp,2023,1100000,table.xlsx,2023年,C4,false');
  });

  test('what was not decided is refused at its line of the mapping', async () => {
    const files = { 'table.csv': '指标,数值\n森林覆盖率,40\n' };
    const { cwd } = await kedu(['import', 'table.csv', '--guess'], files);
    const { code, out } = await kedu(['import', 'table.csv', '--mapping', 'table.mapping.yaml'], files, { cwd });
    expect(code).toBe(1);
    expect(out).toContain('没有读到任何数值');
    expect(out.match(/GUESS_UNDECIDED/g)).toHaveLength(2);
    expect(out).toContain('tables[0].period');
  });

  test('OUT-10 a file that is not there, and one that is to be written over itself: exit code 3', async () => {
    const files = { ...FILES, 'table.xlsx': await officeWorkbook() };
    expect((await kedu(['import', 'table.xlsx', '--mapping', 'gone.yaml'], files)).code).toBe(3);
    const { cwd } = await kedu(['import', 'table.xlsx', '--pack', 'tiny', '--guess'], files);
    const own = ['import', 'table.xlsx', '--pack', 'tiny', '--mapping', 'table.mapping.yaml', '--out', 'table.xlsx', '--force'];
    expect((await kedu(own, files, { cwd })).code).toBe(3);
    expect(existsSync(join(cwd, 'table.xlsx.part'))).toBe(false);
  });
});
