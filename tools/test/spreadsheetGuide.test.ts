import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FollowedStep, followGuide } from '../followGuide.ts';
import { root } from '../root.ts';

const GUIDE = 'docs/guide/from-spreadsheet-to-report.md';
const folder = mkdtempSync(join(tmpdir(), 'kedu-guide-'));
let steps: readonly FollowedStep[] = [];

/** What the first command that starts so printed. */
function printed(start: string): string {
  return steps.find(({ step }) => step.kind === 'command' && step.text.startsWith(`npm run kedu -- ${start}`))?.output ?? '';
}

describe(`${GUIDE}, followed literally`, () => {
  beforeAll(async () => {
    steps = await followGuide(GUIDE, folder);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells of the one criterion that a person must mark, as the page shows it', () => {
    const shown = /```text\n([\s\S]*?)\n```/.exec(readFileSync(join(root, GUIDE), 'utf8'))?.[1] ?? '?';
    expect(printed('init')).toContain(shown);
    expect(printed('init').match(/WORKBOOK_CRITERION/g)).toHaveLength(1);
  });

  it('reads every value of the sheet, and the one blank', () => {
    expect(printed('import packs/qinglan-2025/data/2025年数据.xlsx --pack qinglan-2025 --mapping')).toMatch(/47 个数值.*1 格/);
  });

  it('checks without an error', () => {
    expect(printed('check')).toContain('共 0 个错误');
  });

  it('ends with a report whose banner says that the data are examples', () => {
    const report = join(folder, 'out/清岚县2025.html');
    expect(statSync(report).size).toBeGreaterThan(100_000);
    expect(readFileSync(report, 'utf8')).toContain('示例数据：单位为虚构');
  });

  it('explains down to the cell of the workbook', () => {
    expect(printed('explain')).toMatch(/2025年数据\.xlsx 表“2025年数据” D6/);
  });

  it('shows pictures that are there', () => {
    const pictures = steps.flatMap(({ step }) => (step.kind === 'picture' ? [step.image] : []));
    expect(pictures.length).toBeGreaterThanOrEqual(3);
    expect(pictures.filter((image) => !existsSync(join(root, 'docs/guide', image)))).toEqual([]);
  });
});
