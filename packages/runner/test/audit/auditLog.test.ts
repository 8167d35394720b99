import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPolicy, type Signer, utf8, type WitnessPolicy, writeVerifierKey } from '@kedu/ledger';
import { afterEach, describe, expect, test } from 'vitest';
import { auditLog, LogWriter, makeKeyFile, nodeSha256 } from '../../src/index.ts';
import { readValue, refusal } from '../ledger/reading.ts';

const folders: string[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Scene {
  readonly folder: string;
  readonly log: string;
  readonly memory: string;
  readonly signer: Signer;
  readonly policy: WitnessPolicy;
}

async function scene(): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-audit-'));
  folders.push(folder);
  const signer = readValue(makeKeyFile(join(folder, 'key.pem'), 'kedu.example/north'));
  const log = join(folder, 'log');
  const { head } = readValue(await LogWriter.create(log, signer));
  const policy = readValue(readPolicy(nodeSha256, `log ${writeVerifierKey(head.key)}\nquorum none\n`));
  return { folder, log, memory: join(folder, 'memory'), signer, policy };
}

async function add(log: string, signer: Signer, ...entries: readonly string[]): Promise<void> {
  const writer = readValue(await LogWriter.open(log, signer));
  await Promise.all(entries.map((entry) => writer.append(utf8(entry))));
  await writer.publish();
  await writer.close();
}

const numbered = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, i) => `entry ${from + i}`);

describe('AUDIT-1 AUDIT-2', () => {
  test('a log that only grows is followed, from a folder and over HTTP', async () => {
    const { log, memory, signer, policy } = await scene();
    const server = createServer((request, response) => {
      try {
        response.end(readFileSync(join(log, request.url ?? '')));
      } catch {
        response.writeHead(404).end();
      }
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const steps: unknown[] = [];
    let next = 0;
    for (const step of [3, 0, 300, 250]) {
      if (step > 0) await add(log, signer, ...numbered(next, next + step));
      next += step;
      const { from, size } = readValue(await auditLog(next < 300 ? log : url, policy, memory));
      steps.push([from, size]);
    }
    expect(steps).toEqual([
      [0, 3],
      [3, 3],
      [3, 303],
      [303, 553],
    ]);
  });

  test('a fork and a roll-back are found, both checkpoints kept, and the memory stays', async () => {
    const { folder, log, memory, signer, policy } = await scene();
    await add(log, signer, ...numbered(0, 5));
    cpSync(log, join(folder, 'early'), { recursive: true });
    await add(log, signer, ...numbered(5, 9));
    readValue(await auditLog(log, policy, memory));

    expect(refusal(await auditLog(join(folder, 'early'), policy, memory))).toBe('AUDIT_SHRANK');
    await add(join(folder, 'early'), signer, 'another entry', ...numbered(6, 12));
    expect(refusal(await auditLog(join(folder, 'early'), policy, memory))).toBe('AUDIT_FORKED');
    const evidence = readdirSync(memory).filter((name) => name.endsWith('.evidence'));
    expect(evidence).toHaveLength(2);
    const kept = readFileSync(join(memory, evidence.find((name) => name.includes('-9-12')) as string), 'utf8');
    expect(kept).toContain(readFileSync(join(log, 'checkpoint'), 'utf8'));
    expect(kept).toContain(readFileSync(join(folder, 'early', 'checkpoint'), 'utf8'));
    expect(readValue(await auditLog(log, policy, memory))).toMatchObject({ from: 9, size: 9 });
  });

  test('an entry that was changed in its bundle is found', async () => {
    const { log, memory, signer, policy } = await scene();
    await add(log, signer, ...numbered(0, 5));
    const bundle = join(log, 'tile/entries/000.p/5');
    writeFileSync(bundle, Buffer.from(readFileSync(bundle).toString('latin1').replace('entry 3', 'entry 4'), 'latin1'));
    expect(refusal(await auditLog(log, policy, memory))).toBe('AUDIT_FORKED');
  });

  test('an unknown signer, a place that is none, a bundle that is missing, a damaged memory', async () => {
    const { folder, log, memory, signer, policy } = await scene();
    await add(log, signer, 'a');
    const other = await scene();
    expect(refusal(await auditLog(log, other.policy, memory))).toBe('LEDGER_SIGNATURE missing');
    expect(refusal(await auditLog(join(folder, 'nowhere'), policy, memory))).toBe('AUDIT_PLACE');
    readValue(await auditLog(log, policy, memory));
    const file = join(memory, readdirSync(memory)[0] as string);
    const good = readFileSync(file, 'utf8');
    for (const bad of ['', '{}', good.replace('"size":1', '"size":2')]) {
      writeFileSync(file, bad);
      expect(refusal(await auditLog(log, policy, memory))).toBe('AUDIT_MEMORY');
    }
    writeFileSync(file, good);
    await add(log, signer, 'b');
    rmSync(join(log, 'tile/entries/000.p/2'));
    expect(refusal(await auditLog(log, policy, memory))).toBe('AUDIT_PLACE');
  });
});
