import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPack } from '@kedu/runner';
import { makeRehearsal, registerAuthority, registerUnits, withSession } from '@kedu/store';
import { type Instant, MACHINE, type PostRole } from '@kedu/workflow';
import { readConfiguration } from '../../src/config/configuration.ts';
import { exampleArchive } from '../../src/example/exampleArchive.ts';
import { type ExamplePerson, personIn } from '../../src/example/exampleOffice.ts';
import { closeRound, openRound } from '../../src/example/exampleRounds.ts';
import { makeRun, releaseRun } from '../../src/example/exampleRun.ts';
import { beginOffice, exampleStage, SCHEME } from '../../src/example/exampleYear.ts';
import { RehearsalClock } from '../../src/example/rehearsalClock.ts';
import type { ServerPorts } from '../../src/http/ports.ts';
import { keyedId } from '../../src/knowledge/keyedId.ts';
import { type RunningServer, serve, type ServeOptions } from '../../src/serve.ts';
import type { Accounts } from '../../src/signIn/accounts.ts';
import { type Cluster, testDatabase } from './testDatabase.ts';
import { PASSWORD, Visitor } from './testServer.ts';

/** One of two governments on a server (示例数据), with what stands in it. */
export interface Office {
  readonly authority: string;
  readonly people: readonly ExamplePerson[];
  /** Sealed, and behind a run whose ranks are released. */
  readonly sealedRound: string;
  readonly openRound: string;
  readonly run: string;
  readonly change: string;
}

export interface TwoOffices {
  readonly server: RunningServer;
  readonly own: Office;
  readonly foreign: Office;
  readonly lines: readonly string[];
  /** Everybody of one's own authority, signed in, by post. */
  readonly visitors: ReadonlyMap<string, Visitor>;
  end(): Promise<void>;
}

/** Roles that the example has nobody in. */
const FURTHER: readonly PostRole[] = ['marking_department', 'organisation', 'discipline', 'reviewer', 'third_party'];

const PACK = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));

/**
 * A server with two governments that have gone the same course: a sealed month, a released run, an open month.
 *
 * What is said of the foreign one bears the mark 外省 and IDs of its own, so that a word of it in an answer is found. On the embedded
 * PostgreSQL, if no cluster is given; with the console as it was built to a folder.
 */
export async function twoOffices(cluster?: Cluster, options: Pick<ServeOptions, 'console'> = {}): Promise<TwoOffices> {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-two-'));
  const read = readConfiguration(
    {
      KEDU_FOLDER: folder,
      KEDU_PORT: '0',
      KEDU_SECOND_FACTOR: 'not_for_examples',
      KEDU_SIGN_INS_PER_MINUTE: '10000',
      KEDU_REQUESTS_PER_MINUTE: '1000000',
    },
    { cwd: folder, isRoot: false },
  );
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  const database = await testDatabase(cluster);
  let clock = new RehearsalClock('2023-01-02T00:00:00.000Z');
  const lines: string[] = [];
  const offices: Office[] = [];
  const prepare = async (ports: ServerPorts, accounts: Accounts): Promise<void> => {
    const { pack } = openPack(PACK);
    if (pack === undefined) throw new Error('the pack of the example cannot be read');
    await withSession(database.owner, async (client) => {
      await makeRehearsal(client);
      await registerUnits(client, pack.register);
      for (const [id, titleZh] of [
        ['beiyuan', '北原（示例）'],
        ['waisheng', '外省（示例）'],
      ] as const)
        await registerAuthority(client, { id, titleZh, isExample: true });
    });
    for (const authority of ['waisheng', 'beiyuan']) {
      const before = clock.now();
      clock = new RehearsalClock('2023-01-02T00:00:00.000Z');
      offices.push(await play(authority, { ports: { ...ports, clock }, accounts, clock, pack }));
      clock.turn(before);
    }
  };
  const started = await serve(read.value, {
    database,
    prepare,
    told: (): Instant => clock.now(),
    checksAnswers: true,
    lines: { write: (line) => void lines.push(line) },
    ...options,
  });
  if ('issue' in started) throw new Error(JSON.stringify(started.issue));
  const server = started.value;
  const [foreign, own] = offices as [Office, Office];
  const visitors = new Map<string, Visitor>();
  for (const { post, signName } of own.people) {
    const visitor = new Visitor(server.address, post);
    const said = await visitor.signIn(signName);
    if (said.status !== 200)
      throw new Error(`${signName}: ${JSON.stringify(said.value)} ${lines.filter((line) => line.includes('fault')).join('\n')}`);
    visitors.set(post, visitor);
  }
  return {
    server,
    own,
    foreign,
    lines,
    visitors,
    async end() {
      await server.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Played {
  readonly ports: ServerPorts & { readonly clock: RehearsalClock };
  readonly accounts: Accounts;
  readonly clock: RehearsalClock;
  readonly pack: NonNullable<ReturnType<typeof openPack>['pack']>;
}

async function play(authority: string, { ports, accounts, clock, pack }: Played): Promise<Office> {
  const isForeign = authority === 'waisheng';
  const machine = { authority, ...MACHINE };
  const keyOf = (signName: string): string => `two.${signName}`;
  const plain = exampleStage(authority, pack, ports as never, clock, (signName) => keyedId('p', machine, keyOf(signName)));
  const further = FURTHER.map((role): ExamplePerson => {
    const signName = role.replaceAll('_', '-');
    return {
      signName,
      person: keyedId('p', machine, keyOf(signName)),
      post: signName,
      name: `示例 ${role}`,
      title: role,
      unit: '990000',
      role,
      owns: [],
    };
  });
  const marked = (text: string): string => (isForeign ? text.replace('示例', '外省') : text);
  const people = [...plain.people, ...further].map((each) => ({
    ...each,
    name: marked(each.name),
    title: isForeign ? `外省${each.title}` : each.title,
  }));
  const stage = { ...plain, people };
  stage.rehearsal.at('2023-01-02');
  for (const { signName, name } of people) {
    const shown = isForeign ? `foreign-${signName}` : signName;
    const done = await accounts.registerAs(machine, keyOf(signName), { name, signName: shown }, { isExample: true, password: PASSWORD });
    if ('issues' in done) throw new Error(JSON.stringify(done.issues));
  }
  await beginOffice(stage, exampleArchive(PACK), '2023');
  await openRound(stage, '2023-01', SCHEME, '2023');
  await closeRound(stage, '2023-01', (cell) => (isForeign && cell.unit === '990100' ? 'late' : undefined));
  const run = await makeRun(stage, { scheme: SCHEME, version: '2023', period: '2023', rounds: ['2023-01'], asOf: '2023-03-05' });
  const cities = pack.register.versions.filter(({ kind }) => kind === 'city').map(({ id }) => id);
  await releaseRun(stage, run, cities);
  const openMonth = isForeign ? '2023-03' : '2023-02';
  await openRound(stage, openMonth, SCHEME, '2023');
  const change = isForeign ? 'foreign-change' : 'own-change';
  const clerk = personIn(people, people.find(({ role }) => role === 'lead_department')?.post ?? '');
  await stage.rehearsal.do(clerk, {
    on: 'change',
    id: change,
    command: {
      type: 'request_change',
      scheme: SCHEME,
      change: 'change',
      indicators: [clerk.owns[0] as string],
      from: '2024-01-01',
      reason: marked('示例：按程序调整口径'),
    },
  });
  return { authority, people, sealedRound: '2023-01', openRound: openMonth, run, change };
}
