import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../tools/chromium.ts';
import { assessPack, openPack, writeRun } from '../../src/index.ts';
import { temporaryFolder } from '../exampleFolder.ts';
import { type Account, accountOf } from './account.ts';
import { decodedRows } from './decoding.ts';
import { elementaryBits } from './elementary.ts';
import type { HandedFiles, PageCalls } from './page.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const executablePath = findChromium();
const keduData = process.env['KEDU_DATA'];
const data = keduData === undefined ? undefined : join(keduData, 'data');

// Without Chromium, or without the real data, tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('same bytes in Node and in Chromium', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('./page.ts', import.meta.url))],
      bundle: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2023',
      write: false,
    });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
    const context = await browser.newContext({ offline: true });
    page = await context.newPage();
    await page.setContent('<!doctype html><title>kedu</title>');
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('RUN-3, HASH-4, OUT-1 after-liaoning: all schemes, both years', async () => {
    const folder = join(root, 'packs/after-liaoning');
    await expectSame(page, folder, undefined);
  }, 120_000);

  test.skipIf(data === undefined || !existsSync(data))(
    'RUN-3, HASH-4, OUT-1 sdg-2019: 193 countries',
    async () => {
      const folder = join(root, 'packs/sdg-2019');
      const name = 'sdg-index-2019/data_wide.csv';
      await expectSame(page, folder, { [name]: readFileSync(join(data ?? '', name)).toString('base64') });
    },
    120_000,
  );

  test('ELEM-1 exp, ln and pow: the bits of 100,000 results each', async () => {
    const there = await page.evaluate(() => (globalThis as unknown as { kedu: PageCalls }).kedu.elementaryBits());
    const here = elementaryBits();
    for (const name of ['exp', 'ln', 'pow'] as const) {
      expect(new Set(here[name].split(' ')).size).toBeGreaterThan(20_000);
      expect(firstDifference(there[name], here[name], ' ')).toBeUndefined();
    }
  }, 60_000);

  test('INTAKE-3 every two-byte sequence of GB 18030', async () => {
    const there = await page.evaluate(() => (globalThis as unknown as { kedu: PageCalls }).kedu.decodedRows());
    const here = decodedRows();
    expect(here.filter((row) => row.includes('gb18030')).length).toBeGreaterThan(20_000);
    expect(here.filter((row, i) => row !== there[i]).map((row) => [row, there[here.indexOf(row)]])).toEqual([]);
  }, 60_000);
});

/** Assesses a pack in the page and here; the files written here are those that the page would write. */
async function expectSame(page: Page, folder: string, outside: HandedFiles | undefined): Promise<void> {
  const opened = openPack(folder, { keduData });
  const here = accountOf(opened);
  const there: Account = await page.evaluate(
    ([name, files, beside]) => (globalThis as unknown as { kedu: PageCalls }).kedu.account(name, files, beside),
    [folder, filesBelow(folder), outside] as const,
  );
  expect(Object.keys(there)).toEqual(Object.keys(here));
  expect(here['identity']).toMatch(/"result": "sha256:[0-9a-f]{64}"/);
  for (const [name, text] of Object.entries(here)) {
    expect({ name, difference: firstDifference(there[name] ?? '', text, '\n') }).toEqual({ name, difference: undefined });
  }
  if (!opened.pack) throw new Error('the pack did not open');
  const out = join(temporaryFolder(), 'out');
  expect(writeRun(out, opened.pack, assessPack(opened.pack).assessments)).toEqual([]);
  for (const name of ['results.csv', 'indicators.csv', 'proposals.csv', 'references.csv']) {
    expect(Buffer.from(there[name] ?? '', 'utf8').equals(readFileSync(join(out, name)))).toBe(true);
  }
}

function filesBelow(folder: string): HandedFiles {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.map((path) => [path.slice(folder.length + 1), readFileSync(path).toString('base64')]));
}

/** The first piece in which two texts differ, so that a failure can be read. */
function firstDifference(
  there: string,
  here: string,
  between: string,
): { readonly at: number; readonly chromium?: string; readonly node?: string } | undefined {
  if (there === here) return undefined;
  const [a, b] = [there.split(between), here.split(between)];
  const at = b.findIndex((piece, i) => piece !== a[i]);
  const index = at < 0 ? b.length : at;
  return { at: index, chromium: a[index] ?? '', node: b[index] ?? '' };
}
