import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectorSetting } from '../../src/connectors/connectorSettings.ts';
import { newestFile } from '../../src/connectors/exchangeFolder.ts';
import { fetchFile } from '../../src/connectors/fetchFile.ts';
import { isPublicAddress } from '../../src/connectors/publicAddress.ts';
import { MemoryOffice } from '../setup/memoryOffice.ts';
import { zippedPack } from '../setup/zippedPack.ts';
import { inflateArchive, newPart, writeZip } from '@kedu/intake';

const ROUND = '2024-11';
const MAPPING = `tables:
  - headings: [1]
    unit: { column: A }
    unit_by: id
    period: { column: B }
    values: [{ column: C, indicator: hotline_resolution }]
`;

describe('what connectors reach (CONNECT-2, CONNECT-3)', () => {
  let folder: string;
  let http: Server;
  let address: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kedu-exchange-'));
    http = createServer((request, response) => {
      if (request.url === '/away.csv') response.writeHead(302, { location: 'http://127.0.0.1/secret.csv' }).end();
      else if (request.url === '/large.csv') response.end('x'.repeat(5_000));
      else if (request.url === '/none.csv') response.writeHead(404).end('none');
      else if (request.url === '/slow.csv') response.write('unit');
      else response.end(request.headers['authorization'] ?? 'nobody');
    });
    await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    http.closeAllConnections();
    await new Promise((done) => http.close(done));
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    ['8.8.8.8', true],
    ['10.1.2.3', false],
    ['127.0.0.1', false],
    ['169.254.169.254', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['100.64.0.1', false],
    ['224.0.0.1', false],
    ['0.0.0.0', false],
    ['::1', false],
    ['::ffff:10.1.2.3', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['2002:0a01:0203::1', false],
    ['2606:4700:4700::1111', true],
    ['no address', false],
  ])('CONNECT-3 %s is open to all: %s', (given, isPublic) => expect(isPublicAddress(given)).toBe(isPublic));

  const fetched = async (path: string, rest: object = {}) => {
    const options = { connector: 'hotline', hosts: ['127.0.0.1'], headers: {}, ...rest };
    const answer = await fetchFile(new URL(path, address), options);
    return 'issue' in answer ? answer.issue.args['reason'] : `${answer.value.name} ${Buffer.from(answer.value.bytes).toString()}`;
  };

  test('CONNECT-3 a host that nobody named, a redirection, too much, too long and nothing are refused, each by its name', async () => {
    expect(await fetched('/values.csv', { headers: { authorization: 'Bearer x' } })).toBe('values.csv Bearer x');
    expect(await fetched('/values.csv', { hosts: ['hotline.example'] })).toBe('host');
    expect(await fetched('/away.csv')).toBe('redirect');
    expect(await fetched('/none.csv')).toBe('status');
    expect(await fetched('/large.csv', { mostBytes: 1_000 })).toBe('large');
    expect(await fetched('/slow.csv', { milliseconds: 300 })).toBe('late');
    expect(await fetched('http://localhost:1/values.csv', { hosts: ['localhost'] })).toBe('address');
    expect(await fetched('http://8.8.8.8/values.csv', { hosts: ['8.8.8.8'] })).toBe('plain');
  });

  test('CONNECT-3 a name that is not written in UTF-8 stays as it stands, and ends nothing', async () => {
    expect(await fetched('/%CA%FD%BE%DD.csv')).toBe('%CA%FD%BE%DD.csv nobody');
    expect(await fetched('/%E6%95%B0%E6%8D%AE.csv')).toBe('数据.csv nobody');
    expect(await fetched('/100%')).toBe('100%.csv nobody');
  });

  test('CONNECT-2 the newest file of the folder is taken, and none behind a link', async () => {
    const exchange = join(folder, 'in');
    mkdirSync(exchange);
    const reason = async () => {
      const found = await newestFile(exchange, 'hotline');
      return 'issue' in found ? found.issue.args['reason'] : found.value.name;
    };
    expect(await reason()).toBe('empty');
    writeFileSync(join(folder, 'outside.csv'), 'secret');
    symlinkSync(join(folder, 'outside.csv'), join(exchange, 'z.csv'));
    writeFileSync(join(exchange, 'notes.txt'), 'x');
    expect(await reason()).toBe('empty');
    writeFileSync(join(exchange, 'b.csv'), 'old');
    writeFileSync(join(exchange, 'a.csv'), 'new');
    utimesSync(join(exchange, 'b.csv'), 1_000, 1_000);
    expect(await reason()).toBe('a.csv');
    // Of one moment the last by name; a millionth of a second later is later, whatever the name.
    for (const name of ['a.csv', 'b.csv']) utimesSync(join(exchange, name), 1_000, 1_000);
    expect(await reason()).toBe('b.csv');
    execFileSync('touch', ['-d', '2026-11-20 06:00:00.000000200', join(exchange, 'a.csv')]);
    execFileSync('touch', ['-d', '2026-11-20 06:00:00.000000100', join(exchange, 'b.csv')]);
    expect(await reason()).toBe('a.csv');
    expect(await newestFile(join(folder, 'none'), 'hotline')).toMatchObject({ issue: { args: { reason: 'folder' } } });
  });

  test('CONNECT-2 a file that is still being written is left, and one whose place a pipe took holds nobody up', async () => {
    const exchange = join(folder, 'written');
    mkdirSync(exchange);
    execFileSync('mkfifo', [join(exchange, 'z.csv')]);
    const file = join(exchange, 'a.csv');
    const during = async (change: () => void) => {
      writeFileSync(file, '单位,期间\n');
      const found = newestFile(exchange, 'hotline');
      setTimeout(change, 300);
      const answer = await found;
      return 'issue' in answer ? answer.issue.args['reason'] : Buffer.from(answer.value.bytes).toString();
    };
    expect(await during(() => {})).toBe('单位,期间\n');
    expect(await during(() => appendFileSync(file, '990100,2024-11\n'))).toBe('growing');
    const sameLength = (): void => writeFileSync(file, '期间,单位\n');
    expect(await during(sameLength)).toBe('growing');
    const pipe = (): void => {
      rmSync(file);
      execFileSync('mkfifo', [file]);
    };
    expect(await during(pipe)).toBe('growing');
  });
});

describe('capturing (CONNECT-1, CONNECT-4, ROUND-6)', () => {
  let folder: string;
  let office: MemoryOffice;
  const params = { connector: 'hotline' };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kedu-capture-'));
    mkdirSync(join(folder, 'exchange'));
    office = await new MemoryOffice({ connectors: { folder, hosts: [], environment: {} } }).found();
    await office.publish(withMapping(zippedPack('after-liaoning')));
    await office.get('clerk', 'commandConnector', {
      params,
      body: { type: 'declare_connector', indicators: ['hotline_resolution'], mapping: 'mappings/hotline.yaml', from: '2024-01-01' },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('ROUND-12 what is wrong with a declaration stands at its field, and nothing is overwritten', async () => {
    const declared = async (connector: string, mapping: string, indicator: string) => {
      const body = { type: 'declare_connector', indicators: [indicator], mapping, from: '2024-01-01' };
      const answer = await office.ask('clerk', 'commandConnector', { params: { connector }, body });
      return 'issues' in answer ? answer.issues.map((issue) => [issue.code, answer.at?.(issue)]) : [];
    };
    expect(await declared('hotline', 'guess', 'other')).toEqual([['ID_TAKEN', '/connector']]);
    expect(await declared('热线', '../x.yaml', 'hotline_resolution')).toEqual([
      ['ROUND_DECLARATION', '/connector'],
      ['ROUND_DECLARATION', '/mapping'],
      ['ROUND_DECLARATION', '/indicators'],
    ]);
    const answer = await office.get('clerk', 'connectors');
    expect(answer.items).toMatchObject([{ id: 'hotline', indicators: ['hotline_resolution'], mapping: 'mappings/hotline.yaml' }]);
    expect(answer.mappings.slice(0, 2)).toEqual(['template', 'guess']);
    expect(answer.mappings).toContain('mappings/hotline.yaml');
  });

  test('ROUND-6 a round that asks people for what a connector has is refused; else it is taken from it', async () => {
    const plan = { scheme: 'north', version: '2024', month: ROUND, opensOn: '2024-11-28', closesOn: '2024-12-10', objectDays: 2 };
    const step = (body: object) => office.codes('clerk', 'commandRound', { params: { round: ROUND }, body });
    expect(await step({ type: 'plan_round', plan: { ...plan, byHand: ['hotline_resolution'] } })).toEqual([]);
    const round = await office.get('clerk', 'round', { params: { round: ROUND } });
    expect(round.can.find(({ command }) => command === 'open_round')?.against.map(({ code }) => code)).toEqual(['ROUND_CONNECTOR']);
    expect(await step({ type: 'open_round' })).toEqual(['ROUND_CONNECTOR']);
    expect(await step({ type: 'plan_round', plan })).toEqual([]);
    expect(await step({ type: 'open_round' })).toEqual([]);
    const { items } = await office.get('statistician', 'columns', { params: { round: ROUND } });
    expect(items.find(({ indicator }) => indicator === 'hotline_resolution')).toMatchObject({ way: 'connector', source: 'hotline' });
    const asked = items.filter(({ way }) => way === 'column').reduce((sum, { counts }) => sum + counts.asked, 0);
    const waiting = async () => (await office.get('statistician', 'home')).items.find(({ kind }) => kind === 'to_enter')?.count;
    expect(await waiting()).toBe(asked);
    const reason = '平台停机检修';
    expect(await office.codes('clerk', 'commandConnector', { params, body: { type: 'suspend_connector', reason } })).toEqual([]);
    expect(await waiting()).toBe(asked + 14);
    expect(await office.codes('clerk', 'commandConnector', { params, body: { type: 'resume_connector' } })).toEqual([]);
  });

  test('CONNECT-1 what is not configured captures nothing', async () => {
    const capture = () => office.ask('clerk', 'capture', { params, body: { round: ROUND } });
    const shown = async (who: 'clerk' | 'city1') => (await office.get(who, 'connectors')).items[0];
    expect(await shown('clerk')).not.toHaveProperty('problem');
    // The timer asks none that is not configured (CONNECT-6).
    expect(await shown('clerk')).not.toHaveProperty('next');
    expect(await capture()).toMatchObject({ issues: [{ code: 'CONNECT_SETTING', args: { reason: 'unconfigured' } }] });
    writeFileSync(join(folder, 'connectors.json'), '{ "beiyuan": { "hotline": { "folder": "relative" } } }');
    expect(await capture()).toMatchObject({ issues: [{ code: 'CONNECT_SETTING', args: { reason: 'form' } }] });
    expect(await shown('clerk')).toMatchObject({ kind: 'unconfigured', problem: { code: 'CONNECT_SETTING' } });
    writeFileSync(join(folder, 'connectors.json'), '{ "beiyuan": { "hotline": { "url": "https://hotline.example/v.csv?key=secret" } } }');
    expect(await shown('clerk')).toMatchObject({ kind: 'http', source: 'https://hotline.example/v.csv' });
    const http = { url: 'https://hotline.example/v.csv', headers: { Authorization: 'HOTLINE_TOKEN' } };
    writeFileSync(join(folder, 'connectors.json'), JSON.stringify({ beiyuan: { hotline: http } }));
    expect(await capture()).toMatchObject({ issues: [{ code: 'CONNECT_SETTING', args: { reason: 'secret', found: 'HOTLINE_TOKEN' } }] });
    writeFileSync(join(folder, 'connectors.json'), JSON.stringify({ beiyuan: { hotline: { folder: join(folder, 'exchange') } } }));
    expect(await capture()).toMatchObject({ issues: [{ code: 'CONNECT_SOURCE', args: { reason: 'empty' } }] });
    expect(await shown('clerk')).toMatchObject({ kind: 'folder', source: join(folder, 'exchange'), next: '2024-12-02T02:00:00.000Z' });
    expect(await shown('city1')).toMatchObject({ kind: 'folder' });
    expect(await shown('city1')).not.toHaveProperty('source');
  });

  test('CONNECT-1 a secret that cannot be sent and a setting that cannot be read are said, by capturing and by the page', async () => {
    const settings = join(folder, 'connectors.json');
    const kept = readFileSync(settings);
    const machine = (environment: Record<string, string>) => ({ folder, hosts: [], environment });
    const http = { url: 'https://hotline.example/v.csv', headers: { Authorization: 'HOTLINE_TOKEN' } };
    writeFileSync(settings, JSON.stringify({ beiyuan: { hotline: http } }));
    for (const value of ['Bearer x\n', 'Bearer x\r\nHost: y', '密码', 'a\u0000', ''])
      expect(await connectorSetting(machine({ HOTLINE_TOKEN: value }), 'beiyuan', 'hotline')).toMatchObject({
        issue: { code: 'CONNECT_SETTING', args: { reason: 'secret', found: 'HOTLINE_TOKEN' } },
      });
    expect(await connectorSetting(machine({ HOTLINE_TOKEN: 'Bearer x' }), 'beiyuan', 'hotline')).toMatchObject({
      value: { kind: 'http', headers: { Authorization: 'Bearer x' } },
    });
    expect(await connectorSetting(machine({}), 'beiyuan', 'constructor')).toEqual({ value: undefined });
    rmSync(settings);
    mkdirSync(settings);
    expect(await office.ask('clerk', 'capture', { params, body: { round: ROUND } })).toMatchObject({
      issues: [{ code: 'CONNECT_SETTING', args: { reason: 'form', found: 'EISDIR' } }],
    });
    expect((await office.get('clerk', 'connectors')).items[0]).toMatchObject({
      kind: 'unconfigured',
      problem: { code: 'CONNECT_SETTING' },
    });
    rmSync(settings, { recursive: true });
    writeFileSync(settings, kept);
  });

  test('CONNECT-4 a file of the folder is captured as an import of the server; one with an error leaves its report alone', async () => {
    writeFileSync(join(folder, 'exchange', '1.csv'), '单位,期间,办结率\n990100,2024-11,91.5\n990200,2024-11,一百\n');
    const broken = await office.get('clerk', 'capture', { params, body: { round: ROUND } });
    expect(broken.import).toMatchObject({ standing: 'refused', errors: 1, problems: [{ code: 'INTAKE_NOT_A_NUMBER', line: 3 }] });
    // Whoever declares the connector reads what was wrong; whoever neither declares nor imports does not.
    const report = { params: { import: broken.id } };
    expect(await office.get('clerk', 'importFile', report)).toMatchObject({ standing: 'refused', problems: [{ line: 3 }] });
    expect(await office.codes('city1', 'importFile', report)).toEqual(['RIGHT_DENIED']);
    office.clock.moment = '2024-12-02T02:00:00.000Z';
    writeFileSync(join(folder, 'exchange', '2.csv'), '单位,期间,办结率\n990100,2024-11,91.5\n990200,2024-11,88\n');
    const good = await office.get('clerk', 'capture', { params, body: { round: ROUND }, key: 'capture-1' });
    expect(good.import).toMatchObject({ standing: 'recorded', changed: 2, by: { person: 'kedu' } });
    const { items } = await office.get('clerk', 'cells', {
      params: { round: ROUND },
      query: { indicator: 'hotline_resolution', unit: '990200' },
    });
    expect(items).toMatchObject([{ step: 'submitted', figure: { value: 88 }, source: 'hotline', enteredBy: { person: 'kedu' } }]);
    const same = await office.get('clerk', 'capture', { params, body: { round: ROUND }, key: 'capture-1' });
    expect(same).toMatchObject({ id: good.id, import: { standing: 'recorded' } });
    const again = await office.ask('clerk', 'capture', { params, body: { round: ROUND } });
    expect(again).toMatchObject({ issues: [{ code: 'IMPORT_OTHER', args: { reason: 'recorded' } }] });
    const [connector] = (await office.get('clerk', 'connectors')).items;
    expect(connector).toMatchObject({ kind: 'folder', standing: 'live', lastCapture: { changed: 2, errors: 0 } });
    expect(await office.codes('city1', 'capture', { params, body: { round: ROUND } })).toEqual(['RIGHT_DENIED']);
  });

  test('BURDEN-2 what a connector brings is spared', async () => {
    const { items } = await office.get('clerk', 'burden');
    expect(items.find(({ kind, unit }) => kind === 'cell' && unit.id === '990000D13')?.spared).toBe(14);
  });
});

/** The same zip with a mapping more. */
function withMapping(zip: Uint8Array): Uint8Array {
  const opened = inflateArchive(zip, { files: 2000, bytes: 1e9 });
  if ('issue' in opened) throw new Error(opened.issue.code);
  const parts = opened.entries.map((entry) => {
    const read = entry.read();
    if ('issue' in read) throw new Error(read.issue.code);
    return newPart(entry.name, read.bytes);
  });
  return writeZip([...parts, newPart('mappings/hotline.yaml', new TextEncoder().encode(MAPPING))]);
}
