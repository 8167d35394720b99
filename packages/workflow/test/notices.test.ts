import { describe, expect, test } from 'vitest';
import { noticesOf, type Task, type ValueCommand } from '../src/index.ts';
import { cellOf, CITIES, Office, type Somebody } from './office.ts';

describe('COLLECT-14 letters', () => {
  test('tell those whose turn it is, once, with the count, and never whoever acted', async () => {
    const office = await (await new Office().found()).publish();
    const letters = async (who: Somebody, task: Task): Promise<readonly string[]> => {
      const done = await office.try(who, task);
      const [rights] = await office.store.read(office.as(who), ['rights'] as const);
      if (!('value' in done) || rights === undefined) throw new Error(JSON.stringify(done));
      const notices = noticesOf(done.value.events, rights.state, '2024-12-02', office.as(who).person);
      return notices.map(({ to, topic, count }) => `${to} ${topic} ${count}`);
    };
    const values = (command: ValueCommand, units: readonly string[] = CITIES): Task => ({
      on: 'values',
      round: '2024-11',
      entries: units.map((unit) => ({ cell: cellOf('hotline_resolution', '2024-11', unit), command })),
    });
    const plan = { scheme: 'north', version: '2024', month: '2024-11', opensOn: '2024-11-28', closesOn: '2024-12-10', objectDays: 2 };
    expect(await letters('clerk', { on: 'round', id: '2024-11', command: { type: 'plan_round', plan } })).toEqual([]);
    expect(await letters('clerk', { on: 'round', id: '2024-11', command: { type: 'open_round' } })).toEqual([
      'p-city1 to_report 1',
      'p-city2 to_report 1',
      'p-city3 to_report 1',
      'p-deputy to_report 6',
      'p-statistician to_report 6',
    ]);
    expect(await letters('statistician', values({ type: 'enter', figure: { value: 90 } }))).toEqual([]);
    expect(await letters('statistician', values({ type: 'submit' }))).toEqual(CITIES.map((_, i) => `p-city${i + 1} to_confirm 1`));
    expect(await letters('city1', values({ type: 'object', reason: '与平台不一致' }, [CITIES[0]]))).toEqual([
      'p-deputy contested 1',
      'p-statistician contested 1',
    ]);
    expect(await letters('statistician', values({ type: 'keep', reason: '以部门为准' }, [CITIES[0]]))).toEqual(['p-city1 answered 1']);
    expect(await letters('checker', values({ type: 'return', reason: '口径有误，请重报' }))).toEqual([
      'p-deputy returned 3',
      'p-statistician returned 3',
    ]);
  });
});
