import type { Problem } from '@kedu/api';
import { columnOf, missingReason, type MissingReason, type Observations, parsePeriod } from '@kedu/model';
import { type AssessedRun, assessPack, openPack, type Pack } from '@kedu/runner';
import { type Ask, type Cell, type Figure, MACHINE, streamName } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleArchive } from '../../src/example/exampleArchive.ts';
import { figuresFor } from '../../src/example/exampleFigures.ts';
import { dayAfter } from '../../src/example/exampleRounds.ts';
import { monthsOf } from '../../src/example/exampleYear.ts';
import type { Worker } from '../../src/http/handler.ts';
import { shownColumns } from '../../src/results/lightMatrix.ts';
import { startRunWorker } from '../../src/runs/runWorker.ts';
import { AUTHORITY, type CourseServer, courseServer, uploadFile } from '../setup/courseServer.ts';

import { PACK } from '../setup/playedYear.ts';

const MONTHS = monthsOf(2024);
const INDICATOR = 'new_jobs';
/** Typed with a figure too few in March, and found in July. */
const WRONG = { indicator: INDICATOR, period: '2024-03', unit: '990100', source: 'report' };
/** Reported in August, when the round of June was sealed. */
const LATE = { indicator: INDICATOR, period: '2024-06', unit: '990300', source: 'report' };

const RESEALED = { reason: '示例：更正一个单位的三月数据' };

interface Matrix {
  readonly columns: readonly { readonly indicator: string; readonly moment: string }[];
  readonly items: readonly {
    readonly unit: { readonly id: string };
    readonly cells: readonly ({ readonly light: string; readonly state: string } | null)[];
  }[];
}

/** The run of a month, its lights as they were shown then, and what was approved by then. */
interface MonthRun {
  readonly run: string;
  readonly matrix: Matrix;
  readonly known: readonly { readonly cell: Cell; readonly figure: Figure }[];
}

describe('twelve months of the example through the interface, with a correction and a late value', () => {
  let course: CourseServer;
  let worker: Worker;
  let pack: Pack;
  /** What was approved by now, by cell: what a run may know. */
  const known = new Map<string, { readonly cell: Cell; readonly figure: Figure }>();
  const runs = new Map<string, MonthRun>();

  beforeAll(async () => {
    pack = openPack(PACK).pack as Pack;
    course = await courseServer('2024-01-03T01:00:00.000Z');
    worker = startRunWorker(course.server.ports, { look: 50 });
    await publish();
    for (const month of MONTHS) await play(month);
  }, 600_000);
  afterAll(async () => {
    await worker.stop();
    await course.end();
  });

  /** What must go well. */
  async function done<T = unknown>(post: string, method: string, path: string, body?: unknown, headers = {}): Promise<T> {
    const said = await (await course.in(post)).ask<T>(method, `authorities/${AUTHORITY}/${path}`, body, headers);
    if (said.status >= 300) throw new Error(`${post} ${method} ${path}: ${JSON.stringify(said.value).slice(0, 1500)}`);
    return said.value;
  }
  const turn = (day: string): void => course.clock.turn(`${day}T01:00:00.000Z`);

  async function publish(): Promise<void> {
    const path = `authorities/${AUTHORITY}/schemes/north@2024/files`;
    const { value, status } = await uploadFile<{ readonly hash: string; readonly errors: number }>(await course.in('office'), 'PUT', path, {
      name: 'after-liaoning.zip',
      bytes: exampleArchive(PACK),
    });
    expect([status, value.errors]).toEqual([200, 0]);
    const command = (post: string, body: unknown): Promise<unknown> => done(post, 'POST', 'schemes/north@2024/commands', body);
    await command('office', { type: 'draft_scheme', hash: value.hash, from: '2024-01-01', requests: [] });
    await command('office', { type: 'send_scheme' });
    await command('head', { type: 'review_scheme' });
    await command('committee', { type: 'publish_scheme' });
  }

  const values = async (post: string, round: string, cells: readonly Cell[], command: (cell: Cell) => object): Promise<void> => {
    for (let at = 0; at < cells.length; at += 500)
      await done(post, 'POST', `rounds/${round}/values`, {
        entries: cells.slice(at, at + 500).map((cell) => ({ cell, command: command(cell) })),
      });
  };

  async function approve(round: string, cells: readonly Cell[], on: string): Promise<void> {
    await values('checker', round, cells, () => ({ type: 'check' }));
    turn(on);
    await values('head', round, cells, () => ({ type: 'approve' }));
  }

  async function play(month: string): Promise<void> {
    turn(dayAfter(month, 1));
    const opensOn = dayAfter(month, 1);
    const plan = { scheme: 'north', version: '2024', month, opensOn, closesOn: dayAfter(month, 27), objectDays: 2 };
    await done('office', 'POST', `rounds/${month}/commands`, { type: 'plan_round', plan });
    await done('office', 'POST', `rounds/${month}/commands`, { type: 'open_round' });
    const [round] = await course.server.ports.store.read({ authority: AUTHORITY, ...MACHINE }, [streamName('round', month)] as const);
    const asks = round?.state.asks as readonly Ask[];
    // Of December before the Spring Festival, so that units can object in working days.
    turn(dayAfter(month, month === '2024-12' ? 20 : 26));
    const figures = figuresFor(asks, pack.observations, (cell) => {
      if (isSame(cell, WRONG)) return { value: trueValue(WRONG) / 10 };
      return isSame(cell, LATE) ? 'late' : undefined;
    });
    const byName = new Map(figures.map(({ cell, figure }) => [nameOf(cell), figure]));
    for (const owner of new Set(asks.map((ask) => ask.owner))) {
      const own = new Set(asks.filter((ask) => ask.owner === owner).map(({ indicator, period }) => `${indicator}/${period}`));
      const cells = figures.map(({ cell }) => cell).filter(({ indicator, period }) => own.has(`${indicator}/${period}`));
      await values(owner, month, cells, (cell) => ({ type: 'enter', figure: byName.get(nameOf(cell)), note: '示例数据：按历史资料录入' }));
      await values(owner, month, cells, () => ({ type: 'submit' }));
    }
    await approve(
      month,
      figures.map(({ cell }) => cell),
      dayAfter(month, 33),
    );
    for (const { cell, figure } of figures) known.set(nameOf(cell), { cell, figure });
    await done('office', 'POST', `rounds/${month}/commands`, { type: 'close_round' });
    await done('head', 'POST', `rounds/${month}/seal`, {});
    if (month === '2024-07') {
      await late();
      await correct();
    }
    runs.set(month, { ...(await runOf(month)), known: [...known.values()] });
  }

  async function late(): Promise<void> {
    const figure = { value: trueValue(LATE) };
    const why = '示例：区县系统停机，补报六月数据';
    const owner = 'd16';
    await values(owner, '2024-06', [LATE], () => ({ type: 'enter', figure, late: why, note: '示例数据：按历史资料录入' }));
    await values(owner, '2024-06', [LATE], () => ({ type: 'submit', late: why }));
    await approve('2024-06', [LATE], dayAfter('2024-07', 37));
    known.set(nameOf(LATE), { cell: LATE, figure });
    await done('head', 'POST', 'rounds/2024-06/seal', { reason: '示例：补报一个单位的六月数据' });
  }

  async function correct(): Promise<void> {
    const figure = { value: trueValue(WRONG) };
    await values('d16', '2024-03', [WRONG], () => ({
      type: 'correct',
      figure,
      ground: 'typing',
      reason: '示例：录入时少写一位',
      note: '示例数据：按历史资料录入',
    }));
    await approve('2024-03', [WRONG], dayAfter('2024-07', 44));
    known.set(nameOf(WRONG), { cell: WRONG, figure });
    await done('head', 'POST', 'rounds/2024-03/seal', RESEALED, { 'idempotency-key': 'sealed-again' });
  }

  async function runOf(month: string): Promise<{ readonly run: string; readonly matrix: Matrix }> {
    const rounds = MONTHS.slice(0, MONTHS.indexOf(month) + 1);
    const { id } = await done<{ readonly id: string }>('office', 'POST', 'runs', {
      scheme: 'north',
      version: '2024',
      period: '2024',
      rounds,
      asOf: dayAfter(month, 27),
      seed: 0,
    });
    const events = await done<string>('office', 'GET', `runs/${id}/events`);
    expect(
      events
        .split('\n')
        .filter((line) => line.startsWith('event:'))
        .at(-1),
    ).toBe('event: finished');
    return { run: id, matrix: await matrixOf(id) };
  }

  const matrixOf = (run: string): Promise<Matrix> => done<Matrix>('office', 'GET', `runs/${run}/lights?list=places&limit=500`);
  const trueValue = ({ indicator, period, unit }: Cell): number =>
    pack.observations.column(indicator, period)?.values[pack.observations.unitIds.indexOf(unit)] as number;
  const lightOf = (month: string, unit: string): string => {
    const { columns, items } = (runs.get(month) as MonthRun).matrix;
    const cell = items.find((row) => row.unit.id === unit)?.cells[columns.findIndex(({ indicator }) => indicator === INDICATOR)];
    return `${cell?.light}/${cell?.state}`;
  };

  test('RUNNING-4 lights stand as they were known then, whatever was learnt later', async () => {
    expect([...runs.keys()]).toEqual(MONTHS);
    for (const month of ['2024-03', '2024-06']) {
      const { run, matrix } = runs.get(month) as MonthRun;
      expect(await matrixOf(run), month).toEqual(matrix);
    }
  }, 120_000);

  test('COLLECT-8 the wrong figure lights a light until it is corrected', () => {
    const seen = ['2024-03', '2024-04', '2024-06', '2024-07'].map((month) => /^(red|yellow|blue)\//.test(lightOf(month, WRONG.unit)));
    expect(seen).toEqual([true, true, true, false]);
    expect(lightOf('2024-07', WRONG.unit)).not.toMatch(/undefined/);
  });

  test('COLLECT-9 what came late is missing in the month that went without it, and there in the next', () => {
    expect(lightOf('2024-06', LATE.unit)).toMatch(/\/(overdue|source_late)$/);
    expect(lightOf('2024-07', LATE.unit)).not.toMatch(/\/(overdue|source_late)$/);
  });

  test('COMMIT-3 a seal is answered again by its key, and the key of something else is refused', async () => {
    const { sealed } = await done<{ readonly sealed: readonly { readonly number: number }[] }>('office', 'GET', 'rounds/2024-03');
    const key = { 'idempotency-key': 'sealed-again' };
    const again = await done<{ readonly again: boolean; readonly seal: unknown }>('head', 'POST', 'rounds/2024-03/seal', RESEALED, key);
    expect(again).toMatchObject({ again: true, seal: sealed.find(({ number }) => number === 2) });
    const head = await course.in('head');
    for (const [round, body] of [
      ['2024-03', { reason: '示例：另一个理由' }],
      ['2024-06', RESEALED],
    ] as const) {
      const said = await head.ask<Problem>('POST', `authorities/${AUTHORITY}/rounds/${round}/seal`, body, key);
      expect([said.status, said.value.issues.map(({ code }) => code)]).toEqual([409, ['COMMIT_KEY_REUSED']]);
    }
  });

  test.each(['2024-06', '2024-12'])(
    'COLLECT-7 RUNNING-1 every light of %s is what the engine makes of what was approved by then',
    (month) => {
      const { matrix, known: figures } = runs.get(month) as MonthRun;
      const own = assessedOf(pack, figures, dayAfter(month, 27));
      const lights = new Map(shownColumns(own.assessment.lights).map((light) => [light.indicator, light]));
      const rows = new Map(own.assessment.units.map(({ id }, row) => [id, row]));
      let seen = 0;
      for (const { unit, cells } of matrix.items)
        matrix.columns.forEach(({ indicator, moment }, at) => {
          const light = lights.get(indicator);
          const expected = light?.cell(rows.get(unit.id) as number);
          const isOfUnit = expected?.state !== 'not_applicable';
          expect([unit.id, indicator, moment, cells[at]?.light, cells[at]?.state]).toEqual([
            unit.id,
            indicator,
            light?.period.id,
            isOfUnit ? expected?.light : undefined,
            isOfUnit ? expected?.state : undefined,
          ]);
          seen += isOfUnit ? 1 : 0;
        });
      expect(seen).toBeGreaterThan(100);
    },
    120_000,
  );
});

const nameOf = ({ indicator, period, unit }: Cell): string => `${indicator}/${period}/${unit}`;
const isSame = (a: Cell, b: Cell): boolean => nameOf(a) === nameOf(b);

/** The run of a year over figures that were collected one by one: built otherwise than the server does. */
function assessedOf(pack: Pack, figures: readonly { readonly cell: Cell; readonly figure: Figure }[], asOf: string): AssessedRun {
  const unitIds = [...new Set(pack.register.versions.map(({ id }) => id))].sort();
  const byColumn = new Map<string, Map<string, Figure>>();
  for (const { cell, figure } of figures) {
    const name = `${cell.indicator}@${cell.period}`;
    byColumn.set(name, (byColumn.get(name) ?? new Map()).set(cell.unit, figure));
  }
  const columns = new Map(
    [...byColumn].map(([name, cells]) => [
      name,
      columnOf(
        unitIds.map((unit): number | MissingReason => {
          const figure = cells.get(unit);
          return figure === undefined ? 'overdue' : 'value' in figure ? figure.value : (figure.missing as MissingReason);
        }),
      ),
    ]),
  );
  const parts = (at: 0 | 1): string[] => [...new Set([...columns.keys()].map((name) => name.split('@')[at] as string))].sort();
  const observations: Observations = {
    unitIds,
    indicators: parts(0),
    periods: parts(1),
    column: (indicator, period) => columns.get(`${indicator}@${period}`),
    origin: () => undefined,
  };
  const period = parsePeriod('2024');
  if (period === undefined || missingReason(0) !== undefined) throw new Error('periods and reasons are others');
  const before = pack.runs.filter((run) => run.period.last < period.last);
  const { assessments } = assessPack({ ...pack, observations, runs: [...before, { period, asOf }] }, { periods: ['2024'] });
  return assessments.find(({ scheme }) => scheme.id === 'north') as AssessedRun;
}
