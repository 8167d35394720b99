import { type BulkFigure, type Commit, type Entered, type Figure, valueStream } from '@kedu/workflow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { binaryRows } from '../../src/index.ts';
import type { DatabaseStore } from '../../src/store.ts';
import { digest, NORTH, provision, SOUTH, UNITS } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

let keys = 0;

function commitOf(entered: Entered, rest: Partial<Commit> = {}): Commit {
  keys += 1;
  return {
    entered,
    command: 'record_import',
    about: `import/i-${keys}`,
    key: `bulk-${keys}`,
    content: digest(`bulk-${keys}`),
    expected: [],
    events: [],
    ...rest,
  };
}

function row(indicator: string, unit: string, figure: Figure, rest: Partial<BulkFigure> = {}): BulkFigure {
  return { indicator, period: '2026-11', unit, source: 'system', figure, step: 'submitted', ...rest };
}

async function* stream(rows: readonly BulkFigure[]): AsyncGenerator<BulkFigure> {
  yield* rows;
}

describe.each(await testClusters())('figures of a file on the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  let store: DatabaseStore;
  const take = (rows: readonly BulkFigure[], commit: Commit = commitOf(NORTH)) => store.importFigures(commit, stream(rows));
  const known = async (indicator: string, at = '9999-12-31T00:00:00.000Z') =>
    (await store.known(NORTH, { at, as: 'reported', indicators: [indicator] })).map(({ unit, version, figure }) => [unit, version, figure]);

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'bulk');
    store = await database.store();
    await provision(database, store);
  });
  afterAll(() => database.drop());

  test('STORE-11 what differs becomes a version more, what is the same stays, and a repeated file changes nothing', async () => {
    const first = await take([row('gdp', UNITS[0], { value: 1 }), row('gdp', UNITS[1], { missing: 'source_late' })]);
    expect(first).toMatchObject({ value: { read: 2, changed: 2, again: false } });
    const second = await take([
      row('gdp', UNITS[0], { value: 1 }),
      row('gdp', UNITS[1], { value: 0.1 + 0.2 }),
      row('gdp', UNITS[2], { value: -5e-324 }),
    ]);
    expect(second).toMatchObject({ value: { read: 3, changed: 2 } });
    expect(await known('gdp')).toEqual([
      [UNITS[0], 1, { value: 1 }],
      [UNITS[1], 2, { value: 0.1 + 0.2 }],
      [UNITS[2], 1, { value: -5e-324 }],
    ]);
    const same = await take([row('gdp', UNITS[0], { value: 1 }), row('gdp', UNITS[1], { value: 0.1 + 0.2 })]);
    expect(same).toMatchObject({ value: { read: 2, changed: 0 } });
  });

  test('STORE-10 what was known before a file stays what was known then', async () => {
    const first = await take([row('jobs', UNITS[0], { value: 10 })]);
    if ('issue' in first) throw new Error(first.issue.code);
    await new Promise((done) => setTimeout(done, 5));
    await take([row('jobs', UNITS[0], { value: 20 })]);
    expect(await known('jobs', first.value.at)).toEqual([[UNITS[0], 1, { value: 10 }]]);
    expect(await known('jobs')).toEqual([[UNITS[0], 2, { value: 20 }]]);
    expect(await known('jobs', '2020-01-01T00:00:00.000Z')).toEqual([]);
  });

  test('STORE-11 a figure that was withdrawn is taken again although it is the same; one that was checked is not', async () => {
    const take1 = () => take([row('grain', UNITS[0], { value: 3 }), row('grain', UNITS[1], { value: 4 })]);
    expect(await take1()).toMatchObject({ value: { changed: 2 } });
    const step = (unit: string, type: 'value_withdrawn' | 'value_checked') => {
      const of = valueStream({ indicator: 'grain', period: '2026-11', unit, source: 'system' });
      return store.commit(commitOf(NORTH, { events: [{ stream: of, event: { type, version: 1, reason: '示例' } as never }] }));
    };
    expect(await step(UNITS[0], 'value_withdrawn')).toHaveProperty('value');
    expect(await step(UNITS[1], 'value_checked')).toHaveProperty('value');
    expect(await take1()).toMatchObject({ value: { changed: 1 } });
    expect(await known('grain')).toEqual([
      [UNITS[0], 2, { value: 3 }],
      [UNITS[1], 1, { value: 4 }],
    ]);
  });

  test('COLLECT-5 STORE-11 another figure than an approved one is taken from the server itself alone, as revised by its source', async () => {
    const stream = (unit: string) => valueStream({ indicator: 'rail', period: '2026-11', unit, source: 'system' });
    await take([row('rail', UNITS[0], { value: 3 }), row('rail', UNITS[1], { value: 4 }), row('rail', UNITS[2], { value: 5 })]);
    const step = (unit: string, type: 'value_checked' | 'value_approved') =>
      store.commit(commitOf(NORTH, { events: [{ stream: stream(unit), event: { type, version: 1 } }] }));
    for (const type of ['value_checked', 'value_approved'] as const)
      for (const unit of UNITS.slice(0, 2)) expect(await step(unit, type)).toHaveProperty('value');
    const file = [row('rail', UNITS[2], { value: 6 }), row('rail', UNITS[0], { value: 3 }), row('rail', UNITS[1], { missing: 'withheld' })];
    expect(await take(file)).toMatchObject({
      issue: { code: 'STORE_IMPORT', args: { reason: 'approved', line: 3, count: 1, found: `rail 2026-11 ${UNITS[1]}` } },
    });
    expect(await known('rail')).toEqual([
      [UNITS[0], 1, { value: 3 }],
      [UNITS[1], 1, { value: 4 }],
      [UNITS[2], 1, { value: 5 }],
    ]);
    expect(await take(file.slice(0, 2))).toMatchObject({ value: { read: 2, changed: 1 } });
    expect(await take(file, commitOf({ ...NORTH, person: 'kedu', post: 'kedu' }))).toMatchObject({ value: { read: 3, changed: 1 } });
    const held = await store.read(NORTH, UNITS.map(stream));
    expect(held.map(({ state }) => state.versions.map(({ figure, correction }) => [figure, correction]))).toEqual([
      [[{ value: 3 }, undefined]],
      [
        [{ value: 4 }, undefined],
        [{ missing: 'withheld' }, { ground: 'revised_by_source' }],
      ],
      [
        [{ value: 5 }, undefined],
        [{ value: 6 }, undefined],
      ],
    ]);
  });

  test.each([
    ['unit', [row('bad', UNITS[0], { value: 1 }), row('bad', '000000', { value: 1 })], { line: 2, count: 1, found: '000000' }],
    ['twice', [row('bad', UNITS[0], { value: 1 }), row('bad', UNITS[0], { value: 2 })], { line: 1, count: 1 }],
    [
      'value',
      [row('bad', UNITS[0], { value: Number.NaN }), row('bad', UNITS[1], { value: Infinity })],
      { line: 1, count: 2, found: 'NaN' },
    ],
  ] as const)('STORE-11 a file with a problem (%s) leaves nothing, and says where it is', async (reason, rows, args) => {
    const sequences = () => store.audit(NORTH, 1, 1000).then((all) => all.length);
    const before = await sequences();
    expect(await take(rows)).toMatchObject({ issue: { code: 'STORE_IMPORT', args: { reason, ...args } } });
    expect(await known('bad')).toEqual([]);
    expect(await sequences()).toBe(before);
  });

  test('STORE-11 figures are held to their columns, and bear the last day for objections', async () => {
    const column = {
      indicator: 'held',
      period: '2026-11',
      source: 'system',
      units: [UNITS[0], UNITS[1]],
      range: [0, 100],
      objectUntil: '2026-12-09',
      late: '示例',
    } as const;
    const held = (rows: readonly BulkFigure[]) => store.importFigures(commitOf(NORTH), stream(rows), [column]);
    const problem = async (rows: readonly BulkFigure[]) => {
      const answer = await held(rows);
      return 'issue' in answer
        ? [answer.issue.args['reason'], answer.issue.args['line'], answer.issue.args['count']]
        : answer.value.changed;
    };
    expect(await problem([row('held', UNITS[0], { value: 1 }), row('held', UNITS[2], { value: 1 })])).toEqual(['asked', 2, 1]);
    expect(await problem([row('other', UNITS[0], { value: 1 })])).toEqual(['asked', 1, 1]);
    expect(await problem([row('held', UNITS[0], { value: 100.5 }), row('held', UNITS[1], { value: -1 })])).toEqual(['range', 1, 2]);
    expect(await known('held')).toEqual([]);
    expect(await problem([row('held', UNITS[0], { value: 100 }), row('held', UNITS[1], { missing: 'not_applicable' })])).toBe(2);
    const [value] = await store.read(NORTH, [valueStream({ indicator: 'held', period: '2026-11', unit: UNITS[0], source: 'system' })]);
    expect(value?.state).toMatchObject({ versions: [{ objectUntil: '2026-12-09', late: '示例', figure: { value: 100 } }] });
  });

  test('STORE-11 units that a column asks for are taken, whether or not the register of the database has them', async () => {
    const units = ['990901', '990902'];
    const column = { indicator: 'new_unit', period: '2026-11', source: 'system', units, objectUntil: '2026-12-09' };
    const rows = units.map((unit, i) => row('new_unit', unit, { value: i }));
    expect(await store.importFigures(commitOf(NORTH), stream(rows), [column])).toMatchObject({ value: { read: 2, changed: 2 } });
    expect(await known('new_unit')).toEqual([
      ['990901', 1, { value: 0 }],
      ['990902', 1, { value: 1 }],
    ]);
    expect(await take(rows)).toMatchObject({ issue: { code: 'STORE_IMPORT', args: { reason: 'unit', found: '990901', count: 2 } } });
  });

  test('STORE-11 a source that breaks off leaves nothing, and the store goes on', async () => {
    async function* broken(): AsyncGenerator<BulkFigure> {
      yield row('broken', UNITS[0], { value: 1 });
      throw new Error('the file ended');
    }
    await expect(store.importFigures(commitOf(NORTH), broken())).rejects.toThrow('the file ended');
    expect(await known('broken')).toEqual([]);
    expect(await take([row('broken', UNITS[0], { value: 1 })])).toMatchObject({ value: { changed: 1 } });
  });

  test('COMMIT-3 COMMIT-4 a file sent again gives the first answer; one on a state that moved on is refused', async () => {
    const event = { type: 'import_recorded', changed: 1 } as const;
    const commit = commitOf(NORTH, {
      about: 'import/once',
      expected: [{ stream: 'import/once', version: 0 }],
      events: [{ stream: 'import/once', event }],
    });
    const first = await take([row('once', UNITS[0], { value: 1 })], commit);
    if ('issue' in first) throw new Error(first.issue.code);
    expect(await take([row('once', UNITS[0], { value: 1 })], commit)).toEqual({ value: { ...first.value, again: true } });
    const late = await take([row('once', UNITS[0], { value: 2 })], { ...commit, key: 'another' });
    expect(late).toMatchObject({ issue: { code: 'COMMIT_CONFLICT', args: { stream: 'import/once', found: 1 } } });
    expect(await known('once')).toEqual([[UNITS[0], 1, { value: 1 }]]);
  });

  test('STORE-8 a file goes to the authority that is entered, and administrators take none', async () => {
    expect(await take([row('south', UNITS[2], { value: 9 })], commitOf(SOUTH))).toMatchObject({ value: { changed: 1 } });
    expect(await known('south')).toEqual([]);
    const nobody = await take([row('x', UNITS[0], { value: 1 })], commitOf({ ...NORTH, post: 'audit_administrator' }));
    expect(nobody).toMatchObject({ issue: { code: 'STORE_ENTERED' } });
  });

  test('STORE-11 every number and text comes back as it went in', async () => {
    let turn = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc
          .string({ unit: 'binary', minLength: 1, maxLength: 40 })
          .filter((text) => !/[\0/]/.test(text) && Buffer.from(text, 'utf8').toString('utf8') === text),
        async (value, indicator) => {
          turn += 1;
          const name = `${turn}${indicator}`;
          expect(await take([row(name, UNITS[0], { value })])).toMatchObject({ value: { changed: 1 } });
          expect(await known(name)).toEqual([[UNITS[0], 1, { value }]]);
        },
      ),
      { numRuns: 25 },
    );
  });
});

test('STORE-11 rows are written in pieces, whatever their number', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => row('gdp', `unit-${i}`, { value: i }));
  const pieces: Buffer[] = [];
  for await (const piece of binaryRows(rows)) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(4);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(300_000);
  const all = Buffer.concat(pieces);
  expect(all.subarray(0, 11).toString('latin1')).toBe('PGCOPY\n\xff\r\n\0');
  expect(all.readInt16BE(all.length - 2)).toBe(-1);
});
