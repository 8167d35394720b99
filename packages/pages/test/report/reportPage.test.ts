import { createHash } from 'node:crypto';
import { compareRuns, summarise } from '@kedu/engine';
import { HOOKS, reportPage, type ReportView, unitAnchor } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { CHAPTERS } from '../../src/report/chapter.ts';
import { cssString } from '../../src/style/print.ts';
import { LONG_NAMES, madeUpRun, manyUnits, threeUnits } from '../madeUpRun.ts';

const EVIL = `</style><img src=x onerror="alert('1')">&amp;`;
const three = threeUnits();
const assets = { script: 'const a = "</script><!--";\r\nvoid a;', capsule: 'QUJD"></script>' };

function evilRun() {
  const quoted = EVIL.replaceAll("'", "''");
  const cell = EVIL.replaceAll('"', '""');
  return madeUpRun({
    packTitle: EVIL,
    scheme: `scheme: evil
edition: 1
title: { zh-CN: '${quoted}', en: '${quoted}' }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: '${quoted}', en: '${quoted}' }, units: city }
indicators:
  water: { title: { zh-CN: '${quoted}', en: '${quoted}' }, unit: '${quoted}', target: 90, clause: "1", owner: 示例局 }
score:
  places:
    weights: points
    parts:
      water: { title: { zh-CN: '${quoted}', en: '${quoted}' }, weight: 100, method: completion, cap: 100, clause: "1" }
lights:
  rules: [{ light: red, title: { zh-CN: '${quoted}', en: '${quoted}' }, when: "lag > 0", clause: "1" }]
grades:
  - { order: [a A, b B], at_least: { a: 90 }, clause: "1" }
`,
    units: `unit_id,code,name,kind,short,example\na,"A${cell}","甲${cell}",city,"${cell}",true\nb,B,乙,city,,true\n`,
    data: 'unit,indicator,period,value\na,water,2023,60\nb,water,2023,95\n',
  });
}

describe('the report', () => {
  test.each(['zh-CN', 'en'] as const)('REPORT-1 no title, name, code or unit of measure becomes markup: %s', (locale) => {
    const { view } = evilRun();
    const page = reportPage({ ...view, locale, about: { 'zh-CN': EVIL } }, assets);
    expect(page).not.toContain('<img');
    expect(page.match(/<\/style>/g)).toHaveLength(1);
    expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
  });

  test('REPORT-1 the policy allows the script that is carried by its hash, and no other source; nothing asks a network', () => {
    const page = reportPage(three.view, assets);
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(script).toBe('const a = "\\x3C/script>\\x3C!--";\nvoid a;');
    const hash = createHash('sha256').update(script).digest('base64');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect(policy).toContain(`script-src 'sha256-${hash}' blob: 'wasm-unsafe-eval'; worker-src blob:`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script-src 'unsafe-inline'");
    expect(page.replaceAll(/<script[\s\S]*?<\/script>/g, '')).not.toMatch(/https?:|src="|@import|url\((?!#)/);
  });

  test('REPORT-1 without assets no script may run; the capsule holds nothing but base64', () => {
    expect(reportPage(three.view)).not.toMatch(/<script|script-src/);
    expect(reportPage(three.view, assets)).toContain(`<script type="application/octet-stream" id="${HOOKS.capsule}">QUJD/script</script>`);
  });

  test('DIFF-5 REPORT-12 a replay is computed again by the command that made it, a result by its own', () => {
    const [result, replay] = [reportPage(three.view), reportPage({ ...three.view, replay: { inForce: 'three@1' } })];
    expect(result).toContain('用 kedu assess 重新计算');
    expect(replay).toContain('用 kedu replay 重新计算');
    expect(replay).not.toContain('kedu assess');
    expect(result).toContain('<p class="subtitle">考核结果报告 · ');
    expect(replay).toContain('<p class="subtitle">回放报告 · ');
    expect(replay).toMatch(/ · 回放哈希 [0-9a-z]+<\/p>/);
    expect(replay).not.toContain('考核结果报告');
    expect(reportPage({ ...three.view, locale: 'en', replay: { inForce: '' } })).toContain('anybody can run kedu replay again');
  });

  const chaptersOf = (page: string): readonly string[] =>
    [...page.matchAll(/<section class="chapter" id="(\w+)"/g)].map(([, id = '']) => id);
  const numbersOf = (page: string): readonly string[] =>
    [...page.matchAll(/-title"><span class="no">([^<]*)<\/span>/g)].map(([, no = '']) => no);

  /** Chapters that every run with lights, earlier runs, a comparison and proposals has. */
  const ALWAYS = CHAPTERS.filter(
    (name) => !['bonuses', 'determination', 'goals', 'levels', 'chains', 'surveys', 'recognition', 'sensitivity', 'clauses'].includes(name),
  );

  test('REPORT-2 ten chapters in order, each with its number and anchor and named in the contents', () => {
    const summary = summarise(three.assessment, three.scheme);
    const page = reportPage({ ...three.view, changes: compareRuns(summary, summary) });
    expect(chaptersOf(page)).toEqual(ALWAYS);
    expect([...page.matchAll(/<li><a href="#(\w+)">/g)].map(([, id]) => id)).toEqual(ALWAYS);
    expect(numbersOf(page)).toEqual(
      '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五'
        .split(' ')
        .slice(0, ALWAYS.length)
        .map((no) => `${no}、`),
    );
    expect(page).not.toContain('本次没有');
  });

  test('REPORT-2 chapters that have nothing to say are one line of the overview; the others are numbered on', () => {
    const { assessment, scheme } = three;
    const bare = { ...three.view, previous: [], assessment: { ...assessment, proposals: [], lights: [] } };
    const page = reportPage(bare);
    expect(chaptersOf(page)).toEqual(['overview', 'tiles', 'ranks', 'method', 'weights', 'quality', 'review', 'notes']);
    expect([...page.matchAll(/<li><a href="#(\w+)">/g)].map(([, id]) => id)).toEqual(chaptersOf(page));
    expect(numbersOf(page)).toEqual(['一、', '二、', '三、', '四、', '五、', '六、', '七、', '八、']);
    expect(page).toContain('本次没有：亮灯、以往结果、变动、结果应用建议。');
    expect(reportPage({ ...bare, scheme: { ...scheme, lights: { ...scheme.lights, rules: [] } } })).toContain(
      '本次没有：亮灯规则、以往结果',
    );
  });

  test('REPORT-2 a list is named above its parts of chapters only where there are several', () => {
    const { assessment } = three;
    const title = '<h3>县（自治县）</h3>';
    expect(reportPage(three.view)).not.toContain(title);
    const [list] = assessment.lists;
    if (!list) throw new Error('no list');
    const two = reportPage({ ...three.view, assessment: { ...assessment, lists: [list, list] } });
    expect(two.split(title).length - 1).toBeGreaterThan(6);
  });

  test('REPORT-14 from three earlier runs on each row shows its course; the figures stand in the chapter on trends', () => {
    const ranks = (page: string): string => page.slice(page.indexOf('id="ranks"'), page.indexOf('id="lights"'));
    const two = reportPage(three.view);
    expect(ranks(two)).not.toContain('class="course"');
    expect(two).not.toContain('各单位历次得分');
    const long = threeUnits('zh-CN', ['2019', '2020', '2021', '2022']);
    const page = reportPage(long.view);
    expect(ranks(page).match(/<path class="course" d="M[\d.]+ [\d.]+(?:L[\d.]+ [\d.]+){4}"\/>/g)).toHaveLength(3);
    const table = page.slice(page.indexOf('<summary>各单位历次得分'), page.indexOf('id="changes"'));
    const scores = [...table.matchAll(/<tr><th scope="row">([^<]+)<\/th>((?:<td class="num">[\d.]+<\/td>){5})<\/tr>/g)];
    expect(scores.map(([, name]) => name)).toEqual([LONG_NAMES[1], LONG_NAMES[0], LONG_NAMES[2]]);
    // 双江: 2019 is the earliest, 2023 the score of this run.
    expect([...(scores[0]?.[2] ?? '').matchAll(/>([\d.]+)</g)].map(([, score]) => score).at(-1)).toBe('78.44');
  });

  test('REPORT-3 names are links where a unit page opens: inside the live report, on a site, nowhere else', () => {
    const inside = `href="${unitAnchor('counties', '990001')}"`;
    expect(reportPage(three.view)).not.toContain('<a href="#/');
    expect(reportPage(three.view, assets)).toContain(inside);
    const links = { home: '/', other: '/?lang=en', unit: (list: string, code: string) => `/units/${list}/${code}` };
    const served = reportPage({ ...three.view, links }, assets);
    expect(served).toContain('href="/units/counties/990001"');
    expect(served).not.toContain(inside);
  });

  test('REPORT-3 places that the program fills are empty and hidden', () => {
    expect(reportPage(three.view, assets)).toContain(`<article id="unit-page" ${HOOKS.unitPage} hidden></article>`);
  });

  test('REPORT-4 scores with all places, units by rank; sums of ranked units', () => {
    const page = reportPage(three.view);
    const ranks = page.slice(page.indexOf('id="ranks"'), page.indexOf('id="lights"'));
    expect([...ranks.matchAll(/<th scope="row">([^<]+?)(?: <span|<)/g)].map(([, name]) => name)).toEqual([
      LONG_NAMES[1],
      LONG_NAMES[0],
      LONG_NAMES[2],
    ]);
    expect([...ranks.matchAll(/<td class="num">([\d.]+)/g)].map(([, score]) => score)).toEqual(['78.44', '60.00', '53.91']);
    // (78.44 + 60 + 53.91) ÷ 3
    expect(page).toMatch(/平均 64\.12 分。第一名\s\S+ 78\.44，末名\s\S+ 53\.91/);
  });

  test('REPORT-5 example data are said under the title and in the head of every printed page, and only there', () => {
    const page = reportPage(three.view);
    expect(page).toContain('role="note"');
    expect(page).toContain(`@top-right{content:${cssString('示例数据 · 2023年度')}`);
    const { assessment } = three;
    const real: ReportView = {
      ...three.view,
      assessment: { ...assessment, units: assessment.units.map((unit) => ({ ...unit, example: false })) },
    };
    expect(reportPage(real)).not.toContain('role="note"');
    expect(reportPage(real)).not.toContain(cssString('示例数据 · 2023年度'));
  });

  test('REPORT-6 every light has its shape and its word', () => {
    const page = reportPage(three.view);
    expect(page).toContain('<td><i class="light red">▲<b>红</b></i></td>');
    expect(page).not.toMatch(/<i class="light[^>]*>[^<]*<\/i>/);
  });

  test('REPORT-12 all hashes of the run stand in the notes', () => {
    const page = reportPage(three.view);
    const notes = page.slice(page.indexOf('id="notes"'));
    const { run } = three.assessment;
    for (const hash of [run.input, run.result, run.scheme.hash, run.register, run.data, ...run.previous]) expect(notes).toContain(hash);
  });
});

describe('the report of 3,000 units × 100 indicators', () => {
  const many = manyUnits(3000, 100);
  const page = reportPage(many.view, assets);

  test('REPORT-11 holds at most 2.5 MB, in blocks of a hundred rows', () => {
    expect(new TextEncoder().encode(page).length).toBeLessThanOrEqual(2.5e6);
    expect(page.match(/<div class="block">/g)).toHaveLength(30);
    expect(page.match(/<tr><td>\d+<\/td><th scope="row">/g)).toHaveLength(3000);
  });

  test('REPORT-8 the matrix is a count per indicator and light, with a place for the live one', () => {
    expect(page).toContain(`<div ${HOOKS.matrix}="counties" hidden></div>`);
    const lights = page.slice(page.indexOf('id="lights"'), page.indexOf('id="trend"'));
    const rows = [...lights.matchAll(/<tr><th scope="row">第\d+项指标完成情况<\/th>((?:<td class="num">[\d,]+<\/td>)+)<\/tr>/g)];
    expect(rows).toHaveLength(100);
    for (const [, cells = ''] of rows)
      expect([...cells.matchAll(/>([\d,]+)</g)].reduce((sum, [, count = '']) => sum + Number(count.replace(',', '')), 0)).toBe(3000);
  });
});

test('REPORT-1 a text as a CSS string cannot end the string or the style', () => {
  expect(cssString('a"b</style>\\')).toBe('"a\\22 b\\3c \\2f style\\3e \\5c "');
});
