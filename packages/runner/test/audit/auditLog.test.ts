import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cosign, readPolicy, type Signer, utf8, verifierKey, type WitnessPolicy, writeSignature, writeVerifierKey } from '@kedu/ledger';
import { afterEach, describe, expect, test } from 'vitest';
import { auditLog, LogWriter, makeKeyFile, nodeCrypto, nodeSha256 } from '../../src/index.ts';
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

  test('a fork that the log signed and honest witnesses refuse is one, whatever quorum the policy asks for, and both checkpoints are kept', async () => {
    const { folder, log, memory, signer, policy } = await scene();
    const audit = readValue(makeKeyFile(join(folder, 'audit.pem'), 'audit.example'));
    const key = writeVerifierKey(verifierKey(nodeSha256, { name: audit.name, type: 'cosignature', publicKey: audit.publicKey }));
    const witnessed = readValue(
      readPolicy(nodeSha256, `log ${writeVerifierKey(policy.logs[0]!.key)}\nwitness audit ${key}\nquorum audit\n`),
    );
    const cosigned = async (at: string): Promise<void> => {
      const writer = readValue(await LogWriter.open(at, signer));
      const checkpoint = readValue(await writer.log.checkpoint());
      await writer.cosigned(checkpoint, [await cosign(nodeCrypto, checkpoint.note.text, audit, 1_750_000_000)]);
      await writer.close();
    };
    const other = join(folder, 'other');
    await add(log, signer, ...numbered(0, 5));
    cpSync(log, other, { recursive: true });
    await add(log, signer, ...numbered(5, 9));
    await cosigned(log);
    expect(readValue(await auditLog(log, witnessed, memory)).cosigners).toEqual(['audit.example']);

    await add(other, signer, 'another entry', ...numbered(6, 9));
    expect(refusal(await auditLog(other, witnessed, memory))).toBe('AUDIT_FORKED');
    const [first] = readdirSync(memory).filter((name) => name.endsWith('.evidence'));
    expect(readFileSync(join(memory, first ?? ''), 'utf8')).toContain(readFileSync(join(other, 'checkpoint'), 'utf8'));
    // A second fork of the same size does not take the place of the first, nor does a wrong line of a witness hide one.
    const third = join(folder, 'third');
    cpSync(other, third, { recursive: true });
    const note = readFileSync(join(third, 'checkpoint'), 'utf8');
    const wrong = writeSignature(await cosign(nodeCrypto, 'another text\n', audit, 1_750_000_000));
    writeFileSync(join(third, 'checkpoint'), `${note}${wrong}`);
    expect(refusal(await auditLog(third, witnessed, memory))).toBe('AUDIT_FORKED');
    expect(readdirSync(memory).filter((name) => name.endsWith('.evidence'))).toHaveLength(2);
    // One that only grew and is not cosigned yet is no fork, and is not remembered.
    await add(log, signer, ...numbered(9, 12));
    expect(refusal(await auditLog(log, witnessed, memory))).toBe('LEDGER_QUORUM');
    await cosigned(log);
    expect(readValue(await auditLog(log, witnessed, memory))).toMatchObject({ from: 9, size: 12 });
  });

  test('an entry that was changed in its bundle is found', async () => {
    const { log, memory, signer, policy } = await scene();
    await add(log, signer, ...numbered(0, 5));
    const bundle = join(log, 'tile/entries/000.p/5');
    writeFileSync(bundle, Buffer.from(readFileSync(bundle).toString('latin1').replace('entry 3', 'entry 4'), 'latin1'));
    expect(refusal(await auditLog(log, policy, memory))).toBe('AUDIT_FORKED');
  });

  test('AUDIT-3 a bundle of entries, or a checkpoint, that is longer than it can be is not read, from a folder or over HTTP', async () => {
    const { log, memory, signer, policy } = await scene();
    await add(log, signer, 'a');
    const server = createServer((request, response) => {
      // Longer than anybody waits for: it ends when the reader hangs up.
      if (!request.url?.startsWith('/tile')) return response.end(readFileSync(join(log, request.url ?? '')));
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(1_000_000)));
      };
      response.on('drain', more);
      more();
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const long = await auditLog(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, policy, memory);
    expect('issue' in long && [long.issue.code, long.issue.args['reason']]).toEqual([
      'AUDIT_PLACE',
      'a file of a log is longer than it can be',
    ]);
    for (const path of ['tile/entries/000.p/1', 'checkpoint']) {
      const file = join(log, path);
      const good = readFileSync(file);
      truncateSync(file, 20_000_000);
      const read = await auditLog(log, policy, memory);
      expect('issue' in read && [read.issue.code, read.issue.args['reason']]).toEqual([
        'AUDIT_PLACE',
        'a file of a log is longer than it can be',
      ]);
      writeFileSync(file, Buffer.concat([good, good]));
      expect(refusal(await auditLog(log, policy, memory))).toBe(path === 'checkpoint' ? 'LEDGER_CHECKPOINT extension' : 'LEDGER_TILE size');
      writeFileSync(file, good);
    }
    expect(readValue(await auditLog(log, policy, memory)).size).toBe(1);
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
