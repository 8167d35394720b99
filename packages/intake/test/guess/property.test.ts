import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessMappings, isCertain, ObservationReader } from '../../src/index.ts';
import { type Habits, type Named, type RandomTable, writeTable } from './randomTable.ts';
import { registerOf, sheetOf } from './vector.ts';

const UNITS: readonly Named[] = ['北川市', '南山市', '东湖县', '西岭县', '中河区', '新洲区', '白石镇', '青禾镇'].map((name, i) => ({
  id: `9901${String(i).padStart(2, '0')}`,
  name,
  measure: '',
}));
const INDICATORS: readonly Named[] = [
  { id: 'gdp', name: '地区生产总值', measure: '亿元' },
  { id: 'forest_cover', name: '森林覆盖率', measure: '%' },
  { id: 'urban_jobs', name: '城镇新增就业', measure: '人' },
  { id: 'exports_growth', name: '出口总额增速', measure: '%' },
  { id: 'good_air_days', name: '空气质量优良天数', measure: '天' },
  { id: 'on_time_rate', name: '按时办结率', measure: '%' },
];

const habits: fc.Arbitrary<Habits> = fc.record({
  orientation: fc.constantFrom(
    'indicators across',
    'units across',
    'periods across',
    'periods over indicators',
    'indicators over periods',
    'long',
    'months down',
    'value among others',
  ),
  unitsBy: fc.constantFrom('name', 'code'),
  indicatorsBy: fc.constantFrom('title', 'id', 'measured title'),
  periods: fc.constantFrom('years', 'months', 'quarters'),
  title: fc.boolean(),
  serial: fc.boolean(),
  total: fc.boolean(),
  note: fc.boolean(),
  remark: fc.boolean(),
  form: fc.constantFrom('csv', 'sheet'),
  bareYears: fc.boolean(),
  gap: fc.constantFrom(undefined, undefined, 0, 1, 2),
  totalColumn: fc.constantFrom(undefined, undefined, 'first', 'last'),
  asides: fc.boolean(),
});

const tables: fc.Arbitrary<RandomTable> = fc
  .record({
    habits,
    units: fc.shuffledSubarray([...UNITS], { minLength: 2 }),
    indicators: fc.shuffledSubarray([...INDICATORS], { minLength: 2 }),
    year: fc.integer({ min: 2015, max: 2024 }),
    scale: fc.constantFrom(1, 0.1, 13.7, 2019),
  })
  .map(({ habits: own, units, indicators, year, scale }) =>
    writeTable(own, units, indicators, year, (n) => Math.round(n * scale * 100) / 100),
  );

const register = registerOf(UNITS.map(({ id, name }) => [id, name]));
const known = { units: register, indicators: INDICATORS.map(({ id, name, measure }) => ({ id, title: { 'zh-CN': name }, unit: measure })) };

/** Guesses the table and reads it by the guess: what is the same, and whether the guess calls itself certain. */
function roundTrip(table: RandomTable): { readonly same: boolean; readonly certain: boolean } {
  const opened = { files: [{ file: table.file, sheets: [sheetOf(table.sheet, table.form, table.rows, table.merges)] }], issues: [] };
  const guess = guessMappings(opened.files, known);
  const reader = new ObservationReader(
    register,
    known.indicators.map(({ id, unit }) => ({ id, unit })),
  );
  reader.addOpened(
    opened,
    guess.tables.map(({ mapping }) => mapping),
  );
  const observations = reader.finish();
  const read = new Map<string, number>();
  for (const indicator of observations.indicators)
    for (const period of observations.periods)
      for (const [i, unit] of observations.unitIds.entries()) {
        const column = observations.column(indicator, period);
        if (column && column.missing[i] === 0) read.set(`${unit}|${indicator}|${period}`, column.values[i] as number);
      }
  const same = read.size === table.values.size && [...table.values].every(([key, value]) => read.get(key) === value);
  return { same, certain: isCertain(guess) };
}

/** The table with one name of a unit or an indicator misspelt: a sign left out, changed, or cut off. */
const misspelt: fc.Arbitrary<RandomTable> = fc
  .tuple(tables, fc.nat(), fc.constantFrom('left out', 'changed', 'cut off'))
  .map(([table, seed, how]) => {
    const names = [...UNITS, ...INDICATORS].map(({ name }) => name);
    const places = table.rows.flatMap((row, r) => row.flatMap((text, c) => (names.includes(text) ? [{ r, c, text }] : [])));
    const place = places[seed % Math.max(1, places.length)];
    if (!place) return table;
    const at = seed % place.text.length;
    const wrong =
      how === 'cut off'
        ? place.text.slice(0, -1)
        : how === 'changed'
          ? `${place.text.slice(0, at)}某${place.text.slice(at + 1)}`
          : `${place.text.slice(0, at)}${place.text.slice(at + 1)}`;
    const rows = table.rows.map((row, r) => row.map((text, c) => (r === place.r && c === place.c ? wrong : text)));
    return { ...table, rows };
  });

describe('guess of random tables', () => {
  it('GUESS-9: is read back whole in 99 of 100, and no wrong guess is called sure', () => {
    const sample = fc.sample(tables, { numRuns: 300, seed: 20_240_101 });
    const outcomes = sample.map((table) => ({ table, ...roundTrip(table) }));
    const wrong = outcomes.filter(({ same }) => !same);
    expect(wrong.filter(({ certain }) => certain).map(({ table }) => [table.file, ...table.rows.slice(0, 6)])).toEqual([]);
    expect(outcomes.length - wrong.length).toBeGreaterThanOrEqual(297);
  }, 120_000);

  it('GUESS-9: no wrong guess is called sure, whatever the habits', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { same, certain } = roundTrip(table);
        expect(same || !certain).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('GUESS-7: a misspelt name is never called sure when it is read wrongly or not at all', () => {
    fc.assert(
      fc.property(misspelt, (table) => {
        const { same, certain } = roundTrip(table);
        expect(same || !certain).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('GUESS-1: whatever stands in a sheet, nothing is thrown', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '地区',
        '单位',
        '指标',
        '单位：万元',
        '2023年',
        '1-6月',
        '累计',
        '合计',
        '注：',
        '一、',
        '北川市',
        'gdp',
        '2021',
        '—',
        '12/15',
        '#REF!',
      ),
      fc.string({ maxLength: 6 }),
      fc.integer().map(String),
    );
    const sheet = fc.tuple(
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
      fc.array(fc.constantFrom('A1:C1', 'B1:B3', 'A2:A9', 'C2:F2'), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(sheet, ([rows, merges]) => {
        const guess = guessMappings([{ file: 'a.xlsx', sheets: [sheetOf('Sheet1', 'sheet', rows, merges)] }], known);
        expect(guess.tables.length + guess.issues.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
