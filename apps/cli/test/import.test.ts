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
    expect(out).toMatch(/^ *生产总值 gdp +2 +0 +2 +1$/m);
  });

  test('MAP-13 what is wrong with sheets and cells that the mapping does not read is no error', async () => {
    const book = new Excel.Workbook();
    await book.xlsx.load((await officeWorkbook()).slice().buffer as ArrayBuffer);
    const own = book.getWorksheet('2023年') as Excel.Worksheet;
    own.getCell('A5').value = { formula: 'A4+1' } as never;
    own.getCell('D6').value = { error: '#DIV/0!' };
    const draft = book.addWorksheet('测算底稿', { state: 'hidden' });
    draft.getCell('A1').value = { error: '#REF!' };
    draft.getCell('A2').value = { formula: 'A1' } as never;
    const files = {
      ...FILES,
      'clean.xlsx': await officeWorkbook(),
      'table.xlsx': new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer),
    };
    const { cwd } = await kedu(['import', 'clean.xlsx', '--pack', 'tiny', '--guess', '--out', 'm.yaml'], files);
    const { code, out } = await kedu(['import', 'table.xlsx', '--pack', 'tiny', '--mapping', 'm.yaml'], files, { cwd });
    expect(code).toBe(0);
    expect(out).toContain('读到 4 个数值');
    expect(out).toContain('提示 MAP_BROKEN_UNREAD');
    expect(out).toContain('提示 MAP_SHEETS_UNREAD');
    expect(out).toContain('测算底稿');
    for (const code of ['SHEET_HIDDEN', 'SHEET_ERROR_VALUE', 'SHEET_FORMULA_EMPTY']) expect(out).not.toContain(code);
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

describe('kedu import --marked', () => {
  const MAPPING = (sheet: string, more = ''): string =>
    `tables:\n  - sheet: ${sheet}\n    headings: [1]\n${more}    unit: { column: A, heading: 单位 }\n    unit_by: name\n    period: { fixed: "2023" }\n    values:\n      - { column: B, heading: 生产总值, indicator: gdp }\n`;

  /** Two sheets, the second hidden, with a hidden row and a hidden column; all values are example data (示例数据). */
  async function hiddenWorkbook(value: string | number): Promise<Uint8Array> {
    const book = new Excel.Workbook();
    const sheet = book.addWorksheet('数据');
    sheet.addRows([
      ['单位', '生产总值', '备注', '说明'],
      ['北川市', 110, 'a', 'b'],
      ['连海市', value, 'a', 'b'],
    ]);
    sheet.getRow(3).hidden = true;
    sheet.getColumn(4).hidden = true;
    return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  }

  test('GUESS-11 a note about a hidden cell stands at the nearest visible one and names the cell', async () => {
    const files = { ...FILES, 'a.xlsx': await hiddenWorkbook('13O'), 'm.yaml': MAPPING('数据') };
    const { code, cwd } = await kedu(['import', 'a.xlsx', '--pack', 'tiny', '--mapping', 'm.yaml', '--marked', 'b.xlsx'], files);
    expect(code).toBe(1);
    const book = await reread(join(cwd, 'b.xlsx'));
    expect(noteAt(book, '数据', 'B2')).toContain('说的是看不见的 B3');
    expect(noteAt(book, '数据', 'B2')).toContain('INTAKE_NOT_A_NUMBER');
    expect(noteAt(book, '数据', 'A2')).toContain('SHEET_HIDDEN_ROWS');
    expect(noteAt(book, '数据', 'C1')).toContain('SHEET_HIDDEN_COLUMNS');
    expect(noteAt(book, '数据', 'B3')).toBe('');
  });

  test('GUESS-11 marking a marked copy repeats nothing', async () => {
    const files = { ...FILES, 'a.xlsx': await hiddenWorkbook('13O'), 'm.yaml': MAPPING('数据') };
    const { cwd } = await kedu(['import', 'a.xlsx', '--pack', 'tiny', '--mapping', 'm.yaml', '--marked', 'b.xlsx'], files);
    await kedu(['import', 'b.xlsx', '--pack', 'tiny', '--mapping', 'm.yaml', '--marked', 'c.xlsx'], files, { cwd });
    const [once, twice] = [await reread(join(cwd, 'b.xlsx')), await reread(join(cwd, 'c.xlsx'))];
    for (const cell of ['A2', 'B2', 'C1']) expect(noteAt(twice, '数据', cell)).toBe(noteAt(once, '数据', cell));
  });

  test('GUESS-11 numbers that were read differently are marked at every cell of their column', async () => {
    const book = new Excel.Workbook();
    book.addWorksheet('数据').addRows([
      ['单位', '生产总值'],
      ['北川市', '１１０'],
      ['连海市', '１３０'],
    ]);
    const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
    const files = { ...FILES, 'a.xlsx': bytes, 'm.yaml': MAPPING('数据') };
    const { out, cwd } = await kedu(['import', 'a.xlsx', '--pack', 'tiny', '--mapping', 'm.yaml', '--marked', 'b.xlsx'], files);
    expect(out).toContain('在 B2, B3');
    const marked = await reread(join(cwd, 'b.xlsx'));
    for (const cell of ['B2', 'B3']) expect(noteAt(marked, '数据', cell)).toContain('INTAKE_NUMBER_READ');
  });

  test('GUESS-11 a copy has the ending of its original, and a CSV or an archive has none: exit code 2', async () => {
    const files = { ...FILES, 'a.xlsm': await hiddenWorkbook(1), 'a.csv': '单位,生产总值\n', 'a.zip': 'PK', 'm.yaml': MAPPING('数据') };
    for (const [file, marked, said] of [
      ['a.xlsm', 'b.xlsx', '.xlsm'],
      ['a.csv', 'b.xlsx', '另存为 .xlsx'],
      ['a.zip', 'b.zip', '另存为 .xlsx'],
    ] as const) {
      const { code, err, cwd } = await kedu(['import', file, '--mapping', 'm.yaml', '--marked', marked], files);
      expect([code, err.includes(said)], file).toEqual([2, true]);
      expect(existsSync(join(cwd, marked))).toBe(false);
    }
  });

  test('MAP-14 a mapping with several mistakes tells all of them at its lines, those of form and those against the table', async () => {
    const files = {
      ...FILES,
      'a.xlsx': await hiddenWorkbook(130),
      'm.yaml':
        MAPPING('数据')
          .replace('unit_by: name', 'unit_by: nmae')
          .replace('"2023"', '2023年底')
          .replace('heading: 生产总值', 'heading: 总产值') +
        '      - { column: Z, indicator: gdp }\n      - { column: C, indicator: gpd }\n',
    };
    const { code, out } = await kedu(['import', 'a.xlsx', '--pack', 'tiny', '--mapping', 'm.yaml'], files);
    expect(code).toBe(1);
    for (const [told, line] of [
      ['SCHEME_', 5],
      ['INTAKE_PERIOD', 6],
      ['MAP_HEADING_DIFFERS', 8],
      ['MAP_COLUMN_OUTSIDE', 9],
      ['MAP_INDICATOR_UNKNOWN', 10],
    ] as const)
      expect(out, told).toMatch(new RegExp(`${told}\\w*  \\./m\\.yaml:${line}:`));
    expect(out).toContain('表里 B1 是“生产总值”');
  });
});
