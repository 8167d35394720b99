import { type FieldType, typeOfColumn } from '@kedu/bundle';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDescription } from '../src/files/checkDescription.ts';
import { oddCells } from '../src/files/oddCells.ts';
import { Tables } from '../src/files/tables.ts';
import { Findings } from '../src/index.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const tableOf = (text: string) => {
  const table = new Tables(new Map([['t.csv', utf8(text)]])).of('t.csv');
  if (!table) throw new Error('no table');
  return table;
};
const TYPES: readonly FieldType[] = ['string', 'number', 'integer', 'boolean', 'date'];
const FORMS: Readonly<Record<FieldType, RegExp>> = {
  string: /^/,
  number: /^(-?\d+(\.\d+)?([eE][+-]?\d+)?)?$/,
  integer: /^(-?\d+)?$/,
  boolean: /^(true|false)?$/,
  date: /^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$/,
};
const CELLS = [
  '',
  '0',
  '-1',
  '12.5',
  '-0.25',
  '1e-7',
  '.5',
  '5.',
  '1.2.3',
  '-',
  '--1',
  '1-',
  '+1',
  'Infinity',
  'NaN',
  '0x1',
  'true',
  'false',
  'True',
  'trve',
  '2024-02-29',
  '2024-13-01',
  '2024-1-1',
  '北川',
  '１',
  ' 1',
  '"1"',
  '"a,b"',
];

describe('BUNDLE-6 VERIFY-2 types of cells', () => {
  test('a cell is odd where its form says so, whether rows are looked at as bytes or as texts', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...CELLS), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
        for (const end of ['\r\n', '\n']) {
          const text = [['s', 'n', 'i', 'b', 'd'], ...rows].map((cells) => cells.join(',') + end).join('');
          const found = oddCells(tableOf(text), TYPES).map(({ column, line, found: cell }) => `${column} ${line} ${cell}`);
          const plain = rows.map((cells) => cells.map((cell) => cell.replaceAll('"', '')));
          const expected = ['s', 'n', 'i', 'b', 'd'].flatMap((column, i) => {
            const row = plain.findIndex((cells) => !FORMS[TYPES[i] as FieldType].test(cells[i] as string));
            return row < 0 ? [] : [`${column} ${row + 2} ${plain[row]?.[i]}`];
          });
          expect(new Set(found)).toEqual(new Set(expected));
        }
      }),
      { numRuns: 300 },
    );
  });

  const said = (type: string, cell: string): readonly unknown[] => {
    const fields = [
      { name: 'table', type: 'string' },
      { name: 'block', type },
    ];
    const files = new Map([
      ['datapackage.json', utf8(JSON.stringify({ resources: [{ path: 'sealed.csv', schema: { fields } }] }))],
      ['sealed.csv', utf8(`table,block\r\nunits,0\r\nunits,${cell}\r\n`)],
    ]);
    const findings = new Findings();
    checkDescription(files, new Tables(files), findings);
    return findings.list().map(({ code, place, args }) => [code, place.file, place.line, args['reason'], args['found'], args['expected']]);
  };

  test('a description with another type, and a cell of another, are named', () => {
    expect(typeOfColumn('block', 'sealed')).toBe('integer');
    expect(typeOfColumn('nobody', 'sealed')).toBeUndefined();
    expect(said('integer', '1')).toEqual([]);
    expect(said('string', '1')).toEqual([
      ['VERIFY_DESCRIPTION', 'datapackage.json', undefined, 'type', 'sealed.csv：block string', 'block integer'],
    ]);
    expect(said('integer', '1.5')).toEqual([['VERIFY_DESCRIPTION', 'sealed.csv', 3, 'cell', 'block：1.5', 'block：integer']]);
    expect(said('integer', '<b>')).toEqual([['VERIFY_DESCRIPTION', 'sealed.csv', 3, 'cell', 'block：<b>', 'block：integer']]);
  });
});
