import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../tools/chromium.ts';
import { type KernelAccount, type KernelCalls, kernelCalls } from './kernelPage.ts';
import { AFTER_LIAONING, liveReport, runOf, testFolder } from './reportFile.ts';

const executablePath = findChromium();
const PLANS = 60;
type Call = Exclude<keyof KernelCalls, 'isolated'>;

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('the kernel in Node and in Chromium', () => {
  const files = testFolder();
  let browser: Browser;
  let server: Server;
  let script: string;
  let here: KernelAccount;

  beforeAll(async () => {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('./kernelEntry.ts', import.meta.url))],
      bundle: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2023',
      write: false,
    });
    script = (bundle.outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
    here = kernelCalls.byKernel(PLANS);
    server = createServer((request, response) => {
      const isolation = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...(request.url === '/isolated' ? isolation : {}) });
      response.end(pageOf(''));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    files.remove();
  });

  function pageOf(policy: string): string {
    const meta = policy === '' ? '' : `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; ${policy}">`;
    return `<!doctype html><meta charset="utf-8">${meta}<title>kedu</title><link rel="icon" href="data:,"><script>${script}</script>`;
  }

  /** What a live report allows its script, with the hash of this one. */
  function reportPolicy(): string {
    const html = liveReport(runOf(AFTER_LIAONING, 'north', '2023'), 'void 0;');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';
    const allowed = policy
      .slice(policy.indexOf('script-src'))
      .replace(/sha256-[^']*/, `sha256-${createHash('sha256').update(script).digest('base64')}`);
    expect(allowed).toContain('wasm-unsafe-eval');
    return allowed;
  }

  async function opened<T>(address: string, act: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(address);
      return await act(page);
    } finally {
      await context.close();
    }
  }

  const served = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`;
  const call = (page: Page, name: Call): Promise<KernelAccount> =>
    page.evaluate(
      ([which, plans]) => {
        const calls = (globalThis as unknown as { kedu: KernelCalls }).kedu;
        return which === 'byThreads' ? calls.byThreads(plans, document.scripts[0]?.textContent ?? '') : calls[which](plans);
      },
      [name, PLANS] as const,
    );
  const isIsolated = (page: Page): Promise<boolean> =>
    page.evaluate(() => (globalThis as unknown as { kedu: KernelCalls }).kedu.isolated());

  test('KERNEL-8 in Node WebAssembly and reference give the same hashes, of plans that are not alike', () => {
    expect(kernelCalls.byReference(PLANS)).toEqual(here);
    expect(new Set(here.hashes).size).toBeGreaterThan(PLANS / 2);
    expect(here.numbers).toBeGreaterThan(20_000);
  });

  test('KERNEL-9 two threads over shared memory, on a page that is isolated (COOP, COEP): the bytes of Node', async () => {
    await opened(served('isolated'), async (page) => {
      expect(await isIsolated(page)).toBe(true);
      expect(await call(page, 'byThreads')).toEqual(here);
      expect(await call(page, 'byKernel')).toEqual(here);
    });
  }, 60_000);

  test('KERNEL-10 on a page that is not isolated there is no shared memory: one thread, the bytes of Node', async () => {
    await opened(served(''), async (page) => {
      expect(await isIsolated(page)).toBe(false);
      await expect(call(page, 'byThreads')).rejects.toThrow();
      expect(await call(page, 'byKernel')).toEqual(here);
      expect(await call(page, 'byReference')).toEqual(here);
    });
  }, 60_000);

  test('KERNEL-8 from a file, under the content policy of a report: the bytes of Node', async () => {
    const address = files.write('kernel.html', pageOf(reportPolicy()));
    await opened(address, async (page) => expect(await call(page, 'byKernel')).toEqual(here));
  }, 60_000);

  test('KERNEL-10 under a policy without wasm-unsafe-eval WebAssembly is refused, and the reference gives the bytes of Node', async () => {
    const policy = reportPolicy().replace(" 'wasm-unsafe-eval'", '');
    await opened(files.write('refused.html', pageOf(policy)), async (page) => {
      await expect(call(page, 'byKernel')).rejects.toThrow(/WebAssembly/);
      expect(await call(page, 'byReference')).toEqual(here);
    });
  }, 60_000);
});
