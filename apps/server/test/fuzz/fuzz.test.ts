import { deflateRawSync } from 'node:zlib';
import { answersOf, isFile, isShape, problem, type Route, type RouteName, ROUTE_NAMES, ROUTES } from '@kedu/api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bodyOf, partsOf, questionOf, type SentQuestion } from '../setup/plausible.ts';
import { ask, type Heard, type SentFile } from '../setup/sent.ts';
import type { Visitor } from '../setup/testServer.ts';
import { type TwoOffices, twoOffices } from '../setup/twoOffices.ts';
import { arbitraryOf, type JsonSchema, type KnownTexts } from './arbitraryOf.ts';
import { HOSTILE_HEADERS, HOSTILE_PIECES, HOSTILE_QUERIES, RAW_BODIES, spoilt } from './hostile.ts';

/** How many questions of each kind a route is asked; `KEDU_FUZZ_RUNS` makes a soak of it, `KEDU_FUZZ_SEED` another course. */
const RUNS = Number(process.env['KEDU_FUZZ_RUNS'] ?? 12);
const SEED = Number(process.env['KEDU_FUZZ_SEED'] ?? 20261122);

let two: TwoOffices;
beforeAll(async () => {
  two = await twoOffices();
}, 300_000);
afterAll(() => two?.end());

/** Rights last: what they take away nobody has any more. */
const all = ROUTE_NAMES.map((name) => [name, ROUTES[name] as Route] as const).sort(
  ([a], [b]) => Number(isOfRights(a)) - Number(isOfRights(b)),
);

function isOfRights(name: RouteName): boolean {
  return ['commandRights', 'commandPerson', 'signOut', 'changePassword', 'beginSecondFactor', 'confirmSecondFactor'].includes(name);
}

/** Who asks: somebody who has a permission of the route half of the time, else anybody. */
function asker(route: Route, draw: number): Visitor {
  const visitors = [...two.visitors.values()];
  const posts = [
    'office',
    'head',
    'committee',
    'checker',
    'd13',
    'd06',
    'city-990100',
    'system_administrator',
    'security_administrator',
    'auditor',
  ];
  const often = posts.flatMap((post) => two.visitors.get(post) ?? []);
  const from = draw % 3 === 0 || route.asker !== 'post' ? visitors : often;
  return from[draw % from.length] as Visitor;
}

/** Texts that are there, for the fields that bear them. */
const known: KnownTexts = (field) => {
  if (two === undefined) return [];
  const { own } = two;
  const persons = own.people.filter(({ role }) => role === 'third_party' || role === 'reviewer').map(({ person }) => person);
  const names: Readonly<Record<string, readonly string[]>> = {
    indicator: ['good_air_days', 'hotline_resolution', 'new_jobs'],
    indicators: ['good_air_days', 'new_jobs'],
    unit: ['990100', '990200', '990000D06'],
    units: ['990100', '990200'],
    period: ['2023-01', '2023-02', '2023', '2023Q1'],
    source: ['report', 'hotline'],
    round: [own.openRound, own.sealedRound],
    rounds: [own.sealedRound],
    scheme: ['north', 'north@2023'],
    version: ['2023', '2024'],
    list: ['places', 'organs'],
    post: ['reviewer', 'third-party', 'office'],
    person: persons,
    run: [own.run],
    change: [own.change],
    requests: [own.change],
    name: ['results.csv', 'run.json', 'indicators.csv'],
    closesOn: ['2023-12-31'],
    from: ['2024-01-01', '2023-05-01'],
    reason: ['示例：按程序办理，依据充分'],
  };
  return names[field] ?? [];
};

/** Holds an answer to what the contract promises of it, whatever was asked. */
function holdToContract(name: RouteName, question: SentQuestion, heard: Heard): void {
  const route: Route = ROUTES[name];
  const told = `${question.method} ${question.address.slice(0, 300)} ${JSON.stringify(question.body)?.slice(0, 1500)} → ${heard.status} ${heard.text.slice(0, 600)}`;
  if (heard.status >= 500) throw new Error(`a fault: ${told}`);
  if (heard.status >= 400) {
    const read = problem.safeParse(heard.value);
    if (!read.success) throw new Error(`no problem of the contract: ${told}\n${z.prettifyError(read.error)}`);
    if (read.data.status !== heard.status) throw new Error(`another status within: ${told}`);
    expect(heard.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  } else if (heard.status === route.status && isShape(route.answer)) {
    const read = route.answer.safeParse(heard.value);
    if (!read.success) throw new Error(`no answer of the contract: ${told}\n${z.prettifyError(read.error)}`);
  }
  if (heard.status !== 401 && !answersOf(route).includes(heard.status))
    throw new Error(`a status that the contract does not list: ${told}`);
  if (isFile(route.answer) && heard.status === 200) expect(heard.headers.get('content-type')).not.toMatch(/^text\/html/);
}

async function hold(
  name: RouteName,
  who: Visitor,
  question: Parameters<typeof ask>[1],
  headers: Readonly<Record<string, string>> = {},
): Promise<Heard> {
  const heard = await ask(who, question, headers);
  holdToContract(name, question, heard);
  return heard;
}

const schemaOf = (shape: z.ZodType): JsonSchema => z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as unknown as JsonSchema;
const sample = <T>(arbitrary: fc.Arbitrary<T>, runs = RUNS): readonly T[] => fc.sample(arbitrary, { seed: SEED, numRuns: runs });

/** Parts of a path, a question and a body, all of the shape of the contract. */
function wellFormed(name: RouteName): fc.Arbitrary<{ readonly address: string; readonly body: unknown }> {
  const { body, params, path, query, upload }: Route = ROUTES[name];
  const parts = params === undefined ? fc.constant({}) : arbitraryOf(schemaOf(params), known);
  const asked = query === undefined ? fc.constant({}) : arbitraryOf(schemaOf(query), known);
  const given = body === undefined || upload !== undefined ? fc.constant(undefined) : arbitraryOf(schemaOf(body), known);
  return fc.tuple(parts, asked, given, fc.boolean()).map(([found, question, whole, isThere]) => {
    const there = { ...(found as Record<string, string>), authority: two.own.authority };
    const chosen = isThere
      ? {
          ...there,
          ...(path.includes('{round}') ? { round: two.own.openRound } : {}),
          ...(path.includes('{run}') ? { run: two.own.run } : {}),
        }
      : there;
    const address = path.replace(/\{([a-z]+)\}/g, (_, part: string) => encodeURIComponent(chosen[part as 'authority'] ?? ''));
    const behind = Object.entries(question as object).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
    return { address: `/api/v1${address}${behind.length === 0 ? '' : `?${behind.join('&')}`}`, body: whole };
  });
}

describe('whatever is asked, no fault comes back, and every answer is of the contract (API-5, API-6, API-15)', () => {
  it('API-1 every route of the contract is answered', () => {
    const missing = all.filter(
      ([, { method, path }]) => !two.server.app.hasRoute({ method, url: `/api/v1${path.replace(/\{([a-z]+)\}/g, ':$1')}` }),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  it.each(all)('API-15 %s: of its own shape', async (name, route) => {
    for (const [i, { address, body }] of sample(wellFormed(name)).entries())
      await hold(name, asker(route, i), { method: route.method, address, ...(body === undefined ? {} : { body }) });
  });

  it.each(all.filter(([, { body, upload }]) => body !== undefined && upload === undefined))(
    'API-14 %s: with something wrong in its body',
    async (name, route) => {
      const { address } = questionOf(name, two.own);
      const own = fc.constant(bodyOf(name, two.own));
      const bodies = sample(spoilt(fc.oneof(own, arbitraryOf(schemaOf(route.body as z.ZodType), known))), RUNS * 3);
      for (const [i, body] of bodies.entries())
        await hold(name, asker(route, i), { method: route.method, address, ...(body === undefined ? {} : { body }) });
    },
  );

  it.each(all.filter(([, { body, upload }]) => body !== undefined && upload === undefined))(
    'API-6 %s: a body that is no JSON, or too much of it',
    async (name, route) => {
      const { address } = questionOf(name, two.own);
      for (const [i, text] of RAW_BODIES.entries()) {
        const heard = await hold(name, asker(route, i), { method: route.method, address, text });
        if (text.length > 1_048_576) expect([401, 403, 413]).toContain(heard.status);
      }
    },
  );

  it.each(all)('API-2 API-4 %s: headers that are not what they ought to be', async (name, route) => {
    for (const [i, headers] of HOSTILE_HEADERS.entries()) await hold(name, asker(route, i), questionOf(name, two.own), headers);
  });

  it.each(all.filter(([, { params }]) => params !== undefined))(
    'API-3 API-14 %s: pieces of a path that lead elsewhere',
    async (name, route) => {
      const { method, body } = questionOf(name, two.own);
      const parts = Object.entries(partsOf(two.own, route.path)).filter(([part]) => route.path.includes(`{${part}}`));
      for (const [i, piece] of HOSTILE_PIECES.entries()) {
        const [part] = parts[i % parts.length] as readonly [string, string];
        const path = route.path.replace(/\{([a-z]+)\}/g, (_, each: string) =>
          each === part ? piece : encodeURIComponent(partsOf(two.own, route.path)[each] ?? ''),
        );
        const heard = await ask(asker(route, i), { method, address: `/api/v1${path}`, ...(body === undefined ? {} : { body }) });
        expect([piece, heard.status >= 400 && heard.status < 500]).toEqual([piece, true]);
        expect(problem.safeParse(heard.value).error).toBeUndefined();
      }
    },
  );

  it.each(all.filter(([, { method }]) => method === 'GET'))('API-8 %s: questions behind it that are not meant so', async (name, route) => {
    const { address, method } = questionOf(name, two.own);
    for (const [i, query] of HOSTILE_QUERIES.entries()) await hold(name, asker(route, i), { method, address: `${address}?${query}` });
  });

  it.each(all.filter(([, { upload }]) => upload !== undefined))('API-14 %s: files that are none', async (name, route) => {
    const { address, method } = questionOf(name, two.own);
    const [post] = [name === 'putSchemeFiles' ? 'office' : 'd13'];
    const who = two.visitors.get(post) as Visitor;
    for (const file of hostileFiles()) {
      const heard = await hold(name, who, { method, address, file });
      expect([file.name, heard.status >= 400 || isRefusedWithin(heard)]).toEqual([file.name, true]);
    }
    await hold(name, who, { method, address, text: 'no form' }, { 'content-type': 'multipart/form-data; boundary=x' });
    await hold(
      name,
      who,
      { method, address, text: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.zip"\r\n\r\nPK' },
      { 'content-type': 'multipart/form-data; boundary=x' },
    );
    expect(route.upload?.mostBytes).toBeGreaterThan(0);
  });

  it('the server still answers, and its log knows of no fault', async () => {
    for (const path of ['/healthz', '/readyz']) expect([path, (await fetch(`${two.server.address}${path}`)).status]).toEqual([path, 200]);
    expect(two.lines.filter((line) => /"msg":"fault"|unhandled/i.test(line)).slice(0, 5)).toEqual([]);
  });
});

/** An import whose file could not be taken is answered as one that was refused, with its problems. */
function isRefusedWithin({ value }: Heard): boolean {
  const { errors, standing } = value as { readonly standing?: string; readonly errors?: number };
  return standing === 'refused' || (errors ?? 0) > 0;
}

function hostileFiles(): readonly SentFile[] {
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));
  return [
    { name: 'empty.zip', bytes: bytes('') },
    { name: 'text.zip', bytes: bytes('not a zip at all') },
    { name: 'cut.zip', bytes: bytes('PK\u0003\u0004').slice(0, 4) },
    { name: 'bomb.zip', bytes: zipOf('bomb.csv', 200 * 1024 * 1024) },
    { name: 'bomb.xlsx', bytes: zipOf('xl/worksheets/sheet1.xml', 200 * 1024 * 1024) },
    { name: 'elsewhere.zip', bytes: zipOf('../../elsewhere.csv', 10) },
    { name: '../../up.csv', bytes: bytes('unit,period\n990100,2023-01\n') },
    { name: 'nul\u0000.csv', bytes: bytes('\u0000\u0000\u0000') },
    { name: 'half.csv', bytes: new Uint8Array([0xff, 0xfe, 0x00, 0xd8]) },
    { name: `${'n'.repeat(3000)}.csv`, bytes: bytes('a,b\n') },
    { name: 'page.html', bytes: bytes('<html><script>alert(1)</script>') },
    { name: 'formula.csv', bytes: bytes('=cmd|calc,unit\n@SUM(1),990100\n') },
  ];
}

/** A zip with one file of zeros that says honestly how large it is when it is unpacked. */
function zipOf(name: string, size: number): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(Buffer.alloc(size));
  const title = Buffer.from(name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(size, 22);
  head.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + title.length, 12);
  end.writeUInt32LE(head.length + title.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([head, title, packed, entry, title, end]));
}
