import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenedSheets, openSheets } from '../../src/index.ts';
import { codesOf, firstText, handMade, read, stylesOf, textOf } from './workbooks.ts';

const STYLES = stylesOf('General', '0.0%', 'yyyy-mm-dd', '0.0"‰"');
const STRINGS = '<si><t>北川市</t></si><si><t>a "quoted", text</t></si><si><t> </t></si>';

/** The same rows read from bytes, and by the parser alone, which a comment before them forces. */
function bothWays(rows: string): readonly [OpenedSheets, OpenedSheets] {
  const opened = (before: string): OpenedSheets =>
    openSheets('a.xlsx', handMade({ stored: true, styles: STYLES, strings: STRINGS, sheet: `<sheetData>${before}${rows}</sheetData>` }));
  return [opened(''), opened('<!-- x -->')];
}

/** What was read, with tables as text. */
function shown({ files, issues }: OpenedSheets): unknown {
  return { issues, sheets: files.flatMap(({ sheets }) => sheets.map((sheet) => ({ ...sheet, bytes: textOf(sheet) }))) };
}

const cell = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => ({ attributes: '', content: `<v>${x}</v>` })),
  fc.integer({ min: -1e6, max: 1e6 }).map((x) => ({ attributes: ' s="1"', content: `<v>${x / 1000}</v>` })),
  fc.integer({ min: 0, max: 60_000 }).map((x) => ({ attributes: ' s="2"', content: `<v>${x}</v>` })),
  fc.integer({ min: 0, max: 2 }).map((i) => ({ attributes: ' t="s"', content: `<v>${i}</v>` })),
  fc.constantFrom(
    { attributes: '', content: '' },
    { attributes: ' s="3"', content: '<v>5.50</v>' },
    { attributes: ' t="b"', content: '<v>1</v>' },
    { attributes: ' t="e"', content: '<v>#REF!</v>' },
    { attributes: ' t="str"', content: '<f>A1&amp;B1</f><v>1 &lt; 2 &amp;&#8364;</v>' },
    { attributes: ' cm="1"', content: '<f t="shared" ref="A1:A2" si="0">B1*2</f><v>3</v>' },
    { attributes: '', content: '<f>B1*2</f>' },
    { attributes: '', content: '<f/><v/>' },
    { attributes: ' t="inlineStr"', content: '<is><t xml:space="preserve"> 内联 </t></is>' },
    { attributes: ' t="inlineStr"', content: '<is><r><t>富</t></r><r><t>文本</t></r></is>' },
    { attributes: '', content: '<v><![CDATA[7]]></v>' },
    { attributes: '', content: '<v>8</v><extLst><ext><v>9</v></ext></extLst>' },
  ),
);

const rows = fc.array(
  fc.record({
    gap: fc.integer({ min: 1, max: 3 }),
    hidden: fc.boolean(),
    numbered: fc.integer({ min: 0, max: 9 }),
    cells: fc.array(fc.record({ gap: fc.integer({ min: 1, max: 30 }), cell }), { maxLength: 5 }),
  }),
  { maxLength: 12 },
);

const letters = (column: number): string =>
  column > 26 ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1) : String.fromCharCode(64 + column);

describe('rows from bytes', () => {
  it('SHEET-3 read the same as by the parser, whatever is in them', () => {
    fc.assert(
      fc.property(rows, (list) => {
        let row = 0;
        const xml = list.map(({ gap, hidden, numbered, cells }) => {
          row += numbered === 0 ? 1 : gap;
          let column = 0;
          const inside = cells.map(({ gap: step, cell: { attributes, content } }) => {
            column += step;
            const start = `<c r="${letters(column)}${row}"${attributes}`;
            return content === '' ? `${start}/>` : `${start}>${content}</c>`;
          });
          return `<row${numbered === 0 ? '' : ` r='${row}'`} spans="1:9"${hidden ? ' hidden="1"' : ''}>${inside.join('\n')}</row>`;
        });
        const [bytes, parser] = bothWays(xml.join(' '));
        expect(shown(bytes)).toEqual(shown(parser));
      }),
      { numRuns: 100 },
    );
  });

  it('SHEET-3 read the same where pieces of the file end anywhere', () => {
    const xml = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c><c r="B${i + 1}"><v>${i / 8}</v></c></row>`,
    );
    const [bytes, parser] = bothWays(`${xml.join('')}\n`);
    expect(shown(bytes)).toEqual(shown(parser));
    const text = firstText(bytes);
    expect(text?.split('\n')).toHaveLength(20_000);
    expect(text?.endsWith('北川市,2499.875')).toBe(true);
  });

  it.each([
    ['a prefix', '<x:row xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="2"><x:c r="A2"><x:v>5</x:v></x:c></x:row>'],
    ['a comment', '<row r="2"><!-- </row> --><c r="A2"><v>5</v></c></row>'],
    ['CDATA', '<row r="2"><c r="A2"><v><![CDATA[5]]></v></c></row>'],
    ['an instruction', '<?x <row r="9"> ?><row r="2"><c r="A2"><v>5</v></c></row>'],
    ['a reference in an attribute', '<row r="&#50;"><c r="A2"><v>5</v></c></row>'],
    ['no number of the row', '<row><c><v>5</v></c></row>'],
    ['no number of the cell', '<row r="2"><c><v>5</v></c></row>'],
    ['other quotes', "<row r='2'><c r='A2' ><v >5</v ></c ></row >"],
  ])('SHEET-3 goes on with the parser at %s', (_, second) => {
    const { text, opened } = read({
      sheet: `<sheetData><row r="1"><c r="A1"><v>1</v></c></row>${second}<row r="3"><c r="C3"><v>9</v></c></row></sheetData>`,
    });
    expect(text).toBe('1\n5\n,,9');
    expect(opened.issues).toEqual([]);
  });

  it('SHEET-3 takes numbers from cells where rows have none', () =>
    expect(read({ sheet: '<sheetData><row><c r="B4"><v>1</v></c></row><row/><row><c><v>2</v></c></row></sheetData>' }).text).toBe(
      '\n\n\n,1\n\n2',
    ));

  it.each([
    ['a row that goes backwards', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['a cell that goes backwards', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a row beyond the last', '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'],
    ['a column beyond the last', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a string that is not there', '<row r="1"><c r="A1" t="s"><v>3</v></c></row>'],
    ['an unknown entity', '<row r="1"><c r="A1" t="str"><v>&evil;</v></c></row>'],
    ['an end tag that does not fit', '<row r="1"><c r="A1"><v>1</v></row></c>'],
  ])('SHEET-8 refuses %s, both ways', (_, row) => {
    for (const opened of bothWays(row)) {
      expect(opened.issues).toMatchObject([{ code: 'SHEET_PART_DAMAGED', place: { file: 'a.xlsx', sheet: '一季度' } }]);
      expect(opened.files[0]?.sheets).toEqual([]);
    }
  });

  it('SHEET-8 refuses malformed UTF-8, both ways', () => {
    for (const before of ['', '<!-- x -->']) {
      const xml = new TextEncoder().encode(
        `<worksheet><sheetData>${before}<row r="1"><c r="A1" t="str"><v>\u0001</v></c></row></sheetData></worksheet>`,
      );
      xml[xml.indexOf(1)] = 0xff;
      expect(codesOf(openSheets('a.xlsx', handMade({ parts: { 'xl/worksheets/sheet1.xml': xml } })))).toEqual(['SHEET_PART_DAMAGED']);
    }
  });
});
