import { describe, expect, test } from 'vitest';
import { readPack } from '../../src/index.ts';

const text = `pack: after-liaoning
title: { zh-CN: 北原省（示例）, en: Beiyuan (example) }
example: true
data:
  - { file: data/2023.csv, layout: long }
runs: { periods: [2022, "2023"], as_of: { "2022": 2023-02-10, "2023": 2024-02-10 } }
`;

describe('PACK-1 readPack', () => {
  test('defaults are filled in, years without quotes are periods', () => {
    const { pack, issues } = readPack('pack.yaml', text);
    expect(issues).toEqual([]);
    expect(pack).toMatchObject({
      units: 'units.csv',
      data: [{ unit: 'unit', unit_by: 'id', blank: 'by_calendar' }],
      runs: { periods: ['2022', '2023'], seed: 0 },
    });
  });

  test.each([
    [
      'an unknown field',
      'layout: long',
      'layuot: long',
      { code: 'SCHEME_UNKNOWN_FIELD', place: { line: 5, column: 28 }, args: { field: 'layuot', nearest: 'layout' } },
    ],
    [
      'a layout that does not exist',
      'layout: long',
      'layout: tall',
      { code: 'SCHEME_NOT_ALLOWED', place: { line: 5 }, args: { found: 'tall', allowed: 'long, wide' } },
    ],
    [
      'a day that the calendar has not',
      '2023-02-10',
      '2023-02-30',
      { code: 'SCHEME_DAY', place: { line: 6 }, args: { found: '2023-02-30' } },
    ],
    [
      'a period that does not parse',
      '[2022,',
      '[二〇二二,',
      { code: 'SCHEME_BAD_FORMAT', place: { line: 6 }, args: { found: '二〇二二', expected: 'period' } },
    ],
  ])('%s', (_what, from, to, expected) => {
    expect(readPack('pack.yaml', text.replace(from, to))).toMatchObject({ issues: [expected] });
  });
});
