import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { zipSync } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../tools/chromium.ts';
import { largeBundle } from '../../../tools/largeBundle.ts';
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
      expect(await verdict(page)).toBe('passed');
      expect(await page.locator('#result').textContent()).toMatch(/示例数据.*核验通过.*north@2023.*公开层级.*audit\.example/s);
      await page.locator('#language').click();
      expect(await page.locator('#result').textContent()).toMatch(/Example data.*The bundle passes.*computed again/s);
    });
  }, 120_000);

  test('VERIFY-1 two workers wait behind the page, new ones come for each bundle, and a browser without any says so', async () => {
    const noZip = join(folder, 'no.zip');
    writeFileSync(noZip, 'no zip');
    await opened(async (page) => {
      await expect.poll(() => page.workers().length).toBe(2);
      const first = page.workers();
      await page.locator('#folder').setInputFiles(join(folder, 'good'));
      await ready(page);
      expect(page.workers()).toEqual(first);
      await page.locator('#zip').setInputFiles(noZip);
      await page.locator('[data-verdict=unreadable]').waitFor({ timeout: 60_000 });
      await expect.poll(() => page.workers().map((one) => first.includes(one))).toEqual([false, false]);
    });
    const context = await browser.newContext({ offline: true });
    try {
      await context.addInitScript({ content: 'delete globalThis.Worker' });
      const page = await context.newPage();
      await page.goto(address);
      await page.locator('#folder').setInputFiles(join(folder, 'good'));
      expect(await page.locator('#result [role=alert]').textContent()).toMatch(/核验没有完成.*Worker/);
    } finally {
      await context.close();
    }
  }, 120_000);

  test.each([
    ['cannot be started', "throw new Error('no second worker')"],
    [
      'breaks off with the first file',
      `const dying = "onmessage = ({ data: { beside } }) => {" +
        "beside.onmessage = () => setTimeout(() => { throw new Error('broken off'); }); beside.postMessage({ kind: 'there' }); }";
      address = URL.createObjectURL(new Blob([dying]))`,
    ],
  ])(
    'VERIFY-1 a bundle is checked where the second worker %s',
    async (_, second) => {
      const zip = join(folder, 'second.zip');
      writeFileSync(zip, zipSync(Object.fromEntries((await largeBundle({ units: 200, indicators: 12 })).files)));
      const context = await browser.newContext({ offline: true });
      try {
        await context.addInitScript({
          content: `{
          let made = 0;
          globalThis.Worker = class extends Worker {
            constructor(address) {
              made += 1;
              if (made % 2 === 0) { ${second} }
              super(address);
            }
          };
        }`,
        });
        const page = await context.newPage();
        await page.goto(address);
        await page.locator('#policy').setInputFiles(policy);
        await page.locator('#zip').setInputFiles(zip);
        await ready(page);
        expect(await codes(page)).toEqual([]);
        await expect.poll(() => page.workers().length).toBe(1);
      } finally {
        await context.close();
      }
    },
    120_000,
  );

  test('VERIFY-3 a zip without a policy says that nobody vouches for the keys', async () => {
    const zip = join(folder, 'good.zip');
    writeFileSync(zip, zipSync(Object.fromEntries([...files].map(([path, one]) => [`bundle/${path}`, one]))));
    await opened(async (page) => {
      await page.locator('#zip').setInputFiles(zip);
      await ready(page);
      expect(await codes(page)).toEqual(['VERIFY_OWN_POLICY']);
      expect(await verdict(page)).toBe('open');
    });
  }, 120_000);

  test('VERIFY-4 VERIFY-6 what was changed is named; markup in a bundle stays text', async () => {
    const changed = new Map(files);
    changed.set('results/results.csv', bytes(textOf(files.get('results/results.csv')).replace(',poor,', ',<img src=x onerror=alert(1)>,')));
    await opened(async (page) => {
      await page.locator('#policy').setInputFiles(policy);
      await page.locator('#folder').setInputFiles(write('changed', changed));
      await ready(page);
      expect(await verdict(page)).toBe('differs');
      expect(new Set(await codes(page))).toEqual(new Set(['VERIFY_FILE_CHANGED', 'VERIFY_ROOT', 'VERIFY_CELL']));
      expect(await page.locator('#result').textContent()).toContain('<img src=x onerror=alert(1)>');
      expect(await page.locator('#result img').count()).toBe(0);
      const cell = page.locator('[data-code=VERIFY_CELL]').first();
      expect(await cell.locator('.what').textContent()).toMatch(/（places）.*（99\d{4}）2023，等次（grade 列）/);
      expect(await cell.locator('.values').textContent()).toMatch(/数据包里.*应当是.*较差（poor）（复算得到）/s);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('class'))).toBe('verdict error');
    });
  }, 120_000);

  test('VERIFY-9 VERIFY-13 of many findings the first ten stand there at once, the others below; how many are not listed is said', async () => {
    const changed = new Map(files);
    const table = 'results/indicators.csv';
    changed.set(table, bytes(textOf(files.get(table)).replace(/^(99[^\r]*?),(\d[\d.]*),([^,]*),([\d.]+),/gm, '$1,$2,$3,1$4,')));
    await opened(async (page) => {
      await page.locator('#policy').setInputFiles(policy);
      await page.locator('#folder').setInputFiles(write('many', changed));
      await ready(page);
      const kind = page.locator('.kind', { has: page.locator('[data-code=VERIFY_CELL]') });
      expect(await kind.locator(':scope > ol > li').count()).toBe(10);
      expect(await kind.locator('details li').count()).toBe(190);
      expect(await kind.locator('[data-code=VERIFY_MORE]').count()).toBe(1);
      expect(await page.locator('[data-code=VERIFY_CELL] .what').first().isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    });
  }, 120_000);

  test('VERIFY-4 a bundle of many units is checked with the browser’s own digests and the kernel', async () => {
    const { files: large } = await largeBundle({ units: 300, indicators: 24 });
    const zip = join(folder, 'large.zip');
    writeFileSync(zip, zipSync(Object.fromEntries(large)));
    await opened(async (page) => {
      await page.locator('#policy').setInputFiles(policy);
      await page.locator('#zip').setInputFiles(zip);
      await ready(page);
      expect(await codes(page)).toEqual([]);
      const [, compared, agree] = /重新计算结果各表的 (\d+) 格，(\d+) 格/.exec((await page.locator('#result').textContent()) ?? '') ?? [];
      expect(Number(compared)).toBeGreaterThan(80_000);
      expect(agree).toBe(compared);
    });
    const changed = new Map(large);
    const parts = 'results/parts.csv';
    changed.set(parts, bytes(textOf(large.get(parts)).replace(/^(counties,990200,2023,branch_3,[^,]*),([\d.]+)/m, '$1,99.9')));
    writeFileSync(zip, zipSync(Object.fromEntries(changed)));
    await opened(async (page) => {
      await page.locator('#policy').setInputFiles(policy);
      await page.locator('#zip').setInputFiles(zip);
      await ready(page);
      expect(await codes(page)).toEqual(['VERIFY_CELL', 'VERIFY_FILE_CHANGED', 'VERIFY_ROOT']);
    });
  }, 180_000);

  test('VERIFY-1 a file that is dropped is read; what is no zip is said', async () => {
    await opened(async (page) => {
      const transfer = await page.evaluateHandle(() => {
        const made = new DataTransfer();
        made.items.add(new File(['no zip'], 'bundle.zip'));
        return made;
      });
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      await ready(page);
      expect(await codes(page)).toEqual(['VERIFY_UNREADABLE']);
    });
  }, 60_000);

  test('VERIFY-16 VERIFY-17 what is no zip is no reproach; when it was checked stands there by the clock of Beijing', async () => {
    const zip = join(folder, 'not.zip');
    writeFileSync(zip, 'no zip');
    await opened(async (page) => {
      await page.locator('#zip').setInputFiles(zip);
      await ready(page);
      expect(await verdict(page)).toBe('unreadable');
      const text = (await page.locator('#result').textContent()) ?? '';
      expect(text).toMatch(/打不开.*没有核对任何数字.*核验时间：北京时间 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d/s);
      expect(text).not.toMatch(/按公布的规则算出|Excel|核对了什么/);
    });
  }, 60_000);

  test('VERIFY-16 rows that are withheld and a withdrawal that cannot be seen are said; a print has the hash', async () => {
    await opened(async (page) => {
      await page.locator('#policy').setInputFiles(policy);
      await page.locator('#folder').setInputFiles(join(folder, 'good'));
      await ready(page);
      const text = (await page.locator('#result').textContent()) ?? '';
      expect(text).toMatch(/不公开的行：.+行（.+）.*没有外部锚定.*后来是否撤回或更正.*公告/s);
      await page.emulateMedia({ media: 'print' });
      const when = page.locator('#result p', { hasText: '核验时间' });
      expect([await when.isVisible(), /[0-9a-f]{64}/.test((await when.textContent()) ?? '')]).toEqual([true, true]);
    });
  }, 120_000);

  test('VERIFY-13 on a phone nothing is to be dragged, and the button for the language stays in one line', async () => {
    const context = await browser.newContext({ offline: true, viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
    try {
      const page = await context.newPage();
      await page.goto(address);
      expect(await page.locator('main').textContent()).not.toContain('拖');
      expect([await page.locator('#folder').count(), await page.locator('#zip').count()]).toEqual([0, 1]);
      await page.locator('#language').click();
      expect(await page.locator('main').textContent()).not.toMatch(/drop/i);
      const { height = 0, width = 0 } = (await page.locator('#language').boundingBox()) ?? {};
      expect([height < 50, width > height]).toEqual([true, true]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    } finally {
      await context.close();
    }
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
