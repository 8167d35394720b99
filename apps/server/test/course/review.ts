import type { Observations } from '@kedu/model';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { CONTESTED, submit, toColumn } from './figures.ts';
import { figureOf, MONTH } from './round.ts';
import { goTo, type Stage, take } from './stage.ts';

/** Units look at their figures on the phone: one confirms all of them, one objects to one and confirms the rest. Rule: COLLECT-6. */
export async function confirmAndObject(stage: Stage): Promise<void> {
  for (const unit of ['990200', CONTESTED]) {
    const page = await stage.as(`city-${unit}`, { phone: true });
    await stage.look(page, `单位待办-${unit}`);
    await page.locator('a.task', { hasText: '待确认' }).click();
    await page.getByRole('heading', { level: 1, name: '本单位的数据' }).waitFor();
    if (unit === CONTESTED) {
      await page.getByRole('button', { name: '提出异议：旅游收入' }).click();
      await page.locator('dialog[open]').getByLabel('理由').fill('我市文旅部门统计为125.68亿元，请核对是否少填一位');
      await stage.look(page, '提出异议');
      await page.locator('dialog[open]').getByRole('button', { name: '提出异议' }).click();
      await page.getByText('异议：我市文旅部门统计').waitFor();
    }
    await page.getByRole('button', { name: /^全部确认（\d+）$/ }).click();
    await page
      .locator('dialog[open]')
      .getByRole('button', { name: /^确认 \d+ 个/ })
      .click();
    await page.getByText('现在没有要本单位确认的数据。').waitFor();
    await stage.look(page, `已表态-${unit}`);
  }
}

/** The department upholds the objection, so that the figure is returned; it enters the right one, and the unit confirms it. Rules: COLLECT-2, COLLECT-6. */
export async function answerObjection(stage: Stage, observations: Observations): Promise<void> {
  const page = await stage.as('d06');
  await goTo(page, '待办');
  await page.locator('a.task', { hasText: '有异议' }).click();
  await toColumn(page, '旅游收入');
  const row = page.getByRole('row', { name: /北川市/ }).filter({ has: page.getByRole('button', { name: '采纳异议：北川市' }) });
  await row.waitFor();
  await stage.look(page, '有异议', { phone: true });
  await row.getByRole('button', { name: '采纳异议：北川市' }).click();
  await page.locator('dialog[open]').getByLabel('理由').fill('核对原始报表，确系少填一位，采纳');
  await page.locator('dialog[open]').getByRole('button', { name: '采纳异议' }).click();
  await page.getByText('已采纳异议 1 个。').waitFor();
  const cell = page.locator('input[data-row="0"][data-column="0"]');
  await expect.poll(() => cell.getAttribute('readonly')).toBe(null);
  await cell.fill(String(figureOf(observations, 'tourism_revenue', CONTESTED)));
  await page.keyboard.press('Enter');
  await submit(page, 1);
  await stage.look(page, '改后再报');

  const unit = await stage.as(`city-${CONTESTED}`, { phone: true });
  await goTo(unit, '待办');
  await unit.locator('a.task', { hasText: '待确认' }).click();
  const figure = unit.locator('.own-figure', { hasText: '旅游收入' });
  await figure.locator('.figure', { hasText: '125.68' }).waitFor();
  await figure.getByRole('button', { name: '确认：旅游收入' }).click();
  await figure.getByText('单位已确认').waitFor();
  await stage.leave(`city-${CONTESTED}`);
}

/** Somebody checks every column, and returns one figure with a reason; the clerk mends it on his phone. Rules: COLLECT-2, COLLECT-4. */
export async function check(stage: Stage): Promise<void> {
  const page = await stage.as('checker');
  await stage.look(page, '核对人待办', { phone: true });
  await toColumns(page);
  await toColumn(page, '矿山生态修复面积');
  await page.getByRole('button', { name: '退回：松抚市' }).click();
  await page.locator('dialog[open]').getByLabel('理由').fill('与卫星影像核查面积不符，请复核');
  await page.locator('dialog[open]').getByRole('button', { name: '退回' }).click();
  await page.getByText('退回：与卫星影像核查面积不符').waitFor();
  await stage.look(page, '退回一个', { phone: true });

  const clerk = await stage.as('d19', { phone: true });
  await goTo(clerk, '待办');
  await stage.look(clerk, '被退回的待办');
  await clerk.locator('a.task', { hasText: '被退回' }).click();
  const box = clerk.locator('form.phone-entry input.big');
  await expect.poll(async () => (await box.isVisible()) || (await clerk.getByText('填写我的数据').isVisible())).toBe(true);
  await clerk.getByText('与卫星影像核查面积不符').first().waitFor();
  await stage.look(clerk, '手机上看退回理由');
  await box.fill('56.4');
  await box.press('Enter');
  await clerk.locator('dialog[open]').getByRole('button', { name: '确认报送 1 个' }).click();
  await clerk.getByText('已报送 1 个。').waitFor();
  await stage.leave('d19');

  await everyColumn(stage, page, '核对');
  await stage.leave('checker');
}

/** The head approves once the units could object no longer; before, the page says why not. Rule: COLLECT-6. */
export async function approve(stage: Stage): Promise<void> {
  const page = await stage.as('head');
  await goTo(page, '待办');
  await toColumns(page);
  await toColumn(page, '旅游收入');
  await page.locator('summary', { hasText: '现在不能审批' }).click();
  await stage.look(page, '异议期内不能审批', { phone: true });
  stage.turn('2024-03-25');
  await page.reload();
  await everyColumn(stage, page, '审批');
}

/** Closed by the office, sealed by the head. Rules: ROUND-1, ROUND-8. */
export async function closeAndSeal(stage: Stage): Promise<void> {
  stage.turn('2024-03-28');
  const office = await stage.as('office');
  await goTo(office, '采集', '采集轮次');
  await office.getByRole('link', { name: MONTH, exact: true }).click();
  await take(office, '截止');
  await office.getByText('已截止').first().waitFor();
  const head = await stage.as('head');
  await goTo(head, '待办');
  await head.locator('a.task', { hasText: '采集轮次' }).click();
  await take(head, '封存');
  await head.getByText('已封存').first().waitFor();
  const seal = head.locator('section', { has: head.getByRole('heading', { name: '封存', exact: true }) }).locator('tbody tr');
  await expect.poll(() => seal.count()).toBe(1);
  stage.found['seal'] = ((await seal.locator('code').textContent()) ?? '').trim();
  expect(stage.found['seal']).toMatch(/^sha256:[0-9a-f]{64}$/);
  await stage.look(head, '轮次已封存', { phone: true });
}

async function toColumns(page: Page): Promise<void> {
  await goTo(page, '采集', '采集轮次');
  await page.getByRole('link', { name: MONTH, exact: true }).click();
  await page.getByRole('link', { name: '各列数据：核对与审批' }).click();
  await page.getByRole('heading', { level: 1, name: '本轮各列' }).waitFor();
}

/** Gives one command for everything that is open in every column, one column after the other. */
async function everyColumn(stage: Stage, page: Page, command: '核对' | '审批'): Promise<void> {
  await toColumns(page);
  const mine = page.locator('section', { has: page.getByRole('heading', { name: '要我办的' }) });
  await mine.waitFor();
  const titles = await mine.locator('tbody th a').allTextContents();
  expect(titles.length).toBeGreaterThan(0);
  for (const title of titles) {
    await toColumn(page, title);
    const all = page.getByRole('button', { name: new RegExp(`^选中全部可${command}的（[1-9]`) });
    await all.waitFor();
    // What others did meanwhile may come into the list after it was first shown.
    while (await all.isVisible()) {
      await all.click();
      await page.getByRole('button', { name: new RegExp(`^${command} [1-9]\\d* 个$`) }).click();
      await page.getByText(new RegExp(`^已${command} [1-9]\\d* 个。$`)).waitFor();
      // The list may come a moment after the word.
      await all.and(page.locator('[aria-pressed=true]')).waitFor({ state: 'hidden' });
    }
    if (title === '旅游收入') await stage.look(page, `已${command}`, { phone: true });
    await page.getByRole('link', { name: '本轮各列', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '本轮各列' }).waitFor();
  }
}
