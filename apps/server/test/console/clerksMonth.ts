import { openPack } from '@kedu/runner';
import type { RouteAnswer } from '@kedu/api';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { PACK } from '../setup/playedYear.ts';
import type { ExampleOffice } from './exampleOffice.ts';

const CLERK = 'd13-accounts';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
/**
 * A person's time, in seconds, by the keystroke-level model.
 *
 * Source: Card, Moran, Newell, "The keystroke-level model for user performance time with interactive systems", Communications of the ACM
 * 23(7), 1980, pp. 396–410, table 1. `mental`: to make oneself ready for an act, here before every one; `point`: to bring the finger to its
 * place; `key`: of whoever types codes that are no words, nearly four times as slow as a typist.
 */
const MODEL = { mental: 1.35, point: 1.1, key: 0.75 };

/** EXAMPLE-4 in Chromium; `isTimed`: at the pace of the model, else the model alone counts the time of a person. It says how long both were. */
export function clerksMonth(opened: () => ExampleOffice, isTimed: boolean): void {
  describe('EXAMPLE-4 the month of a clerk on the phone, in the example installation', () => {
    test('ten figures, six of them captured: from the page of what waits to the last submission in at most twelve actions and ninety seconds', async () => {
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
      const began = performance.now();
      const person = { actions: 0, seconds: 0 };
      /** What he has done by now, and what he waited for the page beside: its work of every act counts as waiting. */
      const spent = () => ({
        actions: person.actions,
        model: person.seconds,
        waited: (performance.now() - began) / 1_000 - (isTimed ? person.seconds : 0),
      });
      /** One act of his, as long as the model says. */
      const acts = async (seconds: number, doing: () => Promise<void>): Promise<void> => {
        if (isTimed) await page.waitForTimeout(seconds * 1_000);
        person.actions += 1;
        person.seconds += seconds;
        await doing();
      };
      const taps = async (target: Locator): Promise<void> => {
        await target.waitFor();
        await acts(MODEL.mental + MODEL.point, () => target.tap());
      };
      const types = async (target: Locator, text: string): Promise<void> => {
        await target.waitFor();
        await acts(MODEL.mental + MODEL.point + text.length * MODEL.key, async () => {
          await target.focus();
          await page.keyboard.type(text);
        });
      };
      await page.goto(`${office.server.address}/`);
      await types(page.locator('input[autocomplete=username]'), CLERK);
      await types(page.locator('input[autocomplete=current-password]'), office.password);
      await taps(page.locator('button[type=submit]'));
      const toSignIn = spent();
      await taps(page.locator('a.task', { hasText: '待填报' }));
      const box = page.locator('form.phone-entry input.big');
      for (const text of figures) {
        await types(box, text);
        // The key of the phone's own keyboard that goes on.
        await acts(MODEL.mental + MODEL.key, () => page.keyboard.press('Enter'));
        // The next unit, or after the last one what is to be submitted.
        if (text !== figures.at(-1)) await expect.poll(() => box.inputValue(), { timeout: 20_000 }).not.toBe(text);
      }
      await taps(page.locator('dialog[open]').getByRole('button', { name: '确认报送 4 个' }));
      await page.getByText('已报送 4 个。').waitFor();
      const all = spent();
      const actions = all.actions - toSignIn.actions;
      const [model, waited] = [all.model - toSignIn.model, all.waited - toSignIn.waited];
      const said = (of: string, count: number, seconds: number, rest: number): string =>
        `${of} ${count} actions, ${seconds.toFixed(1)} s of a person, ${rest.toFixed(1)} s of waiting`;
      process.stdout.write(
        `${said("the clerk's month:", actions, model, waited)}; ${said('with signing in', all.actions, all.model, all.waited)}\n`,
      );
      expect(actions).toBeLessThanOrEqual(12);
      expect(model + waited).toBeLessThanOrEqual(90);
      expect((await cells()).map(({ step, figure }) => [step, figure])).toEqual(
        figures.map((text) => ['submitted', { value: Number(text) }]),
      );
      expect(complaints).toEqual([]);
      await context.close();
    }, 300_000);
  });
}
