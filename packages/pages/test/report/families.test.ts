import { reportPage } from '@kedu/pages';
import type { Locale } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { reportContext } from '../../src/report/context.ts';
import { shadingOf } from '../../src/report/shade.ts';
import { madeUpRun, type MadeUpRun } from '../madeUpRun.ts';

const TOWNS = 10;

/** Ten towns with so many villages each; those of the first town are lit. */
function villages(each: number, locale: Locale = 'zh-CN'): MadeUpRun {
  const towns = Array.from({ length: TOWNS }, (_, t) => `t${t}`);
  const ids = towns.flatMap((town) => Array.from({ length: each }, (_, v) => [`${town}v${v}`, town] as const));
  return madeUpRun({
    locale,
    scheme: `scheme: villages
edition: 1
title: { zh-CN: 村考核（示例）, en: Villages }
in_force: { from: 2023-01-01 }
lists: { villages: { title: { zh-CN: 村, en: Villages }, units: village } }
indicators: { roads: { title: { zh-CN: 道路, en: Roads }, owner: 示例局 } }
score: { villages: { weights: relative, parts: { roads: { weight: 1, method: given } } } }
lights: { rules: [{ light: red, when: "value < 10" }] }
rounding: { total: 0.01 }
`,
    units: `unit_id,code,name,kind,parent\n${towns.map((town, t) => `${town},98${1000 + t},示例${t}乡,town,`).join('\n')}\n${ids.map(([id, town], i) => `${id},99${1000 + i},示例${i}村,village,${town}`).join('\n')}\n`,
    data: `unit,indicator,period,value\n${ids.map(([id, town], i) => `${id},roads,2023,${town === 't0' ? i + 1 : 50 + i}`).join('\n')}\n`,
  });
}

const chapterOf = (page: string, id: string): string => {
  const from = page.indexOf(`<section class="chapter" id="${id}"`);
  return page.slice(from, page.indexOf('</section>', from));
};

describe('many small groups', () => {
  test('REPORT-7 families of up to four tiles stand beside one another, larger ones below one another', () => {
    expect(chapterOf(reportPage(villages(2).view), 'tiles')).toContain('<div class="families" style="--n:2">');
    expect(chapterOf(reportPage(villages(4).view), 'tiles')).toContain('<div class="families" style="--n:4">');
    expect(chapterOf(reportPage(villages(5).view), 'tiles')).not.toContain('class="families"');
  });

  test('the summary of more than eight groups opens on a phone when asked for, and each figure bears its head', () => {
    const ranks = chapterOf(reportPage(villages(2, 'en').view), 'ranks');
    expect(ranks).toContain('<details class="fold"><summary>By group (10)</summary>');
    expect(ranks.match(/<tr><th scope="row">示例\d乡<\/th><td class="num" data-head="Units">2<\/td>/g)).toHaveLength(TOWNS);
    for (const head of ['Mean score', 'Lowest', 'Highest']) expect(ranks.split(`data-head="${head}"`)).toHaveLength(TOWNS + 1);
  });

  test('REPORT-8 units without any light are counted, not listed', () => {
    const lights = chapterOf(reportPage(villages(2).view), 'lights');
    expect(lights.match(/<th scope="col" class="up"/g)).toHaveLength(2);
    expect(lights).toContain('另有 18 个单位没有亮灯。');
  });

  test('a list of one indicator names no shortfall beside its score', () => {
    expect(chapterOf(reportPage(villages(2).view), 'ranks')).not.toContain('失分较多');
  });

  test('REPORT-10 where nothing is missing no indicator is called another one', () => {
    expect(chapterOf(reportPage(villages(2).view), 'quality')).toContain('各项指标（1 项）数值齐全。');
    expect(chapterOf(reportPage(villages(2, 'en').view), 'quality')).toContain('1 indicator, complete.');
  });

  test('the key of the tiles names its fifths so that no number stands beside the count', () => {
    const key = chapterOf(reportPage(villages(2, 'en').view), 'tiles');
    expect([...key.matchAll(/<\/span>([a-z ]+ fifth \d+)<\/li>/g)].map(([, text]) => text)).toEqual([
      'highest fifth 4',
      'second fifth 4',
      'middle fifth 4',
      'fourth fifth 4',
      'lowest fifth 4',
    ]);
  });

  test('equal scores have one shade, that of the first of them', () => {
    const ctx = reportContext(villages(1).view, false);
    const [standing] = ctx.standings;
    if (!standing) throw new Error('no list');
    const score = standing.list.score.map((_, k) => (k < 7 ? 100 : 90 - k));
    const { shadeOf, key } = shadingOf({ ...standing, list: { ...standing.list, score } }, ctx);
    expect(Array.from({ length: TOWNS }, (_, k) => shadeOf(k))).toEqual([...Array.from({ length: 7 }, () => 'g0'), 'g3', 'g4', 'g4']);
    expect(key.map(({ label, count }) => `${label} ${count}`)).toEqual(['最高五分之一 7', '次低五分之一 1', '最低五分之一 2']);
  });

  test('the name of a file stands as it is written', () => {
    expect(chapterOf(reportPage(villages(2, 'en').view), 'quality')).toMatch(
      /<th scope="row"><span class="as-is">[a-z][^<]*<\/span><\/th>/,
    );
  });
});
