import { fileURLToPath } from 'node:url';
import { compareRuns, type RunSummary, summarise } from '@kedu/engine';
import type { Locale } from '@kedu/model';
import { type AssessedRun, assessPack, openPack } from '@kedu/runner';
import { beforeAll, describe, expect, test } from 'vitest';
import { reportPage } from '../../src/index.ts';

const folder = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));
let now: AssessedRun;
let then: RunSummary;

beforeAll(() => {
  const { pack } = openPack(folder);
  if (!pack) throw new Error('after-liaoning does not open');
  const runs = assessPack(pack).assessments.filter(({ scheme }) => scheme.id === 'north');
  now = runs.at(-1) as AssessedRun;
  const before = runs.at(-2) as AssessedRun;
  then = summarise(before.assessment, before.scheme);
}, 60_000);

/** Text of the chapter on changes. */
function changesOf(before: RunSummary, after = summarise(now.assessment, now.scheme), locale: Locale = 'zh-CN'): string {
  const html = reportPage({
    packTitle: { 'zh-CN': '示例' },
    scheme: now.scheme,
    assessment: now.assessment,
    observations: now.trace.input.observations,
    previous: [],
    changes: compareRuns(before, after),
    issues: [],
    locale,
  });
  const chapter = /<section class="chapter" id="changes"[^]*?<\/section>/.exec(html)?.[0] ?? '';
  expect(chapter).not.toBe('');
  return chapter.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

const edited = (
  change: (unit: RunSummary['lists'][number]['units'][number]) => RunSummary['lists'][number]['units'][number],
): RunSummary => {
  const after = summarise(now.assessment, now.scheme);
  return {
    ...after,
    result: 'sha256:earlier',
    asOf: '2024-01-02',
    lists: after.lists.map(({ list, units }) => ({ list, units: units.map(change) })),
  };
};

describe('COMPARE-9 what scores and what weights did stand apart', () => {
  test('units whose rank, score and grade are as before are counted, not listed', () => {
    const same = summarise(now.assessment, now.scheme);
    const chapter = changesOf(same);
    for (const { units } of same.lists) expect(chapter).toContain(`${units.length} 个单位的名次、得分、等次都没有变动`);
    expect(chapter).not.toMatch(/\d → \d/);
  });

  test('the two years of the example differ in weights, and the chapter says how much that made', () => {
    const text = changesOf(then);
    expect(text).toMatch(/本单位得分变化带来的/);
    expect(text).toMatch(/（权重 [\d.]+→[\d.]+）/);
    // 得分 +a；权重 −b；余 c add up to the change in front of them.
    const rows = [...text.matchAll(/ ([+−]?\d+\.\d\d) 得分 ([+−]?[\d.]+)；权重 ([+−]?[\d.]+)(?:；余 ([+−]?[\d.]+))?/g)];
    expect(rows.length).toBeGreaterThan(5);
    expect(text).not.toMatch(/余 [+−]?0\.00/);
    const number = (sign: string | undefined): number => Number((sign ?? '0').replace('−', '-'));
    for (const [row, by, ...shares] of rows)
      expect([row, shares.reduce((sum, one) => sum + number(one), 0).toFixed(2)]).toEqual([row, number(by).toFixed(2)]);
  });

  test('a part of one run only is marked with the year', () => {
    const paths = new Set(then.lists.flatMap(({ units }) => units.flatMap(({ points }) => [...points.keys()])));
    const path = [...paths].find((one) => one.startsWith('ecological.')) ?? '';
    const without = (run: RunSummary): RunSummary => ({
      ...run,
      lists: run.lists.map(({ list, units }) => ({
        list,
        units: units.map((unit) => ({ ...unit, points: new Map([...unit.points].filter(([one]) => one !== path)) })),
      })),
    });
    const after = summarise(now.assessment, now.scheme);
    expect(changesOf(without(then), after)).toMatch(/（2024年度 新增）/);
    expect(changesOf(then, without(after))).toMatch(/（2024年度 取消）/);
  });

  test('the same weights: nothing is said of them', () => {
    const text = changesOf(edited((unit) => unit));
    expect(text).not.toContain('权重');
  });
});

describe('COMPARE-10 corrections and new names', () => {
  test('two results of one period are a correction, with both hashes and days', () => {
    const text = changesOf(edited((unit) => ({ ...unit, score: unit.score - 1 })));
    expect(text).toContain('更正');
    expect(text).toContain('sha256:earlier（数据截至 2024-01-02）');
    expect(text).toContain(`${now.assessment.run.result}（数据截至 ${now.assessment.run.asOf}）`);
    expect(changesOf(then)).not.toContain('更正');
  });

  test('a unit with another name now has its former one beside it', () => {
    const renamed = edited((unit) => (unit.code === '990100' ? { ...unit, name: { 'zh-CN': '旧川市', en: 'Oldchuan' } } : unit));
    expect(changesOf(renamed)).toMatch(/北川市 原名 旧川市/);
    expect(changesOf(renamed, undefined, 'en')).toMatch(/Beichuan formerly Oldchuan/);
    expect(changesOf(edited((unit) => unit))).not.toContain('原名');
  });
});
