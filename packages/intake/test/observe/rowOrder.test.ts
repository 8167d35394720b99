import { cellOf } from '@kedu/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ObservationReader, readRegister } from '../../src/index.ts';

const UNITS = Array.from({ length: 90 }, (_, i) => `u${String(i).padStart(2, '0')}`);
const PERIODS = ['2021', '2022', '2023'];
const INDICATORS = ['a', 'b', 'c'];
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const { register } = readRegister({
  units: { file: 'units.csv', bytes: encode(`unit_id,name\n${UNITS.map((id) => `${id},${id}\n`).join('')}`) },
  example: true,
});

interface Row {
  readonly unit: string;
  readonly period: string;
  readonly cells: readonly string[];
}

const MEANT: Readonly<Record<string, unknown>> = { '1': 1, '2.5': 2.5, '': 'overdue', 不适用: 'not_applicable', '１２': 12 };

/** Rows of every unit in every period, of which some are left out and some stand twice, in any order. */
const rows = fc.record({
  seed: fc.integer(),
  order: fc.constantFrom('by unit', 'by period', 'any'),
  twice: fc.integer({ min: 0, max: 2 }),
  odd: fc.constantFrom(0, 0.02, 0.3),
});

test('INTAKE-12 values and their lines are the same in whatever order the rows of a table stand, wide or long', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), ({ seed, order, twice, odd }, long) => {
      const table = tableOf(seed, order, twice, odd);
      const lines = table.flatMap(({ unit, period, cells }) =>
        long ? cells.map((cell, i) => `${unit},${period},${INDICATORS[i]},${cell}`) : [`${unit},${period},${cells.join(',')}`],
      );
      const head = long ? 'unit,period,indicator,value' : `unit,period,${INDICATORS.join(',')}`;
      const reader = new ObservationReader(
        register,
        INDICATORS.map((id) => ({ id })),
      );
      reader.add('data.csv', encode(`${head}\n${lines.join('\n')}\n`), { layout: long ? 'long' : 'wide' });
      const read = reader.finish();
      const seen = new Set<string>();
      table.forEach(({ unit, period, cells }, row) => {
        if (seen.has(`${unit} ${period}`)) return;
        seen.add(`${unit} ${period}`);
        cells.forEach((cell, i) => {
          const indicator = INDICATORS[i] as string;
          const column = read.column(indicator, period);
          const at = UNITS.indexOf(unit);
          expect(column ? cellOf(column, at) : 'overdue').toBe(MEANT[cell]);
          if (cell !== '') expect(read.origin(indicator, period, at)?.line).toBe(long ? row * INDICATORS.length + i + 2 : row + 2);
        });
      });
      for (const period of PERIODS)
        for (const unit of UNITS) {
          const column = read.column('a', period);
          if (!seen.has(`${unit} ${period}`) && column) expect(cellOf(column, UNITS.indexOf(unit))).toBe('overdue');
        }
    }),
    { numRuns: 60 },
  );
});

function tableOf(seed: number, order: string, twice: number, odd: number): Row[] {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 0x1000000;
  };
  const cell = (): string => (random() < odd ? (['', '不适用', '１２'][Math.floor(random() * 3)] as string) : random() < 0.5 ? '1' : '2.5');
  const outer = order === 'by period' ? PERIODS : UNITS;
  const inner = order === 'by period' ? UNITS : PERIODS;
  const keys = outer
    .flatMap((one) => inner.map((other) => (order === 'by period' ? [other, one] : [one, other])))
    .filter(() => random() > 0.1);
  if (order === 'any')
    for (let i = keys.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [keys[i], keys[j]] = [keys[j] as string[], keys[i] as string[]];
    }
  const table = keys.map(([unit = '', period = '']): Row => ({ unit, period, cells: INDICATORS.map(cell) }));
  for (let i = 0; i < twice; i += 1)
    table.splice(Math.floor(random() * table.length), 0, table[Math.floor(random() * table.length)] as Row);
  return table;
}
