import { EXPLAIN_CODES, type ExplainCode, type Explanation } from '@kedu/engine';
import { LOCALES } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { EXPLANATION_WORDS } from '../../src/explanation/words.ts';
import { wordExplanation } from '../../src/explanation/wordExplanation.ts';
import { FORMS, templatePlaces } from '../../src/template.ts';
import { TOPICS } from '../../src/words/topics.ts';

const node = (code: ExplainCode, args: Explanation['args'], rest: Partial<Explanation> = {}): Explanation => ({
  code,
  args,
  children: [],
  ...rest,
});

describe('wordExplanation', () => {
  it('words every code of explanations, and no other', () => {
    expect(Object.keys(EXPLANATION_WORDS).sort()).toEqual(Object.keys(EXPLAIN_CODES).sort());
  });

  it('uses only declared arguments and known forms', () => {
    const problems = Object.entries(EXPLANATION_WORDS).flatMap(([code, words]) => {
      const args: readonly string[] = [...EXPLAIN_CODES[code as ExplainCode], 'title', 'result'];
      return LOCALES.flatMap((locale) => templatePlaces(words[locale]))
        .filter(
          ({ name, form }) =>
            !args.includes(name) || !(form === undefined || form in TOPICS || (FORMS as readonly string[]).includes(form)),
        )
        .map(({ name, form }) => `${code}: {${name}:${form}}`);
    });
    expect(problems).toEqual([]);
  });

  it('EXPLAIN-7: the same node in both languages, numbers and codes alike', () => {
    const target = node('EXPLAIN_TARGET', { period: '2023Q3' }, { result: '5.5' });
    expect(wordExplanation(target, 'zh-CN').sentence).toBe('2023年第三季度目标值 5.5');
    expect(wordExplanation(target, 'en').sentence).toBe('Target for Q3 2023: 5.5');
  });

  it('ERROR-2: revisions are told with the unit of the indicator, of a share in percentage points, both ways', () => {
    const revised = (args: Explanation['args']) =>
      node('EXPLAIN_ERROR_REVISED', { count: 42, sd: 0.268, raised: '', lowered: '', ...args });
    const share = revised({ raised: 0.0667, unit_of_measure: '%' });
    expect(wordExplanation(share, 'zh-CN').sentence).toBe('由 42 次修订估计，标准差 0.268 个百分点；修订平均上调 0.0667 个百分点，未扣除');
    expect(wordExplanation(share, 'en').sentence).toBe(
      'Estimated from 42 revisions, standard deviation 0.268 percentage points; revised upwards by 0.0667 percentage points on average, which is not taken off',
    );
    const roads = revised({ lowered: 1.5, unit_of_measure: '公里' });
    expect(wordExplanation(roads, 'zh-CN').sentence).toBe('由 42 次修订估计，标准差 0.268 公里；修订平均下调 1.5 公里，未扣除');
    expect(wordExplanation(revised({ unit_of_measure: '' }), 'zh-CN').sentence).toBe('由 42 次修订估计，标准差 0.268');
  });

  it('EXPLAIN-2: the sum stands with its result', () => {
    const method = node('EXPLAIN_METHOD', { method: 'completion' }, { arithmetic: '100 × 83.2 ÷ 90', result: '92.444' });
    expect(wordExplanation(method, 'zh-CN').arithmetic).toBe('100 × 83.2 ÷ 90 = 92.444');
    expect(wordExplanation(method, 'zh-CN').sentence).toContain('完成率法');
  });

  it('EXPLAIN-8: leaves the ground of a proposal apart from its amount, which is said without a sign', () => {
    const cut = node(
      'EXPLAIN_PROPOSAL',
      { action: 'cut', subject: '生态', decides: '省政府', saved: '', count: '' },
      { arithmetic: 'clamp(0.29, 0.1, 0.3) = 0.29', result: '-583215.71' },
    );
    expect(wordExplanation(cut, 'zh-CN')).toEqual({
      sentence: '建议压减下年度预算（生态），金额 583,215.71 元，由省政府决定',
      arithmetic: '限幅(0.29, 0.1, 0.3) = 0.29',
    });
  });

  it('PROPOSE-17 PROPOSE-18: says what is saved, and how many persons', () => {
    const adjust = node(
      'EXPLAIN_PROPOSAL',
      { action: 'adjust', subject: '', decides: '', saved: '2000.50', count: '' },
      { result: '8000.00' },
    );
    expect(wordExplanation(adjust, 'zh-CN').sentence).toBe('建议调整后安排，金额 8,000.00 元，核减 2,000.50 元');
    const permit = node('EXPLAIN_PROPOSAL', { action: 'permit', subject: '', decides: '国资局', saved: '', count: 3 });
    expect(wordExplanation(permit, 'zh-CN').sentence).toBe('建议准予进人，3 人，由国资局决定');
    expect(wordExplanation(permit, 'en').sentence).toBe('proposed: permit so many to join, 3 persons; 国资局 decides');
  });

  it('ELASTIC-3 JOINT-4: says the coefficient with its reason, and the share of a joint result', () => {
    const elastic = node('EXPLAIN_ELASTIC', { coefficient: 1.1, reason: '生态屏障', by: '' }, { arithmetic: '80 × 1.1', result: '88' });
    expect(wordExplanation(elastic, 'zh-CN')).toEqual({ sentence: '弹性系数 1.1，得 88；理由：生态屏障', arithmetic: '80 × 1.1 = 88' });
    const joint = node('EXPLAIN_JOINT', { chain: '茶产业链', share: '30%', points: 7.2 });
    expect(wordExplanation(joint, 'zh-CN').sentence).toBe('联合结果：“茶产业链”各单位共有一个结果，本单位负责 30%，由此计入上一级 7.2 分');
  });

  it('PROPOSE-16: says every item of work with what it is paid', () => {
    const args = { item: '调 17', date: '2023-05-01', difficulty: 'hard', result_of_item: 'agreed' };
    const paid = node('EXPLAIN_ITEM', { ...args, because: '' }, { arithmetic: '800.00 × 0.6', result: '480.00' });
    expect(wordExplanation(paid, 'zh-CN').sentence).toBe('调 17，2023-05-01，疑难，达成协议：480.00 元');
    const refused = node('EXPLAIN_ITEM', { ...args, because: 'below_quality' }, { result: '0.00' });
    expect(wordExplanation(refused, 'zh-CN').sentence).toBe('调 17，2023-05-01，疑难，达成协议，不计发：质量抽查不合格：0.00 元');
  });

  it('EXPLAIN-6: a missing value says why', () => {
    expect(wordExplanation(node('EXPLAIN_MISSING', { reason: 'source_late' }), 'zh-CN').sentence).toBe('没有数值：来源延迟（非单位责任）');
  });

  it('EXPLAIN-8: a sum says the reason of a missing value in words, the ground of a proposal too', () => {
    const derived = node('EXPLAIN_DERIVED', { formula: '' }, { arithmetic: 'coalesce(not_due, 0) + 1', result: '1' });
    expect(wordExplanation(derived, 'zh-CN').arithmetic).toBe('coalesce(未到期, 0) + 1 = 1');
    expect(wordExplanation(derived, 'en').arithmetic).toBe('coalesce(not due yet, 0) + 1 = 1');
    const held = { action: 'adjust', subject: '', decides: '', saved: '', count: '' };
    const proposal = node('EXPLAIN_PROPOSAL', held, { arithmetic: "score('review') >= 60: not_due >= 60" });
    const titleOf = (id: string): string | undefined => (id === 'review' ? '中期评价' : undefined);
    expect(wordExplanation(proposal, 'zh-CN', undefined, titleOf).arithmetic).toBe('中期评价得分 ≥ 60：未到期');
    expect(wordExplanation(proposal, 'en', undefined, titleOf).arithmetic).toBe('score of 中期评价 ≥ 60: not due yet');
  });

  it('the rule of a light is not called by its colour a second time', () => {
    const rule = (zh: string) =>
      node('EXPLAIN_LIGHT_RULE', { light: 'blue', condition: 'lag > 0' }, { title: { 'zh-CN': zh, en: 'blue' } });
    expect(wordExplanation(rule('蓝灯'), 'zh-CN').sentence).toBe('符合蓝灯的条件：滞后 > 0');
    expect(wordExplanation(rule('蓝灯'), 'en').sentence).toBe('The condition for blue holds: the lag > 0');
    expect(wordExplanation(rule('略有滞后'), 'zh-CN').sentence).toBe('符合蓝灯的条件“略有滞后”：滞后 > 0');
  });

  it('EXPLAIN-6: a filled value says by what', () => {
    const filled = (rule: string): string => wordExplanation(node('EXPLAIN_FILLED', { rule }, { result: '61.5' }), 'zh-CN').sentence;
    expect(filled('mean_of ecological (12)')).toBe('没有数值，按缺失规则处理：“ecological”组 12 个单位的平均得分，得 61.5');
    expect(filled('mean_of * (3)')).toBe('没有数值，按缺失规则处理：整个序列 3 个单位的平均得分，得 61.5');
    expect(filled('median_of - (1)')).toBe('没有数值，按缺失规则处理：未归入任何组的 1 个单位的中位得分，得 61.5');
    expect(filled('last_value 2022')).toBe('没有数值，按缺失规则处理：沿用2022年度的数值，得 61.5');
    expect(filled('interpolate 2021 2023')).toBe('没有数值，按缺失规则处理：2021年度与2023年度数值之间的直线，得 61.5');
    expect(filled('mean_value_of * (12)')).toBe('没有数值，按缺失规则处理：整个序列 12 个单位的平均数值，得 61.5');
  });

  it('ends at the cell of a workbook: file, sheet, cell', () => {
    const origin = { file: 'data/2023.xlsx', sheet: '经济指标', line: 12, column: 3, example: false };
    const value = node('EXPLAIN_TARGET', { period: '2023' }, { result: '1', origin });
    expect(wordExplanation(value, 'zh-CN').source).toBe('data/2023.xlsx 表“经济指标” C12');
    expect(wordExplanation(value, 'en').source).toBe('data/2023.xlsx sheet “经济指标” C12');
  });

  it('ends at the cell: file, line, column, original writing, example', () => {
    const source = node(
      'EXPLAIN_SOURCE',
      { period: '2023', source: '监测平台' },
      { result: '12.5', origin: { file: 'data/2023.csv', line: 18, column: 4, text: '１２．５', source: '监测平台', example: true } },
    );
    expect(wordExplanation(source, 'zh-CN')).toEqual({
      sentence: '2023年度报送值：12.5，来源：监测平台',
      source: 'data/2023.csv 第 18 行第 4 列，原文“１２．５”，示例数据',
    });
    expect(wordExplanation(source, 'en').source).toBe('data/2023.csv line 18, column 4, written “１２．５”, example data');
  });

  it('says nothing of ties where there is none, and no light where there is none', () => {
    expect(wordExplanation(node('EXPLAIN_RANK', { rank: 3, of: 14, tied: 0 }), 'zh-CN').sentence).toBe('第 3 名，共 14 个单位排名');
    expect(wordExplanation(node('EXPLAIN_RANK', { rank: 3, of: 14, tied: 1 }), 'zh-CN').sentence).toBe(
      '第 3 名，共 14 个单位排名，另有 1 个单位并列',
    );
    expect(wordExplanation(node('EXPLAIN_LIGHT_HELD', { raw: '', state: 'recovering' }), 'zh-CN').sentence).toContain('“不亮灯”');
  });

  it('words a blend of aggregates part by part', () => {
    expect(wordExplanation(node('EXPLAIN_COMPOSITE', { aggregate: 'arithmetic+worst' }), 'zh-CN').sentence).toBe(
      '合成方法：加权平均与取最低的一项',
    );
  });

  it('keeps the name that the scheme gives a light of its own', () => {
    expect(wordExplanation(node('EXPLAIN_LIGHT', { light: 'purple', period: '2023-07' }), 'en').sentence).toBe('July 2023: purple');
  });

  it('reads what the scheme gives in Chinese alone by its English (SCHEME-18), in English only', () => {
    const titleOf = (id: string): string | undefined =>
      ({ 省委组织部: 'Organisation Department', 省纪委监委: 'Discipline Commission', 国家级表彰: 'National award' })[id];
    const args = { action: 'refer', subject: '国家级表彰', decides: '省委组织部', saved: '', count: '' };
    const proposal = { ...node('EXPLAIN_PROPOSAL', args), arithmetic: '省纪委监委 北纪〔2023〕7号 × 1' };
    const { sentence, arithmetic } = wordExplanation(proposal, 'en', undefined, titleOf);
    expect(sentence).toContain('(National award); Organisation Department decides');
    expect(arithmetic).toBe('Discipline Commission 北纪〔2023〕7号 × 1');
    expect(wordExplanation(proposal, 'zh-CN').sentence).toContain('由省委组织部决定');
    expect(wordExplanation(proposal, 'zh-CN').arithmetic).toContain('省纪委监委');
  });

  it('throws for a code without wording', () => {
    expect(() => wordExplanation(node('NO_SUCH' as ExplainCode, {}), 'en')).toThrow(/NO_SUCH/);
  });
});
