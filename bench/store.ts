// node tools/run.mjs bench/store.ts [--json] [--figures 1000000] [--cells 6000] [--turns 3]: import of figures beside bare COPY-and-merge of the same rows, 64 clients saving
// cells beside bare inserts of the same facts, and the start on a database that is there.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { Client, Pool } from 'pg';
import { from } from 'pg-copy-streams';
import { canonicalJson, contentHash } from '../packages/model/src/index.ts';
import {
  binaryRows,
  DatabaseStore,
  type EmbeddedDatabase,
  migrate,
  registerAuthority,
  registerUnits,
  startEmbedded,
  withSession,
} from '../packages/store/src/index.ts';
import { type BulkFigure, type Commit, MACHINE, valueStream } from '../packages/workflow/src/index.ts';
import { endOnSignals, temporaryFolder } from './ending.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    figures: { type: 'string', default: '1000000' },
    cells: { type: 'string', default: '6000' },
    turns: { type: 'string', default: '3' },
  },
});
const figures = Number(values.figures);
const cells = Number(values.cells);
/** The best of so many counts. */
const TURNS = Number(values.turns);
const CLIENTS = 64;
const INDICATORS = 100;
const UNITS = 3000;
const AUTHORITY = 'bench';
const entered = { authority: AUTHORITY, ...MACHINE };

endOnSignals();
const folder = temporaryFolder('store');
chmodSync(folder, 0o711);
const data = join(folder, 'data');
const first = await startEmbedded({ folder: data });
await first.stop();
const started = performance.now();
const embedded = await startEmbedded({ folder: data });
await migrate(embedded.owner);
const emptyStart = performance.now() - started;
let ratios: readonly Ratio[] = [];
let report: unknown;
try {
  await prepare(embedded);
  const store = await opened(embedded);
  const imported = { ours: Number.POSITIVE_INFINITY, bare: Number.POSITIVE_INFINITY };
  for (let turn = 0; turn < TURNS; turn += 1) {
    imported.bare = Math.min(imported.bare, await bareImport(turn));
    imported.ours = Math.min(imported.ours, await ourImport(store, turn));
  }
  const again = await timed(() => importOnce(store, 0, 'again'));
  const saved = { ours: 0, bare: 0 };
  for (let turn = 0; turn < TURNS; turn += 1) {
    saved.bare = Math.max(saved.bare, await bareCells(turn));
    saved.ours = Math.max(saved.ours, await ourCells(store, turn));
  }
  await store.close();
  await embedded.stop();
  const fullStart = await timed(async () => {
    const one = await startEmbedded({ folder: data });
    await migrate(one.owner);
    await (await opened(one)).close();
    await one.stop();
  });
  ratios = [
    { name: `import of ${figures} figures: bare ÷ ours`, value: imported.bare / imported.ours, goal: 0.5, at: 'least' },
    { name: `cells saved a second by ${CLIENTS} clients: ours ÷ bare`, value: saved.ours / saved.bare, goal: 0.5, at: 'least' },
    { name: 'start on a database that is there, seconds', value: fullStart / 1000, goal: 3, at: 'most' },
  ];
  report = { figures, cells, imported, again, saved, emptyStart, fullStart, ratios };
  if (values.json) console.log(JSON.stringify(report, null, 2));
  else {
    for (const ratio of ratios) console.log(ratioLine(ratio));
    console.log(
      `figures a second ${perSecond(imported.bare)} bare, ${perSecond(imported.ours)} ours, ${perSecond(again)} where nothing changed; cells a second ${saved.bare.toFixed(0)} bare, ${saved.ours.toFixed(0)} ours`,
    );
  }
} finally {
  await embedded.stop();
}
if (!ratios.every(isMet)) process.exitCode = 1;

function perSecond(milliseconds: number): string {
  return ((figures / milliseconds) * 1000).toFixed(0);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function prepare(database: EmbeddedDatabase): Promise<void> {
  const versions = Array.from({ length: UNITS }, (_, i) => ({
    id: unit(i),
    code: unit(i),
    name: { 'zh-CN': `示例县 ${i}` },
    kind: 'county',
    example: true,
    attributes: {},
    line: i + 1,
  }));
  await withSession(database.owner, async (client) => {
    await registerUnits(client, { versions, memberships: [], successions: [] });
    await registerAuthority(client, { id: AUTHORITY, titleZh: '示例市', isExample: true });
  });
  await withSession(database.superuser, async (client) => {
    await client.query('create schema bare');
    await client.query('create table bare.observation (like kedu.observation including defaults)');
    await client.query('alter table bare.observation add primary key (authority_id, indicator, period, unit_id, source, version)');
    for (const table of ['audit', 'command_key'])
      await client.query(`create table bare.${table} (like kedu.${table} including defaults including indexes)`);
    await client.query('create sequence bare.sequence');
  });
}

async function opened(database: EmbeddedDatabase): Promise<DatabaseStore> {
  const store = await DatabaseStore.open(database.app, { connections: 10 });
  if ('issue' in store) throw new Error(JSON.stringify(store.issue));
  return store.value;
}

function unit(i: number): string {
  return `99${String(i).padStart(6, '0')}`;
}

/** As many figures as asked for, every turn other periods. */
function* bulk(turn: number): Generator<BulkFigure> {
  for (let i = 0; i < figures; i += 1) {
    const month = Math.floor(i / (INDICATORS * UNITS));
    yield {
      indicator: `indicator_${Math.floor(i / UNITS) % INDICATORS}`,
      period: `${2000 + turn * 10 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      unit: unit(i % UNITS),
      source: 'system',
      figure: { value: ((i * 7919) % 1_000_003) / 100 },
      step: 'submitted',
    };
  }
}

async function* streamed(turn: number): AsyncGenerator<BulkFigure> {
  yield* bulk(turn);
}

function commitOf(name: string, rest: Partial<Commit> = {}): Commit {
  return {
    entered,
    command: 'record_import',
    about: `import/${name}`,
    key: name,
    content: contentHash(name),
    expected: [],
    events: [],
    ...rest,
  };
}

async function ourImport(store: DatabaseStore, turn: number): Promise<number> {
  return timed(() => importOnce(store, turn, 'first'));
}

async function importOnce(store: DatabaseStore, turn: number, name: string): Promise<void> {
  const answer = await store.importFigures(commitOf(`${name}-${turn}`), streamed(turn));
  if ('issue' in answer) throw new Error(JSON.stringify(answer.issue));
  const expected = name === 'first' ? figures : 0;
  if (answer.value.changed !== expected) throw new Error(`${answer.value.changed} figures changed in place of ${expected}`);
}

/** The least that takes the same rows in: binary COPY to a staging table of the transaction, one insert that leaves out what is there. */
async function bareImport(turn: number): Promise<number> {
  const client = new Client(embedded.superuser);
  await client.connect();
  const took = await timed(async () => {
    await client.query('begin');
    await client.query(
      'create temporary table staged (line integer not null, indicator text not null, period text not null, unit_id text not null, source text not null, value float8, missing text) on commit drop',
    );
    await pipeline(binaryRows(bulk(turn)), client.query(from('copy staged from stdin (format binary)')));
    await client.query(
      `insert into bare.observation (authority_id, indicator, period, unit_id, source, version, value, missing, known_from, person_id, post_id, since, position, first_step, import_id)
       select $1, indicator, period, unit_id, source, 1, value, missing, now(), 'kedu', 'kedu', 1, 1, 'submitted', 'bare' from staged on conflict do nothing`,
      [AUTHORITY],
    );
    await client.query('commit');
  });
  await client.end();
  return took;
}

/** Clients that each save a cell, wait for the answer, and save the next. Returns cells a second. */
async function byClients(save: (i: number) => Promise<void>): Promise<number> {
  let next = 0;
  const took = await timed(() =>
    Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (next < cells) {
          const i = next;
          next += 1;
          await save(i);
        }
      }),
    ),
  );
  return (cells / took) * 1000;
}

function ourCells(store: DatabaseStore, turn: number): Promise<number> {
  return byClients(async (i) => {
    const stream = valueStream({
      indicator: `cell_${Math.floor(i / UNITS)}`,
      period: `${2100 + turn}-01`,
      unit: unit(i % UNITS),
      source: 'report',
    });
    const events = [{ stream, event: { type: 'value_entered', version: 1, figure: { value: i } } as const }];
    const answer = await store.commit(
      commitOf(`cell-${turn}-${i}`, {
        command: 'enter_value',
        about: stream,
        content: contentHash(canonicalJson(events)),
        expected: [{ stream, version: 0 }],
        events,
      }),
    );
    if ('issue' in answer) throw new Error(JSON.stringify(answer.issue));
  });
}

/** The same three rows, the value, the row of the audit trail and the key, by one prepared statement each over 64 connections. */
async function bareCells(turn: number): Promise<number> {
  const pool = new Pool({ ...embedded.superuser, max: CLIENTS });
  const digest = contentHash('bare');
  const statement = {
    name: 'bare',
    text: `with one as (
        insert into bare.audit (authority_id, sequence, at, person_id, post_id, command, about, events_digest, previous_digest, digest)
        select $1, nextval('bare.sequence'), now(), 'kedu', 'kedu', 'enter_value', $2, $3, $3, $3 returning sequence
      ), two as (
        insert into bare.command_key (authority_id, person_id, key, content_digest, since) select $1, 'kedu', $4, $3, sequence from one
      )
      insert into bare.observation (authority_id, indicator, period, unit_id, source, version, value, known_from, person_id, post_id, since, position, first_step)
      select $1, $5, $6, $7, 'report', 1, $8, now(), 'kedu', 'kedu', sequence, 1, 'draft' from one`,
  };
  const rate = await byClients(async (i) => {
    const [indicator, period, of] = [`cell_${Math.floor(i / UNITS)}`, `${2100 + turn}-01`, unit(i % UNITS)];
    await pool.query({
      ...statement,
      values: [AUTHORITY, `value/${indicator}/${period}/${of}/report`, digest, `cell-${turn}-${i}`, indicator, period, of, i],
    });
  });
  await pool.end();
  return rate;
}
