import { generateSync } from 'otplib';
import { expect } from 'vitest';
import { goTo, signIn, type Stage } from './stage.ts';

/** Half a minute, after which a code is another. */
const STEP = 30;

/** The system administrator registers somebody and makes him a post, the security administrator gives it its role and seats him; each of the two alone can do half of it. */
export async function seatChecker(stage: Stage): Promise<void> {
  const system = await stage.as('system');
  await stage.look(system, '系统管理员待办');
  await goTo(system, '权限');
  const posts = system.locator('form', { has: system.getByRole('heading', { name: '设岗' }) });
  await posts.getByLabel('岗位名称').fill('数据核对岗（林草口）');
  await posts.getByLabel('岗位编号').fill('checker-2');
  // No scheme is in force yet, and with it no register of units to choose from.
  await posts.getByLabel('所属单位').fill('990000D01');
  await posts.getByRole('button', { name: '设岗' }).click();
  await system.getByRole('link', { name: '数据核对岗（林草口）' }).waitFor();
  const people = system.locator('form', { has: system.getByRole('heading', { name: '登记人员' }) });
  await people.getByLabel('姓名').fill('示例 核对乙');
  await people.getByLabel('账户名').fill('checker-2');
  await people.getByRole('button', { name: '登记人员' }).click();
  const secret = system.locator('dialog .secret');
  await secret.waitFor();
  stage.found['password'] = ((await secret.textContent()) ?? '').trim();
  expect(stage.found['password']).toMatch(/^.{12,}$/);
  await stage.look(system, '登记人员', { phone: true });
  await system.getByRole('button', { name: '已记下，关闭' }).click();
  await stage.leave('system');

  const security = await stage.as('security');
  await secondFactor(stage);
  await goTo(security, '权限');
  await security.getByRole('link', { name: '数据核对岗（林草口）' }).click();
  const roles = security.locator('form', { has: security.getByRole('heading', { name: '授予角色' }) });
  await roles.getByLabel('角色').selectOption({ label: '部门核对人' });
  await roles.getByRole('button', { name: '授予角色' }).click();
  await security.getByRole('row', { name: /部门核对人/ }).waitFor();
  const seats = security.locator('form', { has: security.getByRole('heading', { name: '任职' }) });
  await seats.getByLabel('人员').selectOption({ label: '示例 核对乙' });
  await seats.getByRole('button', { name: '任职' }).click();
  await security.getByRole('row', { name: /示例 核对乙.*现任/ }).waitFor();
  await stage.look(security, '任职与授权', { phone: true });
  await stage.leave('security');
}

/** The security administrator sets up a second factor, and from then on signs in with it alone. Rules: SIGN-3, SIGN-8. */
async function secondFactor(stage: Stage): Promise<void> {
  const page = await stage.as('security');
  await page.getByRole('link', { name: /我的账户/ }).click();
  await page.getByRole('button', { name: '开始设置' }).click();
  const secret = ((await page.locator('.secret').textContent()) ?? '').replaceAll(/\s/g, '');
  const code = (steps: number): string => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * STEP });
  await page.getByLabel('动态验证码').fill(code(-1));
  await page.getByRole('button', { name: '启用' }).click();
  await page.getByText('已启用动态验证码').waitFor();
  await stage.look(page, '第二因素');
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.locator('.sign-in').waitFor();
  await page.getByLabel('动态验证码').fill(code(0));
  await signIn(page, 'security');
}
