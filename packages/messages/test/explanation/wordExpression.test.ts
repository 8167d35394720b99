import { LOCALES, MISSING_REASONS } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortFigures, shortNumber } from '../../src/explanation/shortFigures.ts';
import { wordExpression, wordNames } from '../../src/explanation/wordExpression.ts';
import { spokenYuan } from '../../src/explanation/yuan.ts';
import { MISSING_WORDS } from '../../src/words/missing.ts';

const REASONS = MISSING_REASONS.filter((reason) => reason !== 'present');
const TITLES: Readonly<Record<string, string>> = {
  gdp_growth: '地区生产总值增长率',
  new_jobs: '城镇新增就业',
  excellent: '优秀',
  good: '良好',
  'unit.area': '地形',
  'unit.area=hills': '山区',
  'unit.enforcing=1': '有执法职能',
};
const titleOf = (id: string): string | undefined => TITLES[id];

describe('EXPLAIN-8: expressions in words', () => {
  it.each([
    ['node_missed', '节点任务未完成', 'a node was missed'],
    [
      "share('tag:gdp') + share('gdp_growth') >= 0.40",
      '标签“gdp”的权重占比 + 地区生产总值增长率的权重占比 ≥ 40%',
      'share of the weight of tag “gdp” + share of the weight of 地区生产总值增长率 ≥ 40%',
    ],
    ["share('horizon:long') >= 0.155", '潜绩的权重占比 ≥ 15.5%', 'share of the weight of long-term ≥ 15.5%'],
    [
      "share('tag:a') >= 2 * share('tag:b')",
      '标签“a”的权重占比 ≥ 2 × 标签“b”的权重占比',
      'share of the weight of tag “a” ≥ 2 × share of the weight of tag “b”',
    ],
    ['lag >= 0.20', '滞后 ≥ 0.20', 'the lag ≥ 0.20'],
    ['lag > 0', '滞后 > 0', 'the lag > 0'],
    ['true', '其余情况', 'in all other cases'],
    ['reaches(value, param.green)', '实际值 达到 绿灯线', 'the value reaches the green line'],
    [
      'reaches(value, (param.green + param.red) / 2)',
      '实际值 达到 (绿灯线 + 红灯线) ÷ 2',
      'the value reaches (the green line + the red line) ÷ 2',
    ],
    ['coalesce(gdp_growth, 0) + 1', '地区生产总值增长率（缺则 0） + 1', '地区生产总值增长率 (0 where missing) + 1'],
    ['(is_missing(new_jobs) ? 0 : 1) + 2', '(城镇新增就业缺数时为 0，否则为 1) + 2', '(城镇新增就业 is missing: 0, otherwise 1) + 2'],
    [
      "(unit.direction == 'Up' ? new_jobs >= 3 : new_jobs <= 3) ? 1 : 0",
      '(应变动方向为“Up”时为 城镇新增就业 ≥ 3，否则为 城镇新增就业 ≤ 3)时为 1，否则为 0',
      '(the desired direction is “Up”: 城镇新增就业 ≥ 3, otherwise 城镇新增就业 ≤ 3): 1, otherwise 0',
    ],
    ['value > param.ceiling', '实际值 > 参数“ceiling”', 'the value > parameter “ceiling”'],
    ['last_place && previous.exists', '居末位 且 有上期结果', 'last place and there was a run before'],
    [
      "!met('gdp_growth') || value('new_jobs') < 3",
      '非 地区生产总值增长率已完成 或 城镇新增就业 < 3',
      'not 地区生产总值增长率 was met or 城镇新增就业 < 3',
    ],
    ["grade == 'excellent'", '等次为“优秀”', 'the grade is “优秀”'],
    ["grade == 'excellent' || grade == 'good'", '等次为“优秀”或“良好”', 'the grade is “优秀” or “良好”'],
    ["previous.grade != 'good' && lag > 0", '上期等次不是“良好” 且 滞后 > 0', 'the grade before is not “良好” and the lag > 0'],
    [
      "grade == 'good': 'good' == 'good'; 60.00 × 2 ÷ 13 → 9.23",
      '等次为“良好”；60.00 × 2 ÷ 13 → 9.23',
      'the grade is “良好”; 60.00 × 2 ÷ 13 → 9.23',
    ],
    [
      "grade == 'excellent' || grade == 'good': 'good' == 'excellent' || 'good' == 'good'; 9 × 0.5 → 4.5",
      '等次为“优秀”或“良好”；9 × 0.5 → 4.5',
      'the grade is “优秀” or “良好”; 9 × 0.5 → 4.5',
    ],
    ['last_place: true; rank 14 / 14; 10 × 0.1 → 1', '居末位；第 14 名，共 14 个；10 × 0.1 → 1', 'last place; rank 14 of 14; 10 × 0.1 → 1'],
    [
      "grade == 'good' && total >= 80: 'good' == 'good' && 85 >= 80",
      '等次为“良好” 且 总分 ≥ 80：“良好” = “良好” 且 85 ≥ 80',
      'the grade is “良好” and the total ≥ 80: “良好” = “良好” and 85 ≥ 80',
    ],
    [
      "grade == 'good': 'excellent' == 'good'; 9.00 − 0.00 = 9.00",
      '等次不是“良好”；9.00 − 0.00 = 9.00',
      'the grade is not “良好”; 9.00 − 0.00 = 9.00',
    ],
    [
      "grade == 'excellent' || grade == 'good': 'poor' == 'excellent' || 'poor' == 'good'",
      '等次不是“优秀” 且 等次不是“良好”',
      'the grade is not “优秀” and the grade is not “良好”',
    ],
    ["grade in ['excellent', 'good']: 'good' in ['excellent', 'good']", '等次为“优秀”或“良好”', 'the grade is “优秀” or “良好”'],
    [
      "grade in ['excellent', 'good']: 'poor' in ['excellent', 'good']",
      '等次不是“优秀” 且 等次不是“良好”',
      'the grade is not “优秀” and the grade is not “良好”',
    ],
    [
      'total >= 90: 54.39 >= 90; total >= 50: 54.39 >= 50',
      '总分 ≥ 90：54.39 < 90；总分 ≥ 50：54.39 ≥ 50',
      'the total ≥ 90: 54.39 < 90; the total ≥ 50: 54.39 ≥ 50',
    ],
    ['breaches * 10 + (absences - 1) / 5', 'breaches × 10 + (absences − 1) ÷ 5', 'breaches × 10 + (absences − 1) ÷ 5'],
    ['unit.grade_rank 1 / 2', 'unit.grade_rank 1 ÷ 2', 'unit.grade_rank 1 ÷ 2'],
    ['unit.flock == 1', 'unit.flock = 1', 'unit.flock = 1'],
    ["unit.river == '赤溪河'", '所在流域为“赤溪河”', 'the river is “赤溪河”'],
    ["unit.area == 'hills': 'hills' == 'hills'; floor(5) = 5", '地形为“山区”；向下取整(5) = 5', '地形 is “山区”; rounded down(5) = 5'],
    ["unit.area in ['hills', 'plain']", '地形为“山区”或“plain”', '地形 is “山区” or “plain”'],
    ["unit.area == 'plain': 'hills' == 'plain'", '地形不是“plain”', '地形 is not “plain”'],
    ['unit.enforcing == 1: 1 == 1; 0.8: 0.8', 'unit.enforcing为“有执法职能”；0.8', 'unit.enforcing is “有执法职能”; 0.8'],
    ['gdp_growth: 5.5 − 4.4 = 1.1', '地区生产总值增长率：5.5 − 4.4 = 1.1', '地区生产总值增长率: 5.5 − 4.4 = 1.1'],
  ])('%s', (source, chinese, english) => {
    expect(wordExpression(source, 'zh-CN', titleOf)).toBe(chinese);
    expect(wordExpression(source, 'en', titleOf)).toBe(english);
  });

  it.each(REASONS)('a value that is missing stands as its reason, and is compared with nothing: %s', (code) => {
    for (const locale of LOCALES) {
      const [reason, title, and] = [MISSING_WORDS[code][locale], TITLES['new_jobs'], locale === 'en' ? 'and' : '且'];
      const colon = locale === 'en' ? ': ' : '：';
      expect(wordExpression(`new_jobs >= 60: ${code} >= 60`, locale, titleOf)).toBe(`${title} ≥ 60${colon}${reason}`);
      expect(wordExpression(`${code} < 3 && 5 > 2`, locale)).toBe(`${reason} ${and} 5 > 2`);
      expect(wordExpression(`80 - ${code} >= 60`, locale)).toBe(`80 − ${reason} ≥ 60`);
      expect(wordExpression(`!(${code} == 1) || ${code} <= target`, locale).split(reason)).toHaveLength(3);
    }
  });

  it('lists names by their titles, and leaves other texts alone', () => {
    expect(wordNames('gdp_growth new_jobs', 'zh-CN', titleOf)).toBe('地区生产总值增长率、城镇新增就业');
    expect(wordNames('验收评价', 'zh-CN', titleOf)).toBe('验收评价');
  });

  it('leaves Chinese text and numbers of at most twelve digits untouched', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('省', '（', '2023', '12.5', ' ', '−', '÷', '，', '北纪〔2023〕7号')), (pieces) => {
        const text = pieces.join(' ');
        expect(wordExpression(text, 'zh-CN')).toBe(text);
      }),
    );
  });
});

describe('EXPLAIN-8: numbers for people', () => {
  it.each([
    [3.1990000000000003, '3.199'],
    [56.00000000000023, '56'],
    [1 / 3, '0.333333333333'],
    [-0.1 - 0.2, '-0.3'],
    [1e-9 / 3, '0.000000000333333333333'],
    [1234567890123456, '1234567890123456'],
    [0, '0'],
    [-0, '0'],
  ])('%d', (value, text) => expect(shortNumber(value)).toBe(text));

  it('shortens the numbers of a sum, and only those', () => {
    expect(shortFigures('35 × 96.95652173913044 ÷ 100 = 33.934782608695656')).toBe('35 × 96.9565217391 ÷ 100 = 33.9347826087');
    expect(shortFigures('sha256:12.345678901234567a 2904094.37 20190501123456789')).toBe(
      'sha256:12.345678901234567a 2904094.37 20190501123456789',
    );
  });

  it('stays within half a unit of the twelfth digit, and says the same when asked again', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const shown = Number(shortNumber(value));
        expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-12);
        expect(shortNumber(shown)).toBe(shortNumber(value));
      }),
    );
  });

  it.each([
    ['-583215.71', '583,215.71'],
    ['554682.02', '554,682.02'],
    ['50000000.00', '50,000,000.00'],
    ['0.05', '0.05'],
    ['999', '999'],
  ])('an amount: %s', (amount, spoken) => expect(spokenYuan(amount)).toBe(spoken));
});
