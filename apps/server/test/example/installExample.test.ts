import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteAnswer } from '@kedu/api';
import { bundleHashers, nativeHasher, nodeCrypto } from '@kedu/runner';
import { headOf } from '@kedu/store';
import { Findings, readZip, verifyBundle } from '@kedu/verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.ts';
import { EXAMPLE_AUTHORITY, type ExampleInstallation, installExample } from '../../src/example/installExample.ts';
import { type RunningServer, serve } from '../../src/serve.ts';
import { PACK } from '../setup/playedYear.ts';
import { testDatabase, type TestDatabase } from '../setup/testDatabase.ts';
import { Visitor } from '../setup/testServer.ts';

describe('the example installation (示例数据)', () => {
  let folder: string;
  let database: TestDatabase;
  let installation: ExampleInstallation;
  let server: RunningServer;
  const steps: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'kedu-example-'));
    database = await testDatabase();
    // The first start is broken off in the fourth month.
    await expect(start('2023-04')).rejects.toThrow('broken off');
    installation = await start();
  }, 600_000);
  afterAll(async () => {
    await server.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(breaksAt?: string): Promise<ExampleInstallation> {
    const read = readConfiguration(
      { KEDU_FOLDER: folder, KEDU_PORT: '0', KEDU_SECOND_FACTOR: 'not_for_examples', KEDU_REQUESTS_PER_MINUTE: '100000' },
      { cwd: folder, isRoot: false },
    );
    if ('issues' in read) throw new Error(JSON.stringify(read.issues));
    const made = installExample({
      pack: PACK,
      folder,
      onStep: (step) => {
        if (step.step === 'month' && step.month === breaksAt) throw new Error('broken off');
        steps.push(step.step);
      },
    });
    const started = await serve(read.value, { database, workers: [], checksAnswers: true, lines: { write: () => {} }, ...made.options });
    if ('issue' in started) throw new Error(JSON.stringify(started.issue));
    server = started.value;
    return made;
  }

  async function ask<T>(name: string, post: string, path: string): Promise<T> {
    const visitor = new Visitor(server.address, post);
    expect((await visitor.signIn(name, installation.accounts().password)).status).toBe(200);
    const said = await visitor.ask<T>('GET', `authorities/${EXAMPLE_AUTHORITY}/${path}`);
    expect(said.status, JSON.stringify(said.value)).toBe(200);
    return said.value;
  }

  test('EXAMPLE-1 a start that was broken off goes on, and everything is there once', async () => {
    const { items } = await ask<{ readonly items: readonly { readonly id: string; readonly standing: string; readonly seals: number }[] }>(
      'office',
      'office',
      'rounds',
    );
    expect(items).toHaveLength(24);
    expect(items.map(({ standing, seals }) => `${standing} ${seals}`)).toEqual([...Array.from({ length: 23 }, () => 'sealed 1'), 'open 0']);
    const runs = await ask<{ readonly items: readonly { readonly standing: string; readonly feedback: string }[] }>('head', 'head', 'runs');
    expect(runs.items.map(({ standing, feedback }) => `${standing} ${feedback}`)).toEqual(['finished released']);
  });

  test('RIGHT-8 owners are shown with the names of their indicators, to administrators too', async () => {
    const { owners } = await ask<RouteAnswer<'rights'>>('security', 'security_administrator', 'rights');
    expect(owners.find(({ indicator }) => indicator === 'new_jobs')?.title['zh-CN']).toBe('城镇新增就业');
    expect(owners.filter(({ indicator, title }) => title['zh-CN'] === indicator)).toEqual([]);
  });

  test('EXAMPLE-1 everybody who is printed signs in by the one password, and it is kept for nobody else', async () => {
    const { people } = installation.accounts();
    expect(people.length).toBeGreaterThan(30);
    expect(people.every(({ name }) => name.startsWith('示例'))).toBe(true);
    for (const { signName, post } of people) {
      const visitor = new Visitor(server.address, post);
      const said = await visitor.signIn(signName, installation.accounts().password);
      expect(said.status, signName).toBe(200);
    }
    expect(statSync(join(folder, 'example.json')).mode & 0o077).toBe(0);
  }, 60_000);

  test('EXAMPLE-1 CONNECT-5 the December round is open, and its connector has captured what it has', async () => {
    const { items } = await ask<{ readonly items: readonly { readonly way: string; readonly counts: Readonly<Record<string, number>> }[] }>(
      'd10',
      'd10',
      'rounds/2024-12/columns',
    );
    const connected = items.filter(({ way }) => way === 'connector');
    expect(connected.length).toBeGreaterThan(0);
    expect(items.some(({ way }) => way === 'column')).toBe(true);
    expect(connected.some(({ counts }) => (counts['submitted'] ?? 0) > 0)).toBe(true);
    const { items: connectors } = await ask<RouteAnswer<'connectors'>>('office', 'office', 'connectors');
    expect(connectors).toMatchObject([
      { id: 'example-platform', kind: 'folder', mapping: 'mappings/example-platform.yaml', lastCapture: { errors: 0 } },
    ]);
    expect(connectors[0]?.lastCapture?.changed).toBeGreaterThan(50);
    const { from, lastCapture } = connectors[0] as (typeof connectors)[number];
    expect([from, from <= (lastCapture?.at ?? '').slice(0, 10)]).toEqual(['2025-01-01', true]);
  });

  test('EXAMPLE-4 the month of one clerk is ten figures, six of which the connector has brought', async () => {
    const { items } = await ask<RouteAnswer<'columns'>>('d13-accounts', 'd13-accounts', 'rounds/2024-12/columns');
    const own = items.filter(({ owner }) => owner.post === 'd13-accounts');
    expect(own.map(({ indicator, way, due, counts }) => [indicator, way, due, counts.asked, counts.submitted])).toEqual([
      ['cross_parks', 'connector', '2024-12-31', 3, 3],
      ['eco_compensation', 'connector', '2024-12-31', 3, 3],
      ['gdp', 'column', '2025-01-17', 4, 0],
    ]);
  });

  test('DIFF-8 a version tells what it says otherwise than the one before it, in words', async () => {
    const told = await ask<RouteAnswer<'schemeDifferences'>>('d13-accounts', 'd13-accounts', 'schemes/north@2024/differences');
    expect([told.versions, told.against]).toEqual([['north@2023'], 'north@2023']);
    expect(told.groups.map(({ scores }) => scores)).toEqual(told.groups.map(({ scores }) => scores).sort((a, b) => Number(b) - Number(a)));
    const changes = told.groups.flatMap((group) => group.changes);
    expect(changes).toContainEqual({
      key: 'score/places/reform.patents/weight',
      about: '权重',
      how: 'changed',
      path: '设区的市 › 改革创新 › 每万人高价值发明专利拥有量 › 权重',
      clause: '6.6',
      before: ['20'],
      after: ['15'],
    });
    // Targets of 2024 are facts of the year.
    expect(changes.filter(({ key }) => key.endsWith('/target'))).toEqual([]);
    expect(changes.filter(({ how }) => how === 'added').map(({ path }) => path)).toContain(
      '设区的市 › 改革创新 › 县域特色产业集群专项考核',
    );
    const first = await ask<RouteAnswer<'schemeDifferences'>>('office', 'office', 'schemes/north@2023/differences');
    expect(first).toEqual({ versions: [], groups: [], wording: 0 });
    const chosen = await ask<RouteAnswer<'schemeDifferences'>>('office', 'office', 'schemes/north@2024/differences?against=north@2023');
    expect(chosen).toEqual(told);
  });

  test('DIFF-8 what is no earlier version of the scheme is not there to compare with, and who may not read schemes reads no differences', async () => {
    const status = async (name: string, path: string): Promise<number> => {
      const visitor = new Visitor(server.address, name);
      await visitor.signIn(name, installation.accounts().password);
      return (await visitor.ask('GET', `authorities/${EXAMPLE_AUTHORITY}/${path}`)).status;
    };
    for (const [scheme, against] of [
      ['north@2023', 'north@2024'],
      ['north@2024', 'north@2024'],
      ['north@2024', 'north@2022'],
      ['north@2024', 'north-county@2024'],
    ])
      expect([scheme, against, await status('office', `schemes/${scheme}/differences?against=${against}`)]).toEqual([scheme, against, 404]);
    expect(await status('office', 'schemes/north@1999/differences')).toBe(404);
    expect(await status('system', 'schemes/north@2024/differences')).toBe(403);
  });

  test('RUNNING-12 the released run is published by whoever may release ranks, and the bundle is computed again without an error', async () => {
    const { items } = await ask<RouteAnswer<'runs'>>('head', 'head', 'runs');
    const run = items.find(({ standing }) => standing === 'finished')?.id ?? '';
    const publish = async (name: string) => {
      const visitor = new Visitor(server.address, name);
      await visitor.signIn(name, installation.accounts().password);
      const said = await visitor.ask<RouteAnswer<'publishBundle'>>('POST', `authorities/${EXAMPLE_AUTHORITY}/runs/${run}/bundle`, {
        level: 'public',
        example: true,
      });
      return { visitor, said };
    };
    expect((await publish('office')).said.status).toBe(403);
    const { visitor, said } = await publish('head');
    expect([said.status, said.value.bundle.run, said.value.bundle.isExample]).toEqual([201, run, true]);
    const response = await fetch(`${server.address}/api/v1/authorities/${EXAMPLE_AUTHORITY}/bundles/${said.value.bundle.id}.zip`, {
      headers: { cookie: visitor.cookie, 'kedu-post': 'head' },
    });
    const { name } = said.value.bundle;
    expect(name).toMatch(/^北原省-示例-.*2024年度-社会公开-示例数据\.zip$/);
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(name));
    const findings = new Findings();
    const zip = new Uint8Array(await response.arrayBuffer());
    const files = readZip(zip, findings);
    // Of the zip, and of what the log and the checker know it by.
    const sha256 = (bytes: Uint8Array): string => `sha256:${Buffer.from(nodeCrypto.sha256(bytes)).toString('hex')}`;
    const { hash, bundleHash } = said.value.bundle;
    expect({ hash, bundleHash }).toEqual({ hash: sha256(zip), bundleHash: sha256(files.get('bundle.json') ?? zip) });
    const report = verifyBundle(files, { crypto: nodeCrypto, sm3: bundleHashers().sm3, newHasher: nativeHasher }, findings);
    expect([report.severities.error, report.counts.figures.agree]).toEqual([0, report.counts.figures.compared]);
    expect(report.counts.figures.compared).toBeGreaterThan(1000);
  }, 120_000);

  test('EXAMPLE-2 a next start uses what is there, and its clock goes on from the last command', async () => {
    const before = await headOf(server.ports.store.pool, EXAMPLE_AUTHORITY);
    const password = installation.accounts().password;
    await server.stop();
    steps.length = 0;
    installation = await start();
    expect(steps).toEqual([]);
    expect(await headOf(server.ports.store.pool, EXAMPLE_AUTHORITY)).toBe(before);
    expect(installation.accounts().password).toBe(password);
    expect(installation.accounts().people.length).toBeGreaterThan(30);
    expect(server.ports.told?.()?.slice(0, 10)).toBe('2025-01-13');
  }, 60_000);
});
