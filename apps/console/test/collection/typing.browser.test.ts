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

  test('a note of what was pasted goes with its undoing, by key and by button, and stands again for the next', async () => {
    await course({ entered: [{}, {}] }, async ({ page, address }) => {
      await page.goto(`${address}${ENTRY}`);
      const paste = async (): Promise<void> => {
        await cell(page, 0).focus();
        await page.evaluate(() => navigator.clipboard.writeText('1\t2\r\n3\t4\r\n'));
        await page.keyboard.press('Control+v');
        await page.locator('.news', { hasText: '已粘贴 4 格' }).waitFor();
      };
      await paste();
      await page.keyboard.press('Control+z');
      await page.locator('.news').waitFor({ state: 'hidden' });
      expect(await cell(page, 0).inputValue()).toBe('');
      await paste();
      await page.getByRole('button', { name: '撤销' }).click();
      await page.locator('.news').waitFor({ state: 'hidden' });
    });
  }, 60_000);

  test('a grid of many columns takes the width of the window, one of few keeps that of the page; the page is not pushed sideways', async () => {
    const widthIn = async (columns: number): Promise<number> => {
      let width = 0;
      await course(
        { entered: Array.from({ length: columns }, () => ({})) },
        async ({ page, address }) => {
          await page.goto(`${address}${ENTRY}`);
          await cell(page, 0).waitFor();
          const box = await page.locator('.entry-box').boundingBox();
          width = box?.width ?? 0;
          expect(Math.abs((box?.x ?? 0) * 2 + width - 1880)).toBeLessThan(24);
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
          await shot(page, `desk-wide-${columns}`);
        },
        { viewport: { width: 1880, height: 900 } },
      );
      return width;
    };
    expect(await widthIn(2)).toBeLessThanOrEqual(1056);
    expect(await widthIn(12)).toBeGreaterThan(1700);
  }, 90_000);

  test('on a phone a wrong cell holds the next key up once, with the reason, and is found again afterwards', async () => {
    await course(
      { cities: 1, entered: [{ range: [0, 100] }, {}, {}] },
      async ({ page, address }) => {
        await page.goto(`${address}${ENTRY}`);
        const input = page.locator('.phone-entry input.big');
        const at = (place: number) => page.getByRole('status').filter({ hasText: `第 ${place} 个` });
        await at(1).waitFor();
        await input.fill('约30');
        await page.keyboard.press('Enter');
        await page.getByRole('alert').filter({ hasText: '这一格还没有保存' }).waitFor();
        expect(await at(1).count()).toBe(1);
        await shot(page, 'phone-held');
        expect(await violations(page)).toEqual([]);
        // Another wrong text holds up anew, a second press on the same goes on.
        await input.fill('300');
        expect(await page.getByRole('alert').count()).toBe(0);
        await page.keyboard.press('Enter');
        await page.getByRole('alert').filter({ hasText: '这一格还没有保存' }).waitFor();
        await page.getByRole('button', { name: '下一个' }).tap();
        await at(2).waitFor();
        expect(await page.getByRole('alert').count()).toBe(0);
        await page.getByRole('button', { name: '1 格有问题，到下一处' }).tap();
        await at(1).waitFor();
        await input.fill('30');
        await page.keyboard.press('Enter');
        await at(2).waitFor();
        expect(await page.getByRole('button', { name: /格有问题/ }).count()).toBe(0);
      },
      PHONE,
    );
  }, 60_000);
});
