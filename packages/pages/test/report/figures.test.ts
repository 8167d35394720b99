import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  distribution,
  glance,
  grouped,
  percent,
  roundedResults,
  signed,
  valueText,
  withMeasure,
  withUnit,
} from '../../src/report/figures.ts';

describe('REPORT-4 figures', () => {
  test('REPORT-23 a heading bears the unit of the figures below it, where they have one', () => {
    expect(withMeasure('目标值', '亿元', 'zh-CN')).toBe('目标值（亿元）');
    expect(withMeasure('Target', '%', 'en')).toBe('Target (%)');
    expect([withMeasure('目标值', '', 'zh-CN'), withMeasure('目标值', undefined, 'zh-CN')]).toEqual(['目标值', '目标值']);
  });

  test('mean, quartiles by interpolation, deviation of a sample', () => {
    expect(distribution([4, 1, 3, 2])).toEqual({
      count: 4,
      mean: 2.5,
      min: 1,
      lower: 1.75,
      median: 2.5,
      upper: 3.25,
      max: 4,
      deviation: Math.sqrt(5 / 3),
    });
    expect(distribution([Number.NaN])).toBeUndefined();
    expect(distribution([7])?.deviation).toBeNaN();
  });

  test('quartiles lie in order between the ends, whatever the order of the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (numbers) => {
        const spread = distribution(numbers);
        if (!spread) return false;
        const { min, lower, median, upper, max } = spread;
        expect(distribution([...numbers].reverse())?.median).toBe(median);
        return min <= lower && lower <= median && median <= upper && upper <= max;
      }),
    );
  });

  test('a share is 100 % or 0 % only where it is all or nothing', () => {
    expect([percent(9_999, 10_000), percent(1, 10_000), percent(10, 10), percent(0, 10), percent(1, 3), percent(0, 0)]).toEqual([
      '>99.9%',
      '<0.1%',
      '100%',
      '0%',
      '33.3%',
      '—',
    ]);
  });

  test('signs, thousands, short scores, values', () => {
    expect([signed(1.2, 2), signed(-3), signed(0.001, 2)]).toEqual(['+1.20', '−3', '0.00']);
    expect([grouped(999), grouped(1000), grouped(1234567)]).toEqual(['999', '1,000', '1,234,567']);
    expect([glance(85217773, 6), glance(9244, 2), glance(Number.NaN, 2), glance(-50, 2)]).toEqual(['85.22', '92.44', '—', '−0.50']);
    expect([valueText(1234567.8), valueText(0.1 + 0.2), valueText(-2.5)]).toEqual(['1234568', '0.3', '−2.5']);
  });

  test.each([
    ['5.5', '%', '5.5%'],
    ['416.58', '亿元', '416.58 亿元'],
    ['3', undefined, '3'],
    ['3', '', '3'],
  ])('a figure with its unit: %s %s', (figure, unit, said) => expect(withUnit(figure, unit, 'zh-CN')).toBe(said));

  test('a figure with its unit in English; what is only counted has none', () => {
    expect(withUnit('3.2', '万人', 'en')).toBe('3.2 ten thousand persons');
    expect(withUnit('12', '个', 'en')).toBe('12');
    expect(withUnit('5.5', '%', 'en')).toBe('5.5%');
  });

  test.each([
    ['(7720 − 7445) ÷ 7720 = 0.035621762', '(7720 − 7445) ÷ 7720 ≈ 0.03562'],
    ['1 ÷ 3 − 2 = −1.666666667；8 − 7 = 1', '1 ÷ 3 − 2 ≈ −1.6667；8 − 7 = 1'],
    ['48000.00 × 0.5 → 24000.00', '48000.00 × 0.5 → 24000.00'],
    ['98 − 96.75 = 1.25', '98 − 96.75 = 1.25'],
    ['旅游收入得分：95.6391875747；名次 1 ≤ 2', '旅游收入得分：≈ 95.6392；名次 1 ≤ 2'],
    ['score: 95.6391875747; rank 1 ≤ 2', 'score: ≈ 95.6392; rank 1 ≤ 2'],
    ['各系数：671457.37 × 1 × 0.956316551 → 642125.80', '各系数：671457.37 × 1 × 0.956316551 → 642125.80'],
  ])('results without an end are rounded, and said to be: %s', (sum, said) => expect(roundedResults(sum)).toBe(said));
});
