import { cellOf } from '@kedu/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DataMapping, ObservationReader, readRegister, type TableMapping } from '../../src/index.ts';

const UNITS = Array.from({ length: 40 }, (_, i) => `u${String(i).padStart(2, '0')}`);
const INDICATORS = ['a', 'b', 'c', 'd', 'e'];
const PERIODS = ['2021', '2022', '2023', '2024'];
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const { register } = readRegister({
  units: { file: 'units.csv', bytes: encode(`unit_id,name\n${UNITS.map((unit) => `${unit},${unit}`).join('\n')}\n`) },
  example: true,
});

function read(text: string, mapping: DataMapping | TableMapping): string[] {
  const reader = new ObservationReader(
    register,
    INDICATORS.map((id) => ({ id })),
  );
  const issues = reader.add('data.csv', encode(text), mapping);
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const observations = reader.finish();
  return INDICATORS.flatMap((id) =>
    PERIODS.flatMap((period) => {
      const column = observations.column(id, period);
      return observations.unitIds.flatMap((unit, i) => {
        const cell = column && cellOf(column, i);
        return typeof cell === 'number' ? [`${unit} ${id} ${period} ${cell}`] : [];
      });
    }),
  );
}

const table = (values: Partial<TableMapping> & Pick<TableMapping, 'values'>): TableMapping => ({
  headings: [1],
  skip: [],
  unit: 'values',
  unitBy: 'id',
  indicator: 'values',
  period: 'values',
  indicatorWords: new Map(),
  unitWords: new Map(),
  periodWords: new Map(),
  ...values,
});
const at = (heading: string) => ({ at: { heading } });

test('MAP-1 MAP-9 the same values come in, whatever the columns are: indicators, values, periods, units', () => {
  // Blank mostly not; sometimes no plain number, so that quick and careful ways mix; the rows of the wide table in any order.
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: -99, max: 999 }).map(String) },
    fc.constant(''),
    fc.constant('１2'),
    fc.constant('不适用'),
  );
  const cells = fc.array(cell, { minLength: 800, maxLength: 800 });
  const order = fc.shuffledSubarray(
    UNITS.flatMap((unit) => PERIODS.map((period) => [unit, period] as const)),
    { minLength: 160 },
  );
  fc.assert(
    fc.property(cells, order, (all, rows) => {
      const of = (unit: string, indicator: string, period: string): string =>
        all[(UNITS.indexOf(unit) * INDICATORS.length + INDICATORS.indexOf(indicator)) * PERIODS.length + PERIODS.indexOf(period)] as string;
      const lines = (head: readonly string[], body: readonly (readonly string[])[]): string =>
        [head, ...body].map((row) => row.join(',')).join('\n');
      const wide = read(
        lines(
          ['unit', 'period', ...INDICATORS],
          rows.map(([unit, period]) => [unit, period, ...INDICATORS.map((id) => of(unit, id, period))]),
        ),
        { layout: 'wide' },
      );
      const pairs = UNITS.flatMap((unit) => INDICATORS.map((id) => [unit, id] as const));
      const long = read(
        lines(
          ['unit', 'indicator', 'period', 'value'],
          pairs.flatMap(([unit, id]) => PERIODS.map((period) => [unit, id, period, of(unit, id, period)])),
        ),
        { layout: 'long' },
      );
      const periods = read(
        lines(
          ['unit', 'indicator', ...PERIODS],
          pairs.map(([unit, id]) => [unit, id, ...PERIODS.map((period) => of(unit, id, period))]),
        ),
        table({ unit: at('unit'), indicator: at('indicator'), values: PERIODS.map((period) => ({ ...at(period), period })) }),
      );
      const units = read(
        lines(
          ['indicator', 'period', ...UNITS],
          INDICATORS.flatMap((id) => PERIODS.map((period) => [id, period, ...UNITS.map((unit) => of(unit, id, period))])),
        ),
        table({ indicator: at('indicator'), period: at('period'), values: UNITS.map(at) }),
      );
      const expected = INDICATORS.flatMap((id) =>
        PERIODS.flatMap((period) =>
          UNITS.flatMap((unit) => {
            const text = of(unit, id, period).replace('１', '1');
            return /^-?\d+$/.test(text) ? [`${unit} ${id} ${period} ${Number(text)}`] : [];
          }),
        ),
      );
      for (const found of [wide, long, periods, units]) expect(found).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
