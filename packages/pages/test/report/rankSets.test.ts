import type { ListResult } from '@kedu/engine';
import type { Locale } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import type { Html } from '../../src/html.ts';
import { reportContext, type Standing } from '../../src/report/context.ts';
import { rangeBar, rangeNote, setBesideRank, setsSentence, unitChances, unitInterval, unitSet } from '../../src/report/rankSets.ts';
import { threeUnits } from '../madeUpRun.ts';

type Uncertainty = NonNullable<ListResult['uncertainty']>;

const FIGURES: Uncertainty = {
  confidence: 0.9,
  draws: 2000,
  low: Float64Array.of(7000, 8000, Number.NaN),
  high: Float64Array.of(7250, 8200, Number.NaN),
  se: Float64Array.of(60, 50, 0),
  best: Int32Array.of(1, 1, 3),
  worst: Int32Array.of(2, 2, 3),
  grades: new Map([
    ['good', Float64Array.of(0.995, 1, 0)],
    ['fair', Float64Array.of(0.005, 0, 1)],
  ]),
  last: Float64Array.of(0.004, 0, 0.996),
  unstated: Float64Array.of(0.43, 0.43, 1),
  sources: [
    [
      { indicator: 'water', share: 0.81 },
      { indicator: 'roads', share: 0.19 },
    ],
    [{ indicator: 'water', share: 1 }],
    [],
  ],
  revisions: new Map([
    ['water', { bias: 0.0667, sd: 0.26812, count: 42 }],
    ['roads', { bias: -1.5, sd: 2, count: 8 }],
    ['air', { bias: 1, sd: 1, count: 9 }],
  ]),
};

function page(locale: Locale, figures: Partial<Uncertainty> | undefined = {}) {
  const ctx = reportContext(threeUnits(locale).view, false);
  const [first] = ctx.standings;
  if (!first) throw new Error('no list');
  const list: Standing['list'] = figures ? { ...first.list, uncertainty: { ...FIGURES, ...figures } } : first.list;
  return { ctx, list, standing: { ...first, list } };
}
const textOf = (part: Html): string => part.html.replace(/<[^>]*>/g, '');

describe('RANKSET-3 what pages say of a rank', () => {
  test('the set, the interval, what else is open and what it comes from: page of a unit', () => {
    const { ctx, list } = page('zh-CN');
    expect(unitSet(list, 0, ctx)).toBe('可信区间第1至第2名（90%）');
    expect(unitInterval(list, 0, ctx)).toBe('70.00—72.50（90%）');
    expect(textOf(unitChances(list, 0, ctx))).toBe(
      '等次的可能性：良好 99%以上、一般 不足1%。排在末位的可能性 不足1%。误差主要来自地表水国家考核断面水质优良（达到或好于Ⅲ类）比例（约占81%）、新改建农村公路里程（约占19%）。本单位得分中未声明误差的权重占43%，不在以上区间之内。',
    );
  });

  test('ERROR-3 a firm rank says that it is so by the errors that are stated; a score without any has no interval', () => {
    const { ctx, list } = page('zh-CN');
    expect(unitSet(list, 2, ctx)).toBe('按已声明的误差位次确定（90%）');
    expect(unitInterval(list, 2, ctx)).toBeUndefined();
    expect(textOf(unitChances(list, 2, ctx))).toContain('本单位得分中未声明误差的权重占100%');
    expect(textOf(setBesideRank(list, 2, ctx))).toBe('');
    // On a phone, where no column says what it is.
    expect(setBesideRank(list, 0, ctx).html).toContain('<span class="phone">90%可信 </span>1—2');
  });

  test('a bar is read to who does not see it, in the words of the leader', () => {
    const zh = page('zh-CN');
    const own = (k: number): number => zh.list.rank[k] as number;
    expect(rangeBar(zh.list, 0, zh.ctx).html).toContain(`aria-label="第${own(0)}名，可信区间第1至第2名"`);
    const en = page('en');
    expect(rangeBar(en.list, 2, en.ctx).html).toContain(`aria-label="rank ${own(2)}, firm"`);
  });

  test('ERROR-2 beside the ranking: from how many revisions, and which way they went, of indicators that leave scores open', () => {
    const { ctx, standing } = page('zh-CN');
    const note = textOf(rangeNote(standing, ctx));
    expect(note).toContain('的误差由 42 次修订估计，标准差 0.268 个百分点，修订平均上调 0.0667 个百分点，未扣除。');
    expect(note).toContain('“新改建农村公路里程”的误差由 8 次修订估计，标准差 2 公里，修订平均下调 1.5 公里，未扣除。');
    expect(note).not.toContain('空气');
    const en = page('en');
    expect(textOf(rangeNote(en.standing, en.ctx))).toContain(
      'The error of “Water” is estimated from 42 revisions, standard deviation 0.268 percentage points; they went upwards by 0.0667 percentage points on average, which is not taken off.',
    );
  });

  test('one sentence for the overview; nothing at all where no error is stated', () => {
    const { ctx, standing } = page('zh-CN');
    expect(setsSentence(standing, ctx)).toBe(
      '按已声明的误差（可信程度90%），前 2 名之间分不出先后；3 个排名单位中 1 个位次确定，2 个与别的单位分不出先后；未声明误差的权重占43%—100%。',
    );
    const firm = page('en', { best: Int32Array.of(2, 1, 3), worst: Int32Array.of(2, 1, 3), unstated: new Float64Array(3) });
    expect(setsSentence(firm.standing, firm.ctx)).toBe('By the errors that are stated, all ranks are firm (at a confidence of 90 %).');
    const alike = page('en', { unstated: Float64Array.of(0.43, 0.43, 0.43) });
    expect(setsSentence(alike.standing, alike.ctx)).toContain('; no error is stated for 43 % of the weight.');
    const partly = page('zh-CN', { unstated: Float64Array.of(0.64, 0, 0.72) });
    expect(textOf(rangeNote(partly.standing, partly.ctx))).toContain('未声明误差的权重占0—72%，不在区间之内。');
    const none = page('zh-CN', undefined);
    const plain = reportContext(threeUnits('zh-CN').view, false).standings[0] as Standing;
    expect(setsSentence(plain, none.ctx)).toBeUndefined();
    expect(textOf(rangeNote(plain, none.ctx))).toBe('');
    expect(unitSet(plain.list, 0, none.ctx)).toBeUndefined();
  });
});
