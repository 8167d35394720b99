// node tools/run.mjs bench/console.ts [--json] [--units 3000] [--indicators 100] [--turns 5]: the matrix of lights in Chromium, from navigation to its first cells.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { servedLights } from '../apps/console/test/lights/servedLights.ts';
import { CHROMIUM_ARGUMENTS, findChromium } from '../tools/chromium.ts';
import { buildConsole } from '../tools/console.mjs';
import { endOnSignals, temporaryFolder } from './ending.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    indicators: { type: 'string', default: '100' },
    turns: { type: 'string', default: '5' },
  },
});
/** Milliseconds until the first cells stand there. */
const BUDGET = 1_000;

endOnSignals();
const executablePath = findChromium();
if (executablePath === undefined) throw new Error('no Chromium: see CONTRIBUTING.md');
const folder = temporaryFolder('console');
await buildConsole(folder);
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
const times: number[] = [];
try {
  for (let turn = 0; turn < Number(values.turns); turn += 1) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const origin = await servedLights(context, folder, Number(values.units), Number(values.indicators));
    await page.goto(`${origin}/runs/now/lights`, { waitUntil: 'commit' });
    // The clock of the page begins with its navigation.
    times.push(
      await page.evaluate<number>(
        `new Promise((done) => { const look = () => document.querySelector('[role=gridcell]') ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look); look(); })`,
      ),
    );
    await context.close();
  }
} finally {
  await browser.close();
}
const median = [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
const ratios: readonly Ratio[] = [
  {
    name: `first cells of ${values.units} × ${values.indicators} lights, milliseconds`,
    value: median,
    goal: values.units === '3000' && values.indicators === '100' ? BUDGET : undefined,
    at: 'most',
  },
];
if (values.json) console.log(JSON.stringify({ times, ratios }, null, 2));
else {
  for (const ratio of ratios) console.log(ratioLine(ratio));
  console.log(`turns ${times.map((each) => each.toFixed(0)).join(', ')}`);
}
if (!ratios.every(isMet)) process.exitCode = 1;
