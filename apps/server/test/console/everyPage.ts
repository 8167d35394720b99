import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_AUTHORITY } from '../../src/example/installExample.ts';
import { declaredPaths, type ExampleOffice } from './exampleOffice.ts';
import { overhang, strayChinese, strayEnglish, violations } from './looks.ts';
import { type LookedAt, pagesOf } from './pages.ts';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** A window of 1440 px at 200 %. */
const ENLARGED = { width: 720, height: 450 };
/** A4 within its margins, at 96 px an inch. */
const PAPER = { width: 658, height: 980 };
/** What makes any name as long as they come. */
const LONG = 'Administration of the National Economic and Technological Development Zone (Comprehensive Bonded and Free-Trade Area)';
const API = `**/api/v1/authorities/${EXAMPLE_AUTHORITY}/**`;
/** As long as a machine takes that others use too. */
const WHILE = 300_000;

const NAMES = pagesOf({ run: '', scheme: '', import: '' }).map(({ path, who }, place) => [`${path} ${who ?? ''}`, place] as const);
/** Pages that read something, each with one person. */
const ONE_EACH = NAMES.filter(
  ([name], place) =>
    !/^\/(sign-in|account)/.test(name) && NAMES.findIndex(([other]) => other.split(' ')[0] === name.split(' ')[0]) === place,
);

/** Those that are looked at in every way in a short run: the first page, a grid, a drawing, long tables with forms. */
const CHOSEN = ['/ office', '/rounds/$round/entry d10', '/runs/$run/units/$unit head', '/rights security'];

/**
 * Every page of the console, on the example, as somebody whose work it is: on the desk in Chinese with all rules of axe, on a phone in the
 * dark in English. `whole`: all in every way (KEDU_PAGES=all);
 * else that is done for a few.
 */
export function everyPage(opened: () => ExampleOffice, whole: boolean): void {
  const inEveryWay = whole ? NAMES : NAMES.filter(([name]) => CHOSEN.includes(name));
  const inFaults = whole ? ONE_EACH : ONE_EACH.filter(([name]) => CHOSEN.includes(name));

  describe('every page of the console, on the example, to whom it belongs', () => {
    let office: ExampleOffice;
    let pages: readonly LookedAt[];

    beforeAll(async () => {
      office = opened();
      const runs = await office.read<{ readonly items: readonly { readonly id: string }[] }>('office', 'runs');
      const schemes = await office.read<{ readonly items: readonly { readonly id: string }[] }>('office', 'schemes');
      pages = pagesOf({ run: runs.items[0]?.id ?? '', scheme: schemes.items.at(-1)?.id ?? '', import: await uploaded() });
    }, 60_000);

    /** A file with problems, that a page shows. */
    async function uploaded(): Promise<string> {
      const visitor = await office.visitor('d10');
      const form = new FormData();
      form.set('file', new Blob(['单位,数据\n连海市,约三十\n']), '示例数据.csv');
      const answer = await fetch(`${office.server.address}/api/v1/authorities/${EXAMPLE_AUTHORITY}/rounds/2024-12/imports`, {
        method: 'POST',
        headers: { cookie: visitor.cookie, 'kedu-post': 'd10', 'idempotency-key': 'a-file', origin: office.server.address },
        body: form,
      });
      const { id } = (await answer.json()) as { readonly id: string };
      return id;
    }

    /** Once its heading is there and nothing is on its way. */
    async function settled(page: Page): Promise<void> {
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      // Not expect.poll, which knows one test at a time, where several run at once.
      await page.locator('.loading').first().waitFor({ state: 'detached' });
    }

    test('no page is left out', () => {
      expect(new Set(pages.map(({ path }) => path))).toEqual(new Set(declaredPaths()));
      expect(CHOSEN.filter((name) => !NAMES.some(([known]) => known === name))).toEqual([]);
    });

    test.concurrent.each(NAMES)(
      'Chinese on the desk, English on a phone in the dark: heading, words, axe and width: %s',
      async (_, place) => {
        const { address, who } = pages[place] as LookedAt;
        await office.look(who, 'zh', { viewport: DESK }, async ({ page, complaints }) => {
          await page.goto(`${office.server.address}${address}`);
          await settled(page);
          expect(await page.locator('h1').first().isVisible()).toBe(true);
          expect(await strayEnglish(page)).toEqual([]);
          expect(await violations(page), 'desk').toEqual([]);
          expect(await overhang(page), 'desk').toBe(0);
          expect(complaints).toEqual([]);
        });
        await office.look(who, 'en', { viewport: PHONE, colorScheme: 'dark' }, async ({ page, complaints }) => {
          await page.goto(`${office.server.address}${address}`);
          await settled(page);
          expect(await strayChinese(page)).toEqual([]);
          expect(await violations(page), 'phone dark').toEqual([]);
          expect(await overhang(page), 'phone dark').toBe(0);
          expect(complaints).toEqual([]);
        });
      },
      WHILE,
    );

    test.each(inEveryWay)(
      'Chinese: heading, skip link, axe and width on desk, phone, at 200 % and on paper, light and dark: %s',
      async (_, place) => {
        const { address, who } = pages[place] as LookedAt;
        const { page, context, complaints } = await office.window(who, 'zh', { viewport: DESK });
        await page.goto(`${office.server.address}${address}`);
        await settled(page);
        expect(await page.locator('h1').first().isVisible()).toBe(true);
        expect(await strayEnglish(page)).toEqual([]);
        expect(await violations(page), 'desk').toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        expect(await violations(page, 'contrast'), 'desk dark').toEqual([]);
        for (const [name, viewport] of [
          ['200 %', ENLARGED],
          ['phone', PHONE],
        ] as const) {
          await page.setViewportSize(viewport);
          expect(await overhang(page), name).toBe(0);
        }
        expect(await violations(page, 'contrast'), 'phone dark').toEqual([]);
        await page.emulateMedia({ colorScheme: 'light' });
        expect(await violations(page), 'phone').toEqual([]);
        await page.setViewportSize(PAPER);
        await page.emulateMedia({ media: 'print' });
        expect(await overhang(page), 'paper').toBe(0);
        if (who !== undefined) {
          await page.emulateMedia({ media: 'screen' });
          await page.reload();
          await settled(page);
          await page.keyboard.press('Tab');
          expect(await page.evaluate<string>('document.activeElement.className')).toBe('skip');
          await page.keyboard.press('Enter');
          expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
        }
        expect(complaints).toEqual([]);
        await context.close();
      },
      WHILE,
    );

    test.each(inEveryWay)(
      'English, with names as long as they come: what is Chinese says so, and nothing is pushed out of the window: %s',
      async (_, place) => {
        const { address, who } = pages[place] as LookedAt;
        const { page, context, complaints } = await office.window(who, 'en', { viewport: DESK });
        await page.route(API, async (route) => {
          const answer = await route.fetch();
          if (!/json/.test(answer.headers()['content-type'] ?? '')) return route.fulfill({ response: answer });
          const text = await answer.text();
          return route.fulfill({ response: answer, body: text.replace(/"en":"([^"]*)"/g, `"en":"$1 ${LONG}"`) });
        });
        await page.goto(`${office.server.address}${address}`);
        await settled(page);
        expect(await page.evaluate<string>('document.documentElement.lang')).toBe('en');
        expect(await strayChinese(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
        for (const [name, viewport] of [
          ['200 %', ENLARGED],
          ['phone', PHONE],
        ] as const) {
          await page.setViewportSize(viewport);
          expect(await overhang(page), name).toBe(0);
        }
        expect(complaints).toEqual([]);
        // What is being asked for just then is nobody's fault.
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await context.close();
      },
      WHILE,
    );

    test.each(inFaults)(
      'while nothing was answered it says so; a fault and no connection are said with a button that asks again: %s',
      async (_, place) => {
        const { address, who } = pages[place] as LookedAt;
        const { page, context, complaints } = await office.window(who, 'zh', { viewport: DESK });
        let how: 'late' | 'fault' | 'away' | 'well' = 'late';
        const late: (() => void)[] = [];
        await page.route(API, async (route) => {
          if (how === 'late') await new Promise<void>((done) => late.push(done));
          if (how === 'fault') await route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>500</h1>' });
          else if (how === 'away') await route.abort();
          else await route.continue();
        });
        await page.goto(`${office.server.address}${address}`);
        const isStill = await page
          .locator('.loading')
          .first()
          .waitFor({ timeout: 5_000 })
          .then(
            () => true,
            () => false,
          );
        // A page that is a form alone has nothing to wait for.
        if (isStill) {
          how = 'fault';
          for (const done of late.splice(0)) done();
          await page.locator('.refusal').first().waitFor({ timeout: 30_000 });
          expect(await page.locator('.refusal').first().textContent()).toMatch(/[\u4e00-\u9fff]{4}/);
          expect(await violations(page)).toEqual([]);
          how = 'away';
          await page.getByRole('button', { name: '再试一次' }).first().click();
          await page.getByText('没有连上服务器').first().waitFor({ timeout: 30_000 });
          how = 'well';
          const again = page.getByRole('button', { name: '再试一次' });
          await expect
            .poll(
              async () => {
                if ((await again.count()) > 0) await again.first().click();
                await page.waitForLoadState('networkidle');
                return (await again.count()) + (await page.locator('.loading').count());
              },
              { timeout: 60_000 },
            )
            .toBe(0);
          await settled(page);
        }
        expect(complaints).toEqual([]);
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await context.close();
      },
      WHILE,
    );
  });
}
