import { describe, expect, test } from 'vitest';
import { decideValue, NO_RIGHTS, type Task, type ValueCommand, type ValueEntry, WAYS } from '../../src/index.ts';
import { cellOf, CITIES, Office } from '../office.ts';

const ROUND = '2024-11';
const VALUE = 'hotline_resolution';

async function opened(): Promise<Office> {
  return (await (await new Office().found()).publish()).open();
}

function entry(unit: string, command: ValueCommand, seen?: number): ValueEntry {
  return { cell: cellOf(VALUE, ROUND, unit), command, seen };
}

function task(...entries: readonly ValueEntry[]): Task {
  return { on: 'values', round: ROUND, entries };
}

const one = (command: ValueCommand): Task => task(entry(CITIES[0], command));

async function checked(office: Office, value = 91): Promise<void> {
  await office.do('statistician', one({ type: 'enter', figure: { value } }));
  await office.do('statistician', one({ type: 'submit' }));
  await office.do('checker', one({ type: 'check' }));
}

describe('COLLECT-3 COLLECT-10 what may be entered', () => {
  test('what is asked, by its owner, a number within its range or an explanation', async () => {
    const office = await opened();
    const other = task({ cell: cellOf('gdp_growth', '2024Q3', CITIES[0]), command: { type: 'enter', figure: { value: 5 } } });
    expect(await office.refusals('statistician', other)).toEqual(['COLLECT_NOT_ASKED']);
    expect(await office.refusals('city1', one({ type: 'enter', figure: { value: 5 } }))).toEqual(['COLLECT_OWNER']);
    expect(await office.refusals('statistician', one({ type: 'enter', figure: { value: 132 } }))).toEqual(['COLLECT_RANGE']);
    expect(await office.refusals('statistician', one({ type: 'enter', figure: { value: 132 }, note: '是' }))).toEqual(['COLLECT_RANGE']);
    await office.do('statistician', one({ type: 'enter', figure: { value: 132 }, note: '含转办件，口径见说明' }));
    await office.do('statistician', one({ type: 'enter', figure: { missing: 'not_applicable' } }));
  });

  test('the same figure twice, names that lead elsewhere, and what is no number are refused, never thrown', async () => {
    const office = await opened();
    const enter: ValueCommand = { type: 'enter', figure: { value: 5 } };
    expect(await office.refusals('statistician', task(entry(CITIES[0], enter), entry(CITIES[0], enter)))).toEqual(['COLLECT_TWICE']);
    for (const unit of ['', '990100/report', '%E0%A4%A', '../990100', '990100\u0000'])
      expect(await office.refusals('statistician', task(entry(unit, enter)))).toEqual(['COLLECT_NOT_ASKED']);
    expect(await office.refusals('statistician', { on: 'values', round: 'never', entries: [entry(CITIES[0], enter)] })).toEqual([
      'COLLECT_NOT_ASKED',
    ]);
    expect((await office.try('statistician', task())) satisfies object).toMatchObject({ value: { sequence: 0 } });
    const [rights] = await office.store.read(office.as('statistician'), ['rights'] as const);
    const context = {
      entered: office.as('statistician'),
      at: office.clock.now(),
      today: '2024-12-02',
      rights: rights?.state ?? NO_RIGHTS,
      cell: cellOf(VALUE, ROUND, CITIES[0]),
      asked: { way: 'column', round: ROUND, isOpen: true, closesOn: '2024-12-10' },
      objectUntil: { value: '2024-12-04' },
      isOfficial: false,
    } as const;
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const decision = decideValue({ versions: [] }, { type: 'enter', figure: { value } }, context);
      expect('issues' in decision && decision.issues.map(({ code }) => code)).toEqual(['COLLECT_FIGURE']);
    }
  });

  test('every problem of every figure is told at once, with its place, and nothing is written', async () => {
    const office = await opened();
    const done = await office.try(
      'statistician',
      task(
        entry(CITIES[0], { type: 'enter', figure: { value: 1 } }),
        entry(CITIES[1], { type: 'enter', figure: { value: -1 } }),
        entry(CITIES[2], { type: 'submit' }),
      ),
    );
    expect('issues' in done && done.issues.map(({ code, place }) => [code, place.indicator, place.period, place.unit])).toEqual([
      ['COLLECT_RANGE', VALUE, ROUND, CITIES[1]],
      ['STEP_NOT_ALLOWED', VALUE, ROUND, CITIES[2]],
    ]);
    expect(await office.store.names(office.as('clerk'), 'value/')).toEqual([]);
  });
});

describe('COLLECT-12 COMMIT-4 two who edit one cell', () => {
  test('the later is told who wrote what, before anything else, and may then decide', async () => {
    const office = await opened();
    await office.do('statistician', task(entry(CITIES[0], { type: 'enter', figure: { value: 1 } }, 0)));
    const late = await office.try(
      'deputy',
      task(entry(CITIES[0], { type: 'enter', figure: { value: 2 } }, 0), entry(CITIES[1], { type: 'enter', figure: { value: 3 } }, 0)),
    );
    expect('issues' in late && late.issues.map(({ code, args }) => [code, args['person'], args['found']])).toEqual([
      ['COMMIT_CONFLICT', 'p-statistician', 1],
    ]);
    await office.do('statistician', one({ type: 'submit' }));
    expect(await office.refusals('deputy', task(entry(CITIES[0], { type: 'enter', figure: { value: 2 } }, 1)))).toEqual([
      'COMMIT_CONFLICT',
    ]);
    expect(await office.refusals('deputy', task(entry(CITIES[0], { type: 'enter', figure: { value: 2 } }, 2)))).toEqual([
      'STEP_NOT_ALLOWED',
    ]);
  });

  test('of two at the same moment one is refused, and neither is lost without a word', async () => {
    const office = await opened();
    const both = await Promise.all(
      (['statistician', 'deputy'] as const).map((who, i) =>
        office.try(who, task(entry(CITIES[0], { type: 'enter', figure: { value: i } }))),
      ),
    );
    expect(both.map((done) => ('issues' in done ? done.issues[0]?.code : 'done')).sort()).toEqual(['COMMIT_CONFLICT', 'done']);
  });

  test('COMMIT-3 a command that is sent again is answered again and done once', async () => {
    const office = await opened();
    const save = task(entry(CITIES[0], { type: 'enter', figure: { value: 7 } }, 0));
    const [first, second] = [await office.try('statistician', save, 'same'), await office.try('statistician', save, 'same')];
    expect('value' in first && 'value' in second && [second.value.again, second.value.sequence === first.value.sequence]).toEqual([
      true,
      true,
    ]);
    const other = await office.try('statistician', task(entry(CITIES[0], { type: 'enter', figure: { value: 8 } })), 'same');
    expect('issues' in other && other.issues[0]?.code).toBe('COMMIT_KEY_REUSED');
  });

  test('rights that changed meanwhile are looked at again', async () => {
    const office = await opened();
    const [rights, save] = await Promise.all([
      office.try('security', {
        on: 'rights',
        command: { type: 'vacate', post: 'statistics', person: 'p-deputy', last: '2024-12-01', reason: '代理期满' },
      }),
      office.try('deputy', task(entry(CITIES[0], { type: 'enter', figure: { value: 7 } }))),
    ]);
    expect('value' in rights).toBe(true);
    expect('issues' in save && save.issues.map(({ code }) => code)).toEqual(['RIGHT_SEAT']);
  });
});

describe('COLLECT-4 different hands', () => {
  test('whoever entered does not check, also where another submitted; whoever checked does not approve, in whatever post', async () => {
    const office = await opened();
    await office.rights(
      'security',
      { type: 'appoint', post: 'statistics-checker', person: 'p-statistician', as: 'deputy', from: '2024-01-01' },
      { type: 'appoint', post: 'office-head', person: 'p-checker', as: 'deputy', from: '2024-01-01' },
    );
    await office.do('statistician', one({ type: 'enter', figure: { value: 91 } }));
    await office.do('deputy', one({ type: 'submit' }));
    const own = await office.refusalsAs(
      { authority: '990000', person: 'p-statistician', post: 'statistics-checker' },
      one({ type: 'check' }),
    );
    expect(own).toEqual(['TWICE_ONE_PERSON']);
    await office.do('checker', one({ type: 'check' }));
    await office.do('city1', one({ type: 'confirm' }));
    expect(await office.refusalsAs({ authority: '990000', person: 'p-checker', post: 'office-head' }, one({ type: 'approve' }))).toEqual([
      'TWICE_ONE_PERSON',
    ]);
    await office.do('head', one({ type: 'approve' }));
  });
});

test('RIGHT-13 whoever has no right to a step learns nothing of the figure from its refusal, whatever its state', async () => {
  const office = await opened();
  const said = async () => [
    await office.refusals('city2', one({ type: 'check' })),
    await office.refusals('city2', one({ type: 'approve' })),
    await office.refusals('city2', one({ type: 'enter', figure: { value: 91.5 } })),
    await office.refusals('city2', one({ type: 'object', reason: '' })),
    await office.refusals('checker', one({ type: 'approve' })),
  ];
  const silent = [['RIGHT_DENIED'], ['RIGHT_DENIED'], ['RIGHT_DENIED'], ['RIGHT_DENIED'], ['RIGHT_DENIED']];
  expect(await said()).toEqual(silent);
  await checked(office);
  expect(await said()).toEqual(silent);
  office.clock.turn('2024-12-04T16:00:00.000Z');
  await office.do('head', one({ type: 'approve' }));
  expect(await said()).toEqual(silent);
});

describe('COLLECT-6 the unit has its say', () => {
  test('silence lets the days pass, and is no agreement', async () => {
    const office = await opened();
    await checked(office);
    expect(await office.refusals('head', one({ type: 'approve' }))).toEqual(['COLLECT_WINDOW']);
    office.clock.turn('2024-12-04T15:59:59.000Z');
    expect(await office.refusals('head', one({ type: 'approve' }))).toEqual(['COLLECT_WINDOW']);
    office.clock.turn('2024-12-04T16:00:00.000Z');
    expect(await office.refusals('city1', one({ type: 'object', reason: '与平台数据不符' }))).toEqual(['COLLECT_WINDOW']);
    await office.do('head', one({ type: 'approve' }));
    const [held] = await office.store.read(office.as('clerk'), [`value/${VALUE}/${ROUND}/${CITIES[0]}/report`] as const);
    expect(held?.state.versions[0]?.opinions).toEqual([]);
  });

  test('an objection is answered before approval; kept goes on, upheld goes back', async () => {
    const office = await opened();
    await checked(office);
    expect(await office.refusals('city2', one({ type: 'object', reason: '与平台数据不符' }))).toEqual(['RIGHT_DENIED']);
    await office.do('city1', one({ type: 'object', reason: '与平台数据不符' }));
    expect(await office.refusals('city1', one({ type: 'object', reason: '再次提出异议' }))).toEqual(['COLLECT_CONTESTED']);
    expect(await office.refusals('head', one({ type: 'approve' }))).toEqual(['COLLECT_CONTESTED', 'COLLECT_WINDOW']);
    expect(await office.refusals('checker', one({ type: 'keep', reason: '以部门口径为准' }))).toEqual(['RIGHT_DENIED']);
    await office.do('statistician', one({ type: 'keep', reason: '以部门口径为准' }));
    expect(await office.refusals('statistician', one({ type: 'keep', reason: '以部门口径为准' }))).toEqual(['COLLECT_CONTESTED']);
    await office.do('head', one({ type: 'approve' }));
    await office.do('city1', one({ type: 'object', reason: '又发现漏了一项' }));
    await office.do('head', one({ type: 'uphold', reason: '确有遗漏，应补' }));
    await office.do('clerk', { on: 'round', id: ROUND, command: { type: 'close_round' } });
    const seal: Task = {
      on: 'round',
      id: ROUND,
      command: { type: 'seal_round', hash: `sha256:${'b'.repeat(64)}`, figures: 1, knownAt: office.clock.now() },
    };
    expect(await office.refusals('head', seal)).toEqual(['ROUND_UNDECIDED']);
    await office.do('statistician', one({ type: 'correct', figure: { value: 92 }, ground: 'objection_upheld', reason: '补入遗漏件' }));
    await office.do('checker', one({ type: 'check' }));
    await office.do('city1', one({ type: 'confirm' }));
    await office.do('head', one({ type: 'approve' }));
    await office.do('head', { ...seal, command: { ...(seal as { command: object }).command, knownAt: office.clock.now() } } as Task);
  });
});

describe('COLLECT-8 corrections', () => {
  test('take a ground and all steps again; what counted stays until they are approved', async () => {
    const office = await opened();
    await checked(office);
    await office.do('city1', one({ type: 'confirm' }));
    await office.do('head', one({ type: 'approve' }));
    expect(await office.refusals('statistician', one({ type: 'enter', figure: { value: 92 } }))).toEqual(['STEP_NOT_ALLOWED']);
    expect(
      await office.refusals('statistician', one({ type: 'correct', figure: { value: 91 }, ground: 'typing', reason: '一二颠倒' })),
    ).toEqual(['COLLECT_SAME']);
    expect(await office.refusals('statistician', one({ type: 'correct', figure: { value: 19 }, ground: 'typing', reason: '' }))).toEqual([
      'REASON_MISSING',
    ]);
    await office.do('statistician', one({ type: 'correct', figure: { value: 19 }, ground: 'typing', reason: '一二颠倒' }));
    const known = async () =>
      (await office.store.known(office.as('clerk'), { at: '2999-01-01T00:00:00.000Z', as: 'counted' })).map(({ figure }) => figure);
    expect(await known()).toEqual([{ value: 91 }]);
    await office.do('checker', one({ type: 'check' }));
    await office.do('city1', one({ type: 'confirm' }));
    await office.do('head', one({ type: 'approve' }));
    expect(await known()).toEqual([{ value: 19 }]);
  });

  test('an official statistic is corrected for an error of typing or by its source alone', async () => {
    const office = await (await new Office().found()).publish();
    office.clock.turn('2025-02-05T01:00:00.000Z');
    await office.open('2025-01', '2025-02-20');
    const gdp = (command: ValueCommand): Task => ({
      on: 'values',
      round: '2025-01',
      entries: [{ cell: cellOf('gdp_growth', '2024Q4', CITIES[0]), command }],
    });
    await office.do('statistician', gdp({ type: 'enter', figure: { value: 5.2 } }));
    await office.do('statistician', gdp({ type: 'submit' }));
    await office.do('checker', gdp({ type: 'check' }));
    await office.do('city1', gdp({ type: 'confirm' }));
    await office.do('head', gdp({ type: 'approve' }));
    for (const ground of ['objection_upheld', 'found_by_check'] as const)
      expect(
        await office.refusals('statistician', gdp({ type: 'correct', figure: { value: 5.9 }, ground, reason: '单位认为偏低' })),
      ).toEqual(['COLLECT_OFFICIAL']);
    await office.do('statistician', gdp({ type: 'correct', figure: { value: 5.3 }, ground: 'revised_by_source', reason: '最终核实数' }));
  });
});

describe('COLLECT-5 COLLECT-2 what systems bring', () => {
  test('begins submitted, changes nothing where it is the same, and takes all steps again where it is not', async () => {
    const office = await (await new Office().found()).publish();
    await office.do('clerk', {
      on: 'connector',
      id: 'hotline',
      command: { type: 'declare_connector', indicators: [VALUE], mapping: 'm', from: '2024-01-01' },
    });
    await office.open();
    const capture = (value: number): Task => ({
      on: 'values',
      round: ROUND,
      entries: [{ cell: cellOf(VALUE, ROUND, CITIES[0], 'hotline'), command: { type: 'capture', figure: { value } } }],
    });
    const state = async () =>
      (await office.store.read(office.as('clerk'), [`value/${VALUE}/${ROUND}/${CITIES[0]}/hotline`] as const))[0]?.state;
    await office.do('machine', capture(91));
    await office.do('machine', capture(91));
    expect((await state())?.versions).toHaveLength(1);
    const check: Task = {
      on: 'values',
      round: ROUND,
      entries: [{ cell: cellOf(VALUE, ROUND, CITIES[0], 'hotline'), command: { type: 'check' } }],
    };
    await office.do('checker', check);
    await office.do('machine', capture(92));
    expect((await state())?.versions.map(({ steps }) => steps.map(({ kind }) => kind))).toEqual([['submitted', 'checked'], ['submitted']]);
    expect(await office.refusals('statistician', one({ type: 'enter', figure: { value: 1 } }))).toEqual(['COLLECT_NOT_ASKED']);
    expect(WAYS).toContain('connector');
  });
});
