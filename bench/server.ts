// node tools/run.mjs bench/server.ts [--json] [--reads 20000] [--cells 6000] [--turns 5]: a cached read beside node:http with the same bytes; 64 clients saving cells as the console
// does, beside bare inserts of the same facts with the same durability; the start on the example installation that is there; memory at rest. Clients run in a process of their own
// and write bare sockets; each turn measures both sides, and the median of the ratios of the turns counts.
import { chmodSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Configuration, installExample, readConfiguration, type RunningServer, serve } from '../apps/server/src/index.ts';
import { askedColumn, openedRound } from '../apps/server/test/setup/openedRound.ts';
import { canonicalJson, contentHash } from '../packages/model/src/index.ts';
import { registerAuthority, withSession } from '../packages/store/src/index.ts';
import { type Ask, MACHINE, perform, type RightsCommand, streamName } from '../packages/workflow/src/index.ts';
import { endOnSignals, jsonOf, temporaryFolder } from './ending.ts';
import { processorTime } from './processorTime.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';
import type { WireJob } from './wireJob.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    reads: { type: 'string', default: '20000' },
    cells: { type: 'string', default: '6000' },
    turns: { type: 'string', default: '5' },
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
const EXAMPLE_PACK = fileURLToPath(new URL('../packs/after-liaoning', import.meta.url));

endOnSignals();
const folder = temporaryFolder('server');
chmodSync(folder, 0o711);
const start = values['without-example'] ? undefined : await exampleStart();
const server = await begin(configuration('data', {}));
let ratios: readonly Ratio[] = [];
try {
  const cookies = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => signedIn(server.address, `clerk-${i}`)));
  const office = { 'kedu-post': 'office' };
  const path = `/api/v1/authorities/${AUTHORITY}/rights`;
  const bytes = Buffer.from(
    await (await fetch(`${server.address}${path}`, { headers: { ...office, cookie: cookies[0] as string } })).arrayBuffer(),
  );
  const bare = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((done) => bare.listen(0, '127.0.0.1', done));
  const bareAddress = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
  await prepareBare(server);
  const turns: { readonly reads: Pair; readonly cells: Pair; readonly processor: { readonly [K in keyof Pair]?: number | undefined } }[] =
    [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const ofReads = (address: string): Promise<number> =>
      rateOf({ kind: 'reads', clients: READERS, count: READS, address, path, headers: office, cookies: cookies.slice(0, READERS) });
    const figures = { clients: CLIENTS, count: CELLS, turn, period: ROUND, units: UNITS };
    const spent = async (job: WireJob): Promise<Measured> => {
      const before = processorTime(server.database.embedded?.server.pid());
      const rate = await rateOf(job);
      const after = processorTime(server.database.embedded?.server.pid());
      return { rate, processor: before === undefined || after === undefined ? undefined : ((after - before) / CELLS) * 1_000 };
    };
    const commands = `/api/v1/authorities/${AUTHORITY}/rounds/${ROUND}/values`;
    const inserted = await spent({ kind: 'inserts', ...figures, authority: AUTHORITY, connection: server.database.embedded?.superuser });
    const saved = await spent({
      kind: 'cells',
      ...figures,
      address: server.address,
      path: commands,
      headers: { 'kedu-post': 'department' },
      cookies,
    });
    turns.push({
      processor: { bare: inserted.processor, ours: saved.processor },
      cells: { bare: inserted.rate, ours: saved.rate },
      reads: { bare: await ofReads(bareAddress), ours: await ofReads(server.address) },
    });
  }
  bare.close();
  ratios = [
    { name: 'cached reads a second: ours ÷ node:http', value: medianRatio(turns.map(({ reads }) => reads)), goal: 0.75, at: 'least' },
    {
      name: `cells saved a second by ${CLIENTS} clients: ours ÷ bare`,
      value: medianRatio(turns.map(({ cells }) => cells)),
      goal: 0.5,
      at: 'least',
    },
    ...(start === undefined
      ? []
      : ([
          { name: 'start on the example installation, seconds', value: start.seconds, goal: 3, at: 'most' },
          { name: 'memory at rest with it, MiB', value: start.memory, goal: undefined, at: 'most' },
        ] as const)),
  ];
  if (values.json) console.log(JSON.stringify({ bytes: bytes.length, turns, start, ratios }, null, 2));
  else {
    for (const ratio of ratios) console.log(ratioLine(ratio));
    for (const { reads, cells, processor } of turns)
      console.log(
        `reads a second ${shown(reads)} (${bytes.length} bytes each); cells saved a second ${shown(cells)}${ofProcessor(processor)}`,
      );
  }
} finally {
  await server.stop();
}
if (!ratios.every(isMet)) process.exitCode = 1;

interface Measured {
  readonly rate: number;
  /** Milliseconds of processors a cell: of the server and its database, not of the clients. */
  readonly processor: number | undefined;
}

function ofProcessor({ ours, bare }: { readonly [K in keyof Pair]?: number | undefined }): string {
  return ours === undefined || bare === undefined
    ? ''
    : `; milliseconds of processors a cell ${ours.toFixed(2)} ours, ${bare.toFixed(2)} bare`;
}

interface Pair {
  readonly bare: number;
  readonly ours: number;
}

function medianRatio(pairs: readonly Pair[]): number {
  const sorted = pairs.map(({ ours, bare }) => ours / bare).sort((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] as number) + (sorted[Math.floor(sorted.length / 2)] as number)) / 2;
}

function shown({ ours, bare }: Pair): string {
  return `${ours.toFixed(0)} ours, ${bare.toFixed(0)} bare`;
}

/** What clients in a process of their own did a second. */
async function rateOf(job: WireJob): Promise<number> {
  const { rate } = await jsonOf<{ readonly rate: number }>(fileURLToPath(new URL('./wireClients.ts', import.meta.url)), [
    JSON.stringify(job),
  ]);
  return rate;
}

function configuration(name: string, settings: Readonly<Record<string, string>>): Configuration {
  const given = {
    KEDU_FOLDER: join(folder, name),
    KEDU_PORT: '0',
    KEDU_LOG: 'info',
    KEDU_REQUESTS_PER_MINUTE: '10000000',
    KEDU_SIGN_INS_PER_MINUTE: '10000',
    ...settings,
  };
  const read = readConfiguration(given, { cwd: folder, isRoot: false });
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

/** The example installation is made once; how long the server takes to answer when it is started on it again, and what it then needs at rest. */
async function exampleStart(): Promise<{ readonly seconds: number; readonly memory: number }> {
  const own = configuration('example', { KEDU_SECOND_FACTOR: 'not_for_examples', KEDU_LOG: 'silent' });
  const once = async (): Promise<RunningServer> => {
    const started = await serve(own, installExample({ pack: EXAMPLE_PACK, folder: own.folder }).options);
    if ('issue' in started) throw new Error(JSON.stringify(started.issue));
    return started.value;
  };
  await (await once()).stop();
  const before = performance.now();
  const running = await once();
  const answer = await fetch(`${running.address}/healthz`);
  if (!answer.ok) throw new Error('the server does not answer');
  const seconds = (performance.now() - before) / 1000;
  await sleep(2_000);
  const memory = process.memoryUsage().rss / 1024 / 1024;
  await running.stop();
  return { seconds, memory };
}

async function begin(configuration: Configuration): Promise<RunningServer> {
  const one = await serve(configuration, {
    lines: { write: () => {} },
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
  return one.value;
}

/** Every turn asks for indicators of its own, enough for its cells and those that warm up. */
function asks(): readonly Ask[] {
  const each = Math.ceil((CELLS + 4 * CLIENTS) / UNITS.length);
  return Array.from({ length: TURNS * each }, (_, i) =>
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

async function signedIn(address: string, name: string): Promise<string> {
  const said = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  if (!said.ok) throw new Error(await said.text());
  return (said.headers.get('set-cookie') ?? '').split(';')[0] as string;
}

/** Tables of the same columns and keys, without policies, triggers and digests. */
async function prepareBare({ database }: RunningServer): Promise<void> {
  const superuser = database.embedded?.superuser;
  if (superuser === undefined) throw new Error('the bench runs on the embedded database');
  await withSession(superuser, async (client) => {
    await client.query('create schema bare');
    for (const table of ['audit', 'command_key', 'observation'])
      await client.query(`create table bare.${table} (like kedu.${table} including defaults including indexes)`);
    await client.query('create sequence bare.sequence');
  });
}
