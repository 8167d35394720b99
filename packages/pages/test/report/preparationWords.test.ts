import type { Leaf } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { methodWords } from '../../src/report/methodWords.ts';
import { preparationWords } from '../../src/report/preparationWords.ts';

const titleOf = (id: string): string | undefined => ({ population: '人口' })[id];
const outliers = { skew: 2, kurtosis: 3.5, winsorise: 6, then: 'log' } as const;

describe('PREPARE-1, PREPARE-3 what is done to values, in words', () => {
  it.each([
    [{}, '', ''],
    [{ per: { indicator: 'population', times: 1 } }, '除以人口', 'per 人口'],
    [{ per: { indicator: 'area', times: 10_000 } }, '除以area、乘 10000', 'per area, times 10000'],
    [{ outliers }, '离群值缩尾至多 6 个，仍不够取对数', 'at most 6 outliers winsorised, else a log scale'],
    [{ outliers: { ...outliers, then: 'none' as const } }, '离群值缩尾至多 6 个', 'at most 6 outliers winsorised'],
    [
      { per: { indicator: 'population', times: 1 }, outliers },
      '除以人口；离群值缩尾至多 6 个，仍不够取对数',
      'per 人口; at most 6 outliers winsorised, else a log scale',
    ],
  ] as const)('%j', (leaf, chinese, english) => {
    expect(preparationWords(leaf, 'zh-CN', titleOf)).toBe(chinese);
    expect(preparationWords(leaf, 'en', titleOf)).toBe(english);
  });

  it('stands behind the method and its parameters', () => {
    const leaf = { method: { name: 'min_max', params: {} }, per: { indicator: 'population', times: 1 } } as unknown as Leaf;
    expect(methodWords(leaf, 'zh-CN', titleOf)).toBe('极差标准化法（除以人口）');
    const compared = { method: { name: 'distance_to_reference', params: { unit: '990100 北川市' } } } as unknown as Leaf;
    expect(methodWords(compared, 'zh-CN', titleOf)).toBe('与参照单位差距法：参照单位 990100 北川市');
  });
});
