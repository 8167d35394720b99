import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridOf, openSheets, twoNumbers } from '../../src/index.ts';
import { dateText } from '../../src/sheet/cell/dateText.ts';
import { numberFormat } from '../../src/sheet/cell/numberFormat.ts';
import { numberText } from '../../src/sheet/cell/numberText.ts';
import { codesOf, firstText, handMade, read, stylesOf, written } from './workbooks.ts';

const row = (...cells: readonly string[]): string => `<sheetData><row r="1">${cells.join('')}</row></sheetData>`;

describe('numbers', () => {
  it.each([
    ['0.83199999999999996', '0.832'],
    ['1E-7', '0.0000001'],
    ['1.50', '1.5'],
    ['007', '7'],
    ['-0', '0'],
    ['123456789012345', '123456789012345'],
    ['110101199001011230', '1.1010119900101123e+17'],
    ['1.1010119900101123E+17', '1.1010119900101123e+17'],
    ['1E+15', '1e+15'],
    ['1e999', '1e999'],
    ['24067.199999999997', '24067.2'],
    ['0.30000000000000004', '0.3'],
    ['0.1234567890123456', '0.1234567890123456'],
    ['0.3333333333333333', '0.3333333333333333'],
    ['abc', 'abc'],
  ])('SHEET-4 %s is %s', (stored, shown) => expect(numberText(stored, { kind: 'plain' }, false)).toBe(shown));

  it.each([
    ['0.832', '83.2%'],
    ['0.28999999999999998', '29%'],
    ['1', '100%'],
    ['1.005', '100.5%'],
    ['0.00001', '0.001%'],
    ['-0.07', '-7%'],
    ['12.5', '1250%'],
    ['0', '0%'],
  ])('SHEET-5 %s as a percentage is %s', (stored, shown) => expect(numberText(stored, { kind: 'percent' }, false)).toBe(shown));

  it('SHEET-4 every number reads back as itself, or as its 15 digits where at most 13 are left of them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        const shown = Number(numberText(String(x), { kind: 'plain' }, false));
        const digits = String(Math.abs(shown))
          .replace(/e.*$/, '')
          .replace('.', '')
          .replace(/^0+|0+$/g, '');
        return shown === x + 0 || (shown === Number(x.toPrecision(15)) && digits.length <= 13);
      }),
      { numRuns: 2000 },
    );
  });

  it('SHEET-4 whole numbers and decimals of up to 15 digits are never changed', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -999_999_999_999_999n, max: 999_999_999_999_999n }), fc.integer({ min: 0, max: 15 }), (n, places) => {
        const x = Number(`${n}e-${places}`);
        return Number(numberText(String(x), { kind: 'plain' }, false)) === x + 0;
      }),
      { numRuns: 2000 },
    );
  });

  it('SHEET-4 dust of a few units in the last place is no part of a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: -2, max: 2 }), (n, places, ulps) => {
        const x = Number(`${n}e-${places}`);
        const view = new DataView(new ArrayBuffer(8));
        view.setFloat64(0, x);
        view.setBigInt64(0, view.getBigInt64(0) + BigInt(ulps));
        return Number(numberText(String(view.getFloat64(0)), { kind: 'plain' }, false)) === x;
      }),
    );
  });

  it('SHEET-5 a percentage has the digits of its number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9 }), (n, places) => {
        const text = String(Number(`${n}e-${places}`));
        const shown = numberText(text, { kind: 'percent' }, false);
        return Number(`${shown.slice(0, -1)}e-2`) === Number(text);
      }),
    );
  });
});

describe('formats', () => {
  it.each([
    ['0.0%', { kind: 'percent' }],
    ['yyyy"年"m"月"', { kind: 'date', shows: 'month' }],
    ['yyyy"年"m"月"d"日";@', { kind: 'date', shows: 'day' }],
    ['[$-804]yyyy年m月d日', { kind: 'date', shows: 'day' }],
    ['yyyy', { kind: 'date', shows: 'year' }],
    ['m"月"d"日"', { kind: 'date', shows: 'day' }],
    ['yyyy/m/d h:mm', { kind: 'dateTime', shows: 'day' }],
    ['h:mm:ss', { kind: 'time' }],
    ['mm:ss.0', { kind: 'time' }],
    ['[h]:mm', { kind: 'duration' }],
    ['[$-804]aaaa', { kind: 'date', shows: 'day' }],
    ['General', { kind: 'plain' }],
    ['G/通用格式"分"', { kind: 'plain' }],
    ['#,##0.00', { kind: 'plain' }],
    ['0.0"‰"', { kind: 'plain', suffix: '‰' }],
    ['0.0‰', { kind: 'plain', suffix: '‰' }],
    ['#,##0.00"亿元"', { kind: 'plain', suffix: '亿元' }],
    ['0!.0', { kind: 'plain', scale: 1, code: '0!.0' }],
    ['0!.0,', { kind: 'plain', scale: 4, code: '0!.0,' }],
    ['0\\.0,', { kind: 'plain', scale: 4, code: '0\\.0,' }],
    ['0"."0000,', { kind: 'plain', scale: 7, code: '0"."0000,' }],
    ['#,##0,', { kind: 'plain', scale: 3, code: '#,##0,' }],
    ['#,##0.0,,_ ', { kind: 'plain', scale: 6, code: '#,##0.0,,_ ' }],
    ['0,.0', { kind: 'plain', scale: 3, code: '0,.0' }],
    ['0!.0,"万元"', { kind: 'plain', scale: 4, suffix: '万元', code: '0!.0,"万元"' }],
    ['0.00,,"亿"', { kind: 'plain', scale: 6, suffix: '亿', code: '0.00,,"亿"' }],
    ['0.0,"千元"', { kind: 'plain', scale: 3, suffix: '千元', code: '0.0,"千元"' }],
    ['0.0,"K"', { kind: 'plain', unclear: true, code: '0.0,"K"' }],
    ['0"亿"0000"万"', { kind: 'plain', unclear: true, code: '0"亿"0000"万"' }],
    ['000-0000-0000', { kind: 'plain' }],
    ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', { kind: 'plain' }],
    ['0.0;-0.0;"—"', { kind: 'plain' }],
    ['0"分"', { kind: 'plain' }],
    ['0.00E+00', { kind: 'plain' }],
    ['@', { kind: 'plain' }],
    ['"日期"0', { kind: 'plain' }],
    ['', { kind: 'plain' }],
  ])('SHEET-5 %s', (code, format) => expect(numberFormat(code)).toEqual(format));

  it.each([
    ['0.00_);[Red]\\(0.00%\\)', '-0.05', '-5%'],
    ['0.00_);[Red]\\(0.00%\\)', '0.05', '0.05'],
    ['[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', '1234567890', '12.3456789亿'],
    ['[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', '123456', '12.3456万'],
    ['[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', '12', '12'],
    ['[<1]0.0%;0.0', '0.5', '50%'],
    ['[<1]0.0%;0.0', '1.5', '1.5'],
    ['0.0,;-0.0,', '-12', '-0.012'],
    ['0!.0,', '260000001', '26000.0001'],
    ['0!.0,', '5', '0.0005'],
    ['#,##0,', '0', '0'],
    ['#,##0,', '26000', '26'],
    ['0.0,', '1E+15', '1e+12'],
  ])('SHEET-5 in the format %s the number %s is %s', (code, stored, shown) =>
    expect(numberText(stored, numberFormat(code), false)).toBe(shown),
  );

  it('SHEET-5 a format that scales only moves the point', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 3 }), (n, places) => {
        const stored = String(Number(`${n}e-${places}`));
        return Number(`${numberText(stored, numberFormat('0!.0,'), false)}e4`) === Number(stored);
      }),
    );
  });

  it('SHEET-13 says once a column what was scaled, and at each cell what is unclear', () => {
    const cells = (line: number): string =>
      `<row r="${line}"><c r="A${line}" s="0"><v>${26000 + line}</v></c><c r="B${line}" s="1"><v>5</v></c><c r="C${line}" s="0"><v>0</v></c></row>`;
    const { opened } = read({ styles: stylesOf('0!.0,"万元"', '0.0,"K"'), sheet: `<sheetData>${cells(1)}${cells(2)}</sheetData>` });
    expect(firstText(opened)).toBe('2.6001万元,5,0万元\n2.6002万元,5,0万元');
    expect(opened.issues.map(({ code, severity, place, args }) => [code, severity, place.cell, args])).toEqual([
      ['SHEET_FORMAT_UNCLEAR', 'warning', 'B1', { format: '0.0,"K"', value: '5' }],
      ['SHEET_FORMAT_UNCLEAR', 'warning', 'B2', { format: '0.0,"K"', value: '5' }],
      ['SHEET_SCALED', 'notice', 'A1', { column: 'A', format: '0!.0,"万元"', found: '26001', value: '2.6001万元', count: 2 }],
    ]);
  });

  it('SHEET-5 shows units and percentages of a sheet', () => {
    const { text } = read({
      styles: stylesOf('0.0"‰"', '0.0%', '0.00"亿元"', 'yyyy"年"m"月"'),
      sheet: row(
        '<c r="A1" s="0"><v>5.5</v></c>',
        '<c r="B1" s="1"><v>0.29</v></c>',
        '<c r="C1" s="2"><v>12</v></c>',
        '<c r="D1" s="3"><v>45047</v></c>',
      ),
    });
    expect(text).toBe('5.5‰,29%,12亿元,2023-05');
  });

  it('SHEET-5 knows the built-in dates of Chinese Excel', () => {
    const styles = `<cellXfs>${[14, 27, 31, 57, 58, 22, 10, 0].map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs>`;
    const cells = Array.from({ length: 8 }, (_, i) => `<c s="${i}"><v>45077.5</v></c>`);
    expect(read({ styles, sheet: row(...cells) }).text).toBe(
      '2023-05-31,2023-05,2023-05-31,2023-05,2023-05-31,2023-05-31 12:00,4507750%,45077.5',
    );
  });
});

describe('dates', () => {
  const day = { kind: 'date', shows: 'day' } as const;
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, '1900-02-29'],
    [61, '1900-03-01'],
    [36_526, '2000-01-01'],
    [45_351, '2024-02-29'],
    [45_077.99, '2023-05-31'],
    [2_958_465, '9999-12-31'],
    [0, undefined],
    [-1, undefined],
    [2_958_466, undefined],
  ])('SHEET-5 serial %s is %s', (serial, shown) => expect(dateText(serial, day, false)).toBe(shown));

  it('SHEET-5 counts from 1904 where the workbook does', () => {
    expect(dateText(0, day, true)).toBe('1904-01-01');
    expect(dateText(43_615, day, true)).toBe('2023-05-31');
    const made = { styles: stylesOf('yyyy-mm-dd'), workbook: '<workbookPr date1904="1"/>', sheet: row('<c r="A1" s="0"><v>43615</v></c>') };
    expect(read(made).text).toBe('2023-05-31');
  });

  it('SHEET-5 agrees with the calendar on every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const expected = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        return dateText(serial, day, false) === expected;
      }),
    );
  });

  it('SHEET-5 times and durations', () => {
    expect(dateText(0.354166666666667, { kind: 'time' }, false)).toBe('08:30');
    expect(dateText(1.0625, { kind: 'duration' }, false)).toBe('25:30');
    expect(dateText(45_077.354_166_666_7, { kind: 'dateTime', shows: 'day' }, false)).toBe('2023-05-31 08:30');
    expect(dateText(45_077.999_999_999, { kind: 'dateTime', shows: 'day' }, false)).toBe('2023-06-01');
  });

  it('SHEET-5 a zero in a cell of dates stays a zero', () =>
    expect(read({ styles: stylesOf('yyyy-mm-dd'), sheet: row('<c r="A1" s="0"><v>0</v></c>') }).text).toBe('0'));
});

describe('texts', () => {
  it('SHEET-4 joins rich text, leaves phonetic runs out, resolves escapes', () => {
    const strings =
      '<si><r><t>森林</t></r><r><rPr/><t>覆盖率</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>上_x000D_\n下_x005F_</t></si>';
    const cells = [0, 1, 2].map((i) => `<c t="s"><v>${i}</v></c>`);
    expect(read({ strings, sheet: row(...cells) }).text).toBe('森林覆盖率,東京,上 下_');
  });

  it('SHEET-4 reads every type of cell', () => {
    const cells = [
      '<c t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c>',
      '<c t="b"><v>1</v></c>',
      '<c t="b"><v>0</v></c>',
      '<c t="str"><f>A1&amp;"x"</f><v>文, "本"</v></c>',
      '<c t="d"><v>2023-05-31T00:00:00</v></c>',
      '<c><v>1</v></c>',
      '<c t="str"><f>""</f><v></v></c>',
      '<c t="s"><v> 0 </v></c>',
    ];
    const { text, opened } = read({ strings: '<si><t>x</t></si>', sheet: row(...cells) });
    expect(text).toBe('内联,TRUE,FALSE,"文, ""本""",2023-05-31,1,,x');
    expect(codesOf(opened)).toEqual([]);
  });

  it('SHEET-4 cuts a text that is longer than a field and says so', () => {
    const { text, opened } = read({ sheet: row(`<c t="inlineStr"><is><t>${'长'.repeat(30_000)}</t></is></c>`) });
    expect(text?.length).toBeGreaterThan(10_000);
    expect(opened.issues[0]).toMatchObject({ code: 'SHEET_TEXT_CUT', place: { cell: 'A1' }, args: { bytes: 90_000 } });
  });

  it('SHEET-1 keeps any text of any cell, in one line', async () => {
    const texts = fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(texts, async (rows) => {
        const clean = rows.map((cells) => cells.map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff_\u2028\u2029]/gu, '').trim()));
        const bytes = await written((workbook) => {
          workbook.addWorksheet('s').addRows(clean.map((cells) => [...cells]));
        });
        const sheet = openSheets('a.xlsx', bytes).files[0]?.sheets[0];
        const grid = sheet && gridOf(sheet);
        clean.forEach((cells, r) => cells.forEach((text, c) => expect(grid?.cell(r + 1, c + 1)).toBe(text)));
      }),
      { numRuns: 15 },
    );
  });
});

describe('twoNumbers', () => {
  it.each([
    ['12/15', ['12', '15']],
    ['12（15）', ['12', '15']],
    ['3-5', ['3', '5']],
    ['12、15', ['12', '15']],
    ['１２／１５', ['12', '15']],
    ['80%～90%', ['80%', '90%']],
    ['12 15', ['12', '15']],
    ['1.5至2.5', ['1.5', '2.5']],
    ['1,234/5', ['1,234', '5']],
    ['-3--5', ['-3', '-5']],
  ])('SHEET-10 %s holds two', (text, expected) => expect(twoNumbers(text)).toEqual(expected));

  it.each([
    '12',
    '-12',
    '12.5%',
    '1 234',
    '1,234',
    '2023-05-31',
    '2023/5',
    '2023-05',
    '12（其中：市区）',
    '—',
    '',
    '1/2/3',
    '12.3.4',
    '1e5',
    '第3-5名',
  ])('SHEET-10 %s does not', (text) => expect(twoNumbers(text)).toBeUndefined());
});

it('SHEET-1 trailing blanks are left out, gaps are kept', () => {
  const bytes = handMade({
    sheet:
      '<sheetData><row r="3"><c r="B3"><v>1</v></c><c r="E3" s="1"/></row><row r="5" s="1"/><row r="6"><c r="A6"><v>2</v></c></row><row r="9"><c r="A9"/></row></sheetData>',
  });
  const opened = openSheets('a.xlsx', bytes);
  expect(firstText(opened)).toBe('\n\n,1\n\n\n2');
  expect(opened.files[0]?.sheets[0]).toMatchObject({ rows: 6, columns: 2 });
});
