import { newPart, inflateArchive, writeZip } from '@kedu/intake';
import { expect } from 'vitest';
import { exampleArchive } from '../../src/example/exampleArchive.ts';
import { PACK } from '../setup/playedYear.ts';
import { goTo, type Stage, take } from './stage.ts';

/** How the files of the connector are read: a row a unit, a column an indicator. */
export const CAPTURED = [
  'good_air_days',
  'hotline_resolution',
  'major_accidents',
  'new_jobs',
  'pension_on_time',
  'water_investment',
  'water_quality',
] as const;
const MAPPING = `tables:
  - headings: [1]
    unit: { column: A }
    unit_by: id
    period: { column: B }
    values:
${CAPTURED.map((indicator, at) => `      - { column: ${String.fromCharCode(67 + at)}, indicator: ${indicator} }\n`).join('')}`;

/** The office uploads a version with a mistake, sees it named with its place, uploads it mended; three people bring it into force. Rules: SCHEMEPUB-1 to SCHEMEPUB-3. */
export async function publishScheme(stage: Stage): Promise<void> {
  const office = await stage.as('office');
  await goTo(office, '方案', '考核方案');
  await stage.look(office, '没有方案', { phone: true });
  const form = office.locator('section', { has: office.getByRole('heading', { name: '起草新版本' }) });
  const upload = async (bytes: Uint8Array): Promise<void> => {
    await form.getByLabel('方案与版本').fill('north@2024');
    await form.getByLabel('压缩包').setInputFiles({ name: '北原省2024.zip', mimeType: 'application/zip', buffer: Buffer.from(bytes) });
    await form.getByRole('button', { name: '上传并检查' }).click();
    await form.getByText(/\d+ 个错误，\d+ 个提醒。$/).waitFor();
  };
  await upload(archive((name, text) => (name === 'scheme/2024.yaml' ? text.replace('rounding:', 'roundng:') : text)));
  expect(await form.getByRole('status').textContent()).toMatch(/还不能用：1 个错误/);
  expect(await form.locator('li', { hasText: 'roundng' }).first().textContent()).toMatch(/scheme\/2024\.yaml 第 \d+ 行/);
  await stage.look(office, '方案有错误', { phone: true });
  await upload(archive());
  await form.getByText(/：0 个错误/).waitFor();
  await form.getByLabel('生效日').fill('2024-01-01');
  await form.getByRole('button', { name: '存为草稿' }).click();
  await office.getByRole('button', { name: '送审' }).waitFor();
  await stage.look(office, '方案草稿', { phone: true });
  await take(office, '送审');
  await office.getByText('送审中').first().waitFor();

  for (const [who, step] of [
    ['head', '复核方案'],
    ['committee', '发布方案'],
  ] as const) {
    const page = await stage.as(who);
    await stage.look(page, `${step}待办`, { phone: true });
    await page.locator('a.task', { hasText: '考核方案' }).click();
    await page.getByRole('button', { name: step }).waitFor();
    await take(page, step);
  }
  const committee = await stage.as('committee');
  await committee.getByText('已发布').first().waitFor();
  await stage.look(committee, '方案已发布');
}

/** The rules of the example, with the mapping of the connector. */
function archive(change: (name: string, text: string) => string = (_, text) => text): Uint8Array {
  const opened = inflateArchive(exampleArchive(PACK), { files: 2000, bytes: 1e9 });
  if ('issue' in opened) throw new Error(opened.issue.code);
  const parts = opened.entries.map((entry) => {
    const read = entry.read();
    if ('issue' in read) throw new Error(read.issue.code);
    return newPart(entry.name, new TextEncoder().encode(change(entry.name, new TextDecoder().decode(read.bytes))));
  });
  return writeZip([...parts, newPart('mappings/platform.yaml', new TextEncoder().encode(MAPPING))]);
}
