import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { markWorkbook, openSheets } from '../../src/index.ts';
import { handMade, reread, written } from './workbooks.ts';

/** The marked copy; fails where it is refused. */
function mark(bytes: Uint8Array, notes: Parameters<typeof markWorkbook>[1]): Uint8Array {
  const marked = markWorkbook(bytes, notes);
  if (!(marked instanceof Uint8Array)) throw new Error(JSON.stringify(marked));
  return marked;
}

const noteText = (note: unknown): string => {
  const texts = (note as { readonly texts?: readonly { readonly text: string }[] } | undefined)?.texts;
  return texts ? texts.map(({ text }) => text).join('') : String(note);
};

const plain = (): Promise<Uint8Array> =>
  written((workbook) => {
    workbook.addWorksheet('一季度').addRows([
      ['单位', '得分'],
      ['北川市', 83.2],
    ]);
    workbook.addWorksheet('二季度').addRow(['单位']);
  });

describe('markWorkbook', () => {
  it('SHEET-12 writes a comment at each cell, which an independent reader finds', async () => {
    const notes = [
      { sheet: '一季度', cell: 'B2', text: '这一格 <有> "两个" & 数' },
      { sheet: '二季度', cell: 'A1', text: 'second' },
    ];
    const book = await reread(mark(await plain(), notes));
    expect(noteText(book.getWorksheet('一季度')?.getCell('B2').note)).toBe('这一格 <有> "两个" & 数');
    expect(noteText(book.getWorksheet('二季度')?.getCell('A1').note)).toBe('second');
    expect(book.getWorksheet('一季度')?.getCell('B2').value).toBe(83.2);
  });

  it('SHEET-12 joins the notes of one cell, line by line', async () => {
    const notes = ['一', '二'].map((text) => ({ sheet: '一季度', cell: 'B2', text }));
    const book = await reread(mark(await plain(), notes));
    expect(noteText(book.getWorksheet('一季度')?.getCell('B2').note)).toBe('一\n二');
  });

  it('SHEET-12 reaches blank cells and the last cell of a sheet', async () => {
    const marked = mark(await plain(), [
      { sheet: '一季度', cell: 'D9', text: 'blank' },
      { sheet: '一季度', cell: 'XFD1048576', text: 'last' },
    ]);
    const part = new TextDecoder().decode(unzipSync(marked)['xl/comments1.xml']);
    expect(part).toContain('ref="XFD1048576"');
    const vml = new TextDecoder().decode(unzipSync(marked)['xl/drawings/vmlDrawing1.vml']);
    const anchors = [...vml.matchAll(/<x:Anchor>([^<]*)</g)].map((match) => (match[1] as string).split(', ').map(Number));
    expect(
      anchors.every(
        ([left, , top, , right, , bottom]) =>
          [left, top].every((n) => (n as number) >= 0) && (right as number) < 16_384 && (bottom as number) < 1_048_576,
      ),
    ).toBe(true);
    expect(part).toContain('ref="D9"');
    await reread(marked);
  });

  it('SHEET-12 keeps comments that stand there and continues them', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('一季度');
      sheet.getCell('A1').value = '单位';
      sheet.getCell('A1').note = '原有批注';
      sheet.getCell('B1').value = '得分';
      sheet.getCell('B1').note = '另一条';
    });
    const marked = mark(bytes, [
      { sheet: '一季度', cell: 'A1', text: '新说明' },
      { sheet: '一季度', cell: 'C3', text: '第三条' },
    ]);
    const sheet = (await reread(marked)).getWorksheet('一季度');
    expect(noteText(sheet?.getCell('A1').note)).toBe('原有批注\n———— 刻度 Kedu ————\n新说明\n————————————');
    expect(noteText(sheet?.getCell('B1').note)).toBe('另一条');
    expect(new TextDecoder().decode(unzipSync(marked)['xl/comments1.xml'])).toMatch(/ref="C3".*第三条/);
    const parts = Object.keys(unzipSync(marked));
    expect(parts.filter((name) => name.includes('comments'))).toHaveLength(1);
    expect(parts.filter((name) => name.endsWith('.vml'))).toHaveLength(1);
  });

  it('SHEET-12 marks a marked workbook again', async () => {
    const once = mark(await plain(), [{ sheet: '一季度', cell: 'B2', text: '一' }]);
    const twice = mark(once, [
      { sheet: '一季度', cell: 'B2', text: '二' },
      { sheet: '二季度', cell: 'A1', text: '三' },
    ]);
    const book = await reread(twice);
    expect(noteText(book.getWorksheet('一季度')?.getCell('B2').note)).toBe('二');
    expect(noteText(book.getWorksheet('二季度')?.getCell('A1').note)).toBe('三');
  });

  it('SHEET-12 takes back what it wrote before: cured notes go, with their boxes, on every sheet; comments of others stay', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('一季度');
      sheet.getCell('A1').value = '单位';
      sheet.getCell('A1').note = '原有批注';
      for (const cell of ['B2', 'C3']) sheet.getCell(cell).value = 1;
      workbook.addWorksheet('二季度').addRow(['单位']);
    });
    const once = mark(bytes, [
      { sheet: '一季度', cell: 'A1', text: '旧说明' },
      { sheet: '一季度', cell: 'B2', text: '旧的' },
      { sheet: '一季度', cell: 'C3', text: '还在' },
      { sheet: '二季度', cell: 'A1', text: '已改好' },
    ]);
    const twice = mark(once, [{ sheet: '一季度', cell: 'C3', text: '还在' }]);
    const book = await reread(twice);
    expect(noteText(book.getWorksheet('一季度')?.getCell('A1').note)).toBe('原有批注');
    expect(book.getWorksheet('一季度')?.getCell('B2').note).toBeUndefined();
    expect(noteText(book.getWorksheet('一季度')?.getCell('C3').note)).toBe('还在');
    expect(book.getWorksheet('二季度')?.getCell('A1').note).toBeUndefined();
    const parts = Object.entries(unzipSync(twice)).filter(([name]) => name.endsWith('.vml'));
    const boxes = parts.map(([, content]) => new TextDecoder().decode(content).match(/ObjectType="Note"/g)?.length ?? 0);
    expect(boxes.sort()).toEqual([0, 2]);
    const cleared = mark(twice, []);
    expect(mark(cleared, [])).toBe(cleared);
    expect(noteText((await reread(cleared)).getWorksheet('一季度')?.getCell('A1').note)).toBe('原有批注');
  });

  it('SHEET-12 finds its note again where a program has joined it with the text before', () => {
    const text = '原有批注\n———— 刻度 Kedu ————\n旧说明\n————————————\n后来的话';
    const bytes = handMade({
      sheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels':
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>',
        'xl/comments1.xml': `<comments xmlns="x"><authors><author>王</author></authors><commentList><comment ref="A1" authorId="0"><text><t>${text}</t></text></comment></commentList></comments>`,
      },
    });
    const part = new TextDecoder().decode(unzipSync(mark(bytes, [{ sheet: '一季度', cell: 'A1', text: '新说明' }]))['xl/comments1.xml']);
    expect(part).not.toContain('旧说明');
    for (const kept of ['原有批注', '后来的话', '新说明']) expect(part).toContain(kept);
  });

  it('SHEET-12 leaves every other part as it was, byte for byte, and reads as before', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('一季度');
      sheet.getCell('A1').value = { formula: '1+1', result: 2 };
      sheet.addConditionalFormatting({ ref: 'A1', rules: [{ type: 'expression', formulae: ['A1>1'], priority: 1, style: {} }] });
      sheet.getCell('A2').value = { text: '网址', hyperlink: 'https://example.org/' };
    });
    const marked = mark(bytes, [{ sheet: '一季度', cell: 'A1', text: '请核对' }]);
    const [before, after] = [unzipSync(bytes), unzipSync(marked)];
    const touched = ['[Content_Types].xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/_rels/sheet1.xml.rels'];
    for (const name of Object.keys(before).filter((one) => !touched.includes(one))) expect(after[name], name).toEqual(before[name]);
    expect(openSheets('a.xlsx', marked)).toEqual(openSheets('a.xlsx', bytes));
  });

  it('SHEET-12 puts the reference to the drawing where the schema wants it', () => {
    const tail = '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><tableParts count="0"/><extLst/>';
    const marked = mark(handMade({ sheet: `<sheetData/>${tail}` }), [{ sheet: '一季度', cell: 'A1', text: 'x' }]);
    const sheet = new TextDecoder().decode(unzipSync(marked)['xl/worksheets/sheet1.xml']);
    expect(sheet.match(/<(pageMargins|legacyDrawing|tableParts|extLst)\b/g)).toEqual([
      '<pageMargins',
      '<legacyDrawing',
      '<tableParts',
      '<extLst',
    ]);
  });

  it('SHEET-12 gives the same bytes for the same notes', async () => {
    const bytes = await plain();
    const notes = [{ sheet: '一季度', cell: 'A1', text: 'x' }];
    expect(mark(bytes, notes)).toEqual(mark(bytes, notes));
  });

  it('SHEET-12 follows prefixes and strict namespaces', () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const bytes = handMade({ parts: { 'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${strict}"><x:sheetData/></x:worksheet>` } });
    const parts = unzipSync(mark(bytes, [{ sheet: '一季度', cell: 'A1', text: 'x' }]));
    expect(new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])).toContain('<x:legacyDrawing ');
    expect(new TextDecoder().decode(parts['xl/comments1.xml'])).toContain(strict);
  });

  it.each([
    ['a sheet that is not there', 'SHEET_NOT_THERE', { sheet: '三季度', cell: 'A1', text: '' }],
    ['a cell that no sheet has', 'SHEET_NOT_THERE', { sheet: '一季度', cell: 'XFE1', text: '' }],
  ])('SHEET-12 refuses %s', async (_, code, note) => {
    expect(markWorkbook(await plain(), [note])).toMatchObject({ code });
  });

  it('SHEET-12 refuses what is no workbook', () => {
    expect(markWorkbook(new TextEncoder().encode('a,b'), [])).toMatchObject({ code: 'SHEET_DAMAGED' });
    expect(markWorkbook(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), [])).toMatchObject({ code: 'SHEET_FORMAT' });
  });
});
