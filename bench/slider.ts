// node tools/run.mjs bench/slider.ts [--units 3000] [--indicators 100] [--steps 200] [--json]: how long a step of a weight slider takes in a live report, in Chromium.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { assessPack, openPack } from '@kedu/runner';
import { chromium } from 'playwright-core';
import { makeReport } from '../apps/cli/src/report/makeReport.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../tools/chromium.ts';
import { reportScript } from '../tools/report-script.mjs';
import { endOnSignals, temporaryFolder } from './ending.ts';
import { writeBenchPack } from './pack.ts';
import { sliderSteps } from './sliderSteps.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    indicators: { type: 'string', default: '100' },
    steps: { type: 'string', default: '200' },
  },
});
const size = { units: Number(values.units), indicators: Number(values.indicators), months: 1 };
/** Goal of the issue: median of a step in the worker. */
const GOAL_MS = 16;

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('There is no Chromium on this machine: the slider is not measured.');
endOnSignals();
const folder = temporaryFolder('slider');
const file = join(folder, 'report.html');
writeBenchPack(join(folder, 'pack'), size, 'month');
const { pack } = openPack(join(folder, 'pack'));
const run = pack && assessPack(pack).assessments[0];
if (!pack || !run) throw new Error('the pack of the benchmark does not run');
writeFileSync(file, makeReport({ pack, run, issues: [], locale: 'zh-CN', script: await reportScript() }));
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
try {
  const page = await (await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(pathToFileURL(file).href);
  await page.locator('html[data-live=ready]').waitFor({ state: 'attached', timeout: 120_000 });
  const found = await sliderSteps(page, 'counties', Number(values.steps));
  const result = {
    ...size,
    by: found.by,
    steps: found.worker.length,
    worker: figures(found.worker),
    page: figures(found.page),
    goal: GOAL_MS,
  };
  if (values.json) console.log(JSON.stringify(result, null, 2));
  else {
    const line = (name: string, { median, p95 }: ReturnType<typeof figures>): string =>
      `  ${name.padEnd(14)} median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
    console.log(`A step of a weight slider, ${size.units} units × ${size.indicators} indicators, ${result.steps} steps, by ${found.by}`);
    console.log(`${line('in the worker', result.worker)}; goal ≤ ${GOAL_MS}: ${result.worker.median <= GOAL_MS ? 'met' : 'missed'}`);
    console.log(line('to the page', result.page));
  }
  if (result.worker.median > GOAL_MS || found.tables < 2) process.exitCode = 1;
} finally {
  await browser.close();
}

function figures(milliseconds: readonly number[]): { readonly median: number; readonly p95: number } {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
