import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../src/index.ts';

const texts = (text: string): string[][] => parseCsv(text).rows.map(({ cells }) => cells.map((cell) => cell.text));

describe('SCHEME-40 parseCsv', () => {
  test('INTAKE-4 where the first line holds no comma outside quotes, its tab or semicolon separates', () => {
    expect(texts('a;b\n1,5;"x;y"')).toEqual([
      ['a', 'b'],
      ['1,5', 'x;y'],
    ]);
    expect(texts('a\tb;c\td\n1\t2\t3')).toEqual([
      ['a', 'b;c', 'd'],
      ['1', '2', '3'],
    ]);
    expect(texts('"a;b",c\n1;2,3')).toEqual([
      ['a;b', 'c'],
      ['1;2', '3'],
    ]);
    expect(parseCsv('a\n1;2').delimiter).toBe(',');
  });

  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\r1\r', [['a'], ['1']]],
    ['\ufeffa,b\n', [['a', 'b']]],
    ['a\n"x, ""y""\nz"\n', [['a'], ['x, "y"\nz']]],
    [
      'a,b\n,\n',
      [
        ['a', 'b'],
        ['', ''],
      ],
    ],
    ['a\n\n\n1', [['a'], ['1']]],
    ['a\n""\n', [['a'], ['']]],
    ['', []],
  ])('%j', (text, rows) => {
    expect(texts(text)).toEqual(rows);
  });

  test('places count lines inside quotes and characters from 1', () => {
    const [, row, next] = parseCsv('a,b\n"x\ny",2\n3,4').rows;
    expect(row?.cells.map(({ line, column, quoted }) => [line, column, quoted])).toEqual([
      [2, 1, true],
      [3, 4, false],
    ]);
    expect(next?.line).toBe(4);
  });

  test('a quote left open and text after a quote are faults with their places', () => {
    expect(parseCsv('a\n"x').faults).toEqual([{ fault: 'quote_open', line: 2, column: 1 }]);
    expect(parseCsv('a\n"x"y,1').faults).toEqual([{ fault: 'quote_text', line: 2, column: 4 }]);
    expect(texts('a\n"x"y,1')).toEqual([['a'], ['xy', '1']]);
  });

  test('whatever is written by the rules is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '北', ',', '"', '\n', '\r', ' ') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
        const written = table.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(texts(written)).toEqual(table);
      }),
    );
  });
});
