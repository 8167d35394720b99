import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Checkpoint, type Signer, utf8 } from '@kedu/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  askTimestamp,
  checkAnchors,
  keepAnchor,
  LogFolder,
  LogWriter,
  makeKeyFile,
  openAnchor,
  type TimestampAuthority,
  trustedCertificates,
} from '../../src/index.ts';
import { readValue, refusal } from '../ledger/reading.ts';
import { hasOpenssl, serve, TestAuthority } from '../../../../tools/openssl/authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-anchors-'));
const NAME = 'kedu.example/north';
const now = () => Math.floor(Date.now() / 1000);

async function add(log: string, signer: Signer, ...entries: readonly string[]): Promise<Checkpoint> {
  const writer = readValue(await LogWriter.open(log, signer));
  for (const entry of entries) await writer.append(utf8(entry));
  const checkpoint = await writer.publish();
  await writer.close();
  return checkpoint;
}

describe.runIf(hasOpenssl)('ANCHOR-3 ANCHOR-4 ANCHOR-7 anchors beside a log (left out without openssl)', () => {
  let authority: TestAuthority;
  let server: Server;
  let trusted: TimestampAuthority;
  let answer: (request: Uint8Array) => Uint8Array | number;
  let signer: Signer;
  let log = '';
  let tests = 0;

  beforeAll(async () => {
    authority = new TestAuthority(join(folder, 'authority'));
    const served = await serve((request) => answer(request));
    server = served.server;
    trusted = { url: served.url, roots: readValue(trustedCertificates(authority.root)) };
    signer = readValue(makeKeyFile(join(folder, 'log.pem'), NAME));
  });
  afterAll(async () => {
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    answer = (request) => authority.answer(request);
    tests += 1;
    log = join(folder, `log${tests}`);
    readValue(await LogWriter.create(log, signer));
  });

  const stamp = async (checkpoint: Checkpoint) => keepAnchor(log, readValue(await askTimestamp(checkpoint, trusted, now)).anchor);
  const check = async (folder = log, roots = trusted.roots) => checkAnchors(readValue(await LogFolder.open(folder)), { roots });
  const codes = async (folder?: string): Promise<readonly string[]> => {
    const { issues } = await check(folder);
    return issues.map(({ code, args }) => `${code} ${args['reason'] ?? ''}`.trim());
  };

  test('anchors of each size hold while the log grows, over the edge of a tile too', { timeout: 60_000 }, async () => {
    const files = [
      await stamp(await add(log, signer, 'a')),
      await stamp(await add(log, signer, 'b')),
      await stamp(await add(log, signer, ...Array.from({ length: 300 }, (_, i) => `entry ${i}`))),
    ];
    expect(files).toEqual(['anchors/1-rfc3161.json', 'anchors/2-rfc3161.json', 'anchors/302-rfc3161.json']);
    const { held, issues } = await check();
    expect([held.map(({ file }) => file), issues]).toEqual([files, []]);
    expect(held.every(({ by, time }) => by === '示例 stamping' && Math.abs(time - now()) < 60)).toBe(true);
    expect(readdirSync(join(log, 'anchors')).filter((name) => name.endsWith('.tsr'))).toHaveLength(3);
  });

  test('a log that was written anew after its anchor has forked, though the tiles of that day still lie there', async () => {
    await stamp(await add(log, signer, 'a', 'b', 'c'));
    const other = join(folder, 'rewritten');
    readValue(await LogWriter.create(other, signer));
    await add(other, signer, 'a', 'B', 'c', 'd');
    cpSync(join(log, 'anchors'), join(other, 'anchors'), { recursive: true });
    cpSync(join(log, 'tile'), join(other, 'tile'), { recursive: true });
    expect(await codes(other)).toEqual(['ANCHOR_LOG forked']);
  });

  test('a log that was rolled back has shrunk; one that grew to another tree of the same size has forked', async () => {
    await add(log, signer, 'a');
    const before = join(folder, 'before');
    cpSync(log, before, { recursive: true });
    await stamp(await add(log, signer, 'b'));
    cpSync(join(log, 'anchors'), join(before, 'anchors'), { recursive: true });
    expect(await codes(before)).toEqual(['ANCHOR_LOG shrank']);
    await add(before, signer, 'another');
    expect(await codes(before)).toEqual(['ANCHOR_LOG forked']);
  });

  test('an anchor of another log, of a checkpoint that nobody signed, under another name, of bytes that were changed', async () => {
    const other = readValue(makeKeyFile(join(folder, 'south.pem'), 'kedu.example/south'));
    const south = join(folder, 'south');
    readValue(await LogWriter.create(south, other));
    await add(south, other, 'a');
    await stamp(await add(log, signer, 'a'));
    cpSync(join(log, 'anchors'), join(south, 'anchors'), { recursive: true });
    expect(await codes(south)).toEqual(['ANCHOR_LOG origin']);

    const file = join(log, 'anchors/1-rfc3161.json');
    const good = readFileSync(file, 'utf8');
    writeFileSync(file, good.replace(/\\n\\n.*?\\n"/, `\\n\\n— other.example ${Buffer.alloc(68, 1).toString('base64')}\\n"`));
    expect(await codes()).toEqual(['ANCHOR_LOG origin']);
    writeFileSync(file, good.replace(/"response": "..../, '"response": "AAAA'));
    expect(await codes()).toEqual(['ANCHOR_TIMESTAMP form']);
    writeFileSync(file, good.replace(/"nonce": "../, '"nonce": "00'));
    expect(await codes()).toEqual(['ANCHOR_TIMESTAMP nonce']);
    writeFileSync(file, good);
    copyFileSync(file, join(log, 'anchors/2-rfc3161.json'));
    expect(await codes()).toEqual(['ANCHOR_FILE name']);
    renameSync(file, join(log, 'anchors/1-evm.json'));
    expect(await codes()).toEqual(['ANCHOR_FILE name', 'ANCHOR_FILE name']);
    expect(refusal(await openAnchor(log, 'anchors/9-evm.json'))).toBe('ANCHOR_FILE unreadable');
  });

  test('without anchors, and without what they need to be checked, nothing is said to hold', async () => {
    const checkpoint = await add(log, signer, 'a');
    expect(await codes()).toEqual(['ANCHOR_NONE']);
    await stamp(checkpoint);
    const { held, issues } = await checkAnchors(readValue(await LogFolder.open(log)), {});
    expect([held, issues.map(({ code }) => code)]).toEqual([[], ['ANCHOR_TRUST']]);
    const early = await checkAnchors(readValue(await LogFolder.open(log)), { roots: trusted.roots, notBefore: now() + 3600 });
    expect(early.issues.map(({ args }) => args['reason'])).toEqual(['before']);
  });

  test('what an authority answers is kept only where it holds', async () => {
    const checkpoint = await add(log, signer, 'a');
    const ask = async (more: Partial<TimestampAuthority> = {}, clock = now) =>
      refusal(await askTimestamp(checkpoint, { ...trusted, ...more }, clock));
    const old = authority.answer(readValue(await requestOf(checkpoint)));
    answer = () => old;
    expect(await ask()).toBe('ANCHOR_TIMESTAMP nonce');
    answer = (request) => authority.answer(request).map((byte, i, all) => (i === all.length - 1 ? byte ^ 1 : byte));
    expect(await ask()).toBe('ANCHOR_TIMESTAMP signature');
    answer = (request) => authority.answer(request);
    expect(await ask({}, () => now() + 3600)).toBe('ANCHOR_TIMESTAMP before');
    expect(await ask({}, () => now() - 3600)).toBe('ANCHOR_TIMESTAMP after');
    expect(await ask({ policy: '1.2.3' })).toBe('ANCHOR_TIMESTAMP policy');
    expect(await ask({ url: 'ftp://tsa.example' })).toBe('ANCHOR_ASKED url');
    answer = () => 503;
    expect(await ask()).toBe('ANCHOR_ASKED refused');
    answer = () => new Uint8Array(100_001);
    expect(await ask()).toBe('ANCHOR_ASKED unreachable');
    const empty = readValue(
      await readValue(await LogFolder.open(readValue(await LogWriter.create(join(folder, 'empty'), signer)).folder)).checkpoint(),
    );
    expect(refusal(await askTimestamp(empty, trusted, now))).toBe('ANCHOR_ASKED empty');
  });

  /** The request that is sent for a checkpoint. */
  async function requestOf(checkpoint: Checkpoint) {
    let seen: Uint8Array | undefined;
    answer = (request) => {
      seen = request;
      return 500;
    };
    await askTimestamp(checkpoint, trusted, now);
    return { value: seen as Uint8Array };
  }
});
