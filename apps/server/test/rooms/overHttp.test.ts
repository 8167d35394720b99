import type { Problem, RouteAnswer } from '@kedu/api';
import { decodeObservations } from '@kedu/snapshot';
import { dayOf, MACHINE, type Rights } from '@kedu/workflow';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { recordImport } from '../../src/imports/recordImport.ts';
import { AUTHORITY, type CourseServer, courseServer, uploadFile } from '../setup/courseServer.ts';
import { zippedPack } from '../setup/zippedPack.ts';

const A = `authorities/${AUTHORITY}`;
const ROUND = '2024-11';
const INDICATOR = 'good_air_days';
const OWNER = 'd18';

type Cells = RouteAnswer<'cells'>;

describe('a month over HTTP, on PostgreSQL: plan → open → enter → submit → check → object → answer → approve → close', {
  timeout: 90_000,
}, () => {
  let course: CourseServer;
  beforeAll(async () => {
    course = await courseServer('2024-12-02T01:00:00.000Z');
  }, 120_000);
  afterAll(() => course.end());

  const ask = async <T>(post: string, method: string, path: string, body?: unknown) =>
    (await course.in(post)).ask<T>(method, `${A}/${path}`, body);
  const done = async <T>(post: string, method: string, path: string, body?: unknown): Promise<T> => {
    const said = await ask<T>(post, method, path, body);
    if (said.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(said.value)}`);
    return said.value;
  };
  const cells = async (post: string, query = '') =>
    (await done<Cells>(post, 'GET', `rounds/${ROUND}/cells?indicator=${INDICATOR}&limit=500${query}`)).items;
  const give = async (post: string, command: object, units?: readonly string[]) => {
    const entries = (await cells('office'))
      .filter(({ unit }) => units === undefined || units.includes(unit.id))
      .map(({ indicator, period, unit, source, seen }) => ({ cell: { indicator, period, unit: unit.id, source }, command, seen }));
    return ask<RouteAnswer<'saveValues'> & Problem>(post, 'POST', `rounds/${ROUND}/values`, { entries });
  };

  test('SCHEMEPUB-1 API-11 the scheme is uploaded, reviewed and published by three people', async () => {
    const office = await course.in('office');
    const file = { name: 'after-liaoning.zip', bytes: zippedPack('after-liaoning') };
    const taken = await uploadFile<RouteAnswer<'putSchemeFiles'> & Problem>(office, 'PUT', `${A}/schemes/north@2024/files`, file);
    expect([taken.status, taken.value.errors]).toEqual([200, 0]);
    const other = await uploadFile<Problem>(office, 'PUT', `${A}/schemes/north@1999/files`, file);
    expect([other.status, other.value.code]).toEqual([422, 'SCHEME_NOT_IN_PACK']);
    const step = (post: string, body: object) => ask<Problem>(post, 'POST', 'schemes/north@2024/commands', body);
    const draft = { type: 'draft_scheme', hash: taken.value.hash, from: '2024-01-01', requests: [] };
    expect((await step('office', draft)).status).toBe(200);
    expect((await step('office', { type: 'send_scheme' })).status).toBe(200);
    const own = await step('office', { type: 'review_scheme' });
    expect([own.status, own.value.issues.map(({ code }) => code)]).toEqual([403, ['RIGHT_DENIED', 'TWICE_ONE_PERSON']]);
    expect((await step('head', { type: 'review_scheme' })).status).toBe(200);
    expect((await step('committee', { type: 'publish_scheme' })).status).toBe(200);
    const { items } = await done<RouteAnswer<'schemes'>>('office', 'GET', 'schemes');
    expect(items).toMatchObject([{ id: 'north@2024', standing: 'published', authors: [{ name: '示例 绩一', post: 'office' }] }]);
  });

  test('ROUND-3 the round is planned and opened', async () => {
    const plan = { scheme: 'north', version: '2024', month: ROUND, opensOn: '2024-12-01', closesOn: '2024-12-20', objectDays: 2 };
    await done('office', 'POST', `rounds/${ROUND}/commands`, { type: 'plan_round', plan });
    await done('office', 'POST', `rounds/${ROUND}/commands`, { type: 'open_round' });
    const { items } = await done<RouteAnswer<'columns'>>(OWNER, 'GET', `rounds/${ROUND}/columns`);
    expect(items.find(({ indicator }) => indicator === INDICATOR)).toMatchObject({ counts: { asked: 12, none: 12 }, can: ['enter'] });
    expect(items.find(({ indicator }) => indicator === 'hotline_resolution')?.can).toEqual([]);
  });

  test('COLLECT-2 every step by the hand that may take it', async () => {
    expect((await give(OWNER, { type: 'enter', figure: { value: 27 } })).status).toBe(200);
    const foreign = await give('d07', { type: 'enter', figure: { value: 1 } }, ['990100']);
    expect([foreign.status, foreign.value.issues.map(({ code, at }) => [code, at])]).toEqual([
      422,
      [['COLLECT_OWNER', `${INDICATOR}/${ROUND}/990100/report`]],
    ]);
    expect(foreign.value.issues[0]?.text).toMatch(
      /^指标“\p{Script=Han}[^_]*”由岗位“[^_]*\p{Script=Han}[^_]*”填报，岗位“[^_]*\p{Script=Han}[^_]*”不能填。$/u,
    );
    const outside = await give(OWNER, { type: 'enter', figure: { value: 40 } }, ['990100', '990200']);
    expect(outside.value.issues.map(({ code, at }) => [code, at])).toEqual([
      ['COLLECT_RANGE', `${INDICATOR}/${ROUND}/990100/report`],
      ['COLLECT_RANGE', `${INDICATOR}/${ROUND}/990200/report`],
    ]);
    expect((await give(OWNER, { type: 'submit' })).status).toBe(200);
    const { items } = await done<RouteAnswer<'home'>>('city-990100', 'GET', 'home');
    expect(items).toMatchObject([{ kind: 'to_confirm', count: 1, at: { round: ROUND, indicator: INDICATOR, period: ROUND } }]);
    expect((await give('city-990100', { type: 'object', reason: '监测站点停机三天' }, ['990100'])).status).toBe(200);
    expect((await give(OWNER, { type: 'keep', reason: '停机日按规定插补' }, ['990100'])).status).toBe(200);
    expect((await give('checker', { type: 'check' })).status).toBe(200);
    expect((await give('head', { type: 'approve' })).status).toBe(422);
    course.clock.turn('2024-12-05T02:00:00.000Z');
    expect((await give('head', { type: 'approve' })).value.cells.every(({ step }) => step === 'approved')).toBe(true);
    const history = await done<RouteAnswer<'cellHistory'>>(
      'city-990100',
      'GET',
      `rounds/${ROUND}/cells/${INDICATOR}/${ROUND}/990100/report/history`,
    );
    expect(
      history.versions.map(({ steps, opinions }) => [steps.map(({ kind }) => kind), opinions.map(({ kind, by }) => [kind, by.name])]),
    ).toEqual([
      [
        ['draft', 'submitted', 'checked', 'approved'],
        [
          ['objected', '示例 北川市甲'],
          ['kept', '示例 省生态环境厅甲'],
        ],
      ],
    ]);
  });

  test('API-7 what nobody touched answers 304', async () => {
    const visitor = await course.in('office');
    const path = `${A}/rounds/${ROUND}/columns`;
    const first = await visitor.ask('GET', path);
    const again = await visitor.ask('GET', path, undefined, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
  });

  test('COLLECT-11 IMPORT-1 the template of another department is filled, uploaded and recorded', async () => {
    const visitor = await course.in('d16');
    const response = await fetch(`${visitor.address}/api/v1/${A}/rounds/${ROUND}/template.xlsx?indicator=new_jobs`, {
      headers: { cookie: visitor.cookie, 'kedu-post': visitor.post },
    });
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('填报表'));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.getWorksheet('填报') as ExcelJS.Worksheet;
    for (let row = 5; row < 19; row += 1) sheet.getCell(row, 3).value = 1000 + row;
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const taken = await uploadFile<RouteAnswer<'upload'>>(visitor, 'POST', `${A}/rounds/${ROUND}/imports`, { name: '就业.xlsx', bytes });
    expect([taken.status, taken.value.standing, taken.value.cells]).toEqual([201, 'read', 14]);
    await done('d16', 'POST', `imports/${taken.value.id}/commands`, { type: 'record_import' });
    const { items } = await done<Cells>('d16', 'GET', `rounds/${ROUND}/cells?indicator=new_jobs&unit=990100`);
    expect(items).toMatchObject([{ step: 'submitted', figure: { value: 1005 } }]);
    const report = await fetch(`${visitor.address}/api/v1/${A}/imports/${taken.value.id}/report.xlsx`, {
      headers: { cookie: visitor.cookie, 'kedu-post': visitor.post },
    });
    expect(report.status).toBe(200);
  });

  test('IMPORT-6 STORE-11 a large file goes by COPY, held to its columns, and is answered once more by its key', async () => {
    const visitor = await course.in('d16');
    const csv = (rows: readonly string[]) => new TextEncoder().encode(`单位,指标,期间,数值\n${rows.join('\n')}\n`);
    const upload = async (rows: readonly string[]) => {
      const file = { name: 'jobs.csv', bytes: csv(rows), fields: { mapping: 'guess' } };
      return (await uploadFile<RouteAnswer<'upload'>>(visitor, 'POST', `${A}/rounds/${ROUND}/imports`, file)).value;
    };
    const taken = await upload(['990100,new_jobs,2024-11,1500', '990200,new_jobs,2024-11,1600']);
    expect(taken).toMatchObject({ standing: 'read', changed: 2 });
    const twin = await upload(['990100,new_jobs,2024-11,1500', '990200,new_jobs,2024-11,1600']);
    const { ports } = course.server;
    const entered = { authority: AUTHORITY, person: taken.by.person, post: 'd16' };
    const [rights] = await ports.store.read(entered, ['rights'] as const);
    const at = course.clock.now();
    const context = { entered, at, today: dayOf(at), rights: (rights as { state: Rights }).state };
    const record = (key: string) => recordImport(ports, context, { id: taken.id, key, bulkFrom: 1 });
    const done1 = await record('by-copy-1');
    expect(done1).toMatchObject({ value: { again: false } });
    expect(await record('by-copy-1')).toEqual({ value: { ...('value' in done1 ? done1.value : {}), again: true } });
    expect(await record('by-copy-2')).toMatchObject({ issues: [{ code: 'STEP_NOT_ALLOWED' }] });
    expect(await recordImport(ports, context, { id: twin.id, key: 'by-copy-3', bulkFrom: 1 })).toMatchObject({
      issues: [{ code: 'IMPORT_OTHER', args: { before: `import/${taken.id}` } }],
    });
    const { items } = await done<Cells>('d16', 'GET', `rounds/${ROUND}/cells?indicator=new_jobs`);
    const figures = items.map(({ unit, figure, objectUntil, step }) => [unit.id, figure, objectUntil, step]);
    expect(figures.slice(0, 3)).toEqual([
      ['990100', { value: 1500 }, '2024-12-09', 'submitted'],
      ['990200', { value: 1600 }, '2024-12-09', 'submitted'],
      ['990300', { value: 1007 }, '2024-12-09', 'submitted'],
    ]);
    expect((await done<RouteAnswer<'importFile'>>('d16', 'GET', `imports/${taken.id}`)).standing).toBe('recorded');
  });

  test('ROUND-1 the round is closed', async () => {
    await done('office', 'POST', `rounds/${ROUND}/commands`, { type: 'close_round' });
    const round = await done<RouteAnswer<'round'>>('head', 'GET', `rounds/${ROUND}`);
    expect(round).toMatchObject({ standing: 'closed', counts: { approved: 12, undecided: 14 } });
    const seal = round.can.find(({ command }) => command === 'seal_round');
    expect(seal?.against.map(({ code }) => code)).toEqual(['ROUND_UNDECIDED']);
  });

  describe('ROUND-8 COMMIT-8 figures that move while the round is sealed', () => {
    const LATE = 'new_jobs';
    const step = async (post: string, command: object, unit?: string) => {
      const { items } = await done<Cells>('office', 'GET', `rounds/${ROUND}/cells?indicator=${LATE}&limit=500`);
      const entries = items
        .filter((item) => item.step !== 'none' && (unit === undefined || item.unit.id === unit))
        .map(({ indicator, period, source, seen, ...item }) => ({
          cell: { indicator, period, unit: item.unit.id, source },
          command,
          seen,
        }));
      await done(post, 'POST', `rounds/${ROUND}/values`, { entries });
    };
    const correction = { type: 'correct', figure: { value: 1700 }, ground: 'typing', reason: '示例数据：录入有误，更正' };
    /** Does something while the snapshot of a seal waits: once it is made, or once it is to be kept. */
    const during = (moment: 'made' | 'kept', act: () => Promise<void>) => {
      const { blobs } = course.server.ports;
      const stage = blobs.stage.bind(blobs);
      return vi.spyOn(blobs, 'stage').mockImplementationOnce(async (...asked) => {
        const staged = await stage(...asked);
        if (moment === 'made') await act();
        const keep = async (): Promise<void> => {
          await staged.keep();
          if (moment === 'kept') await act();
        };
        return { hash: staged.hash, size: staged.size, keep, letGo: () => staged.letGo() };
      });
    };
    const sealed = () => ask<RouteAnswer<'sealRound'> & Problem>('head', 'POST', `rounds/${ROUND}/seal`, {});

    test('one that is submitted after the decision is told of, and nothing is sealed', async () => {
      course.clock.turn('2024-12-10T02:00:00.000Z');
      await step('checker', { type: 'check' });
      await step('head', { type: 'approve' });
      const spy = during('kept', () => step('d16', correction, '990100'));
      const refused = await sealed();
      spy.mockRestore();
      expect([refused.status, refused.value.code]).toEqual([422, 'ROUND_UNDECIDED']);
      expect(await done<RouteAnswer<'round'>>('head', 'GET', `rounds/${ROUND}`)).toMatchObject({ standing: 'closed', seals: 0 });
    });

    test('one that is approved after the figures were taken is in the seal', async () => {
      await step('checker', { type: 'check' }, '990100');
      await step('city-990100', { type: 'confirm' }, '990100');
      const spy = during('made', () => step('head', { type: 'approve' }, '990100'));
      const done1 = await sealed();
      expect(spy).toHaveBeenCalledTimes(2);
      spy.mockRestore();
      expect([done1.status, done1.value.seal?.figures]).toEqual([200, 26]);
      const { ports } = course.server;
      const machine = { authority: AUTHORITY, ...MACHINE };
      const pieces: Uint8Array[] = [];
      for await (const piece of ports.blobs.get(machine, done1.value.seal.hash)) pieces.push(piece);
      const read = decodeObservations(new Uint8Array(Buffer.concat(pieces)));
      if ('issues' in read) throw new Error(read.issues[0]?.code);
      const row = read.observations.unitIds.indexOf('990100');
      expect(read.observations.column(LATE, ROUND)?.values[row]).toBe(1700);
    });

    test('API-5 ROUND-9 a further seal without a reason is refused beside its field', async () => {
      const refused = await ask<Problem>('head', 'POST', `rounds/${ROUND}/seal`, { reason: '改' });
      expect(refused.value.issues.map(({ code, at }) => [code, at])).toContainEqual(['REASON_MISSING', '/reason']);
    });
  });
});
