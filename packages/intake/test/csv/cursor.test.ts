import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvCursor } from '../../src/csv/cursor.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function rowsOf(text: string): string[][] {
  const cursor = new CsvCursor(encode(text));
  const rows: string[][] = [];
  while (!cursor.done) {
    const row: string[] = [];
    do {
      cursor.next();
      row.push(cursor.text());
    } while (!cursor.rowEnd);
    rows.push(row);
  }
  expect(cursor.fault).toBeUndefined();
  return rows;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe('INTAKE-4 cursor', () => {
  test('any cells written with quotes are read back, whatever ends the lines', () => {
    const cells = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom('a', '北', '"', ',', '\n', '\r', ' ', '𠮷', '1') }), { minLength: 1, maxLength: 4 }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(cells, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (rows, end, ended) => {
        const text = rows.map((row) => row.map(quoted).join(',')).join(end) + (ended ? end : '');
        expect(rowsOf(text)).toEqual(rows);
      }),
    );
  });

  test('a delimiter at the end of the file leaves one empty field', () => {
    expect(rowsOf('a,b\n1,')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
  });

  test('lines count those inside quotes, also CR and CRLF', () => {
    const cursor = new CsvCursor(encode('"a\r\nb\rc",1\r\nx,2'));
    const lines: number[] = [];
    while (!cursor.done) {
      cursor.next();
      lines.push(cursor.line);
    }
    expect(lines).toEqual([1, 3, 4, 4]);
  });
});

describe('INTAKE-6 numbers without a string', () => {
  const read = (text: string): number | undefined => {
    const cursor = new CsvCursor(encode(`${text},x`));
    return cursor.number() ? cursor.value : undefined;
  };

  test('what it takes is bit for bit what Number() gives', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 9 });
    fc.assert(
      fc.property(fc.constantFrom('', '-'), digits, fc.constantFrom('', '.'), digits, (sign, whole, point, fraction) => {
        const text = `${sign}${whole}${point}${point ? fraction : ''}`;
        const value = read(text);
        const isNumber = /\d/.test(text) && text.replaceAll(/\D/g, '').length <= 15;
        expect(value !== undefined).toBe(isNumber);
        if (value !== undefined) expect(Object.is(value, Number(text))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['', '-', '.', '1e5', '1 ', ' 1', '+1', '1.2.3', '12-3', '1234567890123456', '"1"', '１'])(
    'leaves %j to the text reader',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  test('after a refusal the same field can be read as text', () => {
    const cursor = new CsvCursor(encode('12-3,4'));
    expect(cursor.number()).toBe(false);
    cursor.next();
    expect(cursor.text()).toBe('12-3');
    expect(cursor.number()).toBe(true);
    expect(cursor.value).toBe(4);
  });
});

describe('runs of fields', () => {
  /** Fields and row ends by runs of at most so many fields, by single steps where a run reads none. */
  function byRuns(text: string, longest: number): string[] {
    const bytes = encode(text);
    const cursor = new CsvCursor(bytes);
    const spans = Array.from({ length: longest }, () => ({ start: 0, end: 0, quoted: false }));
    const fields: string[] = [];
    while (!cursor.done) {
      const passed = cursor.spans(spans, 0, longest);
      for (const { start, end } of spans.slice(0, passed)) fields.push(new TextDecoder().decode(bytes.subarray(start, end)));
      if (passed === 0) {
        cursor.next();
        fields.push(cursor.text());
      }
      fields.push(cursor.rowEnd ? `end ${cursor.rowLine}` : 'more');
    }
    return fields.filter((field) => field !== 'more');
  }

  test('passes the same fields as single steps do, whatever the line ends, quotes and blanks', () => {
    const cell = fc.constantFrom('', 'a', '示例县', ' ', '1.5', '"x,y"', '"a""b"', '"l\nm"');
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), fc.integer({ min: 1, max: 6 }), (rows, end, last, longest) => {
        const text = rows.map((row) => row.join(',')).join(end) + (last ? end : '');
        if (text === '') return;
        const cursor = new CsvCursor(encode(text));
        const expected: string[] = [];
        while (!cursor.done) {
          cursor.next();
          expected.push(cursor.text());
          if (cursor.rowEnd) expected.push(`end ${cursor.rowLine}`);
        }
        expect(byRuns(text, longest)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('reads the same numbers as single steps do', () => {
    const cell = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.constantFrom('', '-', '12', '-0.50', '7.', '.5', '1234567890123456'),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), fc.boolean(), (cells, last) => {
        const bytes = encode(cells.join(',') + (last ? '\n' : ''));
        const runs = new CsvCursor(bytes);
        const single = new CsvCursor(bytes);
        const values = new Float64Array(1);
        while (!single.done) {
          const plain = single.number();
          expect(runs.numbers(values, 0, 1)).toBe(plain ? 1 : 0);
          if (plain) expect(Object.is(values[0], single.value)).toBe(true);
          else {
            single.next();
            runs.next();
          }
          expect([runs.start, runs.end, runs.rowEnd]).toEqual([single.start, single.end, single.rowEnd]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
