import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogEntry, twoHashes, writeEntry } from '@kedu/bundle';
import {
  cosign,
  type PolicyKey,
  readAddCheckpoint,
  readPolicy,
  type Signer,
  utf8,
  verifierKey,
  type WitnessPolicy,
  writeSignature,
  writeVerifierKey,
} from '@kedu/ledger';
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
import { clockFault } from '../../src/publish/clockFault.ts';
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

  test('a publication enters nothing, and there is no folder; a withdrawal cannot wait, and says which time it took', async () => {
    const town = new TinyTown();
    const office = await TinyOffice.open(town, 'ahead');
    try {
      readValue(await office.publish());
      const writer = readValue(await LogWriter.open(town.at('ahead', 'log'), town.signer));
      readValue(await writer.append(writeEntry(entryAt('2026-03-01T01:02:03Z'))));
      await writer.publish();
      await writer.close();
      const before = await office.kinds();
      const out = town.at('ahead', 'other');
      expect(refusal(await office.publish(undefined, out))).toBe('PUBLISH_CLOCK');
      expect([await office.kinds(), existsSync(out)]).toEqual([before, false]);
      const again = readValue(await LogWriter.open(town.at('ahead', 'log'), town.signer));
      const withdrawn = readValue(
        await withdrawPublication({ writer: again, publication: 3, reason: 'disclosed_too_much', at: '2025-03-02T00:00:00Z' }),
      );
      await again.close();
      expect(withdrawn.issues).toMatchObject([
        { code: 'PUBLISH_DATED', args: { at: '2025-03-02T00:00:00Z', last: '2026-03-01T01:02:03Z' } },
      ]);
      expect(await office.kinds()).toEqual([...before, 'withdrawal']);
    } finally {
      await office.close();
      town.remove();
    }
  });
});

describe('FAULT-4 a clock that is ahead of those of the witnesses', () => {
  const witnesses: Server[] = [];
  afterEach(() => {
    for (const one of witnesses.splice(0)) one.close();
  });

  /** A policy of witnesses whose answers have these dates; without one they are away, with '' they have none. */
  async function policyOf(quorum: string, dates: readonly (string | undefined)[]): Promise<WitnessPolicy> {
    const lines = await Promise.all(
      dates.map(async (date, i) => {
        const server = createServer((_, response) => {
          response.sendDate = false;
          if (date) response.setHeader('Date', date);
          response.end();
        });
        await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
        const { port } = server.address() as AddressInfo;
        if (date === undefined) server.close();
        else witnesses.push(server);
        const key = verifierKey(nodeSha256, { name: `w${i}.example`, type: 'cosignature', publicKey: new Uint8Array(32).fill(i + 1) });
        return `witness w${i} ${writeVerifierKey(key)} http://127.0.0.1:${port}`;
      }),
    );
    const log = verifierKey(nodeSha256, { name: 'kedu.example/north', type: 'ed25519', publicKey: new Uint8Array(32).fill(99) });
    return readValue(readPolicy(nodeSha256, [`log ${writeVerifierKey(log)}`, ...lines, ...quorum.split('|'), ''].join('\n')));
  }
  const NOW = 'Sat, 01 Mar 2025 01:02:03 GMT';
  const DAY_BEFORE = 'Fri, 28 Feb 2025 01:02:03 GMT';

  test.each([
    ['the one that is asked for is a day behind', 'quorum w0', [DAY_BEFORE], 'PUBLISH_AHEAD'],
    ['it is a minute behind, and is waited for', 'quorum w0', ['Sat, 01 Mar 2025 01:01:03 GMT'], 'none'],
    ['it is ahead', 'quorum w0', ['Sun, 01 Mar 2026 01:02:03 GMT'], 'none'],
    ['it does not say, or is away', 'group both all w0 w1|quorum both', ['', undefined], 'none'],
    ['the others are enough', 'group one any w0 w1|quorum one', [DAY_BEFORE, NOW], 'none'],
    ['the others are too few', 'group both all w0 w1|quorum both', [DAY_BEFORE, NOW], 'PUBLISH_AHEAD'],
  ])('%s', async (_, quorum, dates, expected) => {
    const fault = await clockFault(await policyOf(quorum, dates), LAST);
    expect(fault?.code ?? 'none').toBe(expected);
    if (fault) expect(fault.args).toEqual({ at: LAST, name: 'w0.example', time: '2025-02-28T01:02:03Z' });
  });

  test('nothing is entered', async () => {
    const town = new TinyTown();
    const office = await TinyOffice.open(town, 'early');
    try {
      expect(refusal(await office.publish(undefined, undefined, undefined, 'public', '2026-03-01T01:02:03Z'))).toBe('PUBLISH_AHEAD');
      expect(await office.kinds()).toEqual([]);
    } finally {
      await office.close();
      town.remove();
    }
  });
});
