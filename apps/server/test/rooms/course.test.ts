import { beforeAll, describe, expect, test } from 'vitest';
import { shownIssue } from '../../src/http/shownIssue.ts';
import { MemoryOffice, type Somebody } from '../setup/memoryOffice.ts';

const ROUND = '2024-11';
const INDICATOR = 'hotline_resolution';
const params = { round: ROUND };

describe('a month through the routes: plan, open, enter, submit, check, object, answer, approve, close (COLLECT-2, ROUND-1)', () => {
  let office: MemoryOffice;
  const cells = async (who: Somebody, query: Readonly<Record<string, unknown>> = {}) =>
    (await office.get(who, 'cells', { params, query: { indicator: INDICATOR, ...query } })).items;
  const give = async (who: Somebody, command: unknown, units?: readonly string[]) => {
    const entries = (await cells('clerk'))
      .filter(({ unit }) => units === undefined || units.includes(unit.id))
      .map(({ indicator, period, unit, source, seen }) => ({ cell: { indicator, period, unit: unit.id, source }, command, seen }));
    return office.ask(who, 'saveValues', { params, body: { entries } });
  };
  const done = async (who: Somebody, command: unknown, units?: readonly string[]) =>
    expect(await give(who, command, units)).toHaveProperty('value');
  const waiting = async (who: Somebody) => (await office.get(who, 'home')).items.map(({ kind, count }) => `${kind} ${count}`);

  beforeAll(async () => {
    office = await (await (await new MemoryOffice().found()).publish()).open();
  });

  test('the scheme tells what is collected of whom', async () => {
    const scheme = await office.get('clerk', 'scheme', { params: { scheme: 'north@2024' } });
    expect(scheme).toMatchObject({ standing: 'published', errors: 0, reviewer: { name: '示例 p-head' } });
    // The pack is run for 2022 and 2023 too, where other versions are in force.
    expect(scheme.periods).toEqual(['2024']);
    expect(scheme.lists.map(({ id, units }) => [id, units])).toEqual([
      ['places', 14],
      ['organs', 20],
    ]);
    const { items } = await office.get('clerk', 'schemeIndicators', { params: { scheme: 'north@2024' } });
    expect(items.find(({ id }) => id === INDICATOR)).toMatchObject({
      units: 14,
      every: 'month',
      isComputed: false,
      owner: { isLive: true },
    });
    expect(items.find(({ id }) => id === 'good_air_days')?.units).toBe(12);
  });

  test('the round asks for the month, and a unit sees its own figures alone', async () => {
    const { items } = await office.get('statistician', 'columns', { params });
    expect(items.find(({ indicator }) => indicator === INDICATOR)).toMatchObject({
      period: ROUND,
      unit: '%',
      way: 'column',
      counts: { asked: 14, none: 14 },
      can: ['enter'],
      owner: { post: 'statistics', unit: { name: { 'zh-CN': '省统计局' } } },
    });
    expect((await cells('city1')).map(({ unit }) => unit.name['zh-CN'])).toEqual(['北川市']);
    expect(await cells('statistician', { limit: 500 })).toHaveLength(14);
    expect(await waiting('city1')).toEqual([]);
    expect((await waiting('statistician')).map((line) => line.split(' ')[0])).toEqual(['to_enter']);
  });

  test('pages lead through all figures once', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await office.get('statistician', 'cells', {
        params,
        query: { indicator: INDICATOR, limit: 5, ...(cursor === undefined ? {} : { cursor }) },
      });
      seen.push(...page.items.map(({ unit }) => unit.id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual((await cells('statistician')).map(({ unit }) => unit.id));
    expect(new Set(seen).size).toBe(14);
  });

  test('a figure goes all its steps, and every hand is seen', async () => {
    await done('statistician', { type: 'enter', figure: { value: 91.5 } });
    expect(await give('statistician', { type: 'enter', figure: { value: 140 } })).toMatchObject({ issues: expect.anything() });
    await done('deputy', { type: 'submit' });
    expect(await waiting('city1')).toEqual(['to_confirm 1']);
    expect(await waiting('checker')).toEqual(['to_check 14']);
    await done('city1', { type: 'confirm' }, ['990100']);
    await done('city2', { type: 'object', reason: '热线数据与平台不符' }, ['990200']);
    expect((await waiting('statistician')).at(-1)).toBe('contested 1');
    await done('statistician', { type: 'uphold', reason: '平台口径正确，改报' }, ['990200']);
    expect(await waiting('statistician')).toContain('returned 1');
    const [returned] = await cells('city2');
    expect(returned).toMatchObject({ step: 'returned', returned: { reason: '平台口径正确，改报', by: { title: '示例 statistics' } } });
    await done('statistician', { type: 'enter', figure: { value: 93 } }, ['990200']);
    await done('statistician', { type: 'submit' }, ['990200']);
    await done('checker', { type: 'check' });
    const early = await give('head', { type: 'approve' });
    expect('issues' in early && early.issues.map(({ code }) => code)).toEqual(Array.from({ length: 13 }, () => 'COLLECT_WINDOW'));
    const checked = await cells('head', { unit: '990100' });
    expect(checked[0]?.can.find(({ command }) => command === 'approve')).toEqual({ command: 'approve', against: [] });
    office.clock.moment = '2024-12-05T02:00:00.000Z';
    await done('head', { type: 'approve' });
    const history = await office.get('city2', 'cellHistory', {
      params: { round: ROUND, indicator: INDICATOR, period: ROUND, unit: '990200', source: 'report' },
    });
    expect(history.versions.map(({ figure, steps }) => [figure, steps.map(({ kind }) => kind)])).toEqual([
      [{ value: 91.5 }, ['draft', 'submitted', 'returned']],
      [{ value: 93 }, ['draft', 'submitted', 'checked', 'approved']],
    ]);
    expect(history.versions[0]?.opinions.map(({ kind, by }) => [kind, by.name])).toEqual([
      ['objected', '示例 p-city2'],
      ['upheld', '示例 p-statistician'],
    ]);
  });

  test('COMMIT-4 whoever saw another version is told by cell who moved it', async () => {
    const cell = { indicator: 'new_jobs', period: ROUND, unit: '990100', source: 'report' };
    const enter = (who: Somebody, value: number, seen: number) =>
      office.ask(who, 'saveValues', {
        params,
        body: { entries: [{ cell, command: { type: 'enter', figure: { value } }, seen }] },
      });
    expect(await enter('statistician', 1200, 0)).toMatchObject({ value: { cells: [{ seen: 1, step: 'draft', version: 1 }] } });
    const late = await enter('deputy', 1300, 0);
    expect(late).toMatchObject({ issues: [{ code: 'COMMIT_CONFLICT', args: { person: 'p-statistician', found: 1 } }] });
    if (!('issues' in late)) return;
    expect(late.issues.map((issue) => late.at?.(issue))).toEqual(['new_jobs/2024-11/990100/report']);
  });

  test('RIGHT-14 what is not for a post is refused, what is not there is not found', async () => {
    const history = (who: Somebody, unit: string) =>
      office.ask(who, 'cellHistory', { params: { round: ROUND, indicator: INDICATOR, period: ROUND, unit, source: 'report' } });
    expect(await history('city1', '990200')).toMatchObject({ status: 403, issues: [{ code: 'RIGHT_DENIED' }] });
    expect(await history('city1', '999999')).toMatchObject({ status: 404 });
    expect(await office.ask('audit', 'columns', { params })).toMatchObject({ status: 403 });
    expect(await office.ask('clerk', 'round', { params: { round: '2031-01' } })).toMatchObject({ status: 404 });
  });

  test('BURDEN-2 the ledger counts columns, returned figures and looks; a unit sees its own lines', async () => {
    const all = await office.get('clerk', 'burden');
    const of = (unit: string, kind: string) => all.items.find((line) => line.unit.id === unit && line.kind === kind)?.asked;
    const { asks } = await office.get('clerk', 'round', { params });
    expect(of('990000D13', 'cell')).toBe(asks.reduce((sum, { units }) => sum + units, 0));
    expect(of('990000D13', 'explanation')).toBe(1);
    expect(of('990200', 'confirmation')).toBe(2);
    expect(new Set((await office.get('city1', 'burden')).items.map(({ unit }) => unit.id))).toEqual(new Set(['990100']));
    await office.get('clerk', 'commandBurden', {
      params: { unit: '990200' },
      body: { type: 'ask_evidence', about: 'hotline_resolution 2024-11', reason: '核对平台记录' },
    });
    const again = await office.ask('checker', 'commandBurden', {
      params: { unit: '990200' },
      body: { type: 'ask_evidence', about: ' Hotline_Resolution\u30002024-11', reason: '核对平台记录' },
    });
    if (!('issues' in again)) throw new Error('the same evidence was asked for twice');
    expect(again.issues).toMatchObject([{ code: 'BURDEN_TWICE', args: { unit: '连海市' } }]);
    expect(again.issues.map((issue) => [again.at?.(issue), shownIssue(issue, 'zh-CN').text.includes('990200')])).toEqual([
      ['/about', false],
    ]);
    const body = { type: 'ask_visit', about: '2024-11', reason: '核对平台记录' };
    expect(await office.codes('clerk', 'commandBurden', { params: { unit: '990999' }, body })).toEqual(['API_NOT_FOUND']);
    const { asks: seen } = await office.get('city2', 'burden');
    expect(seen).toMatchObject([
      { about: 'hotline_resolution 2024-11', reason: '核对平台记录', by: { person: 'p-clerk', name: '示例 p-clerk' } },
    ]);
    expect((await office.get('clerk', 'burden', { query: { month: '2024-12' } })).totals).toContainEqual({
      kind: 'evidence',
      asked: 1,
      spared: 0,
    });
  });

  test('BURDEN-4 evidence that a unit is asked for waits on the home of those who speak for it, of nobody else, for thirty days', async () => {
    const evidence = async (who: Somebody) => (await office.get(who, 'home')).items.filter(({ kind }) => kind === 'evidence');
    expect(await evidence('city2')).toEqual([
      {
        kind: 'evidence',
        count: 1,
        isOverdue: false,
        about: 'hotline_resolution 2024-11',
        askedOn: '2024-12-05',
        unit: { id: '990200', name: { 'zh-CN': '连海市', en: 'Lianhai' } },
        at: {},
      },
    ]);
    for (const who of ['city1', 'clerk', 'checker', 'statistician'] as const) expect(await evidence(who), who).toEqual([]);
    const { moment } = office.clock;
    office.clock.moment = '2025-01-03T16:00:00.000Z';
    expect(await evidence('city2')).toEqual([]);
    office.clock.moment = moment;
  });

  test('ROUND-1 the round is closed by whoever runs it, and then waits for its seal', async () => {
    const round = await office.get('clerk', 'round', { params });
    expect(round.can.map(({ command, against }) => [command, against.length])).toEqual([
      ['extend_round', 0],
      ['close_round', 0],
    ]);
    await office.get('clerk', 'commandRound', { params, body: { type: 'close_round' } });
    expect((await office.get('clerk', 'round', { params })).counts).toMatchObject({ approved: 14, draft: 1 });
    expect(await waiting('head')).toContain('rounds 1');
    expect(await office.codes('statistician', 'commandRound', { params, body: { type: 'close_round' } })).toEqual(['STEP_NOT_ALLOWED']);
  });

  test('ROUND-1 API-5 that the identifier of a new round is taken stands beside it', async () => {
    const { plan } = await office.get('clerk', 'round', { params });
    const body = { type: 'plan_round', plan, isNew: true };
    const answer = await office.ask('clerk', 'commandRound', { params, body });
    expect('issues' in answer ? answer.issues.map((issue) => [issue.code, answer.at?.(issue)]) : []).toEqual([['ID_TAKEN', '/round']]);
  });

  test('units of the register are found by list and name', async () => {
    const { items } = await office.get('city1', 'units', { query: { list: 'places', named: '北川' } });
    expect(items).toMatchObject([{ id: '990100', kind: 'city', isExample: true, lists: expect.arrayContaining(['north/places']) }]);
    expect(await office.ask('city1', 'unit', { params: { unit: '000000' } })).toMatchObject({ status: 404 });
  });
});
