import { describe, expect, test } from 'vitest';
import { ENTRY, entryRoom, executablePath, PHONE } from './entryRoom.ts';

describe.skipIf(executablePath === undefined)('figures typed key by key in Chromium', () => {
  const { course, shot, violations, cell, saved } = entryRoom();

  test('figures are typed key by key: a minus, a point after a saved figure, zeros; what comes to the same is not saved again', async () => {
    await course({ entered: [{}] }, async ({ page, office, address }) => {
      for (const [i, value] of [7, 2.3, 2.3].entries())
        await office.values('owner', [office.cell('entered_1', office.units[i]?.id)], { type: 'enter', figure: { value } });
      await page.goto(`${address}${ENTRY}`);
      await cell(page, 0).focus();
      await page.keyboard.press('F2');
      await page.keyboard.type('.5');
      expect(await cell(page, 0).inputValue()).toBe('7.5');
      await page.keyboard.press('Enter');
      await page.keyboard.type('2.30');
      expect(await cell(page, 1).inputValue()).toBe('2.30');
      await page.keyboard.press('Enter');
      expect(await cell(page, 1).inputValue()).toBe('2.3');
      for (const text of ['-2.3', '-2.3', '0.05', '2.30', '-']) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
      }
      await saved(page);
      expect(await Promise.all([2, 3, 4, 5, 6].map((row) => cell(page, row).inputValue()))).toEqual(['-2.3', '-2.3', '0.05', '2.3', '']);
      const figures = await office.figures(office.as('owner'), () => true);
      const at = (unit: string | undefined) => figures.find((each) => each.unit.id === unit);
      expect(office.units.slice(0, 7).map(({ id }) => at(id)?.figure)).toEqual([
        ...[7.5, 2.3, -2.3, -2.3, 0.05, 2.3].map((value) => ({ value })),
        undefined,
      ]);
      expect(at(office.units[1]?.id)?.seen).toBe(1);
    });
  }, 60_000);

  test('on a phone with nothing to submit the last key says so, and nothing opens while somebody types then', async () => {
    await course(
      { cities: 1, entered: [{}, {}] },
      async ({ page, address }) => {
        await page.goto(`${address}${ENTRY}`);
        const input = page.locator('.phone-entry input.big');
        const next = page.getByRole('button', { name: '下一个' });
        await input.waitFor();
        await next.tap();
        await next.tap();
        await page.locator('.news', { hasText: '没有可报送的数据' }).waitFor();
        await shot(page, 'phone-none');
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: '上一个' }).tap();
        await input.focus();
        await page.keyboard.type('91.5');
        expect(await input.inputValue()).toBe('91.5');
        expect(await page.getByRole('dialog').count()).toBe(0);
        expect(await page.locator('.news').count()).toBe(0);
        await next.tap();
        await next.tap();
        await page.getByRole('button', { name: '确认报送 1 个' }).waitFor();
      },
      PHONE,
    );
  }, 60_000);

  test('on a phone as well, with a key for the sign that keypads lack', async () => {
    await course(
      { cities: 1, entered: [{}, {}, {}, {}, {}] },
      async ({ page, office, address }) => {
        const cells = [1, 2, 3, 4, 5].map((each) => office.cell(`entered_${each}`));
        await office.values('owner', cells.slice(0, 1), { type: 'enter', figure: { value: 7 } });
        await office.values('owner', cells.slice(3, 4), { type: 'enter', figure: { value: 2.3 } });
        await page.goto(`${address}${ENTRY}`);
        const input = page.locator('.phone-entry input.big');
        const sign = page.getByRole('button', { name: '变换正负号' });
        const goes = async (at: number): Promise<void> => {
          await page
            .getByRole('status')
            .filter({ hasText: `第 ${at} 个` })
            .waitFor();
        };
        await input.waitFor();
        // It begins with the first that is empty.
        await goes(2);
        await page.getByRole('button', { name: '上一个' }).tap();
        await goes(1);
        await page.keyboard.press('End');
        await page.keyboard.type('.5');
        expect(await input.inputValue()).toBe('7.5');
        await page.keyboard.press('Enter');
        await goes(2);
        await page.keyboard.type('-2.3');
        await page.keyboard.press('Enter');
        await goes(3);
        await sign.tap();
        await page.keyboard.type('0.05');
        expect(await input.inputValue()).toBe('-0.05');
        const box = await sign.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
        await shot(page, 'phone-sign');
        expect(await violations(page)).toEqual([]);
        await page.keyboard.press('Enter');
        await goes(4);
        await page.keyboard.type('2.30');
        expect(await input.inputValue()).toBe('2.30');
        await page.keyboard.press('Enter');
        await goes(5);
        await page.keyboard.type('4');
        await sign.tap();
        await sign.tap();
        await sign.tap();
        await page.getByRole('button', { name: '上一个' }).tap();
        expect(await input.inputValue()).toBe('2.3');
        await saved(page);
        const figures = await office.figures(office.as('owner'), () => true);
        expect(figures.map(({ figure }) => figure)).toEqual([7.5, -2.3, -0.05, 2.3, -4].map((value) => ({ value })));
        expect(figures[3]?.seen).toBe(1);
      },
      PHONE,
    );
  }, 60_000);
});
