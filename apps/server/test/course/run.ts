import { expect } from 'vitest';
import { CONTESTED } from './figures.ts';
import { goTo, type Stage, take } from './stage.ts';

/** The office asks for a run of the seal, sees it being worked out, and finds its results. Rules: RUNNING-1, RUNNING-2, RUNNING-9. */
export async function makeRun(stage: Stage): Promise<void> {
  const office = await stage.as('office');
  await goTo(office, '运行与结果');
  await stage.look(office, '没有运行', { phone: true });
  await office.getByRole('link', { name: '申请计算' }).click();
  await office.getByLabel('方案版本').selectOption({ index: 1 });
  await office.getByLabel('考核期').selectOption('2024');
  await office.getByLabel('计算日').fill('2024-03-28');
  await stage.look(office, '申请计算', { phone: true });
  await office.getByRole('button', { name: '申请计算' }).click();
  await office.getByRole('progressbar').or(office.getByText('已完成')).first().waitFor();
  await office.getByText('已完成').first().waitFor({ timeout: 120_000 });
  stage.found['run'] = new URL(office.url()).pathname.split('/').at(-1) ?? '';
  await expect.poll(() => office.locator('#main').textContent()).toContain(stage.found['seal'] ?? 'none');
  await stage.look(office, '运行已完成', { phone: true });
}

/** Units see their own scores, without a rank; one confirms, one objects and is answered; only then are ranks released. Rules: RUNNING-5, RUNNING-6. */
export async function feedBack(stage: Stage): Promise<void> {
  const office = await stage.as('office');
  await office.getByRole('link', { name: '结果反馈' }).click();
  await office.getByRole('heading', { name: '开始反馈' }).waitFor();
  await office.getByLabel('反馈截止').fill('2024-03-29');
  await office.getByRole('button', { name: '向 34 个单位反馈' }).click();
  await office.locator('.problem, .refusal').first().waitFor();
  await stage.look(office, '反馈时间太短', { phone: true });
  await office.getByLabel('反馈截止').fill('2024-04-08');
  await office.getByRole('button', { name: '向 34 个单位反馈' }).click();
  await office.getByRole('row', { name: /北川市/ }).waitFor();
  await stage.look(office, '反馈进行中', { phone: true });

  for (const [unit, step, fields] of [
    [CONTESTED, '确认结果', {}],
    ['990200', '对结果提出异议', { 理由: '养老金足额发放率已补发到位，请核对' }],
  ] as const) {
    const page = await stage.as(`city-${unit}`, { phone: true });
    await goTo(page, '待办');
    await page.locator('a.task', { hasText: '结果反馈' }).click();
    await page.getByRole('link', { name: /看得分由来/ }).click();
    await page.getByText('名次和等次尚未公布，暂不显示').waitFor();
    expect(await page.locator('#main').textContent()).not.toMatch(/第 \d+ 名/);
    await stage.look(page, `单位看得分-${unit}`);
    await page.getByRole('link', { name: '结果反馈' }).click();
    await take(page, step, fields);
    await page
      .getByText(step === '确认结果' ? '确认' : '提出异议', { exact: true })
      .first()
      .waitFor();
    await stage.look(page, `单位答复-${unit}`);
  }
  await goTo(office, '待办');
  await office.locator('a.task', { hasText: '结果反馈' }).first().click();
  const row = office.getByRole('row', { name: /连海市/ });
  await take(office, '维持结果', { 理由: '补发在考核期截止日之后，按办法第十一条不计入' }, row);
  await row.getByText('维持结果', { exact: true }).waitFor();
  stage.turn('2024-04-09');
  await office.reload();
  await take(office, '结束反馈');
  await office.getByText('已截止').first().waitFor();
  await stage.look(office, '反馈已结束', { phone: true });

  const head = await stage.as('head');
  await goTo(head, '待办');
  await head.locator('a.task', { hasText: '结果反馈' }).first().click();
  await take(head, '公布名次');
  await head.getByText('已公布名次').first().waitFor();
  await stage.look(head, '名次已公布', { phone: true });
}

/** The committee looks on the phone: lights, ranks, one unit, why, and who entered a figure. Rules: RUNNING-6, RUNNING-11. */
export async function lookOn(stage: Stage): Promise<void> {
  await stage.leave('committee');
  const page = await stage.as('committee', { phone: true });
  await stage.look(page, '领导首页');
  await goTo(page, '亮灯', /^2024年.*亮灯$/);
  await page.getByRole('heading', { name: '一分钟' }).waitFor();
  await page.locator('.worst').waitFor();
  await stage.look(page, '亮灯');
  await page.getByRole('link', { name: '得分与名次' }).click();
  await page.getByRole('row', { name: /北川市/ }).waitFor();
  await stage.look(page, '得分与名次');
  await page.setViewportSize({ width: 1440, height: 900 });
  await stage.look(page, '得分与名次');
  await page.getByRole('link', { name: '松抚市', exact: true }).click();
  await page.getByRole('heading', { name: '从满分到得分' }).waitFor();
  await stage.look(page, '瀑布', { phone: true });
  await page.getByRole('button', { name: '全部展开' }).click();
  await page
    .locator('.why')
    .getByText(/矿山生态修复面积/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '谁报的：矿山生态修复面积' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.getByText(/示例 省林草局甲/).waitFor();
  await stage.look(page, '谁报的', { phone: true });
  await dialog.getByRole('link', { name: '看这一列' }).click();
  await page.getByRole('heading', { level: 1, name: /矿山生态修复面积/ }).waitFor();
  await page.getByRole('button', { name: '历次版本：松抚市' }).click();
  await page
    .getByText(/与卫星影像核查面积不符/)
    .first()
    .waitFor();
  await stage.look(page, '到格的历次版本', { phone: true });
}
