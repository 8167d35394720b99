import { periodName } from '@kedu/messages';
import type { Observations } from '@kedu/model';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { figureOf, MONTH } from './round.ts';
import type { Stage } from './stage.ts';

/** Whose figure is typed wrong, and then contested. */
export const WRONG = '990300';
export const CONTESTED = '990100';
/** What the department submits of the contested one at first. */
export const CONTESTED_FIGURE = 12.57;

/** The owning department pastes one column over all units from a spreadsheet: in 亿 and 万, one of them no number; it is mended beside its cell, and submitted. Rules: COLLECT-2, COLLECT-3. */
export async function pasteColumn(stage: Stage, observations: Observations, units: readonly string[]): Promise<void> {
  const page = await stage.as('d06');
  await stage.look(page, '主管部门待办', { phone: true });
  await page.locator('a.task', { hasText: '待填报' }).first().click();
  await toColumn(page, '旅游收入');
  const figures = new Map(units.map((unit) => [unit, figureOf(observations, 'tourism_revenue', unit) ?? 0]));
  const said = units.map((unit, at) => {
    if (unit === WRONG) return '28.5S';
    const figure = unit === CONTESTED ? CONTESTED_FIGURE : (figures.get(unit) as number);
    return at % 2 === 0 ? `${figure}亿` : `${(figure * 10_000).toFixed(0)}万`;
  });
  const first = page.locator('input[data-row="0"][data-column="0"]');
  await first.focus();
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(`${said.join('\r\n')}\r\n`)})`);
  await page.keyboard.press('Control+v');
  await page.getByText(`已粘贴 ${units.length} 格`).first().waitFor();
  const wrong = page.locator(`input[data-row="${units.indexOf(WRONG)}"][data-column="0"]`);
  await expect.poll(() => wrong.getAttribute('aria-invalid')).toBe('true');
  const problem = page.locator('td.cell', { has: wrong }).locator('.problem');
  expect(await problem.textContent()).toMatch(/混有字母|计量单位/);
  await stage.look(page, '粘贴一列', { phone: true });
  await page.getByRole('button', { name: '1 格有问题，到下一处' }).click();
  await page.locator(`input[data-row="${units.indexOf(WRONG)}"][data-column="0"]:focus`).waitFor();
  await wrong.fill(String(figures.get(WRONG)));
  await page.keyboard.press('Enter');
  await submit(page, units.length);
  await stage.look(page, '一列已报');
}

/** Goes from the columns of a round to one of them, where the way did not lead there at once. */
export async function toColumn(page: Page, title: string): Promise<void> {
  const own = page.getByRole('heading', { level: 1, name: `${title}（${periodName(MONTH, 'zh-CN')}）`, exact: true });
  const link = page.getByRole('link', { name: title, exact: true });
  await own.or(link).first().waitFor();
  if (await own.isVisible()) return;
  await link.click();
  await own.waitFor();
}

/** A clerk enters on the phone what nobody's system has. Rule: COLLECT-2. */
export async function enterOnPhone(stage: Stage, observations: Observations, units: readonly string[]): Promise<void> {
  const page = await stage.as('d19', { phone: true });
  await stage.look(page, '填报人待办');
  await page.locator('a.task', { hasText: '待填报' }).click();
  const box = page.locator('form.phone-entry input.big');
  await box.waitFor();
  await stage.look(page, '手机填报');
  const asked = units.filter((unit) => figureOf(observations, 'mine_restoration', unit) !== undefined);
  expect(asked.length).toBeGreaterThan(1);
  for (const unit of asked) {
    await box.fill(String(figureOf(observations, 'mine_restoration', unit)));
    await box.press('Enter');
  }
  const dialog = page.locator('dialog[open]');
  await dialog.waitFor();
  await stage.look(page, '手机报送前确认');
  await dialog.getByRole('button', { name: `确认报送 ${asked.length} 个` }).click();
  await page.getByText(`已报送 ${asked.length} 个。`).waitFor();
  await stage.look(page, '手机已报送');
}

/** Waits until everything typed is saved, and submits it. */
export async function submit(page: Page, count: number): Promise<void> {
  await page.getByText('已全部保存').waitFor();
  await page.getByRole('button', { name: `报送 ${count} 个`, exact: true }).click();
  await page
    .locator('dialog[open]')
    .getByRole('button', { name: `确认报送 ${count} 个` })
    .click();
  await page.getByText(`已报送 ${count} 个。`).waitFor();
}
