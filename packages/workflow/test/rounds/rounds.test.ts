import { describe, expect, test } from 'vitest';
import { type Ask, asksOf, NO_RIGHTS, perform, type RoundPlan, type Task, wholeColumns } from '../../src/index.ts';
import { cellOf, CITIES, INDICATORS, knowledge, Office, SEAL_HASH } from '../office.ts';

const plan = (month: string, closesOn: string, byHand?: readonly string[]): RoundPlan => ({
  scheme: 'north',
  version: '2024',
  month,
  opensOn: `${month}-01`,
  closesOn,
  objectDays: 2,
  ...(byHand ? { byHand } : {}),
});

function asked(
  month: string,
  closesOn: string,
  publications: readonly { indicator: string; period: string; day: string }[] = [],
): readonly string[] {
  const { asks } = asksOf({
    plan: plan(month, closesOn),
    indicators: INDICATORS,
    connectors: new Map(),
    publications,
    askedBefore: new Map(),
    context: { rights: NO_RIGHTS, today: `${month}-28` },
  });
  return asks.map(({ indicator, period }: Ask) => `${indicator} ${period}`);
}

describe('ROUND-4 what a round asks for', () => {
  test('follows the periods of each indicator, its calendar and January with February', () => {
    expect(asked('2024-11', '2024-12-10')).toEqual(['hotline_resolution 2024-11', 'trade_volume 2024-11', 'grassroots_forms 2024-11']);
    expect(asked('2025-01', '2025-02-10')).toEqual(['gdp_growth 2024Q4', 'hotline_resolution 2025-01', 'grassroots_forms 2025-01']);
    expect(asked('2025-02', '2025-03-10')).toEqual(['hotline_resolution 2025-02', 'trade_volume 2025-02', 'grassroots_forms 2025-02']);
    expect(asked('2025-04', '2025-05-10')).toContain('forest_cover 2024');
    expect(asked('2025-03', '2025-04-10')).not.toContain('forest_cover 2024');
  });

  test('goes by the day on which the statistics are published, where it is known', () => {
    expect(asked('2024-12', '2025-01-20')).not.toContain('gdp_growth 2024Q4');
    expect(asked('2024-12', '2025-01-20', [{ indicator: 'gdp_growth', period: '2024Q4', day: '2025-01-17' }])).toContain(
      'gdp_growth 2024Q4',
    );
  });

  test('over a year of months every period is asked for once', () => {
    const before = new Map<string, string>();
    const all: string[] = [];
    for (let i = 0; i < 17; i += 1) {
      const month = `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`;
      const next = `${2024 + Math.floor((i + 1) / 12)}-${String(((i + 1) % 12) + 1).padStart(2, '0')}`;
      const { asks } = asksOf({
        plan: plan(month, `${next}-10`),
        indicators: INDICATORS,
        connectors: new Map(),
        publications: [],
        askedBefore: before,
        context: { rights: NO_RIGHTS, today: `${month}-28` },
      });
      for (const { indicator, period, units } of asks) {
        all.push(`${indicator} ${period}`);
        for (const unit of units) before.set(`${indicator}/${period}/${unit}`, month);
      }
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((each) => each.includes('gdp_growth 2024'))).toEqual(['Q1', 'Q2', 'Q3', 'Q4'].map((q) => `gdp_growth 2024${q}`));
    expect(all.filter((each) => each.includes('trade_volume 2024'))).toHaveLength(11);
    expect(all.filter((each) => each.includes('hotline_resolution 2024'))).toHaveLength(12);
    expect(all.filter((each) => each.includes('forest_cover 2024'))).toHaveLength(1);
  });
});

const roundTask = (id: string, command: Extract<Task, { on: 'round' }>['command']): Task => ({ on: 'round', id, command });

describe('rounds', () => {
  test('ROUND-7 RIGHT-8 one does not open while an indicator has no live owner, and all of them are named', async () => {
    const office = await (await new Office().found()).publish();
    await office.do('clerk', roundTask('2024-11', { type: 'plan_round', plan: plan('2024-11', '2024-12-10') }));
    await office.rights('security', {
      type: 'vacate',
      post: 'statistics',
      person: 'p-statistician',
      last: '2024-12-01',
      reason: '调离本单位',
    });
    await office.do('clerk', roundTask('2024-11', { type: 'open_round' }));
    await office.rights('security', { type: 'vacate', post: 'statistics', person: 'p-deputy', last: '2024-12-01', reason: '调离本单位' });
    await office.do('clerk', roundTask('2024-10', { type: 'plan_round', plan: plan('2024-10', '2024-12-10') }));
    const done = await office.try('clerk', roundTask('2024-10', { type: 'open_round' }));
    expect('issues' in done && done.issues.map(({ code, args }) => [code, args['reason'], args['indicator']])).toEqual([
      ['RIGHT_OWNER', 'vacant', 'gdp_growth'],
      ['RIGHT_OWNER', 'vacant', 'hotline_resolution'],
      ['RIGHT_OWNER', 'vacant', 'trade_volume'],
      ['RIGHT_OWNER', 'vacant', 'grassroots_forms'],
    ]);
  });

  test('ROUND-7 RIGHT-8 nor while the owner of what is typed may not enter it', async () => {
    const office = await (await new Office().found()).publish();
    await office.rights('security', { type: 'revoke_role', post: 'statistics', role: 'statistics', reason: '职责调整' });
    await office.do('clerk', roundTask('2024-11', { type: 'plan_round', plan: plan('2024-11', '2024-12-10') }));
    const done = await office.try('clerk', roundTask('2024-11', { type: 'open_round' }));
    expect('issues' in done && new Set(done.issues.map(({ code, args }) => `${code} ${args['reason']}`))).toEqual(
      new Set(['RIGHT_OWNER barred']),
    );
  });

  test('ROUND-6 people are not asked for what a connector has, until it is suspended', async () => {
    const office = await (await new Office().found()).publish();
    const connector = (command: Extract<Task, { on: 'connector' }>['command']): Task => ({ on: 'connector', id: 'hotline', command });
    await office.do(
      'clerk',
      connector({ type: 'declare_connector', indicators: ['hotline_resolution'], mapping: 'm', from: '2024-01-01' }),
    );
    await office.do('clerk', roundTask('2024-11', { type: 'plan_round', plan: plan('2024-11', '2024-12-10', ['hotline_resolution']) }));
    expect(await office.refusals('clerk', roundTask('2024-11', { type: 'open_round' }))).toEqual(['ROUND_CONNECTOR']);
    await office.do('clerk', roundTask('2024-11', { type: 'plan_round', plan: plan('2024-11', '2024-12-10') }));
    await office.do('clerk', roundTask('2024-11', { type: 'open_round' }));
    const [round] = await office.store.read(office.as('clerk'), ['round/2024-11'] as const);
    expect(round?.state.asks[0]).toMatchObject({ indicator: 'hotline_resolution', way: 'connector', source: 'hotline' });
    await office.do('clerk', connector({ type: 'suspend_connector', reason: '接口停机检修' }));
    await office.do('clerk', roundTask('2024-10', { type: 'plan_round', plan: plan('2024-10', '2024-12-10', ['hotline_resolution']) }));
    await office.do('clerk', roundTask('2024-10', { type: 'open_round' }));
    await office.do('clerk', roundTask('2024-09', { type: 'plan_round', plan: plan('2024-09', '2024-12-10', ['index', 'nothing']) }));
    expect(await office.refusals('clerk', roundTask('2024-09', { type: 'open_round' }))).toEqual(['ROUND_INDICATOR', 'ROUND_INDICATOR']);
  });

  test('ROUND-12 a connector is declared once, with a plain ID, a mapping inside the pack and indicators of its own', async () => {
    const office = await (await new Office().found()).publish();
    const declared = (id: string, mapping = 'mappings/hotline.yaml', indicator = 'other'): Task => ({
      on: 'connector',
      id,
      command: { type: 'declare_connector', indicators: [indicator], mapping, from: '2024-01-01' },
    });
    const changed = (id: string, indicator: string): Task => ({
      on: 'connector',
      id,
      command: { type: 'change_connector', indicators: [indicator], mapping: 'guess', from: '2024-02-01' },
    });
    expect(await office.refusals('clerk', changed('hotline', 'hotline_resolution'))).toEqual(['STEP_NOT_ALLOWED']);
    await office.do('clerk', declared('hotline', 'mappings/hotline.yaml', 'hotline_resolution'));
    expect(await office.refusals('clerk', declared('hotline'))).toEqual(['ID_TAKEN']);
    const [kept] = await office.store.read(office.as('clerk'), ['connector/hotline'] as const);
    expect(kept?.state.indicators).toEqual(['hotline_resolution']);
    for (const id of ['热线', 'a.b', 'a_b', 'a@b']) expect(await office.refusals('clerk', declared(id))).toEqual(['ROUND_DECLARATION']);
    for (const mapping of ['../secret.yaml', 'mappings/../../x', '/etc/x', '..\\x', 'C:/x', 'http://host/x'])
      expect([mapping, await office.refusals('clerk', declared('second', mapping))]).toEqual([mapping, ['ROUND_DECLARATION']]);
    expect(await office.refusals('clerk', declared('second', 'template', 'hotline_resolution'))).toEqual(['ROUND_DECLARATION']);
    await office.do('clerk', declared('second', 'template'));
    expect(await office.refusals('clerk', changed('second', 'hotline_resolution'))).toEqual(['ROUND_DECLARATION']);
    await office.do('clerk', changed('hotline', 'further'));
    await office.do('clerk', changed('second', 'hotline_resolution'));
  });

  test('ROUND-12 COMMIT-8 of two connectors that claim one indicator at the same moment one is declared', async () => {
    const office = await (await new Office().found()).publish();
    const declared = (id: string): Task => ({
      on: 'connector',
      id,
      command: { type: 'declare_connector', indicators: ['hotline_resolution'], mapping: 'template', from: '2024-01-01' },
    });
    const both = await Promise.all(['hotline', 'second'].map((id) => office.refusals('clerk', declared(id))));
    expect(both.sort()).toEqual([[], ['ROUND_DECLARATION']]);
  });

  test('ROUND-5 COMMIT-8 of two rounds that are opened at the same moment one asks for a figure', async () => {
    const office = await (await new Office().found()).publish();
    for (const id of ['first', 'second'])
      await office.do('clerk', roundTask(id, { type: 'plan_round', plan: plan('2024-11', '2024-12-10') }));
    const both = await Promise.all(['first', 'second'].map((id) => office.refusals('clerk', roundTask(id, { type: 'open_round' }))));
    expect(both.sort()).toEqual([[], ['ROUND_NOTHING']]);
  });

  test('ROUND-5 the same figure is asked for once, again only where the round was cancelled', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    await office.do('clerk', roundTask('2024-11b', { type: 'plan_round', plan: plan('2024-11', '2024-12-20') }));
    expect(await office.refusals('clerk', roundTask('2024-11b', { type: 'open_round' }))).toEqual(['ROUND_NOTHING']);
    await office.do('clerk', roundTask('2024-11b', { type: 'cancel_round', reason: '与上一轮重复' }));
    expect(await office.refusals('clerk', roundTask('2024-11b', { type: 'open_round' }))).toEqual(['STEP_NOT_ALLOWED']);
  });

  test('ROUND-3 not of a draft, not with dates that are none, not after its last day', async () => {
    const office = await new Office().found();
    expect(await office.refusals('clerk', roundTask('r', { type: 'plan_round', plan: plan('2024-11', '2024-12-10') }))).toEqual([
      'ROUND_SCHEME',
    ]);
    await office.publish();
    const wrong = { ...plan('2024-11', '2024-10-10'), objectDays: 0, month: '2024Q4' };
    expect(await office.refusals('clerk', roundTask('r', { type: 'plan_round', plan: wrong }))).toEqual([
      'ROUND_DATES',
      'ROUND_DATES',
      'ROUND_DATES',
    ]);
    await office.do('clerk', roundTask('r', { type: 'plan_round', plan: { ...plan('2024-11', '2024-12-10'), opensOn: '2024-12-03' } }));
    expect(await office.refusals('clerk', roundTask('r', { type: 'open_round' }))).toEqual(['ROUND_DATES']);
    office.clock.turn('2024-12-10T16:00:00.000Z');
    expect(await office.refusals('clerk', roundTask('r', { type: 'open_round' }))).toEqual(['ROUND_DATES']);
    expect(await office.refusals('head', roundTask('r', { type: 'open_round' }))).toEqual(['RIGHT_DENIED', 'ROUND_DATES']);
  });

  test('ROUND-8 ROUND-9 COLLECT-9 a late value is in the next seal, and the first stays what it was', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const value = (unit: string, command: Extract<Task, { on: 'values' }>['entries'][number]['command']): Task => ({
      on: 'values',
      round: '2024-11',
      entries: [{ cell: cellOf('hotline_resolution', '2024-11', unit), command }],
    });
    const through = async (unit: string, late?: string): Promise<void> => {
      await office.do('statistician', value(unit, { type: 'enter', figure: { value: 90 }, late }));
      await office.do('statistician', value(unit, { type: 'submit' }));
      await office.do('checker', value(unit, { type: 'check' }));
      await office.do(unit === CITIES[0] ? 'city1' : 'city2', value(unit, { type: 'confirm' }));
      await office.do('head', value(unit, { type: 'approve' }));
    };
    const seal = (figures: number, hash: string, reason?: string): Task =>
      roundTask('2024-11', { type: 'seal_round', hash, figures, knownAt: office.clock.now(), reason });
    await through(CITIES[0]);
    expect(await office.refusals('head', seal(1, SEAL_HASH))).toEqual(['STEP_NOT_ALLOWED']);
    await office.do('clerk', roundTask('2024-11', { type: 'close_round' }));
    expect(await office.refusals('head', seal(1, 'sha256:x'))).toEqual(['ROUND_SEAL']);
    expect(await office.refusals('clerk', seal(1, SEAL_HASH))).toEqual(['RIGHT_DENIED']);
    await office.do('head', seal(1, SEAL_HASH));
    office.clock.turn('2024-12-20T01:00:00.000Z');
    expect(await office.refusals('statistician', value(CITIES[1], { type: 'enter', figure: { value: 90 } }))).toEqual(['COLLECT_LATE']);
    await through(CITIES[1], '平台接口停机一周');
    const next = `sha256:${'c'.repeat(64)}`;
    expect(await office.refusals('head', seal(2, next))).toEqual(['REASON_MISSING']);
    expect(await office.refusals('head', seal(2, SEAL_HASH, '补入晚报数据'))).toEqual(['ROUND_SEAL']);
    await office.do('head', seal(2, next, '补入晚报数据'));
    const [held] = await office.store.read(office.as('clerk'), ['round/2024-11'] as const);
    const seals = held?.state.seals ?? [];
    expect(seals.map(({ number, hash, figures, missing }) => [number, hash, figures, missing])).toEqual([
      [1, SEAL_HASH, 1, 8],
      [2, next, 2, 7],
    ]);
    const known = await Promise.all(seals.map(({ knownAt }) => office.store.known(office.as('clerk'), { at: knownAt, as: 'counted' })));
    expect(known.map((figures) => figures.map(({ unit }) => unit))).toEqual([[CITIES[0]], [CITIES[0], CITIES[1]]]);
    const [late] = await office.store.read(office.as('clerk'), [`value/hotline_resolution/2024-11/${CITIES[1]}/report`] as const);
    expect(late?.state.versions[0]?.late).toBe('平台接口停机一周');
  });

  test('ROUND-8 COMMIT-8 what is approved or submitted between the decision on a seal and its commit is not passed over', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const figure = (command: Extract<Task, { on: 'values' }>['entries'][number]['command'], indicator = 'hotline_resolution'): Task => ({
      on: 'values',
      round: '2024-11',
      entries: [{ cell: cellOf(indicator, '2024-11', CITIES[0]), command }],
    });
    const late = '平台接口停机一周';
    const seal = (figures: number): Task =>
      roundTask('2024-11', { type: 'seal_round', hash: SEAL_HASH, figures, knownAt: office.clock.now() });
    await office.do('clerk', roundTask('2024-11', { type: 'close_round' }));
    office.before('seal_round', async () => {
      await office.do('statistician', figure({ type: 'enter', figure: { value: 90 }, late }));
      await office.do('statistician', figure({ type: 'submit' }));
    });
    expect(await office.refusals('head', seal(0))).toEqual(['ROUND_UNDECIDED']);
    await office.do('checker', figure({ type: 'check' }));
    await office.do('city1', figure({ type: 'confirm' }));
    await office.do('head', figure({ type: 'approve' }));
    office.before('seal_round', async () => {
      await office.do('statistician', figure({ type: 'enter', figure: { value: 80 }, late }, 'trade_volume'));
      await office.do('statistician', figure({ type: 'submit' }, 'trade_volume'));
      await office.do('checker', figure({ type: 'check' }, 'trade_volume'));
      await office.do('city1', figure({ type: 'confirm' }, 'trade_volume'));
      await office.do('head', figure({ type: 'approve' }, 'trade_volume'));
    });
    expect(await office.refusals('head', seal(1))).toEqual(['ROUND_SEAL']);
    // A draft is nothing to decide: the seal is decided on again, and holds.
    office.before('seal_round', () => office.do('deputy', figure({ type: 'enter', figure: { value: 70 }, late }, 'grassroots_forms')));
    await office.do('head', seal(2));
  });

  test('ROUND-8 COMMIT-8 a correction that is approved at the moment of the snapshot, and is not in it, is told to who made it', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    const figure = (command: Extract<Task, { on: 'values' }>['entries'][number]['command']): Task => ({
      on: 'values',
      round: '2024-11',
      entries: [{ cell: cellOf('hotline_resolution', '2024-11', CITIES[0]), command }],
    });
    const approved = async (): Promise<void> => {
      await office.do('checker', figure({ type: 'check' }));
      await office.do('city1', figure({ type: 'confirm' }));
      await office.do('head', figure({ type: 'approve' }));
    };
    await office.do('statistician', figure({ type: 'enter', figure: { value: 90 } }));
    await office.do('statistician', figure({ type: 'submit' }));
    await approved();
    await office.do('clerk', roundTask('2024-11', { type: 'close_round' }));
    const entered = office.as('head');
    const columns = [{ indicator: 'hotline_resolution', period: '2024-11' }];
    const sealing = async (before: () => Promise<void>) => {
      const readBefore = await wholeColumns(office.store, { entered }, columns);
      await before();
      const command = { type: 'seal_round', hash: SEAL_HASH, figures: 1, knownAt: office.clock.now() } as const;
      const ports = { store: office.store, clock: office.clock, knowledge, readBefore };
      return perform(ports, entered, 'seal', roundTask('2024-11', command));
    };
    const late = await sealing(async () => {
      const correction = { type: 'correct', figure: { value: 91 }, ground: 'typing', reason: '示例数据：录入有误，更正' } as const;
      await office.do('statistician', figure(correction));
      await approved();
    });
    expect(late).toMatchObject({ issues: [{ code: 'COMMIT_CONFLICT', args: { stream: 'value/hotline_resolution/2024-11/' } }] });
    expect(await sealing(async () => {})).toHaveProperty('value');
  });

  test('ROUND-1 a new round is not planned over one that is there, planned or opened or cancelled', async () => {
    const office = await (await new Office().found()).publish();
    const planned = (closesOn: string, isNew?: boolean): Task =>
      roundTask('2024-11', { type: 'plan_round', plan: plan('2024-11', closesOn), ...(isNew === undefined ? {} : { isNew }) });
    const closesOn = async () => (await office.store.read(office.as('clerk'), ['round/2024-11'] as const))[0]?.state.plan?.closesOn;
    expect(await office.refusals('clerk', planned('2024-12-10', true))).toEqual([]);
    const again = await office.try('clerk', planned('2024-12-20', true));
    expect(again).toMatchObject({ issues: [{ code: 'ID_TAKEN', args: { thing: 'round', id: '2024-11', state: 'planned' } }] });
    expect(await closesOn()).toBe('2024-12-10');
    await office.do('clerk', planned('2024-12-12'));
    expect(await closesOn()).toBe('2024-12-12');
    await office.do('clerk', roundTask('2024-11', { type: 'open_round' }));
    expect(await office.refusals('clerk', planned('2024-12-20', true))).toEqual(['ID_TAKEN']);
    expect(await office.refusals('clerk', planned('2024-12-20'))).toEqual(['STEP_NOT_ALLOWED']);
  });

  test('ROUND-1 extended and reopened to a later day alone', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    expect(
      await office.refusals('clerk', roundTask('2024-11', { type: 'extend_round', closesOn: '2024-12-09', reason: '遇节假日顺延' })),
    ).toEqual(['ROUND_DATES']);
    await office.do('clerk', roundTask('2024-11', { type: 'extend_round', closesOn: '2024-12-12', reason: '遇节假日顺延' }));
    await office.do('clerk', roundTask('2024-11', { type: 'close_round' }));
    await office.do('clerk', roundTask('2024-11', { type: 'reopen_round', closesOn: '2024-12-16', reason: '一个部门没有报全' }));
    expect(await office.refusals('clerk', roundTask('2024-11', { type: 'cancel_round', reason: '不再需要' }))).toEqual([
      'STEP_NOT_ALLOWED',
    ]);
  });
});
