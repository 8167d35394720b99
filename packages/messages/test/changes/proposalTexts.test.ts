import type { ProposalChange } from '@kedu/engine';
import { inLocale } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { proposalTexts } from '../../src/index.ts';

const change = (over: Partial<ProposalChange>): ProposalChange => ({
  id: 'fund/bei',
  how: 'changed',
  list: 'cities',
  unitId: 'bei',
  code: '990100',
  name: { 'zh-CN': '北川市', en: 'Beichuan' },
  period: '2023',
  rule: 'fund',
  title: { 'zh-CN': '专项资金', en: 'Transfer' },
  action: 'allocate',
  subject: '',
  before: { amountFen: 100_000_000 },
  after: { amountFen: 120_000_050 },
  ...over,
});
const naming = (locale: 'zh-CN' | 'en') => ({
  locale,
  read: (title: ProposalChange['title']) => inLocale(title, locale),
  titleOf: (id: string) => (id === 'air' ? '空气' : undefined),
});
const texts = (changes: readonly ProposalChange[], locale: 'zh-CN' | 'en' = 'zh-CN') => proposalTexts(changes, naming(locale));

describe('proposals that differ, in words', () => {
  test('DIFF-2 amounts of each action have a sum of their own, because a transfer and its tranches are the same money', () => {
    const [fund] = texts([
      change({}),
      change({ id: 'fund/bei/release', action: 'release', before: { amountFen: 30_000_000 }, after: { amountFen: 40_000_000 } }),
    ]);
    expect(fund).toMatchObject({
      title: '专项资金',
      summary: '内容有变2条；分配专项资金共1,000,000.00元 → 1,200,000.50元；拨付资金共300,000.00元 → 400,000.00元',
    });
    expect(fund?.rows[0]).toMatchObject({ unit: '北川市', before: '分配专项资金 1,000,000.00元', after: '分配专项资金 1,200,000.50元' });
    expect(texts([change({})], 'en')[0]?.summary).toBe('1 changed; allocate the special transfer 1,000,000.00 → 1,200,000.50 yuan');
  });

  test('DIFF-2 a sum that stays is said once, as unchanged', () => {
    const shifted = [change({}), change({ unitId: 'lian', before: { amountFen: 50_000_050 }, after: { amountFen: 30_000_000 } })];
    expect(texts(shifted)[0]?.summary).toBe('内容有变2条；分配专项资金共1,500,000.50元不变');
    expect(texts(shifted, 'en')[0]?.summary).toBe('2 changed; allocate the special transfer 1,500,000.50 yuan, unchanged in sum');
  });

  test('DIFF-2 made, gone, withheld; what is withheld counts in no sum', () => {
    const [fund] = texts([
      change({ how: 'made', before: undefined, after: { amountFen: 500, withheldBecause: 'noise' } }),
      change({ how: 'gone', unitId: 'lian', after: undefined, before: { amountFen: 700 } }),
    ]);
    expect(fund?.summary).toBe('新提1条，不再提1条；分配专项资金共7.00元 → 0.00元');
    expect(fund?.rows.map(({ before, after }) => [before, after])).toEqual([
      ['—', '分配专项资金 5.00元，不提出：在误差之内，不足以认定'],
      ['分配专项资金 7.00元', '—'],
    ]);
  });

  test('DIFF-6 REPORT-20 no person is named; fields and moments are', () => {
    const about = (over: Partial<ProposalChange>) => texts([change(over)])[0]?.rows[0]?.about;
    expect(about({ action: 'withhold', subject: '12/A-0147/主任' })).toBe('');
    expect(about({ action: 'pay_items', subject: 'A-0147' })).toBe('');
    expect(about({ subject: 'air' })).toBe('空气');
    expect(about({ rule: 'lights.red', action: 'notice', subject: 'air', period: '2023-06' })).toBe('空气 2023-06');
  });
});
