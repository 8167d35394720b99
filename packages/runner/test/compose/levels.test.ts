import { explainIndicator } from '@kedu/engine';
import { cellOf } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import type { AssessedRun } from '../../src/index.ts';
import { LEVELS } from './healthPack.ts';
import { assessTexts } from './openLevels.ts';

function cellAt({ assessment }: AssessedRun, indicator: string, unit: string) {
  const column = assessment.values.get(indicator);
  return (
    column &&
    cellOf(
      column,
      assessment.units.findIndex(({ id }) => id === unit),
    )
  );
}

function scoreOf({ assessment }: AssessedRun, list: string, unit: string): number | undefined {
  const found = assessment.lists.find((one) => one.list === list);
  const index = assessment.units.findIndex(({ id }) => id === unit);
  return found?.score[found.members.indexOf(index)];
}

describe('schemes of a pack that take values from each other', () => {
  const { runs, issues, run } = assessTexts(LEVELS);
  const health = run('health', '2023');
  const people = run('people', '2023');

  test('FROM-1 city, hospital and clinic: direct children, and a kind at whatever depth', () => {
    expect(cellAt(health, 'villages_pass', 'hos1')).toBe(85);
    expect(cellAt(health, 'villages_pass', 'hos2')).toBe(65);
    expect(cellAt(health, 'city_pass', 'city')).toBe(75);
    expect(cellAt(health, 'hospitals_reaching', 'city')).toBe(50);
    expect(cellAt(health, 'villages_pass', 'cl1')).toBe('not_applicable');
    expect(scoreOf(health, 'cities', 'city')).toBe(6500);
    expect(issues.filter(({ code }) => code.startsWith('FROM_'))).toEqual([]);
  });

  test('FROM-2 40 % department, 30 % post, 30 % discipline; schemes are run in the order that results need (FROM-3)', () => {
    expect(cellAt(people, 'department_result', 'an')).toBe(90);
    expect(scoreOf(people, 'people', 'an')).toBe(36_00 + 25_50 + 30_00);
    expect(scoreOf(people, 'people', 'bai')).toBe(36_00 + 21_00 + 28_50);
    expect(runs.map(({ scheme, assessment }) => `${scheme.id} ${assessment.period.id}`)).toEqual([
      'health 2022',
      'workshops 2022',
      'people 2022',
      'health 2023',
      'workshops 2023',
      'people 2023',
    ]);
  });

  test('FROM-4 the result hash of the other run enters the input hash, and only where it is used', () => {
    const workshops = run('workshops', '2023');
    expect(people.assessment.run.others).toEqual([
      { scheme: 'workshops', period: '2022', result: run('workshops', '2022').assessment.run.result },
      { scheme: 'workshops', period: '2023', result: workshops.assessment.run.result },
    ]);
    expect(Object.keys(workshops.assessment.run)).not.toContain('others');
    const better = assessTexts({
      ...LEVELS,
      'data/values.csv': LEVELS['data/values.csv'].replace('shop,output,2023,90', 'shop,output,2023,91'),
    });
    const changed = better.run('people', '2023').assessment.run;
    expect(changed.data).toBe(people.assessment.run.data);
    expect(changed.input).not.toBe(people.assessment.run.input);
    expect(better.run('health', '2023').assessment.run).toEqual(health.assessment.run);
  });

  test('FROM-5 a hospital of the region reports for both', () => {
    expect(cellAt(health, 'trade', 'hos1')).toBe(40);
    expect(cellAt(health, 'trade', 'hos2')).toBe(40);
    expect(cellAt(health, 'trade', 'city')).toBe('overdue');
  });

  test('FROM-7 the explanation drills: children from worst to best down to the cell, the other total with its own reasons', () => {
    const why = explainIndicator(health.trace, { list: 'cities', member: 0 }, 'city_pass');
    const nodes = [...walk(why)];
    const from = nodes.find(({ code }) => code === 'EXPLAIN_FROM_CHILDREN');
    expect(from?.arithmetic).toBe('(80 + 90 + 60 + 70) ÷ 4');
    expect(from?.children.map(({ title, result }) => `${title?.['zh-CN']} ${result}`)).toEqual([
      '西一村卫生室 60',
      '西二村卫生室 70',
      '东一村卫生室 80',
      '东二村卫生室 90',
    ]);
    expect(
      [...walk(from as (typeof nodes)[number])].filter(({ code }) => code === 'EXPLAIN_SOURCE').map(({ origin }) => origin?.line),
    ).toEqual([4, 5, 2, 3]);

    const person = [...walk(explainIndicator(people.trace, { list: 'people', member: 0 }, 'department_result'))];
    const result = person.find(({ code }) => code === 'EXPLAIN_RESULT_OF');
    expect(result?.result).toBe('90');
    expect(result?.args).toMatchObject({
      scheme: { 'zh-CN': '车间绩效', en: 'Workshops' },
      list: { 'zh-CN': '车间', en: 'Workshops' },
      period: '2023',
    });
    const below = [...walk(result as (typeof nodes)[number])];
    expect(below.find(({ code }) => code === 'EXPLAIN_COMPOSITE')?.result).toBe('90');
    expect(below.find(({ code }) => code === 'EXPLAIN_POINTS')?.arithmetic).toBe('100 × 90 ÷ 100');
    expect(below.some(({ code }) => code === 'EXPLAIN_SOURCE')).toBe(false);
  });
});

const HYGIENE = `scheme: hygiene
edition: 1
title: { zh-CN: 卫生专项考核, en: Hygiene }
in_force: { from: 2022-01-01 }
lists:
  hospitals: { title: { zh-CN: 县级医院, en: Hospitals }, units: hospital }
indicators:
  spot_checks: { title: 抽检合格率, unit: "%", range: [0, 100], owner: 示例卫生局 }
  waste: { title: 医废处置率, unit: "%", range: [0, 100], owner: 示例卫生局 }
score:
  hospitals:
    weights: points
    parts:
      spot_checks: { weight: 60, method: given }
      waste: { weight: 40, method: given }
rounding: { total: 0.01, rule: half_up }
`;

describe('a marking department with a sub-scheme of its own', () => {
  const checks = ['2022', '2023'].flatMap((year) => [
    `hos1,spot_checks,${year},90`,
    `hos1,waste,${year},80`,
    `hos2,spot_checks,${year},70`,
    `hos2,waste,${year},100`,
  ]);
  const { run } = assessTexts({
    ...LEVELS,
    'scheme/hygiene.yaml': HYGIENE,
    'scheme/health.yaml': LEVELS['scheme/health.yaml'].replace(
      /mark: \{ title: .*\n/,
      'mark: { title: 卫生专项, kind: judgement, unit: 分, result_of: { scheme: hygiene, list: hospitals }, marked_by: 990900 示例卫生局 }\n',
    ),
    'data/values.csv': `${LEVELS['data/values.csv'].replace(/.*,mark,.*\n/g, '')}${checks.join('\n')}\n`,
  });
  const health = run('health', '2023');

  test('FROM-2 FROM-6 its result is an indicator of the main scheme, and the mark is no longer bare', () => {
    expect(cellAt(health, 'mark', 'hos1')).toBe(86);
    expect(cellAt(health, 'mark', 'hos2')).toBe(82);
    expect(scoreOf(health, 'hospitals', 'hos1')).toBe(42_50 + 12_00 + 17_20);
    const why = [...walk(explainIndicator(health.trace, { list: 'hospitals', member: 0 }, 'mark'))];
    expect(why.some(({ code }) => code === 'EXPLAIN_BARE_MARK')).toBe(false);
    const result = why.find(({ code }) => code === 'EXPLAIN_RESULT_OF');
    expect(result?.args.scheme).toEqual({ 'zh-CN': '卫生专项考核', en: 'Hygiene' });
    expect([...walk(result as Why)].filter(({ code }) => code === 'EXPLAIN_POINTS').map(({ arithmetic }) => arithmetic)).toEqual([
      '60 × 90 ÷ 100',
      '40 × 80 ÷ 100',
    ]);
  });

  test('FROM-6 a mark that only its giver knows is said to be bare', () => {
    const bare = assessTexts(LEVELS).run('health', '2023');
    const why = [...walk(explainIndicator(bare.trace, { list: 'hospitals', member: 0 }, 'mark'))];
    expect(why.some(({ code }) => code === 'EXPLAIN_BARE_MARK')).toBe(true);
    expect(why.find(({ code }) => code === 'EXPLAIN_MARKED_BY')?.args).toEqual({ marker: '示例卫生局', second: '' });
  });
});

type Why = ReturnType<typeof explainIndicator>;
function* walk(node: Why): Generator<Why> {
  yield node;
  for (const child of node.children) yield* walk(child);
}
