import { openPack } from '@kedu/runner';
import type { RouteAnswer } from '@kedu/api';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PACK } from '../setup/playedYear.ts';
import type { ExampleOffice } from './exampleOffice.ts';

const CLERK = 'd13-accounts';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
/** Somebody who sees the page for the first time: a second before each action, five characters a second. */
const FIRST_TIME = { thought: 1_000, character: 200 };
const AT_ONCE = { thought: 0, character: 0 };

/** EXAMPLE-4 in Chromium; `isTimed`: as long as somebody takes who sees it for the first time, and it says how long that was. */
export function clerksMonth(opened: () => ExampleOffice, isTimed: boolean): void {
  const { thought, character } = isTimed ? FIRST_TIME : AT_ONCE;

  describe('EXAMPLE-4 the month of a clerk on the phone, in the example installation', () => {
    test('ten figures, six of them captured: from the page of what waits to the last submission in at most twelve actions', async () => {
      const office = opened();
      const { pack } = openPack(PACK);
      const { items: columns } = await office.read<RouteAnswer<'columns'>>(CLERK, 'rounds/2024-12/columns');
      const own = columns.filter(({ owner }) => owner.post === CLERK);
      const sum = (name: 'asked' | 'submitted') => own.reduce((total, { counts }) => total + counts[name], 0);
      expect([sum('asked'), sum('submitted')]).toEqual([10, 6]);
      const column = own.find(({ way }) => way === 'column');
      const cells = async () =>
        (await office.read<RouteAnswer<'cells'>>(CLERK, `rounds/2024-12/cells?indicator=${column?.indicator}&period=${column?.period}`))
          .items;
      const figures = (await cells()).map(({ unit }) => {
        const known = pack?.observations.column(column?.indicator ?? '', column?.period ?? '');
        return String(known?.values[pack?.observations.unitIds.indexOf(unit.id) ?? -1]);
      });
      expect(figures.every((text) => Number(text) > 0)).toBe(true);

      const { page, context, complaints } = await office.window(undefined, 'zh', PHONE);
      let actions = 0;
      const began = performance.now();
      const thinks = () => page.waitForTimeout(thought);
      const taps = async (target: Locator): Promise<void> => {
        await target.waitFor();
        await thinks();
        await target.tap();
        actions += 1;
      };
      const types = async (target: Locator, text: string): Promise<void> => {
        await target.waitFor();
        await thinks();
        await target.focus();
        await page.keyboard.type(text, { delay: character });
        actions += 1;
      };
      await page.goto(`${office.server.address}/`);
      await types(page.locator('input[autocomplete=username]'), CLERK);
      await types(page.locator('input[autocomplete=current-password]'), office.password);
      await taps(page.locator('button[type=submit]'));
      const toSignIn = actions;
      const signedIn = performance.now();
      await taps(page.locator('a.task', { hasText: '待填报' }));
      const box = page.locator('form.phone-entry input.big');
      for (const text of figures) {
        await types(box, text);
        // The key of the phone's own keyboard that goes on.
        await thinks();
        await page.keyboard.press('Enter');
        actions += 1;
        // The next unit, or after the last one what is to be submitted.
        if (text !== figures.at(-1)) await expect.poll(() => box.inputValue(), { timeout: 20_000 }).not.toBe(text);
      }
      await taps(page.locator('dialog[open]').getByRole('button', { name: '确认报送 4 个' }));
      await page.getByText('已报送 4 个。').waitFor();
      const seconds = (from: number): string => ((performance.now() - from) / 1_000).toFixed(1);
      if (isTimed)
        process.stdout.write(
          `the clerk's month: ${actions - toSignIn} actions, ${seconds(signedIn)} s; with signing in ${actions} actions, ${seconds(began)} s\n`,
        );
      expect(actions - toSignIn).toBeLessThanOrEqual(12);
      expect((await cells()).map(({ step, figure }) => [step, figure])).toEqual(
        figures.map((text) => ['submitted', { value: Number(text) }]),
      );
      expect(complaints).toEqual([]);
      await context.close();
    }, 300_000);
  });
}
