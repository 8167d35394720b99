import { describe, expect, test } from 'vitest';
import { COMPOSE_CODES, type ComposeCode } from '../../src/compose/codes.ts';
import { LEVELS } from './healthPack.ts';
import { assessTexts, openTexts } from './openLevels.ts';

const people = LEVELS['scheme/people.yaml'];
const workshops = LEVELS['scheme/workshops.yaml'];
const health = LEVELS['scheme/health.yaml'];
const RESULT = 'result_of: { scheme: workshops, list: workshops, of: parent, hierarchy: staff }';

/** Codes with place and arguments of what the composition of a pack is told. */
function told(change: Readonly<Record<string, string>>) {
  const { issues } = openTexts({ ...LEVELS, ...change });
  return issues
    .filter(({ severity }) => severity !== 'notice')
    .map(({ code, place, args }) => ({ code, at: `${place.file}:${place.line}`, args }));
}

describe('bad compositions of schemes', () => {
  test('FROM-3 schemes that need each other are named whole, once', () => {
    const circular = workshops
      .replace(
        'output: { title',
        'people_result: { title: 员工, result_of: { scheme: people, list: people, of: children, hierarchy: staff } }\n  output: { title',
      )
      .replace('output: { weight: 100', 'people_result: { weight: 50, method: given }\n      output: { weight: 50');
    expect(told({ 'scheme/workshops.yaml': circular })).toEqual([
      {
        code: 'PACK_SCHEME_CIRCLE',
        at: 'scheme/people.yaml:8',
        args: {
          circle: '岗位绩效（people） → 车间绩效（workshops） → 岗位绩效（people）',
          circle_en: 'Posts (people) → Workshops (workshops) → Posts (people)',
        },
      },
    ]);
  });

  test('FROM-3 a scheme that takes a result of itself', () => {
    const own = people.replace('scheme: workshops, list: workshops, of: parent', 'scheme: people, list: people, of: parent');
    expect(told({ 'scheme/people.yaml': own }).map(({ args }) => args)).toMatchObject([
      { circle: '岗位绩效（people） → 岗位绩效（people）' },
    ]);
  });

  test.each([
    [
      'FROM-2 a scheme that does not exist',
      'scheme: workshosp',
      { kind: 'scheme', name: 'workshosp', nearest: 'workshops', known: 'health, workshops' },
    ],
    ['FROM-2 a list that does not exist', 'list: workshop', { kind: 'list', name: 'workshop', nearest: 'workshops', known: 'workshops' }],
    [
      'FROM-2 a part that does not exist',
      'list: workshops, part: outptu',
      { kind: 'part', name: 'outptu', nearest: 'output', known: 'output' },
    ],
  ])('%s, with the nearest name', (_, to, args) => {
    const from = to.startsWith('scheme') ? 'scheme: workshops' : 'list: workshops';
    expect(told({ 'scheme/people.yaml': people.replace(RESULT, RESULT.replace(from, to)) })).toEqual([
      { code: 'PACK_RESULT_UNKNOWN', at: 'scheme/people.yaml:8', args: { ...args, indicator: 'department_result' } },
    ]);
  });

  test('FROM-2 a period for which the other scheme is not run is told, and the values are missing', () => {
    const later = { 'scheme/workshops.yaml': workshops.replace('from: 2022-01-01', 'from: 2023-01-01') };
    expect(told(later)).toEqual([
      {
        code: 'PACK_RESULT_PERIOD',
        at: 'scheme/people.yaml:8',
        args: { indicator: 'department_result', scheme: 'workshops', period: '2022', known: '2022, 2023' },
      },
    ]);
    const { run } = assessTexts({ ...LEVELS, ...later });
    expect(run('people', '2022').assessment.lists[0]?.score.every(Number.isNaN)).toBe(false);
    expect([...(run('people', '2022').assessment.values.get('department_result')?.missing ?? [])].every((code) => code !== 0)).toBe(true);
  });

  test('FROM-6 a department whose marks come back to it through another scheme, and with a second seat', () => {
    const marked = health.replace('lists:\n', 'lists:\n').replace('marked_by: 990900 示例卫生局', 'marked_by: 991000 纺丝车间');
    const reading = workshops
      .replace('output: { title', 'hospitals: { title: 医院, result_of: { scheme: health, list: hospitals } }\n  output: { title')
      .replace('output: { weight: 100', 'hospitals: { weight: 50, method: given }\n      output: { weight: 50');
    const change = { 'scheme/health.yaml': marked, 'scheme/workshops.yaml': reading };
    expect(told(change)).toEqual([
      {
        code: 'PACK_MARKS_ITSELF',
        at: 'scheme/health.yaml:15',
        args: { marker: '991000 纺丝车间', indicator: 'hospitals', scheme: 'workshops', list: 'workshops', by: 'health' },
      },
    ]);
    const seated = marked.replace('marked_by: 991000 纺丝车间', 'marked_by: 991000 纺丝车间, second_seat: 990900 示例卫生局');
    expect(told({ ...change, 'scheme/health.yaml': seated })).toEqual([]);
  });

  test('FROM-6 marks on another part of the tree than the one that is taken do not come back', () => {
    const marked = health.replace('marked_by: 990900 示例卫生局', 'marked_by: 991000 纺丝车间');
    const reading = workshops
      .replace(
        'output: { title',
        'hospitals: { title: 医院, result_of: { scheme: health, list: hospitals, part: trade } }\n  output: { title',
      )
      .replace('output: { weight: 100', 'hospitals: { weight: 50, method: given }\n      output: { weight: 50');
    expect(told({ 'scheme/health.yaml': marked, 'scheme/workshops.yaml': reading })).toEqual([]);
  });

  test('every issue carries the arguments that its code declares', () => {
    const { issues } = openTexts({ ...LEVELS, 'scheme/people.yaml': people.replace('scheme: workshops, ', 'scheme: nothing, ') });
    for (const { code, args } of issues.filter((issue) => issue.code in COMPOSE_CODES))
      expect(Object.keys(args).sort()).toEqual([...COMPOSE_CODES[code as ComposeCode].args].sort());
  });
});

const TERM = `scheme: term
edition: 1
title: { zh-CN: 任期考核, en: Term of office }
in_force: { from: 2021-01-01 }
every: term
lists:
  workshops: { title: { zh-CN: 车间, en: Workshops }, units: workshop }
indicators:
  yearly: { title: 各年平均, result_of: { scheme: workshops, list: workshops, over: { years: 3, weights: [50%, 30%, 20%] } } }
  skill: { title: 技工占比, unit: "%", accrual: stock, owner: 人事部 }
  skill_gain: { title: 任期内技工占比提高, unit: 百分点, formula: "skill - previous('skill')" }
score:
  workshops:
    weights: points
    parts:
      yearly: { weight: 80, method: given }
      skill_gain: { weight: 20, method: { goalposts: { worst: 0, best: 10 } } }
rounding: { total: 0.01, rule: half_up }
`;

describe('a scheme of a term of office', () => {
  const files = {
    ...LEVELS,
    'pack.yaml': LEVELS['pack.yaml']
      .replace('["2022", "2023"]', '["2021..2023", "2021", "2022", "2023"]')
      .replace(/as_of: .*/, 'as_of: 2024-03-01'),
    'scheme/term.yaml': TERM,
    'scheme/workshops.yaml': workshops.replace('2022-01-01', '2021-01-01'),
    'scheme/people.yaml': people.replace('2022-01-01', '2021-01-01'),
    'scheme/health.yaml': health.replace('2022-01-01', '2021-01-01'),
    'data/values.csv': `${LEVELS['data/values.csv']}shop,output,2021,70\nshop,skill,2020,30\nshop,skill,2022,33\nshop,skill,2023,36\n`,
  };

  test('FROM-8 it is run for the term alone, behind the years that it reads, wherever the term stands in pack.yaml', () => {
    const { runs, run } = assessTexts(files);
    expect(runs.map(({ scheme, assessment }) => `${scheme.id} ${assessment.period.id}`)).toEqual([
      ...['2021', '2022', '2023'].flatMap((year) => [`health ${year}`, `workshops ${year}`, `people ${year}`]),
      'term 2021..2023',
    ]);
    const { assessment } = run('term', '2021..2023');
    const shop = assessment.units.findIndex(({ id }) => id === 'shop');
    expect(assessment.values.get('yearly')?.values[shop]).toBe(83);
    expect(assessment.values.get('skill_gain')?.values[shop]).toBe(6);
    expect(assessment.lists[0]?.score[0]).toBe(66_40 + 12_00);
    expect(assessment.run.others?.map(({ scheme, period }) => `${scheme} ${period}`)).toEqual([
      'workshops 2021',
      'workshops 2022',
      'workshops 2023',
    ]);
  });

  test('FROM-2 weights that are not as many as the years of the term', () => {
    const uneven = { ...files, 'pack.yaml': files['pack.yaml'].replace('2021..2023', '2022..2023') };
    const { issues } = openTexts(uneven);
    expect(issues.filter(({ severity }) => severity === 'error').map(({ code, args }) => ({ code, args }))).toEqual([
      { code: 'PACK_TERM_YEARS', args: { indicator: 'yearly', found: 3, expected: 2, period: '2022..2023' } },
    ]);
  });

  test('FROM-8 a pack that runs terms without a scheme of terms goes on as before', () => {
    const { 'scheme/term.yaml': _, ...without } = files;
    const values = files['data/values.csv'].replace(/shop,skill.*\n/g, '');
    const { runs } = assessTexts({ ...without, 'data/values.csv': values });
    expect(runs.filter(({ assessment }) => assessment.period.kind === 'term').map(({ scheme }) => scheme.id)).toEqual([
      'health',
      'workshops',
      'people',
    ]);
  });
});
