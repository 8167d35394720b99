import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { bundledProgram } from '../../../../tools/bundledProgram.ts';
import { auditBreak, DatabaseStore, startEmbedded } from '../../src/index.ts';

const KILLS = Number(process.env['KEDU_KILLS'] ?? 5);
const MACHINE = { authority: 'beichuan', person: 'kedu', post: 'kedu' };
const writer = bundledProgram(fileURLToPath(new URL('writer.ts', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'kedu-killed-'));
chmodSync(folder, 0o711);
const data = join(folder, 'data');

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('STORE-2 STORE-3 COMMIT-1 killed under load', () => {
  test(
    `${KILLS} times, the server and the database in turn: no acknowledged command is lost, none is half done, and it starts by itself`,
    async () => {
      const acknowledged = new Set<string>();
      for (let kill = 0; kill < KILLS; kill += 1) {
        const program = spawn(process.execPath, [await writer, data, String(kill)], { stdio: ['ignore', 'pipe', 'pipe'] });
        const said = listen(program, acknowledged);
        await said.until(5 + ((kill * 13) % 40));
        if (kill % 2 === 1) {
          // The database dies under a server that goes on: it comes back, and commands go on.
          process.kill(said.postmaster(), 'SIGKILL');
          await said.until(10);
        }
        program.kill('SIGKILL');
        await once(program, 'close');
      }
      expect(acknowledged.size).toBeGreaterThan(5 * KILLS);
      const embedded = await startEmbedded({ folder: data });
      try {
        const opened = await DatabaseStore.open(embedded.app);
        if ('issue' in opened) throw new Error(JSON.stringify(opened.issue));
        const found = await opened.value.look(MACHINE, async (client) => ({
          keys: (await client.query<{ key: string }>('select key from kedu.command_key')).rows.map(({ key }) => key),
          // Every command has one key, one row of the audit trail, one event and two figures.
          halves: (
            await client.query(
              `select a.sequence from kedu.audit a
               where 1 <> (select count(*) from kedu.command_key k where k.since = a.sequence)
                  or 1 <> (select count(*) from kedu.event e where e.since = a.sequence)
                  or 2 <> (select count(*) from kedu.observation o where o.since = a.sequence)`,
            )
          ).rows,
          strays: (
            await client.query(
              `select since from (select since from kedu.observation union select since from kedu.event union select since from kedu.command_key) as said
               where not exists (select from kedu.audit a where a.sequence = said.since)`,
            )
          ).rows,
          broken: await auditBreak(client, MACHINE.authority),
        }));
        const keys = new Set(found.keys);
        expect([...acknowledged].filter((key) => !keys.has(key))).toEqual([]);
        expect(found).toMatchObject({ halves: [], strays: [], broken: undefined });
        await opened.value.close();
      } finally {
        await embedded.stop();
      }
    },
    60_000 + 15_000 * KILLS,
  );
});

/** What a writer says: the process of its database, and keys of commands that it was told were done. */
function listen(program: ChildProcess, acknowledged: Set<string>) {
  let postmaster = 0;
  const counted = { done: 0 };
  let wake = (): void => {};
  let fail = (_: Error): void => {};
  let told = '';
  program.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told = (told + text).slice(-2_000);
  });
  program.once('close', (code) => fail(new Error(`the writer ended with ${code}: ${told}`)));
  createInterface({ input: program.stdout as NodeJS.ReadableStream }).on('line', (line) => {
    const [word, value = ''] = line.split(' ');
    if (word === 'postmaster') postmaster = Number(value);
    if (word === 'done') {
      acknowledged.add(value);
      counted.done += 1;
    }
    wake();
  });
  return {
    postmaster: () => postmaster,
    /** Waits for so many acknowledged commands more. */
    async until(more: number): Promise<void> {
      const wanted = counted.done + more;
      while (counted.done < wanted) {
        await new Promise<void>((resolve, reject) => {
          wake = resolve;
          fail = reject;
        });
      }
    },
  };
}
