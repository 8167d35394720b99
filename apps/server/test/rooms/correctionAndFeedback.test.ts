import { perform, type Task } from '@kedu/workflow';
import { beforeAll, describe, expect, test } from 'vitest';
import { MemoryOffice, type Somebody } from '../setup/memoryOffice.ts';

const ROUND = '2024-11';
const SEAL = `sha256:${'b'.repeat(64)}`;

describe('a run, its correction and its feedback through the routes (RUNNING-1, RUNNING-5)', () => {
  let office: MemoryOffice;
  let run = '';
  const input = { scheme: 'north', version: '2024', period: ROUND, asOf: '2024-12-01', seed: 0 };
  const asked = { ...input, rounds: [ROUND] };
  const give = async (who: Somebody, task: Task) => {
    const done = await perform(office.ports, office.as(who), `${task.on}-${JSON.stringify(task).length}-${Math.random()}`, task);
    expect('issues' in done ? done.issues : []).toEqual([]);
  };
  const refused = async (body: object) => {
    const answer = await office.ask('clerk', 'requestRun', { body: { ...input, ...body } });
    if (!('issues' in answer)) throw new Error('it was taken');
    return answer.issues.map((issue) => [issue.code, issue.args['reason'], answer.at?.(issue)]);
  };

  beforeAll(async () => {
    office = await (await (await new MemoryOffice().found()).publish()).open();
    await give('clerk', { on: 'round', id: ROUND, command: { type: 'close_round' } });
    const command = { type: 'seal_round', hash: SEAL, figures: 0, knownAt: office.clock.now() } as const;
    await give('head', { on: 'round', id: ROUND, command });
    run = (await office.get('clerk', 'requestRun', { body: asked })).id;
  });

  test('RUNNING-1 API-5 a correction of nothing that is finished, or of something else, is refused beside its field', async () => {
    const reason = '数据更正后重算';
    expect(await refused({ ...asked, seed: 1, corrects: run, reason })).toEqual([['RUNNING_CORRECTS', 'unfinished', '/corrects']]);
    await give('machine', { on: 'run', id: run, command: { type: 'claim_run', worker: 'a' } });
    await give('machine', { on: 'run', id: run, command: { type: 'finish_run', worker: 'a', resultHash: SEAL, output: SEAL } });
    expect(await refused({ ...asked, corrects: run, reason })).toEqual([['RUNNING_CORRECTS', 'there', '/corrects']]);
    expect(await refused({ ...asked, period: '2024', corrects: run, reason })).toEqual([['RUNNING_CORRECTS', 'period', '/period']]);
    expect(await refused({ ...asked, seed: 1, corrects: 'r-0', reason })).toEqual([['RUNNING_CORRECTS', 'unknown', '/corrects']]);
    expect(await refused({ ...asked, seed: 1, corrects: run, reason: '' })).toEqual([['REASON_MISSING', undefined, '/reason']]);
    expect(await refused({ ...asked, period: '2022' })).toEqual([['RUN_SCHEME', undefined, '/version']]);
    // A day that is yet to come (RUNNING-3).
    expect(await refused({ ...asked, asOf: '2024-12-31' })).toEqual([['RUNNING_AS_OF', undefined, '/asOf']]);
    expect(await refused({ rounds: ['2031-01'] })).toEqual([['RUN_ROUND', 'unknown', '/rounds']]);
    expect(await refused({ seals: [`sha256:${'c'.repeat(64)}`] })).toEqual([['RUNNING_INPUT', 'seal', '/seals']]);
    const { items } = await office.get('clerk', 'runs');
    expect(items.map(({ id, corrects }) => [id, corrects])).toEqual([[run, undefined]]);
  });

  test('RUNNING-5 it is opened to all members of its lists, whoever they are', async () => {
    const before = await office.get('clerk', 'feedback', { params: { run } });
    expect(before.can).toEqual([{ command: 'open_feedback', against: [] }]);
    const body = { type: 'open_feedback', until: '2024-12-31' };
    await expect(office.ask('clerk', 'commandFeedback', { params: { run }, body: { ...body, units: ['990100'] } })).rejects.toThrow(
      'units',
    );
    await office.get('clerk', 'commandFeedback', { params: { run }, body });
    const { lists } = await office.get('clerk', 'scheme', { params: { scheme: 'north@2024' } });
    const opened = await office.get('clerk', 'feedback', { params: { run } });
    expect([opened.units, opened.silent]).toEqual([34, 34]);
    expect(lists.map(({ id, units }) => [id, units])).toEqual([
      ['places', 14],
      ['organs', 20],
    ]);
    await office.get('city1', 'commandFeedback', { params: { run }, body: { type: 'confirm_result', unit: '990100' } });
    expect(await office.codes('clerk', 'commandFeedback', { params: { run }, body: { type: 'close_feedback' } })).toEqual([
      'FEEDBACK_TIME',
    ]);
  });
});

describe('files of a scheme that do not hold the version (API-11, SCHEMEPUB-1)', () => {
  test('are no draft of it, nor is a hash that was never uploaded; a draft that has them is neither sent nor published', async () => {
    const office = await (await new MemoryOffice().found()).publish();
    const scheme = 'north@2025';
    const { hash = '' } = await office.get('clerk', 'scheme', { params: { scheme: 'north@2024' } });
    const draft = (files: string) => ({
      params: { scheme },
      body: { type: 'draft_scheme', hash: files, from: '2025-01-01', requests: [] },
    });
    const answer = await office.ask('clerk', 'commandScheme', draft(hash));
    if (!('issues' in answer)) throw new Error('it was drafted');
    expect(answer.issues.map((issue) => [issue.code, issue.args['version'], answer.at?.(issue)])).toEqual([
      ['SCHEME_NOT_IN_PACK', scheme, '/hash'],
    ]);
    await expect(office.ask('clerk', 'commandScheme', draft(`sha256:${'0'.repeat(64)}`))).rejects.toThrow('no bytes');
    expect((await office.get('clerk', 'schemes')).items.map(({ id }) => id)).toEqual(['north@2024']);
    await office.ports.store.commit({
      entered: office.as('clerk'),
      command: 'draft_scheme',
      about: `scheme/${scheme}`,
      key: 'before-it-was-refused',
      content: hash,
      expected: [],
      events: [{ stream: `scheme/${scheme}`, event: { type: 'scheme_drafted', hash, from: '2025-01-01', requests: [] } }],
    });
    const shown = await office.get('clerk', 'scheme', { params: { scheme } });
    expect([shown.errors, shown.findings.map(({ code }) => code)]).toEqual([1, expect.arrayContaining(['SCHEME_NOT_IN_PACK'])]);
    const against = (command: string) => shown.can.find((step) => step.command === command)?.against.map(({ code }) => code);
    expect([against('draft_scheme'), against('send_scheme')]).toEqual([[], expect.arrayContaining(['SCHEMEPUB_ERRORS'])]);
    expect(await office.codes('clerk', 'commandScheme', { params: { scheme }, body: { type: 'send_scheme' } })).toContain(
      'SCHEMEPUB_ERRORS',
    );
  });
});
