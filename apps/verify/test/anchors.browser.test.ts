import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { anchoredHash, writeAnchor } from '@kedu/anchors';
import { writeEntry } from '@kedu/bundle';
import { type Checkpoint, readCheckpoint } from '@kedu/ledger';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../../tools/chromium.ts';
import { bundleOf, bytes, checkpointOf, entriesOf, hashers, logFiles, POLICY, runOf, SEEN_AT } from '../../../tools/goodBundle.ts';
import { MadeAuthority } from '../../../tools/madeTimestamp.ts';
import { verifyPage } from '../../../tools/verify-page.mjs';

const executablePath = findChromium();

// Without Chromium tools/left-out.ts says so in one line.
describe.skipIf(executablePath === undefined)('ANCHOR-13 VERIFY-10 anchors in verify.html, offline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-verify-anchors-'));
  const stamps = new MadeAuthority('示例时间戳机构');
  let browser: Browser;
  const at = (name: string): string => join(folder, name);

  function write(name: string, content: Uint8Array | string): void {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
  }

  beforeAll(async () => {
    const bundle = bundleOf(runOf('north', '2023'));
    const entries = entriesOf(bundle);
    const signed = async (size: number): Promise<Checkpoint> => {
      const some = [...entries, ...entries].slice(0, size).map(writeEntry);
      const read = readCheckpoint(bytes(await checkpointOf(some, { witness: null })));
      if ('issue' in read) throw new Error(read.issue.code);
      return read.value;
    };
    const nonce = new Uint8Array(16).fill(5);
    const stamped = (checkpoint: Checkpoint, time: number): string =>
      writeAnchor({
        checkpoint,
        evidence: { kind: 'rfc3161', nonce, response: stamps.stamp(anchoredHash(hashers.sha256, checkpoint), nonce, time) },
      });
    for (const [path, content] of [...bundle.files, ...(await logFiles(entries))]) write(`bundle/${path}`, content);
    const { length } = entries;
    write(`bundle/anchors/${length}-rfc3161.json`, stamped(await signed(length), SEEN_AT + 1));
    write('earlier.json', stamped(await signed(length + 2), SEEN_AT - 60));
    write('policy.txt', POLICY);
    write('root.pem', stamps.rootPem);
    write('empty.pem', 'nothing\n');
    write('verify.html', await verifyPage());
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...CHROMIUM_ARGUMENTS] });
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Codes that the page shows after a reader brought some files and chose the bundle. */
  async function told(bring: (page: Page) => Promise<void>, says = /./): Promise<readonly (string | null)[]> {
    const context = await browser.newContext({ offline: true });
    try {
      const page = await context.newPage();
      await page.goto(pathToFileURL(at('verify.html')).href);
      await page.locator('#policy').setInputFiles(at('policy.txt'));
      await bring(page);
      await page.locator('#folder').setInputFiles(at('bundle'));
      await page.locator('html[data-state=ready]').waitFor({ state: 'attached', timeout: 60_000 });
      expect(await page.locator('#result').textContent()).toMatch(says);
      return await page.locator('[data-code]').evaluateAll((found) => found.map((one) => one.getAttribute('data-code')));
    } finally {
      await context.close();
    }
  }

  test('without a root it is said whose word the time is; a root that is chosen is trusted', async () => {
    expect(await told(async () => {}, /示例时间戳机构.*根证书/s)).toEqual(['VERIFY_ANCHOR']);
    expect(
      await told((page) => page.locator('#roots').setInputFiles(at('root.pem')), /示例时间戳机构（北京时间 2024-03-01 16:00:01）/),
    ).toEqual([]);
    expect(await told((page) => page.locator('#roots').setInputFiles(at('empty.pem')))).toEqual(['ANCHOR_CERTIFICATE']);
  }, 180_000);

  test('a root that is dropped is no bundle, and is trusted; an anchor from elsewhere shows that the log had more entries before this tree was cosigned', async () => {
    const drop = async (page: Page): Promise<void> => {
      const transfer = await page.evaluateHandle((pem) => {
        const made = new DataTransfer();
        made.items.add(new File([pem], 'root.pem'));
        return made;
      }, stamps.rootPem);
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      expect(await page.locator('#roots-names').textContent()).toBe('root.pem');
    };
    expect(await told(drop)).toEqual([]);
    const both = async (page: Page): Promise<void> => {
      await drop(page);
      await page.locator('#seen').setInputFiles(at('earlier.json'));
    };
    expect(await told(both, /earlier\.json/)).toEqual(['VERIFY_SEEN']);
  }, 180_000);
});
