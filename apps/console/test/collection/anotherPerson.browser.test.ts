import { describe, expect, test } from 'vitest';
import { ENTRY, entryRoom, executablePath } from './entryRoom.ts';

describe.skipIf(executablePath === undefined)('a sheet over which somebody signs in in another window, in Chromium', () => {
  const { course, cell, saved } = entryRoom();

  test('SIGN-4 API-2 nothing is entered in the name of the other one, the page is left, and what was typed stays on the device', async () => {
    await course(
      {},
      async ({ page, office, server, address }) => {
        await page.goto(`${address}${ENTRY}`);
        await cell(page, 0).fill('1');
        await cell(page, 1).focus();
        await saved(page);
        server.who = 'checker';
        await cell(page, 1).fill('22');
        await cell(page, 2).focus();
        await page.waitForURL(`${address}/`, { timeout: 15_000 });
        await page.getByRole('link', { name: '李示例' }).waitFor();
        const figures = await office.figures(office.as('owner'), () => true);
        expect(figures.slice(0, 2).map(({ figure }) => figure)).toEqual([{ value: 1 }, undefined]);
        expect(server.commands).toEqual(['enter']);
        server.who = 'owner';
        await page.goto(`${address}${ENTRY}`);
        await page.getByText('找回了上次没有保存的 1 处填写').waitFor();
        expect(await cell(page, 1).inputValue()).toBe('22');
      },
      { expected: [/Failed to load resource/] },
    );
  }, 60_000);
});
