import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { ROUTES, type RouteName } from '@kedu/api';
import type { Issue } from '@kedu/model';
import type { Entered, ValueEntry } from '@kedu/workflow';
import { type ConsoleOffice, PEOPLE, type Somebody } from './office.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** The contract over an office in memory, with the built console beside it; and what a test makes of the network. */
export class ContractServer {
  readonly #server: Server;
  readonly #office: ConsoleOffice;
  readonly #dist: string;
  /** Who is signed in; undefined while the session has ended. */
  who: Somebody | undefined = 'owner';
  /** Whether the server answers commands for figures. */
  isAway = false;
  /** Commands that arrived, by route. */
  readonly commands: string[] = [];
  readonly faults: string[] = [];
  readonly files: ReturnType<typeof fileOf>[] = [];
  burden: unknown = { items: [], totals: [] };

  constructor(office: ConsoleOffice, dist: string) {
    this.#office = office;
    this.#dist = dist;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        this.faults.push(String(error));
        response.writeHead(500).end();
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://console');
    if (!url.pathname.startsWith('/api/v1/')) return this.#file(url.pathname, response);
    const path = url.pathname.slice('/api/v1'.length);
    if (this.isAway && request.method === 'POST') return void request.socket.destroy();
    if (path === '/session' && request.method === 'POST') {
      const { name } = (await bodyOf(request)) as { name: Somebody };
      this.who = name;
    }
    if (this.who === undefined) return send(response, 401, problem(401, 'SIGN_SESSION', []));
    const whose = request.headers['kedu-person'];
    if (request.method !== 'GET' && whose !== undefined && whose !== PEOPLE[this.who][0])
      return send(response, 401, problem(401, 'SIGN_SESSION', [another()]));
    const entered = this.#office.as(this.who);
    if (path === '/session') return this.#checked('session', response, this.#session(this.who));
    const round = '/authorities/beichuan/rounds/2024-11';
    if (path === `${round}/columns`) return this.#checked('columns', response, await this.#office.columns(entered));
    if (path === `${round}/cells`) return this.#cells(entered, url, response);
    if (path === `${round}/values`) return this.#values(entered, request, response);
    const history = /^\/authorities\/beichuan\/rounds\/2024-11\/cells\/([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)\/history$/.exec(path);
    if (history) {
      const [, indicator = '', period = '', unit = '', source = ''] = history.map((part) => decodeURIComponent(part));
      return this.#checked('cellHistory', response, await this.#office.history(entered, { indicator, period, unit, source }));
    }
    if (path === `${round}/template.xlsx` || /\/imports\/[^/]+\/report\.xlsx$/.test(path)) {
      response.writeHead(200, { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }).end('PK');
      return;
    }
    if (path.includes('/imports')) return this.#imports(path, request, response);
    if (path === '/authorities/beichuan/burden') return this.#checked('burden', response, this.burden);
    if (path === '/authorities/beichuan/granted') return this.#checked('granted', response, { items: [] });
    if (path === '/authorities/beichuan/home') {
      const figures = await this.#office.figures(entered, () => true);
      const count = figures.filter(({ can }) => can.some(({ command, against }) => command === 'enter' && against.length === 0)).length;
      const items = count === 0 ? [] : [{ kind: 'to_enter', count, by: '2024-12-10', isOverdue: false, at: { round: '2024-11' } }];
      return this.#checked('home', response, { today: this.#office.now.slice(0, 10), items });
    }
    return send(response, 404, problem(404, 'API_NOT_FOUND', []));
  }

  /** Files that were uploaded: one whose name says `bad` has an error; all are being read when they are first asked for. */
  async #imports(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = /\/imports\/([^/]+)/.exec(path)?.[1];
    const known = this.files.find((file) => file.id === id);
    if (request.method === 'POST' && id === undefined) {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const name = /filename="([^"]+)"/.exec(Buffer.concat(chunks).toString('utf8'))?.[1] ?? '';
      const made = fileOf(`import-${this.files.length + 1}`, name, 'received');
      this.files.push(made);
      return this.#checked('upload', response, made);
    }
    if (known === undefined) return this.#checked('imports', response, { items: this.files });
    if (request.method === 'POST') {
      const { type } = ROUTES.commandImport.body.parse(await bodyOf(request));
      known.standing = type === 'record_import' ? 'recorded' : 'withdrawn';
      known.can = [];
      return this.#checked('commandImport', response, { sequence: 7, at: this.#office.now, again: false });
    }
    this.#checked('importFile', response, known);
    if (known.standing === 'received') Object.assign(known, fileOf(known.id, known.name, known.name.includes('bad') ? 'refused' : 'read'));
  }

  #session(who: Somebody): unknown {
    const [person, post, name] = PEOPLE[who];
    const roles = {
      clerk: 'performance_office',
      owner: 'statistics',
      checker: 'department_checker',
      head: 'performance_office_head',
      committee: 'committee',
      city: 'assessed_unit',
    } as const;
    return {
      person,
      name,
      isExample: true,
      hasSecondFactor: false,
      passwordIsGiven: false,
      openedAt: this.#office.now,
      endsAt: '2024-12-31T00:00:00.000Z',
      idleMilliseconds: 1_800_000,
      places: [
        {
          authority: {
            id: 'beichuan',
            title: { 'zh-CN': '示例省绩效考核（示例数据）', en: 'Example province (example data)' },
            isExample: true,
          },
          posts: [
            {
              id: post,
              title: name,
              unit: { id: '990000D13', name: { 'zh-CN': '省统计局' } },
              as: 'holder',
              roles: [roles[who]],
              needsSecondFactor: false,
            },
          ],
        },
      ],
    };
  }

  async #cells(entered: Entered, url: URL, response: ServerResponse): Promise<void> {
    const asked = (name: string): string | undefined => url.searchParams.get(name) ?? undefined;
    const all = await this.#office.figures(
      entered,
      ({ indicator, unit }) => (asked('indicator') ?? indicator) === indicator && (asked('unit') ?? unit) === unit,
    );
    const from = Number(asked('cursor') ?? 0);
    const limit = Number(asked('limit') ?? 100);
    const items = all.slice(from, from + limit);
    this.#checked('cells', response, { items, ...(from + limit < all.length ? { next: String(from + limit) } : {}) });
  }

  async #values(entered: Entered, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = ROUTES.saveValues.body.parse(await bodyOf(request)) as { entries: ValueEntry[] };
    const key = String(request.headers['idempotency-key']);
    if (!/^[A-Za-z0-9._-]{1,200}$/.test(key)) return send(response, 400, problem(400, 'API_KEY_MISSING', []));
    this.commands.push(...body.entries.map(({ command }) => command.type));
    const done = await this.#office.perform(entered, { on: 'values', round: '2024-11', entries: body.entries }, key);
    if ('issues' in done) {
      const isOvertaken = done.issues.some(({ code }) => code === 'COMMIT_CONFLICT');
      const status = isOvertaken ? 409 : 422;
      return send(response, status, problem(status, done.issues[0]?.code ?? '', done.issues));
    }
    const names = new Set(body.entries.map(({ cell }) => `${cell.indicator}/${cell.unit}`));
    const after = await this.#office.figures(entered, ({ indicator, unit }) => names.has(`${indicator}/${unit}`));
    const { sequence, at, again } = done.value;
    this.#checked('saveValues', response, {
      sequence,
      at,
      again,
      cells: after.map(({ indicator, period, unit, source, seen, step, version }) => ({
        indicator,
        period,
        unit: unit.id,
        source,
        seen,
        step,
        ...(version ? { version } : {}),
      })),
    });
  }

  /** Whatever is answered is of the contract: a fake that says otherwise proves nothing. */
  #checked(name: RouteName, response: ServerResponse, answer: unknown): void {
    const shape = (ROUTES[name] as { readonly answer?: { parse(value: unknown): unknown } }).answer;
    send(response, 200, shape ? shape.parse(answer) : answer);
  }

  #file(path: string, response: ServerResponse): void {
    const file = join(this.#dist, path.replaceAll('..', ''));
    const found = extname(path) !== '' && existsSync(file) ? file : join(this.#dist, 'index.html');
    response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream' });
    createReadStream(found).pipe(response);
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' }).end(JSON.stringify(body));
}

function problem(status: number, code: string, issues: readonly Issue[]): unknown {
  const said = issues.map(({ code: each, severity, place, args }) => ({
    code: each,
    severity,
    text: `${each}：没有收下`,
    ...(place.unit ? { at: `${place.indicator}/${place.period}/${place.unit}` } : {}),
    args,
  }));
  return { type: `/errors#${code}`, title: code, status, detail: code, code, issues: said };
}

function another(): Issue {
  return { code: 'SIGN_SESSION', severity: 'error', place: {}, args: { reason: 'another' } };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function fileOf(id: string, name: string, standing: 'received' | 'read' | 'refused' | 'recorded' | 'withdrawn') {
  const problems = [
    {
      code: 'INTAKE_NUMBER',
      severity: 'error',
      text: '北川市的投资额不是数字。',
      found: '约30',
      expected: '一个数',
      remedy: '改为确数后重新上传。',
      sheet: '数据',
      cell: 'C4',
      args: {},
    },
  ];
  const commands = standing === 'read' ? ['record_import', 'withdraw_import'] : standing === 'received' ? ['withdraw_import'] : [];
  return {
    id,
    round: '2024-11',
    standing,
    seen: 2,
    name,
    hash: `sha256:${'c'.repeat(64)}`,
    bytes: 12_000,
    mapping: 'template',
    cells: standing === 'read' || standing === 'recorded' ? 10 : 0,
    errors: standing === 'refused' ? 1 : 0,
    warnings: 0,
    problems: standing === 'refused' ? problems : [],
    isCut: false,
    by: { person: 'p-owner', name: '王示例', post: 'bureau', title: '经办' },
    at: '2024-12-03T01:00:00.000Z',
    can: commands.map((command) => ({ command, against: [] as never[] })),
  };
}
