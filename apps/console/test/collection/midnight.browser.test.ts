import { describe, expect, test } from 'vitest';
import { ENTRY, entryRoom, executablePath, PHONE } from './entryRoom.ts';

/** The day after the last of the round. */
const AFTER = '2024-12-11T01:00:00.000Z';
const REFUSED = [/Failed to load resource/];

describe.skipIf(executablePath === undefined)('a sheet that stays open beyond the last day, in Chromium', () => {
  const { course, shot, violations, cell, saved } = entryRoom();

  test('COLLECT-9 what is refused as late asks for the reason, loses nothing, and goes with it', async () => {
    await course(
      {},
      async ({ page, office, address }) => {
        await page.goto(`${address}${ENTRY}`);
        await cell(page, 0).fill('1');
        await cell(page, 1).focus();
        await saved(page);
        office.now = AFTER;
        await cell(page, 1).fill('22');
        await cell(page, 2).fill('33');
        await cell(page, 3).focus();
        const reason = page.getByLabel('为什么补报');
        await reason.waitFor({ timeout: 15_000 });
        expect([await cell(page, 1).inputValue(), await cell(page, 2).inputValue()]).toEqual(['22', '33']);
        await shot(page, 'desk-late');
        expect(await violations(page)).toEqual([]);
        await reason.fill('省局月报推迟发布');
        await saved(page);
        const figures = await office.figures(office.as('owner'), () => true);
        expect(figures.slice(0, 3).map(({ figure, late }) => [figure, late])).toEqual([
          [{ value: 1 }, undefined],
          [{ value: 22 }, '省局月报推迟发布'],
          [{ value: 33 }, '省局月报推迟发布'],
        ]);
      },
      { expected: REFUSED },
    );
  }, 60_000);

  test('COLLECT-9 where midnight goes by in China while the page stands open, it asks for the reason before anything is sent', async () => {
    await course(
      {},
      async ({ page, office, server, address }) => {
        await page.clock.install({ time: new Date('2024-12-10T15:59:00.000Z') });
        await page.goto(`${address}${ENTRY}`);
        const input = page.locator('.phone-entry input.big');
        await input.waitFor();
        expect(await page.getByLabel('为什么补报').count()).toBe(0);
        office.now = AFTER;
        await page.clock.fastForward(61_000);
        await page.getByLabel('为什么补报').waitFor({ timeout: 15_000 });
        await input.fill('5');
        await page.getByText('请先写明补报原因').waitFor();
        expect([await input.inputValue(), server.commands]).toEqual(['5', []]);
        await shot(page, 'phone-late');
        expect(await violations(page)).toEqual([]);
      },
      PHONE,
    );
  }, 60_000);

  test('ROUND-2 where the calendar ends a draft is saved, and why it is not submitted yet stands above the sheet', async () => {
    await course({}, async ({ page, office, address }) => {
      office.now = '2026-12-31T01:00:00.000Z';
      const cells = [office.cell(office.indicators[0]?.id ?? '')];
      await office.values('owner', cells, { type: 'enter', figure: { value: 1 }, late: '省局月报推迟发布' });
      await page.goto(`${address}${ENTRY}`);
      await page.locator('.entry-sheet > .notice', { hasText: 'ROUND_CALENDAR' }).waitFor();
      expect(await cell(page, 0).inputValue()).toBe('1');
      expect(await cell(page, 0).isEditable()).toBe(true);
      await shot(page, 'desk-calendar');
    });
  }, 60_000);
});
