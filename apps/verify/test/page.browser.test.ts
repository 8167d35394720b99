import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../tools/chromium.ts';
import { verifyPage } from '../../../tools/verify-page.mjs';
import { bundleOf, bytes, entriesOf, logFiles, POLICY, runOf, textOf } from '../../../tools/goodBundle.ts';

const executablePath = findChromium();

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('verify.html in Chromium, offline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-verify-'));
  let browser: Browser;
  let address = '';
  let files: ReadonlyMap<string, Uint8Array>;
  const policy = join(folder, 'policy.txt');

  function write(name: string, content: ReadonlyMap<string, Uint8Array>): string {
    for (const [path, one] of content) {
      const file = join(folder, name, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, one);
    }
    return join(folder, name);
  }

  beforeAll(async () => {
    const bundle = bundleOf(runOf('north', '2023'));
    files = new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]);
    write('good', files);
    writeFileSync(policy, POLICY);
    writeFileSync(join(folder, 'verify.html'), await verifyPage());
    address = pathToFileURL(join(folder, 'verify.html')).href;
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the page without network; whatever it says or asks for is an error. */
  async function opened(act: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ offline: true });
    try {
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('request', (request) => {
        if (!/^(file|blob|data):/.test(request.url())) said.push(`asked for ${request.url()}`);
      });
      await page.goto(address);
      await act(page);
      expect(said).toEqual([]);
    } finally {
      await context.close();
    }
  }

  const ready = (page: Page): Promise<void> => page.locator('html[data-state=ready]').waitFor({ state: 'attached', timeout: 60_000 });
  const verdict = (page: Page): Promise<string | null> => page.locator('[data-verdict]').getAttribute('data-verdict');
  const codes = (page: Page): Promise<readonly (string | null)[]> =>
    page.locator('[data-code]').evaluateAll((found) => found.map((one) => one.getAttribute('data-code')));

  test('VERIFY-1 a folder with the policy of the reader has no finding, in both languages', async () => {
    await opened(async (page) => {
      await page.locator('#policy').setInputFiles(policy);
      await page.locator('#folder').setInputFiles(join(folder, 'good'));
      await ready(page);
      expect(await codes(page)).toEqual([]);
      expect(await verdict(page)).toBe('good');
      expect(await page.locator('#result').textContent()).toMatch(/没有发现问题.*示例数据.*north@2023.*audit\.example/s);
      await page.locator('#language').click();
      expect(await page.locator('#result').textContent()).toMatch(/Nothing wrong was found.*Example data.*computed again/s);
    });
  }, 120_000);

  test('VERIFY-3 a zip without a policy says that nobody vouches for the keys', async () => {
    const zip = join(folder, 'good.zip');
    writeFileSync(zip, zipSync(Object.fromEntries([...files].map(([path, one]) => [`bundle/${path}`, one]))));
    await opened(async (page) => {
      await page.locator('#zip').setInputFiles(zip);
      await ready(page);
      expect(await codes(page)).toEqual(['VERIFY_OWN_POLICY']);
      expect(await verdict(page)).toBe('warning');
    });
  }, 120_000);

  test('VERIFY-4 VERIFY-6 what was changed is named; markup in a bundle stays text', async () => {
    const changed = new Map(files);
    changed.set('results/results.csv', bytes(textOf(files.get('results/results.csv')).replace(',poor,', ',<img src=x onerror=alert(1)>,')));
    await opened(async (page) => {
      await page.locator('#policy').setInputFiles(policy);
      await page.locator('#folder').setInputFiles(write('changed', changed));
      await ready(page);
      expect(await verdict(page)).toBe('error');
      expect(new Set(await codes(page))).toEqual(new Set(['VERIFY_FILE_CHANGED', 'VERIFY_ROOT', 'VERIFY_CELL']));
      expect(await page.locator('#result').textContent()).toContain('<img src=x onerror=alert(1)>');
      expect(await page.locator('#result img').count()).toBe(0);
    });
  }, 120_000);

  test('VERIFY-1 a file that is dropped is read; what is no zip is said', async () => {
    await opened(async (page) => {
      const transfer = await page.evaluateHandle(() => {
        const made = new DataTransfer();
        made.items.add(new File(['no zip'], 'bundle.zip'));
        return made;
      });
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      await ready(page);
      expect(await codes(page)).toEqual(['SHEET_DAMAGED', 'VERIFY_UNREADABLE', 'VERIFY_LOG_MISSING', 'VERIFY_LOG_MISSING']);
    });
  }, 60_000);

  test('POLICY-1 a policy that cannot be read is said', async () => {
    const bad = join(folder, 'bad.txt');
    writeFileSync(bad, 'quorum nobody-known\n');
    await opened(async (page) => {
      await page.locator('#policy').setInputFiles(bad);
      await page.locator('#folder').setInputFiles(join(folder, 'good'));
      await ready(page);
      expect(await codes(page)).toEqual(['LEDGER_POLICY']);
    });
  }, 60_000);
});
