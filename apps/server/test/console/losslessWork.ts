import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_AUTHORITY } from '../../src/example/installExample.ts';
import type { ExampleOffice } from './exampleOffice.ts';

interface Column {
  readonly indicator: string;
  readonly period: string;
  readonly way: string;
  readonly can: readonly string[];
}

const ENTRY = '/rounds/2024-12/entry';
const WHILE = 120_000;

/** What people do in the example, in Chromium, and what becomes of it where something comes between. It writes: it goes after what only looks. */
export function losslessWork(opened: () => ExampleOffice): void {
  describe('what people do in the example loses nothing', () => {
    let office: ExampleOffice;
    beforeAll(() => {
      office = opened();
    });

    const cell = (page: Page, row: number) => page.locator(`input[data-row="${row}"][data-column="0"]`);
    const saved = (page: Page) => page.locator('[data-saving=saved]').waitFor({ timeout: 30_000 });

    /** The figures of a column as the server has them, in the order of its units. */
    async function figures(): Promise<readonly (number | undefined)[]> {
      const { items } = await office.read<{ readonly items: readonly Column[] }>('d10', 'rounds/2024-12/columns');
      const own = items.find(({ can, way }) => can.includes('enter') && way !== 'connector');
      const cells = await office.read<{ readonly items: readonly { readonly figure?: { readonly value?: number } }[] }>(
        'd10',
        `rounds/2024-12/cells?indicator=${own?.indicator}&period=${own?.period}&limit=500`,
      );
      return cells.items.map(({ figure }) => figure?.value);
    }

    test(
      'SIGN-4 a session that the server ended under the pen: what was typed stays, he signs in over the page, and it is saved',
      async () => {
        const { page, context, complaints } = await office.window('d10', 'zh');
        await page.goto(`${office.server.address}${ENTRY}`);
        await cell(page, 0).fill('11');
        await cell(page, 1).focus();
        await saved(page);
        // The server forgets the session; the browser still sends its cookie.
        const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
        const ended = await fetch(`${office.server.address}/api/v1/session`, {
          method: 'DELETE',
          headers: { cookie, origin: office.server.address },
        });
        expect(ended.ok).toBe(true);
        office.forget('d10');
        await cell(page, 1).fill('22');
        await cell(page, 2).fill('33');
        await cell(page, 3).focus();
        await page.locator('dialog[open]').waitFor({ timeout: 30_000 });
        expect([await cell(page, 1).inputValue(), await cell(page, 2).inputValue()]).toEqual(['22', '33']);
        await office.signInOver(page, 'd10');
        await saved(page);
        expect((await figures()).slice(0, 3)).toEqual([11, 22, 33]);
        expect(complaints).toEqual([]);
        await context.close();
      },
      WHILE,
    );

    test(
      'COLLECT-12 two who edit one cell both see it: the later one is shown both figures and chooses, the earlier one reads in his cell what became of his',
      async () => {
        const [first, second] = [await office.window('d10', 'zh'), await office.window('d10', 'zh')];
        for (const { page } of [first, second]) {
          await page.goto(`${office.server.address}${ENTRY}`);
          await cell(page, 4).waitFor();
        }
        await cell(first.page, 4).fill('51');
        await cell(first.page, 5).focus();
        await saved(first.page);
        await cell(second.page, 4).fill('52');
        await cell(second.page, 5).focus();
        await second.page.getByText('您填写期间，别人改了这个数据').first().waitFor({ timeout: 30_000 });
        expect(await cell(second.page, 4).inputValue()).toBe('52');
        await second.page.getByRole('button', { name: /51/ }).first().waitFor();
        expect((await figures())[4]).toBe(51);
        await second.page.getByRole('button', { name: '用我填的 52' }).click();
        await saved(second.page);
        expect((await figures())[4]).toBe(52);
        // The first one, who does nothing, is told what became of his.
        await first.page.getByText('别人改了这个数据；原来是 51').waitFor({ timeout: 60_000 });
        await first.page.getByText('别人改了 1 个数据').waitFor();
        expect(await cell(first.page, 4).inputValue()).toBe('52');
        await cell(first.page, 4).fill('53');
        await first.page.getByText('原来是 51').waitFor({ state: 'detached' });
        await cell(first.page, 5).focus();
        await saved(first.page);
        expect((await figures())[4]).toBe(53);
        // The second one goes on with the same cell before he has heard of it, and is told of the figure that came between.
        await cell(second.page, 4).fill('54');
        await cell(second.page, 5).focus();
        await second.page.getByText('您填写期间，别人改了这个数据').first().waitFor({ timeout: 30_000 });
        await second.page.getByRole('button', { name: /53/ }).first().waitFor();
        expect((await figures())[4]).toBe(53);
        for (const { context, complaints } of [first, second]) {
          expect(complaints).toEqual([]);
          await context.close();
        }
      },
      WHILE,
    );

    test(
      'CONNECT-1 CONNECT-4 the office sees that a connector is not configured, then what stands in its setting, captures, and reads what was wrong',
      async () => {
        const { page, context, complaints } = await office.window('office', 'zh');
        const folder = join(office.folder, 'exchange');
        await page.goto(`${office.server.address}/connectors`);
        const form = page.locator('section', { has: page.getByRole('heading', { name: '登记数据对接' }) });
        await form.getByLabel('编号').fill('hotline');
        await form.getByLabel('读取方式').selectOption('guess');
        await form.getByLabel('启用日期').fill('2025-01-13');
        await form.getByRole('button', { name: '登记数据对接' }).click();
        // Without an indicator it is refused, and what was typed stays.
        await form.locator('.refusal, .problem').first().waitFor();
        expect(await form.getByLabel('编号').inputValue()).toBe('hotline');
        await form.getByLabel('12345热线诉求解决率').check();
        await form.getByRole('button', { name: '登记数据对接' }).click();
        await page.getByRole('heading', { level: 1, name: '数据对接 hotline' }).waitFor();
        // It runs, and nothing comes of it: said before anybody captures, on its page and in the list.
        await page.getByRole('heading', { name: '这个对接在运行，但采集不到数据' }).waitFor();
        await page.getByText('这台服务器还没有配置它的来源').waitFor();
        const list = await context.newPage();
        await list.goto(`${office.server.address}/connectors`);
        await list.getByRole('heading', { name: '在运行但采集不到数据：hotline' }).waitFor();
        await list.getByRole('row', { name: /hotline 运行中 未配置.*—/ }).waitFor();
        await list.close();
        expect(await page.getByRole('button', { name: '现在采集' }).isDisabled()).toBe(true);
        const settings = join(office.folder, 'connectors.json');
        const known = JSON.parse(readFileSync(settings, 'utf8'))[EXAMPLE_AUTHORITY] as object;
        writeFileSync(settings, JSON.stringify({ [EXAMPLE_AUTHORITY]: { ...known, hotline: { folder } } }));
        office.leave(folder, '2024-12.csv', '单位,数据\n连海市,约三十\n');
        await page.reload();
        await page.getByText(folder).waitFor();
        await page.getByRole('button', { name: '现在采集' }).click();
        await page.getByText(/文件有 \d+ 处错误，没有入库/).waitFor();
        await page
          .locator('section', { has: page.getByRole('heading', { name: '最近一次采集' }) })
          .locator('.mark.warn')
          .first()
          .waitFor();
        await page.getByRole('link', { name: '看这次采集的文件' }).click();
        await page.getByText('文件有错误，一个数据也没有入库').waitFor();
        await page.goto(`${office.server.address}/connectors/hotline`);
        await page.getByRole('button', { name: '停用对接' }).click();
        await page.getByRole('dialog').getByLabel('理由').fill('平台已并入政务服务网');
        await page.getByRole('dialog').getByRole('button', { name: '停用对接' }).click();
        await page.getByText('已停用：不再采集').waitFor();
        // Ended as it was meant to be: nothing is wrong with it.
        expect(await page.locator('.refusal').count()).toBe(0);
        expect(complaints).toEqual([]);
        await context.close();
      },
      WHILE,
    );

    test(
      'CONNECT-4 a source with nothing new is no failure: the office is told so, and when it is asked next',
      async () => {
        const { page, context, complaints } = await office.window('office', 'zh');
        await page.goto(`${office.server.address}/connectors/example-platform`);
        await page.getByRole('button', { name: '现在采集' }).click();
        const said = page.getByRole('status').getByText(/来源没有新文件.*数据没有变化/);
        await said.or(page.getByText('已采集，更新')).first().waitFor({ timeout: 60_000 });
        if ((await said.count()) === 0) await page.getByRole('button', { name: '现在采集' }).click();
        await said.waitFor({ timeout: 60_000 });
        expect(await page.locator('.refusal').count()).toBe(0);
        expect(complaints).toEqual([]);
        await context.close();
      },
      WHILE,
    );

    test(
      'ROUND-11 a publication day is set by names, of periods of the indicator alone, changed and taken back with a reason that stands there',
      async () => {
        const { page, context, complaints } = await office.window('office', 'zh');
        await page.goto(`${office.server.address}/rounds/publications`);
        const form = page.locator('section', { has: page.getByRole('heading', { name: '设定发布日' }) });
        await form.getByRole('button', { name: '保存' }).click();
        await form.locator('.problem').nth(2).waitFor();
        await form.getByLabel('指标').selectOption({ label: '地区生产总值增长率' });
        const periods = await form.getByLabel('所属期').locator('option').allTextContents();
        expect(periods).toContain('2025年第一季度');
        expect(periods.filter((period) => /月|年度/.test(period))).toEqual([]);
        await form.getByLabel('所属期').selectOption({ label: '2025年第一季度' });
        await form.getByLabel('发布日').fill('2025-04-18');
        await form.getByRole('button', { name: '保存' }).click();
        await form.getByRole('status').getByText('已设定。').waitFor();
        const row = page.getByRole('row', { name: /^地区生产总值增长率 2025年第一季度/ });
        await page.getByRole('row', { name: /^地区生产总值增长率 2025年第一季度 2025-04-18 .*未作调整/ }).waitFor();
        const dialog = page.getByRole('dialog');
        await row.getByRole('button', { name: '调整发布日：地区生产总值增长率 2025年第一季度' }).click();
        await dialog.getByLabel('发布日').fill('2025-03-01');
        await dialog.getByRole('button', { name: /^调整发布日/ }).click();
        // Both stand at their fields: too early, and no reason.
        await dialog.locator('.problem').nth(1).waitFor();
        await dialog.getByLabel('发布日').fill('2025-04-21');
        await dialog.getByLabel('理由').fill('统计局推迟发布');
        await dialog.getByRole('button', { name: /^调整发布日/ }).click();
        await page.getByRole('status').getByText('已调整。').waitFor();
        await page.getByRole('row', { name: /^地区生产总值增长率 2025年第一季度 2025-04-21 .*统计局推迟发布/ }).waitFor();
        await row.getByRole('button', { name: '撤销发布日：地区生产总值增长率 2025年第一季度' }).click();
        await dialog.getByLabel('理由').fill('统计局取消预告');
        await dialog.getByRole('button', { name: /^撤销发布日/ }).click();
        await page.getByRole('status').getByText('已撤销，按方案规定的日历计算。').waitFor();
        await row.waitFor({ state: 'detached' });
        expect(complaints).toEqual([]);
        await context.close();
      },
      WHILE,
    );

    test(
      'BURDEN-3 evidence is asked for once: the second time is refused beside the form, and the unit sees what it was asked',
      async () => {
        const { page, context, complaints } = await office.window('office', 'zh');
        await page.goto(`${office.server.address}/burden`);
        const form = page.locator('section', { has: page.getByRole('heading', { name: '要求佐证或安排核查' }) });
        const ask = async (about: string): Promise<void> => {
          await form.getByLabel('单位').selectOption('990100');
          await form.getByLabel('关于什么').fill(about);
          await form.getByLabel('理由').fill('与人社系统的数相差较大，请提供花名册');
          await form.getByRole('button', { name: '要求佐证或安排核查' }).click();
        };
        await ask('城镇新增就业 2024-12');
        await form.getByText('已办理').waitFor();
        await page.getByRole('row', { name: /城镇新增就业 2024-12/ }).waitFor();
        await ask(' 城镇新增就业　2024-12');
        const refused = form.locator('.problem', { hasText: '要过同样的材料' });
        await refused.waitFor();
        expect(await refused.textContent()).toMatch(/向 ?北川市 ?要过/);
        expect(await form.getByLabel('关于什么').inputValue()).toBe(' 城镇新增就业　2024-12');
        await ask('　 ');
        await form.locator('.problem', { hasText: '“关于什么”没有写明' }).waitFor();
        expect(complaints).toEqual([]);
        await context.close();
        const unit = await office.window('city-990100', 'zh');
        await unit.page.goto(`${office.server.address}/burden`);
        // It sees who asked, and why.
        const asked = /北川市 佐证材料 城镇新增就业 2024-12 \S+ 示例 绩一 绩效办经办岗 与人社系统的数相差较大/;
        await unit.page.getByRole('row', { name: asked }).waitFor({ timeout: 30_000 });
        expect(await unit.page.getByRole('heading', { name: '要求佐证或安排核查' }).count()).toBe(0);
        await unit.context.close();
      },
      WHILE,
    );
  });
}
