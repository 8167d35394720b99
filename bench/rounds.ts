// node tools/run.mjs bench/rounds.ts [--json] [--units 3000] [--indicators 100] [--posts 3000] [--turns 3]: home and the columns of one open round of
// 300,000 figures, each anew after a command: before anybody reported, with all of them imported, and with columns at many steps; for those who
// check, who own the indicators, and who speak for a unit.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { readConfiguration, type RunningServer, serve } from '../apps/server/src/index.ts';
import { askedColumn, openedRound } from '../apps/server/test/setup/openedRound.ts';
import { contentHash } from '../packages/model/src/index.ts';
import { type DatabaseStore, registerAuthority, withSession } from '../packages/store/src/index.ts';
import {
  type BulkFigure,
  type Commit,
  type Entered,
  MACHINE,
  perform,
  type RightsCommand,
  type RightsEvent,
  RIGHTS_STREAM,
  streamName,
  type StreamEvent,
  type ValueEvent,
  valueStream,
} from '../packages/workflow/src/index.ts';
import { endOnSignals, temporaryFolder } from './ending.ts';
import { processorTime } from './processorTime.ts';
import { isMet, type Ratio, ratioLine } from './ratio.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    units: { type: 'string', default: '3000' },
    indicators: { type: 'string', default: '100' },
    posts: { type: 'string', default: '3000' },
    turns: { type: 'string', default: '3' },
  },
});
const UNITS = Array.from({ length: Number(values.units) }, (_, i) => String(100_000 + i));
const INDICATORS = Array.from({ length: Number(values.indicators) }, (_, i) => `indicator_${i}`);
/** Units with a post of their own that speaks for them. */
const SPOKEN = UNITS.slice(0, Number(values.posts));
const TURNS = Number(values.turns);
const AUTHORITY = 'bench';
const ROUND = '2026-10';
const PASSWORD = '示例密码 bench 1234';
/** Figures for which the budgets are made. */
const FIGURES = 300_000;
const BUDGETS = { home: 1, columns: 1.5 } as const;

/** Who asks, with the post in which he does. */
const ASKERS = { checker: 'office', owner: 'department', speaker: `unit-${UNITS[0]}` } as const;
type Asker = keyof typeof ASKERS;
const ROUTES = { home: `/authorities/${AUTHORITY}/home`, columns: `/authorities/${AUTHORITY}/rounds/${ROUND}/columns` } as const;

interface Measured {
  readonly stage: string;
  readonly route: keyof typeof ROUTES;
  readonly asker: Asker;
  readonly seconds: number;
  /** Of the processor: of the thread that answers, and of all threads with the database. */
  readonly own: number;
  readonly all: number | undefined;
  /** The longest time in which nobody else was answered, in milliseconds. */
  readonly blocked: number;
  /** Of the answer, so that two versions of the program can be compared. */
  readonly digest: string;
}

endOnSignals();
const folder = temporaryFolder('rounds');
chmodSync(folder, 0o711);
const persons = new Map<string, string>();
let keys = 0;
const server = await begin();
const measured: Measured[] = [];
try {
  const cookies = { checker: '', owner: '', speaker: '' };
  for (const asker of Object.keys(ASKERS) as Asker[]) cookies[asker] = await signedIn(asker);
  await measure('nothing reported', cookies);
  await importAll(server.ports.store);
  await measure('all imported', cookies);
  await goOn(server.ports.store);
  await measure('at many steps', cookies);
  const isHeld = UNITS.length * INDICATORS.length === FIGURES;
  const ratios: readonly Ratio[] = (Object.keys(ROUTES) as (keyof typeof ROUTES)[]).map((route) => ({
    name: `${route} of ${UNITS.length * INDICATORS.length} figures, seconds at most`,
    value: Math.max(...measured.filter((each) => each.route === route).map(({ seconds }) => seconds)),
    goal: isHeld ? BUDGETS[route] : undefined,
    at: 'most',
  }));
  if (values.json) console.log(JSON.stringify({ units: UNITS.length, indicators: INDICATORS.length, measured, ratios }, null, 2));
  else for (const ratio of ratios) console.log(ratioLine(ratio));
  if (!ratios.every(isMet)) process.exitCode = 1;
} finally {
  await server.stop();
}

/** Every question anew, the fastest of the turns. */
async function measure(stage: string, cookies: Readonly<Record<Asker, string>>): Promise<void> {
  for (const asker of Object.keys(ASKERS) as Asker[])
    for (const route of Object.keys(ROUTES) as (keyof typeof ROUTES)[]) {
      let best: Measured | undefined;
      for (let turn = 0; turn < TURNS; turn += 1) {
        await somethingElse(server.ports.store);
        const one = await asked(stage, route, asker, cookies[asker]);
        if (best === undefined || one.seconds < best.seconds) best = one;
      }
      measured.push(best as Measured);
      if (!values.json) print(best as Measured);
    }
}

function print({ stage, route, asker, seconds, own, all, blocked, digest }: Measured): void {
  const processor = `${own.toFixed(2)} s of the own processor, ${all?.toFixed(2) ?? '?'} s with the database`;
  const name = `${stage.padEnd(17)} ${route.padEnd(8)} ${asker.padEnd(8)}`;
  console.log(`${name} ${seconds.toFixed(2)} s by the clock, ${processor}; others waited ${blocked.toFixed(0)} ms; ${digest.slice(7, 15)}`);
}

async function asked(stage: string, route: keyof typeof ROUTES, asker: Asker, cookie: string): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [before, own, began] = [processorTime(process.pid), process.cpuUsage(), performance.now()];
  const answer = await fetch(`${server.address}/api/v1${ROUTES[route]}`, { headers: { cookie, 'kedu-post': ASKERS[asker] } });
  const text = await answer.text();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(own);
  const after = processorTime(process.pid);
  delay.disable();
  if (!answer.ok) throw new Error(text);
  return {
    stage,
    route,
    asker,
    seconds,
    own: (user + system) / 1_000_000,
    all: before === undefined || after === undefined ? undefined : after - before,
    blocked: delay.max / 1_000_000,
    digest: contentHash(text),
  };
}

/** A command of the authority that has nothing to do with the round: what was answered before is answered anew. */
async function somethingElse(store: DatabaseStore): Promise<void> {
  const stream = streamName('connector', `connector_${keys}`);
  await committed(store, 'declare_connector', [
    { stream, event: { type: 'connector_declared', indicators: ['another'], mapping: 'm', from: '2020-01-01' } as StreamEvent['event'] },
  ]);
}

async function committed(store: DatabaseStore, command: string, events: readonly StreamEvent[], entered = machine()): Promise<void> {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const held = await store.read(entered, streams);
  const done = await store.commit({
    ...commitOf(command, streams[0] as string, entered),
    expected: held.map(({ stream, version }) => ({ stream, version })),
    events,
  });
  if ('issue' in done) throw new Error(JSON.stringify(done.issue));
}

function commitOf(command: string, about: string, entered: Entered): Commit {
  keys += 1;
  return { entered, command, about, key: `key-${keys}`, content: contentHash(String(keys)), expected: [], events: [] };
}

function machine(): Entered {
  return { authority: AUTHORITY, ...MACHINE };
}

function as(name: string, post: string): Entered {
  return { authority: AUTHORITY, person: persons.get(name) as string, post };
}

/** All figures by one file, as the office brings them in. */
async function importAll(store: DatabaseStore): Promise<void> {
  async function* figures(): AsyncGenerator<BulkFigure> {
    for (const indicator of INDICATORS)
      for (const unit of UNITS) yield { indicator, period: ROUND, unit, source: 'report', figure: { value: 5 }, step: 'submitted' };
  }
  const columns = INDICATORS.map((indicator) => ({ indicator, period: ROUND, source: 'report', units: UNITS, objectUntil: '2099-12-31' }));
  const done = await store.importFigures(commitOf('record_import', 'import/all', as('owner', 'department')), figures(), columns);
  if ('issue' in done) throw new Error(JSON.stringify(done.issue));
}

/** Of the first quarter of the columns a fifth each: checked; approved; returned; confirmed or contested by their units; as they were. */
async function goOn(store: DatabaseStore): Promise<void> {
  const all = async (indicator: string, event: (i: number) => ValueEvent, entered: Entered): Promise<void> =>
    committed(
      store,
      'steps',
      UNITS.map((unit, i) => ({ stream: valueStream({ indicator, period: ROUND, unit, source: 'report' }), event: event(i) })),
      entered,
    );
  const [checker, approver] = [as('checker', 'office'), as('approver', 'office-head')];
  for (const [i, indicator] of INDICATORS.slice(0, Math.ceil(INDICATORS.length / 4)).entries()) {
    const part = i % 5;
    if (part < 2) await all(indicator, () => ({ type: 'value_checked', version: 1 }), checker);
    if (part === 1) await all(indicator, () => ({ type: 'value_approved', version: 1 }), approver);
    if (part === 2) await all(indicator, () => ({ type: 'value_returned', version: 1, reason: '请核对来源' }), checker);
    const said = (unit: number): ValueEvent =>
      unit % 10 === 0 ? { type: 'value_objected', version: 1, reason: '与平台不一致' } : { type: 'value_confirmed', version: 1 };
    if (part === 3) await all(indicator, said, as('speaker', ASKERS.speaker));
  }
}

async function begin(): Promise<RunningServer> {
  const read = readConfiguration(
    {
      KEDU_FOLDER: join(folder, 'data'),
      KEDU_PORT: '0',
      KEDU_LOG: 'silent',
      KEDU_REQUESTS_PER_MINUTE: '100000',
      KEDU_SIGN_INS_PER_MINUTE: '1000',
    },
    { cwd: folder, isRoot: false },
  );
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  const one = await serve(read.value, {
    lines: { write: () => {} },
    prepare: async (ports, accounts, { owner }) => {
      if (owner === undefined) throw new Error('no owner');
      await withSession(owner, async (client) => {
        await registerAuthority(client, { id: AUTHORITY, titleZh: '示例市', isExample: true });
        await client.query('insert into kedu.unit (unit_id) select unnest($1::text[]) on conflict do nothing', [UNITS]);
      });
      for (const name of ['system', 'security', 'audit', 'approver', 'others', ...Object.keys(ASKERS)]) {
        const registration = { name: `示例 ${name}`, signName: name };
        const done = await accounts.registerAs(machine(), `person-${name}`, registration, { isExample: true, password: PASSWORD });
        if ('issues' in done) throw new Error(JSON.stringify(done.issues));
        persons.set(name, done.value.person);
      }
      await found(ports.store, ports);
      await openRound(ports.store);
    },
  });
  if ('issue' in one) throw new Error(JSON.stringify(one.issue));
  return one.value;
}

/** Administrators by their command; posts, roles, seats and owners as their events say them, all at once. */
async function found(store: DatabaseStore, ports: RunningServer['ports']): Promise<void> {
  const [system, security, audit] = ['system', 'security', 'audit'].map((name) => persons.get(name) as string) as [string, string, string];
  const command: RightsCommand = {
    type: 'found_administration',
    administrators: { system_administrator: system, security_administrator: security, audit_administrator: audit },
  };
  const done = await perform(ports, machine(), 'found', { on: 'rights', command });
  if ('issues' in done) throw new Error(JSON.stringify(done.issues));
  const posts = [
    ['office', 'performance_office', 'checker'],
    ['office-head', 'performance_office_head', 'approver'],
    ['department', 'lead_department', 'owner'],
    ...SPOKEN.map((unit, i) => [`unit-${unit}`, 'assessed_unit', i === 0 ? 'speaker' : 'others', unit] as const),
  ] as const;
  const events = posts.flatMap(([post, role, name, unit]): RightsEvent[] => [
    { type: 'post_created', post: { id: post, unit: unit ?? (UNITS[0] as string), title: `示例岗位 ${post}` } },
    { type: 'role_granted', post, grant: { role, ...(unit === undefined ? {} : { units: [unit] }) } },
    { type: 'appointed', seat: { post, person: persons.get(name) as string, as: 'holder', from: '2020-01-01' } },
  ]);
  for (const indicator of INDICATORS) events.push({ type: 'owner_assigned', owner: { indicator, post: 'department', from: '2020-01-01' } });
  await committed(
    store,
    'rights',
    events.map((event) => ({ stream: RIGHTS_STREAM, event })),
  );
}

async function openRound(store: DatabaseStore): Promise<void> {
  const asks = INDICATORS.map((indicator) => askedColumn(indicator, ROUND, UNITS, '2020-01-01'));
  await committed(store, 'open_round', openedRound(ROUND, asks));
}

async function signedIn(name: string): Promise<string> {
  const said = await fetch(`${server.address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: PASSWORD }),
  });
  if (!said.ok) throw new Error(await said.text());
  return (said.headers.get('set-cookie') ?? '').split(';')[0] as string;
}
