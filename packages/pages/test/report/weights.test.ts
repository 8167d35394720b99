import { reviewRun, weightEffects } from '@kedu/engine';
import { describe, expect, test } from 'vitest';
import { reportPage } from '../../src/index.ts';
import { reportContext } from '../../src/report/context.ts';
import { strengthsSection } from '../../src/unit/strengths.ts';
import { madeUpRun, manyUnits, threeUnits } from '../madeUpRun.ts';

const chapterOf = (page: string, id: string): string => {
  const from = page.indexOf(`<section class="chapter" id="${id}"`);
  return page.slice(from, page.indexOf('</section>', from));
};

const judged = madeUpRun({
  scheme: `scheme: judged
edition: 1
title: 判断矩阵（示例）
in_force: { from: 2023-01-01 }
lists: { counties: { title: 县, units: county } }
indicators:
  gdp: { title: 产值, owner: 示例局 }
  air: { title: 空气, owner: 示例局 }
  jobs: { title: 就业, owner: 示例局 }
score:
  counties:
    weights: points
    weigh: { ahp: ahp.csv }
    parts:
      gdp: { method: given }
      air: { method: given }
      jobs: { method: given }
rounding: { total: 0.01 }
`,
  tables: { 'ahp.csv': 'part,gdp,air,jobs\ngdp,1,2,3\nair,1/2,1,2\njobs,1/3,1/2,1\n' },
  units: `unit_id,code,name,kind\n${[0, 1, 2, 3, 4].map((i) => `u${i},99010${i},示例${i}县,county`).join('\n')}\n`,
  data: `unit,indicator,period,value\n${[10, 30, 50, 70, 95].map((x, i) => `u${i},gdp,2023,${x}\nu${i},air,2023,${x / 2 + 20}\nu${i},jobs,2023,60`).join('\n')}\n`,
});

describe('what the weights did', () => {
  test('REPORT-18 parts below one that is no weighted mean have no weight in effect, and the page says why; a remark that nobody has is no column', () => {
    const nested = madeUpRun({
      scheme: `scheme: nested
edition: 1
title: 取最低（示例）
in_force: { from: 2023-01-01 }
lists: { counties: { title: 县, units: county } }
indicators:
  gdp: { title: 产值, owner: 示例局 }
  air: { title: 空气, owner: 示例局 }
  jobs: { title: 就业, owner: 示例局 }
score:
  counties:
    weights: points
    parts:
      gdp: { weight: 60, method: given }
      both: { title: 民生, weight: 40, weights: points, aggregate: worst, parts: { air: { weight: 50, method: given }, jobs: { weight: 50, method: given } } }
rounding: { total: 0.01 }
`,
      units: `unit_id,code,name,kind\n${[0, 1, 2, 3, 4].map((i) => `u${i},99010${i},示例${i}县,county`).join('\n')}\n`,
      data: `unit,indicator,period,value\n${[10, 30, 50, 70, 95].map((x, i) => `u${i},gdp,2023,${x}\nu${i},air,2023,${90 - x / 2}\nu${i},jobs,2023,${60 + i}`).join('\n')}\n`,
    });
    const chapter = chapterOf(reportPage(nested.view), 'weights');
    expect(chapter.match(/>上一级不是加权平均，不能分开计</g)).toHaveLength(2);
    expect(chapter).toContain('>说明</th>');
    const plain = chapterOf(reportPage(judged.view), 'weights');
    expect(plain.includes('>说明</th>')).toBe(/得分都一样|加减分/.test(plain));
  });

  test('REPORT-18 every part with the weight set and in effect, pairs, and the judgements behind the weights', () => {
    const chapter = chapterOf(reportPage(judged.view), 'weights');
    const [list] = judged.assessment.lists;
    if (!list) throw new Error('no list');
    const effects = weightEffects(judged.scheme.trees['counties'] as never, list);
    for (const { nominal, effective } of effects.parts) {
      expect(chapter).toContain(nominal.toFixed(2));
      expect(chapter).toContain((effective * 100).toFixed(2));
    }
    expect(chapter).toContain('“产值”与“空气”：相关系数 1.00（5 个单位）');
    expect(chapter).toContain('“最上一级”各项的权重由判断矩阵 scheme/ahp.csv 得出（层次分析法），一致性比率 0.008，不超过 0.1。');
    expect(chapter.match(/得分都一样，没有区分/g)).toHaveLength(1);
  });

  test('REPORT-18 WEIGH-20 a list with three ranked units gets neither effective weights nor correlations, and it says so', () => {
    const chapter = chapterOf(reportPage(threeUnits().view), 'weights');
    expect(chapter).toContain('参加排名的单位只有 3 个，不足 4 个，不计算实际权重和相关系数。');
    expect(chapter).not.toContain('<th scope="col" class="num">实际权重</th>');
    expect(chapterOf(reportPage(threeUnits('en').view), 'weights')).toContain('Only 3 ranked');
  });

  test('REPORT-19 the findings of the year-end review by kind, each with its figures; none is left out unsaid', () => {
    const chapter = chapterOf(reportPage(judged.view), 'review');
    const findings = reviewRun(judged.scheme, judged.assessment);
    expect(findings.map(({ kind, path, other }) => [kind, path, other])).toEqual([
      ['redundant', 'gdp', 'air'],
      ['no_effect', 'jobs', ''],
    ]);
    expect(chapter).toContain('“产值”、“空气”：相关系数 1.00（5 个单位）');
    expect(chapter).toContain('“就业”：5 个单位都是 60 分');
    const bare = chapterOf(reportPage({ ...judged.view, assessment: { ...judged.assessment, lists: [] } }), 'review');
    expect(bare).toBe('');
  });

  test('REPORT-18 REPORT-19 parts of which each two go together are one line, in both chapters', () => {
    const alike = madeUpRun({
      scheme: `scheme: alike
edition: 1
title: 相似（示例）
in_force: { from: 2023-01-01 }
lists: { counties: { title: 县, units: county } }
indicators:
  gdp: { title: 产值, owner: 示例局 }
  tax: { title: 税收, owner: 示例局 }
  jobs: { title: 就业, owner: 示例局 }
score: { counties: { weights: relative, parts: { gdp: { weight: 1, method: given }, tax: { weight: 1, method: given }, jobs: { weight: 1, method: given } } } }
rounding: { total: 0.01 }
`,
      units: `unit_id,code,name,kind\n${[0, 1, 2, 3, 4].map((i) => `u${i},99010${i},示例${i}县,county`).join('\n')}\n`,
      data: `unit,indicator,period,value\n${[10, 30, 50, 70, 95].map((x, i) => `u${i},gdp,2023,${x}\nu${i},tax,2023,${x / 2 + 20}\nu${i},jobs,2023,${x + (i % 2)}`).join('\n')}\n`,
    });
    const findings = reviewRun(alike.scheme, alike.assessment).filter(({ kind }) => kind === 'redundant');
    expect(findings).toHaveLength(3);
    const page = reportPage(alike.view);
    for (const chapter of ['weights', 'review'])
      expect(chapterOf(page, chapter).match(/“产值”、“税收”、“就业”：两两相关系数 1\.00（5 个单位）/g)).toHaveLength(1);
    expect(page).not.toContain('“产值”与“税收”');
  });

  test('WEIGH-23 strengths and weaknesses on the page of a unit, in the language of the reader', () => {
    const run = manyUnits(12, 20);
    const ctx = reportContext(run.view, true);
    const [standing] = ctx.standings;
    if (!standing) throw new Error('no list');
    const { html } = strengthsSection(standing, standing.ranked[0] as number, ctx);
    expect(html).toContain('<h4>强项</h4><table');
    expect(html).toMatch(/\d+ \/ 1[0-2]/);
    expect(html).toMatch(/>\+\d\.\d\d</);
    const few = reportContext(threeUnits().view, true);
    const [small] = few.standings;
    expect(small && strengthsSection(small, 0, few).html).toBe('');
  });
});
