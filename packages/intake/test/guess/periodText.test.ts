import { describe, expect, it } from 'vitest';
import { joinPeriod, periodIn } from '../../src/guess/periodText.ts';

/** The period that texts name together, outermost first, below a title. */
function together(texts: readonly string[], title?: string): string | undefined {
  const parts = texts.flatMap((text) => periodIn(text)?.parts ?? []);
  return joinPeriod(parts, title === undefined ? undefined : periodIn(title)?.parts);
}

describe('GUESS-5 periods in texts', () => {
  it.each([
    [['2023年度考核表'], undefined, '2023'],
    [['2023年1—6月'], undefined, '2023-01..2023-06'],
    [['2023年', '1-6月', '累计'], undefined, '2023-01..2023-06'],
    [['2023年', '6月', '累计'], undefined, '2023-01..2023-06'],
    [['1月', '累计'], '2023年', '2023-01'],
    [['一季度'], '2023年度', '2023Q1'],
    [['前三季度'], '2023年', '2023-01..2023-09'],
    [['下半年'], '2023年', '2023H2'],
    [['十二月'], '2023年', '2023-12'],
    [['本月'], '2023年5月', '2023-05'],
    [['本月累计'], '2023年5月', '2023-01..2023-05'],
    [['2023'], undefined, '2023'],
    [['202305'], undefined, '2023-05'],
    [['FY2023'], undefined, 'FY2023'],
    [['截至2023年6月30日'], undefined, '2023-06'],
    [['一季度'], undefined, undefined],
    [['13月'], '2023年', undefined],
  ])('%j below %s → %s', (texts, title, expected) => {
    expect(together(texts, title)).toBe(expected);
  });

  it.each(['地区生产总值', '20230115上报', '2021—2023年', 'Sheet1', '标准16949', '990100'])('%s names no single period', (text) => {
    expect(periodIn(text)).toBeUndefined();
  });

  it('gives what stands beside the period', () => {
    expect(periodIn('2023年地区生产总值')?.rest).toBe('地区生产总值');
    expect(periodIn('地区生产总值 2023年1-6月')?.rest).toBe('地区生产总值');
  });
});
