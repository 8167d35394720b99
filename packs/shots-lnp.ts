import { chromium } from 'playwright-core';
import { pathToFileURL } from 'node:url';
import { CHROMIUM_ARGUMENTS, findChromium } from '../tools/chromium.ts';
const [file, name, only] = process.argv.slice(2) as string[];
const browser = await chromium.launch({ executablePath: findChromium()!, args: [...CHROMIUM_ARGUMENTS] });
for (const [look, width] of [['desk', 1280], ['phone', 390]] as const) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(pathToFileURL(file!).href);
  await page.locator('html[data-live=ready]').waitFor({ state: 'attached', timeout: 120000 });
  for (const ch of await page.locator('#report > .chapter').all()) {
    const id = await ch.getAttribute('id');
    if (only && !only.split(',').includes(id!)) continue;
    const box = await ch.boundingBox(); if (!box) continue;
    await page.screenshot({ path: `/tmp/h5/lnp/pic/${name}-${look}-${id}.png`, fullPage: true, clip: { x: 0, y: box.y, width, height: Math.min(box.height, 2600) } });
    console.log(look, id, Math.round(box.height));
  }
  console.log(look, await page.evaluate('document.documentElement.scrollWidth'));
  await page.close();
}
await browser.close();
