import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogEntry, twoHashes, writeEntry } from '@kedu/bundle';
import { cosign, type PolicyKey, readAddCheckpoint, type Signer, utf8, verifierKey, writeSignature } from '@kedu/ledger';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  askWitness,
  bundleHashers,
  type LogFolder,
  LogWriter,
  makeKeyFile,
  nodeCrypto,
  nodeSha256,
  withdrawPublication,
} from '../../src/index.ts';
import { timeOfNext } from '../../src/publish/entries.ts';
import { readValue, refusal } from '../ledger/reading.ts';
import { TinyOffice, TinyTown } from './tinyOffice.ts';

const LAST = '2025-03-01T01:02:03Z';
const LAST_SECOND = Date.parse(LAST) / 1000;
const entryAt = (at: string): LogEntry => ({
  kind: 'scheme',
  authority: '990000',
  at,
  about: { scheme: 'a@1' },
  hashes: { scheme: twoHashes(bundleHashers(), utf8(at)) },
  roots: {},
});

describe('WITNESS-5 ENTRY-3 a witness whose clock is behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-clocks-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let server: Server;
  let signer: Signer;
  let log: LogFolder;
  let asked: PolicyKey;
  /** Seconds by which its clock is behind the last entry. */
  let behind = 0;
  let waited: number[] = [];
  let isStuck = false;
  let number = 0;
  const wait = async (seconds: number): Promise<void> => {
    waited.push(seconds);
    if (!isStuck) behind -= seconds;
  };

  beforeEach(async () => {
    [behind, waited, isStuck] = [0, [], false];
    number += 1;
    signer = readValue(makeKeyFile(join(folder, `log-${number}.pem`), 'kedu.example/north'));
    const witness = readValue(makeKeyFile(join(folder, `audit-${number}.pem`), 'audit.example'));
    const at = join(folder, `log-${number}`);
    await LogWriter.create(at, signer);
    const writer = readValue(await LogWriter.open(at, signer));
    for (const time of ['2025-03-01T01:00:00Z', LAST]) await writer.append(writeEntry(entryAt(time)));
    await writer.publish();
    log = writer.log;
    await writer.close();
    server = createServer((request, response) => {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
        const { checkpoint } = readAddCheckpoint(Buffer.concat(chunks)) ?? {};
        response.end(writeSignature(await cosign(nodeCrypto, checkpoint?.note.text ?? '', witness, LAST_SECOND - behind)));
      })();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const key = verifierKey(nodeSha256, { name: witness.name, type: 'cosignature', publicKey: witness.publicKey });
    asked = { key, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  });
  afterEach(() => new Promise<void>((done) => server.close(() => done())));

  const ask = async (): Promise<string> => refusal(await askWitness(log, readValue(await log.checkpoint()), asked, wait));

  test.each([
    [0, []],
    [-5, []],
    [1, [2]],
    [3, [4]],
    [60, [61]],
  ])('by %i seconds: it is waited for, and asked once more', async (seconds, waits) => {
    behind = seconds;
    expect([await ask(), waited]).toEqual(['read', waits]);
  });

  test('by more than a minute, or one that stands still: its cosignature is not taken', async () => {
    behind = 61;
    expect([await ask(), waited]).toEqual(['WITNESS_ASKED behind', []]);
    [behind, isStuck] = [3, true];
    expect([await ask(), waited]).toEqual(['WITNESS_ASKED behind', [4]]);
  });
});

describe('ENTRY-3 a log whose last entry lies ahead', () => {
  test('a little: the next has its time; more than a minute: nothing is entered', () => {
    const known = [entryAt('2025-03-01T01:00:00Z'), undefined, entryAt(LAST)];
    const time = (at: string): unknown => {
      const next = timeOfNext(known, at);
      return 'issue' in next ? next.issue.code : next.value;
    };
    expect([time('2025-03-01T01:02:04Z'), time(LAST), time('2025-03-01T01:02:00Z'), time('2025-03-01T01:01:03Z')]).toEqual([
      '2025-03-01T01:02:04Z',
      LAST,
      LAST,
      LAST,
    ]);
    expect([time('2025-03-01T01:01:02Z'), time('2024-03-01T01:02:03Z')]).toEqual(['PUBLISH_CLOCK', 'PUBLISH_CLOCK']);
    expect(readValue(timeOfNext([], LAST))).toBe(LAST);
  });

  test('neither a publication nor a withdrawal enters anything, and there is no folder', async () => {
    const town = new TinyTown();
    const office = await TinyOffice.open(town, 'ahead');
    try {
      readValue(await office.publish());
      const writer = readValue(await LogWriter.open(town.at('ahead', 'log'), town.signer));
      readValue(await writer.append(writeEntry(entryAt('2026-03-01T01:02:03Z'))));
      await writer.publish();
      const withdrawn = await withdrawPublication({ writer, publication: 3, reason: 'data_corrected', at: '2025-03-02T00:00:00Z' });
      await writer.close();
      const before = await office.kinds();
      const out = town.at('ahead', 'other');
      expect([refusal(withdrawn), refusal(await office.publish(undefined, out))]).toEqual(['PUBLISH_CLOCK', 'PUBLISH_CLOCK']);
      expect([await office.kinds(), existsSync(out)]).toEqual([before, false]);
    } finally {
      await office.close();
      town.remove();
    }
  });
});
