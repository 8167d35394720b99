import { describe, expect, test } from 'vitest';
import { compileScheme } from '../../src/index.ts';
import { filesOf, registerOf } from '../pack-files.ts';

const base = filesOf('base');
const register = registerOf(base.get('units.csv') ?? '');
const entry = 'scheme/base.yaml';
const IN_FORCE = 'in_force: { from: 2023-01-01, until: 2023-12-31 }';
const library = `library: province-library
version: "2023.1"
edition: 1
title: 指标库
children: { may_change: [local] }
indicators:
  area: { title: 面积, owner: 自然资源厅 }
  dense: { title: 密度, formula: "area * 2" }
  forest_cover: { title: 森林覆盖率, accrual: stock, lag: { in: points, yellow: 1, red: 2 }, owner: 林草局 }
  spare: { title: 备用, owner: 林草局 }
`;

function compiled(...changes: readonly (readonly [string, string])[]) {
  const files = new Map(base).set('scheme/library.yaml', library);
  for (const [from, to] of [[IN_FORCE, `${IN_FORCE}\nuses: { library: province-library@2023.1 }`] as const, ...changes])
    files.set(
      entry,
      (files.get(entry) ?? '').replace(from, () => to),
    );
  const { scheme, issues } = compileScheme({ files, entry, register });
  expect(issues).toEqual([]);
  return scheme;
}

const own = ['accidents', 'gdp_growth', 'investment', 'per_head', 'water_quality'];
const ids = (...changes: readonly (readonly [string, string])[]) => compiled(...changes)?.indicators.map(({ id }) => id);

describe('USES-7 a library is a shelf', () => {
  test('nothing of it belongs to a scheme that uses nothing of it', () => {
    expect(ids()).toEqual(own);
  });

  test.each([
    ['a formula, and what that reads', ['investment / unit.population', 'investment / dense'], ['area', 'dense']],
    [
      'a method',
      [
        'method: { step: { at_target: 80, unit: 1, per: 0.5 } }',
        'method: { step: { target: forest_cover, at_target: 80, unit: 1, per: 0.5 } }',
      ],
      ['forest_cover'],
    ],
    ['a gate', ["value('accidents') > 0", "value('spare') > 0"], ['spare']],
    ['a consequence', ['field.score < 60', "field.score < 60 && met('spare')"], ['spare']],
    ['a condition of a light', ['when: node_missed', 'when: "node_missed && value(\'area\') > 0"'], ['area']],
    ['the list of a light', ['when: node_missed,', 'when: node_missed, for: [forest_cover],'], ['forest_cover']],
    [
      'who is ranked',
      ['organs: { units: department,', 'organs: { units: department, eligible: { when: "value(\'spare\') > 0", otherwise: 不排名 },'],
      ['spare'],
    ],
  ] as const)('%s takes an indicator from it', (_what, change, taken) => {
    expect(ids(change)).toEqual([...own, ...taken].sort());
  });
});

describe('what stands beside a name', () => {
  test('SCHEME-64 a grade has an English title: its ID with spaces', () => {
    const scheme = compiled(
      ['excellent 优秀, good 良好, fair 一般, poor 较差', 'excellent 优秀, good 良好, not_so_good, poor 较差'],
      ['fair: 60', 'not_so_good: 60'],
    );
    expect(scheme?.grades[0]?.order).toEqual([
      { id: 'excellent', title: { 'zh-CN': '优秀', en: 'excellent' } },
      { id: 'good', title: { 'zh-CN': '良好', en: 'good' } },
      { id: 'not_so_good', title: { 'zh-CN': 'not so good', en: 'not so good' } },
      { id: 'poor', title: { 'zh-CN': '较差', en: 'poor' } },
    ]);
  });

  test('SCHEME-32 groups may have titles; without them they are the values of the attribute', () => {
    const organs = (groups: string) => compiled(['groups: [党群, 经济]', groups])?.lists.find(({ id }) => id === 'organs');
    expect(organs('groups: { 党群: { zh-CN: 党群部门, en: Party organisations }, 经济: 经济部门 }')).toMatchObject({
      groups: ['党群', '经济'],
      groupTitles: { 党群: { 'zh-CN': '党群部门', en: 'Party organisations' }, 经济: { 'zh-CN': '经济部门' } },
    });
    expect(organs('groups: [党群, 经济]')).not.toHaveProperty('groupTitles');
  });

  test('WEIGHT-2 `none` is kept apart from 0', () => {
    const economy = compiled(
      ['investment: { weight: 40,', 'investment: { weight: { else: 40, resource: 0, ecological: none },'],
      ['gdp_growth: { weight: 60,', 'gdp_growth: { weight: { else: 60, resource: 100, ecological: 100 },'],
      ["weight('ecology') + 15", "weight('ecology') + 55"],
    )?.trees['places']?.parts[1];
    expect(economy?.type === 'composite' && economy.parts[1]).toMatchObject({
      weight: { otherwise: 40, byClass: { resource: 0, ecological: 'none' } },
    });
  });
});
