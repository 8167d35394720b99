import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../tools/chromium.ts';
import { buildConsole } from '../../../../tools/console.mjs';
import { servedLights } from './servedLights.ts';

// 3,000 units by 100 indicators are laid out by a browser that shares its machine.
vi.setConfig({ testTimeout: 60_000 });

const executablePath = findChromium();
const UNITS = 3000;
const INDICATORS = 100;

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('lights of 3,000 units × 100 indicators in Chromium', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-lights-'));
  const axe = readFileSync(new URL('../../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  let browser: Browser;

  beforeAll(async () => {
    await buildConsole(folder);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function open(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${await servedLights(context, folder, UNITS, INDICATORS)}/runs/now/lights`);
    await page.getByText(`${UNITS} 个单位`, { exact: false }).first().waitFor({ timeout: 30_000 });
    await page.locator('.brief ol li').first().waitFor({ timeout: 30_000 });
    return page;
  }

  test('only what is seen is laid out; the last cell is reached by keys, says its sentence, and gives the focus back', async () => {
    const page = await open(1280);
    expect(await page.locator('[role=gridcell]').count()).toBeLessThan(2500);
    await page.locator('[role=gridcell][tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('PageDown');
    const label = (): Promise<string | null> => page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")');
    await expect.poll(label).toMatch(/^示例12县，指标99：/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('dialog').textContent()).toContain('示例12县的指标99：说明');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    expect(await label()).toMatch(/^示例12县，指标99：/);
    await page.context().close();
  });

  test('the minute on top names what changed since the month before; filters leave the units that fit', async () => {
    const page = await open(1280);
    await expect.poll(() => page.locator('.brief').textContent()).toMatch(/与2026年11月（当时所知）比：变差 \d+ 盏，变好 \d+ 盏/);
    expect(await page.locator('.brief ol li').count()).toBe(8);
    await page.locator('input[type=search]').fill('示例2999县');
    await expect.poll(() => page.locator('[role=rowheader]').allTextContents()).toEqual(['示例2999县']);
    await page.context().close();
  });

  test('a phone is not pushed sideways, nor told of arrow keys; axe finds nothing', async () => {
    const desk = await open(1280);
    expect(await desk.getByText('用键盘时').isVisible()).toBe(true);
    await desk.context().close();
    const page = await open(360);
    await page.getByText('点一格看数据和说明').scrollIntoViewIfNeeded();
    expect(await page.getByText('用键盘时').isVisible()).toBe(false);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(360);
    await page.evaluate(axe);
    expect(await page.evaluate<string[]>('axe.run(document).then(({ violations }) => violations.map(({ id }) => id))')).toEqual([]);
    await page.context().close();
  });
});
