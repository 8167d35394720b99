import type { Leaf } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { methodWords } from '../../src/report/methodWords.ts';
import { reportPage } from '../../src/report/reportPage.ts';
import { madeUpRun } from '../madeUpRun.ts';

/** Two indicators with bounds of their own; only the second has a target where `target` gives one. */
function bounded(target = '') {
  return madeUpRun({
    scheme: `scheme: bounds
edition: 1
title: { zh-CN: 上下限, en: Bounds }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: 地方, en: Places }, units: city }
indicators:
  heat: { title: { zh-CN: 升温, en: Heat }, params: { worst: 30, best: -14.7 }, clause: "1", owner: 示例局 }
  water: { title: { zh-CN: 水质, en: Water }, unit: "%"${target}, params: { worst: 40, best: 100 }, clause: "1", owner: 示例局 }
score:
  places:
    weights: relative
    parts:
      heat: { weight: 1, method: { goalposts: { worst: param.worst, best: param.best } }, clause: "1" }
      water: { weight: 1, method: { goalposts: { worst: param.worst, best: param.best } }, clause: "1" }
`,
    units: 'unit_id,code,name,kind,example\na,990001,甲市,city,true\nb,990002,乙市,city,true\n',
    data: 'unit,indicator,period,value\na,heat,2023,1\nb,heat,2023,2\na,water,2023,50\nb,water,2023,60\n',
  });
}

describe('REPORT-23 the method as it is applied', () => {
  const { view } = bounded();
  const tree = view.scheme.trees['places'];
  const [heat] = (tree?.parts ?? []) as readonly Leaf[];
  const own = view.scheme.indicators.find(({ id }) => id === 'heat')?.params;
  const titleOf = (): undefined => undefined;

  test('a parameter that the indicator gives is its figure, with a minus sign; without one it is named', () => {
    if (!heat) throw new Error('no leaf');
    expect(methodWords(heat, 'zh-CN', titleOf, own)).toBe('上下限法：最差界 30，最好界 −14.7');
    expect(methodWords(heat, 'en', titleOf, own)).toBe('goalposts: worst 30, best −14.7');
    expect(methodWords(heat, 'zh-CN', titleOf)).toContain('worst');
  });

  test('the page gives the figures of each indicator, and no column of targets where there are none', () => {
    const page = reportPage(view);
    const method = page.slice(page.indexOf('id="method"'), page.indexOf('id="weights"'));
    expect(method).toContain('最差界 30，最好界 −14.7');
    expect(method).toContain('最差界 40，最好界 100');
    expect(method).not.toContain('<th scope="col">目标值</th>');
    const aimed = reportPage(bounded(', target: 90').view);
    const there = aimed.slice(aimed.indexOf('id="method"'), aimed.indexOf('id="weights"'));
    expect(there).toContain('<th scope="col">目标值</th>');
    expect(there).toContain('data-head="目标值">90%</td>');
  });
});
