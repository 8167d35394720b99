import { utf8 } from '@kedu/ledger';
import { indexCsv } from '@kedu/model';
import { csvDocument, csvText } from '@kedu/tables';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowBytes, sealedTexts } from '../../src/index.ts';

const CELLS = ['', '990100', '松抚市', '12.5', 'a,b', '说"明"', 'back\\slash', 'tab\there', '𠮷', "'=1"];
const HEADINGS = ['x', 'period', 'id', 'y'];

describe('BUNDLE-3 rows from the bytes of a table', () => {
  test('are the bytes of the texts that are sealed, whatever stands in the cells', () => {
    const rows = fc.array(fc.array(fc.oneof(fc.constantFrom(...CELLS), fc.string()), { minLength: 4, maxLength: 4 }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(rows, fc.nat(), (drawn, from) => {
        const cells = drawn.map((row) => row.map((cell) => cell.replace(/[\r\n]/g, '')));
        const index = indexCsv(utf8(csvDocument(HEADINGS, (to) => cells.forEach((row) => to.row(row.map(csvText).join(','))))));
        if (!index) throw new Error('no index');
        const published = cells.map((_, row) => ({ line: row + 2, cells: index.cells(row) }));
        const texts = sealedTexts('proposals', HEADINGS, published);
        const bytes = new RowBytes('proposals', index, [1, 2]);
        const first = from % cells.length;
        const expected = texts.slice(first).map((text) => `${text}\n`);
        expect(new TextDecoder().decode(bytes.of(first, cells.length - first))).toBe(expected.join(''));
        expect(new TextDecoder().decode(bytes.of(0, 1))).toBe(`${texts[0]}\n`);
      }),
    );
  });

  test('a key column that is not there is a fault of the program', () => {
    const index = indexCsv(utf8('a,b\r\n1,2\r\n'));
    if (!index) throw new Error('no index');
    expect(() => new RowBytes('proposals', index, [0, -1])).toThrow(RangeError);
  });
});
