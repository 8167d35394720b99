import { reportPage } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { reportContext, type Standing } from '../../src/report/context.ts';
import { listSentences } from '../../src/report/listSentences.ts';
import { madeUpRun } from '../madeUpRun.ts';

/** `groups` groups of six units; the score of a unit is its value. */
function grouped(groups: number, scoreOf: (group: number, unit: number) => number, apart = true) {
  const units = Array.from({ length: groups }, (_, g) => Array.from({ length: 6 }, (_, u) => ({ g, u, id: `u${g}${u}` }))).flat();
  const { view } = madeUpRun({
    scheme: `scheme: groups
edition: 1
title: { zh-CN: 分组, en: Groups }
in_force: { from: 2022-01-01 }
attributes: { region: text }
lists:
  places: { title: { zh-CN: 地方, en: Places }, units: city${apart ? `, group_by: region, groups: { ${Array.from({ length: groups }, (_, g) => `R${g}: { zh-CN: ${g}组, en: Group ${g} }`).join(', ')} }` : ''} }
indicators:
  water: { title: { zh-CN: 水质, en: Water }, definition: { zh-CN: 达标断面的比例, en: share of sections }, unit: "%", target: 50, clause: "1", owner: 示例局 }
  twice: { title: { zh-CN: 两倍, en: Twice }, formula: "water * 2", light: none, clause: "1" }
score:
  places:
    weights: relative
    parts:
      water: { weight: 1, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
lights:
  rules:
    - { light: red, title: { zh-CN: 未达目标, en: Missed }, for: [water], when: "value < 50", clause: "2" }
grades:
  - { order: [good 良好, poor 较差], at_least: { good: 60 }, clause: "3" }
`,
    units: `unit_id,code,name,kind,region,example\n${units.map(({ g, u, id }) => `${id},99${g}${u},${g}组${u}市,city,R${g},true`).join('\n')}\n`,
    data: `unit,indicator,period,value\n${units.map(({ g, u, id }) => `${id},water,2023,${scoreOf(g, u)}`).join('\n')}\n`,
  });
  const ctx = reportContext(view, false);
  return { view, ctx, lines: listSentences(ctx.standings[0] as Standing, ctx) };
}

describe('REPORT-16 the overview', () => {
  test('of many groups says which have the highest and lowest mean, the grades, and what is lit', () => {
    const { lines } = grouped(7, (g, u) => 10 * g + u);
    expect(lines).toEqual([
      '地方：42 个单位全部参加排名，平均 32.50 分，最高 65.00，最低 0.00。分 7 组排名。参加排名的单位不少于 5 个的组中，平均分最高的是6组 62.50、5组 52.50、4组 42.50，最低的是0组 2.50、1组 12.50、2组 22.50。',
      '等次：良好 6 个（14.3%）、较差 36 个（85.7%）。',
      '亮红灯（未达目标）最多的指标：水质 30 个（有数值的 42 个中占 71.4%）。',
    ]);
  });

  test('of more indicators lit equally often than are named says how many they are', () => {
    const names = ['w', 'x', 'y', 'z'];
    const { view } = madeUpRun({
      scheme: `scheme: equal
edition: 1
title: { zh-CN: 同数, en: Equal }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: 地方, en: Places }, units: city }
indicators:
${names.map((name) => `  ${name}: { title: { zh-CN: 指标${name}, en: ${name} }, unit: "%", target: 50, clause: "1", owner: 示例局 }`).join('\n')}
score:
  places:
    weights: relative
    parts:
${names.map((name) => `      ${name}: { weight: 1, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }`).join('\n')}
lights:
  rules: [{ light: red, when: "value < 50", clause: "2" }]
`,
      units: 'unit_id,code,name,kind,example\na,990001,甲市,city,true\nb,990002,乙市,city,true\n',
      data: `unit,indicator,period,value\n${names.map((name) => `a,${name},2023,20\nb,${name},2023,70`).join('\n')}\n`,
    });
    const ctx = reportContext(view, false);
    expect(listSentences(ctx.standings[0] as Standing, ctx).at(-1)).toBe('亮红灯最多的指标有 4 项，各有 1 个单位。');
  });

  test('what the named indicators share, how many units have a value, is said once; where they differ, of each', () => {
    const names = ['w', 'x'];
    const lines = (data: string, locale: 'zh-CN' | 'en' = 'zh-CN'): string => {
      const { view } = madeUpRun({
        locale,
        scheme: `scheme: shares
edition: 1
title: { zh-CN: 占比, en: Shares }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: 地方, en: Places }, units: city }
indicators:
${names.map((name) => `  ${name}: { title: { zh-CN: 指标${name}, en: ${name} }, unit: "%", target: 50, clause: "1", owner: 示例局 }`).join('\n')}
score:
  places:
    weights: relative
    parts:
${names.map((name) => `      ${name}: { weight: 1, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }`).join('\n')}
lights:
  rules: [{ light: red, when: "value < 50", clause: "2" }]
`,
        units: 'unit_id,code,name,kind,example\na,990001,甲市,city,true\nb,990002,乙市,city,true\n',
        data: `unit,indicator,period,value\n${data}\n`,
      });
      const ctx = reportContext(view, false);
      return listSentences(ctx.standings[0] as Standing, ctx).at(-1) ?? '';
    };
    const all = 'a,w,2023,20\nb,w,2023,70\na,x,2023,20\nb,x,2023,70';
    expect(lines(all)).toBe('亮红灯最多的指标（各有 2 个单位有数值）：指标w 1 个（50%）、指标x 1 个（50%）。');
    expect(lines(all, 'en')).toBe('Most often red (of 2 units with a value each): w 1 (50%), x 1 (50%).');
    expect(lines('a,w,2023,20\nb,w,2023,70\na,x,2023,20')).toBe(
      '亮红灯最多的指标：指标w 1 个（有数值的 2 个中占 50%）、指标x 1 个（有数值的 1 个中占 100%）。',
    );
  });

  test('of a list of one unit its score says all: no rank, no mean, no spread', () => {
    const { view } = madeUpRun({
      scheme: `scheme: alone
edition: 1
title: { zh-CN: 一个, en: Alone }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: 全省, en: Province }, units: city }
indicators:
  w: { title: { zh-CN: 水质, en: Water }, unit: "%", clause: "1", owner: 示例局 }
score:
  places:
    weights: relative
    parts:
      w: { weight: 1, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
`,
      units: 'unit_id,code,name,kind,example\na,990001,甲市,city,true\n',
      data: 'unit,indicator,period,value\na,w,2023,72.5\n',
    });
    const ctx = reportContext(view, false);
    expect(listSentences(ctx.standings[0] as Standing, ctx)).toEqual(['全省：甲市 72.50 分。']);
    const page = reportPage(view);
    expect(page.slice(page.indexOf('id="overview"'), page.indexOf('id="tiles"'))).not.toContain('最低—最高');
  });

  test('counts those who are first or last together', () => {
    const { lines } = grouped(2, (_, u) => (u < 4 ? 80 : 20), false);
    expect(lines[0]).toMatch(
      /第一名\s0组0市 80\.00、0组1市 80\.00、0组2市 80\.00 等 8 个，末名\s0组4市 20\.00、0组5市 20\.00、1组4市 20\.00 等 4 个/,
    );
    expect(grouped(1, () => 70, false).lines[0]).toMatch(/第一名\s0组0市 70\.00、0组1市 70\.00、0组2市 70\.00 等 6 个。$/);
  });

  test('what the pack says about itself stands above', () => {
    const { view } = grouped(2, (_, u) => u);
    const page = reportPage({ ...view, about: { 'zh-CN': '数值为推算值' } });
    expect(page.slice(page.indexOf('id="overview"'), page.indexOf('id="tiles"'))).toContain('<p class="note">数值为推算值</p>');
  });
});

test('REPORT-17 a light is its title, its condition and its indicators; definitions and formulas stand in the method', () => {
  const page = reportPage(grouped(2, (_, u) => 10 * u).view);
  const lights = page.slice(page.indexOf('id="lights"'), page.indexOf('id="method"'));
  expect(lights).toContain('▲ 红</span> 未达目标：实际值 &lt; 50（水质）');
  const method = page.slice(page.indexOf('id="method"'), page.indexOf('id="quality"'));
  expect(method).toContain('▲ 红</span>：未达目标：实际值 &lt; 50（水质）');
  expect(method).toContain('达标断面的比例；单位：%');
  expect(method).toContain('计算公式：水质 × 2');
});

test('REPORT-7 groups of one unit each are neither summed up nor headed', () => {
  const one = madeUpRun({
    scheme: `scheme: single
edition: 1
title: { zh-CN: 单个, en: Single }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: 地方, en: Places }, units: county }
indicators:
  water: { title: { zh-CN: 水质, en: Water }, unit: "%", clause: "1", owner: 示例局 }
score:
  places:
    weights: relative
    parts:
      water: { weight: 1, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
`,
    units:
      'unit_id,code,name,kind,parent,example\np,9900,东市,city,,true\nq,9901,西市,city,,true\na,990001,甲县,county,p,true\nb,990101,乙县,county,q,true\n',
    data: 'unit,indicator,period,value\na,water,2023,50\nb,water,2023,60\n',
  });
  const page = reportPage(one.view);
  expect(page).not.toContain('分组汇总');
  expect(page).not.toContain('东市');
  expect(reportPage(grouped(2, (_, u) => u).view)).toContain('分组汇总');
});
