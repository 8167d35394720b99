import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '@kedu/api';
import { registerAuthority, withSession } from '@kedu/store';
import { type Entered, MACHINE, perform, type RightsCommand } from '@kedu/workflow';
import { type Configuration, readConfiguration } from '../../src/config/configuration.ts';
import { type RunningServer, serve, type ServeOptions } from '../../src/serve.ts';
import { builtDesk } from './builtDesk.ts';
import { testDatabase, type TestDatabase } from './testDatabase.ts';

export const PASSWORD = '示例密码 example 1234';

/** An answer over HTTP. */
export interface Said<T = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly value: T;
}

/** Somebody who asks a server as a browser does. */
export class Visitor {
  readonly address: string;
  cookie = '';
  post = '';
  language = 'zh-CN';
  #keys = 0;

  constructor(address: string, post = '') {
    this.address = address;
    this.post = post;
  }

  async ask<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string | undefined>> = {},
  ): Promise<Said<T>> {
    this.#keys += 1;
    const all: Record<string, string | undefined> = {
      'accept-language': this.language,
      ...(this.cookie === '' ? {} : { cookie: this.cookie }),
      ...(this.post === '' ? {} : { 'kedu-post': encodeURIComponent(this.post) }),
      ...(method === 'GET' ? {} : { 'idempotency-key': `key-${this.#keys}-${Math.floor(performance.now() * 1000)}`, origin: this.address }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const given = Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined));
    const response = await fetch(`${this.address}${path.startsWith('/') ? path : `/api/v1/${path}`}`, {
      method,
      headers: given,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const cookie = response.headers.getSetCookie().find((each) => each.startsWith('kedu_session='));
    if (cookie !== undefined) this.cookie = (cookie.split(';')[0] as string).replace(/^kedu_session=$/, '');
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, value: (isJson ? JSON.parse(text) : text) as T };
  }

  signIn(name: string, password = PASSWORD, code?: string): Promise<Said<Problem>> {
    return this.ask<Problem>('POST', 'session', { name, password, ...(code === undefined ? {} : { code }) });
  }
}

/** A server on a database of its own, with a fictional authority (示例数据) whose three administrators have been founded. */
export interface TestServer extends RunningServer {
  readonly configuration: Configuration;
  readonly testDatabase: TestDatabase;
  readonly lines: string[];
  /** Persons by the name that they sign in with. */
  readonly persons: Readonly<Record<string, string>>;
  visitor(post?: string): Visitor;
  /** Somebody who has signed in. */
  signedIn(name: string, post?: string): Promise<Visitor>;
  /** A further server on the same database. */
  another(options?: ServeOptions): Promise<RunningServer>;
  end(): Promise<void>;
}

export const AUTHORITY = 'beichuan';
const PEOPLE = ['system', 'security', 'audit', 'clerk', 'head', 'stranger'] as const;

export async function testServer(settings: Readonly<Record<string, string>> = {}, options: ServeOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-server-'));
  const read = readConfiguration(
    { KEDU_FOLDER: folder, KEDU_PORT: '0', KEDU_SIGN_INS_PER_MINUTE: '1000', KEDU_REQUESTS_PER_MINUTE: '100000', ...settings },
    { cwd: folder, isRoot: false },
  );
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  const configuration = read.value;
  const database = await testDatabase();
  const startDesk = await builtDesk();
  const lines: string[] = [];
  const further: RunningServer[] = [];
  const begin = async (own: ServeOptions): Promise<RunningServer> => {
    const started = await serve(configuration, {
      database,
      checksAnswers: true,
      startDesk,
      lines: { write: (line) => void lines.push(line) },
      ...options,
      ...own,
    });
    if ('issue' in started) throw new Error(JSON.stringify(started.issue));
    return started.value;
  };
  await withSession(database.owner, async (client) => {
    for (const id of [AUTHORITY, 'nanhe']) await registerAuthority(client, { id, titleZh: `示例市 ${id}`, isExample: true });
    await client.query("insert into kedu.unit (unit_id) values ('990100'), ('990200')");
  });
  const server = await begin({});
  const persons = await found(server, AUTHORITY);
  await found(server, 'nanhe', 'south-');
  return {
    ...server,
    configuration,
    testDatabase: database,
    lines,
    persons,
    visitor: (post) => new Visitor(server.address, post),
    async signedIn(name, post) {
      const visitor = new Visitor(server.address, post);
      const said = await visitor.signIn(name);
      if (said.status !== 200) throw new Error(JSON.stringify(said.value));
      return visitor;
    },
    async another(own = {}) {
      const one = await begin(own);
      further.push(one);
      return one;
    },
    async end() {
      for (const one of further) await one.stop();
      await server.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Persons with accounts, three administrators, an office with a clerk and a head. */
async function found(server: RunningServer, authority: string, prefix = ''): Promise<Record<string, string>> {
  const machine: Entered = { authority, ...MACHINE };
  const persons: Record<string, string> = {};
  for (const name of PEOPLE) {
    const done = await server.accounts.registerAs(
      machine,
      `register-${name}`,
      { name: `示例 ${prefix}${name}`, signName: `${prefix}${name}` },
      { isExample: true, password: PASSWORD },
    );
    if ('issues' in done) throw new Error(JSON.stringify(done.issues));
    persons[name] = done.value.person;
  }
  const give = async (entered: Entered, command: RightsCommand): Promise<void> => {
    const done = await perform(server.ports, entered, `found-${JSON.stringify(command).length}-${Math.random()}`, {
      on: 'rights',
      command,
    });
    if ('issues' in done) throw new Error(JSON.stringify(done.issues));
  };
  const [system, security, audit] = [persons['system'], persons['security'], persons['audit']] as [string, string, string];
  await give(machine, {
    type: 'found_administration',
    administrators: { system_administrator: system, security_administrator: security, audit_administrator: audit },
  });
  const asSystem = { authority, person: system, post: 'system_administrator' };
  const asSecurity = { authority, person: security, post: 'security_administrator' };
  for (const [post, person, role] of [
    ['office', persons['clerk'] as string, 'performance_office'],
    ['office-head', persons['head'] as string, 'performance_office_head'],
  ] as const) {
    await give(asSystem, { type: 'create_post', post, unit: '990100', title: `示例岗位 ${post}` });
    await give(asSecurity, { type: 'grant_role', post, grant: { role } });
    await give(asSecurity, { type: 'appoint', post, person, as: 'holder', from: '2020-01-01' });
  }
  return persons;
}
