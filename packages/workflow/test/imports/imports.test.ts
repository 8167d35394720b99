import { describe, expect, test } from 'vitest';
import { awaitsCorrection, type ImportCommand, MOST_IMPORT_BYTES, type Task, type ValueCommand, type ValueEntry } from '../../src/index.ts';
import { cellOf, CITIES, Office, SCHEME_HASH, SEAL_HASH } from '../office.ts';

const ROUND = '2024-11';
const imported = (id: string, command: ImportCommand, figures?: readonly ValueEntry[]): Task => ({
  on: 'import',
  id,
  command,
  round: ROUND,
  ...(figures ? { figures } : {}),
});
const file: ImportCommand = { type: 'receive_import', hash: SCHEME_HASH, bytes: 1024, mapping: 'm', round: ROUND };
const figures = (value: number): readonly ValueEntry[] =>
  CITIES.map((unit) => ({
    cell: cellOf('hotline_resolution', ROUND, unit),
    command: { type: 'capture', figure: { value }, import: 'i-1' },
  }));

async function approved(): Promise<Office> {
  const office = await (await (await new Office().found()).publish()).open();
  const all = (command: ValueCommand): Task => ({
    on: 'values',
    round: ROUND,
    entries: CITIES.map((unit) => ({ cell: cellOf('hotline_resolution', ROUND, unit), command })),
  });
  await office.do('statistician', all({ type: 'enter', figure: { value: 90 } }));
  await office.do('statistician', all({ type: 'submit' }));
  for (const [i, unit] of CITIES.entries())
    await office.do(`city${i + 1}` as 'city1', {
      on: 'values',
      round: ROUND,
      entries: [{ cell: cellOf('hotline_resolution', ROUND, unit), command: { type: 'confirm' } }],
    });
  await office.do('checker', all({ type: 'check' }));
  await office.do('head', all({ type: 'approve' }));
  return office;
}

async function brought(office: Office, id = 'i-1'): Promise<Office> {
  await office.do('statistician', imported(id, file));
  await office.do('machine', imported(id, { type: 'read_import', cells: 3, warnings: 0, report: SEAL_HASH }));
  return office;
}

describe('COLLECT-5 COLLECT-8 imports over figures that are approved', () => {
  const record: ImportCommand = { type: 'record_import', changed: 1 };
  const versions = async (office: Office) =>
    (
      await office.store.read(
        office.as('clerk'),
        CITIES.map((unit) => `value/hotline_resolution/${ROUND}/${unit}/report` as const),
      )
    ).map(({ state }) => state.versions.length);

  test('are refused cell by cell where they differ, an upheld objection or not; what is the same changes nothing', async () => {
    const office = await brought(await approved());
    const one = (unit: string, command: ValueCommand): Task => ({
      on: 'values',
      round: ROUND,
      entries: [{ cell: cellOf('hotline_resolution', ROUND, unit), command }],
    });
    await office.do('city3', one(CITIES[2], { type: 'object', reason: '热线数据与平台不符' }));
    await office.do('head', one(CITIES[2], { type: 'uphold', reason: '平台口径正确' }));
    const mixed = figures(91).map((entry, i) =>
      i === 0 ? { ...entry, command: { type: 'capture', figure: { value: 90 } } as const } : entry,
    );
    const done = await office.try('statistician', imported('i-1', record, mixed));
    expect('issues' in done && done.issues.map(({ code, place, args }) => [code, place.unit, args])).toEqual(
      CITIES.slice(1).map((unit) => ['COLLECT_APPROVED', unit, { found: 91, stands: 90 }]),
    );
    expect(await versions(office)).toEqual([1, 1, 1]);
    const [waits] = await office.store.read(office.as('clerk'), [`value/hotline_resolution/${ROUND}/${CITIES[2]}/report`] as const);
    expect(waits?.state.versions.map(awaitsCorrection)).toEqual([true]);
    await office.do('statistician', one(CITIES[1], { type: 'correct', figure: { value: 91 }, ground: 'typing', reason: '原数抄错一位' }));
    await office.do('statistician', imported('i-1', record, figures(90).slice(0, 1)));
    expect(await versions(office)).toEqual([1, 2, 1]);
  });

  test('and once a correction has begun, are of its ground, as is what is entered after it was returned', async () => {
    const office = await brought(await approved());
    const one = (command: ValueCommand): Task => ({
      on: 'values',
      round: ROUND,
      entries: [{ cell: cellOf('hotline_resolution', ROUND, CITIES[0]), command }],
    });
    await office.do('statistician', one({ type: 'correct', figure: { value: 91 }, ground: 'typing', reason: '原数抄错一位' }));
    await office.do('statistician', imported('i-1', record, figures(92).slice(0, 1)));
    await office.do('checker', one({ type: 'return', reason: '与平台不一致' }));
    await office.do('statistician', one({ type: 'enter', figure: { value: 93 } }));
    await office.do('statistician', one({ type: 'submit' }));
    await office.do('checker', one({ type: 'check' }));
    office.clock.turn('2024-12-10T02:00:00.000Z');
    await office.do('head', one({ type: 'approve' }));
    await office.do('machine', { on: 'values', round: ROUND, entries: figures(94).slice(0, 1) });
    const [held] = await office.store.read(office.as('clerk'), [`value/hotline_resolution/${ROUND}/${CITIES[0]}/report`] as const);
    const typing = { ground: 'typing', reason: '原数抄错一位' };
    expect(held?.state.versions.map(({ correction }) => correction)).toEqual([
      undefined,
      typing,
      typing,
      typing,
      { ground: 'revised_by_source' },
    ]);
  });

  test('are taken from the server itself, as revised by their source, and take all steps again', async () => {
    const office = await approved();
    const [entry] = figures(91);
    if (entry === undefined) throw new Error('nothing');
    await office.do('machine', { on: 'values', round: ROUND, entries: [entry] });
    const [held] = await office.store.read(office.as('clerk'), [`value/hotline_resolution/${ROUND}/${CITIES[0]}/report`] as const);
    expect(held?.state.versions.map(({ figure, correction, steps }) => [figure, correction, steps.at(-1)?.kind])).toEqual([
      [{ value: 90 }, undefined, 'approved'],
      [{ value: 91 }, { ground: 'revised_by_source' }, 'submitted'],
    ]);
  });
});

describe('COLLECT-5 RIGHT-1 a post that reaches other indicators alone', () => {
  test('learns nothing of an approved figure by guessing at it, in a file or by a correction', async () => {
    const office = await approved();
    const bounded = { authority: office.authority, person: 'p-bounded', post: 'bounded' };
    await office.rights('system', { type: 'create_post', post: 'bounded', unit: '990000D13', title: 'bounded' });
    await office.rights(
      'security',
      { type: 'grant_role', post: 'bounded', grant: { role: 'marking_department', indicators: ['trade_volume'] } },
      { type: 'appoint', post: 'bounded', person: 'p-bounded', as: 'holder', from: '2024-01-01' },
    );
    expect(await office.refusalsAs(bounded, imported('i-1', file))).toEqual([]);
    await office.do('machine', imported('i-1', { type: 'read_import', cells: 3, warnings: 0, report: SEAL_HASH }));
    for (const guess of [90, 91, 900]) {
      const record = imported('i-1', { type: 'record_import', changed: 1 }, figures(guess));
      expect(await office.refusalsAs(bounded, record), String(guess)).toEqual(CITIES.map(() => 'RIGHT_DENIED'));
    }
    const correct = (value: number): ValueCommand => ({ type: 'correct', figure: { value }, ground: 'typing', reason: '原数抄错一位' });
    for (const guess of [90, 91]) {
      const entries = [{ cell: cellOf('hotline_resolution', ROUND, CITIES[0]), command: correct(guess) }];
      expect(await office.refusalsAs(bounded, { on: 'values', round: ROUND, entries }), String(guess)).toEqual(['RIGHT_DENIED']);
    }
  });
});

describe('COLLECT-9 imports after the last day', () => {
  const record: ImportCommand = { type: 'record_import', changed: 3 };

  test('say why they are late, however few their figures are; the server itself has said so', async () => {
    const office = await brought(await (await (await new Office().found()).publish()).open());
    office.clock.turn('2024-12-20T01:00:00.000Z');
    expect(new Set(await office.refusals('statistician', imported('i-1', record, figures(91))))).toEqual(new Set(['COLLECT_LATE']));
    const said = figures(91).map(({ cell, command }) => ({ cell, command: { ...command, late: '部门系统停机' } as ValueCommand }));
    await office.do('statistician', imported('i-1', record, said));
    const late = async (unit: string) =>
      (await office.store.read(office.as('clerk'), [`value/hotline_resolution/${ROUND}/${unit}/report`] as const))[0]?.state.versions.at(-1)
        ?.late;
    expect(await late(CITIES[0])).toBe('部门系统停机');
    await office.do('machine', { on: 'values', round: ROUND, entries: figures(92).slice(0, 1) });
    expect(await late(CITIES[0])).toBe('captured');
  });
});

describe('COLLECT-11 imports', () => {
  test('COMMIT-3 a file that comes with the key of another is refused for that, and one that comes again is answered again', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const first = await office.try('statistician', imported('i-1', file), 'the-key');
    expect(await office.try('statistician', imported('i-1', file), 'the-key')).toMatchObject({ value: { again: true } });
    const other = await office.try('statistician', imported('i-1', { ...file, hash: SEAL_HASH }), 'the-key');
    const sequence = 'value' in first ? first.value.sequence : undefined;
    expect(other).toMatchObject({ issues: [{ code: 'COMMIT_KEY_REUSED', args: { key: 'the-key', sequence } }] });
  });

  test('all figures in one command, by whoever brought them, once', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    expect(await office.refusals('statistician', imported('i-1', { ...file, bytes: MOST_IMPORT_BYTES + 1 }))).toEqual(['IMPORT_FILE']);
    expect(await office.refusals('statistician', imported('i-1', { ...file, bytes: 0 }))).toEqual(['IMPORT_EMPTY']);
    expect(await office.refusals('city1', imported('i-1', file))).toEqual(['RIGHT_DENIED']);
    await office.do('statistician', imported('i-1', file));
    expect(await office.refusals('statistician', imported('i-1', { type: 'record_import', changed: 3 }, figures(91)))).toEqual([
      'STEP_NOT_ALLOWED',
    ]);
    expect(
      await office.refusals('statistician', imported('i-1', { type: 'read_import', cells: 3, warnings: 0, report: SEAL_HASH })),
    ).toEqual(['RIGHT_DENIED']);
    await office.do('machine', imported('i-1', { type: 'read_import', cells: 3, warnings: 0, report: SEAL_HASH }));
    expect(await office.refusals('deputy', imported('i-1', { type: 'record_import', changed: 3 }, figures(91)))).toEqual(['IMPORT_OTHER']);
    await office.do('statistician', imported('i-1', { type: 'record_import', changed: 3 }, figures(91)));
    const held = await office.store.read(
      office.as('clerk'),
      CITIES.map((unit) => `value/hotline_resolution/${ROUND}/${unit}/report` as const),
    );
    expect(held.map(({ state }) => [state.versions[0]?.import, state.versions[0]?.steps[0]?.kind])).toEqual(
      CITIES.map(() => ['i-1', 'submitted']),
    );
    expect(await office.refusals('statistician', imported('i-2', file))).toEqual(['IMPORT_OTHER']);
  });

  test('COMMIT-8 the same file that was brought twice is recorded once, at the same moment and between decision and commit', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const read = async (id: string): Promise<void> => {
      await office.do('statistician', imported(id, file));
      await office.do('machine', imported(id, { type: 'read_import', cells: 3, warnings: 0, report: SEAL_HASH }));
    };
    const recording = (id: string, value: number) => imported(id, { type: 'record_import', changed: 3 }, figures(value));
    for (const id of ['i-1', 'i-2', 'i-3']) await read(id);
    const both = await Promise.all(['i-1', 'i-2'].map((id) => office.refusals('statistician', recording(id, 91))));
    expect(both.sort()).toEqual([[], ['IMPORT_OTHER']]);
    expect(await office.refusals('statistician', recording('i-3', 91))).toEqual(['IMPORT_OTHER']);
    const later = await (await (await new Office().found()).publish()).open();
    await later.do('statistician', imported('i-1', file));
    await later.do('machine', imported('i-1', { type: 'read_import', cells: 3, warnings: 0, report: SEAL_HASH }));
    later.before('record_import', async () => {
      await later.do('statistician', imported('i-2', file));
      await later.do('machine', imported('i-2', { type: 'read_import', cells: 3, warnings: 0, report: SEAL_HASH }));
      await later.do('statistician', imported('i-2', { type: 'record_import', changed: 0 }));
    });
    expect(await later.refusals('statistician', recording('i-1', 91))).toEqual(['IMPORT_OTHER']);
  });

  test('one figure that cannot be taken, and nothing of the file is', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    await office.do('statistician', imported('i-1', file));
    await office.do('machine', imported('i-1', { type: 'read_import', cells: 3, warnings: 0, report: SEAL_HASH }));
    const wrong = [
      ...figures(91).slice(0, 2),
      { cell: cellOf('hotline_resolution', ROUND, '990900'), command: { type: 'capture', figure: { value: 1 } } } as const,
    ];
    expect(await office.refusals('statistician', imported('i-1', { type: 'record_import', changed: 3 }, wrong))).toEqual([
      'COLLECT_NOT_ASKED',
    ]);
    expect(await office.store.names(office.as('clerk'), 'value/')).toEqual([]);
  });

  test('a file with errors is refused for good, leaves its report, and may be brought again mended', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    await office.do('statistician', imported('i-1', file));
    await office.do('machine', imported('i-1', { type: 'refuse_import', errors: 2, report: SEAL_HASH }));
    const [held] = await office.store.read(office.as('clerk'), ['import/i-1'] as const);
    expect(held?.state).toMatchObject({ standing: 'refused', report: SEAL_HASH });
    expect(await office.refusals('statistician', imported('i-1', { type: 'withdraw_import', reason: '重新整理' }))).toEqual([
      'STEP_NOT_ALLOWED',
    ]);
    await office.do('statistician', imported('i-2', file));
    await office.do('statistician', imported('i-2', { type: 'withdraw_import', reason: '重新整理' }));
  });
});
