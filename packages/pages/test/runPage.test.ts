import { titlesOf } from '@kedu/messages';
import { assess, explain } from '@kedu/engine';
import { ObservationReader, readRegister } from '@kedu/intake';
import { parsePeriod, type Period } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { furthestFromFull } from '../src/furthest.ts';
import { indexPage, notFoundPage, runPage, type SiteLinks, unitPage } from '../src/index.ts';

const EVIL = `<img src=x onerror="alert('1')">&amp;`;
const QUOTED = EVIL.replaceAll("'", "''");

const SCHEME = `scheme: tiny
edition: 1
title: { zh-CN: '方案${QUOTED}', en: 'Scheme${QUOTED}' }
in_force: { from: 2022-01-01 }
lists:
  cities: { title: { zh-CN: '城市${QUOTED}', en: 'Cities${QUOTED}' }, units: city }
classes:
  environment: { title: { zh-CN: 生态类, en: green class }, units: city, clause: "1" }
indicators:
  water: { title: { zh-CN: '水质${QUOTED}', en: 'Water${QUOTED}' }, unit: "%", range: [0, 100], clause: "1", owner: 示例环境局 }
  air: { title: { zh-CN: 空气, en: Air }, unit: "%", range: [0, 100], clause: "1", owner: 示例环境局 }
  roads: { title: { zh-CN: 道路, en: Roads }, unit: "%", range: [0, 100], clause: "1", owner: 示例交通局 }
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
`;

const UNITS = `unit_id,code,name,name_en,kind,example
a,A,"甲${EVIL.replaceAll('"', '""')}","A${EVIL.replaceAll('"', '""')}",city,EXAMPLE
b,B,乙,B,city,EXAMPLE
`;
const DATA =
  'unit,indicator,period,value\na,water,2023,60\na,air,2023,90\na,roads,2023,10\nb,water,2023,100\nb,air,2023,100\nb,roads,2023,100\n';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const period = parsePeriod('2023') as Period;

function run(example: boolean) {
  const { register, issues } = readRegister({
    units: { file: 'units.csv', bytes: bytes(UNITS.replaceAll('EXAMPLE', String(example))) },
    example,
  });
  if (!register) throw new Error(JSON.stringify(issues));
  const { scheme, issues: found } = compileScheme({ files: new Map([['scheme/tiny.yaml', SCHEME]]), entry: 'scheme/tiny.yaml', register });
  if (!scheme) throw new Error(JSON.stringify(found));
  const reader = new ObservationReader(register, scheme.indicators);
  reader.add('data.csv', bytes(DATA), { layout: 'long', unitBy: 'id' });
  const { value, trace } = assess({ scheme, register, observations: reader.finish(), period, asOf: '2024-02-01', seed: 0 });
  return { scheme, assessment: value, trace, packTitle: { 'zh-CN': `包${EVIL}` } };
}

const links: SiteLinks = { index: '/', run: '/r', unit: (list, code) => `/r/${list}/${encodeURIComponent(code)}`, other: `/"${EVIL}` };

describe('pages of a run', () => {
  const { trace, ...view } = run(true);
  const why = explain(trace, { list: 'cities', member: 0 });

  test.each(['zh-CN', 'en'] as const)('no title, name or address becomes markup: %s', (locale) => {
    for (const page of [
      runPage(view, links, locale),
      unitPage(view, 'cities', 0, why, links, locale),
      notFoundPage('/', links.other, locale),
    ]) {
      expect(page).not.toContain('<img');
      expect(page).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;');
    }
    expect(
      indexPage([{ title: { 'zh-CN': EVIL }, about: { 'zh-CN': EVIL }, example: true, runs: [], skipped: EVIL }], '/', locale),
    ).not.toContain('<img');
  });

  test('the banner stands on pages of fictional units, and only there', () => {
    const { trace: realTrace, ...real } = run(false);
    expect(runPage(view, links, 'zh-CN')).toContain('role="note"');
    expect(unitPage(view, 'cities', 0, why, links, 'zh-CN')).toContain('role="note"');
    expect(runPage(real, links, 'zh-CN')).not.toContain('role="note"');
    expect(unitPage(real, 'cities', 0, explain(realTrace, { list: 'cities', member: 0 }), links, 'zh-CN')).not.toContain('role="note"');
  });

  test('columns that nobody has are left out; the units stand by rank', () => {
    const page = runPage(view, links, 'en');
    expect(page).not.toContain('>Grade<');
    expect(page).not.toContain('>Lights<');
    expect(page.indexOf('/r/cities/B')).toBeLessThan(page.indexOf('/r/cities/A'));
  });

  test('what keeps a unit from full marks is named by its weight in the whole, the heaviest first; full marks have no reason', () => {
    const [list] = view.assessment.lists;
    if (!list) throw new Error('no list');
    const order = (unit: number, most: number): string[] =>
      furthestFromFull(view.scheme, list, unit, most).map(({ title, score }) => `${title.en?.slice(0, 5)} ${score}`);
    // 54 of 100 × 40 missing, 36 × 10, 10 × 90.
    expect(order(0, 9)).toEqual(['Water 60', 'Roads 10', 'Air 90']);
    expect(order(0, 1)).toEqual(['Water 60']);
    expect(order(1, 9)).toEqual([]);
  });

  test('a class and a part of one ID keep their own titles', () => {
    const titleOf = titlesOf(view.scheme, 'en');
    expect([titleOf('environment'), titleOf('environment', 'class')]).toEqual(['environment part', 'green class']);
    expect(titleOf('nobody')).toBeUndefined();
    expect(runPage(view, links, 'en')).toContain('green class');
  });

  test('asking for a member who is not there is a fault', () => {
    expect(() => unitPage(view, 'cities', 7, why, links, 'en')).toThrow(RangeError);
  });
});
