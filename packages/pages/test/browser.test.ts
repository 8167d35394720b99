import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareRuns, explain, summarise } from '@kedu/engine';
import type { Locale } from '@kedu/model';
import { indexPage, notFoundPage, reportPage, unitDocument } from '@kedu/pages';
import { assessPack, openPack, type Pack, runSensitivity } from '@kedu/runner';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHAPTERS } from '../src/report/chapter.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../tools/chromium.ts';
import { manyUnits, threeUnits } from './madeUpRun.ts';

const executablePath = findChromium();
const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 640 };
const DESK = { width: 1280, height: 1600 };
const TAGS = JSON.stringify(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
const assets = { script: 'void 0;', capsule: '' };

/** The last report of a scheme of a pack, compared with the run before: goals, levels, chains, bonuses, determinations, money. */
function ofPack(name: string, id: string, locale: Locale): string {
  const pack = openPack(fileURLToPath(new URL(`../../../packs/${name}`, import.meta.url))).pack as Pack;
  const [run, before] = assessPack(pack)
    .assessments.filter(({ scheme }) => scheme.id === id)
    .reverse();
  if (!run) throw new Error(`${name} runs no ${id}`);
  const { scheme, assessment, trace } = run;
  const { observations, previous = [], others, register } = trace.input;
  const changes = before && compareRuns(summarise(before.assessment, before.scheme), summarise(assessment, scheme));
  return reportPage(
    {
      packTitle: pack.title,
      scheme,
      assessment,
      observations,
      previous,
      others,
      issues: [],
      locale,
      register,
      changes,
      sensitivity: scheme.design && runSensitivity(run).lists,
    },
    assets,
  );
}

function pages(): ReadonlyMap<string, string> {
  const three = threeUnits();
  const english = threeUnits('en');
  const why = (run: typeof three) => explain(run.trace, { list: 'counties', member: 0 });
  const many = manyUnits(210, 12);
  return new Map([
    ['three', reportPage(three.view, assets)],
    ['three-en', reportPage(english.view, assets)],
    ['unit', unitDocument({ report: three.view, list: 'counties', member: 0, why: why(three) }, '/run')],
    ['unit-en', unitDocument({ report: english.view, list: 'counties', member: 0, why: why(english) })],
    ['many', reportPage(many.view, assets)],
    ['highland', ofPack('after-guizhou', 'highland', 'zh-CN')],
    ['cangjiang', ofPack('after-taicang', 'cangjiang', 'zh-CN')],
    ['woling-en', ofPack('after-wolong', 'woling', 'en')],
    ['lake', ofPack('after-yueyang', 'lake', 'zh-CN')],
    [
      'index',
      indexPage(
        [{ title: { 'zh-CN': '示例' }, example: true, runs: [{ href: '/r', scheme: { 'zh-CN': '方案' }, period: '2023', units: 3 }] }],
        '/?lang=en',
        'zh-CN',
      ),
    ],
    ['nowhere', notFoundPage('/', '/?lang=en', 'zh-CN')],
  ]);
}

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('pages in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-pages-'));
  const markup = pages();
  const axe = readFileSync(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  let browser: Browser;

  beforeAll(async () => {
    for (const [name, html] of markup) writeFileSync(join(folder, `${name}.html`), html);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Pages that are open, one a document: tests change how they look and load nothing twice. */
  const open = new Map<string, Promise<{ readonly page: Page; readonly said: readonly string[] }>>();

  async function opened<T>(
    name: string,
    viewport: typeof PHONE,
    colorScheme: 'light' | 'dark',
    check: (page: Page, said: readonly string[]) => Promise<T>,
  ): Promise<T> {
    const known = open.get(name) ?? loaded(name);
    open.set(name, known);
    const { page, said } = await known;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    return check(page, said);
  }

  async function loaded(name: string): Promise<{ readonly page: Page; readonly said: readonly string[] }> {
    // The page's own policy would keep the checker out as well.
    const context = await browser.newContext({ viewport: DESK, bypassCSP: true });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) said.push(`asked for ${request.url()}`);
    });
    await page.goto(`file://${join(folder, `${name}.html`)}`);
    return { page, said };
  }

  const names = [...markup.keys()];

  test.each(names)('nothing is wider than a phone, asks for anything, is complained of or mended by the parser: %s', async (name) => {
    const written = (markup.get(name) ?? '').replaceAll(/<(style|script)([^>]*)>[\s\S]*?<\/\1>/g, '<$1$2></$1>').match(/<[a-zA-Z]/g) ?? [];
    for (const viewport of [PHONE, NARROW]) {
      await opened(name, viewport, 'light', async (page, said) => {
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
        expect(said).toEqual([]);
        expect(await page.evaluate<number>("document.querySelectorAll('*').length")).toBe(written.length);
      });
    }
  });

  test.each(names.flatMap((name) => [[name, 'light'] as const, [name, 'dark'] as const]))(
    'REPORT-6 axe finds no violation: %s, %s',
    async (name, scheme) => {
      // Of very many cells contrast is measured slowly, and their colours are those of the other pages.
      const rules = `{ runOnly: ${TAGS}, rules: { 'color-contrast': { enabled: ${name !== 'many'} } } }`;
      const violations = await opened(name, DESK, scheme, async (page) => {
        if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
        return page.evaluate<string[]>(
          `axe.run(document, ${rules}).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.length + ' ' + nodes[0].html.slice(0, 160) + ' ' + nodes[0].failureSummary.slice(0, 300)))`,
        );
      });
      expect(violations).toEqual([]);
    },
    60_000,
  );

  test('the reports of packs show between them every chapter', () => {
    const shown = ['highland', 'cangjiang', 'woling-en', 'lake'].flatMap((name) =>
      [...(markup.get(name) ?? '').matchAll(/<section class="chapter" id="(\w+)"/g)].map(([, id]) => id),
    );
    expect(CHAPTERS.filter((name) => name !== 'recognition' && !shown.includes(name))).toEqual([]);
  });

  test.each(['highland', 'cangjiang', 'woling-en'])(
    'REPORT-6 on a phone no row of a table is headed by a column of letters: %s',
    async (name) => {
      const narrow = await opened(name, PHONE, 'light', (page) =>
        page.evaluate<string[]>(
          `[...document.querySelectorAll('tbody th[scope=row]')].filter((cell) => cell.getBoundingClientRect().width < Math.min(60, 16 * cell.textContent.trim().length)).map((cell) => cell.textContent)`,
        ),
      );
      expect(narrow).toEqual([]);
    },
  );

  test.each(['three', 'three-en'])('REPORT-6 on a phone no name is squeezed into a column of letters: %s', async (name) => {
    const widths = await opened(name, NARROW, 'light', (page) =>
      page.evaluate<number[]>("[...document.querySelectorAll('#ranks th[scope=row]')].map((cell) => cell.getBoundingClientRect().width)"),
    );
    expect(widths).toHaveLength(3);
    for (const width of widths) expect(width).toBeGreaterThan(120);
  });

  test.each(['three', 'unit', 'many'])('REPORT-15 on paper no row is cut, a row stays with its reasons, heads repeat: %s', async (name) => {
    const wrong = await opened(name, DESK, 'light', async (page) => {
      await page.emulateMedia({ media: 'print' });
      const found = await page.evaluate<string[]>(`(() => {
        const style = (row) => getComputedStyle(row);
        const rows = [...document.querySelectorAll('tbody tr')];
        return [
          ...(rows.length === 0 ? ['no rows'] : []),
          ...rows.filter((row) => style(row).breakInside !== 'avoid').map((row) => 'cut: ' + row.textContent),
          ...rows.filter((row) => row.classList.contains('above') && style(row).breakAfter !== 'avoid').map((row) => 'apart: ' + row.textContent),
          ...[...document.querySelectorAll('.ranks .reasons')].filter((row) => !row.previousElementSibling?.classList.contains('above')).map((row) => 'lone: ' + row.textContent),
          ...[...document.querySelectorAll('thead')].filter((head) => style(head).display !== 'table-header-group').map((head) => 'head: ' + head.textContent),
          ...[...document.querySelectorAll('.contents, .screen-only')].filter((one) => style(one).display !== 'none').map((one) => 'shown: ' + one.textContent),
          ...[...document.querySelectorAll('.why details:not([open]) > :not(summary)')].filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).map((one) => 'opened: ' + one.textContent.slice(0, 80)),
        ];
      })()`);
      await page.emulateMedia({ media: 'screen' });
      return found;
    });
    expect(wrong).toEqual([]);
  });

  test('the program runs under the policy, and nothing else does', async () => {
    const script = "document.body.dataset.ran = 'yes';";
    const page = reportPage(threeUnits().view, { script, capsule: '' }).replace(
      '</main>',
      "</main><script>document.body.dataset.ran = 'wrong';</script>",
    );
    writeFileSync(join(folder, 'policy.html'), page);
    const context = await browser.newContext();
    try {
      const tab = await context.newPage();
      await tab.goto(`file://${join(folder, 'policy.html')}`);
      expect(await tab.evaluate<string>('document.body.dataset.ran')).toBe('yes');
    } finally {
      await context.close();
    }
  });

  test('on paper a report of three units has pages of A4', async () => {
    const pdf = await opened('three', DESK, 'dark', (page) => page.pdf({ preferCSSPageSize: true }));
    const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[([^\]]*)\]/g)].map(([, box = '']) => box.split(' ').map(Number));
    expect(boxes.length).toBeGreaterThan(2);
    for (const [, , width = 0, height = 0] of boxes) {
      expect(Math.abs(width - 595.28)).toBeLessThan(1);
      expect(Math.abs(height - 841.89)).toBeLessThan(1);
    }
  });
});
