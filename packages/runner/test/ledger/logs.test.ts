import { appendFileSync, chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromUtf8, leafHash, type Signer, utf8, verifyInclusion } from '@kedu/ledger';
import { afterAll, describe, expect, test } from 'vitest';
import { LogFolder, LogWriter, makeKeyFile, nodeSha256, readKeyFile } from '../../src/index.ts';
import { readValue, refusal } from './reading.ts';

const NAME = 'kedu.example/north';
const folder = mkdtempSync(join(tmpdir(), 'kedu-logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
interface Made {
  readonly log: string;
  readonly keyFile: string;
  readonly signer: Signer;
}

async function newLog(...entries: readonly string[]): Promise<Made> {
  made += 1;
  const [log, keyFile] = [join(folder, `log${made}`), join(folder, `key${made}.pem`)];
  const signer = readValue(makeKeyFile(keyFile, NAME));
  readValue(await LogWriter.create(log, signer));
  if (entries.length > 0) {
    const writer = readValue(await LogWriter.open(log, signer));
    await Promise.all(entries.map((entry) => writer.append(utf8(entry))));
    await writer.publish();
    await writer.close();
  }
  return { log, keyFile, signer };
}

const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => `entry ${i}`);

describe('LOG-1 LOG-2 LOG-3 a log in a folder', () => {
  test('gives indexes in order, publishes in any steps, and proves every entry', async () => {
    const { log, signer } = await newLog();
    const writer = readValue(await LogWriter.open(log, signer));
    const all = numbered(600);
    let next = 0;
    for (const step of [1, 254, 1, 0, 257, 87]) {
      const indexes = await Promise.all(all.slice(next, next + step).map((entry) => writer.append(utf8(entry))));
      expect(indexes.map(readValue)).toEqual(Array.from({ length: step }, (_, i) => next + i));
      next += step;
      expect((await writer.publish()).size).toBe(next);
    }
    await writer.close();

    const reader = readValue(await LogFolder.open(log));
    const checkpoint = readValue(await reader.checkpoint());
    expect(checkpoint.size).toBe(600);
    for (const index of [0, 1, 254, 255, 256, 511, 512, 599]) {
      const entry = readValue(reader.entry(index, 600));
      expect(fromUtf8(entry)).toBe(all[index]);
      const { proof } = readValue(reader.prove(index, checkpoint));
      const claim = { index: BigInt(index), size: 600n, leaf: leafHash(nodeSha256, entry), root: checkpoint.root, proof };
      expect(verifyInclusion(nodeSha256, claim)).toBe(true);
    }
    expect(refusal(reader.entry(600, 600))).toBe('LOG_INDEX');
    expect(refusal(reader.prove(-1, checkpoint))).toBe('LOG_INDEX');
  });

  test('accepted and not published: there after opening anew, under the same index', async () => {
    const { log, signer } = await newLog('a');
    const first = readValue(await LogWriter.open(log, signer));
    expect(readValue(await first.append(utf8('b')))).toBe(1);
    await first.close();
    const second = readValue(await LogWriter.open(log, signer));
    expect(readValue(await second.append(utf8('c')))).toBe(2);
    const { size } = await second.publish();
    await second.close();
    expect([0, 1, 2].map((index) => fromUtf8(readValue(second.log.entry(index, size))))).toEqual(['a', 'b', 'c']);
    expect(readdirSync(join(log, 'journal'))).toEqual(['3']);
  });

  test('entries accepted while it publishes are in the next tree', async () => {
    const { log, signer } = await newLog();
    const writer = readValue(await LogWriter.open(log, signer));
    const accepted: Promise<unknown>[] = [];
    for (let round = 0; round < 20; round += 1) {
      for (let i = 0; i < 30; i += 1) accepted.push(writer.append(utf8(`${round}.${i}`)));
      void writer.publish();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(accepted);
    const { size } = await writer.publish();
    expect(size).toBe(600);
    const held = Array.from({ length: 600 }, (_, i) => fromUtf8(readValue(writer.log.entry(i, size))));
    await writer.close();
    expect(new Set(held).size).toBe(600);
  });
});

describe('LOG-4 damage', () => {
  test('a record cut off at the end was never accepted', async () => {
    const { log, signer } = await newLog('a');
    const writer = readValue(await LogWriter.open(log, signer));
    await writer.append(utf8('b'));
    await writer.close();
    const journal = join(log, 'journal', '1');
    const { length } = readFileSync(journal);
    appendFileSync(journal, Buffer.from([0, 0, 0, 9, 1, 2]));
    const again = readValue(await LogWriter.open(log, signer));
    expect(readFileSync(journal)).toHaveLength(length);
    expect((await again.publish()).size).toBe(2);
    await again.close();
  });

  test('a damaged record with others behind it is refused', async () => {
    const { log, signer } = await newLog();
    const writer = readValue(await LogWriter.open(log, signer));
    for (const entry of ['one', 'two']) await writer.append(utf8(entry));
    await writer.close();
    const journal = join(log, 'journal', '0');
    const bytes = readFileSync(journal);
    bytes[9] = 0x21;
    writeFileSync(journal, bytes);
    expect(refusal(await LogWriter.open(log, signer))).toBe('LOG_JOURNAL');
  });

  test('tiles that do not lead to the checkpoint, or are missing, are refused; nothing is signed', async () => {
    const { log, signer } = await newLog(...numbered(3));
    const tile = join(log, 'tile/0/000.p/3');
    const bytes = readFileSync(tile);
    bytes[40] = (bytes[40] as number) ^ 1;
    writeFileSync(tile, bytes);
    const before = readFileSync(join(log, 'checkpoint'), 'utf8');
    expect(refusal(await LogWriter.open(log, signer))).toBe('LOG_ROOT');
    truncateSync(tile, 64);
    expect(refusal(await LogWriter.open(log, signer))).toBe('LEDGER_TILE size');
    rmSync(tile);
    expect(refusal(await LogWriter.open(log, signer))).toBe('LEDGER_TILE missing');
    expect(readFileSync(join(log, 'checkpoint'), 'utf8')).toBe(before);
  });

  test('a checkpoint that another key signed is refused', async () => {
    const { log } = await newLog('a');
    const other = await newLog('b');
    writeFileSync(join(log, 'checkpoint'), readFileSync(join(other.log, 'checkpoint')));
    expect(refusal(await readValue(await LogFolder.open(log)).checkpoint())).toBe('LEDGER_SIGNATURE missing');
  });
});

describe('LOG-5 LOG-6 refusals', () => {
  test('one process writes; what a dead one left is taken over', async () => {
    const { log, signer } = await newLog();
    const writer = readValue(await LogWriter.open(log, signer));
    expect(refusal(await LogWriter.open(log, signer))).toBe('LOG_OWNED');
    await writer.close();
    writeFileSync(join(log, 'owner.7'), '999999999 1');
    const tries = await Promise.all(Array.from({ length: 5 }, () => LogWriter.open(log, signer)));
    const opened = tries.flatMap((one) => ('value' in one ? [one.value] : []));
    expect(opened).toHaveLength(1);
    expect(tries.filter((one) => refusal(one) === 'LOG_OWNED')).toHaveLength(4);
    await opened[0]?.close();
    expect(readdirSync(log).filter((name) => /owner|taking/.test(name))).toEqual(['owner.8']);
  });

  test('entries of no byte or too many', async () => {
    const { log, signer } = await newLog();
    const writer = readValue(await LogWriter.open(log, signer));
    expect(refusal(await writer.append(new Uint8Array(0)))).toBe('LOG_ENTRY');
    expect(refusal(await writer.append(new Uint8Array(65_536)))).toBe('LOG_ENTRY');
    expect(readValue(await writer.append(new Uint8Array(65_535)))).toBe(0);
    expect((await writer.publish()).size).toBe(1);
    await writer.close();
  });

  test('a log that is there, a folder that is none, a key of another log', async () => {
    const { log, signer } = await newLog();
    expect(refusal(await LogWriter.create(log, signer))).toBe('LOG_EXISTS');
    expect(refusal(await LogFolder.open(join(folder, 'nowhere')))).toBe('LOG_FOLDER missing');
    writeFileSync(join(log, 'log.json'), '{"edition":2}');
    expect(refusal(await LogFolder.open(log))).toBe('LOG_FOLDER form');
    const other = await newLog();
    expect(refusal(await LogWriter.open(other.log, signer))).toBe('LOG_KEY other');
  });

  test('keys: a file that others may read, that is none, that is there already', async () => {
    const { keyFile } = await newLog();
    expect(refusal(makeKeyFile(keyFile, NAME))).toBe('LOG_KEY exists');
    expect(refusal(makeKeyFile(join(folder, 'x.pem'), 'with space'))).toBe('LOG_KEY name');
    expect(refusal(readKeyFile(keyFile, NAME))).toBe('read');
    if (process.platform !== 'win32') {
      chmodSync(keyFile, 0o644);
      expect(refusal(readKeyFile(keyFile, NAME))).toBe('LOG_KEY open');
      chmodSync(keyFile, 0o600);
    }
    writeFileSync(keyFile, 'no key');
    expect(refusal(readKeyFile(keyFile, NAME))).toBe('LOG_KEY form');
    expect(refusal(readKeyFile(join(folder, 'none.pem'), NAME))).toBe('LOG_KEY unreadable');
  });
});
