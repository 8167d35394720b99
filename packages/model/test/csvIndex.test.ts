import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexCsv, parseCsv } from '../src/index.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const cell = fc.oneof(
  fc.constantFrom('', '1', '-0.5', '松抚市', 'a,b', '说"明"', '"', 'a;b', 'a\tb', "'=1"),
  fc.string({ unit: 'binary', maxLength: 5 }).map((text) => text.replace(/[\r\n\ud800-\udfff]/g, '')),
);
const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

describe('OUT-1 indexCsv', () => {
  test('rows and cells are those that parseCsv reads, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const text = rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
        fc.pre(!text.startsWith('\ufeff'));
        const index = indexCsv(utf8(text));
        const [heading, ...read] = parseCsv(text).rows.map(({ line, cells }) => ({ line, cells: cells.map((one) => one.text) }));
        expect(index?.headings).toEqual(heading?.cells);
        expect(index?.count).toBe(read.length);
        read.forEach(({ line, cells }, row) => {
          expect(line).toBe(row + 2);
          expect(index?.cells(row)).toEqual(cells);
        });
        const uneven = read.findIndex(({ cells }) => cells.length !== heading?.cells.length);
        expect(index?.uneven).toBe(uneven < 0 ? undefined : uneven);
      }),
    );
  });

  test('a heading may begin with a full-width character, whose first byte is that of a byte order mark', () => {
    expect(indexCsv(utf8('（单位）,值\r\n990100,1\r\n'))?.headings).toEqual(['（单位）', '值']);
  });

  test.each([
    ['LF alone', 'a,b\n1,2\n'],
    ['CR alone', 'a,b\r\n1\r,2\r\n'],
    ['no end of the last line', 'a,b\r\n1,2'],
    ['a blank line', 'a,b\r\n\r\n1,2\r\n'],
    ['a quotation mark within a cell', 'a,b\r\n1,x"y\r\n'],
    ['text behind a quotation mark', 'a,b\r\n1,"x"y\r\n'],
    ['a quotation mark that never closes', 'a,b\r\n1,"x\r\n'],
    ['a line broken within a cell', 'a,b\r\n1,"x\r\ny"\r\n'],
    ['a byte order mark', '\ufeffa,b\r\n1,2\r\n'],
    ['a heading without a comma', 'a;b\r\n1;2\r\n'],
    ['nothing', ''],
  ])('%s is left to parseCsv', (_, text) => {
    expect(indexCsv(utf8(text))).toBeUndefined();
  });
});
