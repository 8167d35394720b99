// node tools/run.mjs bench/server.ts [--json] [--reads 20000] [--cells 6000] [--turns 7]: a cached read beside node:http that says the same, heads and body; 64 clients saving cells as the console
// does, beside bare inserts of the same facts with the same durability; the start on the example installation that is there; memory at rest. What serves is the built command, in a
// process of its own; so are the clients, which write bare sockets. Each turn measures both sides, and the median of the ratios of the turns counts; one turn before them does not. Reads come before cells: what a database does after many writes is not theirs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfiguration, type RunningServer, serve } from '../apps/server/src/index.ts';
import { askedColumn, openedRound } from '../apps/server/test/setup/openedRound.ts';
import { canonicalJson, contentHash } from '../packages/model/src/index.ts';
import { type Connection, registerAuthority, withSession } from '../packages/store/src/index.ts';
import { CLUSTER_USER, clusterPasswords, clusterPlaces } from '../packages/store/src/postgres/cluster.ts';
import { type Ask, MACHINE, perform, type RightsCommand, streamName } from '../packages/workflow/src/index.ts';
import { endOnSignals, jsonOf, temporaryFolder } from './ending.ts';
import { memoryOf, processorTime } from './processorTime.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';
import { buildCommand, serveCommand } from './servedCommand.ts';
import type { WireJob } from './wireJob.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    reads: { type: 'string', default: '20000' },
    cells: { type: 'string', default: '6000' },
    turns: { type: 'string', default: '7' },
    'without-example': { type: 'boolean', default: false },
  },
});
const READS = Number(values.reads);
const CELLS = Number(values.cells);
const TURNS = Number(values.turns);
const CLIENTS = 64;
const READERS = 16;
const AUTHORITY = 'bench';
const ROUND = '2026-12';
const UNITS = Array.from({ length: 100 }, (_, i) => String(990_100 + i));
const PASSWORD = '示例密码 bench 1234';

endOnSignals();
const folder = temporaryFolder('server');
chmodSync(folder, 0o711);
buildCommand();
const start = values['without-example'] ? undefined : await exampleStart();
const own = join(folder, 'data');
await install(own);
const server = await serveCommand(own, { KEDU_REQUESTS_PER_MINUTE: '10000000', KEDU_SIGN_INS_PER_MINUTE: '10000' });
let ratios: readonly Ratio[] = [];
try {
  const cookies = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => signedIn(server.address, `clerk-${i}`)));
  const office = { 'kedu-post': 'office' };
  const path = `/api/v1/authorities/${AUTHORITY}/rights`;
  const said = await fetch(`${server.address}${path}`, {
    headers: { ...office, cookie: cookies[0] as string, 'accept-encoding': 'identity' },
  });
  const bytes = Buffer.from(await said.arrayBuffer());
  const bare = await bareServer(said.headers, bytes);
  const connection = await clusterOf(own);
  await prepareBare(connection);
  const spent = async (job: WireJob, pid: number): Promise<Measured> => {
    const before = processorTime(pid);
    const rate = await rateOf(job);
    const after = processorTime(pid);
    return { rate, processor: before === undefined || after === undefined ? undefined : ((after - before) / job.count) * 1_000 };
  };
  const reads = await inTurns(() => {
    const job = { kind: 'reads', clients: READERS, count: READS, path, headers: office, cookies: cookies.slice(0, READERS) } as const;
    const of = (address: string, pid: number): Promise<Measured> => spent({ ...job, address }, pid);
    return { bare: () => of(bare.address, bare.pid), ours: () => of(server.address, server.pid) };
  });
  bare.stop();
  const cells = await inTurns((turn) => {
    const figures = { clients: CLIENTS, count: CELLS, turn, period: ROUND, units: UNITS };
    const commands = `/api/v1/authorities/${AUTHORITY}/rounds/${ROUND}/values`;
    const ours = {
      kind: 'cells',
      ...figures,
      address: server.address,
      path: commands,
      headers: { 'kedu-post': 'department' },
      cookies,
    } as const;
    return {
      bare: () => spent({ kind: 'inserts', ...figures, authority: AUTHORITY, connection }, server.pid),
      ours: () => spent(ours, server.pid),
    };
  });
  ratios = [
    { name: 'cached reads a second: ours ÷ node:http', value: medianRatio(reads), goal: 0.75, at: 'least' },
    {
      name: `cells saved a second by ${CLIENTS} clients: ours ÷ bare`,
      value: medianRatio(cells),
      goal: 0.5,
      at: 'least',
    },
    ...(start === undefined
      ? []
      : ([
          { name: 'start on the example installation, seconds', value: start.seconds, goal: 3, at: 'most' },
          ...(start.memory === undefined
            ? []
            : ([{ name: 'memory at rest with it, MiB', value: start.memory, goal: undefined, at: 'most' }] as const)),
        ] as const)),
  ];
  if (values.json) console.log(JSON.stringify({ bytes: bytes.length, reads, cells, start, ratios }, null, 2));
  else {
    for (const ratio of ratios) console.log(ratioLine(ratio));
    for (const [i, pair] of reads.entries()) console.log(`${notCounted(i)}reads of ${bytes.length} bytes ${shown(pair)}`);
    for (const [i, pair] of cells.entries()) console.log(`${notCounted(i)}cells saved ${shown(pair)}`);
  }
} finally {
  await server.stop();
}
if (!ratios.every(isMet)) process.exitCode = 1;

interface Measured {
  /** So many a second. */
  readonly rate: number;
  /** Milliseconds of processors for one: of what serves and its database, not of the clients. */
  readonly processor: number | undefined;
}

interface Pair {
  readonly bare: Measured;
  readonly ours: Measured;
}

/** Both sides in turn, as often as asked and once before: a server runs for months, and in the first its code is compiled. */
async function inTurns(of: (turn: number) => Readonly<Record<keyof Pair, () => Promise<Measured>>>): Promise<readonly Pair[]> {
  const pairs: Pair[] = [];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const { bare, ours } = of(turn);
    pairs.push({ bare: await bare(), ours: await ours() });
  }
  return pairs;
}

/** Of all turns but the first. */
function medianRatio([, ...pairs]: readonly Pair[]): number {
  const sorted = pairs.map(({ ours, bare }) => ours.rate / bare.rate).sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] as number) + (sorted[Math.floor(sorted.length / 2)] as number)) / 2;
}

function notCounted(turn: number): string {
  return turn === 0 ? 'not counted: ' : '';
}

function shown({ ours, bare }: Pair): string {
  const one = ({ rate, processor }: Measured): string =>
    `${rate.toFixed(0)} a second${processor === undefined ? '' : ` at ${processor.toFixed(3)} ms of processors`}`;
  return `ours ${one(ours)}, bare ${one(bare)}`;
}

/** What clients in a process of their own did a second. */
async function rateOf(job: WireJob): Promise<number> {
  const { rate } = await jsonOf<{ readonly rate: number }>(fileURLToPath(new URL('./wireClients.ts', import.meta.url)), [
    JSON.stringify(job),
  ]);
  return rate;
}

/** The example installation is made once; how long the command takes to answer when it is started on it again, and what it then needs at rest. */
async function exampleStart(): Promise<{ readonly seconds: number; readonly memory: number | undefined }> {
  const example = join(folder, 'example');
  mkdirSync(example, { mode: 0o711 });
  await (await serveCommand(example, {}, ['--example'])).stop();
  const running = await serveCommand(example, {}, ['--example']);
  await sleep(2_000);
  const memory = memoryOf(running.pid, /^postgres/);
  await running.stop();
  return { seconds: running.seconds, memory };
}

/** An authority with 64 clerks and an open round, in a folder. */
async function install(folder: string): Promise<void> {
  const read = readConfiguration({ KEDU_FOLDER: folder, KEDU_PORT: '0', KEDU_LOG: 'silent' }, { cwd: folder, isRoot: false });
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  const one = await serve(read.value, {
    prepare: async (ports, accounts, { owner }) => {
      if (owner === undefined) throw new Error('no owner');
      await withSession(owner, async (client) => {
        await registerAuthority(client, { id: AUTHORITY, titleZh: '示例市', isExample: true });
        await client.query('insert into kedu.unit (unit_id) select unnest($1::text[]) on conflict do nothing', [UNITS]);
      });
      const persons: string[] = [];
      for (const name of ['system', 'security', 'audit', ...Array.from({ length: CLIENTS }, (_, i) => `clerk-${i}`)]) {
        const done = await accounts.registerAs(
          { authority: AUTHORITY, ...MACHINE },
          `person-${name}`,
          { name: `示例 ${name}`, signName: name },
          { isExample: true, password: PASSWORD },
        );
        if ('issues' in done) throw new Error(JSON.stringify(done.issues));
        persons.push(done.value.person);
      }
      const [system, security, audit, clerk, ...others] = persons as [string, string, string, string, ...string[]];
      const give = async (person: string, post: string, key: string, command: RightsCommand): Promise<void> => {
        const done = await perform(ports, { authority: AUTHORITY, person, post }, key, { on: 'rights', command });
        if ('issues' in done) throw new Error(JSON.stringify(done.issues));
      };
      const administrators = { system_administrator: system, security_administrator: security, audit_administrator: audit };
      await give(MACHINE.person, MACHINE.post, 'found', { type: 'found_administration', administrators });
      for (let i = 0; i < 20; i += 1)
        await give(system, 'system_administrator', `post-${i}`, {
          type: 'create_post',
          post: ['office', 'department'][i] ?? `post-${i}`,
          unit: UNITS[0] as string,
          title: `示例岗位 ${i}`,
        });
      for (const [post, role] of [
        ['office', 'performance_office'],
        ['department', 'lead_department'],
      ] as const) {
        await give(security, 'security_administrator', `role-${post}`, { type: 'grant_role', post, grant: { role } });
        const seat = { type: 'appoint', post, person: clerk, as: 'holder', from: '2020-01-01' } as const;
        await give(security, 'security_administrator', `seat-${post}`, seat);
      }
      for (const [i, person] of others.entries())
        for (const post of i + 1 < READERS ? ['department', 'office'] : ['department']) {
          const seat = { type: 'appoint', post, person, as: 'deputy', from: '2020-01-01', until: '2099-12-31' } as const;
          await give(security, 'security_administrator', `seat-${post}-${person}`, seat);
        }
      const owners = asks().map(({ indicator }) => ({ indicator, post: 'department', from: '2020-01-01' }));
      await give(clerk, 'office', 'owners', { type: 'assign_owner', owners });
      await openRound(ports);
    },
  });
  if ('issue' in one) throw new Error(JSON.stringify(one.issue));
  await one.value.stop();
}

/** Every turn asks for indicators of its own, enough for its cells and those that warm up. */
function asks(): readonly Ask[] {
  const each = Math.ceil((CELLS + 4 * CLIENTS) / UNITS.length);
  return Array.from({ length: (TURNS + 1) * each }, (_, i) =>
    askedColumn(`turn_${Math.floor(i / each)}_${i % each}`, ROUND, UNITS, '2099-12-31'),
  );
}

async function openRound({ store }: RunningServer['ports']): Promise<void> {
  const events = openedRound(ROUND, asks());
  const about = streamName('round', ROUND);
  const done = await store.commit({
    entered: { authority: AUTHORITY, ...MACHINE },
    command: 'open_round',
    about,
    key: 'open-round',
    content: contentHash(canonicalJson(events)),
    expected: [{ stream: about, version: 0 }],
    events,
  });
  if ('issue' in done) throw new Error(JSON.stringify(done.issue));
}

/** The peer of reads. What belongs to a connection it says itself. */
async function bareServer(heads: Headers, body: Buffer): Promise<{ readonly address: string; readonly pid: number; stop(): void }> {
  const file = join(folder, 'answer');
  writeFileSync(file, body);
  const said = [...heads].filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'].includes(name));
  const args = [fileURLToPath(new URL('./bareServer.ts', import.meta.url)), file, JSON.stringify(said.flat())];
  const child = spawn(process.execPath, [...process.execArgv, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [address] = (await once(child.stdout, 'data')) as [Buffer];
  return { address: address.toString().trim(), pid: child.pid as number, stop: () => child.stdin.end() };
}

async function signedIn(address: string, name: string): Promise<string> {
  const said = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  if (!said.ok) throw new Error(await said.text());
  return (said.headers.get('set-cookie') ?? '').split(';')[0] as string;
}

/** The embedded database of a folder whose server runs, as who made it. */
async function clusterOf(folder: string): Promise<Connection> {
  const database = join(folder, 'database');
  const { cluster } = await clusterPasswords(database);
  const [port = '', host = ''] = readFileSync(clusterPlaces(database).pidFile, 'utf8').split('\n').slice(3, 5);
  return { host, port: Number(port), user: CLUSTER_USER, password: cluster, database: 'kedu' };
}

/** Tables of the same columns and keys, without policies, triggers and digests. */
async function prepareBare(connection: Connection): Promise<void> {
  await withSession(connection, async (client) => {
    await client.query('create schema bare');
    for (const table of ['audit', 'command_key', 'observation'])
      await client.query(`create table bare.${table} (like kedu.${table} including defaults including indexes)`);
    await client.query('create sequence bare.sequence');
  });
}
