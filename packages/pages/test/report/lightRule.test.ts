import { describe, expect, test } from 'vitest';
import { reportContext } from '../../src/report/context.ts';
import { lightRuleWords } from '../../src/report/lightRule.ts';
import { madeUpRun } from '../madeUpRun.ts';

const { view } = madeUpRun({
  scheme: `scheme: lines
edition: 1
title: 红线（示例）
in_force: { from: 2023-01-01 }
lists: { counties: { title: 县, units: county } }
indicators:
  overdue: { title: { zh-CN: 逾期件, en: Overdue cases }, owner: 示例局, better: lower, params: { red: 15, yellow: 5 } }
  errors: { title: { zh-CN: 差错, en: Errors }, owner: 示例局, better: lower, params: { red: 3, yellow: 5 } }
score: { counties: { weights: relative, parts: { overdue: { weight: 1, method: given }, errors: { weight: 1, method: given } } } }
lights:
  rules:
    - { light: red, for: [overdue], when: "value >= param.red" }
    - { light: red, when: "value >= param.red" }
    - { light: yellow, when: "value >= param.yellow" }
    - { light: orange, for: [overdue, errors], when: "value >= param.red" }
rounding: { total: 0.01 }
`,
  units: `unit_id,code,name,kind\n${[0, 1].map((i) => `u${i},99010${i},示例${i}县,county`).join('\n')}\n`,
  data: 'unit,indicator,period,value\nu0,overdue,2023,1\nu0,errors,2023,1\nu1,overdue,2023,20\nu1,errors,2023,4\n',
});

describe('REPORT-17 when a light is shown', () => {
  test.each([
    [
      'zh-CN',
      [
        '实际值 ≥ 15（逾期件）',
        '实际值 ≥ 红灯线（红灯线：差错 3、逾期件 15）',
        '实际值 ≥ 5',
        '实际值 ≥ 红灯线（红灯线：差错 3、逾期件 15）',
      ],
    ],
    [
      'en',
      [
        'the value ≥ 15 (for Overdue cases)',
        'the value ≥ the red line (the red line: Errors 3, Overdue cases 15)',
        'the value ≥ 5',
        'the value ≥ the red line (the red line: Errors 3, Overdue cases 15)',
      ],
    ],
  ] as const)('the line itself where there is one, otherwise the line of each indicator (%s)', (locale, expected) => {
    const ctx = reportContext({ ...view, locale }, false);
    expect(view.scheme.lights.rules.map((rule) => lightRuleWords(rule, ctx))).toEqual(expected);
  });
});
