import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ENTRY, entryRoom, executablePath, PHONE } from './entryRoom.ts';

describe.skipIf(executablePath === undefined)('the room of collection in Chromium', () => {
  const { course, shot, violations, cell, saved } = entryRoom();

  /** One value saved, the session ended, and another typed: the dialog that asks to sign in. */
  const typedPastTheEnd = async (page: Page, server: { who: unknown }, address: string): Promise<Locator> => {
    await page.goto(`${address}${ENTRY}`);
    await cell(page, 0).fill('1');
    await cell(page, 1).focus();
    await saved(page);
    server.who = undefined;
    await cell(page, 1).fill('77');
    await cell(page, 2).focus();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor({ timeout: 15_000 });
    return dialog;
  };

  test('the grid is worked by keys alone: typing, Enter, arrows, Shift, fill down, undo, redo; drafts are saved by themselves', async () => {
    await course({ entered: [{ range: [0, 100] }, {}] }, async ({ page, office, address }) => {
      await page.goto(`${address}${ENTRY}`);
      await cell(page, 0).focus();
      await page.keyboard.type('91.5');
      await page.keyboard.press('Enter');
      await page.keyboard.type('１，２３４．５');
      await page.keyboard.press('Tab');
      await page.keyboard.type('1.2亿');
      await page.keyboard.press('ArrowUp');
      expect(await cell(page, 0, 1).evaluate((input) => document.activeElement === input)).toBe(true);
      // The range of the second cell asks for an explanation beside it.
      await page.getByText('超出合理范围').first().waitFor();
      await cell(page, 0).focus();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Control+d');
      expect(await cell(page, 2).inputValue()).toBe('91.5');
      await page.keyboard.press('Control+z');
      expect([await cell(page, 1).inputValue(), await cell(page, 2).inputValue()]).toEqual(['１，２３４．５', '']);
      await page.keyboard.press('Control+y');
      expect(await cell(page, 1).inputValue()).toBe('91.5');
      await saved(page);
      const figures = await office.figures(office.as('owner'), () => true);
      expect(figures.filter(({ step }) => step === 'draft').map(({ indicator, unit, figure }) => [indicator, unit.id, figure])).toEqual([
        ['entered_1', '990100', { value: 91.5 }],
        ['entered_1', '990200', { value: 91.5 }],
        ['entered_1', '990300', { value: 91.5 }],
        ['entered_2', '990200', { value: 12_000 }],
      ]);
      await shot(page, 'desk-grid');
      expect(await violations(page)).toEqual([]);
    });
  }, 60_000);

  test('a block of Excel is pasted: what is no number stays in its cell with the problem beside it; copying gives it back', async () => {
    await course({ entered: [{}, {}] }, async ({ page, office, address }) => {
      await page.goto(`${address}${ENTRY}`);
      await cell(page, 0).focus();
      await page.evaluate(() => navigator.clipboard.writeText('12.5\t3万\r\n约30\t不适用\r\n"83.2%"\tO.5\r\n'));
      await page.keyboard.press('Control+v');
      await page.getByText('已粘贴 6 格').first().waitFor();
      expect(await cell(page, 1).inputValue()).toBe('约30');
      await page.getByText('是约数').waitFor();
      await page.getByText('混有字母').waitFor();
      await page.keyboard.press('Control+c');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^12\.5\t(3万|3|30000)\r?\n约30\t不适用\r?\n83\.2%\tO\.5/);
      await page.locator('[data-saving=kept]').waitFor();
      await expect
        .poll(async () => (await office.figures(office.as('owner'), () => true)).filter(({ step }) => step === 'draft').length)
        .toBe(4);
      await shot(page, 'desk-paste');
      await page.getByRole('button', { name: /2 格有问题/ }).click();
      expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toMatch(/约30|O\.5/);
    });
  }, 60_000);

  test('nothing typed is lost: server away, reload, crash, and another who edits the same cell', async () => {
    const refusedLines = [/Failed to load resource/];
    await course(
      {},
      async ({ page, office, server, address }) => {
        await page.goto(`${address}${ENTRY}`);
        server.isAway = true;
        await cell(page, 0).fill('77');
        await cell(page, 1).fill('88');
        await cell(page, 2).focus();
        await page.locator('[data-saving=away]').waitFor({ timeout: 15_000 });
        await shot(page, 'desk-away');
        await page.reload();
        await page.getByText('找回了上次没有保存的 2 处填写').waitFor();
        expect(await cell(page, 0).inputValue()).toBe('77');
        // Meanwhile somebody else in the same post enters the first cell.
        await office.values('owner', [office.cell('entered_1')], { type: 'enter', figure: { value: 5 } });
        server.isAway = false;
        await page.getByText('您填写期间，别人改了这个数据').waitFor({ timeout: 30_000 });
        await shot(page, 'desk-conflict');
        await page.getByRole('button', { name: '用我填的 77' }).click();
        await saved(page);
        const figures = await office.figures(office.as('owner'), () => true);
        expect(figures.slice(0, 2).map(({ figure }) => figure)).toEqual([{ value: 77 }, { value: 88 }]);
      },
      { expected: refusedLines },
    );
  }, 90_000);

  test('submitting says what stays behind; what is submitted is read only and its history tells who did what', async () => {
    await course({}, async ({ page, office, address }) => {
      await page.goto(`${address}${ENTRY}`);
      for (const [row, text] of ['1', '2', '3'].entries()) await cell(page, row).fill(text);
      await page.getByRole('button', { name: '报送 3 个' }).click();
      await page.getByText('还有 7 个没有填').waitFor();
      await shot(page, 'desk-submit');
      await page.getByRole('button', { name: '确认报送 3 个' }).click();
      await page.getByText('已报送 3 个').waitFor();
      expect((await office.figures(office.as('owner'), () => true)).filter(({ step }) => step === 'submitted')).toHaveLength(3);
      expect(await cell(page, 0).getAttribute('readonly')).not.toBeNull();
      await cell(page, 0).focus();
      await page.getByRole('button', { name: '历次版本' }).click();
      await page.getByText('第 1 版').waitFor();
      expect(await page.getByRole('dialog').textContent()).toMatch(/第 1 版 1 %.*填写 · 王示例.*报送 · 王示例/s);
      await shot(page, 'desk-history');
      expect(await violations(page)).toEqual([]);
    });
  }, 60_000);

  test('three hundred units: only rows in sight are drawn, and keys reach the last', async () => {
    await course({ cities: 300 }, async ({ page, office, address }) => {
      await page.goto(`${address}${ENTRY}`);
      await cell(page, 0).focus();
      expect(await page.locator('table.entry tbody tr:not(.gap)').count()).toBeLessThan(120);
      await page.keyboard.press('Control+End');
      await cell(page, 299).waitFor();
      expect(await cell(page, 299).evaluate((input) => document.activeElement === input)).toBe(true);
      await page.keyboard.type('42');
      await page.keyboard.press('Enter');
      await saved(page);
      const figures = await office.figures(office.as('owner'), () => true);
      expect(figures.at(-1)).toMatchObject({ step: 'draft', figure: { value: 42 } });
    });
  }, 60_000);

  test('the month of a clerk on a phone: ten cells, six of them captured, in at most twelve actions', async () => {
    await course(
      { cities: 1, entered: [{}, {}, {}, {}], captured: 6 },
      async ({ page, office, address }) => {
        let actions = 0;
        const acts = async (act: Promise<unknown>): Promise<void> => {
          await act;
          actions += 1;
        };
        await page.goto(address);
        await acts(page.getByRole('link', { name: /待填报/ }).tap());
        const input = page.locator('.phone-entry input.big');
        await input.waitFor();
        await shot(page, 'phone-first');
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
        for (const text of ['91.5', '1.2亿', '3050', '88']) {
          await acts(input.fill(text));
          await acts(page.keyboard.press('Enter'));
        }
        await shot(page, 'phone-submit');
        await acts(page.getByRole('button', { name: '确认报送 4 个' }).tap());
        await page.getByText('已报送 4 个').waitFor();
        expect(actions).toBeLessThanOrEqual(12);
        expect((await office.figures(office.as('owner'), () => true)).filter(({ step }) => step === 'submitted')).toHaveLength(4);
        await shot(page, 'phone-done');
      },
      PHONE,
    );
  }, 60_000);

  test('a checker sees differences first, checks many at once, returns one with a reason, and reads why some cannot be', async () => {
    await course(
      { entered: [{ range: [0, 100] }] },
      async ({ page, office, address }) => {
        const cells = office.units.map(({ id }) => office.cell('entered_1', id));
        for (const [i, cell_] of cells.slice(0, 4).entries())
          await office.values('owner', [cell_], { type: 'enter', figure: { value: i === 2 ? 990 : 33 + i }, note: '核对无误，含跨年办结' });
        await office.values('owner', cells.slice(0, 4), { type: 'submit' });
        await office.values('city', [office.cell('entered_1')], { type: 'object', reason: '我市统计为 30，见信访局来函' });
        await page.goto(`${address}/rounds/2024-11/columns`);
        await page.getByRole('link', { name: '群众诉求办结率' }).click();
        await page.locator('.review-table').waitFor();
        // The contested one stands first, then the one outside its range.
        expect((await page.locator('.review-table tbody th').allTextContents()).slice(0, 2)).toEqual(['北川市', '东澜市']);
        await shot(page, 'desk-review');
        expect(await violations(page)).toEqual([]);
        await page.getByRole('button', { name: '退回：东澜市' }).click();
        const dialog = page.getByRole('dialog');
        // Without a word: the server says what is missing, not the browser in its own language.
        await dialog.getByRole('button', { name: '退回' }).click();
        await dialog.getByText('REASON_MISSING').waitFor();
        expect(await dialog.getByRole('textbox').evaluate((input) => document.activeElement === input)).toBe(true);
        await dialog.getByRole('textbox').fill('办结率不会超过 100，请核对口径');
        await dialog.getByRole('button', { name: '退回' }).click();
        await page.getByText('已退回 1 个。').waitFor();
        await page.getByText('另有 7 个现在不能核对：已退回 1 个、未填 6 个').click();
        // What its unit objects to is not checked along with the others.
        await page.getByText('有异议的 1 个不随“全部”选中').waitFor();
        await page.getByRole('button', { name: '选中全部可核对的（2）' }).click();
        await page.getByRole('button', { name: '核对 2 个' }).click();
        await page.getByText('已核对 2 个').waitFor();
        const steps = (await office.figures(office.as('owner'), () => true)).slice(0, 4).map(({ step }) => step);
        expect(steps).toEqual(['submitted', 'checked', 'returned', 'checked']);
      },
      { who: 'checker', expected: [/Failed to load resource.*422/] },
    );
  }, 60_000);

  test('what was returned says why in its cell, is mended and goes again', async () => {
    await course({}, async ({ page, office, address }) => {
      const one = office.cell('entered_1');
      await office.values('owner', [one], { type: 'enter', figure: { value: 50 } });
      await office.values('owner', [one], { type: 'submit' });
      await office.values('checker', [one], { type: 'return', reason: '口径不含县区，请核对' });
      await page.goto(`${address}/rounds/2024-11/columns/entered_1/2024-11`);
      await page.getByText('退回或异议：口径不含县区，请核对').waitFor();
      await cell(page, 0).focus();
      // The same figure once more, by Enter: he stands by it.
      await page.keyboard.press('Enter');
      await saved(page);
      await page.getByRole('button', { name: '报送 1 个' }).click();
      await page.getByRole('button', { name: '确认报送 1 个' }).click();
      await page.getByText('已报送 1 个').waitFor();
      expect((await office.figures(office.as('owner'), () => true))[0]).toMatchObject({
        step: 'submitted',
        version: 2,
        figure: { value: 50 },
      });
    });
  }, 60_000);

  test('a unit confirms or objects on its phone; the owner answers; the unit reads the answer', async () => {
    await course(
      { entered: [{}, {}, {}] },
      async ({ page, office, server, address }) => {
        const cells = ['entered_1', 'entered_2', 'entered_3'].map((indicator) => office.cell(indicator));
        for (const one of cells) await office.values('owner', [one], { type: 'enter', figure: { value: 50 } });
        await office.values('owner', cells, { type: 'submit' });
        await page.goto(`${address}/rounds/2024-11/own`);
        await page.getByRole('button', { name: '提出异议：固定资产投资完成额' }).tap();
        await page.getByRole('dialog').getByRole('textbox').fill('我市统计为 56 万元，见统计局 12 月 1 日函');
        await shot(page, 'phone-object');
        await page.getByRole('dialog').getByRole('button', { name: '提出异议' }).tap();
        await page.getByText('已提出异议 1 个').waitFor();
        await page.getByRole('button', { name: '全部确认（2）' }).tap();
        await page.getByRole('button', { name: '确认 2 个' }).tap();
        await page.getByText('已确认 2 个').waitFor();
        await shot(page, 'phone-own');
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
        server.who = 'owner';
        await page.evaluate(() => sessionStorage.clear());
        await page.goto(`${address}/rounds/2024-11/columns/entered_2/2024-11`);
        await page.getByText('异议：我市统计为 56 万元').first().waitFor();
        await page.getByRole('button', { name: /^维持原数/ }).tap();
        await page.getByRole('dialog').getByRole('textbox').fill('口径不同：我省不含农户投资');
        await page.getByRole('dialog').getByRole('button', { name: '维持原数' }).tap();
        await page.getByText('已维持原数 1 个').waitFor();
        const figures = await office.figures(office.as('owner'), ({ unit }) => unit === '990100');
        expect(figures.map(({ opinions }) => opinions.map(({ kind }) => kind))).toEqual([
          ['confirmed'],
          ['objected', 'kept'],
          ['confirmed'],
        ]);
      },
      { ...PHONE, who: 'city' },
    );
  }, 60_000);

  test('a file: the template, an upload with an error that is told by cell, a mended one that is recorded', async () => {
    await course({ entered: [{}, {}] }, async ({ page, server, address }) => {
      await page.goto(`${address}/rounds/2024-11/imports`);
      await page.getByText('本轮还没有上传过文件').waitFor();
      const [template] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载填报模板' }).click()]);
      expect(template.suggestedFilename()).toBe('2024-11.xlsx');
      await shot(page, 'desk-imports');
      expect(await violations(page)).toEqual([]);
      const upload = async (name: string): Promise<void> => {
        await page.getByLabel(/选择文件/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
        await page.getByRole('button', { name: '上传文件' }).click();
      };
      await upload('bad.xlsx');
      await page.getByText('文件有错误，一个数据也没有入库').waitFor();
      expect(await page.getByRole('row', { name: /数据 C4/ }).textContent()).toMatch(
        /北川市的投资额不是数字。 现为：约30。 应为：一个数。 改为确数/,
      );
      await shot(page, 'desk-import-refused');
      expect(await violations(page)).toEqual([]);
      const [report] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载标出问题的文件' }).click()]);
      expect(report.suggestedFilename()).toBe('bad-问题.xlsx');
      await page.getByRole('link', { name: '本轮的导入' }).click();
      await upload('mended.xlsx');
      await page.getByRole('button', { name: '入库 10 个' }).click();
      await page.getByText('已入库。').waitFor();
      expect(server.files.map(({ standing }) => standing)).toEqual(['refused', 'recorded']);
    });
  }, 60_000);

  test('RIGHT-1 a post that may enter and not import is led to the grid, never to a file', async () => {
    await course(
      { entered: [{ byUnit: true }] },
      async ({ page, address }) => {
        await page.goto(`${address}/rounds/2024-11/columns`);
        await page.getByRole('link', { name: /填/ }).first().waitFor();
        expect(await page.getByRole('link', { name: '上传填好的文件' }).count()).toBe(0);
        await page.goto(`${address}/rounds/2024-11/imports`);
        await page.getByText('本岗位没有导入数据的权限').waitFor();
        expect(
          await page
            .getByRole('button')
            .filter({ hasText: /模板|上传/ })
            .count(),
        ).toBe(0);
        await page.getByRole('link', { name: '去填写' }).click();
        await cell(page, 0).waitFor();
      },
      { who: 'city' },
    );
  }, 60_000);

  test('after the last day the grid asks once why, and every figure goes with it', async () => {
    await course({ entered: [{}] }, async ({ page, office, address }) => {
      office.now = '2024-12-12T01:00:00.000Z';
      await page.goto(`${address}${ENTRY}`);
      await cell(page, 0).fill('12');
      await cell(page, 1).fill('13');
      await page.getByText('已过截止日，请在表格上方说明补报原因').first().waitFor();
      await page.getByLabel(/为什么补报/).fill('省局月报推迟发布');
      await saved(page);
      expect((await office.figures(office.as('owner'), () => true)).slice(0, 2)).toMatchObject([
        { step: 'draft', late: '省局月报推迟发布' },
        { step: 'draft', late: '省局月报推迟发布' },
      ]);
      await page.reload();
      await cell(page, 0).waitFor();
      expect(await page.getByLabel(/为什么补报/).inputValue()).toBe('省局月报推迟发布');
    });
  }, 60_000);

  test('COLLECT-9 a draft of before the last day is held back after it until the grid says why it is late', async () => {
    await course({ entered: [{}] }, async ({ page, office, address }) => {
      await office.values('owner', [office.cell('entered_1')], { type: 'enter', figure: { value: 12 } });
      office.now = '2024-12-12T01:00:00.000Z';
      await page.goto(`${address}${ENTRY}`);
      await page.getByText('有 1 个数据等它才能报送').waitFor();
      expect(await page.getByRole('button', { name: '没有可报送的数据' }).isDisabled()).toBe(true);
      await shot(page, 'desk-late');
      expect(await violations(page)).toEqual([]);
      await page.getByLabel(/为什么补报/).fill('省局月报推迟发布');
      await page.getByRole('button', { name: '报送 1 个' }).click();
      await page.getByRole('button', { name: '确认报送 1 个' }).click();
      await page.getByText('已报送 1 个').waitFor();
      expect((await office.figures(office.as('owner'), () => true))[0]).toMatchObject({ step: 'submitted', late: '省局月报推迟发布' });
    });
  }, 60_000);

  test('a session that ends while somebody types loses nothing: he signs in over the page and it goes on', async () => {
    await course(
      { entered: [{}] },
      async ({ page, office, server, address }) => {
        const dialog = await typedPastTheEnd(page, server, address);
        await shot(page, 'desk-expired');
        expect(await cell(page, 1).inputValue()).toBe('77');
        await dialog.locator('input').first().fill('owner');
        await dialog.locator('input[type=password]').fill('a password');
        await dialog.getByRole('button').first().click();
        await saved(page);
        expect((await office.figures(office.as('owner'), () => true))[1]).toMatchObject({ step: 'draft', figure: { value: 77 } });
      },
      { expected: [/401/] },
    );
  }, 60_000);

  test('SIGN-4 COLLECT-4 another person who signs in over the page sends nothing of it, sees nothing of it, and it waits for the first one', async () => {
    await course(
      { entered: [{}] },
      async ({ page, office, server, address }) => {
        const dialog = await typedPastTheEnd(page, server, address);
        const sent = [...server.commands];
        // The way out is barred at first: what stands there then is nobody's.
        await page.route(`${address}/`, (route) => route.abort('aborted'));
        // Its heading stands there before the way out is tried: opened earlier, it would lead away by itself.
        const barred = page.waitForEvent('requestfailed', (request) => request.url() === `${address}/`);
        await dialog.locator('input').first().fill('checker');
        await dialog.locator('input[type=password]').fill('a password');
        await dialog.getByRole('button').first().click();
        await page.getByRole('heading', { name: '登录的是另一个人' }).waitFor();
        await barred;
        expect(await page.locator('#main').textContent()).not.toContain('填报');
        expect(await page.locator('input').count()).toBe(0);
        expect(await violations(page)).toEqual([]);
        await shot(page, 'desk-handed-over');
        await page.unroute(`${address}/`);
        await page.getByRole('button', { name: '到我的首页' }).click();
        await page.waitForURL(`${address}/`);
        await page.getByText('李示例').first().waitFor({ state: 'attached' });
        expect(await page.getByRole('dialog').count()).toBe(0);
        await page.goto(`${address}${ENTRY}`);
        await page.getByText('李示例').first().waitFor({ state: 'attached' });
        await page.locator('h1').waitFor();
        // Long enough for whatever waited to be tried again.
        await page.waitForTimeout(3000);
        expect(await page.locator('input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))).not.toContain(
          '77',
        );
        expect(server.commands).toEqual(sent);
        expect((await office.figures(office.as('owner'), () => true))[1]?.figure).toBeUndefined();
        server.who = 'owner';
        await page.goto(`${address}${ENTRY}`);
        await cell(page, 1).waitFor();
        expect(await cell(page, 1).inputValue()).toBe('77');
        await saved(page);
        expect((await office.figures(office.as('owner'), () => true))[1]).toMatchObject({ step: 'draft', figure: { value: 77 } });
      },
      { expected: [/401/] },
    );
  }, 60_000);

  test('English, dark, and names as long as they come', async () => {
    await course(
      { entered: [{}, {}, {}] },
      async ({ page, address }) => {
        await page.addInitScript(() => localStorage.setItem('kedu.language', 'en'));
        await page.goto(`${address}${ENTRY}`);
        await cell(page, 9, 1).fill('about');
        await page.getByText('Not a number.').waitFor();
        await page.locator('h1', { hasText: 'Enter figures' }).waitFor();
        await shot(page, 'desk-dark-en');
        expect(await violations(page)).toEqual([]);
      },
      { colorScheme: 'dark' },
    );
  }, 60_000);
});
