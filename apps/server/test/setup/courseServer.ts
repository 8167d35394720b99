import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openPack } from '@kedu/runner';
import { makeRehearsal, registerAuthority, registerUnits, withSession } from '@kedu/store';
import { type Instant, MACHINE } from '@kedu/workflow';
import { readConfiguration } from '../../src/config/configuration.ts';
import { foundOffice } from '../../src/example/exampleOffice.ts';
import { exampleStage } from '../../src/example/exampleYear.ts';
import { RehearsalClock } from '../../src/example/rehearsalClock.ts';
import type { ServerPorts } from '../../src/http/ports.ts';
import { keyedId } from '../../src/knowledge/keyedId.ts';
import { type RunningServer, serve, type ServeOptions } from '../../src/serve.ts';
import type { Accounts } from '../../src/signIn/accounts.ts';
import { builtDesk } from './builtDesk.ts';
import { type Cluster, testDatabase } from './testDatabase.ts';
import { PASSWORD, type Said, Visitor } from './testServer.ts';

export const AUTHORITY = 'beiyuan';
const PACK = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));

/** A server with a fictional province (示例数据) whose people are seated and have done nothing yet. */
export interface CourseServer {
  readonly server: RunningServer;
  readonly clock: RehearsalClock;
  /** Folder of the server, with `connectors.json`. */
  readonly folder: string;
  /** Somebody signed in, in his post: `office`, `head`, `d13`, `city-990100`. */
  in(post: string): Promise<Visitor>;
  end(): Promise<void>;
}

/** What a course is played on beside the settings: a cluster other than the embedded one, the console, further pages, workers. */
export interface CourseOptions extends Pick<ServeOptions, 'console' | 'pages' | 'workers'> {
  readonly cluster?: Cluster | undefined;
}

/** Everything of its own: database, folder, port. `begins` is the moment at which the rehearsal stands. */
export async function courseServer(
  begins: Instant,
  settings: Readonly<Record<string, string>> = {},
  { cluster, ...options }: CourseOptions = {},
): Promise<CourseServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-course-'));
  const read = readConfiguration(
    {
      KEDU_FOLDER: folder,
      KEDU_PORT: '0',
      KEDU_SECOND_FACTOR: 'not_for_examples',
      KEDU_SIGN_INS_PER_MINUTE: '10000',
      KEDU_REQUESTS_PER_MINUTE: '1000000',
      ...settings,
    },
    { cwd: folder, isRoot: false },
  );
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  const database = await testDatabase(cluster);
  const clock = new RehearsalClock('2023-01-02T00:00:00.000Z');
  const prepare = async (ports: ServerPorts, accounts: Accounts): Promise<void> => {
    const { pack } = openPack(PACK);
    if (pack === undefined) throw new Error('the pack of the example cannot be read');
    await withSession(database.owner, async (client) => {
      await makeRehearsal(client);
      await registerUnits(client, pack.register);
      await registerAuthority(client, { id: AUTHORITY, titleZh: '北原（示例）', isExample: true });
    });
    const machine = { authority: AUTHORITY, ...MACHINE };
    const keyOf = (signName: string): string => `course.${signName}`;
    const stage = exampleStage(AUTHORITY, pack, { ...ports, clock } as never, clock, (signName) => keyedId('p', machine, keyOf(signName)));
    for (const { signName, name } of stage.people) {
      const done = await accounts.registerAs(machine, keyOf(signName), { name, signName }, { isExample: true, password: PASSWORD });
      if ('issues' in done) throw new Error(JSON.stringify(done.issues));
    }
    await foundOffice(stage.rehearsal, stage.people);
    clock.turn(begins);
  };
  const started = await serve(read.value, {
    database,
    prepare,
    told: (): Instant => clock.now(),
    checksAnswers: true,
    startDesk: await builtDesk(),
    workers: [],
    lines: { write: () => {} },
    ...options,
  });
  if ('issue' in started) throw new Error(JSON.stringify(started.issue));
  const visitors = new Map<string, Visitor>();
  return {
    server: started.value,
    clock,
    folder,
    async in(post) {
      const known = visitors.get(post);
      if (known !== undefined) return known;
      const visitor = new Visitor(started.value.address, post);
      const said = await visitor.signIn(post.endsWith('_administrator') ? (post.split('_')[0] as string) : post);
      if (said.status !== 200) throw new Error(`${post}: ${JSON.stringify(said.value)}`);
      visitors.set(post, visitor);
      return visitor;
    },
    async end() {
      await started.value.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let uploads = 0;

/** Uploads a file as a browser does: a form with its fields before the file. */
export async function uploadFile<T>(
  visitor: Visitor,
  method: 'PUT' | 'POST',
  path: string,
  {
    name,
    bytes,
    fields = {},
    key,
  }: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly fields?: Readonly<Record<string, string>>;
    /** Idempotency key; where absent one that no other upload has. */
    readonly key?: string;
  },
): Promise<Said<T>> {
  uploads += 1;
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  const response = await fetch(`${visitor.address}/api/v1/${path}`, {
    method,
    body: form,
    headers: { cookie: visitor.cookie, 'kedu-post': visitor.post, 'idempotency-key': key ?? `upload-${uploads}`, origin: visitor.address },
  });
  return { status: response.status, headers: response.headers, value: (await response.json()) as T };
}
