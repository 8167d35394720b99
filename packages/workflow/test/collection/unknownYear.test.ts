import { expect, test } from 'vitest';
import type { Task, ValueCommand } from '../../src/index.ts';
import { cellOf, CITIES, Office } from '../office.ts';

const ROUND = '2026-11';
const VALUE = 'hotline_resolution';
const figure = { value: 91 };

const on = (city: 0 | 1 | 2, command: ValueCommand): Task => ({
  on: 'values',
  round: ROUND,
  entries: [{ cell: cellOf(VALUE, ROUND, CITIES[city]), command }],
});

test('ROUND-2 where the days off of next year are not announced only what needs a day of it waits, and the rest goes on', async () => {
  const office = await (await new Office().found()).publish();
  office.clock.turn('2026-12-28T01:00:00.000Z');
  await office.open(ROUND, '2026-12-31');
  for (const city of [0, 1] as const) {
    await office.do('statistician', on(city, { type: 'enter', figure }));
    await office.do('statistician', on(city, { type: 'submit' }));
  }
  office.clock.turn('2026-12-30T01:00:00.000Z');
  await office.do('statistician', on(2, { type: 'enter', figure }));
  const submitted = await office.try('statistician', on(2, { type: 'submit' }));
  expect(submitted).toMatchObject({ issues: [{ code: 'ROUND_CALENDAR', args: { year: '2027' }, place: { unit: CITIES[2] } }] });
  expect(await office.refusals('statistician', on(2, { type: 'capture', figure: { value: 92 }, import: 'i-1' }))).toContain(
    'ROUND_CALENDAR',
  );

  await office.do('city1', on(0, { type: 'confirm' }));
  await office.do('checker', on(0, { type: 'check' }));
  await office.do('head', on(0, { type: 'approve' }));
  const correction: ValueCommand = { type: 'correct', figure: { value: 90 }, ground: 'typing', reason: '录入有误' };
  expect(await office.refusals('statistician', on(0, correction))).toEqual(['ROUND_CALENDAR']);

  await office.do('city2', on(1, { type: 'object', reason: '与台账不符' }));
  await office.do('statistician', on(1, { type: 'keep', reason: '已与台账核对' }));
  await office.do('checker', on(1, { type: 'return', reason: '请附说明' }));
  await office.do('statistician', on(1, { type: 'enter', figure: { value: 93 } }));
});
