import { describe, expect, test } from 'vitest';
import { type Context, type FeedbackCommand, type RunInput, runId, shownOf, type Task } from '../../src/index.ts';
import { CITIES, Office, SCHEME_HASH, SEAL_HASH, type Somebody } from '../office.ts';

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

async function finished(): Promise<{ office: Office; run: string }> {
  const office = await (await (await new Office().found()).publish()).open();
  await office.do('clerk', { on: 'round', id: '2024-11', command: { type: 'close_round' } });
  await office.do('head', {
    on: 'round',
    id: '2024-11',
    command: { type: 'seal_round', hash: SEAL_HASH, figures: 0, knownAt: office.clock.now() },
  });
  const run = runId(input);
  await office.do('clerk', { on: 'run', id: run, command: { type: 'request_run', input } });
  await office.do('machine', { on: 'run', id: run, command: { type: 'claim_run', worker: 'a' } });
  return { office, run };
}

const done = (office: Office, id: string) =>
  office.do('machine', { on: 'run', id, command: { type: 'finish_run', worker: 'a', resultHash: SEAL_HASH, output: SEAL_HASH } });

describe('RUNNING-5 RUNNING-6 RUNNING-7 feedback before ranks', () => {
  const feedback = (run: string, command: FeedbackCommand): Task => ({ on: 'feedback', run, command });

  async function shown(office: Office, run: string, who: Somebody, unit?: string): Promise<string> {
    const [rights] = await office.store.read(office.as(who), ['rights'] as const);
    const [held] = await office.store.read(office.as(who), [`feedback/${run}`] as const);
    if (rights === undefined || held === undefined) throw new Error('nothing');
    const context: Context = {
      entered: office.as(who),
      at: office.clock.now(),
      today: office.clock.now().slice(0, 10),
      rights: rights.state,
    };
    return shownOf(held.state, context, unit);
  }

  test('opened for long enough, answered, closed, released; before that nobody else sees a rank', async () => {
    const { office, run } = await finished();
    const open = (until: string) => feedback(run, { type: 'open_feedback', until });
    expect(await office.refusals('clerk', open('2024-12-05'))).toEqual(['FEEDBACK_RUN']);
    await done(office, run);
    expect(await shown(office, run, 'city1', CITIES[0])).toBe('nothing');
    expect(await shown(office, run, 'committee')).toBe('all');
    expect(await shown(office, run, 'security')).toBe('nothing');
    office.assessed = [];
    expect(await office.refusals('clerk', open('2024-12-04'))).toEqual(['FEEDBACK_TIME', 'FEEDBACK_UNIT']);
    office.assessed = CITIES;
    await office.do('clerk', open('2024-12-05'));
    expect([
      await shown(office, run, 'city1', CITIES[0]),
      await shown(office, run, 'city1', CITIES[1]),
      await shown(office, run, 'checker'),
    ]).toEqual(['own', 'nothing', 'nothing']);
    await office.do('city1', feedback(run, { type: 'confirm_result', unit: CITIES[0] }));
    expect(await office.refusals('city2', feedback(run, { type: 'confirm_result', unit: CITIES[0] }))).toEqual(['RIGHT_DENIED']);
    await office.do('city2', feedback(run, { type: 'object_to_result', unit: CITIES[1], reason: '热线数据有误' }));
    expect(await office.refusals('clerk', feedback(run, { type: 'close_feedback' }))).toEqual(['FEEDBACK_TIME', 'FEEDBACK_OPEN']);
    await office.do('clerk', feedback(run, { type: 'keep_result', unit: CITIES[1], reason: '数据经两方核对' }));
    expect(await office.refusals('clerk', feedback(run, { type: 'keep_result', unit: CITIES[1], reason: '数据经两方核对' }))).toEqual([
      'FEEDBACK_UNIT',
    ]);
    expect(await office.refusals('clerk', feedback(run, { type: 'close_feedback' }))).toEqual(['FEEDBACK_TIME']);
    office.clock.turn('2024-12-05T16:00:00.000Z');
    expect(await office.refusals('city3', feedback(run, { type: 'confirm_result', unit: CITIES[2] }))).toEqual(['FEEDBACK_TIME']);
    const closed = await office.try('clerk', feedback(run, { type: 'close_feedback' }));
    expect('value' in closed && closed.value.events[0]?.event).toEqual({ type: 'feedback_closed', silent: [CITIES[2]] });
    expect(await office.refusals('clerk', feedback(run, { type: 'release_ranks' }))).toEqual(['RIGHT_DENIED']);
    await office.do('head', feedback(run, { type: 'release_ranks' }));
    expect([await shown(office, run, 'city1', CITIES[0]), await shown(office, run, 'security')]).toEqual(['all', 'nothing']);
  });

  const confirmed = async (office: Office, run: string): Promise<void> => {
    for (const [i, unit] of CITIES.entries()) await office.do(`city${i + 1}` as 'city1', feedback(run, { type: 'confirm_result', unit }));
  };

  test('it is opened to every unit that the run assesses, and one that spoke does not speak for those that did not', async () => {
    const { office, run } = await finished();
    await done(office, run);
    const opened = await office.try('clerk', feedback(run, { type: 'open_feedback', until: '2024-12-06' }));
    expect('value' in opened && opened.value.events.map(({ event }) => event)).toEqual([
      { type: 'feedback_opened', units: CITIES, until: '2024-12-06' },
    ]);
    for (const [i, unit] of CITIES.entries()) expect(await shown(office, run, `city${i + 1}` as 'city1', unit)).toBe('own');
    await office.do('city1', feedback(run, { type: 'confirm_result', unit: CITIES[0] }));
    expect(await office.refusals('clerk', feedback(run, { type: 'close_feedback' }))).toEqual(['FEEDBACK_TIME']);
    expect(await office.refusals('head', feedback(run, { type: 'release_ranks' }))).toEqual(['STEP_NOT_ALLOWED']);
  });

  test('COMMIT-8 ranks are not released of a run whose correction is finished between the decision and its commit', async () => {
    const { office, run } = await finished();
    await done(office, run);
    const corrected = { ...input, asOf: '2024-12-02' };
    const next = runId(corrected);
    const asked = { type: 'request_run', input: corrected, corrects: run, reason: '更正后重算' } as const;
    await office.do('clerk', { on: 'run', id: next, command: asked });
    await office.do('machine', { on: 'run', id: next, command: { type: 'claim_run', worker: 'a' } });
    await office.do('clerk', feedback(run, { type: 'open_feedback', until: '2024-12-06' }));
    await confirmed(office, run);
    await office.do('clerk', feedback(run, { type: 'close_feedback' }));
    office.before('release_ranks', () => done(office, next));
    expect(await office.refusals('head', feedback(run, { type: 'release_ranks' }))).toEqual(['FEEDBACK_RUN']);
  });

  test('an upheld objection bars the ranks of this run for ever; the run that corrects it is released', async () => {
    const { office, run } = await finished();
    await done(office, run);
    const course = async (id: string, uphold: boolean): Promise<readonly string[]> => {
      await office.do('clerk', feedback(id, { type: 'open_feedback', until: '2024-12-06' }));
      await confirmed(office, id);
      await office.do('city1', feedback(id, { type: 'object_to_result', unit: CITIES[0], reason: '热线数据有误' }));
      await office.do(
        'clerk',
        feedback(id, { type: uphold ? 'uphold_objection' : 'keep_result', unit: CITIES[0], reason: '经核对属实情形' }),
      );
      await office.do('clerk', feedback(id, { type: 'close_feedback' }));
      return office.refusals('head', feedback(id, { type: 'release_ranks' }));
    };
    expect(await course(run, true)).toEqual(['FEEDBACK_UPHELD']);
    const corrected = { ...input, asOf: '2024-12-02' };
    const next = runId(corrected);
    await office.do('clerk', {
      on: 'run',
      id: next,
      command: { type: 'request_run', input: corrected, corrects: run, reason: '采纳异议后重算' },
    });
    await office.do('machine', { on: 'run', id: next, command: { type: 'claim_run', worker: 'a' } });
    await done(office, next);
    expect(await office.refusals('head', feedback(run, { type: 'release_ranks' }))).toEqual(['FEEDBACK_RUN', 'FEEDBACK_UPHELD']);
    expect(await course(next, false)).toEqual([]);
  });
});
