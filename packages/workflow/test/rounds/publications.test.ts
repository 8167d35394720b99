import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Connector, decideConnector, evolve, type PublicationCommand, streamName, type Task } from '../../src/index.ts';
import { INDICATORS, Office, type Somebody } from '../office.ts';

const set = (days: PublicationCommand['days'], reason?: string, year = '2024'): Task => ({
  on: 'publication',
  id: year,
  command: { type: 'set_publication_days', days, ...(reason === undefined ? {} : { reason }) },
});
const GDP = { indicator: 'gdp_growth', period: '2024Q4' };

describe('ROUND-11 publication days', () => {
  test('are set by the performance office and the statistics post, and by nobody else', async () => {
    const office = await (await new Office().found()).publish();
    for (const who of ['clerk', 'statistician'] as const)
      expect(await office.refusals(who, set([{ ...GDP, period: who === 'clerk' ? '2024Q3' : '2024Q4', day: '2025-01-17' }]))).toEqual([]);
    for (const who of ['head', 'committee', 'checker', 'city1', 'system', 'security', 'audit'] as const satisfies readonly Somebody[])
      expect([who, ...(await office.refusals(who, set([{ ...GDP, day: '2025-01-18' }], '统计部门调整日程')))]).toEqual([
        who,
        'RIGHT_DENIED',
      ]);
  });

  test('RIGHT-1 are set for the indicators that a role reaches alone', async () => {
    const office = await (await new Office().found()).publish();
    await office.rights('security', { type: 'revoke_role', post: 'statistics', role: 'statistics', reason: '岗位职责调整' });
    await office.rights('security', {
      type: 'grant_role',
      post: 'statistics',
      grant: { role: 'statistics', indicators: ['rd_intensity'] },
    });
    expect(await office.refusals('statistician', set([{ ...GDP, day: '2025-01-17' }]))).toEqual(['RIGHT_DENIED']);
    await office.rights('security', { type: 'grant_role', post: 'statistics', grant: { role: 'statistics', indicators: ['gdp_growth'] } });
    expect(await office.refusals('statistician', set([{ ...GDP, day: '2025-01-17' }]))).toEqual([]);
  });

  test('that are wrong are refused, every row with its reason at once', async () => {
    const office = await (await new Office().found()).publish();
    const done = await office.try(
      'clerk',
      set([
        { indicator: 'unknown', period: '2024Q1', day: '2024-04-17' },
        { indicator: 'gdp_growth', period: '2024Q9', day: '2024-04-17' },
        { indicator: 'gdp_growth', period: '2023Q4', day: '2024-01-17' },
        { indicator: 'gdp_growth', period: '2024-03', day: '2024-04-17' },
        { indicator: 'gdp_growth', period: '2024Q1', day: '2024-02-30' },
        { indicator: 'gdp_growth', period: '2024Q2', day: '2024-06-30' },
        { indicator: 'gdp_growth', period: '2024Q3', day: '2028-01-01' },
        { indicator: 'gdp_growth', period: '2024Q3', day: '2024-10-18' },
      ]),
    );
    expect('issues' in done && done.issues.map(({ code, args }) => `${code} ${args['reason']}`)).toEqual(
      ['indicator', 'period', 'year', 'rhythm', 'day', 'early', 'late', 'twice'].map((reason) => `ROUND_PUBLICATION ${reason}`),
    );
    expect(await office.refusals('clerk', set([]))).toEqual(['ROUND_PUBLICATION']);
  });

  test.each([
    ['gdp_growth', '2024Q1', '2024-04-17', true],
    ['gdp_growth', '2024-03', '2024-04-17', false],
    ['gdp_growth', '2024H1', '2024-07-17', false],
    ['gdp_growth', '2024-01..2024-03', '2024-04-17', false],
    ['gdp_growth', '2024', '2025-01-17', false],
    ['hotline_resolution', '2024-01', '2024-02-05', true],
    ['hotline_resolution', '2024Q1', '2024-04-05', false],
    ['trade_volume', '2024-01', '2024-02-18', false],
    ['trade_volume', '2024-02', '2024-03-18', true],
    ['forest_cover', '2024', '2025-04-18', true],
    ['forest_cover', '2024Q4', '2025-04-18', false],
    ['forest_cover', 'FY2024', '2025-04-18', false],
    ['index', '2024-05', '2024-06-18', false],
  ])('are of a period that the indicator is collected for: %s %s', async (indicator, period, day, isCollected) => {
    const office = await (await new Office().found()).publish();
    const done = await office.try('clerk', set([{ indicator, period, day }]));
    expect('issues' in done ? done.issues.map(({ args }) => args['reason']) : []).toEqual(isCollected ? [] : ['rhythm']);
  });

  test('that no scheme has any more are still taken back, and are not moved', async () => {
    const office = await (await new Office().found()).publish();
    await office.do('clerk', set([{ ...GDP, day: '2025-01-17' }]));
    office.indicators = INDICATORS.filter(({ id }) => id !== GDP.indicator);
    expect(await office.refusals('clerk', set([{ ...GDP, day: '2025-01-20' }], '统计局调整发布日程'))).toEqual(['ROUND_PUBLICATION']);
    await office.do('clerk', set([GDP], '指标已不再考核'));
    expect((await office.store.read(office.as('clerk'), ['publication/2024'] as const))[0]?.state.days).toEqual([]);
  });

  test('are moved and taken back with a reason alone; what changes nothing leaves no row', async () => {
    const office = await (await new Office().found()).publish();
    await office.do('clerk', set([{ ...GDP, day: '2025-01-17' }]));
    const rows = (await office.store.audit(office.as('machine'), 1, 1000)).length;
    await office.do('clerk', set([{ ...GDP, day: '2025-01-17' }]));
    expect(await office.store.audit(office.as('machine'), 1, 1000)).toHaveLength(rows);
    expect(await office.refusals('clerk', set([{ ...GDP, day: '2025-01-20' }]))).toEqual(['REASON_MISSING']);
    expect(await office.refusals('clerk', set([GDP]))).toEqual(['REASON_MISSING']);
    await office.do('statistician', set([{ ...GDP, day: '2025-01-20' }], '统计局调整发布日程'));
    const held = async () => (await office.store.read(office.as('clerk'), ['publication/2024'] as const))[0]?.state.days;
    expect(await held()).toMatchObject([{ ...GDP, day: '2025-01-20', person: 'p-statistician', reason: '统计局调整发布日程' }]);
    await office.do('clerk', set([GDP], '统计局取消预告'));
    expect(await held()).toEqual([]);
  });

  test('say when a round of that authority asks, as they stood when it was opened', async () => {
    const asksOf = async (office: Office, month: string, closesOn: string) => {
      office.clock.turn(`${month}-28T01:00:00.000Z`);
      await office.open(month, closesOn);
      const [held] = await office.store.read(office.as('clerk'), [`round/${month}`] as const);
      return held?.state.asks.filter(({ indicator }) => indicator === 'gdp_growth').map(({ period, due }) => [period, due]);
    };
    const plain = await (await new Office().found()).publish();
    expect(await asksOf(plain, '2024-12', '2025-01-20')).toEqual([]);
    const told = await (await new Office().found()).publish();
    await told.do('clerk', set([{ ...GDP, day: '2025-01-17' }]));
    expect(await asksOf(told, '2024-12', '2025-01-20')).toEqual([['2024Q4', '2025-01-17']]);
    await told.do('clerk', set([{ ...GDP, day: '2025-01-19' }], '统计局调整发布日程'));
    const [held] = await told.store.read(told.as('clerk'), ['round/2024-12'] as const);
    expect(held?.state.asks.find(({ indicator }) => indicator === 'gdp_growth')?.due).toBe('2025-01-17');
  });
});

describe('CONNECT-6 captures of the timer', () => {
  const worker = (name: string) => name;
  const at = (minutes: number): string => `2024-12-02T0${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:00.000Z`;
  const step = fc.record({
    minutes: fc.integer({ min: 0, max: 30 }),
    who: fc.constantFrom('a', 'b', 'c').map(worker),
    slot: fc.constantFrom('2024-12-02T06', '2024-12-02T10'),
    type: fc.constantFrom('begin_capture', 'end_capture' as const),
  });

  test('whoever tries when, each time is begun by one server while its lease holds, and ended once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let state: Connector = { standing: 'live', indicators: ['i'], mapping: 'm', from: '2024-01-01', captures: [] };
        let now = 0;
        const ended: string[] = [];
        for (const { minutes, who, slot, type } of steps) {
          now += minutes;
          if (now >= 600) break;
          const command =
            type === 'begin_capture'
              ? ({ type, round: 'r', slot, worker: who } as const)
              : ({ type: 'end_capture', round: 'r', slot, worker: who, outcome: { kind: 'captured' } } as const);
          const context = {
            entered: { authority: '990000', person: 'kedu', post: 'kedu' },
            at: at(now),
            today: '2024-12-02',
            rights: { administrators: {}, posts: [], seats: [], owners: [], grants: [], resets: [], handOvers: [] },
            id: 'c',
            connectors: new Map(),
          };
          const before = state.captures[0];
          const decision = decideConnector(state, command, context);
          if ('issues' in decision) continue;
          for (const event of decision.value)
            state = evolve(streamName('connector', 'c'), state, { event, at: at(now), person: 'kedu', post: 'kedu', command: type });
          if (type === 'begin_capture')
            expect(before === undefined || before.outcome !== undefined || before.leaseUntil <= at(now)).toBe(true);
          else {
            expect(before).toMatchObject({ worker: who, slot });
            ended.push(slot);
          }
        }
        expect(new Set(ended).size).toBe(ended.length);
        expect(ended).toEqual([...ended].sort());
      }),
    );
  });

  test('are the server’s alone', async () => {
    const office = await (await new Office().found()).publish();
    const id = 'hotline';
    await office.do('clerk', {
      on: 'connector',
      id,
      command: { type: 'declare_connector', indicators: ['hotline_resolution'], mapping: 'm', from: '2024-01-01' },
    });
    const begin: Task = { on: 'connector', id, command: { type: 'begin_capture', round: 'r', slot: '2024-12-02T06', worker: 'w' } };
    expect(await office.refusals('clerk', begin)).toEqual(['RIGHT_DENIED']);
    await office.do('machine', begin);
    expect(await office.refusals('machine', begin)).toEqual(['ROUND_CAPTURE']);
    await office.do('clerk', { on: 'connector', id, command: { type: 'suspend_connector', reason: '平台停机检修' } });
    await office.do('machine', {
      on: 'connector',
      id,
      command: { type: 'end_capture', round: 'r', slot: '2024-12-02T06', worker: 'w', outcome: { kind: 'unchanged' } },
    });
    expect(await office.refusals('machine', begin)).toEqual(['STEP_NOT_ALLOWED']);
  });
});
