import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { RouteAnswer } from '@kedu/api';
import { type Connection, startEmbedded } from '@kedu/store';
import { MACHINE } from '@kedu/workflow';
import { afterAll, describe, expect, test } from 'vitest';
import { bundledProgram } from '../../../../tools/bundledProgram.ts';
import { readConfiguration } from '../../src/config/configuration.ts';
import { checkInstallation } from '../../src/operation/checkInstallation.ts';
import { withInstallation } from '../../src/operation/installation.ts';
import { clusters } from '../setup/testDatabase.ts';
import { PASSWORD, testServer, Visitor } from '../setup/testServer.ts';
import { AUTHORITY, INDICATORS, ROUND, UNITS } from './loadedRound.ts';

const KILLS = Number(process.env['KEDU_KILLS'] ?? 5);
const CLIENTS = 8;
/** Figures that are acknowledged before each kill, whatever else was. */
const LEAST_FIGURES = 3;
const program = bundledProgram(fileURLToPath(new URL('servedProgram.ts', import.meta.url)));
let child: ChildProcess | undefined;

const owner = (indicator: string) => ({ type: 'assign_owner', owners: [{ indicator, post: 'office', from: '2026-01-01' }] });

/** The database under a server that is killed: embedded in it, or the system's, which somebody else keeps running as an operator would. */
interface Killable {
  readonly environment: Readonly<Record<string, string>>;
  /** Number of the process of the database; undefined where the server says it. */
  postmaster(): number | undefined;
  stop(): Promise<void>;
}

async function killable(folder: string, bin: string | undefined): Promise<Killable> {
  const environment = { KEDU_FOLDER: folder, KEDU_PORT: '0', KEDU_LOG: 'silent', KEDU_REQUESTS_PER_MINUTE: '1000000' };
  if (bin === undefined) return { environment, postmaster: () => undefined, stop: async () => {} };
  const kept = await startEmbedded({ folder: join(folder, 'system'), bin, overTcp: true });
  const url = ({ host, port, user, password, database }: Connection): string =>
    `postgres://${String(user)}:${encodeURIComponent(String(password))}@${String(host)}:${String(port)}/${String(database)}`;
  return {
    environment: { ...environment, DATABASE_URL: url(kept.app), KEDU_OWNER_URL: url(kept.owner), KEDU_READ_URL: url(kept.read) },
    postmaster: () => kept.server.pid(),
    stop: () => kept.stop(),
  };
}

describe.each(await clusters())('COMMIT-1 STORE-2 OPERATE-5 killed under load, over HTTP, on the $name PostgreSQL', ({ bin }) => {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-served-'));
  chmodSync(folder, 0o711);
  let database: Killable | undefined;
  afterAll(async () => {
    child?.kill('SIGKILL');
    await database?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test(
    `${KILLS} times, the server and its database in turn: no acknowledged command or figure is lost or done twice, sessions go on, and it starts by itself`,
    async () => {
      const acknowledged = new Map<string, number>();
      let cookie = '';
      let lost: readonly Command[] = [];
      let askedAgain = 0;
      database = await killable(folder, bin);
      const { environment } = database;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const { address, postmaster } = await start(environment);
        const visitor = new Visitor(address, 'office');
        visitor.cookie = cookie;
        if (cookie === '') expect((await visitor.signIn('clerk')).status).toBe(200);
        expect((await visitor.ask('GET', 'session')).status).toBe(200);
        cookie = visitor.cookie;
        // Whoever had no answer before the kill asks the server that came back, by the key of then.
        for (const { name, post, path, body } of lost) {
          const again = new Visitor(address, post);
          again.cookie = cookie;
          const receipt = await until200(() => again.ask<Receipt>('POST', path, body, { 'idempotency-key': name }));
          acknowledged.set(name, receipt.sequence);
          askedAgain += 1;
        }
        const load = startLoad(address, cookie, kill, acknowledged);
        await load.until(5 + ((kill * 7) % 20));
        if (kill % 2 === 1) {
          // The database dies under a server that goes on: whoever asks waits or is told, and then it goes on.
          process.kill(database.postmaster() ?? postmaster, 'SIGKILL');
          await load.until(10);
        }
        const gone = once(child as ChildProcess, 'close');
        child?.kill('SIGKILL');
        await gone;
        lost = await load.stop();
        expect(load.unexpected).toEqual([]);
      }
      expect(askedAgain).toBeGreaterThan(0);
      expect(acknowledged.size).toBeGreaterThan(5 * KILLS);
      const read = readConfiguration(environment, { cwd: folder, isRoot: false });
      if ('issues' in read) throw new Error(JSON.stringify(read.issues));
      const found = await withInstallation(read.value, async (installation) => ({
        checked: await checkInstallation(installation),
        rights: (await installation.store.read({ authority: AUTHORITY, ...MACHINE }, ['rights'] as const))[0]?.state,
        figures: await installation.store.known({ authority: AUTHORITY, ...MACHINE }, { at: '2999-01-01T00:00:00.000Z', as: 'reported' }),
      }));
      if ('issue' in found) throw new Error(JSON.stringify(found.issue));
      expect(found.value.checked.issues).toEqual([]);
      const owned = (found.value.rights?.owners ?? []).map(({ indicator }) => indicator).filter((name) => name.startsWith('owner-'));
      const { figures } = found.value;
      // What a figure is tells which command wrote it: each wrote one, and none twice.
      const kept = [...owned, ...figures.map(({ figure }) => `figure-${'value' in figure ? figure.value : ''}`)];
      expect([...acknowledged.keys()].filter((name) => !kept.includes(name))).toEqual([]);
      expect(new Set(kept).size).toBe(kept.length);
      expect(figures.filter(({ version }) => version !== 1)).toEqual([]);
      expect([...acknowledged.keys()].filter((name) => name.startsWith('figure-')).length).toBeGreaterThanOrEqual(LEAST_FIGURES * KILLS);
      expect(new Set(acknowledged.values()).size).toBe(acknowledged.size);
    },
    120_000 + 30_000 * KILLS,
  );
});

describe('STORE-6 two servers on one database', () => {
  test('COMMIT-1 COMMIT-3 commands of both stand in one order without gaps; a key that both are asked by is done once', async () => {
    const server = await testServer();
    try {
      const other = await server.another();
      const here = await server.signedIn('clerk', 'office');
      const there = new Visitor(other.address, 'office');
      there.cookie = here.cookie;
      const give = (visitor: Visitor, indicator: string, key: string) =>
        visitor.ask<RouteAnswer<'commandRights'>>('POST', 'authorities/beichuan/rights/commands', owner(indicator), {
          'idempotency-key': key,
        });
      const receipts = await Promise.all(
        Array.from({ length: 20 }, async (_, i) =>
          Promise.all([until200(() => give(here, `both-${i}`, `both-${i}`)), until200(() => give(there, `both-${i}`, `both-${i}`))]),
        ),
      );
      for (const [a, b] of receipts) expect([a.sequence, [a.again, b.again].sort()]).toEqual([b.sequence, [false, true]]);
      const sequences = receipts.map(([{ sequence }]) => sequence).sort((a, b) => a - b);
      expect(sequences).toEqual(sequences.map((_, i) => (sequences[0] as number) + i));
    } finally {
      await server.end();
    }
  }, 120_000);
});

type Receipt = RouteAnswer<'commandRights'>;

/** Asked again by its key while others write the same stream. */
async function until200(ask: () => Promise<{ readonly status: number; readonly value: Receipt }>): Promise<Receipt> {
  for (;;) {
    const said = await ask();
    if (said.status === 200) return said.value;
    if (said.status !== 409) throw new Error(`${said.status} ${JSON.stringify(said.value)}`);
  }
}

async function start(environment: Killable['environment']): Promise<{ readonly address: string; readonly postmaster: number }> {
  const started = spawn(process.execPath, ['--import', 'tsx', await program, JSON.stringify(environment), PASSWORD], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  const ended = once(started, 'exit').then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)));
  ended.catch(() => {});
  for await (const line of await Promise.race([lines(started), ended])) {
    const [, address, postmaster] = /^serving (\S+) (\d+)$/.exec(line) ?? [];
    if (address !== undefined) return { address, postmaster: Number(postmaster) };
  }
  throw new Error('the server said nothing');
}

async function lines(started: ChildProcess): Promise<AsyncIterable<string>> {
  return createInterface({ input: started.stdout as NodeJS.ReadableStream });
}

/** A command by its key. */
interface Command {
  readonly name: string;
  readonly post: string;
  readonly path: string;
  readonly body: unknown;
}

/** What a client asks next: the even ones assign an owner, the odd ones save a figure that nobody else has. */
function asked(kill: number, client: number, i: number): Command {
  if (client % 2 === 0) {
    const name = `owner-${kill}-${client}-${i}`;
    return { name, post: 'office', path: `authorities/${AUTHORITY}/rights/commands`, body: owner(name) };
  }
  const place = i * CLIENTS + client;
  const value = kill * UNITS.length + place;
  const cell = { indicator: INDICATORS[kill] as string, period: ROUND, unit: UNITS[place] as string, source: 'report' };
  return {
    name: `figure-${value}`,
    post: 'department',
    path: `authorities/${AUTHORITY}/rounds/${ROUND}/values`,
    body: { entries: [{ cell, command: { type: 'enter', figure: { value } }, seen: 0 }] },
  };
}

/** Clients that each give one command after the other; one whose answer was lost asks again by its key, as the console does. */
function startLoad(address: string, cookie: string, kill: number, acknowledged: Map<string, number>) {
  const state = { isStopped: false, done: 0, figures: 0 };
  const unexpected: string[] = [];
  const lost: Command[] = [];
  const clients = Array.from({ length: CLIENTS }, async (_, client) => {
    for (let i = 0; !state.isStopped && (i + 1) * CLIENTS <= UNITS.length; i += 1) {
      const command = asked(kill, client, i);
      const { name, post, path, body } = command;
      let isAsked = false;
      const visitor = new Visitor(address, post);
      visitor.cookie = cookie;
      for (;;) {
        if (state.isStopped) {
          if (isAsked) lost.push(command);
          return;
        }
        isAsked = true;
        const said = await visitor.ask<Receipt>('POST', path, body, { 'idempotency-key': name }).catch(() => undefined);
        if (said?.status === 200) {
          acknowledged.set(name, said.value.sequence);
          state.done += 1;
          if (post === 'department') state.figures += 1;
          break;
        }
        // 409: another client wrote the same stream meanwhile. 503: the database is away.
        if (said !== undefined && said.status !== 409 && said.status !== 503)
          unexpected.push(`${said.status} ${JSON.stringify(said.value)}`);
        await new Promise((rested) => setTimeout(rested, 20));
      }
    }
  });
  return {
    unexpected,
    async until(more: number): Promise<void> {
      const wanted = state.done + more;
      while (state.done < wanted || state.figures < LEAST_FIGURES) {
        if (child?.exitCode !== null) throw new Error(`the server ended by itself with ${child?.exitCode}`);
        await new Promise((rested) => setTimeout(rested, 10));
      }
    },
    /** Commands that were asked and never answered. */
    async stop(): Promise<readonly Command[]> {
      state.isStopped = true;
      await Promise.all(clients);
      return lost;
    },
  };
}
