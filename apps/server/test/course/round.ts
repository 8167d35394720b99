import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observations } from '@kedu/model';
import { expect } from 'vitest';
import { AUTHORITY } from '../setup/courseServer.ts';
import { CAPTURED } from './scheme.ts';
import { goTo, type Stage, take } from './stage.ts';

/** The month of the course, and the connector that has most of it. */
export const MONTH = '2024-02';
export const CONNECTOR = 'platform';

/** Cities that restore mines: nobody is asked for their days of good air, which count nothing there. */
const RESTORING = ['990400', '990900'];

/** Puts what the platform of the departments has into the exchange folder: a row a unit, a column an indicator. How many figures these are. */
export function leaveInFolder({ course }: Stage, observations: Observations, units: readonly string[]): number {
  const exchange = join(course.folder, 'exchange');
  mkdirSync(exchange, { recursive: true });
  writeFileSync(join(course.folder, 'connectors.json'), JSON.stringify({ [AUTHORITY]: { [CONNECTOR]: { folder: exchange } } }));
  const cell = (indicator: string, unit: string): string => {
    const isAsked = indicator !== 'good_air_days' || !RESTORING.includes(unit);
    return isAsked ? String(figureOf(observations, indicator, unit) ?? '') : '';
  };
  const rows = units.map((unit) => CAPTURED.map((indicator) => cell(indicator, unit)));
  const lines = rows.map((row, at) => [units[at], MONTH, ...row].join(','));
  writeFileSync(join(exchange, '2024-02.csv'), `${['单位', '期间', ...CAPTURED].join(',')}\n${lines.join('\n')}\n`);
  return rows.flat().filter((text) => text !== '').length;
}

/** A figure of the example; undefined where it has none. */
export function figureOf(observations: Observations, indicator: string, unit: string): number | undefined {
  const column = observations.column(indicator, MONTH);
  const row = observations.unitIds.indexOf(unit);
  return column === undefined || row < 0 || column.missing[row] !== 0 ? undefined : column.values[row];
}

/** The office declares the connector, whose figures nobody is asked for from then on. Rule: ROUND-6. */
export async function declareConnector(stage: Stage, titles: readonly string[]): Promise<void> {
  const office = await stage.as('office');
  await goTo(office, '数据对接');
  const form = office.locator('section', { has: office.getByRole('heading', { name: '登记数据对接' }) });
  await form.getByLabel('编号').fill(CONNECTOR);
  await form.getByLabel('读取方式').selectOption('mappings/platform.yaml');
  await form.getByLabel('启用日期').fill('2024-01-01');
  for (const title of titles) await form.getByLabel(title, { exact: true }).check();
  await form.getByText(`已选 ${titles.length} 个`).waitFor();
  await form.getByRole('button', { name: '登记数据对接' }).click();
  await office.getByRole('heading', { level: 1, name: `数据对接 ${CONNECTOR}` }).waitFor();
  await stage.look(office, '数据对接', { phone: true });
}

/** The office has the newest file of the exchange folder captured. Rules: CONNECT-4, COLLECT-5. */
export async function capture(stage: Stage, figures: number): Promise<void> {
  const office = await stage.as('office');
  await goTo(office, '数据对接');
  await office.getByRole('link', { name: CONNECTOR }).click();
  await office.getByRole('button', { name: '现在采集' }).click();
  await office.getByText(`已采集，更新 ${figures} 个数据。`).waitFor();
  await stage.look(office, '已采集', { phone: true });
}

/** The office plans the round, is told what is wrong with its days, and opens it on its first day. Rules: ROUND-1 to ROUND-4. */
export async function openRound(stage: Stage): Promise<void> {
  const office = await stage.as('office');
  await goTo(office, '采集', '采集轮次');
  await stage.look(office, '没有轮次', { phone: true });
  await office.getByRole('link', { name: '计划新轮次' }).click();
  await office.getByLabel('方案版本').selectOption({ index: 1 });
  await office.getByLabel('月份').fill(MONTH);
  await office.getByLabel('首日').fill('2024-03-01');
  await office.getByLabel('末日').fill('2024-02-27');
  await office.getByLabel('异议期（工作日）').fill('2');
  await office.getByRole('button', { name: '保存计划' }).click();
  await office.locator('.problem, .refusal').first().waitFor();
  await stage.look(office, '计划有问题', { phone: true });
  await office.getByLabel('末日').fill('2024-03-27');
  await office.getByRole('button', { name: '保存计划' }).click();
  await office.getByRole('heading', { level: 1, name: `轮次 ${MONTH}` }).waitFor();
  await stage.look(office, '轮次已计划', { phone: true });

  // Not before its first day: the page says why.
  await expect.poll(() => office.locator('#main').textContent()).toMatch(/开启轮次：.*还没有到开始日/);
  stage.turn('2024-03-01');
  await office.reload();
  await take(office, '开启轮次');
  await office.getByRole('heading', { name: '采集任务' }).waitFor();
  await office.getByText('进行中').first().waitFor();
  await expect.poll(() => office.getByRole('row', { name: /系统对接/ }).count()).toBe(CAPTURED.length);
  expect(await office.getByRole('row', { name: /责任岗位一列报送/ }).count()).toBe(2);
  await stage.look(office, '轮次进行中', { phone: true });
}
