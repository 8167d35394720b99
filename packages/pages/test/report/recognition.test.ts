import type { Recognition, RulerUnit } from '@kedu/engine';
import { packCapsule, reportPage, unpackCapsule } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { LONG_NAMES, threeUnits, threeUnitsFiles } from '../madeUpRun.ts';

const side = (scheme: string, title: string) => ({
  scheme,
  list: 'counties',
  version: '2023',
  schemeTitle: { 'zh-CN': `${title}方案` },
  listTitle: { 'zh-CN': `${title}各县` },
  result: 'sha256:0123456789abcdef',
});
const unit = (of: 0 | 1, name: string, rank: number, more: Partial<RulerUnit> = {}): RulerUnit => ({
  side: of,
  id: name,
  code: '990001',
  name: { 'zh-CN': name },
  example: true,
  total: 10_000 - 100 * rank,
  rank,
  cells: [{ pair: 0, value: 550, converted: 55, arithmetic: '550 × 0.1', clippedTo: 50, score: 100 }],
  ...more,
});
const RECOGNITION: Recognition = {
  id: 'delta',
  title: { 'zh-CN': '滨江—临海考核互认', en: 'River and coast' },
  clause: '15',
  period: '2023',
  atLeast: 'medium',
  sides: [side('river', '滨江'), side('coast', '临海')],
  pairs: [
    {
      titles: [{ 'zh-CN': '森林覆盖率' }, { 'zh-CN': '林木比例' }],
      indicators: ['forest', 'trees'],
      units: ['%', '‰'],
      confidence: 'high',
      isMutual: true,
      note: '<b>千分比</b>',
      shares: [0.4, 0.2],
      weights: [100, 100],
    },
    {
      titles: [{ 'zh-CN': '水质' }, { 'zh-CN': '水质' }],
      indicators: ['water', 'water'],
      units: ['', ''],
      confidence: 'low',
      isMutual: false,
      note: '',
      leftOut: 'confidence',
      shares: [0.1, 0],
      weights: [0, 0],
    },
  ],
  rulers: [
    { side: 0, places: 2, covers: 0.4, units: [unit(0, LONG_NAMES[0], 1), unit(1, LONG_NAMES[1], 2)] },
    {
      side: 1,
      places: 2,
      covers: 0.2,
      units: [
        unit(1, LONG_NAMES[1], 1),
        unit(0, LONG_NAMES[0], 0, { total: undefined, cells: [{ pair: 0, arithmetic: '', missing: 'overdue' }] }),
      ],
    },
  ],
};
const chapterOf = (page: string): string => /<section class="chapter" id="recognition"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
const textOf = (markup: string): string => markup.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the chapter of mutual recognition', () => {
  const run = threeUnits();

  test('RECOGNISE-5 the shared set with notes, what it covers, both rankings, every converted value', () => {
    const chapter = chapterOf(reportPage({ ...run.view, recognitions: [RECOGNITION] }));
    const text = textOf(chapter);
    for (const said of [
      '滨江各县和临海各县'.replace('和', '与'),
      '森林覆盖率 (%) / 林木比例 (‰)',
      '未用：可信度低于“中”；只能单向换算',
      '共有指标占总分：滨江各县 40%，临海各县 20%。',
      '名次 1 99.00',
      '550 × 0.1 = 55；取 50',
      'river@2023 0123456789ab',
    ])
      expect(text, said).toContain(said);
    expect(chapter).not.toContain('<b>千分比');
    expect(text).not.toMatch(/undefined|NaN/);
  });

  test('RECOGNISE-5 in English; nothing where a run takes part in none', () => {
    const text = textOf(chapterOf(reportPage({ ...run.view, locale: 'en', recognitions: [RECOGNITION] })));
    expect(text).toContain('River and coast');
    expect(text).toContain('not used: below “medium”; converts one way only');
    expect(reportPage(run.view)).not.toContain('id="recognition"');
    expect(reportPage({ ...run.view, recognitions: [] })).not.toContain('id="recognition"');
  });

  test('RECOGNISE-5 the capsule carries it, so that the page made again is the same, byte by byte', () => {
    const view = { ...run.view, recognitions: [RECOGNITION] };
    const { scheme: text } = threeUnitsFiles(['2023']);
    const unpacked = unpackCapsule(packCapsule({ view, input: run.trace.input, files: new Map([['scheme/made-up.yaml', text]]) }));
    if (!('capsule' in unpacked)) throw new Error(JSON.stringify(unpacked.issues));
    expect(unpacked.capsule.recognitions).toEqual(JSON.parse(JSON.stringify([RECOGNITION])));
    expect(reportPage({ ...view, recognitions: unpacked.capsule.recognitions })).toBe(reportPage(view));
    const without = unpackCapsule(packCapsule({ view: run.view, input: run.trace.input, files: new Map([['scheme/made-up.yaml', text]]) }));
    expect('capsule' in without && without.capsule.recognitions).toBeUndefined();
  });
});
