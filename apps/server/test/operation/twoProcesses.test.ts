import { mkdtempSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LogFolder } from '@kedu/runner';
import { DatabaseBlobs } from '@kedu/store';
import { LEASE_MILLISECONDS, MACHINE, RIGHTS_STREAM, streamName } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figuresFor } from '../../src/example/exampleFigures.ts';
import { personIn } from '../../src/example/exampleOffice.ts';
import { approve, dayAfter, openRound } from '../../src/example/exampleRounds.ts';
import { type ExampleStage, SCHEME } from '../../src/example/exampleYear.ts';
import { readOne } from '../../src/knowledge/heldStreams.ts';
import { checkInstallation } from '../../src/operation/checkInstallation.ts';
import { openedRound } from '../setup/courseRound.ts';
import { AUTHORITY, type CourseServer, courseServer } from '../setup/courseServer.ts';
import { clusters } from '../setup/testDatabase.ts';
import { type Said, Visitor } from '../setup/testServer.ts';
import { ServedProcess } from './servedProcess.ts';

const ROUND = '2024-11';
/** Rounds that are closed and wait for their seal: one a try to kill whoever holds the log. */
const CLOSED = ['2024-08', '2024-09', '2024-10'];
const OWNED = 10;
const SEEDS = [1, 2];
/** How often a server looks for runs. */
const LOOK = 1_000;
/** What is waited for comes as soon as the machine has time for it. */
const SLOW = 120_000;
const NOTE = '示例数据：按历史资料录入';
const machine = { authority: AUTHORITY, ...MACHINE };

interface Receipt {
  readonly sequence: number;
  readonly again: boolean;
  readonly id?: string;
}

// The system's where there is one: an operator's database, which outlives its servers.
describe.each((await clusters()).slice(-1))(
  'two servers that are processes, on one database and one data folder, on the $name PostgreSQL',
  (cluster) => {
    const temporary = mkdtempSync(join(tmpdir(), 'kedu-two-'));
    let course: CourseServer;
    let stage: ExampleStage;
    const servers: ServedProcess[] = [];
    const started: ServedProcess[] = [];
    let begun = 0;
    /** Sequences of what was answered, by key. */
    const acknowledged = new Map<string, number>();
    const runs: string[] = [];

    beforeAll(async () => {
      course = await courseServer('2024-01-03T01:00:00.000Z', {}, { cluster });
      stage = await openedRound(course, ROUND, async (made) => {
        for (const month of CLOSED) await closedMonth(made, month);
      });
      await Promise.all([startServer(), startServer()]);
    }, 2 * SLOW);
    afterAll(async () => {
      await Promise.all(started.map((server) => server.kill()));
      await course?.end();
      rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
    });

    async function startServer(): Promise<void> {
      const { folder, clock, server } = course;
      const own = join(temporary, String(begun));
      begun += 1;
      const one = await ServedProcess.start({ folder, database: server.database, temporary: own, now: clock.now() });
      started.push(one);
      servers.push(one);
    }

    /** The clock of everybody goes on. */
    function turn(moment: string): void {
      course.clock.turn(moment);
      for (const server of servers) server.turn(moment);
    }

    async function kill(server: ServedProcess): Promise<void> {
      await server.kill();
      servers.splice(servers.indexOf(server), 1);
    }

    /** Gives a command to every server at once by one key, again where another came between; it is done once, and all that live say the same of it. */
    async function give(post: string, path: string, key: string, body: unknown): Promise<Receipt> {
      const { cookie } = await course.in(post);
      const answers = await Promise.all(
        servers.map(async (server) => {
          const visitor = new Visitor(server.address, post);
          visitor.cookie = cookie;
          return untilDone(server, () =>
            visitor.ask<Receipt>('POST', `authorities/${AUTHORITY}/${path}`, body, { 'idempotency-key': key }),
          );
        }),
      );
      const receipts = answers.filter((receipt) => receipt !== undefined);
      const [first] = receipts as [Receipt];
      expect([key, ...receipts.map(({ sequence }) => sequence)]).toEqual([key, ...receipts.map(() => first.sequence)]);
      // Whoever died may have done it and said so to nobody.
      const done = receipts.filter(({ again }) => !again).length;
      if (receipts.length === answers.length) expect([key, done]).toEqual([key, 1]);
      else expect(done).toBeLessThanOrEqual(1);
      acknowledged.set(key, first.sequence);
      return first;
    }

    const request = (seed: number) => ({ scheme: SCHEME, version: '2024', period: '2024', rounds: [ROUND], asOf: '2024-12-13', seed });
    const standing = async (run: string): Promise<string> => {
      const { state } = await readOne(course.server.ports.store, machine, 'run', run);
      return `${state.standing} ${state.attempt}`;
    };
    const trail = () => course.server.ports.store.audit(machine, 1, 100_000);
    const commandsOf = async (run: string): Promise<readonly string[]> =>
      (await trail())
        .filter(({ about, command }) => about === streamName('run', run) && command !== 'report_progress')
        .map((row) => row.command);

    /** What was promised to the log, in the order of the trail, with the place that was written down. */
    const promised = async () =>
      course.server.ports.store.look(machine, async (client) => {
        const { rows } = await client.query<{ entry: Buffer; index: string | null }>(
          `select p.entry, l.index from kedu.pending_entry p left join kedu.log_entry l using (authority_id, log, since, position)
         where p.authority_id = $1 order by p.since, p.position`,
          [AUTHORITY],
        );
        return rows;
      });
    const log = () => join(course.server.ports.evidence, AUTHORITY, 'log');
    const entered = async (): Promise<readonly Uint8Array[]> => {
      const opened = await LogFolder.open(log());
      if ('issue' in opened) return [];
      const checkpoint = await opened.value.checkpoint();
      const found = 'issue' in checkpoint ? checkpoint : opened.value.entries(checkpoint.value.size);
      return 'issue' in found ? [] : found.value;
    };
    /** Waits until everything that was promised is entered, and holds the log to it: each once, in the order of the trail. */
    async function entersAll(): Promise<void> {
      await expect.poll(async () => (await promised()).filter(({ index }) => index === null).length, { timeout: SLOW }).toBe(0);
      const rows = await promised();
      const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
      expect(rows.map(({ index }) => Number(index))).toEqual(rows.map((_, place) => place));
      expect((await entered()).map(text)).toEqual(rows.map(({ entry }) => text(entry)));
      expect(new Set(rows.map(({ entry }) => text(entry))).size).toBe(rows.length);
    }

    test(
      'COMMIT-1 COMMIT-3 a month collected through both at once: every command is done once, all stand in one order',
      async () => {
        const { asks } = (await readOne(course.server.ports.store, machine, 'round', ROUND)).state;
        const figures = figuresFor(asks, stage.observations);
        const cellsOf = (owner: string) =>
          figures.filter(({ cell }) => asks.some((ask) => ask.owner === owner && ask.indicator === cell.indicator));
        const values = `rounds/${ROUND}/values`;
        const owners = [...new Set(asks.map(({ owner }) => owner))];
        await Promise.all([
          ...owners.map(async (owner) => {
            for (const [place, some] of portions(cellsOf(owner), 20).entries()) {
              await give(owner, values, `enter-${owner}-${place}`, {
                entries: some.map(({ cell, figure }) => ({ cell, command: { type: 'enter', figure, note: NOTE }, seen: 0 })),
              });
              await give(owner, values, `submit-${owner}-${place}`, {
                entries: some.map(({ cell }) => ({ cell, command: { type: 'submit' } })),
              });
            }
          }),
          ...Array.from({ length: OWNED }, (_, i) =>
            give('office', 'rights/commands', `owner-${i}`, {
              type: 'assign_owner',
              owners: [{ indicator: `owner-${i}`, post: 'office', from: '2026-01-01' }],
            }),
          ),
        ]);
        const all = (type: string) => ({ entries: figures.map(({ cell }) => ({ cell, command: { type } })) });
        await give('checker', values, 'check', all('check'));
        turn('2024-12-16T01:00:00.000Z');
        await give('head', values, 'approve', all('approve'));
        await give('office', `rounds/${ROUND}/commands`, 'close', { type: 'close_round' });
        await give('head', `rounds/${ROUND}/seal`, 'seal', {});
        const { store } = course.server.ports;
        const written = await store.known(machine, { at: '2999-01-01T00:00:00.000Z', as: 'reported', periods: [ROUND] });
        expect(written.length).toBe(figures.filter(({ cell }) => cell.period === ROUND).length);
        expect(written.filter(({ version }) => version !== 1)).toEqual([]);
        const [rights] = await store.read(machine, [RIGHTS_STREAM] as const);
        const given = (rights?.state.owners ?? []).map(({ indicator }) => indicator).filter((name) => name.startsWith('owner-'));
        expect(given.sort()).toEqual(Array.from({ length: OWNED }, (_, i) => `owner-${i}`).sort());
        expect((await readOne(store, machine, 'round', ROUND)).state.seals).toHaveLength(1);
        expect(new Set(acknowledged.values()).size).toBe(acknowledged.size);
        const rows = await trail();
        expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, place) => place + 1));
      },
      2 * SLOW,
    );

    test(
      'RUNNING-2 COMMIT-5 runs that are ordered while both live are each worked out once, and entered once',
      async () => {
        const ordered = await Promise.all(SEEDS.map((seed) => give('office', 'runs', `run-${seed}`, request(seed))));
        const all = ordered.map(({ id }) => id as string);
        runs.push(...all);
        expect(new Set(runs).size).toBe(SEEDS.length);
        await expect.poll(() => Promise.all(all.map(standing)), { timeout: SLOW }).toEqual(all.map(() => 'finished 1'));
        for (const run of all) expect(await commandsOf(run)).toEqual(['request_run', 'claim_run', 'finish_run']);
        await entersAll();
        expect((await entered()).filter((bytes) => Buffer.from(bytes).includes('"kind":"result"')).length).toBe(runs.length);
      },
      2 * SLOW,
    );

    test(
      'RUNNING-2 whoever works a run out is killed: while its lease lasts nobody takes it, then the other does and finishes it once',
      async () => {
        const died = killsWorker();
        const { id = '' } = await give('office', 'runs', 'run-killed', request(9));
        runs.push(id);
        await died;
        expect(await standing(id)).toBe('running 1');
        await new Promise((passed) => setTimeout(passed, 2 * LOOK));
        expect(await standing(id)).toBe('running 1');
        turn(new Date(Date.parse(course.clock.now()) + 2 * LEASE_MILLISECONDS).toISOString());
        await expect.poll(() => standing(id), { timeout: SLOW }).toBe('finished 2');
        expect(await commandsOf(id)).toEqual(['request_run', 'claim_run', 'claim_run', 'finish_run']);
        await startServer();
        await entersAll();
      },
      2 * SLOW,
    );

    test(
      'COMMIT-5 LOG-5 whoever holds the log is killed: the other goes on where it stood, and nothing is entered twice or lost',
      async () => {
        let isHeld = false;
        for (const month of CLOSED) {
          const died = killsHolder();
          await give('head', `rounds/${month}/seal`, `seal-${month}`, {});
          isHeld ||= await died;
          await entersAll();
          await startServer();
        }
        expect(isHeld).toBe(true);
      },
      2 * SLOW,
    );

    test(
      'afterwards every run, every entry and the whole trail are as they were promised, and nobody complained',
      async () => {
        await entersAll();
        for (const run of runs) expect((await commandsOf(run)).filter((command) => command === 'finish_run')).toHaveLength(1);
        const { store, evidence } = course.server.ports;
        const blobs = new DatabaseBlobs(store.pool);
        expect((await checkInstallation({ store, blobs, evidence })).issues).toEqual([]);
        expect(started.flatMap(({ lines }) => lines)).toEqual([]);
      },
      2 * SLOW,
    );

    /** Kills whoever next begins to work a run out: its output has a folder, which bears the number of the process. */
    async function killsWorker(): Promise<void> {
      const worker = await new Promise<ServedProcess>((found) => {
        const watcher = watch(course.server.ports.folder, (_, name) => {
          const seen = servers.find(({ pid }) => name?.startsWith(`run-${pid}-`));
          if (seen === undefined) return;
          process.kill(seen.pid, 'SIGKILL');
          watcher.close();
          found(seen);
        });
      });
      await kill(worker);
    }

    /** Kills whoever is next seen to hold the log; true where it held it still when it died. */
    async function killsHolder(): Promise<boolean> {
      const holder = await new Promise<ServedProcess>((found) => {
        const watcher = watch(log(), () => {
          const seen = servers.find(({ pid }) => pid === holderOf(log()));
          if (seen === undefined) return;
          process.kill(seen.pid, 'SIGKILL');
          watcher.close();
          found(seen);
        });
      });
      await kill(holder);
      return holderOf(log()) === holder.pid;
    }
  },
);

/** The process that the last holder's file names; undefined where nobody holds the log. */
function holderOf(folder: string): number | undefined {
  const last = Math.max(0, ...readdirSync(folder).flatMap((name) => (/^owner\.\d+$/.test(name) ? [Number(name.slice(6))] : [])));
  try {
    const [pid] = readFileSync(join(folder, `owner.${last}`), 'utf8').split(' ');
    return Number(pid) || undefined;
  } catch {
    return undefined;
  }
}

/** Collects a month and closes it, unsealed. */
async function closedMonth(stage: ExampleStage, month: string): Promise<void> {
  const { rehearsal, people, observations, store } = stage;
  await openRound(stage, month, SCHEME, '2024');
  const office = personIn(people, 'office');
  const { asks } = (await readOne(store, rehearsal.as(office), 'round', month)).state;
  const figures = figuresFor(asks, observations);
  rehearsal.at(dayAfter(month, 26));
  const entries = figures.map(({ cell, figure }) => ({ cell, command: { type: 'capture', figure, note: NOTE } as const }));
  await rehearsal.machine({ on: 'values', round: month, entries });
  await approve(
    stage,
    month,
    figures.map(({ cell }) => cell),
  );
  await rehearsal.do(office, { on: 'round', id: month, command: { type: 'close_round' } });
}

/** Asked again by its key while others write the same stream; undefined where the server is no more. */
async function untilDone(server: ServedProcess, ask: () => Promise<Said<Receipt>>): Promise<Receipt | undefined> {
  for (let tries = 0; ; tries += 1) {
    const said = await ask().catch(() => undefined);
    if (said !== undefined && said.status < 300) return said.value;
    if (said === undefined && !server.isAlive) return undefined;
    if (tries === 200 || (said !== undefined && said.status !== 409 && said.status !== 503))
      throw new Error(`${said?.status} ${JSON.stringify(said?.value)}`);
    await new Promise((rested) => setTimeout(rested, 20));
  }
}

function portions<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
