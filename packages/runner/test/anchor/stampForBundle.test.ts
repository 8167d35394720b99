import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogEntry, twoHashes, writeEntry } from '@kedu/bundle';
import { type Checkpoint, type Signer, utf8 } from '@kedu/ledger';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MadeAuthority } from '../../../../tools/madeTimestamp.ts';
import {
  bundleHashers,
  checkAnchors,
  LogFolder,
  LogWriter,
  makeKeyFile,
  type StampClock,
  stampForBundle,
  type TimestampAuthority,
} from '../../src/index.ts';
import { readValue, refusal } from '../ledger/reading.ts';
import { serve } from '../../../../tools/openssl/authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-stamp-'));
const LAST = Date.parse('2024-03-01T08:00:00Z') / 1000;
const made = new MadeAuthority('示例时间戳机构');

describe('ANCHOR-14 the time-stamp of a checkpoint that is published', () => {
  let server: Server;
  let authority: TimestampAuthority;
  let signer: Signer;
  let log: LogFolder;
  let checkpoint: Checkpoint;
  let asked = 0;
  let waited: number[] = [];
  /** Our clock, and by how much that of the authority is behind it. */
  let now = LAST;
  let behind = 0;
  let catchesUp = true;
  const clock: StampClock = {
    now: () => now,
    wait: async (seconds) => {
      waited.push(seconds);
      if (catchesUp) now += seconds;
    },
  };

  beforeAll(async () => {
    const served = await serve((request) => {
      asked += 1;
      return made.answer(request, now - behind);
    });
    server = served.server;
    authority = { url: served.url, roots: [made.root] };
    signer = readValue(makeKeyFile(join(folder, 'log.pem'), 'kedu.example/north'));
  });
  afterAll(async () => {
    await new Promise((closed) => server.close(closed));
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    [asked, waited, now, behind, catchesUp] = [0, [], LAST, 0, true];
    const place = mkdtempSync(join(folder, 'log-'));
    rmSync(place, { recursive: true });
    readValue(await LogWriter.create(place, signer));
    const writer = readValue(await LogWriter.open(place, signer));
    const entry = (at: string): LogEntry => ({
      kind: 'scheme',
      authority: '990000',
      at,
      about: { scheme: 'north@1' },
      hashes: { scheme: twoHashes(bundleHashers(), utf8('a')) },
      roots: {},
    });
    for (const bytes of [writeEntry(entry('2024-03-01T07:00:00Z')), writeEntry(entry('2024-03-01T08:00:00Z')), utf8('{"other":1}')])
      await writer.append(bytes);
    checkpoint = await writer.publish();
    await writer.close();
    log = readValue(await LogFolder.open(place));
  });

  test('a fresh one is kept beside the log, and taken again for the same checkpoint', async () => {
    const first = readValue(await stampForBundle(log, checkpoint, authority, clock));
    expect(first).toEqual({ file: 'anchors/3-rfc3161.json', time: LAST, by: '示例时间戳机构', isNew: true });
    const bytes = readFileSync(join(log.folder, first.file), 'utf8');
    now += 3600;
    expect(readValue(await stampForBundle(log, checkpoint, authority, clock))).toEqual({ ...first, isNew: false });
    expect([asked, waited, readFileSync(join(log.folder, first.file), 'utf8')]).toEqual([1, [], bytes]);
    const other = new MadeAuthority('示例另一机构');
    expect(refusal(await stampForBundle(log, checkpoint, { ...authority, roots: [other.root] }, clock))).toMatch(/^ANCHOR_CERTIFICATE/);
  });

  test('an authority that is a little behind is asked again when it has got there; one far behind, or standing still, is not believed', async () => {
    behind = 20;
    expect(readValue(await stampForBundle(log, checkpoint, authority, clock)).time).toBe(LAST + 1);
    expect([asked, waited]).toEqual([2, [21]]);
    rmSync(join(log.folder, 'anchors'), { recursive: true });
    [asked, waited, now, behind] = [0, [], LAST, 61];
    expect(refusal(await stampForBundle(log, checkpoint, authority, clock))).toBe('ANCHOR_TIMESTAMP before');
    expect([asked, waited]).toEqual([1, []]);
    [asked, behind, catchesUp] = [0, 20, false];
    expect(refusal(await stampForBundle(log, checkpoint, authority, clock))).toBe('ANCHOR_TIMESTAMP before');
    expect([asked, waited, readdirSync(log.folder).includes('anchors')]).toEqual([2, [21], false]);
  });

  test('ANCHOR-7 where no day is given, a time-stamp before the entries under it does not count', async () => {
    behind = 1;
    const { keepAnchor, askTimestamp } = await import('../../src/index.ts');
    await keepAnchor(log.folder, readValue(await askTimestamp(checkpoint, authority, clock.now)).anchor);
    const check = async (notBefore?: number): Promise<readonly unknown[]> =>
      (await checkAnchors(log, { roots: authority.roots, notBefore })).issues.map(({ args }) => args['reason']);
    expect([await check(), await check(LAST - 1)]).toEqual([['before'], []]);
  });
});
