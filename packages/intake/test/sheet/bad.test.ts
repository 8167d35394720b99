import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openSheets, SHEET_LIMITS } from '../../src/index.ts';
import { compoundFile } from './compoundFile.ts';
import { codesOf, firstText, handMade, read, textOf, written } from './workbooks.ts';

const limits = (changes: Partial<typeof SHEET_LIMITS>): typeof SHEET_LIMITS => ({ ...SHEET_LIMITS, ...changes });

describe('what is wrong in cells', () => {
  it('SHEET-7 finds all of it in one pass, each with sheet and cell', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('汇总');
      sheet.addRows([
        ['单位', '得分'],
        ['北川市', 1],
        ['连海市', 2],
        ['东平市', 3],
      ]);
      sheet.getCell('B5').value = { formula: 'SUM(B2:B4)' } as never;
      sheet.getCell('B6').value = { error: '#DIV/0!' };
      sheet.getRow(3).hidden = true;
      sheet.getColumn(2).hidden = true;
      workbook.addWorksheet('备用', { state: 'veryHidden' }).addRow(['旧数']);
      workbook.addWorksheet('空表', { state: 'hidden' });
    });
    const opened = openSheets('a.xlsx', bytes);
    expect(opened.issues.map(({ code, place, args }) => [code, place.sheet, place.cell, args])).toEqual([
      ['SHEET_FORMULA_EMPTY', '汇总', 'B5', {}],
      ['SHEET_ERROR_VALUE', '汇总', 'B6', { found: '#DIV/0!' }],
      ['SHEET_HIDDEN_ROWS', '汇总', 'A3', { rows: '3', count: 1 }],
      ['SHEET_HIDDEN_COLUMNS', '汇总', 'B1', { columns: 'B', count: 1 }],
      ['SHEET_HIDDEN', '备用', undefined, {}],
    ]);
    expect(opened.files[0]?.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['汇总', false],
      ['备用', true],
      ['空表', true],
    ]);
    expect(opened.files[0]?.sheets[0]).toMatchObject({ hiddenRows: [3], hiddenColumns: [2] });
  });

  it('SHEET-7 lists fifty of a kind a sheet, and counts the rest', () => {
    const rows = Array.from({ length: 80 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><f>1</f></c></row>`);
    const { opened } = read({ sheet: `<sheetData>${rows.join('')}</sheetData>` });
    expect(codesOf(opened).filter((code) => code === 'SHEET_FORMULA_EMPTY')).toHaveLength(50);
    expect(opened.issues.at(-1)).toMatchObject({
      code: 'INTAKE_MORE',
      place: { sheet: '一季度' },
      args: { code: 'SHEET_FORMULA_EMPTY', count: 30 },
    });
  });

  it('SHEET-7 tells cells that refer to other workbooks from columns of tables', () => {
    const formulas = ["'[1]分表 一'!B3", 'SUM(表1[2023])', '[1]Sheet1!A1+1', '"[1]x!"&amp;A1', '表1[[#This Row],[2023]]*2', '[2]!总数'];
    const cells = formulas.map((formula) => `<c t="str"><f>${formula}</f><v>x</v></c>`).join('');
    const shared = '<c r="A2"><f t="shared" ref="A2:B2" si="3">[2]Sheet1!A1</f><v>1</v></c><c r="B2"><f t="shared" si="3"/><v>1</v></c>';
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const { opened } = read({
      workbook: '<externalReferences><externalReference r:id="rId8"/><externalReference r:id="rId9"/></externalReferences>',
      sheet: `<sheetData><row r="1">${cells}</row><row r="2">${shared}</row></sheetData>`,
      parts: {
        'xl/_rels/workbook.xml.rels': `<Relationships xmlns="x"><Relationship Id="rId1" Type="${type}/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="rId8" Type="${type}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
        'xl/externalLinks/externalLink1.xml': '<externalLink/>',
        'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships xmlns="x"><Relationship Id="rId1" Type="${type}/externalLinkPath" Target="file:///\\\\fs01\\share\\%E5%86%B3%E7%AE%97.xlsx" TargetMode="External"/></Relationships>`,
      },
    });
    expect(opened.issues).toMatchObject([
      {
        code: 'SHEET_EXTERNAL',
        severity: 'warning',
        place: { sheet: '一季度', cell: 'A1' },
        args: { cells: 'A1, C1, F1, A2, B2', count: 5, books: '决算.xlsx' },
      },
    ]);
  });

  it('SHEET-6 empties what lies under a merged range and says so', () => {
    const rows =
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><v>a,b</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>';
    const { text, opened } = read({ sheet: `<sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>` });
    expect(text).toBe('1,,3\n');
    expect(opened.issues).toMatchObject([{ code: 'SHEET_UNDER_MERGE', place: { cell: 'B1' }, args: { cells: 'B1, A2', count: 2 } }]);
    expect(opened.files[0]?.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 2 }]);
  });

  it('SHEET-7 passes over a million formatted rows without content', () => {
    const rows = ['<row r="1"><c r="A1"><v>1</v></c></row>'];
    for (let row = 2; row <= 1_048_576; row += 1) rows.push(`<row r="${row}" s="1">${row % 8 === 0 ? `<c r="A${row}" s="1"/>` : ''}</row>`);
    const { text, opened } = read({ stored: true, sheet: `<sheetData>${rows.join('')}</sheetData>` });
    expect(text).toBe('1');
    expect(opened.files[0]?.sheets[0]?.rows).toBe(1);
    expect(opened.issues).toMatchObject([{ code: 'SHEET_BLANK_ROWS', args: { count: 1_048_575, first: 2, last: 1_048_576 } }]);
  }, 60_000);
});

describe('what is wrong with a file', () => {
  it('SHEET-8 says how to remove a password, and what an old file is', () => {
    expect(openSheets('a.xlsx', compound('EncryptedPackage')).issues).toMatchObject([
      { code: 'SHEET_PASSWORD', place: { file: 'a.xlsx' } },
    ]);
    expect(openSheets('a.xls', compound('Workbook')).issues).toMatchObject([{ code: 'SHEET_FORMAT', args: { found: '.xls' } }]);
    expect(openSheets('a.xls', compound('Book')).issues).toMatchObject([{ code: 'SHEET_FORMAT', args: { found: '.xls' } }]);
    expect(openSheets('a.et', compound('Workbook')).issues).toMatchObject([{ code: 'SHEET_FORMAT', args: { found: '.et' } }]);
    expect(openSheets('a.xls', compound('WordDocument')).issues).toMatchObject([{ code: 'SHEET_FORMAT', args: { found: '.doc' } }]);
  });

  it('SHEET-8 knows an encrypted workbook by its directory, wherever that lies', () => {
    const names = ['EncryptedPackage', '\u0006DataSpaces', 'Version', 'DataSpaceMap', 'DataSpaceInfo', 'TransformInfo', 'EncryptionInfo'];
    for (const kilobytes of [1, 60, 9000]) {
      const bytes = compoundFile(names, kilobytes * 1024);
      expect(codesOf(openSheets('a.xlsx', bytes)), `${kilobytes} KB`).toEqual(['SHEET_PASSWORD']);
    }
    // The name stands in the second sector of the directory, which only the allocation table leads to.
    expect(codesOf(openSheets('a.xlsx', compoundFile([...names.slice(1), 'EncryptedPackage'], 9_000_000)))).toEqual(['SHEET_PASSWORD']);
    expect(codesOf(openSheets('a.xls', compoundFile(['Workbook'], 9_000_000)))).toEqual(['SHEET_FORMAT']);
  });

  it('SHEET-8 tells an old container under a new ending from an .xls', () => {
    expect(codesOf(openSheets('a.xlsx', compoundFile(['Nothing'], 4096)))).toEqual(['SHEET_DAMAGED']);
    expect(codesOf(openSheets('a.xlsx', compoundFile(['Workbook'], 4096)))).toEqual(['SHEET_FORMAT']);
  });

  it.each([
    ['.ods', { mimetype: 'x', 'content.xml': '<a/>', 'META-INF/manifest.xml': '<a/>' }],
    ['.xlsb', { '[Content_Types].xml': '<a/>', 'xl/workbook.bin': 'x' }],
    ['.docx', { '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' }],
  ])('SHEET-8 names %s for what it is', (found, parts) => {
    const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
    expect(openSheets('a', bytes).issues).toMatchObject([{ code: 'SHEET_FORMAT', args: { found } }]);
  });

  it('SHEET-8 reads what is whole beside a damaged sheet', async () => {
    const opened = openSheets('a.xlsx', handMade({ sheet: '<sheetData><row r="1"><c r="A1"><v>1</v>' }));
    expect(opened.issues).toMatchObject([
      { code: 'SHEET_PART_DAMAGED', place: { sheet: '一季度' }, args: { part: 'xl/worksheets/sheet1.xml' } },
    ]);
    const none = openSheets('a.xlsx', handMade({ parts: { 'xl/worksheets/sheet1.xml': undefined } }));
    expect(none.issues).toMatchObject([{ code: 'SHEET_PART_MISSING', args: { part: 'xl/worksheets/sheet1.xml' } }]);
  });

  it('SHEET-8 refuses a half file and a workbook without sheets', () => {
    const whole = handMade({});
    for (const bytes of [1, 2, 3]) expect(codesOf(openSheets('a.xlsx', whole.subarray(0, bytes)))).toEqual(['SHEET_DAMAGED']);
    expect(codesOf(openSheets('a.xlsx', whole.subarray(0, whole.length / 2)))).toEqual(['SHEET_DAMAGED']);
    expect(codesOf(openSheets('a.xlsx', handMade({ parts: { 'xl/workbook.xml': '<workbook><sheets/></workbook>' } })))).toEqual([
      'SHEET_NONE',
    ]);
  });

  it('SHEET-8 notices a byte that was changed in a sheet', () => {
    const sheet = `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(50)}</sheetData></worksheet>`;
    const bytes = zipSync(
      {
        'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'),
        'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="r1" Type="x/worksheet" Target="a.xml"/></Relationships>'),
        'xl/a.xml': strToU8(sheet),
      },
      { level: 0 },
    );
    expect(codesOf(openSheets('a.xlsx', bytes))).toEqual([]);
    const at = new TextDecoder('latin1').decode(bytes).indexOf('<v>1</v>') + 3;
    bytes[at] = 0x32;
    expect(codesOf(openSheets('a.xlsx', bytes))).toEqual(['SHEET_PART_DAMAGED']);
  });

  it('SHEET-9 refuses definitions of entities', () => {
    const laughs = '<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
    const opened = openSheets('a.xlsx', handMade({ parts: { 'xl/sharedStrings.xml': `${laughs}<sst><si><t>&b;</t></si></sst>` } }));
    expect(opened.issues).toMatchObject([{ code: 'SHEET_DTD', args: { part: 'xl/sharedStrings.xml' } }]);
    const sheet = openSheets(
      'a.xlsx',
      handMade({ parts: { 'xl/worksheets/sheet1.xml': `${laughs}<worksheet><sheetData><row/></sheetData></worksheet>` } }),
    );
    expect(codesOf(sheet)).toEqual(['SHEET_DTD']);
  });

  it('SHEET-9 stops a bomb, declared or not', () => {
    const bomb = handMade({ sheet: `<sheetData>${' '.repeat(3_000_000)}</sheetData>` });
    expect(openSheets('a.xlsx', bomb, limits({ free: 1_000_000, ratio: 100 })).issues).toMatchObject([
      { code: 'SHEET_ZIP_INFLATES', args: { part: 'xl/worksheets/sheet1.xml', ratio: 100 } },
    ]);
    expect(codesOf(openSheets('a.xlsx', bomb, limits({ inflated: 2_000_000 })))).toEqual(['SHEET_ZIP_INFLATES']);
    const lying = bomb.slice();
    const view = new DataView(lying.buffer);
    for (let at = 0; at < lying.length - 4; at += 1)
      if (view.getUint32(at, true) > 2_999_000 && view.getUint32(at, true) < 3_001_000) view.setUint32(at, 500, true);
    expect(codesOf(openSheets('a.xlsx', lying, limits({ inflated: 2_000_000 })))).toEqual(['SHEET_ZIP_INFLATES']);
    expect(codesOf(openSheets('a.xlsx', handMade({}), limits({ parts: 3 })))).toEqual(['SHEET_ZIP_PARTS']);
  });

  it('SHEET-9 refuses tables that swell: a cell in the last column of many rows', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`);
    const opened = openSheets('a.xlsx', handMade({ sheet: `<sheetData>${rows.join('')}</sheetData>` }), limits({ tables: 2_000_000 }));
    expect(opened.issues).toMatchObject([{ code: 'SHEET_TOO_LARGE', args: { limit: 2_000_000 } }]);
  });

  it('SHEET-9 refuses a text without end, and cuts one of many runs', () => {
    const endless = new Uint8Array(40_000_000).fill(0x61);
    endless.set(strToU8('<sst><si><t>'));
    expect(openSheets('a.xlsx', handMade({ stored: true, parts: { 'xl/sharedStrings.xml': endless } })).issues).toMatchObject([
      { code: 'SHEET_PART_DAMAGED', args: { part: 'xl/sharedStrings.xml' } },
    ]);
    const runs = handMade({
      strings: `<si>${`<r><t>${'长'.repeat(100_000)}</t></r>`.repeat(20)}</si>`,
      sheet: '<sheetData><row><c t="s"><v>0</v></c></row></sheetData>',
    });
    expect(codesOf(openSheets('a.xlsx', runs))).toEqual(['SHEET_TEXT_CUT']);
  });

  it('SHEET-6 refuses merged ranges beyond number', () => {
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(16_385);
    const { opened } = read({ sheet: `<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>${merges}</mergeCells>` });
    expect(codesOf(opened)).toEqual(['SHEET_PART_DAMAGED']);
  });

  it('SHEET-7 never runs macros', () => {
    const { opened } = read({
      sheet: '<sheetData><row><c><v>1</v></c></row></sheetData>',
      parts: { 'xl/vbaProject.bin': new Uint8Array([1, 2, 3]) },
    });
    expect(codesOf(opened)).toEqual(['SHEET_MACROS']);
    expect(firstText(opened)).toBe('1');
  });
});

describe('archives', () => {
  const csv = strToU8('单位,得分\n北川市,83.2\n');

  it('SHEET-2 reads tables in folders, one level deep, and passes over the rest', () => {
    const bytes = zipSync({
      '2023/一季度.csv': csv,
      '2023/book.xlsx': handMade({ sheet: '<sheetData><row><c><v>1</v></c></row></sheetData>' }),
      '__MACOSX/2023/._一季度.csv': csv,
      '.DS_Store': csv,
      '2023/~$book.xlsx': csv,
      '说明.docx': csv,
      'old.xls': csv,
      'inner.zip': zipSync({ 'a.csv': csv }),
    });
    const opened = openSheets('data.zip', bytes);
    expect(opened.files.map(({ file, inside }) => [file, inside])).toEqual([
      ['data.zip', '2023/一季度.csv'],
      ['data.zip', '2023/book.xlsx'],
    ]);
    expect(opened.issues.map(({ code, place, args }) => [code, place.file, args])).toEqual([
      ['SHEET_FORMAT', 'data.zip/old.xls', { found: '.xls' }],
      ['SHEET_ZIP_NESTED', 'data.zip/inner.zip', {}],
      ['SHEET_PASSED_OVER', 'data.zip', { found: '说明.docx', count: 1 }],
    ]);
    expect(textOf(opened.files[0]?.sheets[0])).toBe('单位,得分\n北川市,83.2\n');
  });

  it('SHEET-2 refuses an archive that only calls itself a workbook inside another', () => {
    const opened = openSheets('data.zip', zipSync({ 'a.xlsx': zipSync({ 'a.csv': csv }) }));
    expect(codesOf(opened)).toEqual(['SHEET_ZIP_NESTED']);
  });

  it('SHEET-2 reads names as Chinese Windows writes them', () => {
    const name = new Uint8Array([0xd2, 0xbb, 0xbc, 0xbe, 0xb6, 0xc8]);
    const bytes = zipSync({ 'abcdef.csv': csv });
    const text = new TextDecoder('latin1').decode(bytes);
    for (let at = text.indexOf('abcdef'); at >= 0; at = text.indexOf('abcdef', at + 1)) bytes.set(name, at);
    expect(openSheets('data.zip', bytes).files[0]?.inside).toBe('一季度.csv');
  });

  it('SHEET-2 says that an archive is encrypted, strangely packed, or empty', () => {
    const bytes = zipSync({ 'a.csv': csv });
    const directory = new TextDecoder('latin1').decode(bytes).indexOf('PK\u0001\u0002');
    const encrypted = bytes.slice();
    encrypted[directory + 8] = 1;
    expect(openSheets('a.zip', encrypted).issues).toMatchObject([{ code: 'SHEET_ZIP_PASSWORD', args: { part: 'a.csv' } }]);
    const strange = bytes.slice();
    strange[directory + 10] = 9;
    expect(openSheets('a.zip', strange).issues).toMatchObject([{ code: 'SHEET_ZIP_METHOD', args: { part: 'a.csv', method: 9 } }]);
    expect(codesOf(openSheets('a.zip', zipSync({ 'a.png': csv })))).toEqual(['SHEET_PASSED_OVER', 'SHEET_ZIP_EMPTY']);
    expect(codesOf(openSheets('a.zip', zipSync({})))).toEqual(['SHEET_ZIP_EMPTY']);
  });

  it('SHEET-1 a CSV comes as it stands, GBK and tabs said', () => {
    const opened = openSheets('a.csv', new Uint8Array([0xb5, 0xa5, 0xce, 0xbb, 0x09, 0x31]));
    expect(codesOf(opened)).toEqual(['INTAKE_ENCODING', 'INTAKE_DELIMITER']);
    expect(opened.files[0]?.sheets[0]).toMatchObject({ name: '', form: 'csv', delimiter: '\t', rows: 0 });
    expect(firstText(opened)).toBe('单位\t1');
  });
});

describe('anything at all', () => {
  const workbook = handMade({
    strings: '<si><t>北川市</t></si>',
    sheet:
      '<cols><col min="2" max="3" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><f>1</f><v>2.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
  });
  const archive = zipSync({ 'a/b.csv': strToU8('a,b\n1,2\n'), 'c.xlsx': workbook });

  it('SHEET-8 random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom([], [0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0]), (bytes, head) => {
        const { files, issues } = openSheets('a.xlsx', new Uint8Array([...head, ...bytes]));
        expect(files.length + issues.length).toBeGreaterThan(0);
      }),
    );
  });

  it('SHEET-8 truncated files never throw and are never taken for whole', () => {
    fc.assert(
      fc.property(fc.constantFrom(workbook, archive), fc.double({ min: 0, max: 0.999, noNaN: true }), (bytes, share) => {
        expect(
          openSheets('a.xlsx', bytes.subarray(0, Math.floor(bytes.length * share))).issues.some(({ severity }) => severity === 'error'),
        ).toBe(true);
      }),
    );
  });

  it('SHEET-8 flipped bits never throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(workbook, archive),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 }),
        (bytes, flips) => {
          const damaged = bytes.slice();
          for (const [at, mask] of flips) damaged[at % damaged.length] = (damaged[at % damaged.length] as number) ^ mask;
          expect(() => openSheets('a.xlsx', damaged)).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('SHEET-8 mangled XML never throws', () => {
    const xml =
      '<sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><f>A1</f><v>2.5</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
    fc.assert(
      fc.property(
        fc.nat(xml.length),
        fc.nat(12),
        fc.string({ unit: fc.constantFrom(...'<>/"\'= rcvfA19&;![]-'), maxLength: 6 }),
        (at, cut, insert) => {
          const sheet = xml.slice(0, at) + insert + xml.slice(at + cut);
          expect(() => openSheets('a.xlsx', handMade({ stored: true, sheet, strings: '<si><t>x</t></si>' }))).not.toThrow();
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A compound file of one directory sector that names a stream. */
function compound(name: string): Uint8Array {
  const bytes = new Uint8Array(512 * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  view.setUint32(76, 0, true);
  view.setUint32(512 + 4, 0xfffffffe, true);
  for (const [i, text] of ['Root Entry', name].entries()) {
    const at = 1024 + i * 128;
    for (const [k, letter] of [...text].entries()) view.setUint16(at + k * 2, letter.charCodeAt(0), true);
    view.setUint16(at + 64, text.length * 2 + 2, true);
  }
  return bytes;
}
