import { describe, expect, test } from 'vitest';
import { dayOf, evidenceOf, openCommands, type Task } from '../../src/index.ts';
import { cellOf, CITIES, Office, SEAL_HASH, type Somebody } from '../office.ts';

const ROUND = '2024-11';
const cell = cellOf('hotline_resolution', ROUND, CITIES[0]);
const one = (command: Extract<Task, { on: 'values' }>['entries'][number]['command']): Task => ({
  on: 'values',
  round: ROUND,
  entries: [{ cell, command }],
});

async function open(office: Office, who: Somebody): Promise<readonly string[]> {
  const [rights] = await office.store.read(office.as(who), ['rights'] as const);
  const [held] = await office.store.read(office.as(who), [`value/${cell.indicator}/${cell.period}/${cell.unit}/${cell.source}`] as const);
  if (rights === undefined || held === undefined) throw new Error('nothing');
  const at = office.clock.now();
  const asked = { way: 'column', round: ROUND, isOpen: true, closesOn: '2024-12-10' } as const;
  const context = {
    entered: office.as(who),
    at,
    today: dayOf(at),
    rights: rights.state,
    cell,
    asked,
    objectUntil: { value: '2024-12-04' },
    isOfficial: false,
  };
  return openCommands(held.state, context)
    .filter(({ against }) => against.length === 0)
    .map(({ command }) => command);
}

describe('COLLECT-13 what a page offers', () => {
  test('changes hands with the figure', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const offered = async () =>
      Promise.all((['statistician', 'checker', 'head', 'city1', 'city2', 'audit'] as const).map((who) => open(office, who)));
    expect(await offered()).toEqual([['enter'], [], [], [], [], []]);
    await office.do('statistician', one({ type: 'enter', figure: { value: 90 } }));
    expect(await offered()).toEqual([['enter', 'submit', 'withdraw'], [], [], [], [], []]);
    await office.do('statistician', one({ type: 'submit' }));
    expect(await offered()).toEqual([['withdraw'], ['check', 'return'], ['return'], ['confirm', 'object'], [], []]);
    await office.do('city1', one({ type: 'object', reason: '与平台不一致' }));
    expect(await offered()).toEqual([
      ['keep', 'uphold', 'withdraw'],
      ['check', 'return'],
      ['keep', 'uphold', 'return'],
      ['confirm'],
      [],
      [],
    ]);
    await office.do('head', one({ type: 'keep', reason: '以部门为准' }));
    await office.do('checker', one({ type: 'check' }));
    expect(await offered()).toEqual([[], ['return'], ['approve', 'return'], ['confirm', 'object'], [], []]);
    await office.do('head', one({ type: 'approve' }));
    expect(await offered()).toEqual([['correct'], [], [], ['confirm', 'object'], [], []]);
  });
});

describe('RUNNING-8 evidence', () => {
  test('a published scheme, sealed data, a finished run, and nothing else', () => {
    expect(evidenceOf({ type: 'scheme_published', hash: SEAL_HASH, from: '2024-01-01', requests: [] })).toBe('scheme');
    expect(
      evidenceOf({ type: 'round_sealed', number: 1, hash: SEAL_HASH, figures: 1, missing: 0, knownAt: '2024-12-05T00:00:00.000Z' }),
    ).toBe('seal');
    expect(evidenceOf({ type: 'run_finished', resultHash: SEAL_HASH, output: SEAL_HASH })).toBe('result');
    expect(evidenceOf({ type: 'value_approved', version: 1 })).toBeUndefined();
  });

  test('COMMIT-1 what changes nothing leaves no row', async () => {
    const office = await (await new Office().found()).publish();
    await office.do('clerk', {
      on: 'connector',
      id: 'hotline',
      command: { type: 'declare_connector', indicators: [cell.indicator], mapping: 'm', from: '2024-01-01' },
    });
    await office.open();
    const capture: Task = {
      on: 'values',
      round: ROUND,
      entries: [{ cell: { ...cell, source: 'hotline' }, command: { type: 'capture', figure: { value: 1 } } }],
    };
    await office.do('machine', capture);
    const rows = (await office.store.audit(office.as('audit'), 1, 1000)).length;
    const again = await office.try('machine', capture);
    expect('value' in again && again.value).toMatchObject({ sequence: 0, events: [] });
    expect((await office.store.audit(office.as('audit'), 1, 1000)).length).toBe(rows);
  });
});
