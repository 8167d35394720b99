import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { findChromium } from './findChromium.ts';

export interface PrintOptions {
  /** Which unit pages are printed behind the report: `none`, `all`, or the code of one, which is then printed alone. */
  readonly units: string;
  /** Path of the browser; by default the one that is found on this machine. */
  readonly browser?: string | undefined;
}

/** What came of it; of `failed` and `not_live` the reason is the browser's own. */
export type Printed =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'no_browser' }
  | { readonly outcome: 'no_unit'; readonly code: string }
  | { readonly outcome: 'not_live'; readonly why: string }
  | { readonly outcome: 'failed'; readonly why: string };

/** Several thousand unit pages are laid out in one go. */
const PATIENCE = 900_000;

/**
 * A PDF of a report, printed on A4 by an installed Chromium, without a window and without network.
 *
 * Shape: tagged, with an outline of its headings. Rule: CAPSULE-9 (docs/spec/report.md).
 * Errors: none thrown for what the machine or the file lacks; the outcome says it. `printWords` has the sentence for each.
 * Example: printPdf('north-2023.html', 'north-2023.pdf', { units: 'all' }).
 */
export async function printPdf(htmlFile: string, pdfFile: string, options: PrintOptions): Promise<Printed> {
  const executablePath = options.browser ?? findChromium();
  if (executablePath === undefined) return { outcome: 'no_browser' };
  const { chromium } = await import('playwright-core');
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({
      executablePath,
      args: ['--disable-background-networking', '--disable-component-update', '--no-first-run'],
    });
    return await print(browser, htmlFile, pdfFile, options.units);
  } catch (error) {
    return { outcome: 'failed', why: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' };
  } finally {
    await browser?.close();
  }
}

async function print(browser: Browser, htmlFile: string, pdfFile: string, units: string): Promise<Printed> {
  const context = await browser.newContext({ offline: true, colorScheme: 'light', viewport: { width: 794, height: 1123 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(pathToFileURL(htmlFile).href);
  // A report that carries its inputs is printed when it was checked: paper says so where it was not, and where something was altered (CAPSULE-6).
  const isLive = (await page.locator('#kedu-capsule, html[data-live]').count()) > 0;
  if (isLive) await page.locator('html[data-live=ready], html[data-live=failed]').waitFor({ state: 'attached' });
  if (units !== 'none') {
    if (!isLive) return { outcome: 'not_live', why: '' };
    if ((await page.locator('html[data-live=failed]').count()) > 0)
      return { outcome: 'not_live', why: (await page.locator('.verdict').textContent()) ?? '' };
    const hash = units === 'all' ? '#/print' : await anchorOf(page, units);
    if (hash === undefined) return { outcome: 'no_unit', code: units };
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.locator(`html[data-shown=${JSON.stringify(hash)}]`).waitFor({ state: 'attached' });
  }
  await page.pdf({ path: pdfFile, format: 'A4', preferCSSPageSize: true, printBackground: true, tagged: true, outline: true });
  return { outcome: 'printed' };
}

/** Address of a unit page: the tables of the report link to it. */
async function anchorOf(page: Awaited<ReturnType<Browser['newPage']>>, code: string): Promise<string | undefined> {
  const ending = JSON.stringify(`/${encodeURIComponent(code)}`);
  const link = page.locator(`a[href^="#/"][href$=${ending}]`);
  return (await link.count()) === 0 ? undefined : ((await link.first().getAttribute('href')) ?? undefined);
}
