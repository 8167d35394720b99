import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { exampleArchive } from '../../src/example/exampleArchive.ts';
import { AUTHORITY, type CourseServer, uploadFile } from '../setup/courseServer.ts';
import { PACK } from '../setup/playedYear.ts';
import { PASSWORD } from '../setup/testServer.ts';
import { MONTH } from './round.ts';
import type { Stage } from './stage.ts';

/** What has the focus, as it is read out. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  const named = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent;
  return (named ?? '').trim().replace(/\\s+/g, ' ');
})()`;
/** More presses than any page of the course has stops. */
const MOST_STOPS = 120;

/** Publishes the scheme and opens the round of the month, by the interface: what comes before the keyboard's part. */
export async function openedMonth(course: CourseServer): Promise<void> {
  const done = async (post: string, path: string, body: unknown): Promise<void> => {
    const said = await (await course.in(post)).ask('POST', `authorities/${AUTHORITY}/${path}`, body);
    if (said.status >= 300) throw new Error(`${post} ${path}: ${JSON.stringify(said.value).slice(0, 800)}`);
  };
  const files = { name: 'after-liaoning.zip', bytes: exampleArchive(PACK) };
  const { value } = await uploadFile<{ readonly hash: string }>(
    await course.in('office'),
    'PUT',
    `authorities/${AUTHORITY}/schemes/north@2024/files`,
    files,
  );
  await done('office', 'schemes/north@2024/commands', { type: 'draft_scheme', hash: value.hash, from: '2024-01-01', requests: [] });
  await done('office', 'schemes/north@2024/commands', { type: 'send_scheme' });
  await done('head', 'schemes/north@2024/commands', { type: 'review_scheme' });
  await done('committee', 'schemes/north@2024/commands', { type: 'publish_scheme' });
  const plan = { scheme: 'north', version: '2024', month: MONTH, opensOn: '2024-03-01', closesOn: '2024-03-27', objectDays: 2 };
  await done('office', `rounds/${MONTH}/commands`, { type: 'plan_round', plan });
  await done('office', `rounds/${MONTH}/commands`, { type: 'open_round' });
}

/** The clerk signs in, enters his column with a mistake that he mends, and submits it: by keys alone. */
export async function enterByKeys(stage: Stage): Promise<void> {
  const page = await stage.visitor('d19');
  await signInByKeys(stage, page, 'd19');
  await tabTo(page, /^\d* ?待填报/);
  await page.keyboard.press('Enter');
  await page.getByRole('grid').waitFor();
  await tabTo(page, /^松抚市，矿山生态修复面积/);
  await page.keyboard.type('56.Z');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toMatch(/^新阜市，矿山生态修复面积/);
  await page.keyboard.type('74.8');
  await page.keyboard.press('Enter');
  await page.locator('td.cell .problem').waitFor();
  await page.keyboard.press('ArrowUp');
  await until(page, /^松抚市，矿山生态修复面积/);
  await page.keyboard.type('56.2');
  await page.keyboard.press('Enter');
  await page.getByText('已全部保存').waitFor();
  await page.keyboard.press('Escape');
  await tabTo(page, /^报送 2 个$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await tabTo(page, /^确认报送 2 个$/);
  await page.keyboard.press('Enter');
  await page.getByText('已报送 2 个。').waitFor();
  await stage.look(page, '键盘填报');
}

/** The checker returns one figure with a reason and checks the other: by keys alone. */
export async function checkByKeys(stage: Stage): Promise<void> {
  const page = await stage.visitor('checker');
  await signInByKeys(stage, page, 'checker');
  await tabTo(page, /^\d* ?待核对/);
  await page.keyboard.press('Enter');
  // One column leads to its page at once, several to their list.
  const link = page.getByRole('link', { name: /^矿山生态修复面积/ });
  const figure = page.getByRole('button', { name: '退回：新阜市' });
  await link.or(figure).first().waitFor();
  if (await link.isVisible()) {
    await tabTo(page, /^矿山生态修复面积/);
    await page.keyboard.press('Enter');
  }
  await figure.waitFor();
  await tabTo(page, /^退回：新阜市$/);
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await tabTo(page, /^理由/);
  await page.keyboard.type('与台账不符，请复核');
  await tabTo(page, /^退回$/);
  await page.keyboard.press('Enter');
  await page.getByText('退回：与台账不符').waitFor();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await tabTo(page, /^选中全部可核对的（1）$/, 'Shift+Tab');
  await page.keyboard.press('Space');
  await tabTo(page, /^核对 1 个$/);
  await page.keyboard.press('Enter');
  await page.getByText('已核对 1 个。').waitFor();
  await stage.look(page, '键盘核对');
}

async function signInByKeys(stage: Stage, page: Page, signName: string): Promise<void> {
  await page.goto(`${stage.course.server.address}/sign-in`);
  await page.locator('h1').waitFor();
  await tabTo(page, /^账户名/);
  await page.keyboard.type(signName);
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('#main h1').waitFor();
  await page.locator('a.task').first().waitFor();
}

async function focused(page: Page): Promise<string> {
  return page.evaluate<string>(FOCUSED);
}

async function until(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => focused(page)).toMatch(name);
}

/** Goes on, stop by stop, until something of a name has the focus. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  expect(await focused(page)).toMatch(name);
}
