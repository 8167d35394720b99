import { describe, expect, test } from 'vitest';
import { furthestFromFull } from '../src/furthest.ts';
import { indexPage, notFoundPage } from '../src/index.ts';
import { madeUpRun } from './madeUpRun.ts';

const EVIL = `<img src=x onerror="alert('1')">&amp;`;

const { scheme, assessment } = madeUpRun({
  scheme: `scheme: tiny
edition: 1
title: { zh-CN: 方案, en: Scheme }
in_force: { from: 2022-01-01 }
lists:
  cities: { title: { zh-CN: 城市, en: Cities }, units: city }
indicators:
  water: { title: { zh-CN: 水质, en: Water }, unit: "%", clause: "1", owner: 示例环境局 }
  air: { title: { zh-CN: 空气, en: Air }, unit: "%", clause: "1", owner: 示例环境局 }
  roads: { title: { zh-CN: 道路, en: Roads }, unit: "%", clause: "1", owner: 示例交通局 }
score:
  cities:
    weights: points
    parts:
      environment:
        weight: 90
        title: { zh-CN: 生态部分, en: environment part }
        weights: points
        clause: "1"
        parts:
          water: { weight: 60, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
          air: { weight: 40, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
      roads: { weight: 10, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
`,
  units: 'unit_id,code,name,kind,example\na,A,甲,city,true\nb,B,乙,city,true\n',
  data: 'unit,indicator,period,value\na,water,2023,60\na,air,2023,90\na,roads,2023,10\nb,water,2023,100\nb,air,2023,100\nb,roads,2023,100\n',
});

test('a list of one indicator says nothing beside its total', () => {
  const [list] = assessment.lists;
  const tree = scheme.trees['cities'];
  if (!list || !tree) throw new Error('no list');
  const roads = tree.parts.filter(({ path }) => path === 'roads');
  expect(roads).toHaveLength(1);
  const one = { ...scheme, trees: { cities: { ...tree, parts: roads } } };
  expect(furthestFromFull(one, list, 0, 9)).toEqual([]);
  expect(furthestFromFull(scheme, list, 0, 9)).not.toEqual([]);
});

test('what keeps a unit from full marks is named by its weight in the whole, the heaviest first; full marks have no reason', () => {
  const [list] = assessment.lists;
  if (!list) throw new Error('no list');
  const order = (unit: number, most: number): string[] =>
    furthestFromFull(scheme, list, unit, most).map(({ title, score }) => `${title.en} ${score}`);
  // 54 of 100 × 40 missing, 36 × 10, 10 × 90.
  expect(order(0, 9)).toEqual(['Water 60', 'Roads 10', 'Air 90']);
  expect(order(0, 1)).toEqual(['Water 60']);
  expect(order(1, 9)).toEqual([]);
});

describe('pages of the site', () => {
  test.each(['zh-CN', 'en'] as const)('no title, reason or address becomes markup: %s', (locale) => {
    const run = { href: `/"${EVIL}`, scheme: { 'zh-CN': EVIL }, period: '2023', units: 3 };
    const pack = { title: { 'zh-CN': EVIL }, about: { 'zh-CN': EVIL }, example: true, runs: [run], skipped: EVIL };
    for (const page of [indexPage([pack], `/"${EVIL}`, locale), notFoundPage('/', `/"${EVIL}`, locale)]) {
      expect(page).not.toContain('<img');
      expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;');
    }
  });
});
