import { utf8 } from '@kedu/ledger';
import { indexCsv } from '@kedu/model';
import { csvDocument, csvText } from '@kedu/tables';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROW_KEYS, RowBytes, SEALED_TABLES, type SealedTableName, sealedTexts } from '../../src/index.ts';

const CELLS = ['', '990100', '松抚市', '12.5', 'a,b', '说"明"', 'back\\slash', 'tab\there', '𠮷', "'=1"];

/** A table with the columns of its key and two more, in any order. */
const ordered = fc.constantFrom(...(Object.keys(SEALED_TABLES) as SealedTableName[])).chain((table) => {
  const columns = [...ROW_KEYS[table], 'x', 'y'];
  const headings = fc.shuffledSubarray(columns, { minLength: columns.length });
  const cell = fc.oneof(fc.constantFrom(...CELLS), fc.string());
  const rows = fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { minLength: 1, maxLength: 12 });
  return fc.record({ table: fc.constant(table), headings, rows });
});

describe('BUNDLE-3 rows from the bytes of a table', () => {
  test('are the bytes of the texts that are sealed, whatever stands in the cells and wherever the columns of the key stand', () => {
    fc.assert(
      fc.property(ordered, fc.nat(), ({ table, headings, rows }, from) => {
        const cells = rows.map((row) => row.map((cell) => cell.replace(/[\r\n]/g, '')));
        const index = indexCsv(utf8(csvDocument(headings, (to) => cells.forEach((row) => to.row(row.map(csvText).join(','))))));
        if (!index) throw new Error('no index');
        const published = cells.map((_, row) => ({ line: row + 2, cells: index.cells(row) }));
        const texts = sealedTexts(table, headings, published);
        const bytes = new RowBytes(
          table,
          index,
          ROW_KEYS[table].map((column) => headings.indexOf(column)),
        );
        const first = from % cells.length;
        const expected = texts.slice(first).map((text) => `${text}\n`);
        expect(new TextDecoder().decode(bytes.of(first, cells.length - first))).toBe(expected.join(''));
        expect(new TextDecoder().decode(bytes.of(0, 1))).toBe(`${texts[0]}\n`);
      }),
    );
  });

  test('end each column of the key with a comma, also the last of the table', () => {
    const index = indexCsv(utf8('id,x,period\r\nP1,1,2023\r\nP2,2,2023\r\n'));
    if (!index) throw new Error('no index');
    const rows = new RowBytes('proposals', index, [2, 0]);
    for (const _ of ['new', 'overwritten'])
      expect(new TextDecoder().decode(rows.of(0, 2))).toBe(
        '["proposals",["2023","P1"],["P1","1","2023"]]\n["proposals",["2023","P2"],["P2","2","2023"]]\n',
      );
  });

  test('a key column that is not there is a fault of the program', () => {
    const index = indexCsv(utf8('a,b\r\n1,2\r\n'));
    if (!index) throw new Error('no index');
    expect(() => new RowBytes('proposals', index, [0, -1])).toThrow(RangeError);
  });
});
