import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { MACHINE, type RunState } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { publishBundle } from '../../src/bundles/publishBundle.ts';
import type { ServerPorts } from '../../src/http/ports.ts';
import { logName } from '../../src/log/evidenceEntries.ts';
import { evidenceFolder } from '../../src/log/evidenceFolder.ts';
import { openLogWriter } from '../../src/log/openLogWriter.ts';
import { sequenceLog, startSequencer } from '../../src/log/sequencer.ts';
import { checkInstallation } from '../../src/operation/checkInstallation.ts';
import { AUTHORITY, testServer, type TestServer } from '../setup/testServer.ts';

const machine = { authority: AUTHORITY, ...MACHINE };

describe('COMMIT-5 a log is held to what the database knows of it', () => {
  let server: TestServer;
  let ports: ServerPorts;
  let folder: string;
  let entries = 0;
  beforeAll(async () => {
    server = await testServer({}, { workers: [] });
    ports = server.ports;
    folder = mkdtempSync(join(tmpdir(), 'kedu-evidence-'));
    await promise(2);
    expect(await sequenceLog(ports, AUTHORITY, { looks: true })).toEqual({ value: 2 });
    cpSync(join(ports.evidence, AUTHORITY), join(folder, 'older', AUTHORITY), { recursive: true });
    await promise(1);
    expect(await sequenceLog(ports, AUTHORITY)).toEqual({ value: 1 });
  }, 60_000);
  afterAll(async () => {
    await server.end();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Entries that the log is promised, each by a command. */
  async function promise(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      entries += 1;
      const entry = new TextEncoder().encode(`示例记录 ${entries}`);
      const said = { command: 'test', about: 'test', key: `entry-${entries}`, content: `sha256:${'0'.repeat(64)}`, expected: [] };
      const done = await ports.store.commit({ entered: machine, ...said, events: [], entries: [{ log: logName(AUTHORITY), entry }] });
      if ('issue' in done) throw new Error(JSON.stringify(done.issue));
    }
  }

  const at = (name: string) => ({ store: ports.store, evidence: join(folder, name) });
  const refusal = (reason: string, found: number) => ({
    issue: { code: 'EVIDENCE_LOG', args: { log: logName(AUTHORITY), folder: `evidence/${AUTHORITY}`, reason, found, expected: 3 } },
  });

  test('where there is none, none is made: nothing is entered, published, or left behind', async () => {
    await promise(1);
    expect(await sequenceLog(at('lost'), AUTHORITY)).toMatchObject(refusal('lost', 0));
    const hash = await ports.blobs.put(machine, Readable.from([Buffer.from('rules')]));
    const state = {
      standing: 'finished',
      attempt: 1,
      input: { scheme: 'north', version: '2024', schemeHash: hash, period: '2024', seals: [hash], registerHash: hash, previous: [] },
    } as unknown as RunState;
    const asked: unknown[] = [];
    const bundles = { ask: async (question: unknown) => asked.push(question) } as unknown as ServerPorts['bundles'];
    const elsewhere = { ...ports, ...at('lost'), bundles };
    const refused = await publishBundle(elsewhere, machine, 'publish-lost', 'r-1', state, { level: 'public', example: true });
    expect(refused).toMatchObject({ issues: [refusal('lost', 0).issue] });
    expect(asked).toEqual([]);
    expect(existsSync(join(folder, 'lost', AUTHORITY))).toBe(false);
    // The rightful one goes on.
    expect(await sequenceLog(ports, AUTHORITY)).toEqual({ value: 1 });
  });

  test('an older copy is behind, and a log of other entries is another', async () => {
    expect(await sequenceLog(at('older'), AUTHORITY, { looks: true })).toMatchObject({
      issue: { code: 'EVIDENCE_LOG', args: { reason: 'behind', found: 2, expected: 4 } },
    });
    const made = await evidenceFolder(join(folder, 'other'), AUTHORITY, { published: 0 });
    if ('issue' in made) throw new Error(made.issue.code);
    const writer = await openLogWriter(made.value.log, made.value.key);
    if ('issue' in writer) throw new Error(writer.issue.code);
    for (let i = 1; i <= 6; i += 1) await writer.value.append(new TextEncoder().encode(`另一条记录 ${i}`));
    await writer.value.publish();
    await writer.value.close();
    expect(await sequenceLog(at('other'), AUTHORITY, { looks: true })).toMatchObject({
      issue: { code: 'EVIDENCE_LOG', args: { reason: 'other', found: '', expected: '', entry: 4 } },
    });
  });

  test('BACKUP-4 the check of an installation names it, and finds nothing where the log is the right one', async () => {
    const { store } = ports;
    const blobs = ports.blobs as Parameters<typeof checkInstallation>[0]['blobs'];
    expect((await checkInstallation({ store, blobs, evidence: ports.evidence })).issues).toEqual([]);
    for (const [name, reason] of [
      ['lost', 'lost'],
      ['older', 'behind'],
      ['other', 'other'],
    ] as const) {
      const { issues } = await checkInstallation({ store, blobs, evidence: join(folder, name) });
      expect(issues).toMatchObject([{ code: 'EVIDENCE_LOG', args: { reason } }]);
    }
  });

  test('a secret behind salts that is gone after a publication is never made anew', async () => {
    const known = { published: 3 };
    const salts = join(ports.evidence, AUTHORITY, 'salts');
    const kept = existsSync(salts);
    if (kept) renameSync(salts, `${salts}.kept`);
    expect(await evidenceFolder(ports.evidence, AUTHORITY, known)).toMatchObject({
      issue: { code: 'EVIDENCE_LOG', args: { reason: 'salts', found: '', expected: '' } },
    });
    expect(await evidenceFolder(ports.evidence, AUTHORITY, { published: 0 })).toHaveProperty('value');
    writeFileSync(salts, Buffer.alloc(32, 1), { mode: 0o600 });
    expect(await evidenceFolder(ports.evidence, AUTHORITY, known)).toHaveProperty('value');
    rmSync(salts);
    if (kept) renameSync(`${salts}.kept`, salts);
  });

  test('OPERATE-6 a server with another folder says so once and is not ready, until the folder is brought back', async () => {
    const evidence = join(folder, 'late');
    const before = server.lines.length;
    const said = (): readonly { readonly level: string; readonly code?: string; readonly well?: boolean }[] =>
      server.lines
        .slice(before)
        .flatMap((line) => line.split('\n').filter((each) => each !== ''))
        .map((line) => JSON.parse(line))
        .filter(({ msg }: { readonly msg: string }) => msg === 'sequencer');
    const second = await server.another({ workers: [(own) => startSequencer({ ...own, evidence }, { look: 20 })] });
    const turns = vi.spyOn(second.ports.store, 'hold');
    const ready = async () => {
      const answer = await fetch(`${second.address}/readyz`);
      return [answer.status, ((await answer.json()) as { readonly workers: unknown }).workers];
    };
    await expect.poll(ready, { timeout: 10_000 }).toEqual([503, { clock: true, sequencer: false }]);
    await expect.poll(() => turns.mock.calls.length, { timeout: 10_000 }).toBeGreaterThan(6);
    expect(said()).toMatchObject([{ code: 'EVIDENCE_LOG', reason: 'lost', authority: AUTHORITY }]);
    renameSync(ports.evidence, evidence);
    try {
      await expect.poll(ready, { timeout: 10_000 }).toEqual([200, { clock: true, sequencer: true }]);
      expect(said()).toMatchObject([{ code: 'EVIDENCE_LOG' }, { authority: AUTHORITY, well: true }]);
    } finally {
      await second.stop();
      renameSync(evidence, ports.evidence);
    }
  });

  test('a bundle that was published counts, although its entry is written down nowhere else', async () => {
    const about = ['bundle', 'r-1', 'public', 9, '1'.repeat(64), '2'.repeat(64)].join('/');
    const said = { command: 'publish_bundle', about, key: 'published', content: `sha256:${'3'.repeat(64)}` };
    const done = await ports.store.commit({ entered: machine, ...said, expected: [], events: [] });
    expect(done).toHaveProperty('value');
    expect(await sequenceLog(ports, AUTHORITY, { looks: true })).toMatchObject({
      issue: { code: 'EVIDENCE_LOG', args: { reason: 'behind', found: 4, expected: 10 } },
    });
  });
});
