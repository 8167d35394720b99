// npm run guide:pictures — follows docs/guide/from-spreadsheet-to-report.md and takes its pictures into docs/images/guide.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, findChromium } from './chromium.ts';
import { followGuide } from './followGuide.ts';
import { root } from './root.ts';

const HEIGHT = 900;

const executablePath = findChromium();
if (executablePath === undefined) throw new Error('There is no Chromium on this machine: install one, then run this again.');
const folder = mkdtempSync(join(tmpdir(), 'kedu-pictures-'));
try {
  const steps = await followGuide('docs/guide/from-spreadsheet-to-report.md', folder);
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] });
  for (const { step } of steps) {
    if (step.kind !== 'picture') continue;
    const [file = '', hash] = step.page.split('#');
    const page = await browser.newPage({ viewport: { width: step.width, height: HEIGHT }, deviceScaleFactor: step.width < 600 ? 2 : 1 });
    await page.goto(`${pathToFileURL(join(folder, file)).href}${hash === undefined ? '' : `#${hash}`}`);
    await page.locator('html[data-live=ready]').waitFor({ state: 'attached' });
    const path = join(root, 'docs/guide', step.image);
    mkdirSync(dirname(path), { recursive: true });
    await page.screenshot({ path });
    await page.close();
    console.log(step.image);
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
