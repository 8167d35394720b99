import { describe, expect, test } from 'vitest';
import { type ImportCommand, MOST_IMPORT_BYTES, type Task, type ValueEntry } from '../../src/index.ts';
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
