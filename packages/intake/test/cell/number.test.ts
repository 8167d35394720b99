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
  ['5‰', '%', 0.5],
  ['0.83%', '‰', 8.3],
  ['3百万元', '万元', 300],
  ['7千人', '万人', 0.7],
  ['5万公斤', '公斤', 50000],
])('INTAKE-7 %s in %s is %d', (text, unit, value) => {
  expect(readCell(text, unit)).toEqual({ kind: 'number', value, form: 'suffix' });
});

test.each([
  ['5%', '亿元', '%'],
  ['5%', undefined, '%'],
  ['5万', undefined, '万'],
  ['5万', '%', '万'],
  ['5人', '元', '人'],
  ['5万元', '万吨', '万元'],
  ['5千克', '吨', '千克'],
  ['5百分点', '%', '百分点'],
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

test.each([
  ['12.3①', 12.3],
  ['12.3*', 12.3],
  ['12.3＊', 12.3],
  ['12.3[1]', 12.3],
  ['12.3［注2］', 12.3],
  ['12.3（注1）', 12.3],
  ['12.3%（注）', 12.3],
  ['1,234.5 注1', 1234.5],
  ['1.2亿元③', 120_000_000],
])('MAP-8 a footnote behind a number: %s', (text, value) => {
  expect(readCell(text, text.includes('亿') ? '元' : '%')).toEqual({ kind: 'number', value, form: 'footnote' });
});

test.each(['10²', '12.3(1)', '注1', '*'])('MAP-8 no footnote behind a number: %s', (text) => {
  expect(readCell(text, '%').kind).not.toBe('number');
});

test.each([
  ['12.3/15.6', '12.3', '15.6'],
  ['12.3（15.6）', '12.3', '15.6'],
  ['12.3 15.6', '12.3', '15.6'],
  ['12.3、15.6', '12.3', '15.6'],
  ['83.2%；90%', '83.2%', '90%'],
  ['目标90，实际83.2', '90', '83.2'],
])('MAP-8 two numbers in one cell: %s', (text, first, second) => {
  expect(readCell(text, '%')).toEqual({ kind: 'no_number', hint: 'two_numbers', two: [first, second] });
});

test('MAP-7 a column in another unit of measure: the point moves, exactly, whatever the number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999, max: 999_999_999 }),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: -8, max: 8 }),
      (n, places, shift) => {
        const text = (n / 10 ** places).toFixed(places);
        expect(readCell(text, '亿元', shift)).toEqual({ kind: 'number', value: Number(`${text}e${shift}`) });
      },
    ),
  );
});

test('MAP-7 a suffix of its own is not moved with the column', () => {
  expect(readCell('3.2亿', '万元', -4)).toEqual({ kind: 'number', value: 32_000, form: 'suffix' });
});
