import { beforeAll, describe, expect, test } from 'vitest';
import { MemoryOffice } from '../setup/memoryOffice.ts';

describe('publication days of statistics (ROUND-11)', () => {
  let office: MemoryOffice;
  beforeAll(async () => {
    office = await (await new MemoryOffice().found()).publish();
  });
  const params = { year: '2024' };
  const set = (indicator: string, day?: string, reason?: string) => ({
    params,
    body: {
      type: 'set_publication_days',
      days: [{ indicator, period: '2024Q4', ...(day === undefined ? {} : { day }) }],
      ...(reason === undefined ? {} : { reason }),
    },
  });

  test('are shown with their titles and with who set them, and whether whoever asks may set them', async () => {
    expect(await office.get('clerk', 'publicationDays')).toMatchObject({ items: [], maySet: true });
    expect(await office.codes('city1', 'commandPublications', set('gdp_growth', '2025-01-17'))).toEqual(['RIGHT_DENIED']);
    expect(await office.codes('statistician', 'commandPublications', set('gdp_growth', '2025-01-17'))).toEqual([]);
    const shown = await office.get('head', 'publicationDays');
    expect(shown).toMatchObject({
      maySet: false,
      offers: [],
      items: [
        { indicator: 'gdp_growth', period: '2024Q4', day: '2025-01-17', by: { person: 'p-statistician', name: '示例 p-statistician' } },
      ],
    });
    expect(shown.items[0]?.title['zh-CN']).not.toBe('gdp_growth');
    expect(await office.codes('system', 'publicationDays')).toEqual(['RIGHT_DENIED']);
  });

  test('are offered by name, each with the periods that it is collected for, to whoever may set them', async () => {
    const { offers } = await office.get('statistician', 'publicationDays');
    const offered = (indicator: string) => offers.find((offer) => offer.indicator === indicator);
    const quarters = [2023, 2024, 2025].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`));
    expect(offered('gdp_growth')).toMatchObject({ title: { 'zh-CN': expect.stringContaining('生产总值') }, periods: quarters });
    expect(offered('good_air_days')?.periods).toContain('2024-11');
    expect(offers.every(({ periods }) => periods.length > 0)).toBe(true);
  });

  test('that are wrong are refused at their field', async () => {
    const days = [
      { indicator: 'gdp_growth', period: '2024Q3', day: '2024-10-18' },
      { indicator: 'gdp_growth', period: '2024-11', day: '2024-12-18' },
      { indicator: 'no_such_figure', period: '2024Q3', day: '2024-10-18' },
      { indicator: 'gdp_growth', period: '2024Q2', day: '2024-06-18' },
    ];
    const at = async (body: object) => {
      const answer = await office.ask('clerk', 'commandPublications', { params, body });
      return 'issues' in answer ? answer.issues.map((issue) => [issue.args['reason'], answer.at?.(issue)]) : [];
    };
    expect(await at({ type: 'set_publication_days', days })).toEqual([
      ['rhythm', '/days/1/period'],
      ['indicator', '/days/2/indicator'],
      ['early', '/days/3/day'],
    ]);
    const moved = { type: 'set_publication_days', days: [{ indicator: 'gdp_growth', period: '2024Q4', day: '2025-01-20' }], reason: '' };
    expect(await at(moved)).toEqual([[undefined, '/reason']]);
  });

  test('are moved with a reason, and a round that is opened then is due by them', async () => {
    expect(await office.codes('clerk', 'commandPublications', set('gdp_growth', '2025-01-18'))).toEqual(['REASON_MISSING']);
    expect(await office.codes('clerk', 'commandPublications', set('gdp_growth', '2025-01-18', '统计局调整发布日程'))).toEqual([]);
    expect((await office.get('city1', 'publicationDays')).items).toMatchObject([{ day: '2025-01-18', reason: '统计局调整发布日程' }]);
    expect(await office.codes('clerk', 'commandPublications', set('no_such_figure', '2025-01-18'))).toEqual(['ROUND_PUBLICATION']);
    office.clock.moment = '2025-01-02T01:00:00.000Z';
    const plan = { scheme: 'north', version: '2024', month: '2024-12', opensOn: '2025-01-01', closesOn: '2025-01-20', objectDays: 2 };
    const round = { round: '2024-12' };
    expect(await office.codes('clerk', 'commandRound', { params: round, body: { type: 'plan_round', plan } })).toEqual([]);
    expect(await office.codes('clerk', 'commandRound', { params: round, body: { type: 'open_round' } })).toEqual([]);
    const { asks } = await office.get('clerk', 'round', { params: round });
    const growth = asks.filter(({ indicator }) => ['gdp_growth', 'income_growth'].includes(indicator));
    // The calendar of the scheme alone says 25 January for both.
    expect(growth.map(({ indicator, period, due }) => [indicator, period, due])).toEqual([['gdp_growth', '2024Q4', '2025-01-18']]);
  });

  test('are taken for every period that is offered', async () => {
    const { offers } = await office.get('clerk', 'publicationDays');
    const last = offers.flatMap(({ indicator, periods }) =>
      periods.filter((period) => period.startsWith('2024')).map((period) => ({ indicator, period, day: '2025-06-01' })),
    );
    expect(last.length).toBeGreaterThan(offers.length);
    const body = { type: 'set_publication_days', days: last, reason: '统计局公布全年日程' };
    expect(await office.codes('clerk', 'commandPublications', { params, body })).toEqual([]);
  });
});

test('COLLECT-15 a statistic that is submitted before its publication day is shown with that day, a draft is not', async () => {
  const office = await (await new MemoryOffice().found()).publish();
  const days = [{ indicator: 'gdp_growth', period: '2024Q4', day: '2025-01-18' }];
  const set = { params: { year: '2024' }, body: { type: 'set_publication_days', days } };
  expect(await office.codes('clerk', 'commandPublications', set)).toEqual([]);
  office.clock.moment = '2025-01-02T01:00:00.000Z';
  const plan = { scheme: 'north', version: '2024', month: '2024-12', opensOn: '2025-01-01', closesOn: '2025-01-20', objectDays: 2 };
  const params = { round: '2024-12' };
  expect(await office.codes('clerk', 'commandRound', { params, body: { type: 'plan_round', plan } })).toEqual([]);
  expect(await office.codes('clerk', 'commandRound', { params, body: { type: 'open_round' } })).toEqual([]);
  const cells = async () => (await office.get('checker', 'cells', { params, query: { indicator: 'gdp_growth', limit: 2 } })).items;
  const give = async (unit: string, command: object): Promise<void> => {
    const cell = { indicator: 'gdp_growth', period: '2024Q4', unit, source: 'report' };
    expect(await office.codes('statistician', 'saveValues', { params, body: { entries: [{ cell, command }] } })).toEqual([]);
  };
  const [first, second] = (await cells()).map(({ unit }) => unit.id) as [string, string];
  for (const unit of [first, second]) await give(unit, { type: 'enter', figure: { value: 5.25 } });
  await give(first, { type: 'submit' });
  expect((await cells()).map(({ step, early }) => [step, early])).toEqual([
    ['submitted', '2025-01-18'],
    ['draft', undefined],
  ]);
});
