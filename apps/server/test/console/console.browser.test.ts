import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../../tools/chromium.ts';
import { buildConsole } from '../../../../tools/console.mjs';
import { PASSWORD, testServer, type TestServer } from '../setup/testServer.ts';
import { violations } from './looks.ts';

const executablePath = findChromium();
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 780 };
/** A window of 1280 px at 200 %. */
const ENLARGED = { width: 640, height: 450 };

/** A page with what its program complained of. */
interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly complaints: string[];
}

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('the console in Chromium on a real server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-console-'));
  let server: TestServer;
  let browser: Browser;
  const tabs: Tab[] = [];

  beforeAll(async () => {
    await buildConsole(folder);
    server = await testServer({}, { console: folder });
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 180_000);
  afterAll(async () => {
    for (const { context } of tabs) await context.close();
    await browser?.close();
    await server?.end();
    rmSync(folder, { recursive: true });
  });

  async function open(path: string, viewport = DESK): Promise<Tab> {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // A refusal of the server is an answer; the browser calls it an error.
      if (['error', 'warning'].includes(message.type()) && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
    });
    const tab = { page, context, complaints };
    tabs.push(tab);
    await page.goto(`${server.address}${path}`);
    return tab;
  }

  async function signedIn(name: string, path = '/', viewport = DESK): Promise<Tab> {
    const tab = await open(path, viewport);
    await signInBy(tab.page, name);
    await tab.page.locator('#main h1').waitFor();
    return tab;
  }

  async function signInBy(page: Page, name: string): Promise<void> {
    await page.locator('input[autocomplete=username]').fill(name);
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
  }

  const widthOf = (page: Page): Promise<number> => page.evaluate<number>('document.documentElement.scrollWidth');
  const focused = (page: Page): Promise<string> =>
    page.evaluate<string>('document.activeElement.getAttribute("autocomplete") ?? document.activeElement.textContent.trim()');

  test('SIGN-1 API-5 a wrong password is refused in the words of the server, in the language of the reader; the right one leads where one wanted', async () => {
    const { page, complaints } = await open('/rounds');
    await page.locator('input[autocomplete=username]').fill('clerk');
    await page.locator('input[autocomplete=current-password]').fill('wrong wrong wrong');
    await page.locator('form button[type=submit]').click();
    const chinese = await page.locator('.refusal').textContent();
    expect(chinese).toMatch(/[\u4e00-\u9fff]{6}/);
    await page.getByRole('button', { name: 'English' }).click();
    expect(await page.evaluate<string>('document.documentElement.lang')).toBe('en');
    await page.locator('form button[type=submit]').click();
    await expect.poll(() => page.locator('.refusal').textContent()).not.toMatch(/[\u4e00-\u9fff]/);
    await page.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await page.locator('form button[type=submit]').click();
    await page.locator('#main h1').waitFor();
    expect(new URL(page.url()).pathname).toBe('/rounds');
    expect(await page.locator('#main h1').textContent()).toBe('Rounds of collection');
    expect(complaints).toEqual([]);
  });

  test('by the keyboard alone: sign in, skip to the content, go to another page, sign out', async () => {
    const { page } = await open('/sign-in');
    await page.locator('h1').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('username');
    await page.keyboard.type('clerk');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('#main h1').waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
    const tabTo = async (text: string): Promise<void> => {
      for (let presses = 0; presses < 40 && (await focused(page)) !== text; presses += 1) await page.keyboard.press('Tab');
      expect(await focused(page)).toBe(text);
    };
    await tabTo('采集');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#main h1').textContent()).toBe('采集轮次');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
    await tabTo('退出登录');
    await page.keyboard.press('Enter');
    await page.locator('.sign-in').waitFor();
  });

  test('SIGN-3 RIGHT-5 an administrator sets up the second factor from the page, and then appoints', async () => {
    const { page, complaints } = await signedIn('security', '/');
    await page.getByRole('link', { name: '去设置动态验证码' }).click();
    await page.getByRole('button', { name: '开始设置' }).click();
    const secret = ((await page.locator('.secret').textContent()) ?? '').replace(/\s/g, '');
    await expect.poll(() => page.evaluate<number>("document.querySelector('img.qr').naturalWidth")).toBeGreaterThan(0);
    await page.locator('.field.short input').fill(generateSync({ secret }));
    await page.getByRole('button', { name: '启用' }).click();
    await page.locator('.said').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: '权限' }).click();
    await page.getByRole('link', { name: '示例岗位 office', exact: true }).click();
    const form = page.locator('form', { has: page.getByRole('heading', { name: '任职' }) });
    await form.locator('select').first().selectOption({ label: '示例 stranger' });
    await form.locator('select').nth(1).selectOption('deputy');
    await form.locator('button[type=submit]').click();
    const row = page.locator('tr', { hasText: '示例 stranger' });
    await row.waitFor();
    expect(await row.textContent()).toContain('代理人');

    // The same person as holder of another kind of seat is refused, beside or above the form, and nothing typed is gone.
    await form.locator('select').first().selectOption({ label: '示例 audit' });
    await form.locator('button[type=submit]').click();
    await page.locator('.refusal, .problem').first().waitFor();
    expect(await form.locator('select').first().inputValue()).toBe(server.persons['audit']);
    expect(complaints).toEqual([]);
  });

  test('SIGN-4 a session that ends under the pen loses nothing: the same person signs in over the page, and the command goes on', async () => {
    const { page, context, complaints } = await signedIn('clerk', '/rights');
    const form = page.locator('form', { has: page.getByRole('heading', { name: '指定责任岗位' }) });
    await form.locator('textarea').fill('示例指标-1');
    await form.locator('select').selectOption('office');
    await context.clearCookies();
    await form.locator('button[type=submit]').click();
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    expect(await dialog.locator('input[autocomplete=username]').inputValue()).toBe('clerk');
    expect(await form.locator('textarea').inputValue()).toBe('示例指标-1');
    expect(await violations(page)).toEqual([]);
    await dialog.locator('input[autocomplete=current-password]').fill(PASSWORD);
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await form.locator('.said').waitFor();
    await page.locator('tr', { hasText: '示例指标-1' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test.each([
    ['/', 'clerk'],
    ['/rounds', 'clerk'],
    ['/rounds/new', 'clerk'],
    ['/schemes', 'clerk'],
    ['/changes', 'clerk'],
    ['/rights', 'clerk'],
    ['/rights/posts/office', 'clerk'],
    ['/account', 'clerk'],
    ['/nowhere', 'clerk'],
    ['/sign-in', undefined],
  ] as const)(
    'axe finds nothing, and the page is as wide as the window, on desk, phone and enlarged, light and dark: %s',
    async (path, name) => {
      const { page, complaints } = name === undefined ? await open(path) : await signedIn(name, path);
      await page.locator('h1').waitFor();
      for (const viewport of [DESK, PHONE, ENLARGED]) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await violations(page), `${path} ${viewport.width} ${colorScheme}`).toEqual([]);
          expect(await widthOf(page), `${path} ${viewport.width}`).toBeLessThanOrEqual(viewport.width);
        }
      }
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  test('on a phone the menu is opened, and leads on', async () => {
    const { page } = await signedIn('clerk', '/', PHONE);
    const link = page.getByRole('navigation').getByRole('link', { name: '方案' });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: '菜单' }).click();
    await link.click();
    await expect.poll(() => page.locator('#main h1').textContent()).toBe('考核方案');
    expect(await link.isVisible()).toBe(false);
  });

  test('a server that is away is said, and what was typed can be sent again', async () => {
    const { page, context } = await signedIn('clerk', '/rights');
    const form = page.locator('form', { has: page.getByRole('heading', { name: '指定责任岗位' }) });
    await form.locator('textarea').fill('示例指标-2');
    await form.locator('select').selectOption('office');
    await context.setOffline(true);
    await form.locator('button[type=submit]').click();
    expect(await form.locator('.refusal').textContent()).toContain('没有连上服务器');
    expect(await form.locator('textarea').inputValue()).toBe('示例指标-2');
    await context.setOffline(false);
    await form.locator('button[type=submit]').click();
    await form.locator('.said').waitFor();
    await page.locator('tr', { hasText: '示例指标-2' }).waitFor();
  });
});
