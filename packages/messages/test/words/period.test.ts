import { describe, expect, it } from 'vitest';
import { periodName } from '../../src/words/period.ts';

describe('periodName', () => {
  it.each([
    ['2023', '2023年度', '2023'],
    ['2023H1', '2023年上半年', 'first half of 2023'],
    ['2023H2', '2023年下半年', 'second half of 2023'],
    ['2023Q3', '2023年第三季度', 'Q3 2023'],
    ['2023-07', '2023年7月', 'July 2023'],
    ['2023-01..2023-09', '2023年1—9月', 'January–September 2023'],
    ['2023-01..2023-01', '2023年1月', 'January 2023'],
    ['FY2023', '2023财政年度', 'fiscal year 2023'],
    ['FY2023@07', '2023财政年度（2022年7月起）', 'fiscal year 2023 (from July 2022)'],
    ['2021..2025', '2021—2025年任期', 'term of office 2021–2025'],
    ['2023Q5', '2023Q5', '2023Q5'],
    ['', '', ''],
  ])('%s', (id, chinese, english) => {
    expect(periodName(id, 'zh-CN')).toBe(chinese);
    expect(periodName(id, 'en')).toBe(english);
  });
});
