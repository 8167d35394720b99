import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../tools/chromium.ts';
import { site } from '../../src/commands/site.ts';
import { keduData, PACKS, readPage } from './pages.ts';

const executablePath = findChromium();
const PATHS = [
  '/',
  '/after-liaoning/north/2023',
  '/after-liaoning/north/2023/places/991200',
  '/after-liaoning/north-county/2023',
  '/nowhere',
];
const REAL = ['/sdg-2019/sdg-2019/2019', '/nyc-mmr/nyc-mmr/FY2023%4007'];
const PHONE = { width: 390, height: 844 };

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('the pages in Chromium', () => {
  let running: Awaited<ReturnType<typeof site>>;
  let browser: Browser;

  beforeAll(async () => {
    running = await site({ packs: PACKS, port: 4760, keduData, say: () => undefined });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await running?.stop();
  });

  async function opened(
    path: string,
    colorScheme: 'light' | 'dark',
    check: (page: Page, said: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport: PHONE, colorScheme });
    try {
      const page = await context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('request', (request) => {
        if (!request.url().startsWith(running.address) && !/^(?:blob|data):/.test(request.url())) said.push(`asked for ${request.url()}`);
      });
      await page.goto(new URL(path, running.address).href);
      await check(page, said);
    } finally {
      await context.close();
    }
  }

  const paths = [...PATHS, ...(keduData ? REAL : [])].flatMap((path) => [path, `${path}?lang=en`]);

  test.each(paths)(
    'on a phone nothing is wider than the screen, loaded from elsewhere or complained of: %s',
    async (path) => {
      await opened(path, 'light', async (page, said) => {
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
        expect(said.filter((line) => !(path.startsWith('/nowhere') && line.includes('404')))).toEqual([]);
      });
    },
    60_000,
  );

  test.each(['/', '/nowhere'])('the parser mends nothing: %s', async (path) => {
    const { markup } = await readPage(running.address, path);
    await opened(path, 'light', async (page) => {
      expect(await page.evaluate<number>("document.querySelectorAll('*').length")).toBe((markup.match(/<[a-z]/g) ?? []).length);
    });
  });

  test.each(['', '?lang=en'])(
    'OUT-13 the address of a unit opens its page in the report, under the policy of the header %s',
    async (query) => {
      await opened(`/after-liaoning/north/2023/places/990100${query}`, 'light', async (page, said) => {
        expect(new URL(page.url()).hash).toBe('#/places/990100');
        await page.locator('html[data-live=ready]').waitFor({ state: 'attached' });
        await page.locator('#unit-page h1, #unit-page h2').first().waitFor();
        expect(await page.locator('#unit-page').textContent()).toContain(query === '' ? '北川市' : 'Beichuan');
        expect(await page.locator('#report').isVisible()).toBe(false);
        expect(said).toEqual([]);
      });
    },
    60_000,
  );

  test.each(['light', 'dark'] as const)(
    'all text stands out from its ground by 4.5 to 1 (WCAG 1.4.3): %s',
    async (scheme) => {
      for (const path of [...PATHS, ...(keduData ? REAL.slice(1) : [])]) {
        await opened(path, scheme, async (page) => {
          expect({ path, faint: await page.evaluate<string[]>(FAINT_TEXTS) }).toEqual({ path, faint: [] });
        });
      }
    },
    120_000,
  );
});

/** Script for the page (a text, because the house has no types of the DOM): texts whose contrast is below 4.5, with the ratio. */
const FAINT_TEXTS = `(() => {
  const colour = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (element) => {
    if (!element) return colour(getComputedStyle(document.documentElement).backgroundColor);
    const own = colour(getComputedStyle(element).backgroundColor);
    return own.length < 4 || own[3] !== 0 ? own : ground(element.parentElement);
  };
  const faint = new Set();
  for (const element of document.querySelectorAll('body *')) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim())) continue;
    const [a, b] = [light(colour(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (!(ratio >= 4.5)) faint.add(element.tagName + ' ' + element.className + ' ' + ratio.toFixed(2));
  }
  return [...faint];
})()`;
