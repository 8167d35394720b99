import { generateSync } from 'otplib';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { AUTHORITY } from '../setup/courseServer.ts';
import { goTo, type Stage, take } from './stage.ts';

/** Half a minute, after which a code is another. */
const STEP = 30;
const DEPUTY = '示例 代理';
const SUCCESSOR = '示例 接任';
/** What somebody makes of the password that an administrator gave him. */
const OWN = '示例密码 自己改的 5678';
const NEXT_ROUND = '2024-03';

/** A new account: its first password, and another one that replaces it, are each shown once. Rules: RIGHT-15, SIGN-5. */
export async function openAccounts(stage: Stage): Promise<void> {
  const page = await stage.as('system');
  await goTo(page, '权限');
  const form = formOf(page, '登记人员');
  await form.getByRole('button', { name: '登记人员' }).click();
  await refusedAt(page, /^姓名/, '还空着，请填写');
  expect(await form.locator('.problem').count()).toBe(2);
  await register(page, DEPUTY, 'office');
  await refusedAt(page, /^账户名/, '账户名');
  const first = await register(page, DEPUTY, 'deputy-1');
  expect(first).toMatch(/^.{12,}$/);
  await page.getByRole('heading', { name: `${DEPUTY}的初始密码` }).waitFor();
  await stage.look(page, '初始密码', { phone: true });
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog .secret').isVisible(), 'Escape does not take away what is shown once').toBe(true);
  await noteDown(page);
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
  expect(await page.content()).not.toContain(first);
  await register(page, SUCCESSOR, 'successor');
  stage.found['successor'] = await secretOf(page);
  await noteDown(page);

  await page.getByRole('button', { name: `重设密码：${DEPUTY}` }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByRole('button', { name: '重设密码' }).click();
  await refusedAt(page, /^理由/, '重设密码要写明理由');
  await stage.look(page, '重设密码没有理由');
  await dialog.getByLabel('理由').fill('初始密码没有收到');
  await dialog.getByRole('button', { name: '重设密码' }).click();
  await page.locator('dialog .secret').waitFor();
  await page.getByRole('heading', { name: `${DEPUTY}的新密码` }).waitFor();
  await stage.look(page, '新密码', { phone: true });
  stage.found['deputy'] = await secretOf(page);
  expect(stage.found['deputy']).not.toBe(first);
  await noteDown(page);
  await page.reload();
  await page.getByRole('row', { name: new RegExp(DEPUTY) }).waitFor();
  expect(await page.content()).not.toContain(stage.found['deputy']);

  const stranger = await stage.visitor('deputy-1');
  await stranger.goto(`${stage.course.server.address}/sign-in`);
  await stranger.locator('input[autocomplete=username]').fill('deputy-1');
  await stranger.locator('input[autocomplete=current-password]').fill(first);
  await stranger.locator('form button[type=submit]').click();
  await stranger.locator('.refusal').waitFor();
  await stage.leave('deputy-1');
}

/** A post is created in a unit that is chosen by its name. Rule: RIGHT-19. */
export async function createPost(stage: Stage): Promise<void> {
  const page = await stage.as('system');
  const form = formOf(page, '设岗');
  await form.getByRole('button', { name: '设岗' }).click();
  await refusedAt(page, /^岗位名称/, '还空着，请填写');
  expect(await form.locator('.problem').allTextContents()).toEqual(
    Array.from({ length: 3 }, () => expect.stringContaining('还空着，请填写')),
  );
  await form.getByLabel('岗位名称').fill('省林草局复核岗');
  await form.getByLabel('岗位编号').fill('d19');
  await form.getByLabel('所属单位').selectOption({ label: '省林草局（990000D19）' });
  await form.getByRole('button', { name: '设岗' }).click();
  await refusedAt(page, /^岗位编号/, '这个编号已经用过');
  await form.getByLabel('岗位编号').fill('d19-2');
  await form.getByRole('button', { name: '设岗' }).click();
  await page.getByRole('row', { name: /省林草局复核岗.*省林草局/ }).waitFor();
  await stage.look(page, '设岗');
}

/** A deputy enters figures while his days last, and is seen by his own name; after them he has no post. Rules: RIGHT-3, RIGHT-9. */
export async function deputise(stage: Stage): Promise<void> {
  const security = await stage.as('security');
  await goTo(security, '权限');
  await security.getByRole('link', { name: '省林草局填报岗' }).first().click();
  const seats = formOf(security, '任职');
  await seats.getByRole('button', { name: '任职' }).click();
  await refusedAt(security, /^人员/, '还空着，请填写');
  await seats.getByLabel('人员').selectOption({ label: DEPUTY });
  await seats.getByRole('button', { name: '任职' }).click();
  await refusedAt(security, /^人员/, '一个岗位同一天只有一名负责人');
  await seats.getByLabel('身份').selectOption({ label: '代理人' });
  await seats.getByLabel('末日').fill('2024-02-01');
  await seats.getByRole('button', { name: '任职' }).click();
  await refusedAt(security, /^末日/, '日期不对');
  await stage.look(security, '任期不对', { phone: true });
  // A day that has not come for the database either: it goes by its own day, which no rehearsal moves.
  await seats.getByLabel('末日').fill('2099-12-31');
  await seats.getByRole('button', { name: '任职' }).click();
  await security.getByRole('row', { name: /示例 代理.*现任.*代理人.*2099-12-31/ }).waitFor();

  const page = await settleIn(stage, 'deputy-1', stage.found['deputy'] as string);
  await page.locator('a.task', { hasText: '待填报' }).click();
  const cell = page.getByRole('textbox', { name: /^松抚市，矿山生态修复面积/ });
  await cell.fill('56.2');
  await cell.press('Enter');
  await page.getByText('已全部保存').waitFor();
  await stage.look(page, '代理人填报');
  const owner = await stage.course.in('d19');
  const path = `authorities/${AUTHORITY}/rounds/2024-02/cells?indicator=mine_restoration&period=2024-02`;
  const { value } = await owner.ask<{
    readonly items: readonly { readonly enteredBy?: { readonly name: string; readonly post: string } }[];
  }>('GET', path);
  expect(value.items.flatMap(({ enteredBy }) => (enteredBy ? [[enteredBy.name, enteredBy.post]] : []))).toEqual([[DEPUTY, 'd19']]);

  await security.getByRole('button', { name: `免职：${DEPUTY}` }).click();
  const dialog = security.locator('dialog[open]');
  await dialog.getByLabel('任职末日').fill('2024-03-10');
  await dialog.getByLabel('理由').fill('负责人已返岗');
  await dialog.getByRole('button', { name: '免职' }).click();
  await security.getByRole('row', { name: /示例 代理.*2024-03-10/ }).waitFor();
  stage.turn('2024-03-11');
  await page.goto(`${stage.course.server.address}/`);
  await page.getByRole('heading', { level: 1, name: '您今天没有任职的岗位' }).waitFor();
  await stage.look(page, '代理已结束');
}

/** The holder of a post changes: while nobody sits on it, no round asks for its indicators. Rules: RIGHT-8, RIGHT-11. */
export async function handPostOver(stage: Stage): Promise<void> {
  stage.turn('2024-03-29');
  const security = await stage.as('security');
  await security.reload();
  await security.getByRole('button', { name: '免职：示例 省林草局甲' }).click();
  const dialog = security.locator('dialog[open]');
  await dialog.getByRole('button', { name: '免职' }).click();
  await refusedAt(security, /^理由/, '免职要写明理由');
  await dialog.getByLabel('任职末日').fill('2024-03-31');
  await dialog.getByLabel('理由').fill('轮岗交流');
  await dialog.getByRole('button', { name: '免职' }).click();
  await security.getByRole('row', { name: /示例 省林草局甲.*2024-03-31/ }).waitFor();
  stage.turn('2024-04-01');
  await security.reload();
  await security.locator('.mark.warn', { hasText: '空缺' }).waitFor();
  await stage.look(security, '岗位空缺', { phone: true });

  const clerk = await stage.course.in('office');
  const plan = { scheme: 'north', version: '2024', month: NEXT_ROUND, opensOn: '2024-04-01', closesOn: '2024-04-26', objectDays: 2 };
  const planned = await clerk.ask('POST', `authorities/${AUTHORITY}/rounds/${NEXT_ROUND}/commands`, { type: 'plan_round', plan });
  expect(planned.status).toBe(200);
  const office = await stage.as('office');
  await goTo(office, '采集', '采集轮次');
  await office.getByRole('link', { name: new RegExp(NEXT_ROUND) }).click();
  await office.getByText('指标 mine_restoration 没有人负责：责任岗位空缺').waitFor();
  expect(await office.getByRole('button', { name: '开启轮次' }).count()).toBe(0);
  await stage.look(office, '没有责任人不能开启');

  const seats = formOf(security, '任职');
  await seats.getByLabel('人员').selectOption({ label: SUCCESSOR });
  await seats.getByRole('button', { name: '任职' }).click();
  await security.getByRole('row', { name: /示例 接任.*现任.*负责人/ }).waitFor();
  await office.reload();
  await take(office, '开启轮次');
  await office.getByText('进行中').first().waitFor();
  const successor = await stage.as('successor', { password: stage.found['successor'] as string });
  await successor.locator('a.task', { hasText: '待填报' }).first().waitFor();
  await stage.leave('successor');
  await stage.leave('office');
}

/** A lost second factor is asked for by one administrator and taken away by another; then the password alone opens. Rule: RIGHT-16. */
export async function resetFactor(stage: Stage): Promise<void> {
  const owner = await stage.as('deputy-1', { password: OWN });
  await owner.getByRole('link', { name: DEPUTY }).click();
  await owner.getByRole('button', { name: '开始设置' }).click();
  const secret = ((await owner.locator('.secret').textContent()) ?? '').replaceAll(/\s/g, '');
  await owner.getByLabel('动态验证码').fill(generateSync({ secret, epoch: Math.floor(Date.now() / 1000) - STEP }));
  await owner.getByRole('button', { name: '启用' }).click();
  await owner.getByText('已启用动态验证码').waitFor();
  await stage.leave('deputy-1');

  const system = await stage.as('system');
  await system.reload();
  await system.getByRole('button', { name: `申请重置动态验证码：${DEPUTY}` }).click();
  await system.locator('dialog[open]').getByLabel('理由').fill('手机遗失，本人到场');
  await system.locator('dialog[open]').getByRole('button', { name: '申请重置动态验证码' }).click();
  const row = system.getByRole('row', { name: new RegExp(DEPUTY) });
  await row.getByText('待另一名管理员确认').waitFor();
  expect(await row.getByRole('button', { name: /重置动态验证码/ }).count(), 'whoever asked does not confirm').toBe(0);
  await stage.look(system, '已申请重置', { phone: true });

  const security = await stage.as('security');
  await goTo(security, '权限');
  await security.getByRole('button', { name: `确认重置动态验证码：${DEPUTY}` }).click();
  const dialog = security.locator('dialog[open]');
  await dialog.getByRole('button', { name: '确认重置动态验证码' }).click();
  await refusedAt(security, /^理由/, '要写明理由');
  await dialog.getByLabel('理由').fill('已当面核实本人');
  await stage.look(security, '确认重置');
  await dialog.getByRole('button', { name: '确认重置动态验证码' }).click();
  await dialog.waitFor({ state: 'detached' });
  await security.getByRole('row', { name: new RegExp(`${DEPUTY}.*未启用`) }).waitFor();
  await stage.as('deputy-1', { password: OWN });
  await stage.leave('deputy-1');
}

/** The seat of an administrator goes on by two hands: one asks, whoever sits there may be the other; then he has it no more. Rule: RIGHT-4. */
export async function handSeatOver(stage: Stage): Promise<void> {
  const system = await stage.as('system');
  await system.getByRole('button', { name: '申请更换安全管理员' }).click();
  const dialog = system.locator('dialog[open]');
  await dialog.getByLabel('理由').fill('岗位调整，更换安全管理员');
  await dialog.getByRole('button', { name: '申请更换' }).click();
  await refusedAt(system, /^接任人/, '还空着，请填写');
  await dialog.getByLabel('接任人').selectOption({ label: '示例 审计丙' });
  await dialog.getByRole('button', { name: '申请更换' }).click();
  await refusedAt(system, /^接任人/, '安全管理员席位不能由 示例 审计丙 担任：同一人不能担任两个管理员席位');
  await stage.look(system, '申请更换管理员', { phone: true });
  await dialog.getByLabel('接任人').selectOption({ label: DEPUTY });
  await dialog.getByRole('button', { name: '申请更换' }).click();
  await dialog.waitFor({ state: 'detached' });
  const row = system.getByRole('row', { name: /^安全管理员/ });
  await row.getByText('待另一名管理员最迟').waitFor();
  expect(await row.getByRole('button', { name: '确认更换' }).count(), 'whoever asked does not confirm').toBe(0);
  await stage.look(system, '已申请更换', { phone: true });

  const former = await stage.as('security');
  await former.goto(`${stage.course.server.address}/`);
  await former.locator('a.task', { hasText: '更换管理员' }).waitFor();
  await stage.look(former, '待确认更换', { phone: true });
  await former.locator('a.task', { hasText: '更换管理员' }).click();
  await former.getByRole('button', { name: '确认更换安全管理员' }).click();
  const confirming = former.locator('dialog[open]');
  await confirming.getByText(`示例 系统甲申请由${DEPUTY}接任`).waitFor();
  await confirming.getByRole('button', { name: '确认更换安全管理员' }).click();
  await refusedAt(former, /^理由/, '要写明理由');
  await stage.look(former, '确认更换管理员', { phone: true });
  await confirming.getByLabel('理由').fill('已当面核实接任人');
  await confirming.getByRole('button', { name: '确认更换安全管理员' }).click();
  await confirming.waitFor({ state: 'detached' });
  await system.reload();
  await system.getByRole('row', { name: `安全管理员 ${DEPUTY}` }).waitFor();
  await former.goto(`${stage.course.server.address}/`);
  await former.getByRole('heading', { level: 1, name: '您今天没有任职的岗位' }).waitFor();
  const next = await stage.as('deputy-1', { password: OWN });
  await goTo(next, '权限');
  await next.getByRole('link', { name: '省林草局填报岗' }).first().click();
  await formOf(next, '任职').waitFor();
}

/** Somebody signs in with the password that he was given, and must make another of it first. Rule: RIGHT-15. */
async function settleIn(stage: Stage, signName: string, given: string): Promise<Page> {
  const page = await stage.visitor(signName);
  await page.goto(`${stage.course.server.address}/sign-in`);
  await page.locator('input[autocomplete=username]').fill(signName);
  await page.locator('input[autocomplete=current-password]').fill(given);
  await page.locator('form button[type=submit]').click();
  const dialog = page.locator('dialog[open]', { has: page.getByRole('heading', { name: '请先改成自己的密码' }) });
  await dialog.getByLabel('现在的密码').fill(given);
  await dialog.getByLabel(/^新密码/).fill(OWN);
  await dialog.getByLabel('再输入一次新密码').fill(OWN);
  await stage.look(page, '改成自己的密码', { phone: true });
  await dialog.getByRole('button', { name: '修改密码' }).click();
  await page.locator('#main h1').waitFor();
  return page;
}

function formOf(page: Page, heading: string): ReturnType<Page['locator']> {
  return page.locator('form', { has: page.getByRole('heading', { name: heading }) });
}

/** Fills the form and sends it: the password that is shown, or nothing where it was refused. */
async function register(page: Page, name: string, signName: string): Promise<string> {
  const form = formOf(page, '登记人员');
  await form.getByLabel('姓名').fill(name);
  await form.getByLabel('账户名').fill(signName);
  await form.getByRole('button', { name: '登记人员' }).click();
  const secret = page.locator('dialog .secret');
  await secret.or(form.locator('.problem')).first().waitFor();
  return (await secret.isVisible()) ? secretOf(page) : '';
}

async function secretOf(page: Page): Promise<string> {
  return ((await page.locator('dialog .secret').textContent()) ?? '').trim();
}

async function noteDown(page: Page): Promise<void> {
  await page.getByRole('button', { name: '已记下，关闭' }).click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

/** What was refused stands below its field, and the field has the focus. Rule: API-5. */
async function refusedAt(page: Page, label: RegExp, text: string): Promise<void> {
  const field = page.locator('.field', { has: page.locator(':focus') });
  await field.locator('.problem', { hasText: text }).waitFor();
  expect(await field.locator('label').textContent()).toMatch(label);
}
