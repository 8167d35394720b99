import { expect, test } from 'vitest';
import { MemoryOffice } from '../setup/memoryOffice.ts';

const params = { round: '2024-11' };
const indicator = 'hotline_resolution';

test('ROUND-2 COLLECT-13 where the calendar ends pages offer what goes on, and say why the rest waits', async () => {
  const office = await (await (await new MemoryOffice().found()).publish()).open('2024-11', '2024-12-31');
  Object.assign(office.ports.knowledge, { calendar: { ...office.ports.knowledge.calendar, years: new Set([2024]) } });
  office.clock.moment = '2024-12-31T01:00:00.000Z';
  const cells = async () => (await office.get('statistician', 'cells', { params, query: { indicator } })).items;
  const give = async (command: unknown) => {
    const [first] = await cells();
    if (first === undefined) throw new Error('no figure');
    const cell = { indicator, period: first.period, unit: first.unit.id, source: first.source };
    return office.codes('statistician', 'saveValues', { params, body: { entries: [{ cell, seen: first.seen, command }] } });
  };
  expect((await office.get('statistician', 'home')).items.map(({ kind }) => kind)).toEqual(['to_enter']);
  const { items } = await office.get('statistician', 'columns', { params });
  expect(items.find((column) => column.indicator === indicator)?.can).toEqual(['enter']);

  expect(await give({ type: 'enter', figure: { value: 91 } })).toEqual([]);
  const can = new Map((await cells())[0]?.can.map(({ command, against }) => [command, against]));
  expect(can.get('enter')).toEqual([]);
  expect(can.get('submit')).toMatchObject([{ code: 'ROUND_CALENDAR', text: expect.stringContaining('2025') }]);
  expect(await give({ type: 'submit' })).toEqual(['ROUND_CALENDAR']);
}, 60_000);
