import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCell } from '../../src/cell/number.ts';

test('INTAKE-6 any finite number reads back from its own decimal', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(readCell(String(value), undefined)).toEqual({ kind: 'number', value: Number(String(value)) });
    }),
  );
});

test('INTAKE-6 full-width digits are worth what the plain ones are', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const wide = String(value).replaceAll(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
      expect(readCell(wide, undefined)).toEqual({ kind: 'number', value: Number(String(value)), form: 'full_width' });
    }),
  );
});

test('INTAKE-6 no text of digits, points, signs and letters is taken for a number unless Number() agrees', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0159.-+eExOol'), minLength: 1, maxLength: 8 }), (text) => {
      const reading = readCell(text, undefined);
      if (reading.kind === 'number') expect(reading.value).toBe(Number(text));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['1.2亿', '万元', 12000],
  ['1.2亿元', '万元', 12000],
  ['3.3万', '亿元', 0.00033],
  ['1200万元', '亿元', 0.12],
  ['5万', '人', 50000],
  ['35人', '人', 35],
  ['1,234.5亿元', '亿元', 1234.5],
  ['2万亿', '亿元', 20000],
  ['83.2％', '%', 83.2],
  ['83.2 %', '％', 83.2],
  ['3万千瓦时', '千瓦时', 30000],
])('INTAKE-7 %s in %s is %d', (text, unit, value) => {
  expect(readCell(text, unit)).toEqual({ kind: 'number', value, form: 'suffix' });
});

test.each([
  ['5%', '亿元', '%'],
  ['5%', undefined, '%'],
  ['5万', undefined, '万'],
  ['5万', '%', '万'],
  ['5人', '元', '人'],
  ['5‰', '%', '‰'],
  ['5万元', '万吨', '万元'],
])('INTAKE-7 %s in %s is refused', (text, unit, suffix) => {
  expect(readCell(text, unit)).toEqual({ kind: 'suffix', suffix });
});

test.each([
  ['1 234 567', 1234567],
  ['1,234', 1234],
  ['-1,234.50', -1234.5],
  ['12 345.5', 12345.5],
])('INTAKE-6 thousands: %s', (text, value) => {
  expect(readCell(text, undefined)).toEqual({ kind: 'number', value, form: 'thousands' });
});

test.each(['1,23', '1,2345', '1 23', ',123', '1,234 567', '12 34.5'])('INTAKE-6 no thousands: %s', (text) => {
  expect(readCell(text, undefined).kind).toBe('no_number');
});
