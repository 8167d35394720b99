import { describe, expect, it } from 'vitest';
import { guessMappings, statedNames, type TableMapping, undecided } from '../../src/index.ts';
import { sheetOf } from './vector.ts';

const files = [
  {
    file: '2023.xlsx',
    sheets: [
      sheetOf('数据', 'sheet', [
        ['指标', '计量单位', '青禾县', '白石县'],
        ['地区生产总值', '万元', '1', '2'],
        ['扶贫车间', '个', '3', '4'],
      ]),
    ],
  },
];

describe('GUESS-10 names of a file without a pack', () => {
  it('are those of the mapping and its columns, with their units of measure', () => {
    const mappings = guessMappings(files, { units: undefined, indicators: [] }).tables.map(({ mapping }) => mapping);
    const { units, indicators } = statedNames(files, mappings);
    expect(units.versions.map(({ id }) => id)).toEqual(['青禾县', '白石县']);
    expect(indicators).toEqual([
      { id: 'gdp', unit: '万元' },
      { id: 'indicator_1', unit: '个' },
    ]);
  });

  it('are none where the sheet of the mapping is not there', () => {
    const [table] = guessMappings(files, { units: undefined, indicators: [] }).tables;
    const moved: TableMapping = { ...(table?.mapping as TableMapping), sheet: '没有', unit: { fixed: '?' } };
    expect(statedNames(files, [moved]).units.versions.map(({ id }) => id)).toEqual(['青禾县', '白石县']);
    expect(undecided([moved], 'm.yaml').map(({ code, place }) => [code, place.path])).toEqual([['GUESS_UNDECIDED', 'tables[0].unit']]);
    const tied: TableMapping = { ...moved, unit: { fixed: '北川市' }, unitWords: new Map([['青石', '?']]) };
    expect(undecided([tied], 'm.yaml').map(({ place }) => place.path)).toEqual(['tables[0].words.units.青石']);
  });
});
