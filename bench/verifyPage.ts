// node tools/run.mjs bench/verifyPage.ts [--units 3000] [--indicators 100] [--bundle ZIP] [--runs 3] [--json]: how long verify.html takes with a bundle, from the chosen zip to the
// shown report, in Chromium with the network off.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from '../tools/chromium.ts';
import { largeBundle } from '../tools/largeBundle.ts';
import { verifyPage } from '../tools/verify-page.mjs';
import { endOnSignals, temporaryFolder } from './ending.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    indicators: { type: 'string', default: '100' },
    runs: { type: 'string', default: '3' },
    bundle: { type: 'string' },
  },
});
/** Budget of the issue. */
const GOAL_SECONDS = 5;

interface Timed {
  readonly seconds: number;
  /** Each step with its milliseconds, in their order. */
  readonly steps: string;
  readonly figures: string;
}

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('There is no Chromium on this machine: the page is not measured.');
endOnSignals();
const folder = temporaryFolder('verify-page');
const zip = values.bundle ?? (await writeLarge());
const page = join(folder, 'verify.html');
writeFileSync(page, await verifyPage());
const runs: Timed[] = [];
for (let run = 0; run < Number(values.runs); run += 1) {
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  try {
    runs.push(await timed(browser));
  } finally {
    await browser.close();
  }
}
const best = runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
const ratios: readonly Ratio[] = [{ name: 'seconds from the zip to the report', value: best.seconds, goal: GOAL_SECONDS, at: 'most' }];
if (values.json) console.log(JSON.stringify({ units: Number(values.units), indicators: Number(values.indicators), runs, ratios }, null, 2));
else {
  for (const ratio of ratios) console.log(ratioLine(ratio));
  for (const { seconds, steps, figures } of runs) console.log(`${seconds.toFixed(2)} s: ${steps}; ${figures}`);
}
if (!ratios.every(isMet)) process.exitCode = 1;

async function writeLarge(): Promise<string> {
  const { files } = await largeBundle({ units: Number(values.units), indicators: Number(values.indicators) });
  const file = join(folder, 'large.zip');
  writeFileSync(file, zipSync(Object.fromEntries([...files].map(([path, one]) => [`bundle/${path}`, one]))));
  return file;
}

/** One check in a browser of its own; a report with an error is a fault of the benchmark. */
async function timed(browser: Browser): Promise<Timed> {
  const opened = await (await browser.newContext({ offline: true })).newPage();
  await opened.goto(pathToFileURL(page).href);
  await opened.locator('#zip').setInputFiles(zip);
  await opened.locator('html[data-state=ready]').waitFor({ state: 'attached', timeout: 300_000 });
  // The report is there; it is shown with the next frame.
  const marks = await opened.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    performance.mark('kedu:shown');
    return performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime] as const);
  });
  const verdict = await opened.locator('[data-verdict]').getAttribute('data-verdict');
  if (verdict === 'error') throw new Error((await opened.locator('#result').textContent()) ?? 'an error was found');
  const steps = marks.slice(0, -1).map(([name, at], i) => `${name.replace('kedu:', '')} ${((marks[i + 1]?.[1] ?? at) - at).toFixed(0)} ms`);
  const [first, last] = [marks[0], marks.at(-1)];
  const figures = (await opened.locator('#result ul').first().textContent()) ?? '';
  return { seconds: ((last?.[1] ?? 0) - (first?.[1] ?? 0)) / 1000, steps: steps.join(', '), figures };
}
