import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assessPack, openPack } from '@kedu/runner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportScript } from '../../../../tools/report-script.mjs';
import { findChromium } from '../../src/report/findChromium.ts';
import { makeReport } from '../../src/report/makeReport.ts';
import { printPdf } from '../../src/report/printPdf.ts';
import { printWords } from '../../src/report/printWords.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-print-'));
const html = join(folder, 'report.html');
const still = join(folder, 'still.html');
const pdf = join(folder, 'report.pdf');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('CAPSULE-9 without a browser, one line says what to install', async () => {
  const printed = await printPdf(html, pdf, { units: 'none', browser: join(folder, 'no-such-browser') });
  expect(printed.outcome).toBe('failed');
  expect(printWords(printed, 'zh-CN')).toMatch(/^没有生成 PDF：.*。$/);
  for (const locale of ['zh-CN', 'en'] as const)
    expect(printWords({ outcome: 'no_browser' }, locale)).toMatch(/^[^\n]*Chromium[^\n]*CHROME_PATH[^\n]*$/);
});

describe('findChromium', () => {
  test('CHROME_PATH goes before the search path, and is not replaced where it names no program', () => {
    const only = (path: string) => (asked: string) => asked === path;
    expect(findChromium({ CHROME_PATH: '/opt/c', PATH: '/usr/bin' }, only('/opt/c'))).toBe('/opt/c');
    expect(findChromium({ CHROME_PATH: '/opt/c', PATH: '/usr/bin' }, only('/usr/bin/chromium'))).toBeUndefined();
    expect(findChromium({ PATH: '/a' }, only(join('/a', 'google-chrome')))).toBe(join('/a', 'google-chrome'));
    expect(findChromium({ PATH: '/a' }, () => false)).toBeUndefined();
  });
});

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(findChromium() === undefined)('CAPSULE-9 a PDF by Chromium', () => {
  let code = '';
  let units = 0;

  beforeAll(async () => {
    const { pack } = openPack(fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url)));
    const run =
      pack &&
      assessPack(pack).assessments.find(({ scheme, assessment }) => scheme.id === 'north-county' && assessment.period.id === '2023');
    if (!pack || !run) throw new Error('after-liaoning does not run');
    const { lists, units: versions } = run.assessment;
    units = lists.reduce((sum, { members }) => sum + members.length, 0);
    code = versions[lists[0]?.members[0] ?? -1]?.code ?? '';
    writeFileSync(html, makeReport({ pack, run, issues: [], locale: 'zh-CN', script: await reportScript() }));
    writeFileSync(still, makeReport({ pack, run, issues: [], locale: 'zh-CN' }));
  }, 60_000);

  const pagesOf = (file: string): number => (readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

  test('the report alone, one unit alone, and all units behind the report', async () => {
    const pages: Record<string, number> = {};
    for (const which of ['none', 'one', 'all']) {
      expect(await printPdf(html, pdf, { units: which === 'one' ? code : which })).toEqual({ outcome: 'printed' });
      expect(readFileSync(pdf, 'latin1').slice(0, 5)).toBe('%PDF-');
      pages[which] = pagesOf(pdf);
    }
    const { none = 0, one = 0, all = 0 } = pages;
    expect(none).toBeGreaterThan(5);
    expect(one).toBeGreaterThan(0);
    expect(one).toBeLessThan(none);
    expect(all - none).toBeGreaterThanOrEqual(units);
  }, 240_000);

  test('a unit that is not there, and a report that is not live, are outcomes with a sentence', async () => {
    const none = await printPdf(html, pdf, { units: '000000' });
    expect(none).toEqual({ outcome: 'no_unit', code: '000000' });
    expect(printWords(none, 'zh-CN')).toContain('000000');
    const dead = await printPdf(still, pdf, { units: 'all' });
    expect(dead.outcome).toBe('not_live');
    expect(printWords(dead, 'en')).toContain('--units none');
  }, 120_000);
});
