import { type Ask, type Context, dayOf, MACHINE, type Rights, type StreamEvent } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stageReport } from '../../src/imports/importReport.ts';
import type { FileFigure } from '../../src/imports/readFigures.ts';
import { BULK_FROM, recordImport } from '../../src/imports/recordImport.ts';
import { AUTHORITY, type CourseServer, courseServer } from '../setup/courseServer.ts';

const INDICATOR = 'new_jobs';
const OWNER = 'd16';

describe('IMPORT-6 a file, whichever way it goes', { timeout: 300_000 }, () => {
  let course: CourseServer;
  let context: Context;
  beforeAll(async () => {
    course = await courseServer('2024-12-02T01:00:00.000Z');
    const { ports } = course.server;
    const [rights] = await ports.store.read({ authority: AUTHORITY, ...MACHINE }, ['rights'] as const);
    const { state } = rights as { readonly state: Rights };
    const person = state.seats.find(({ post }) => post === OWNER)?.person ?? '';
    const at = course.clock.now();
    context = { entered: { authority: AUTHORITY, person, post: OWNER }, at, today: dayOf(at), rights: state };
  }, 120_000);
  afterAll(() => course?.end());

  /** Events as they stand, whatever was decided before them. */
  const write = async (stream: StreamEvent['stream'], events: readonly StreamEvent['event'][], version: number) => {
    const done = await course.server.ports.store.commit({
      entered: context.entered,
      command: 'record_import',
      about: stream,
      key: `${stream}-${version}`,
      content: `sha256:${'0'.repeat(64)}`,
      expected: [{ stream, version }],
      events: events.map((event) => ({ stream, event })),
    });
    if ('issue' in done) throw new Error(JSON.stringify(done.issue));
  };

  /** What becomes of so many figures, of units that the register of the database has never heard of. */
  const outcome = async (count: number, period: string) => {
    const { ports } = course.server;
    const units = Array.from({ length: count }, (_, i) => `9909${String(i).padStart(5, '0')}`);
    const ask: Ask = {
      indicator: INDICATOR,
      period,
      way: 'column',
      source: 'report',
      owner: OWNER,
      units,
      due: '2024-12-01',
      isOfficial: false,
    };
    const plan = {
      scheme: 'after-liaoning',
      version: '2024',
      month: period,
      opensOn: '2024-11-28',
      closesOn: '2024-12-10',
      objectDays: 2,
    };
    const round = `round/${period}` as const;
    await write(round, [{ type: 'round_planned', plan }], 0);
    await write(round, [{ type: 'round_opened', asks: [ask] }], 1);
    const figures = units.map(
      (unit, i): FileFigure => ({ cell: { indicator: INDICATOR, period, unit, source: 'report' }, figure: { value: i }, place: {} }),
    );
    const report = await stageReport(ports.blobs, context.entered, { file: 'a.csv', issues: [], figures, changed: count });
    await report.keep();
    await report.letGo();
    const id = `i-${count}`;
    const file = { hash: `sha256:${String(count).padStart(64, '0')}`, bytes: 1024, mapping: 'guess', round: period, name: 'a.csv' };
    await write(`import/${id}`, [{ type: 'import_received', ...file }], 0);
    await write(`import/${id}`, [{ type: 'import_read', cells: count, warnings: 0, report: report.hash }], 1);
    const done = await recordImport(ports, context, { id, key: `record-${count}` });
    const { asked, undecided, absent } = await ports.store.standing(context.entered, [ask]);
    const [held] = await ports.store.read(context.entered, [`import/${id}`] as const);
    const [last] = await ports.store.read(context.entered, [`value/${INDICATOR}/${period}/${units.at(-1)}/report`] as const);
    return {
      issues: 'issues' in done ? done.issues : [],
      standing: [asked - undecided, absent],
      import: held?.state.standing,
      last: last?.state.versions.map(({ figure, objectUntil, steps }) => [figure, objectUntil, steps.map(({ kind }) => kind)]),
    };
  };

  test('comes to the same with 5,000 figures and with 5,001, also of units that are new since the database was set up', async () => {
    expect(BULK_FROM).toBe(5_001);
    const [small, large] = [await outcome(5_000, '2024-09'), await outcome(5_001, '2024-10')];
    expect(small).toMatchObject({ issues: [], standing: [0, 0], import: 'recorded' });
    expect(small.last).toEqual([[{ value: 4_999 }, '2024-12-04', ['submitted']]]);
    expect(large).toMatchObject({ issues: [], standing: small.standing, import: small.import });
    expect(large.last).toEqual([[{ value: 5_000 }, '2024-12-04', ['submitted']]]);
  });
});
