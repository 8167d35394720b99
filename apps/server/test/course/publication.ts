import { readFileSync } from 'node:fs';
import { bundleHashers, nativeHasher, nodeCrypto } from '@kedu/runner';
import { expect } from 'vitest';
import { Findings, readZip, verifyBundle } from '@kedu/verify';
import { goTo, type Stage } from './stage.ts';

/** The head publishes a bundle; it is downloaded, checked by the library, and by the checker page to which the console leads. Rules: RUNNING-12, VERIFY-1. */
export async function publishBundle(stage: Stage): Promise<void> {
  const head = await stage.as('head');
  await goTo(head, '公开数据包');
  await stage.look(head, '没有数据包', { phone: true });
  await head.getByLabel('哪次运行').selectOption({ index: 1 });
  await head.getByRole('button', { name: '生成并记入存证' }).click();
  // What is an option of the command is a box to tick here.
  const refused = head.locator('.problem', { hasText: '请在本页勾选“允许示例数据”' });
  await refused.waitFor({ timeout: 60_000 });
  expect(await refused.textContent()).not.toContain('--example-site');
  await head.getByLabel('允许示例数据（数据包每一页都会标明）').check();
  await head.getByRole('button', { name: '生成并记入存证' }).click();
  const row = head.getByRole('row', { name: /向社会公开/ });
  await row.waitFor({ timeout: 120_000 });
  await head
    .getByRole('status')
    .getByText(/^数据包已生成，记入存证日志第 \d+ 条/)
    .waitFor();
  await stage.look(head, '数据包', { phone: true });
  const [download] = await Promise.all([head.waitForEvent('download'), row.getByRole('button', { name: '下载' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^[\p{L}\p{N}-]+-2024年度-社会公开-示例数据\.zip$/u);
  const path = await download.path();
  const findings = new Findings();
  const files = readZip(new Uint8Array(readFileSync(path)), findings);
  const report = verifyBundle(files, { crypto: nodeCrypto, sm3: bundleHashers().sm3, newHasher: nativeHasher }, findings);
  expect([report.severities.error, report.counts.figures.agree]).toEqual([0, report.counts.figures.compared]);
  expect(report.counts.figures.compared).toBeGreaterThan(100);
  // Both hashes stand in the list, each under its own name, and the checker says the second by the same name.
  const sha256 = (bytes: Uint8Array): string => Buffer.from(nodeCrypto.sha256(bytes)).toString('hex');
  const bundleHash = sha256(files.get('bundle.json') ?? new Uint8Array());
  const names = `压缩包的校验值（zip 文件的 SHA-256）sha256:${sha256(readFileSync(path))}数据包的校验值（bundle.json 的 SHA-256）sha256:${bundleHash}`;
  expect((await row.textContent())?.replace(/\s+/g, '')).toContain(names.replace(/\s+/g, ''));

  const [checker] = await Promise.all([head.waitForEvent('popup'), head.getByRole('link', { name: '打开核验程序' }).click()]);
  await checker.locator('#zip').setInputFiles({ name: 'bundle.zip', mimeType: 'application/zip', buffer: readFileSync(path) });
  await checker.locator('html[data-state=ready]').waitFor({ state: 'attached', timeout: 120_000 });
  expect(await checker.locator('#result').textContent()).toMatch(/示例数据.*north@2024/s);
  expect(await checker.locator('#result').textContent()).toContain(`数据包的校验值（bundle.json 的 SHA-256）：${bundleHash}`);
  expect(await checker.locator('[data-verdict]').getAttribute('data-verdict')).toMatch(/^(passed|open)$/);
  await stage.look(checker, '核验程序');
  await checker.close();
}

/** The audit administrator finds what was done in the course, and by whom. Rules: COMMIT-2, RIGHT-5. */
export async function searchTrail(stage: Stage): Promise<void> {
  const page = await stage.as('audit');
  await goTo(page, '审计', '审计记录');
  await page.getByText(/^记录链完整/).waitFor();
  for (const [command, name] of [
    ['发布方案', /示例 委员/],
    ['封存', /示例 绩长/],
    ['公布名次', /示例 绩长/],
  ] as const) {
    await page.getByLabel('办理事项').selectOption({ label: command });
    await page.getByRole('button', { name: '查找' }).click();
    const found = page.locator('tbody tr', { hasText: command });
    await expect.poll(async () => [await page.locator('tbody tr').count(), await found.count()]).toEqual([1, 1]);
    expect(await found.textContent()).toMatch(name);
  }
  await stage.look(page, '审计', { phone: true });
  // He sees no business data: nothing of it is in his navigation.
  const offered = await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allTextContents();
  expect(offered).toContain('审计');
  for (const part of ['采集', '方案', '亮灯', '运行与结果', '公开数据包']) expect(offered).not.toContain(part);
}
