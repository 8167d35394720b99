import { METHOD_NAMES, METHOD_SHAPES, type MethodName } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { readCriterionWords } from '../../src/roundtrip/readCriterionWords.ts';
import { criterionWords, type Judged } from '../../src/write/criterionWords.ts';

/** Uses of every method, as YAML writes them, with the words of LAYOUT-7. */
const USES: readonly (readonly [MethodName, Readonly<Record<string, unknown>>, 'higher' | 'lower', string])[] = [
  ['completion', {}, 'higher', '完成目标得满分，未完成按完成比例计分'],
  ['completion', { target: 95 }, 'lower', '目标值95：不高于目标得满分，高于目标的按目标与实际之比计分'],
  ['completion', { bonus_up_to: 110 }, 'higher', '完成目标得满分，未完成按完成比例计分，超额完成按比例加分，最高得110分'],
  ['completion', { overshoot_limit: 0.3 }, 'higher', '完成目标得满分，未完成按完成比例计分，超过目标30%以上的得0分'],
  ['growth_on_base', { full_at: 0.2, zero_at: -0.1 }, 'higher', '比基期增长20%得满分，下降10%得0分，其间按比例计分'],
  ['growth_on_base', { full_at: 0.5, zero_at: -0.5, in: 'points' }, 'higher', '比基期值提高0.5得满分，降低0.5得0分，其间按比例计分'],
  ['growth_on_base', { baseline: 7, full_at: 0.07, zero_at: 0 }, 'higher', '基期值7：比基期增长7%得满分，增长0%得0分，其间按比例计分'],
  ['interval', { low: 90, high: 100, fade: 40 }, 'higher', '在90至100之间得满分，之外按距离递减，相差40得0分'],
  ['interval', { low: -1, high: 1 }, 'higher', '在-1至1之间得满分，否则得0分'],
  [
    'piecewise',
    {
      points: [
        [-5, 0],
        [0, 50],
        [6, 90],
      ],
    },
    'higher',
    '-5得0分，0得50分，6得90分，其间按比例计分',
  ],
  ['efficacy', { min: 0, max: 15, base: 60, range: 40 }, 'higher', '功效系数法：不允许值0，满意值15，基础分60分，调整分40分'],
  ['efficacy', { base: 50, range: 50 }, 'higher', '功效系数法：不允许值取最差值，满意值取最好值，基础分50分，调整分50分'],
  [
    'efficacy_banded',
    {
      standards: [
        [0.6, 0],
        [1, 0.8],
      ],
    },
    'higher',
    '分档功效系数法：标准值0.6系数0，标准值1系数0.8',
  ],
  ['goalposts', { worst: 0.5, best: 3.5 }, 'higher', '0.5及以下得0分，3.5及以上得满分，其间按比例计分'],
  ['goalposts', { worst: 20, best: 'param.best' }, 'lower', '20及以上得0分，〔param.best〕及以下得满分，其间按比例计分'],
  ['min_max', { to: [60, 100] }, 'higher', '极差法：最差得60分，最好得100分，其间按比例计分'],
  ['min_max', {}, 'higher', '极差法：最差得0分，最好得100分，其间按比例计分'],
  ['z_score', { centre: 80, spread: 8 }, 'higher', '标准分法：平均值得80分，每优于平均值1个标准差加8分'],
  ['rank', { first: 100, step: 10 }, 'higher', '排名第一得100分，每后退一名扣10分'],
  ['rank', { first: 95, last: 60 }, 'higher', '排名第一得95分，末名得60分，其间均匀递减'],
  ['rank', { table: [100, 96.5, 90] }, 'higher', '第一名100分，第二名96.5分，第三名90分'],
  ['percentile', {}, 'higher', '按百分位计分'],
  ['ratio_to_first', {}, 'higher', '第一名得满分，其余按与第一名之比计分'],
  ['fraction_of_max', {}, 'higher', '按占最大值的比例计分'],
  ['borda', {}, 'lower', '按胜过的单位所占比例计分'],
  ['distance_to_best', {}, 'higher', '最好得满分，其余按与最好的差距计分'],
  ['distance_to_reference', { unit: '990100 北川市' }, 'higher', '参照单位〔990100 北川市〕得满分，最差得0分，按差距计分'],
  ['progress_to_target', {}, 'higher', '最差得0分，达到目标得满分，其间按进程计分'],
  ['progress_to_target', { target: 60 }, 'lower', '目标值60：最差得0分，达到目标得满分，其间按进程计分'],
  ['distance_to_target', { target: 5, reach: 20 }, 'lower', '目标值5：完成目标得满分，未完成的按差距递减，相差20得0分'],
  ['step', { at_target: 80, unit: 1, per: 0.5, whole: false }, 'lower', '完成目标得80分，每低1加0.5分，每高1扣0.5分'],
  [
    'step',
    { target: 310, at_target: 80, unit: 2, per: 1, whole: true },
    'higher',
    '目标值310：完成目标得80分，每高2加1分，每低2扣1分，不足2的不计',
  ],
  ['all_or_nothing', { otherwise: 40 }, 'higher', '完成目标得满分，未完成得40分'],
  ['all_or_nothing', {}, 'higher', '完成目标得满分，未完成不得分'],
  ['deduction', { from: 100, per: 30 }, 'higher', '基础分100分，每发生1起扣30分'],
  ['bonus', { per: 5, cap: 100 }, 'higher', '每1项加5分，最多加100分'],
  ['given', {}, 'higher', '按评定得分计分'],
  ['given', { out_of: 10 }, 'higher', '按评定得分计分，评定满分10分'],
];

describe('LAYOUT-7: words of methods', () => {
  it('are there for every method', () => expect(new Set(USES.map(([name]) => name))).toEqual(new Set(METHOD_NAMES)));

  it.each(USES)('%s %o (%s) is said as %s and read back', (name, written, better, words) => {
    const params = compiledParams(name, written);
    expect(criterionWords({ method: { name, params }, peers: 'list' } as Judged, better)).toBe(words);
    const read = readCriterionWords(words, { better });
    if (!('method' in read)) throw new Error(read.rest);
    const [used, given] =
      typeof read.method === 'string' ? [read.method, {}] : (Object.entries(read.method as object)[0] as [string, object]);
    expect(used).toBe(name);
    expect(compiledParams(name, given as Record<string, unknown>)).toEqual(params);
  });

  it('limits and peers follow the words', () => {
    const judged = { method: { name: 'percentile', params: {} }, cap: 95, floor: -10, peers: 'class' } as Judged;
    expect(criterionWords(judged, 'higher')).toBe('按百分位计分；最高得95分；最低得-10分（同类比较）');
    expect(readCriterionWords('按百分位计分；最高得95分；最低得-10分（同类比较）', { better: 'higher' })).toEqual({
      method: 'percentile',
      cap: 95,
      floor: -10,
      peers: 'class',
    });
    expect(criterionWords({ ...judged, cap: undefined, floor: undefined, peers: 'region' }, 'higher')).toBe(
      '按百分位计分（按region分组比较）',
    );
  });

  it('CRITERIA: common wordings are read on the hundred scale', () => {
    expect(readCriterionWords('每低1个百分点扣2分，扣完为止', { better: 'higher', unit: '%', target: 90 })).toMatchObject({
      method: { step: { at_target: 100, unit: 1, per: 2 } },
    });
    expect(readCriterionWords('每低1个百分点扣2分，酌情', { better: 'higher', unit: '%', target: 90 })).toEqual({ rest: '酌情' });
  });

  it.each<[string, 'higher' | 'lower', string]>([
    ['完成目标得80分，每高1加1分，每低1扣2分', 'higher', '完成目标得80分，每高1加1分，每低1扣2分'],
    ['完成目标得80分，每高1加1分，每低1扣1分', 'lower', '完成目标得80分，每高1加1分，每低1扣1分'],
    ['不高于目标得满分，高于目标的按目标与实际之比计分', 'higher', '高于目标的按目标与实际之比计分'],
    ['按百分位计分；酌情加分', 'higher', '酌情加分'],
    ['按百分位计分（兄弟单位比较）', 'higher', '兄弟单位比较'],
    ['第一名100分，第三名90分', 'higher', '第一名100分，第三名90分'],
  ])('%s (%s) is not understood', (text, better, rest) => {
    expect(readCriterionWords(text, { better })).toEqual({ rest });
  });
});

/** Parameters as the compiler holds them: expressions with their source. */
/** Parameters that are words or names, never expressions. */
const LITERAL = ['growth_on_base.in', 'distance_to_reference.unit'];

function compiledParams(name: MethodName, written: Readonly<Record<string, unknown>>): Judged['method']['params'] {
  const parsed = METHOD_SHAPES[name].parse(written) as Record<string, unknown>;
  const entries = Object.entries(parsed).map(([key, value]) => [
    key,
    typeof value === 'string' && !LITERAL.includes(`${name}.${key}`) ? { source: value } : value,
  ]);
  return Object.fromEntries(entries) as Judged['method']['params'];
}
