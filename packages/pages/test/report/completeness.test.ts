import { reportPage } from '@kedu/pages';
import { expect, test } from 'vitest';
import { completenessOf } from '../../src/report/completeness.ts';
import { reportContext } from '../../src/report/context.ts';
import { madeUpRun, manyUnits, threeUnits } from '../madeUpRun.ts';

test('REPORT-10 what is due is what has a weight; what is missing has its reason', () => {
  const { due, present, reasons, indicators } = completenessOf(reportContext(threeUnits().view, false));
  expect({ due, present, reasons: [...reasons] }).toEqual({ due: 9, present: 8, reasons: [['overdue', 1]] });
  expect(indicators.map(({ indicator, present }) => [indicator, present])).toEqual([
    ['air', 2],
    ['roads', 3],
    ['water', 3],
  ]);
});

test('REPORT-10 a part without weight for a class asks nothing of its units, nor do the parts below it', () => {
  const { view } = madeUpRun({
    scheme: `scheme: classes
edition: 1
title: { zh-CN: 类别, en: Classes }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: 地方, en: Places }, units: city }
classes:
  dry: { title: { zh-CN: 旱区, en: dry }, units: [990001 甲市], clause: "1" }
indicators:
  water: { title: { zh-CN: 水, en: Water }, unit: "%", clause: "1", owner: 示例局 }
  roads: { title: { zh-CN: 路, en: Roads }, unit: "%", clause: "1", owner: 示例局 }
score:
  places:
    weights: relative
    parts:
      wet:
        weight: { else: 50, dry: none }
        title: { zh-CN: 水务, en: Wet }
        weights: relative
        clause: "1"
        parts:
          water: { weight: 1, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
      roads: { weight: 50, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
`,
    units: 'unit_id,code,name,kind,example\na,990001,甲市,city,true\nb,990002,乙市,city,true\n',
    data: 'unit,indicator,period,value\na,roads,2023,50\nb,roads,2023,60\nb,water,2023,70\n',
  });
  const { due, present, dueOf } = completenessOf(reportContext(view, false));
  expect({ due, present, dueOf: [...dueOf] }).toEqual({ due: 3, present: 3, dueOf: [1, 2] });
});

test('REPORT-10 counts per unit and per indicator add up to the same', () => {
  const { due, present, indicators, dueOf, presentOf } = completenessOf(reportContext(manyUnits(50, 20).view, false));
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
  expect([sum(dueOf), sum(presentOf)]).toEqual([due, present]);
  expect([sum(indicators.map((one) => one.due)), sum(indicators.map((one) => one.present))]).toEqual([1000, present]);
  for (const one of indicators) expect(one.present + sum(one.reasons.values())).toBe(one.due);
});

test('REPORT-10 what does not apply to a unit is missing for that reason, per indicator and in the overview', () => {
  const { view } = madeUpRun({
    scheme: `scheme: partly
edition: 1
title: { zh-CN: 部分适用, en: Partly }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: 地方, en: Places }, units: city }
indicators:
  water: { title: { zh-CN: 水, en: Water }, unit: "%", clause: "1", owner: 示例局 }
score:
  places:
    weights: relative
    parts:
      water: { weight: 1, method: { goalposts: { worst: 0, best: 100 } }, missing: reweight, clause: "1" }
`,
    units: 'unit_id,code,name,kind,example\na,990001,甲市,city,true\nb,990002,乙市,city,true\nc,990003,丙市,city,true\n',
    data: 'unit,indicator,period,value\na,water,2023,50\nb,water,2023,不适用\nc,water,2023,不适用\n',
  });
  const { due, present, reasons, indicators } = completenessOf(reportContext(view, false));
  expect({ due, present, reasons: [...reasons] }).toEqual({ due: 3, present: 1, reasons: [['not_applicable', 2]] });
  expect(indicators.map((one) => [one.indicator, one.due, one.present])).toEqual([['water', 3, 1]]);
  expect(reportPage(view)).toContain('数据：方案应有数值 3 项，已有 1 项（33.3%）；缺 2 项：不适用 2。');
});
