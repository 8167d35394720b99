import { fileURLToPath } from 'node:url';
import { type AssessedRun, assessPack, openPack, type Pack } from '@kedu/runner';
import { ruleClauses } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { clausesChapter } from '../../src/report/clauses.ts';
import { reportContext } from '../../src/report/context.ts';
import { goalsChapter } from '../../src/report/goals.ts';

const pack = openPack(fileURLToPath(new URL('../../../../packs/after-guizhou', import.meta.url))).pack as Pack;
const run = assessPack(pack).assessments.findLast(({ scheme }) => scheme.id === 'highland') as AssessedRun;
const { scheme, assessment, trace } = run;
const { observations, previous = [], others, register } = trace.input;
const ctx = (locale: 'zh-CN' | 'en') =>
  reportContext({ packTitle: pack.title, scheme, assessment, observations, previous, others, issues: [], locale, register }, false);

describe('clauses and the rules that carry them out', () => {
  test('SCHEME-17 a row a clause; every line of every rule stands in the row of its clause, behind the name of its file', () => {
    const rows = clausesChapter(ctx('zh-CN')).html.split('<tr>').slice(2);
    const rules = ruleClauses(scheme);
    expect(rows).toHaveLength(new Set(rules.map(({ clause }) => clause)).size);
    const missing = rules.filter(({ clause, place }) => {
      const row = rows.find((one) => one.startsWith(`<th scope="row">${clause} `)) ?? '';
      const file = row.split('<div>').find((one) => one.includes(`>${place.file}<`)) ?? '';
      return !new RegExp(`<small class="soft">(?:\\d+、)*${place.line}(?:、\\d+)*</small>`).test(file);
    });
    expect(missing.map(({ clause, place }) => `${clause} ${place.file}:${place.line}`)).toEqual([]);
  });

  test('SCHEME-17 a title that stands in several lines of a file is said once, in the language of the reader', () => {
    expect(clausesChapter(ctx('zh-CN')).html).toMatch(/领导评价 <small class="soft">\d+、\d+<\/small>/);
    expect(clausesChapter(ctx('en')).html).toMatch(/Leaders[^<]* <small class="soft">\d+, \d+<\/small>/);
  });
});

test('SCHEME-17 the determination, which has no title of its own, is named in the language of the reader', () => {
  const determination = { id: 'determination', clause: '5.2', place: { file: 'scheme/determined.yaml', line: 9 } };
  const told = (locale: 'zh-CN' | 'en'): string => {
    const own = ctx(locale);
    return clausesChapter({ ...own, scheme: { ...own.scheme, determination } as unknown as typeof own.scheme }).html;
  };
  expect(told('zh-CN')).toContain('审定 <small class="soft">9</small>');
  expect(told('zh-CN')).not.toContain('determination <small');
  expect(told('en')).toContain('Determination <small class="soft">9</small>');
});

test('REPORT-23 targets and results of the territories of a goal bear their unit in the head', () => {
  const [, , first = ''] = goalsChapter(ctx('zh-CN')).html.split('<table');
  expect(first).toMatch(/<th scope="col" class="num">目标值（[^）]+）<\/th><th scope="col" class="num">实际（[^）]+）<\/th>/);
});

test('GOAL-7 the light of a unit is shown where one is on, and there is no column where none is', () => {
  const tables = goalsChapter(ctx('zh-CN')).html.split('<table').slice(2);
  const lit = tables.filter((table) => table.includes('亮灯'));
  expect(lit.length).toBeGreaterThan(0);
  expect(lit.length).toBeLessThan(tables.length);
  for (const table of lit) expect(table).toContain('黄');
  expect(tables.join('')).not.toContain('不亮');
});
