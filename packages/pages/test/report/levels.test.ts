import { fileURLToPath } from 'node:url';
import { assess, explain } from '@kedu/engine';
import { periodOf } from '@kedu/model';
import { type AssessedRun, assessPack, openPack, type Pack } from '@kedu/runner';
import { compileScheme } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { packCapsule, unpackCapsule } from '../../src/index.ts';
import { reportContext } from '../../src/report/context.ts';
import type { ReportView } from '../../src/report/contract.ts';
import { levelChains } from '../../src/report/levelChains.ts';
import { reportPage } from '../../src/report/reportPage.ts';

const opened = openPack(fileURLToPath(new URL('../../../../vectors/levels-pack', import.meta.url)));
const pack = opened.pack as Pack;
const { assessments } = assessPack(pack);
const run = (scheme: string, period: string): AssessedRun =>
  assessments.find((one) => one.scheme.id === scheme && one.assessment.period.id === period) as AssessedRun;

function viewOf({ scheme, assessment, trace }: AssessedRun, locale: 'zh-CN' | 'en' = 'zh-CN'): ReportView {
  const { observations, previous = [], others, register } = trace.input;
  return { packTitle: pack.title, scheme, assessment, observations, previous, others, issues: [], locale, register };
}

const textOf = (html: string): string =>
  html
    .replace(/<style[^]*?<\/style>|<script[^]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('report of schemes that take values from elsewhere', () => {
  test('FROM-7 a way down ends at a unit of the kind that counts, also where others stand beside it', () => {
    const highland = openPack(fileURLToPath(new URL('../../../../packs/after-guizhou', import.meta.url))).pack as Pack;
    const medicine = assessPack(highland).assessments.findLast(({ scheme }) => scheme.id === 'medicine') as AssessedRun;
    const view = viewOf(medicine);
    const ctx = reportContext(view, false);
    const { units } = medicine.assessment;
    const ends = medicine.scheme.indicators.flatMap((indicator) => {
      const { fromChildren } = indicator;
      if (fromChildren?.kind === undefined || !view.register) return [];
      const chains = levelChains(ctx, { ...indicator, fromChildren }, view.register);
      return chains.map(({ worst }) => [fromChildren.kind, units[worst.at(-1)?.unit ?? -1]?.kind]);
    });
    expect(ends.length).toBeGreaterThan(20);
    expect(ends.filter(([asked, found]) => asked !== found)).toEqual([]);
  });

  test('FROM-7 the chapter of levels shows the chain city → hospital → clinic down to the weakest', () => {
    const text = textOf(reportPage(viewOf(run('health', '2023'))));
    expect(text).toContain('层级穿透');
    expect(text).toContain('由下级单位的“处方合格率”得出（平均），不另报送。');
    expect(text).toContain('示例市 75 4/4 西县医院 65 → 西一村卫生室 60');
    expect(text).toContain('西县医院 65 2/2 西一村卫生室 60');
  });

  test('FROM-7 a result of another scheme is named with its scheme, in both languages', () => {
    expect(textOf(reportPage(viewOf(run('people', '2023'))))).toContain('上级单位在方案“车间绩效”中“车间”的结果，不另报送。');
    expect(textOf(reportPage(viewOf(run('people', '2023'), 'en')))).toContain(
      'The superior unit’s result in the list “Workshops” of the scheme “Workshops”; not reported.',
    );
  });

  test('FROM-7 a version of the other scheme that was not run in the period is not named as the source', () => {
    const view = viewOf(run('people', '2023'));
    const others = (view.others ?? []).map((one) => ({
      ...one,
      period: periodOf('2022'),
      title: { 'zh-CN': '车间绩效2022年度', en: 'Workshops 2022' },
    }));
    const text = textOf(reportPage({ ...view, others }));
    expect(text).toContain('上级单位在方案“workshops”中“车间”的结果');
    expect(text).toContain('该方案在本考核期没有结果，最近一次为“车间绩效2022年度 (2022年度)”。');
    expect(text).not.toContain('方案“车间绩效2022年度”');
    expect(textOf(reportPage({ ...view, others: [], locale: 'en' }))).toContain('That scheme has no result in this period.');
  });

  test('REPORT-3 units of the chapter lead to their pages where there are any', () => {
    const live = reportPage(viewOf(run('health', '2023')), { script: 'void 0;', capsule: 'QUJD' });
    const chapterOf = (page: string): string => /<section class="chapter" id="levels"[^]*?<\/section>/.exec(page)?.[0] ?? '';
    expect(chapterOf(live)).toMatch(/<th scope="row"><a href="#\/[^"]+">西县医院<\/a>/);
    expect(chapterOf(reportPage(viewOf(run('health', '2023'))))).not.toContain('href="#/');
  });

  test('FROM-7 a scheme that takes nothing from elsewhere has no such chapter', () => {
    expect(reportPage(viewOf(run('workshops', '2023')))).not.toContain('id="levels"');
  });

  test('FROM-6 the share of bare marks is published, with who gives them', () => {
    const text = textOf(reportPage(viewOf(run('health', '2023'))));
    expect(text).toContain('县级医院：纯评分占总分 20%');
    expect(text).toContain('卫生局评分（权重占 20%）；计分单位：示例卫生局');
    expect(text).toContain('市没有纯评分。');
  });

  test('FROM-4 CAPSULE-1 the run of people comes out of its capsule with the results of the workshops and their reasons', () => {
    const one = run('people', '2023');
    const packed = unpackCapsule(packCapsule({ view: viewOf(one), input: one.trace.input, files: pack.texts }));
    if (!('capsule' in packed)) throw new Error(JSON.stringify(packed.issues));
    const { files, entry, register, observations, period, asOf, seed, references, previous, others, identity } = packed.capsule;
    const { scheme } = compileScheme({ files, entry, register });
    if (!scheme) throw new Error(`${entry} does not compile`);
    const again = assess({ scheme, register, observations, period: periodOf(period), asOf, seed, references, previous, others });
    expect(again.value.run).toEqual(identity);
    expect(identity).toEqual(one.assessment.run);
    const asked = { list: 'people', member: 0 };
    expect(JSON.stringify(explain(again.trace, asked))).toBe(JSON.stringify(explain(one.trace, asked)));
    expect(reportPage({ ...viewOf(one), others })).toBe(reportPage(viewOf(one)));
  });
});
