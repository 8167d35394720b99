import type { Proposal } from '@kedu/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportContext } from '../../src/report/context.ts';
import { groundText, sharedGrounds } from '../../src/report/grounds.ts';
import { moneySentence } from '../../src/report/moneySentence.ts';
import { reportPage } from '../../src/report/reportPage.ts';
import { threeUnits } from '../madeUpRun.ts';

const { view } = threeUnits();
const ctx = reportContext(view, false);
const [model] = view.assessment.proposals as [Proposal];
const of = (fields: Partial<Proposal>): Proposal => ({ ...model, ...fields });

describe('REPORT-23 what the rows of a table share is said once', () => {
  test('clauses that stand in the ground of every row go above; what is particular stays', () => {
    const texts = ['等次为“良好”；系数 0.9563；6 × 1', '等次为“优秀”；系数 0.9563；7 × 1.2'];
    expect(sharedGrounds(texts, ctx)).toEqual({ shared: '系数 0.9563', own: ['等次为“良好”；6 × 1', '等次为“优秀”；7 × 1.2'] });
    expect(sharedGrounds(['等次为“优秀”', '等次为“优秀”'], ctx)).toEqual({ shared: '等次为“优秀”', own: ['', ''] });
    expect(sharedGrounds(['等次为“优秀”'], ctx)).toEqual({ shared: '', own: ['等次为“优秀”'] });
    expect(sharedGrounds(['grade is good; a', 'grade is good; b'], { locale: 'en' })).toEqual({ shared: 'grade is good', own: ['a', 'b'] });
    expect(sharedGrounds([], ctx)).toEqual({ shared: '', own: [] });
  });

  test('nothing is lost and nothing is added, whatever the clauses', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('；'));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
        const { shared, own } = sharedGrounds(texts, ctx);
        expect(own).toHaveLength(texts.length);
        const parts = (joined: string): readonly string[] => (joined === '' ? [] : joined.split('；'));
        for (const [i, one] of texts.entries()) expect(new Set([...parts(shared), ...parts(own[i] ?? '')])).toEqual(new Set(parts(one)));
      }),
    );
  });

  test('beside an amount yuan are grouped by thousands, factors are not, and a sum of one is its figure', () => {
    const money = { amountFen: 100 };
    expect(groundText(of({ ...money, ground: '80000000.00 × 2 ÷ 14 → 11428571.43' }), ctx)).toBe('80,000,000.00 × 2 ÷ 14 → 11,428,571.43');
    expect(groundText(of({ ...money, ground: '1048941.81 × 1 × 0.956316551 → 1003120.41' }), ctx)).toBe(
      '1,048,941.81 × 1 × 0.956316551 → 1,003,120.41',
    );
    expect(groundText(of({ ...money, ground: '267308.54 = 267308.54' }), ctx)).toBe('267,308.54');
    expect(groundText(of({ ...money, ground: '1200.50 + 300.25 = 1500.75' }), ctx)).toBe('1,200.50 + 300.25 = 1,500.75');
    const { amountFen: _, ...plain } = model;
    expect(groundText({ ...plain, ground: '114514.25 >= 100000' }, ctx)).not.toContain(',');
  });

  test('on the page the shared ground stands above the table, and no column of grounds is empty', () => {
    const members = [...(view.assessment.lists[0]?.members ?? [])];
    const proposals = members.map((unit) => of({ unit, ground: '三项都达到', subject: '', amountFen: 5_00 }));
    const page = reportPage({ ...view, assessment: { ...view.assessment, proposals } });
    const chapter = page.slice(page.indexOf('id="proposals"'), page.indexOf('id="method"'));
    expect(chapter.match(/三项都达到/g)).toHaveLength(1);
    expect(chapter).toContain('<p class="note">依据：三项都达到</p>');
    expect(chapter).not.toContain('<th scope="col" class="pad">依据</th>');
  });

  test('a rule that moves money in several ways is named once in the overview', () => {
    const moved = (action: Proposal['action'], amountFen: number): Proposal =>
      of({ rule: 'package', title: { 'zh-CN': '绩效包', en: 'Package' }, action, amountFen });
    const told = (proposals: readonly Proposal[], locale: 'zh-CN' | 'en'): string | undefined =>
      moneySentence({ ...ctx, locale, assessment: { ...ctx.assessment, proposals } });
    const both = [moved('release', 2_000_000_00), moved('withhold', 50_000_00)];
    expect(told(both, 'zh-CN')?.match(/绩效包/g)).toHaveLength(1);
    expect(told(both, 'zh-CN')).toMatch(/绩效包（\S+ 200 万元、\S+ 5 万元）。$/);
    expect(told(both, 'en')?.match(/Package/g)).toHaveLength(1);
    expect(told(both.slice(0, 1), 'zh-CN')).toMatch(/绩效包（[^ ]+）200 万元。$/);
  });
});
