import { describe, expect, test } from 'vitest';
import { LEASE_MILLISECONDS, runId, type RunCommand, type RunInput, type Task } from '../../src/index.ts';
import { Office, SCHEME_HASH, SEAL_HASH } from '../office.ts';

const input: RunInput = {
  scheme: 'north',
  version: '2024',
  schemeHash: SCHEME_HASH,
  period: '2024',
  seals: [SEAL_HASH],
  registerHash: SEAL_HASH,
  previous: [],
  asOf: '2024-12-01',
  seed: 0,
};
const id = runId(input);
const run = (command: RunCommand, which = id): Task => ({ on: 'run', id: which, command });
const finish = (worker: string): RunCommand => ({ type: 'finish_run', worker, resultHash: SEAL_HASH, output: SEAL_HASH });

async function sealed(): Promise<Office> {
  const office = await (await (await new Office().found()).publish()).open();
  await office.do('clerk', { on: 'round', id: '2024-11', command: { type: 'close_round' } });
  await office.do('head', {
    on: 'round',
    id: '2024-11',
    command: { type: 'seal_round', hash: SEAL_HASH, figures: 0, knownAt: office.clock.now() },
  });
  return office;
}

describe('RUNNING-1 RUNNING-3 what a run is made of', () => {
  test('its ID follows from its input, whatever the order of fields', () => {
    const turned = Object.fromEntries(Object.entries(input).reverse()) as unknown as RunInput;
    expect(runId(turned)).toBe(id);
    const ids = [
      { ...input, seed: 1 },
      { ...input, asOf: '2024-12-02' },
      { ...input, seals: [SCHEME_HASH] },
      { ...input, previous: ['x'] },
    ].map(runId);
    expect(new Set([id, ...ids]).size).toBe(5);
  });

  test('seals that are there and a published scheme, and nothing that moves', async () => {
    const office = await sealed();
    const wrong: readonly (readonly [Partial<RunInput>, readonly string[]])[] = [
      [{ seals: [] }, ['no_seal']],
      [{ seals: [SEAL_HASH, SCHEME_HASH] }, ['seal']],
      [{ schemeHash: SEAL_HASH }, ['scheme']],
      [{ version: '2025' }, ['scheme']],
      [{ seed: -1 }, ['seed']],
    ];
    for (const [part, reasons] of wrong) {
      const asked = { ...input, ...part };
      const done = await office.try('clerk', run({ type: 'request_run', input: asked }, runId(asked)));
      expect('issues' in done && done.issues.map(({ code, args }) => [code, args['reason']])).toEqual(
        reasons.map((reason) => ['RUNNING_INPUT', reason]),
      );
    }
  });

  test('as of a day that has come, in China: none that is yet to come', async () => {
    const office = await sealed();
    const asked = async (asOf: string) => {
      const of = { ...input, asOf };
      const done = await office.try('clerk', run({ type: 'request_run', input: of }, runId(of)));
      return 'issues' in done ? done.issues.map(({ code, args }) => [code, args]) : [];
    };
    expect(await asked('2024-12-03')).toEqual([['RUNNING_AS_OF', { found: '2024-12-03', today: '2024-12-02' }]]);
    expect(await asked('2024-12-02')).toEqual([]);
    office.clock.turn('2024-12-02T16:00:00.000Z');
    expect(await asked('2024-12-03')).toEqual([]);
  });

  test('asked for twice it is one run; a correction gives a reason', async () => {
    const office = await sealed();
    await office.do('clerk', run({ type: 'request_run', input }));
    await office.do('machine', run({ type: 'claim_run', worker: 'a' }));
    await office.do('clerk', run({ type: 'request_run', input }));
    const [held] = await office.store.read(office.as('clerk'), [`run/${id}`] as const);
    expect(held?.state).toMatchObject({ standing: 'running', attempt: 1 });
    await office.do('machine', run(finish('a')));
    const other = { ...input, seed: 7 };
    expect(await office.refusals('clerk', run({ type: 'request_run', input: other, corrects: id }, runId(other)))).toEqual([
      'REASON_MISSING',
    ]);
    expect(await office.refusals('city1', run({ type: 'request_run', input: other }, runId(other)))).toEqual(['RIGHT_DENIED']);
  });
});

describe('RUNNING-1 RUNNING-7 what a run may correct', () => {
  const asked = (office: Office, part: Partial<RunInput>, corrects?: string) => {
    const other = { ...input, ...part };
    return office.try('clerk', run({ type: 'request_run', input: other, corrects, reason: '数据更正后重算' }, runId(other)));
  };
  const wrong = async (office: Office, part: Partial<RunInput>, corrects: string) => {
    const done = await asked(office, part, corrects);
    return 'issues' in done ? done.issues.map(({ code, args }) => [code, args['reason'], args['run']]) : [];
  };

  test('a finished run of the same scheme and period, and no other', async () => {
    const office = await sealed();
    expect(await wrong(office, { seed: 1 }, 'r-0')).toEqual([['RUNNING_CORRECTS', 'unknown', 'r-0']]);
    await office.do('clerk', run({ type: 'request_run', input }));
    expect(await wrong(office, { seed: 1 }, id)).toEqual([['RUNNING_CORRECTS', 'unfinished', id]]);
    await office.do('machine', run({ type: 'claim_run', worker: 'a' }));
    await office.do('machine', run(finish('a')));
    expect(await wrong(office, { period: '2023' }, id)).toEqual([['RUNNING_CORRECTS', 'period', id]]);
    await office.publish('south@2024');
    expect(await wrong(office, { scheme: 'south' }, id)).toEqual([['RUNNING_CORRECTS', 'scheme', id]]);
    const names = () => office.store.names(office.as('clerk'), 'run/');
    expect(await names()).toEqual([`run/${id}`]);
    expect(await asked(office, { seed: 1 }, id)).toHaveProperty('value');
    const [held] = await office.store.read(office.as('clerk'), [`run/${runId({ ...input, seed: 1 })}`] as const);
    expect(held?.state).toMatchObject({ standing: 'requested', corrects: id, requested: { reason: '数据更正后重算' } });
  });

  test('a run has one correction: the next one corrects that one, unless it was abandoned', async () => {
    const office = await sealed();
    const other = (seed: number) => runId({ ...input, seed });
    const finished = async (of: string) => {
      await office.do('machine', run({ type: 'claim_run', worker: 'a' }, of));
      await office.do('machine', run(finish('a'), of));
    };
    await office.do('clerk', run({ type: 'request_run', input }));
    await finished(id);
    expect(await asked(office, { seed: 1 }, id)).toHaveProperty('value');
    const issues = async (seed: number) => {
      const done = await asked(office, { seed }, id);
      return 'issues' in done ? done.issues.map(({ code, args }) => [code, args['reason'], args['by']]) : [];
    };
    expect(await issues(2)).toEqual([['RUNNING_CORRECTS', 'corrected', other(1)]]);
    await office.do('clerk', run({ type: 'abandon_run', reason: '申请有误，另行申请' }, other(1)));
    expect(await asked(office, { seed: 2 }, id)).toHaveProperty('value');
    await finished(other(2));
    expect(await issues(3)).toEqual([['RUNNING_CORRECTS', 'corrected', other(2)]]);
    expect(await asked(office, { seed: 3 }, other(2))).toHaveProperty('value');
  });

  test('one of the same input that is there is never answered as the correction that it is not', async () => {
    const office = await sealed();
    await office.do('clerk', run({ type: 'request_run', input }));
    await office.do('machine', run({ type: 'claim_run', worker: 'a' }));
    await office.do('machine', run(finish('a')));
    expect(await asked(office, { seed: 1 })).toHaveProperty('value');
    expect(await wrong(office, { seed: 1 }, id)).toEqual([['RUNNING_CORRECTS', 'there', id]]);
    expect(await wrong(office, {}, id)).toEqual([['RUNNING_CORRECTS', 'there', id]]);
    expect(await asked(office, { seed: 2 }, id)).toHaveProperty('value');
    expect(await asked(office, { seed: 2 }, id)).toMatchObject({ value: { sequence: 0 } });
    expect(await asked(office, { seed: 2 })).toMatchObject({ value: { sequence: 0 } });
  });
});

describe('RUNNING-2 RUNNING-4 a run is made once', () => {
  test('by one worker, until it is silent for too long; then it can no longer finish it', async () => {
    const office = await sealed();
    await office.do('clerk', run({ type: 'request_run', input }));
    expect(await office.refusals('clerk', run({ type: 'claim_run', worker: 'a' }))).toEqual(['RIGHT_DENIED']);
    await office.do('machine', run({ type: 'claim_run', worker: 'a' }));
    expect(await office.refusals('machine', run({ type: 'claim_run', worker: 'b' }))).toEqual(['RUNNING_LEASE']);
    const later = (milliseconds: number): void => office.clock.turn(new Date(Date.parse(office.clock.now()) + milliseconds).toISOString());
    later(LEASE_MILLISECONDS - 1);
    await office.do('machine', run({ type: 'report_progress', worker: 'a', done: 0.5 }));
    expect(await office.refusals('machine', run({ type: 'report_progress', worker: 'a', done: 0.4 }))).toEqual(['RUNNING_INPUT']);
    later(LEASE_MILLISECONDS - 1);
    expect(await office.refusals('machine', run({ type: 'claim_run', worker: 'b' }))).toEqual(['RUNNING_LEASE']);
    later(1);
    await office.do('machine', run({ type: 'claim_run', worker: 'b' }));
    for (const command of [
      finish('a'),
      { type: 'fail_run', worker: 'a', code: 'X' },
      { type: 'report_progress', worker: 'a', done: 1 },
    ] as const)
      expect(await office.refusals('machine', run(command))).toEqual(['RUNNING_LEASE']);
    await office.do('machine', run(finish('b')));
    expect(await office.refusals('machine', run(finish('b')))).toEqual(['STEP_NOT_ALLOWED']);
  });

  test('two servers that claim it at once: one gets it', async () => {
    const office = await sealed();
    await office.do('clerk', run({ type: 'request_run', input }));
    const both = await Promise.all(['a', 'b'].map((worker) => office.try('machine', run({ type: 'claim_run', worker }))));
    expect(both.filter((done) => 'value' in done)).toHaveLength(1);
  });

  test('one that failed is retried or abandoned, and what was abandoned may be asked for again', async () => {
    const office = await sealed();
    await office.do('clerk', run({ type: 'request_run', input }));
    await office.do('machine', run({ type: 'claim_run', worker: 'a' }));
    await office.do('machine', run({ type: 'fail_run', worker: 'a', code: 'RUNNER_MEMORY' }));
    await office.do('clerk', run({ type: 'retry_run' }));
    await office.do('clerk', run({ type: 'abandon_run', reason: '数据要更正' }));
    await office.do('clerk', run({ type: 'request_run', input }));
    await office.do('machine', run({ type: 'claim_run', worker: 'b' }));
  });
});
