// node tools/run.mjs bench/report.ts [--units 3000] [--runs 5] [--json]: size of the report of a large run, what takes it up, and how fast it opens in Chromium.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { assessPack, openPack } from '@kedu/runner';
import { chromium } from 'playwright-core';
import { makeReport } from '../apps/cli/src/report/makeReport.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../tools/chromium.ts';
import { reportScript } from '../tools/report-script.mjs';
import { writeBenchPack } from './pack.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    runs: { type: 'string', default: '5' },
  },
});
const size = { units: Number(values.units), indicators: 100, months: 12 };
/** Goals of the issue. */
const GOAL = { megabytes: 15, opensMs: 2000 };

interface Opened {
  readonly firstPaint: number;
  readonly load: number;
  readonly recomputed: number;
  readonly unitPage: number;
  readonly heapBytes: number;
  readonly verdict: string;
}

const folder = mkdtempSync(join(tmpdir(), 'kedu-bench-'));
try {
  const file = join(folder, 'report.html');
  const sizes = await writeReport(join(folder, 'pack'), file);
  const executablePath = findChromium();
  const opened: Opened[] = [];
  if (executablePath !== undefined) for (let i = 0; i < Number(values.runs); i += 1) opened.push(await open(executablePath, file));
  if (values.json) console.log(JSON.stringify({ ...size, ...sizes, opened, goal: GOAL }, null, 2));
  else print(sizes, opened);
  const slow = opened.length > 0 && opened.every(({ load }) => load > GOAL.opensMs);
  if (sizes.total > GOAL.megabytes * 1_000_000 || slow || opened.some(({ verdict }) => verdict !== 'same')) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeReport(packFolder: string, file: string) {
  writeBenchPack(packFolder, size, 'year');
  const { pack } = openPack(packFolder);
  const run = pack && assessPack(pack).assessments[0];
  if (!pack || !run) throw new Error('the pack of the benchmark does not run');
  const script = await reportScript();
  const began = performance.now();
  const live = makeReport({ pack, run, issues: [], locale: 'zh-CN', script });
  const made = performance.now() - began;
  const still = makeReport({ pack, run, issues: [], locale: 'zh-CN' });
  writeFileSync(file, live);
  const bytes = (text: string): number => Buffer.byteLength(text);
  return { total: bytes(live), staticPart: bytes(still), script: bytes(script), capsule: bytes(live) - bytes(still) - bytes(script), made };
}

/** A fresh browser each time: nothing is warm. Times count from the beginning of the navigation, in milliseconds. */
async function open(executablePath: string, file: string): Promise<Opened> {
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS, '--enable-precise-memory-info'] });
  try {
    const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load', timeout: 60_000 });
    const [firstPaint, load] = await page.evaluate<[number, number]>(
      `[performance.getEntriesByName('first-contentful-paint')[0].startTime, performance.getEntriesByType('navigation')[0].loadEventStart]`,
    );
    await page.locator('html[data-live=ready], html[data-live=failed]').waitFor({ state: 'attached', timeout: 120_000 });
    const [recomputed, verdict] = await page.evaluate<[number, string]>(
      `[performance.now(), document.querySelector('[data-verdict]').dataset.verdict]`,
    );
    const anchor = (await page.locator('#report a[href^="#/"]:not([href^="#/print"])').last().getAttribute('href')) ?? '';
    const unitPage = await page.evaluate<number>(
      `new Promise((done) => { const began = performance.now(); new MutationObserver(() => { if (document.documentElement.dataset.shown === ${JSON.stringify(anchor)}) requestAnimationFrame(() => done(performance.now() - began)); }).observe(document.documentElement, { attributes: true }); location.hash = ${JSON.stringify(anchor)}; })`,
    );
    const heapBytes = await page.evaluate<number>('performance.memory.usedJSHeapSize');
    return { firstPaint, load, recomputed, unitPage, heapBytes, verdict };
  } finally {
    await browser.close();
  }
}

function print(sizes: Awaited<ReturnType<typeof writeReport>>, opened: readonly Opened[]): void {
  const share = (bytes: number): string => `${megabytes(bytes)} MB (${((100 * bytes) / sizes.total).toFixed(0)} %)`;
  console.log(`Report of ${size.units} units × ${size.indicators} indicators × ${size.months} months`);
  console.log(
    `  file        ${megabytes(sizes.total)} MB; goal ≤ ${GOAL.megabytes}: ${sizes.total <= GOAL.megabytes * 1_000_000 ? 'met' : 'missed'}; made in ${sizes.made.toFixed(0)} ms`,
  );
  console.log(`  of it       capsule ${share(sizes.capsule)}, script ${share(sizes.script)}, static ${share(sizes.staticPart)}`);
  if (opened.length === 0) {
    console.log('  no Chromium on this machine: opening is not measured');
    return;
  }
  const line = (name: string, key: 'firstPaint' | 'load' | 'recomputed' | 'unitPage'): number => {
    const sorted = opened.map((one) => one[key]).sort((a, b) => a - b);
    const median = sorted[Math.floor((sorted.length - 1) / 2)] as number;
    console.log(`  ${name.padEnd(11)} min ${sorted[0]?.toFixed(0)} ms, median ${median.toFixed(0)} ms`);
    return median;
  };
  line('first paint', 'firstPaint');
  const load = line('load', 'load');
  line('recomputed', 'recomputed');
  line('unit page', 'unitPage');
  console.log(`  JS heap     ${megabytes(Math.max(...opened.map(({ heapBytes }) => heapBytes)))} MB in the page, beside the worker`);
  console.log(`  verdict     ${[...new Set(opened.map(({ verdict }) => verdict))].join(', ')}`);
  console.log(`  opens       goal ≤ ${GOAL.opensMs} ms: ${load <= GOAL.opensMs ? 'met' : 'missed'}`);
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2);
}
