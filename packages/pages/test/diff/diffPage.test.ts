import type { ListContributions, UnitContributions } from '@kedu/engine';
import { parsePeriod, type Period } from '@kedu/model';
import type { ChangeGroup, RuleTerm, SchemeChange } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { diffPage, type DiffView } from '../../src/index.ts';
import { threeUnits } from '../madeUpRun.ts';

const { scheme } = threeUnits();
const term = (field: string, word: string): RuleTerm => ({ field, value: { as: 'word', word } });
const change = (key: string, title: string): SchemeChange => ({
  key,
  kind: 'cap',
  how: 'changed',
  list: 'cities',
  path: [{ id: 'cities', title: { 'zh-CN': '城市' } }, { id: key, title: { 'zh-CN': title } }, { id: 'cap' }],
  before: { written: '{ cap: 100 }', terms: [term('cap', '100')], place: { file: 'scheme/a.yaml', line: 7 }, clause: '1.2' },
  after: { written: '{ cap: <90> }', terms: [term('cap', '<90>')], place: { file: 'scheme/b.yaml', line: 9 }, clause: '1.3' },
  bundles: [],
});
const group = (key: string, title: string): ChangeGroup => ({ id: key, changes: [change(key, title)], lists: ['cities'] });
const unit = (unitId: string, name: string, from: readonly number[], by: readonly number[]): UnitContributions => ({
  unitId,
  code: unitId,
  name: { 'zh-CN': name },
  before: from[0] ?? 0,
  after: from[1] ?? 0,
  rankBefore: from[2] ?? 0,
  rankAfter: from[3] ?? 0,
  gradeBefore: 'good',
  gradeAfter: 'good',
  member: 'both',
  classBefore: '',
  classAfter: '',
  group: '',
  by,
  placesBy: by,
  crossings:
    from[2] === from[3] ? [] : [{ unitId: unitId === '990100' ? '990200' : '990100', ahead: (from[2] ?? 0) > (from[3] ?? 0), group: 0 }],
});
const list: ListContributions = {
  list: 'cities',
  groups: [group('air', '空气'), group('gdp', '生产总值')],
  places: 2,
  orders: 2,
  method: 'all_orders',
  standardError: 0,
  units: [
    unit('990100', '北川市', [8000, 8150, 2, 1], [200, -50]),
    unit('990200', '连海市', [8100, 8090, 1, 2], [-10, 0]),
    unit('990300', '镁城市', [7000, 7000, 3, 3], [0, 0]),
  ],
};
const inForce = { before: { from: '2022-01-01', until: '2022-12-31' }, after: { from: '2023-01-01' } };
const view = (over: Partial<DiffView> = {}): DiffView => ({
  packTitle: { 'zh-CN': '示例包' },
  example: true,
  period: parsePeriod('2023') as Period,
  before: { scheme: { ...scheme, version: 'a' }, result: 'sha256:aa' },
  after: { scheme: { ...scheme, version: 'b' }, result: 'sha256:bb' },
  diff: { groups: list.groups, inForce, wording: 3 },
  lists: [list],
  proposals: [],
  onlyBefore: [],
  onlyAfter: [],
  withoutValues: { before: [], after: [] },
  determinations: {},
  issues: [],
  locale: 'zh-CN',
  ...over,
});

describe('the page of a comparison', () => {
  test('DIFF-6 sentences, rules, movers, reasons, in this order; text never becomes markup; no script', () => {
    const page = diffPage(view());
    const order = [
      'id="overview"',
      '3个单位中，2个名次有变（1升1降）',
      'id="rules"',
      '<li>&lt;90&gt;</li>',
      'id="movers"',
      '超过连海市，主要因为空气的上下限',
      'id="why"',
      'A +2.00 · B −0.50',
      'id="notes"',
      'sha256:bb',
    ];
    const places = order.map((text) => page.indexOf(text));
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page).not.toMatch(/<script|<90>/);
    expect(page).toContain('其余1个单位得分、名次都不变。');
    expect(page).toContain('另有3处只改了文字或条款号');
    expect(page).toContain('§1.3');
  });

  test('DIFF-6 bars of a list have one scale, and none is wider than its half', () => {
    const widths = [...diffPage(view()).matchAll(/bar-of-change (up|down)" x="([\d.]+)" y="\d+" width="([\d.]+)"/g)].map(
      ([, side, x, width]) => [side, Number(x), Number(width)],
    );
    expect(widths).toEqual([
      ['up', 180, 176],
      ['down', 136, 44],
      ['down', 171.2, 8.8],
    ]);
  });

  test('DIFF-6 each change on which scores depend stands under its letter and title, as the bars have it', () => {
    const page = diffPage(view({}));
    const rules = page.slice(page.indexOf('id="rules"'), page.indexOf('id="movers"'));
    expect([...rules.matchAll(/colspan="3">([^<]*)</g)].map(([, text]) => text)).toEqual(['A 空气的上下限', 'B 生产总值的上下限']);
  });

  test('DIFF-6 letters do not begin anew in each list; a list that one change alone moves has no bars', () => {
    const [air, gdp] = list.groups as [ChangeGroup, ChangeGroup];
    const towns: ListContributions = {
      ...list,
      list: 'towns',
      groups: [gdp],
      units: [unit('990400', '松抚市', [7000, 7100, 1, 1], [100])],
    };
    const page = diffPage(view({ diff: { groups: [air, gdp], inForce, wording: 0 }, lists: [list, towns] }));
    const why = page.slice(page.indexOf('id="why"'), page.indexOf('id="notes"'));
    expect(why).toContain('影响得分的只有一项变更：B 生产总值的上下限');
    expect(why.slice(why.indexOf('影响得分的只有一项变更'))).not.toContain('<svg');
  });

  test('DIFF-6 of a table within a rule 20 rows that differ, then how many more and where they are; what comes has both columns', () => {
    const rows = Array.from({ length: 22 }, (_, k) => term('units', `99${k + 10}00`));
    const [first] = list.groups as [ChangeGroup];
    const { before: _, ...added } = { ...change('air', '空气'), how: 'added' as const, after: { written: '…', terms: rows, place: {} } };
    const page = diffPage(view({ diff: { groups: [{ ...first, changes: [added] }], inForce, wording: 0 } }));
    const rules = page.slice(page.indexOf('id="rules"'), page.indexOf('id="movers"'));
    expect(rules).toContain('；992900；另有2项');
    expect(rules).toContain('全部各行见 kedu diff --json。');
    expect(rules).not.toContain('993000');
    expect(rules).toMatch(/<td class="small" colspan="2"><span class="soft">新<\/span>/);
  });

  test('DIFF-4 where nothing differs the page says so and has no table', () => {
    const page = diffPage(
      view({
        diff: { groups: [], inForce, wording: 0 },
        lists: [{ ...list, groups: [], units: [] }],
        after: { scheme, result: 'sha256:aa' },
      }),
    );
    expect(page).toContain('两版规则没有差别，什么都不变。');
    expect(page).toContain('两版的结果哈希相同：sha256:aa');
    expect(page).not.toContain('<table');
  });

  test('DIFF-6 a long rule stands behind a fold, whole; proposals have a chapter; groups that are ranked apart their names', () => {
    const long = `示例：${'示例行，'.repeat(80)}完`;
    const [first] = list.groups;
    if (!first) throw new Error('no group');
    const groups = [
      { ...first, changes: first.changes.map((one) => ({ ...one, after: { written: '…', terms: [term('what', long)], place: {} } })) },
      ...list.groups.slice(1),
    ];
    const page = diffPage(
      view({
        diff: { groups, inForce, wording: 0 },
        lists: [{ ...list, units: list.units.map((one, k) => ({ ...one, group: k === 0 ? '甲组' : '乙组' })) }],
        proposals: [
          {
            id: 'pay/990100/A-0147',
            how: 'made',
            list: 'cities',
            unitId: '990100',
            code: '990100',
            name: { 'zh-CN': '北川市' },
            period: '2023',
            rule: 'pay',
            title: { 'zh-CN': '扣发奖金' },
            action: 'withhold',
            subject: '12/A-0147/主任',
            after: { amountFen: 100_00 },
          },
        ],
      }),
    );
    expect(page).toContain(`</summary><p class="says">内容：${long}</p></details>`);
    expect(page).toMatch(/<details><summary>内容：示例：[^<]{40,160} … </);
    expect(page).toMatch(/colspan="5">乙组<[\s\S]*colspan="5">甲组<[\s\S]*colspan="3">乙组</);
    expect(page).toMatch(/id="proposals">[\s\S]*扣发奖金[\s\S]*新提1条；扣发绩效奖金共0\.00元 → 100\.00元/);
    // What is the same for all stands in one line.
    expect(page).toMatch(/<p>北川市：— → 扣发[^<]*100\.00元<\/p>/);
    // REPORT-20: no page names a person.
    expect(page).not.toContain('A-0147');
  });

  test('DIFF-6 a change by which an indicator without data is scored is marked and never the headline', () => {
    const [first, second] = list.groups as [ChangeGroup, ChangeGroup];
    const read: ChangeGroup = {
      ...first,
      changes: first.changes.map((one) => ({
        ...one,
        key: 'score/cities/air/indicator',
        kind: 'indicator',
        before: { written: 'old_air', terms: [], place: {} },
        after: { written: 'air', terms: [], place: {} },
      })),
    };
    const groups = [read, second];
    const shown = (withoutValues: DiffView['withoutValues'], locale: DiffView['locale'] = 'zh-CN') =>
      diffPage(view({ diff: { groups, inForce, wording: 0 }, lists: [{ ...list, groups }], withoutValues, locale }));
    const page = shown({ before: ['old_air'], after: [] });
    expect(page).toContain('作用最大的变更：生产总值的上下限');
    expect(page).toContain('空气的指标口径：原版本所用指标当年没有数据，按缺值处理，仅供参考（平均移动0.70分）。');
    expect(page).toContain('空气的指标口径（缺数，仅供参考）</th>');
    expect(shown({ before: ['old_air'], after: [] }, 'en')).toContain('the earlier version uses an indicator without data in the period');
    expect(shown({ before: ['other'], after: [] })).toContain('作用最大的变更：空气的指标口径');
  });

  test('DIFF-2 neither run adopts determinations, and whose grade differs by it is named', () => {
    const row = {
      period: '2023',
      list: 'cities',
      unitCode: '990200',
      item: 'grade' as const,
      rule: '',
      subject: '',
      from: 'good',
      to: 'fair',
    };
    const determination = {
      name: 'determination' as const,
      body: '示例机关',
      closes: {},
      adopts: {},
      reopens: false,
      steps: [],
      rows: [{ ...row, ground: '', meeting: '', date: '', place: {} }],
      place: {},
    };
    const page = diffPage(view({ determinations: { after: determination } }));
    expect(page).toMatch(/两版都不采用审定，等次和哈希可能与正式结果不同：连海市 [^（]+（审定为[^）]+）。<\/p>/);
    expect(diffPage(view())).not.toContain('审定');
  });

  test('DIFF-3 where orders were drawn, the largest standard error is stated, rounded up', () => {
    const page = diffPage(view({ lists: [{ ...list, method: 'some_orders', orders: 24, standardError: 0.31 }] }));
    expect(page).toContain('在24种改动次序中的平均数，次序按固定种子抽取、正反各一次，抽取带来的标准误最大0.004分');
  });

  test('DIFF-6 in English the same, with the same words as the command', () => {
    const page = diffPage(view({ locale: 'en' }));
    expect(page).toContain('Of 3 units, 2 change rank (1 up, 1 down) and 2 change score');
    expect(page).toContain('passes 连海市, mostly by 空气: cap');
  });
});
