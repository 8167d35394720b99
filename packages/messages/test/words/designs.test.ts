import type { DesignChoice, ListSensitivity } from '@kedu/engine';
import { describe, expect, test } from 'vitest';
import { designChoiceName, designDrawn, designDrawsNeeded, designIndex, designOfUnit, designSentences } from '../../src/words/designs.ts';

const index = (total: number) => ({ first: total, total, firstError: 0.01, totalError: 0.01 });
const weight = (title: string, total: number): DesignChoice => ({
  id: `weight:${title}`,
  kind: 'weight',
  title: { 'zh-CN': title, en: title === '空气' ? 'Air' : 'Water' },
  score: index(total),
  rank: index(total),
});

const list: ListSensitivity = {
  list: 'places',
  draws: 1000,
  seed: 1,
  width: 0.2,
  choices: [weight('空气', 0.7), weight('水', 0.4)],
  best: Int32Array.of(1, 5, 0),
  worst: Int32Array.of(1, 9, 0),
  shift: Float64Array.of(0, 1.2, Number.NaN),
  kept: Float64Array.of(1, 0.4, Number.NaN),
  low: Float64Array.of(90, 60, Number.NaN),
  middle: Float64Array.of(91, 65, Number.NaN),
  high: Float64Array.of(92, 70, Number.NaN),
  moved: Int32Array.of(-1, 0, -1),
  movedBy: Float64Array.of(Number.NaN, 0.8, Number.NaN),
  neighbours: [{ above: 0, below: 1, holds: 0.73 }],
};
const naming = { nameOf: (k: number) => ['甲县', '乙县'][k] ?? '', rankOf: (k: number) => [1, 7][k] ?? 0 };

describe('words of design sensitivity', () => {
  test('DESIGN-7 a unit: under 1,000 reasonable weightings, rank 5 to 9; one that is not ranked has none', () => {
    expect(designOfUnit(list, 1, 'zh-CN')).toBe('在1,000种合理的权重下，该单位第5至第9名（九成情形）；最左右其名次的是“空气”的权重。');
    expect(designOfUnit(list, 1, 'en')).toBe(
      'Under 1,000 reasonable weightings the unit has ranks 5 to 9 in nine out of ten; what moves it most is the weight of “Air”.',
    );
    expect(designOfUnit(list, 0, 'zh-CN')).toBe('在1,000种合理的权重下，该单位第1名（九成情形）。');
    expect(designOfUnit(list, 2, 'zh-CN')).toBeUndefined();
    const more = { ...list, choices: [...list.choices, { ...weight('水', 0.1), id: 'rounding', kind: 'rounding' as const }] };
    expect(designOfUnit(more, 1, 'zh-CN')).toContain('在1,000种合理的设计下');
  });

  test('DESIGN-6 a list: ranks that stand, the widest band, what moves most, neighbours hardly told apart', () => {
    expect(designSentences(list, { locale: 'zh-CN', ...naming })).toEqual([
      '2 个排名单位中，1 个在九成设计中名次不变。',
      '出入最大的是乙县：第5至第9名。',
      '最能左右名次的（连同与其他选择的共同作用）：“空气”的权重（70%）、“水”的权重（40%）。',
      '先后随设计而变的相邻单位有 1 对：甲县（第1名）先于乙县，只在 73% 的设计中如此。',
    ]);
    // Nine in ten is counted, not a band of no width.
    expect(designSentences({ ...list, kept: Float64Array.of(1, 0.9, Number.NaN) }, { locale: 'zh-CN', ...naming })[0]).toBe(
      '2 个排名单位中，2 个在九成设计中名次不变。',
    );
    const four = { ...list, neighbours: [0.7, 0.6, 0.5, 0.8].map((holds) => ({ above: 0, below: 1, holds })) };
    expect(designSentences(four, { locale: 'zh-CN', ...naming })[3]).toMatch(
      /^先后随设计而变的相邻单位有 4 对，最不稳的 3 对：[^；]*50%[^；]*；[^；]*60%[^；]*；[^；]*70%/,
    );
    expect(designSentences(four, { locale: 'en', ...naming })[3]).toContain('hangs on the design: 4, the least firm 3: ');
    expect(designSentences({ ...list, neighbours: [{ above: 0, below: 1, holds: 0.95 }] }, { locale: 'en', ...naming })).toHaveLength(3);
  });

  test('DESIGN-6 an index within its error is not told from 0, and how many draws would do is said', () => {
    expect(designIndex(0.23, 0.02, 'zh-CN')).toBe('23% ± 2%');
    expect(designIndex(0.04, 0.05, 'zh-CN')).toBe('与0分不开');
    expect(designIndex(-0.01, 0, 'en')).toBe('not told from 0');
    const open = (total: number, totalError: number) => ({ ...weight('空气', 0.5), rank: { ...index(total), totalError } });
    // (1.645 × 0.05 ÷ 0.04)² = 4.23 times as many.
    expect(designDrawsNeeded({ draws: 1000, choices: [weight('水', 0.5), open(0.04, 0.05)] }, 'zh-CN')).toBe(
      '要把“空气”的权重的影响与0分开，约需抽取 4,300 种（--draws）。',
    );
    expect(designDrawsNeeded({ draws: 1000, choices: [open(0.001, 0.05)] }, 'en')).toBe(
      'Even 20,000 draws would hardly tell the weight of “Air” from 0.',
    );
    expect(designDrawsNeeded({ draws: 1000, choices: [weight('水', 0.5), open(-0.02, 0.05)] }, 'en')).toBeUndefined();
  });

  test('DESIGN-7 the width and every choice stand beside it', () => {
    expect(designDrawn(list, 'zh-CN')).toBe('抽取 1,000 种合理的设计（种子 1），其中变动的是：每项权重上下浮动 20%（合计和约束不变）。');
    const method = { ...weight('空气', 0.1), kind: 'method' as const };
    expect(designDrawn({ ...list, width: 0.125, choices: [method] }, 'en')).toBe(
      '1,000 reasonable designs were drawn (seed 1): method of “Air”.',
    );
    expect(designChoiceName({ kind: 'peers' }, 'zh-CN')).toBe('参照值去掉哪个单位');
  });
});
