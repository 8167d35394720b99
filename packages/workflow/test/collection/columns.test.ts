import { describe, expect, test } from 'vitest';
import { askingsOf, burdenLines, cellOfStream, decideColumns, dayOf, type Task } from '../../src/index.ts';
import { cellOf, CITIES, Office, type Somebody } from '../office.ts';

const ROUND = '2024-11';
const VALUE = 'hotline_resolution';
const column = (indicator: string, period = ROUND) => ({ indicator, period, source: 'report' });

async function decide(office: Office, who: Somebody, columns: readonly ReturnType<typeof column>[], late?: string) {
  const [round] = await office.store.read(office.as(who), [`round/${ROUND}`] as const);
  const [rights] = await office.store.read(office.as(who), ['rights'] as const);
  if (round === undefined || rights === undefined) throw new Error('nothing');
  const at = office.clock.now();
  const given = { entered: office.as(who), at, today: dayOf(at), rights: rights.state, round: ROUND, objectUntil: '2024-12-04', late };
  return decideColumns(round.state, columns, given);
}

describe('COLLECT-5 COLLECT-9 STORE-11 columns of a large file', () => {
  test('are decided once each: asked, by their owner, with what holds for every figure', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    expect(await decide(office, 'statistician', [column(VALUE), column('trade_volume')])).toEqual({
      value: [
        { ...column(VALUE), units: CITIES, range: [0, 100], objectUntil: '2024-12-04' },
        { ...column('trade_volume'), units: CITIES, objectUntil: '2024-12-04' },
      ],
    });
    const refused = await decide(office, 'city1', [column(VALUE), column('gdp_growth', '2024Q3')]);
    expect('issues' in refused && refused.issues.map(({ code, place }) => [code, place.indicator])).toEqual([
      ['RIGHT_DENIED', VALUE],
      ['COLLECT_NOT_ASKED', 'gdp_growth'],
    ]);
  });

  test('late ones say why', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    office.clock.turn('2024-12-20T01:00:00.000Z');
    const refused = await decide(office, 'statistician', [column(VALUE)]);
    expect('issues' in refused && refused.issues.map(({ code }) => code)).toEqual(['COLLECT_LATE']);
    expect(await decide(office, 'statistician', [column(VALUE)], '部门系统停机')).toMatchObject({ value: [{ late: '部门系统停机' }] });
    expect(await decide(office, 'machine', [column(VALUE)])).toMatchObject({ value: [{ late: 'captured' }] });
  });
});

describe('BURDEN-2 the burden of a round', () => {
  test('is what its asks and the steps of its figures say', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const go = (who: Somebody, unit: string, command: Extract<Task, { on: 'values' }>['entries'][number]['command'], indicator = VALUE) =>
      office.do(who, { on: 'values', round: ROUND, entries: [{ cell: cellOf(indicator, ROUND, unit), command }] });
    await go('statistician', CITIES[0], { type: 'enter', figure: { value: 90 } });
    await go('statistician', CITIES[0], { type: 'submit' });
    await go('checker', CITIES[0], { type: 'return', reason: '与平台不一致' });
    await go('city2', CITIES[1], { type: 'enter', figure: { value: 3 } }, 'grassroots_forms');
    await go('city2', CITIES[1], { type: 'submit' }, 'grassroots_forms');
    const entered = office.as('clerk');
    const [round] = await office.store.read(entered, [`round/${ROUND}`] as const);
    const names = await office.store.names(entered, 'value/');
    const held = await office.store.read(entered, names as readonly `value/${string}`[]);
    const states = held.map(({ stream, state }) => ({ cell: cellOfStream(stream), state }));
    const lines = burdenLines(
      askingsOf(round?.state as NonNullable<typeof round>['state'], states, () => '990000D13'),
      () => '990000D13',
    );
    expect(lines.map(({ unit, month, kind, asked }) => `${unit} ${month} ${kind} ${asked}`)).toEqual([
      '990000D13 2024-12 cell 6',
      '990000D13 2024-12 explanation 1',
      `${CITIES[0]} 2024-12 cell 1`,
      `${CITIES[0]} 2024-12 confirmation 1`,
      `${CITIES[1]} 2024-12 cell 1`,
      `${CITIES[2]} 2024-12 cell 1`,
    ]);
  });
});

describe('COLLECT-5 a capture of what is a draft', () => {
  test('submits it, as the system has it', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const one = (command: Extract<Task, { on: 'values' }>['entries'][number]['command']): Task => ({
      on: 'values',
      round: ROUND,
      entries: [{ cell: cellOf(VALUE, ROUND, CITIES[0]), command }],
    });
    await office.do('statistician', one({ type: 'enter', figure: { value: 90 } }));
    await office.do('statistician', one({ type: 'capture', figure: { value: 90 } }));
    await office.do('statistician', one({ type: 'capture', figure: { value: 90 } }));
    const [held] = await office.store.read(office.as('clerk'), [`value/${VALUE}/${ROUND}/${CITIES[0]}/report`] as const);
    expect(held?.state.versions.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([['draft'], ['submitted']]);
  });
});
