import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromUtf8, type Checkpoint, verifyConsistency } from '@kedu/ledger';
import { afterAll, describe, expect, test } from 'vitest';
import { bundledProgram } from '../../../../tools/bundledProgram.ts';
import { LogFolder, LogWriter, makeKeyFile, nodeSha256, readKeyFile } from '../../src/index.ts';
import { readValue } from './reading.ts';

const KILLS = Number(process.env['KEDU_KILLS'] ?? 5);
const NAME = 'kedu.example/killed';
const folder = mkdtempSync(join(tmpdir(), 'kedu-log-'));
const [log, keyFile] = [join(folder, 'log'), join(folder, 'key.pem')];
const appender = bundledProgram(fileURLToPath(new URL('appender.ts', import.meta.url)));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('LOG-2 LOG-3 LOG-4 killed while appending', () => {
  test(
    `${KILLS} times: no accepted entry is lost, none moves, and no two trees are signed`,
    async () => {
      readValue(await LogWriter.create(log, readValue(makeKeyFile(keyFile, NAME))));
      const accepted = new Map<number, string>();
      let before: Checkpoint | undefined;
      for (let kill = 0; kill < KILLS; kill += 1) {
        await runAndKill(String(kill), 40 + ((kill * 37) % 160), accepted);
        const unpublished = readValue(await readValue(await LogFolder.open(log)).checkpoint());
        if (before) grewFrom(before, unpublished, readValue(await LogFolder.open(log)));
        const writer = readValue(await LogWriter.open(log, readValue(readKeyFile(keyFile, NAME))));
        const now = await writer.publish();
        if (before) grewFrom(before, now, writer.log);
        grewFrom(unpublished, now, writer.log);
        await writer.close();
        for (const [index, entry] of accepted) expect(fromUtf8(readValue(writer.log.entry(index, now.size)))).toBe(entry);
        before = now;
      }
      expect(accepted.size).toBeGreaterThan(3 * KILLS);
      expect(before?.size).toBeGreaterThanOrEqual(accepted.size);
    },
    20_000 + 4000 * KILLS,
  );
});

function grewFrom(older: Checkpoint, newer: Checkpoint, reader: LogFolder): void {
  const [from, size] = [BigInt(older.size), BigInt(newer.size)];
  if (from === 0n) return;
  const proof = readValue(reader.proveGrowth(older.size, newer.size));
  expect(verifyConsistency(nodeSha256, { from, size, fromRoot: older.root, root: newer.root, proof })).toBe(true);
}

/** Runs an appender, kills it some milliseconds after it opened the log, and notes what it said was accepted. */
async function runAndKill(run: string, after: number, accepted: Map<number, string>): Promise<void> {
  const program = await appender;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, log, keyFile, NAME, run], { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, complained, began] = ['', '', false];
    child.stderr.on('data', (bytes: Buffer) => (complained += bytes.toString()));
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      if (began || !said.includes('\n')) return;
      began = true;
      setTimeout(() => child.kill('SIGKILL'), after);
    });
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(complained));
      for (const line of said.slice(0, said.lastIndexOf('\n')).split('\n').slice(1)) {
        const [index, entry] = line.split(' ');
        if (accepted.has(Number(index))) return reject(new Error(`index ${index} was given twice`));
        accepted.set(Number(index), entry as string);
      }
      resolve();
    });
  });
}
