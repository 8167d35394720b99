// node tools/run.mjs bench/server.ts [--json] [--requests 6000] [--commands 3000] [--turns 3]: a cached read beside node:http with the same bytes, 64 clients giving commands
// beside bare inserts of the same facts, the start on a database that is there, and memory at rest. Server and bare server run in this process, one after the other, so that both
// share the processor with the same clients.
import { chmodSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Pool } from 'pg';
import { type Configuration, readConfiguration, type RunningServer, serve } from '../apps/server/src/index.ts';
import { registerAuthority, withSession } from '../packages/store/src/index.ts';
import { MACHINE, perform, type RightsCommand } from '../packages/workflow/src/index.ts';
import { endOnSignals, temporaryFolder } from './ending.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    requests: { type: 'string', default: '6000' },
    commands: { type: 'string', default: '3000' },
    turns: { type: 'string', default: '3' },
  },
});
const REQUESTS = Number(values.requests);
const COMMANDS = Number(values.commands);
const TURNS = Number(values.turns);
const CLIENTS = 64;
const READERS = 16;
const AUTHORITY = 'bench';
const PASSWORD = '示例密码 bench 1234';

endOnSignals();
const folder = temporaryFolder('server');
chmodSync(folder, 0o711);
const read = readConfiguration(
  { KEDU_FOLDER: join(folder, 'data'), KEDU_PORT: '0', KEDU_LOG: 'info', KEDU_REQUESTS_PER_MINUTE: '10000000' },
  { cwd: folder, isRoot: false },
);
if ('issues' in read) throw new Error(JSON.stringify(read.issues));

const first = await begin(read.value);
await first.stop();
const started = performance.now();
const server = await begin(read.value);
const start = performance.now() - started;
const memory = process.memoryUsage().rss / 1024 / 1024;
let ratios: readonly Ratio[] = [];
try {
  const cookie = await signedIn(server.address);
  const headers = { cookie, 'kedu-post': 'office' };
  const path = `/api/v1/authorities/${AUTHORITY}/rights`;
  const { bytes } = await ask(server.address, 'GET', path, headers);
  const bare = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }).end(bytes);
  });
  await new Promise<void>((done) => bare.listen(0, '127.0.0.1', done));
  const bareAddress = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
  const reads = { ours: 0, bare: 0 };
  const saved = { ours: 0, bare: 0 };
  for (let turn = 0; turn < TURNS; turn += 1) {
    reads.bare = Math.max(
      reads.bare,
      await perSecond(REQUESTS, READERS, (agent) => ask(bareAddress, 'GET', path, headers, undefined, agent)),
    );
    reads.ours = Math.max(
      reads.ours,
      await perSecond(REQUESTS, READERS, (agent) => ask(server.address, 'GET', path, headers, undefined, agent)),
    );
    saved.bare = Math.max(saved.bare, await bareCommands(server, turn));
    saved.ours = Math.max(saved.ours, await ourCommands(server, headers, turn));
  }
  bare.close();
  ratios = [
    { name: `cached reads a second: ours ÷ node:http`, value: reads.ours / reads.bare, goal: 0.75, at: 'least' },
    { name: `commands a second of ${CLIENTS} clients: ours ÷ bare`, value: saved.ours / saved.bare, goal: 0.5, at: 'least' },
    { name: 'start on a database that is there, seconds', value: start / 1000, goal: 3, at: 'most' },
    { name: 'memory at rest, MiB', value: memory, goal: undefined, at: 'most' },
  ];
  const report = { bytes: bytes.length, reads, saved, start, memory, ratios };
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else {
    for (const ratio of ratios) console.log(ratioLine(ratio));
    const [a, b, c, d] = [reads.ours, reads.bare, saved.ours, saved.bare].map((each) => each.toFixed(0));
    console.log(`reads a second ${a} ours, ${b} bare; commands a second ${c} ours, ${d} bare; ${bytes.length} bytes a read`);
  }
} finally {
  await server.stop();
}
if (!ratios.every(isMet)) process.exitCode = 1;

async function begin(configuration: Configuration): Promise<RunningServer> {
  const one = await serve(configuration, {
    lines: { write: () => {} },
    prepare: async (ports, accounts, { owner }) => {
      if (owner === undefined) throw new Error('no owner');
      await withSession(owner, async (client) => {
        await registerAuthority(client, { id: AUTHORITY, titleZh: '示例市', isExample: true });
        await client.query("insert into kedu.unit (unit_id) values ('990100') on conflict do nothing");
      });
      const persons: string[] = [];
      for (const name of ['system', 'security', 'audit', 'clerk']) {
        const done = await accounts.registerAs(
          { authority: AUTHORITY, ...MACHINE },
          `person-${name}`,
          { name: `示例 ${name}`, signName: name },
          { isExample: true, password: PASSWORD },
        );
        if ('issues' in done) throw new Error(JSON.stringify(done.issues));
        persons.push(done.value.person);
      }
      const [system, security, audit, clerk] = persons as [string, string, string, string];
      const give = async (person: string, post: string, key: string, command: RightsCommand): Promise<void> => {
        const done = await perform(ports, { authority: AUTHORITY, person, post }, key, { on: 'rights', command });
        if ('issues' in done) throw new Error(JSON.stringify(done.issues));
      };
      const administrators = { system_administrator: system, security_administrator: security, audit_administrator: audit };
      await give(MACHINE.person, MACHINE.post, 'found', { type: 'found_administration', administrators });
      for (let i = 0; i < 20; i += 1)
        await give(system, 'system_administrator', `post-${i}`, {
          type: 'create_post',
          post: i === 0 ? 'office' : `post-${i}`,
          unit: '990100',
          title: `示例岗位 ${i}`,
        });
      await give(security, 'security_administrator', 'role', { type: 'grant_role', post: 'office', grant: { role: 'performance_office' } });
      await give(security, 'security_administrator', 'seat', {
        type: 'appoint',
        post: 'office',
        person: clerk,
        as: 'holder',
        from: '2020-01-01',
      });
    },
  });
  if ('issue' in one) throw new Error(JSON.stringify(one.issue));
  return one.value;
}

interface Said {
  readonly status: number;
  readonly bytes: Buffer;
  readonly cookie: string;
}

function ask(
  address: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
  agent?: Agent,
): Promise<Said> {
  const { hostname, port } = new URL(address);
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const all =
    sent === undefined ? headers : { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) };
  return new Promise((done, failed) => {
    const asked = request({ hostname, port, method, path, headers: all, ...(agent === undefined ? {} : { agent }) }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          bytes: Buffer.concat(pieces),
          cookie: (response.headers['set-cookie']?.[0] ?? '').split(';')[0] as string,
        }),
      );
    });
    asked.on('error', failed);
    asked.end(sent);
  });
}

async function signedIn(address: string): Promise<string> {
  const said = await ask(address, 'POST', '/api/v1/session', {}, { name: 'clerk', password: PASSWORD });
  if (said.status !== 200) throw new Error(said.bytes.toString());
  return said.cookie;
}

/** So many requests by so many at once, each after the answer to its last. */
async function perSecond(count: number, clients: number, act: (agent: Agent, i: number) => Promise<Said>): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let next = 0;
  const before = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) {
        next += 1;
        const said = await act(agent, next);
        if (said.status >= 300) throw new Error(`${said.status} ${said.bytes.toString()}`);
      }
    }),
  );
  const took = performance.now() - before;
  agent.destroy();
  return (count / took) * 1000;
}

/** Requests for changes, each a stream of its own, as people write them. */
function ourCommands({ address }: RunningServer, headers: Readonly<Record<string, string>>, turn: number): Promise<number> {
  const body = {
    type: 'request_change',
    scheme: 'north',
    change: 'add',
    indicators: ['gdp_growth'],
    from: '2027-01-01',
    reason: '示例：新增指标',
  };
  return perSecond(COMMANDS, CLIENTS, (agent, i) =>
    ask(
      address,
      'POST',
      `/api/v1/authorities/${AUTHORITY}/changes`,
      { ...headers, origin: address, 'idempotency-key': `bench-${turn}-${i}` },
      body,
      agent,
    ),
  );
}

/** The rows that such a command writes, in tables without policies, triggers and digests: one transaction each, by as many clients over as many connections. */
async function bareCommands({ database }: RunningServer, turn: number): Promise<number> {
  const superuser = database.embedded?.superuser;
  if (superuser === undefined) throw new Error('the bench runs on the embedded database');
  await withSession(superuser, async (client) => {
    await client.query('create schema if not exists bare');
    for (const table of ['audit', 'command_key', 'event', 'catalogue_request'])
      await client.query(`create table if not exists bare.${table} (like kedu.${table} including defaults including indexes)`);
  });
  const pool = new Pool({ ...superuser, max: 10 });
  const digest = `sha256:${'0'.repeat(64)}`;
  let next = 0;
  const before = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < COMMANDS) {
        next += 1;
        const sequence = turn * COMMANDS + next;
        const client = await pool.connect();
        try {
          await client.query('begin');
          await client.query("insert into bare.audit values ($1, $2, now(), 'p', 'office', 'request_change', $3, $4, $4, $4)", [
            AUTHORITY,
            sequence,
            `change/${sequence}`,
            digest,
          ]);
          await client.query("insert into bare.command_key values ($1, 'p', $2, $3, $4)", [AUTHORITY, `key-${sequence}`, digest, sequence]);
          await client.query('insert into bare.event values ($1, $2, 1, 1, $3, \'{"type":"change_requested"}\')', [
            AUTHORITY,
            `change/${sequence}`,
            sequence,
          ]);
          await client.query(
            "insert into bare.catalogue_request values ($1, $2, $3, 1, 'requested', 'north', 'add', array['gdp_growth'], '2027-01-01', null, 'r')",
            [AUTHORITY, `change-${sequence}`, sequence],
          );
          await client.query('commit');
        } finally {
          client.release();
        }
      }
    }),
  );
  const took = performance.now() - before;
  await pool.end();
  return (COMMANDS / took) * 1000;
}
