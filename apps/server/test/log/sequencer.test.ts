import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MACHINE } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { logName } from '../../src/log/evidenceEntries.ts';
import { sequenceLog, startSequencer } from '../../src/log/sequencer.ts';
import { AUTHORITY, testServer, type TestServer } from '../setup/testServer.ts';

describe('OPERATE-6 a log that cannot be written', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({}, { workers: [] });
  }, 60_000);
  afterAll(() => server.end());

  test('keeps no other authority from its own; it is said once, the server is not ready, and both end when it is well', async () => {
    const { ports } = server;
    for (const authority of [AUTHORITY, 'nanhe']) {
      const entry = new TextEncoder().encode(`示例记录 ${authority}`);
      const said = { command: 'test', about: 'test', key: `entry-${authority}`, content: `sha256:${'0'.repeat(64)}`, expected: [] };
      const entered = { authority, ...MACHINE };
      const done = await ports.store.commit({ entered, ...said, events: [], entries: [{ log: logName(authority), entry }] });
      expect(done).toHaveProperty('value');
    }
    const inTheWay = join(ports.evidence, AUTHORITY);
    mkdirSync(ports.evidence, { recursive: true });
    writeFileSync(inTheWay, 'no folder');
    const lines: (readonly [level: string, fields: Readonly<Record<string, unknown>>])[] = [];
    const told = () => lines.filter(([level, fields]) => level === 'error' || 'well' in fields).map(([, fields]) => fields);
    const entered = () => lines.filter(([, fields]) => 'entries' in fields).length;
    const turns = vi.spyOn(ports.store, 'hold');
    const log = (level: string, _: string, fields = {}): void => void lines.push([level, fields]);
    const worker = startSequencer({ ...ports, log }, { look: 20 });
    try {
      await expect.poll(entered, { timeout: 20_000 }).toBe(1);
      await expect.poll(() => turns.mock.calls.length, { timeout: 20_000 }).toBeGreaterThan(8);
      expect(told()).toMatchObject([{ authority: AUTHORITY, fault: 'Error', code: expect.stringMatching(/^E[A-Z]+$/) }]);
      expect(JSON.stringify(told())).not.toContain('示例');
      expect(worker.isAlive()).toBe(false);
      rmSync(inTheWay);
      await expect.poll(() => worker.isAlive(), { timeout: 20_000 }).toBe(true);
      expect(entered()).toBe(2);
      expect(told().at(-1)).toEqual({ authority: AUTHORITY, well: true });
    } finally {
      await worker.stop();
    }
    for (const authority of [AUTHORITY, 'nanhe']) expect(await sequenceLog(ports, authority, { looks: true })).toEqual({ value: 0 });
  }, 60_000);
});
