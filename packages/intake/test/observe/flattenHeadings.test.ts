import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flattenHeadings } from '../../src/index.ts';

describe('MAP-12 headings of several rows', () => {
  test('merged down and across', () => {
    const grid = [
      ['单位', '2023年', '', '备注'],
      ['', '一季度', '二季度', ''],
    ];
    const merges = [
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
    ];
    expect(flattenHeadings(grid, [1, 2], merges)).toEqual(['单位', '2023年 / 一季度', '2023年 / 二季度', '备注']);
  });

  test('a merge that is wider than the cells that stand in the rows', () => {
    expect(flattenHeadings([['指标'], ['']], [1, 2], [{ top: 1, left: 1, bottom: 1, right: 3 }])).toEqual(['指标', '指标', '指标']);
  });

  test('rows that are no headings do not count; parts that stand again and spaces are left out', () => {
    expect(flattenHeadings([['题目'], [' a  b '], ['a b']], [2, 3])).toEqual(['a b']);
  });

  test('a blank is filled from the left only where a heading stands below it, and only if it is asked for', () => {
    const grid = [
      ['单位', '2023年', '', ''],
      ['', 'x', 'y', ''],
    ];
    expect(flattenHeadings(grid, [1, 2], [], true)).toEqual(['单位', '2023年 / x', '2023年 / y', '']);
    expect(flattenHeadings(grid, [1, 2])).toEqual(['单位', '2023年 / x', 'y', '']);
  });

  test('one row of headings without merges is itself', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', '北', '/'), maxLength: 3 }), { maxLength: 6 });
    fc.assert(
      fc.property(texts, (cells) => {
        expect(flattenHeadings([cells], [1])).toEqual(cells);
      }),
    );
  });
});
