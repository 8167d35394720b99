import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { site } from '../../src/commands/site.ts';
import { run, type Io } from '../../src/index.ts';
import { crawl, keduData, PACKS, type ReadPage, readPage, temporaryFolder, withoutPrograms } from './pages.ts';
import { markupFaults } from './wellFormed.ts';

const BANNER = { zh: '示例数据', en: 'Example data' };

/** What no reader should meet: values that are none, objects, codes and identifiers instead of words, numbers of more than twelve digits. */
const RAW =
  /\bundefined\b|\bNaN\b|\bInfinity\b|\[object|\bnull\b|\{\w+(?::\w+)?\}|\[\[|\]\]|(?<![\w.])(?:0\.0*[1-9]\d{12,}|[1-9]\d*\.\d{13,})/;

/** Reports are made of many parts; here it is enough that they carry a program. */
const script = (): Promise<string> => Promise.resolve('void 0;');

describe('the site of the packs', () => {
  let running: Awaited<ReturnType<typeof site>>;
  const pages: Omit<ReadPage, 'markup' | 'text' | 'hrefs'>[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    running = await site({ packs: PACKS, port: 4700, keduData, script, say: () => undefined });
    await crawl(running.address, (page) => {
      pages.push({ path: page.path, status: page.status });
      faults.push(...faultsOf(page).map((fault) => `${page.path}: ${fault}`));
    });
  }, 120_000);
  afterAll(() => running.stop());

  test('OUT-13 the first page leads to a report of every run, in both languages', () => {
    expect(pages.filter(({ status }) => status !== 200)).toEqual([]);
    const reports = pages.map(({ path }) => path).filter((path) => path.split('/').length === 4);
    for (const path of ['/after-liaoning/north/2022', '/after-liaoning/north/2023', '/after-liaoning/north-county/2023']) {
      expect(reports).toContain(path);
      expect(reports).toContain(`${path}?lang=en`);
    }
    if (keduData) expect(reports).toEqual(expect.arrayContaining(['/sdg-2019/sdg-2019/2019', '/nyc-mmr/nyc-mmr/FY2023%4007']));
  });

  test('every page is well-formed, in words, and says where its values are examples', () => {
    expect(faults.slice(0, 20)).toEqual([]);
  });

  test('OUT-13, OUT-17 a report has the bytes that kedu report writes, whatever runs were asked for', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'kedu-site-report-'));
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
    const folder = temporaryFolder();
    onTestFinished(() => folder.remove());
    cpSync(join(PACKS, 'after-liaoning'), join(folder.path, 'after-liaoning'), { recursive: true });
    const served = await site({ packs: folder.path, port: 4710 });
    onTestFinished(() => served.stop());
    for (const [lang, query] of [
      ['zh', ''],
      ['en', '?lang=en'],
    ] as const) {
      const pack = join(PACKS, 'after-liaoning');
      expect(await run(['report', pack, '--scheme', 'north', '--period', '2023', '--out', 'r.html', '--lang', lang], silent(cwd))).toBe(0);
      const { markup } = await readPage(served.address, `/after-liaoning/north/2023${query}`);
      expect(markup === readFileSync(join(cwd, 'r.html'), 'utf8')).toBe(true);
      expect(markup.length).toBeGreaterThan(1_000_000);
    }
  }, 120_000);

  test('OUT-13 the address of a unit leads to its place in the report', async () => {
    for (const [path, location] of [
      ['/after-liaoning/north/2023/places/990100', '/after-liaoning/north/2023#/places/990100'],
      ['/after-liaoning/north/2023/places/990100?lang=en', '/after-liaoning/north/2023?lang=en#/places/990100'],
    ] as const) {
      const { status, headers } = await raw(running.address, 'GET', path);
      expect([status, headers['location']]).toEqual([302, location]);
    }
  });

  test('a report that could not be made is an answer 500, disturbs no other page, and is made when it can be', async () => {
    let calls = 0;
    const failed: unknown[] = [];
    const unsteady = await site({
      packs: PACKS,
      port: 4720,
      script: () => (calls++ === 0 ? Promise.reject(new Error('no program yet')) : script()),
      failed: (error) => failed.push(error),
    });
    onTestFinished(() => unsteady.stop());
    const path = '/after-liaoning/north/2023';
    expect((await raw(unsteady.address, 'GET', path)).status).toBe(500);
    expect(failed).toEqual([new Error('no program yet')]);
    expect((await readPage(unsteady.address, '/')).status).toBe(200);
    const first = await readPage(unsteady.address, path);
    expect(first.status).toBe(200);
    expect((await readPage(unsteady.address, path)).markup).toBe(first.markup);
    expect(calls).toBe(2);
  });

  test.each([
    '/nowhere',
    '/after-liaoning',
    '/after-liaoning/north',
    '/after-liaoning/north/1999',
    '/after-liaoning/north/2023/places',
    '/after-liaoning/north/2023/places/000000',
    '/after-liaoning/north/2023/places/990100/more',
    '/after-liaoning/north/2023//990100',
    '/%',
    '/%zz/%',
    '/%00',
    '/..',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/after-liaoning%2Fnorth%2F2023',
    '/after-liaoning/north/2023/places/..%2F990100',
    '/\\',
    '//localhost',
    '/__proto__',
    '/constructor/north/2023',
    `/${'x'.repeat(8000)}`,
  ])('an address without a page is answered 404: %.60s', async (path) => {
    const { status, body } = await raw(running.address, 'GET', path);
    expect(status).toBe(404);
    expect(body).toContain('没有这一页');
    expect(markupFaults(body)).toEqual([]);
  });

  test('odd targets neither stop the server nor become links to other hosts', async () => {
    expect((await raw(running.address, 'GET', '//')).status).toBe(200);
    const { status, body } = await raw(running.address, 'GET', '//after-liaoning/north/2023?lang=en&lang=%');
    expect(status).toBe(200);
    expect(body).not.toContain('href="//');
    expect((await readPage(running.address, '/')).status).toBe(200);
  });

  test('OUT-13 only who asks for this machine by its own name and port is answered', async () => {
    const { port } = new URL(running.address);
    for (const name of ['localhost', 'LOCALHOST', '127.0.0.1', '[::1]'])
      expect([name, (await raw(running.address, 'GET', '/', `${name}:${port}`)).status]).toEqual([name, 200]);
    const others = [
      'evil.example',
      `evil.example:${port}`,
      'localhost',
      'localhost:1',
      `localhost.evil.example:${port}`,
      `x@localhost:${port}`,
      `[::2]:${port}`,
    ];
    for (const host of others) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const { status, headers, body } = await raw(running.address, method, '/after-liaoning/north/2023', host);
        expect([host, method, status, body]).toEqual([host, method, 421, '']);
        expect(headers['content-security-policy']).toContain("default-src 'none'");
      }
    }
  });

  test('HEAD has no body; other methods are refused and say what is allowed', async () => {
    const head = await raw(running.address, 'HEAD', '/');
    expect([head.status, head.body]).toEqual([200, '']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      const { status, headers } = await raw(running.address, method, '/');
      expect([method, status, headers['allow']]).toEqual([method, 405, 'GET, HEAD']);
    }
  });

  test.each(['/', '/nowhere', '/after-liaoning/north/2023/places/990100'])(
    'every answer forbids scripts, frames and guesses: %s',
    async (path) => {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const { headers } = await raw(running.address, method, path);
        expect(headers['content-security-policy']).toMatch(
          /default-src 'none'.*base-uri 'none'.*form-action 'none'.*frame-ancestors 'none'/,
        );
        expect(headers['content-security-policy']).not.toMatch(/script-src|\*/);
        expect([headers['x-content-type-options'], headers['referrer-policy'], headers['cache-control']]).toEqual([
          'nosniff',
          'no-referrer',
          'no-store',
        ]);
        expect(headers['content-type']).toBe('text/html; charset=utf-8');
      }
    },
  );

  test('REPORT-1 the header lets a report run its own program, by its hash, and nothing else', async () => {
    for (const method of ['GET', 'HEAD']) {
      const { headers } = await raw(running.address, method, '/after-liaoning/north/2023');
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none';.*script-src 'sha256-[A-Za-z0-9+/]{43}='.*; frame-ancestors 'none'$/);
      expect(policy).toContain("base-uri 'none'; form-action 'none'");
      expect(policy).not.toMatch(/\*|https?:|'self'|script-src[^;]*'unsafe-(?:inline|eval)'|&#/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
  });
});

describe('packs that cannot be run', () => {
  const folder = temporaryFolder();
  let running: Awaited<ReturnType<typeof site>>;

  beforeAll(async () => {
    for (const [name, change] of Object.entries(BROKEN)) {
      cpSync(join(PACKS, name === 'absent' ? 'sdg-2019' : 'after-liaoning'), join(folder.path, name), { recursive: true });
      change(join(folder.path, name));
    }
    mkdirSync(join(folder.path, 'no-pack'));
    running = await site({ packs: folder.path, port: 4730, keduData: undefined, script, say: () => undefined });
  }, 60_000);
  afterAll(async () => {
    await running.stop();
    folder.remove();
  });

  test('OUT-13 each is listed with its reason, in both languages, and no run of it', async () => {
    const zh = await readPage(running.address, '/');
    const en = await readPage(running.address, '/?lang=en');
    expect(zh.text).toMatch(/未运行.*有 \d+ 个问题，见 kedu check faulty/);
    expect(zh.text).toMatch(/未运行.*有 \d+ 个问题，见 kedu check unreadable/);
    expect(zh.text).toMatch(/本机没有数据文件 kedu-data:sdg-index-2019\/data_wide\.csv（.*https:\/\/github\.com\/sdsna\/2019GlobalIndex/);
    expect(en.text).toMatch(/Not run: \d+ problems?: see kedu check faulty/);
    expect(en.text).toMatch(/The data file .* is not on this machine .* KEDU_DATA/);
    expect(zh.hrefs).toEqual(['/?lang=en']);
    expect(zh.text).not.toContain('no-pack');
    for (const page of [zh, en]) expect(markupFaults(page.markup)).toEqual([]);
  });
});

const BROKEN: Readonly<Record<string, (folder: string) => void>> = {
  absent: () => undefined,
  faulty: (folder) => {
    const file = join(folder, 'data/2023.csv');
    const [heading = '', ...rows] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [heading, 'nobody,nothing,2023,1O', ...rows].join('\n'));
  },
  unreadable: (folder) => writeFileSync(join(folder, 'units.csv'), new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])),
};

function faultsOf({ path, markup, text }: ReadPage): string[] {
  const english = path.includes('lang=en');
  const lang = /<html lang="([^"]+)">/.exec(markup)?.[1];
  const rawText = RAW.exec(text);
  const isReport = path.split('/').length === 4;
  const example = path.startsWith('/after-');
  const banner = text.includes(english ? BANNER.en : BANNER.zh);
  return [
    ...markupFaults(markup),
    ...(lang === (english ? 'en' : 'zh-CN') ? [] : [`lang is ${lang}`]),
    ...(rawText
      ? [`raw text ${rawText[0]} in “${text.slice(Math.max(0, rawText.index - 40), rawText.index + 40).replaceAll('\n', '|')}”`]
      : []),
    ...(isReport && example !== banner ? [`example banner ${banner ? 'where it does not belong' : 'is missing'}`] : []),
    ...((markup.match(/<h1>/g) ?? []).length === 1 ? [] : ['not one h1']),
    ...((markup.match(/<script/g) ?? []).length === (isReport ? 2 : 0) ? [] : ['another number of scripts']),
    ...(/\son[a-z]+=|javascript:/i.test(withoutPrograms(markup)) ? ['a script in an attribute'] : []),
  ];
}

/** The command without a terminal. */
function silent(cwd: string): Io {
  return {
    out: () => undefined,
    err: () => undefined,
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    env: {},
    cwd,
    stopped: () => Promise.resolve(),
  };
}

/** A request whose target goes over the wire exactly as written. */
function raw(
  address: string,
  method: string,
  path: string,
  host?: string,
): Promise<{ readonly status: number | undefined; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, ...(host === undefined ? {} : { headers: { host } }) }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}
