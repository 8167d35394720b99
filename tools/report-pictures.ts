// node tools/run.mjs tools/report-pictures.ts FOLDER [PART …] [--looks=desk,phone] [--chapters]: reports as pictures, to be looked at.
// PART chooses by the beginning of pack-scheme, and after @ the period (three, many, after-guizhou-term, after-taicang-districts@2025H1): without any,
// the last run of each scheme of each pack. Looks: desk, phone, dark, en, en-phone, a4; without any, all but en-phone. --chapters makes a picture a chapter, named by it,
// in place of a screen a picture. sdg-2019, nyc-mmr and asem-2018 need KEDU_DATA.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compareRuns, summarise } from '@kedu/engine';
import type { Locale } from '@kedu/model';
import { assessPack, type AssessedRun, openPack, type Pack } from '@kedu/runner';
import { type Browser, chromium, type Page } from 'playwright-core';
import { makeReport } from '../apps/cli/src/report/makeReport.ts';
import { siteRoutes } from '../apps/cli/src/site/routes.ts';
import { writeBenchPack } from '../bench/pack.ts';
import { threeUnitsFiles } from '../packages/pages/test/madeUpRun.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.ts';
import { reportScript } from './report-script.mjs';
import { root } from './root.ts';

/** One way of looking at a page: `tall` is what one picture shows of it. */
interface Look {
  readonly name: string;
  readonly width: number;
  readonly tall: number;
  readonly colorScheme: 'light' | 'dark';
  readonly most: number;
}

const DESK: Look = { name: 'desk', width: 1280, tall: 1500, colorScheme: 'light', most: 9 };
const PHONE: Look = { name: 'phone', width: 390, tall: 1688, colorScheme: 'light', most: 8 };
const DARK: Look = { ...DESK, name: 'dark', colorScheme: 'dark', most: 3 };
/** As wide as `kedu report --pdf` opens it: nothing is shrunk to fit. */
const PAPER: Look = { ...DESK, name: 'paper', width: 794 };
/** Sheets of A4 that become pictures: of a very long report its beginning. */
const MOST_SHEETS = 14;
const PATIENCE = { state: 'attached', timeout: 120_000 } as const;

const [target = '', ...asked] = process.argv.slice(2);
const parts = asked.filter((word) => !word.startsWith('--')).map(partOf);
const looks = asked
  .find((word) => word.startsWith('--looks='))
  ?.slice('--looks='.length)
  .split(',') ?? ['desk', 'phone', 'dark', 'en', 'a4'];
const byChapter = asked.includes('--chapters');
if (target === '') throw new Error('Say into which folder the pictures go.');
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('There is no Chromium on this machine: install one, then run this again.');
mkdirSync(target, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'kedu-pictures-'));
const wanted = (name: string): boolean => parts.length === 0 || parts.some((part) => name.startsWith(part.name));
try {
  const script = await reportScript();
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  const all = packs();
  for (const [packName, path, compared] of all) {
    if (parts.length > 0 && !parts.some(({ name }) => name.startsWith(packName) || packName.startsWith(name))) continue;
    const { pack, issues } = openPack(path, { keduData: process.env['KEDU_DATA'] });
    if (!pack) throw new Error(`${packName} cannot be opened: ${issues.map(({ code }) => code).join(', ')}`);
    if (pack.missingData.length > 0) {
      console.log(`${packName}: left out, its data are not here (KEDU_DATA)`);
      continue;
    }
    const { assessments } = assessPack(pack);
    for (const [name, run] of chosenRuns(packName, assessments)) {
      const before = compared
        ? assessments.findLast((one) => one.scheme.id === run.scheme.id && one.assessment.period.last < run.assessment.period.last)
        : undefined;
      await pictures(browser, name, (locale) => report(pack, run, before, locale, script));
    }
  }
  if (wanted('index')) await index(browser, all);
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Name, folder, and whether runs are compared with the one before. */
function packs(): readonly (readonly [string, string, boolean])[] {
  const three = join(folder, 'three');
  const years = ['2019', '2020', '2021', '2022', '2023'];
  const files = threeUnitsFiles(years);
  mkdirSync(join(three, 'scheme'), { recursive: true });
  mkdirSync(join(three, 'data'), { recursive: true });
  writeFileSync(join(three, 'scheme', 'three.yaml'), files.scheme);
  writeFileSync(join(three, 'units.csv'), files.units);
  writeFileSync(join(three, 'data', 'data.csv'), files.data);
  const days = years.map((year) => `"${year}": ${Number(year) + 1}-02-01`);
  writeFileSync(
    join(three, 'pack.yaml'),
    `pack: three\ntitle: { zh-CN: 三个长名单位（示例）, en: Three long names (example) }\nexample: true\ndata:\n  - { file: data/data.csv, layout: long, unit_by: id }\nruns:\n  periods: [${years.map((year) => `"${year}"`).join(', ')}]\n  as_of: { ${days.join(', ')} }\n  seed: 0\n`,
  );
  const many = join(folder, 'many');
  if (wanted('many')) writeBenchPack(many, { units: 3000, indicators: 100, months: 1 }, 'month');
  const own = readdirSync(join(root, 'packs')).filter((name) => existsSync(join(root, 'packs', name, 'pack.yaml')));
  return [
    ['three', three, true],
    ...own.sort().map((name) => [name, join(root, 'packs', name), name !== 'sdg-2019'] as const),
    ...(wanted('many') ? ([['many', many, false]] as const) : []),
  ];
}

interface Part {
  readonly name: string;
  readonly period: string | undefined;
}

function partOf(word: string): Part {
  const at = word.indexOf('@');
  return at < 0 ? { name: word, period: undefined } : { name: word.slice(0, at), period: word.slice(at + 1) };
}

/** Runs and the names of their pictures: the last of each scheme, or those of the period that is asked for. */
function chosenRuns(packName: string, assessments: readonly AssessedRun[]): readonly (readonly [string, AssessedRun])[] {
  const named = (run: AssessedRun): string => `${packName}-${run.scheme.id}`;
  const last = [...new Map(assessments.map((run) => [run.scheme.id, run])).values()];
  const whole = parts.filter(({ period }) => period === undefined);
  const dated = parts.filter(({ period }) => period !== undefined);
  const shown = last.filter((run) => parts.length === 0 || whole.some((part) => named(run).startsWith(part.name)));
  const others = assessments.filter((run) =>
    dated.some((part) => named(run).startsWith(part.name) && run.assessment.period.id === part.period),
  );
  return [
    ...shown.map((run) => [named(run), run] as const),
    ...others.map((run) => [`${named(run)}-${run.assessment.period.id}`, run] as const),
  ];
}

function report(pack: Pack, run: AssessedRun, before: AssessedRun | undefined, locale: Locale, script: string): string {
  const changes = before && compareRuns(summarise(before.assessment, before.scheme), summarise(run.assessment, run.scheme));
  return makeReport({ pack, run, changes, issues: [], locale, script });
}

/** All looks of one report and of the page of its second unit. */
async function pictures(browser: Browser, name: string, make: (locale: Locale) => string): Promise<void> {
  const chinese = join(folder, `${name}.html`);
  const english = join(folder, `${name}-en.html`);
  writeFileSync(chinese, make('zh-CN'));
  writeFileSync(english, make('en'));
  for (const look of [DESK, PHONE, DARK].filter((one) => looks.includes(one.name)))
    await opened(browser, chinese, look, async (page) => {
      await shots(page, `${name}-${look.name}`, look);
      await openUnit(page);
      await shots(page, `${name}-unit-${look.name}`, { ...look, most: 3 });
    });
  if (looks.includes('en')) await opened(browser, english, DESK, (page) => shots(page, `${name}-en`, { ...DESK, most: byChapter ? 9 : 4 }));
  if (looks.includes('en-phone')) await opened(browser, english, PHONE, (page) => shots(page, `${name}-en-phone`, PHONE));
  if (!looks.includes('a4')) return;
  await opened(browser, chinese, PAPER, async (page) => {
    await sheets(page, `${name}-a4`);
    await openUnit(page);
    await sheets(page, `${name}-unit-a4`);
  });
}

async function opened(browser: Browser, file: string, look: Look, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width: look.width, height: 900 }, colorScheme: look.colorScheme });
  try {
    await page.goto(pathToFileURL(file).href);
    await page.locator('html[data-live=ready]').waitFor(PATIENCE);
    await act(page);
  } finally {
    await page.close();
  }
}

async function openUnit(page: Page): Promise<void> {
  const links = page.locator('#ranks a[href^="#/"]');
  const hash = (await links.nth(Math.min(1, (await links.count()) - 1)).getAttribute('href')) ?? '';
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.locator(`html[data-shown=${JSON.stringify(hash)}]`).waitFor(PATIENCE);
}

/** The page from its top, a screen a picture; or a chapter a picture, of a very long one its beginning. */
async function shots(page: Page, name: string, { width, tall, most }: Look): Promise<void> {
  // What is laid out when it is first seen would move the chapters while they are pictured.
  if (byChapter) await page.addStyleTag({ content: '.block,.far{content-visibility:visible!important}' });
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const chapters = byChapter ? await page.locator('#report:not([hidden]) > .chapter').all() : [];
  for (const chapter of chapters) {
    const box = await chapter.boundingBox();
    if (!box) continue;
    const clip = { x: 0, y: box.y, width, height: Math.min(box.height, 2 * tall) };
    await page.screenshot({
      path: join(target, `${name}-${(await chapter.getAttribute('id')) ?? ''}.png`),
      fullPage: true,
      clip,
      timeout: PATIENCE.timeout,
    });
  }
  if (chapters.length > 0) {
    await page.screenshot({ path: join(target, `${name}-head.png`), clip: { x: 0, y: 0, width, height: 900 } });
    console.log(`${name}: ${height} px, ${chapters.length} chapters`);
    return;
  }
  for (let i = 0; i < most && i * tall < height; i += 1) {
    const clip = { x: 0, y: i * tall, width, height: Math.min(tall, height - i * tall) };
    await page.screenshot({ path: join(target, `${name}-${i + 1}.png`), fullPage: true, clip, timeout: PATIENCE.timeout });
  }
  console.log(`${name}: ${height} px`);
}

/** The page on paper, a sheet a picture. */
async function sheets(page: Page, name: string): Promise<void> {
  const file = join(folder, `${name}.pdf`);
  await page.pdf({ path: file, format: 'A4', preferCSSPageSize: true, printBackground: true });
  const count = /Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1];
  execFileSync('pdftoppm', ['-r', '80', '-png', '-l', String(MOST_SHEETS), file, join(target, name)]);
  console.log(`${name}: ${count} sheets`);
}

/** The first page of the site of all packs that run here. */
async function index(browser: Browser, all: ReturnType<typeof packs>): Promise<void> {
  const site = all
    .filter(([name]) => name !== 'many')
    .flatMap(([id, path]) => {
      const { pack } = openPack(path, { keduData: process.env['KEDU_DATA'] });
      if (!pack) return [];
      const runs = pack.missingData.length > 0 ? [] : assessPack(pack).assessments;
      return [
        {
          id,
          title: pack.title,
          about: pack.about,
          example: pack.example,
          runs: runs.map((run) => ({ run, report: () => Promise.resolve('') })),
        },
      ];
    });
  for (const locale of ['zh-CN', 'en'] as const) {
    const answer = await siteRoutes(site)('/', locale);
    if (answer.status === 302) throw new Error('the first page leads elsewhere');
    const file = join(folder, `index-${locale}.html`);
    writeFileSync(file, answer.html);
    for (const look of [DESK, PHONE, DARK]) {
      const page = await browser.newPage({ viewport: { width: look.width, height: 900 }, colorScheme: look.colorScheme });
      await page.goto(pathToFileURL(file).href);
      await shots(page, `index-${locale}-${look.name}`, { ...look, most: 2 });
      await page.close();
    }
  }
}
