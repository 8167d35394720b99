import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cumulativePeriod,
  firstDay,
  lastDay,
  parsePeriod,
  periodContains,
  periodOf,
  periodsWithin,
  previousPeriod,
  samePeriodLastYear,
} from '../src/period.ts';

test.each([
  ['2023', 'year', '2023-01-01', '2023-12-31'],
  ['2023H2', 'half', '2023-07-01', '2023-12-31'],
  ['2023Q1', 'quarter', '2023-01-01', '2023-03-31'],
  ['2024-02', 'month', '2024-02-01', '2024-02-29'],
  ['2100-02', 'month', '2100-02-01', '2100-02-28'],
  ['2000-02', 'month', '2000-02-01', '2000-02-29'],
  ['2023-01..2023-09', 'range', '2023-01-01', '2023-09-30'],
  ['FY2023', 'fiscal_year', '2023-01-01', '2023-12-31'],
  ['FY2023@07', 'fiscal_year', '2022-07-01', '2023-06-30'],
  ['2021..2025', 'term', '2021-01-01', '2025-12-31'],
])('PERIOD-1 %s is a %s from %s to %s', (id, kind, first, last) => {
  const period = periodOf(id);
  expect([period.id, period.kind, firstDay(period), lastDay(period)]).toEqual([id, kind, first, last]);
});

test.each([
  '',
  '2023Q5',
  '2023H3',
  '2023-13',
  '2023-00',
  '23',
  '2023-1',
  '2023-09..2023-01',
  '2023-11..2024-01',
  '2025..2021',
  '2023..2023',
  'FY2023@13',
  'FY2023@00',
  '2023年',
  '２０２３',
])('PERIOD-1 %s is no period', (id) => {
  expect(parsePeriod(id)).toBeUndefined();
  expect(() => periodOf(id)).toThrow(RangeError);
});

test.each([
  ['2023Q1', '2022Q4'],
  ['2023H1', '2022H2'],
  ['2023-01', '2022-12'],
  ['2023', '2022'],
  ['2021..2025', '2016..2020'],
  ['FY2023@07', 'FY2022@07'],
  ['FY2023', 'FY2022'],
  ['2023-04..2023-06', '2023-01..2023-03'],
])('PERIOD-2 before %s comes %s', (id, before) => expect(previousPeriod(periodOf(id))).toEqual(periodOf(before)));

test('PERIOD-2 the span before a range may reach into the year before', () => {
  const before = previousPeriod(periodOf('2023-02..2023-05'));
  expect([firstDay(before), lastDay(before)]).toEqual(['2022-10-01', '2023-01-31']);
});

test.each([
  ['2023Q1', '2022Q1'],
  ['2024-02', '2023-02'],
  ['2023-01..2023-09', '2022-01..2022-09'],
  ['FY2023@07', 'FY2022@07'],
])('PERIOD-2 a year before %s is %s', (id, before) => expect(samePeriodLastYear(periodOf(id))).toEqual(periodOf(before)));

test('PERIOD-3 shorter periods tile longer ones, or there are none', () => {
  expect(periodsWithin(periodOf('2023H2'), 'quarter').map(({ id }) => id)).toEqual(['2023Q3', '2023Q4']);
  expect(periodsWithin(periodOf('2023Q1'), 'half')).toEqual([]);
  expect(periodsWithin(periodOf('2023-02..2023-06'), 'quarter')).toEqual([]);
  expect(periodsWithin(periodOf('2021..2025'), 'year')).toHaveLength(5);
  expect(periodsWithin(periodOf('2023'), 'term')).toEqual([]);
  expect(cumulativePeriod(periodOf('2023Q3')).id).toBe('2023-01..2023-09');
});

const regular = fc
  .tuple(fc.integer({ min: 1990, max: 2050 }), fc.constantFrom('', 'H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4', '-01', '-06', '-12'))
  .map(([year, part]) => periodOf(`${year}${part}`));

test('PERIOD-2 previous periods meet their successor and keep their length', () => {
  fc.assert(
    fc.property(regular, (period) => {
      const before = previousPeriod(period);
      expect(before.last + 1).toBe(period.first);
      expect(before.last - before.first).toBe(period.last - period.first);
      expect(parsePeriod(before.id)).toEqual(before);
      expect(periodContains(period, before)).toBe(false);
    }),
  );
});
