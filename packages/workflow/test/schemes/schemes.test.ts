import { describe, expect, test } from 'vitest';
import type { ChangeCommand, SchemeCommand, Task } from '../../src/index.ts';
import { BROKEN, FOREIGN, Office, SCHEME_HASH, SEAL_HASH } from '../office.ts';

const scheme = (id: string, command: SchemeCommand): Task => ({ on: 'scheme', id, command });
const change = (id: string, command: Exclude<ChangeCommand, { type: 'carry_out_change' }>): Task => ({ on: 'change', id, command });
const draft = (from: string, requests: readonly string[] = [], hash = SCHEME_HASH): SchemeCommand => ({
  type: 'draft_scheme',
  hash,
  from,
  requests,
});
const request: Extract<ChangeCommand, { type: 'request_change' }> = {
  type: 'request_change',
  scheme: 'north',
  change: 'remove',
  indicators: ['grassroots_forms'],
  from: '2025-01-01',
  reason: '改由系统取数',
};

async function approved(office: Office, id: string): Promise<void> {
  await office.do('city1', change(id, request));
  await office.do('clerk', change(id, { type: 'review_change', reason: '同意，减轻负担' }));
  await office.do('committee', change(id, { type: 'approve_change' }));
}

describe('SCHEMEPUB-1 a version on its way', () => {
  test('goes through three hands, and back with a reason', async () => {
    const office = await new Office().found();
    const id = 'north@2024';
    expect(await office.refusals('city1', scheme(id, draft('2024-01-01')))).toEqual(['RIGHT_DENIED']);
    await office.do('clerk', scheme(id, draft('2024-01-01', [], BROKEN)));
    expect(await office.refusals('clerk', scheme(id, { type: 'send_scheme' }))).toEqual(['SCHEMEPUB_ERRORS']);
    await office.do('clerk', scheme(id, draft('2024-01-01')));
    await office.do('clerk', scheme(id, { type: 'send_scheme' }));
    expect(await office.refusals('clerk', scheme(id, draft('2024-02-01')))).toEqual(['STEP_NOT_ALLOWED']);
    await office.do('head', scheme(id, { type: 'return_scheme', reason: '权重合计不足' }));
    await office.do('clerk', scheme(id, { type: 'send_scheme' }));
    await office.do('head', scheme(id, { type: 'review_scheme' }));
    await office.do('committee', scheme(id, { type: 'publish_scheme' }));
    for (const command of [
      draft('2024-01-01'),
      { type: 'withdraw_scheme', reason: '不再使用' },
      { type: 'return_scheme', reason: '不再使用' },
    ] as const)
      expect(await office.refusals('clerk', scheme(id, command))).toEqual(['STEP_NOT_ALLOWED']);
  });

  test('API-11 files that do not hold the version are no draft of it, and leave the draft that stands', async () => {
    const office = await new Office().found();
    const id = 'north@2024';
    expect(await office.refusals('clerk', scheme(id, draft('2024-01-01', [], FOREIGN)))).toEqual(['SCHEME_NOT_IN_PACK']);
    await office.do('clerk', scheme(id, draft('2024-01-01')));
    expect(await office.refusals('clerk', scheme(id, draft('2024-01-01', [], FOREIGN)))).toEqual(['SCHEME_NOT_IN_PACK']);
    const [held] = await office.store.read(office.as('clerk'), [`scheme/${id}`] as const);
    expect(held?.state).toMatchObject({ standing: 'draft', hash: SCHEME_HASH });
  });

  test('author, reviewer and publisher are three people, whatever posts they have', async () => {
    const office = await new Office().found();
    await office.rights(
      'security',
      { type: 'appoint', post: 'office-head', person: 'p-clerk', as: 'deputy', from: '2024-01-01' },
      { type: 'appoint', post: 'committee', person: 'p-head', as: 'deputy', from: '2024-01-01' },
      { type: 'appoint', post: 'committee', person: 'p-clerk', as: 'deputy', from: '2024-01-01' },
    );
    const id = 'north@2024';
    await office.do('clerk', scheme(id, draft('2024-01-01')));
    await office.do('clerk', scheme(id, { type: 'send_scheme' }));
    const as = (person: string, post: string) => ({ authority: '990000', person, post });
    expect(await office.refusalsAs(as('p-clerk', 'office-head'), scheme(id, { type: 'review_scheme' }))).toEqual(['TWICE_ONE_PERSON']);
    await office.do('head', scheme(id, { type: 'review_scheme' }));
    expect(await office.refusalsAs(as('p-head', 'committee'), scheme(id, { type: 'publish_scheme' }))).toEqual(['TWICE_ONE_PERSON']);
    expect(await office.refusalsAs(as('p-clerk', 'committee'), scheme(id, { type: 'publish_scheme' }))).toEqual(['TWICE_ONE_PERSON']);
  });
});

describe('SCHEMEPUB-2 SCHEMEPUB-3 what is assessed changes by request', () => {
  test('three people, a reason, and the requester alone withdraws', async () => {
    const office = await new Office().found();
    expect(await office.refusals('city1', change('c-1', { ...request, indicators: [], from: 'soon', reason: '' }))).toEqual([
      'REASON_MISSING',
      'SCHEMEPUB_FROM',
      'SCHEMEPUB_REQUEST',
    ]);
    await office.do('clerk', change('c-1', request));
    expect(await office.refusals('clerk', change('c-1', { type: 'review_change', reason: '同意，减轻负担' }))).toEqual([
      'TWICE_ONE_PERSON',
    ]);
    expect(await office.refusals('city1', change('c-1', { type: 'withdraw_change', reason: '改变主意' }))).toEqual(['SCHEMEPUB_REQUEST']);
    expect(await office.refusals('committee', change('c-1', { type: 'approve_change' }))).toEqual(['STEP_NOT_ALLOWED']);
    await office.do('clerk', change('c-1', { type: 'withdraw_change', reason: '改变主意' }));
    await office.do('city1', change('c-2', request));
    await office.do('clerk', change('c-2', { type: 'refuse_change', reason: '系统还取不到' }));
    expect(await office.refusals('committee', change('c-2', { type: 'approve_change' }))).toEqual(['STEP_NOT_ALLOWED']);
  });

  test('a later version names requests that are approved, unused and due, and carries them out', async () => {
    const office = await (await new Office().found()).publish();
    const id = 'north@2025';
    await office.do('clerk', scheme(id, draft('2025-01-01')));
    expect(await office.refusals('clerk', scheme(id, { type: 'send_scheme' }))).toEqual(['SCHEMEPUB_REQUEST']);
    await office.do('city1', change('c-1', request));
    await office.do('clerk', scheme(id, draft('2025-01-01', ['c-1', 'c-9'])));
    expect(await office.refusals('clerk', scheme(id, { type: 'send_scheme' }))).toEqual(['SCHEMEPUB_REQUEST', 'SCHEMEPUB_REQUEST']);
    await office.do('clerk', change('c-1', { type: 'review_change', reason: '同意，减轻负担' }));
    await office.do('committee', change('c-1', { type: 'approve_change' }));
    await office.do('clerk', scheme(id, draft('2024-12-31', ['c-1'])));
    expect(await office.refusals('clerk', scheme(id, { type: 'send_scheme' }))).toEqual(['SCHEMEPUB_REQUEST']);
    await office.do('clerk', scheme(id, draft('2025-01-01', ['c-1'])));
    await office.do('clerk', scheme(id, { type: 'send_scheme' }));
    await office.do('head', scheme(id, { type: 'review_scheme' }));
    await office.do('committee', scheme(id, { type: 'publish_scheme' }));
    const [carried] = await office.store.read(office.as('clerk'), ['change/c-1'] as const);
    expect(carried?.state).toMatchObject({ standing: 'carried_out', version: id });
    await office.do('clerk', scheme('north@2025-2', draft('2025-01-01', ['c-1'])));
    expect(await office.refusals('clerk', scheme('north@2025-2', { type: 'send_scheme' }))).toEqual(['SCHEMEPUB_REQUEST']);
  });

  test('a request for another scheme carries nothing of this one, and stays for its own', async () => {
    const office = await (await new Office().found()).publish();
    const id = 'north@2025';
    await office.do('city1', change('c-south', { ...request, scheme: 'south' }));
    await office.do('clerk', change('c-south', { type: 'review_change', reason: '同意，减轻负担' }));
    await office.do('committee', change('c-south', { type: 'approve_change' }));
    await office.do('clerk', scheme(id, draft('2025-01-01', ['c-south'])));
    const sent = await office.try('clerk', scheme(id, { type: 'send_scheme' }));
    expect(sent).toMatchObject({
      issues: [{ code: 'SCHEMEPUB_REQUEST', args: { reason: 'other', version: id, request: 'c-south' } }],
    });
    await office.do('clerk', scheme('south@2025', draft('2025-01-01', ['c-south'])));
    await office.do('clerk', scheme('south@2025', { type: 'send_scheme' }));
  });

  test('SCHEMEPUB-4 never back into a sealed month', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    await office.do('clerk', { on: 'round', id: '2024-11', command: { type: 'close_round' } });
    await office.do('head', {
      on: 'round',
      id: '2024-11',
      command: { type: 'seal_round', hash: SEAL_HASH, figures: 0, knownAt: office.clock.now() },
    });
    await approved(office, 'c-1');
    await office.do('city1', change('c-2', { ...request, from: '2024-11-01' }));
    await office.do('clerk', change('c-2', { type: 'review_change', reason: '同意，减轻负担' }));
    await office.do('committee', change('c-2', { type: 'approve_change' }));
    await office.do('clerk', scheme('north@2024-2', draft('2024-11-30', ['c-2'])));
    expect(await office.refusals('clerk', scheme('north@2024-2', { type: 'send_scheme' }))).toEqual(['SCHEMEPUB_FROM']);
    await office.do('clerk', scheme('north@2024-2', draft('2024-12-01', ['c-2'])));
    await office.do('clerk', scheme('north@2024-2', { type: 'send_scheme' }));
  });

  test('SCHEMEPUB-3 COMMIT-8 of two versions that come into force at the same moment one is the first', async () => {
    const office = await new Office().found();
    const ids = ['north@2024', 'north@2024-2'];
    for (const id of ids) {
      await office.do('clerk', scheme(id, draft('2024-01-01')));
      await office.do('clerk', scheme(id, { type: 'send_scheme' }));
      await office.do('head', scheme(id, { type: 'review_scheme' }));
    }
    const both = await Promise.all(ids.map((id) => office.refusals('committee', scheme(id, { type: 'publish_scheme' }))));
    expect(both.sort()).toEqual([[], ['SCHEMEPUB_REQUEST']]);
  });

  test('SCHEMEPUB-4 COMMIT-8 nor into a month that is sealed between the decision and its commit', async () => {
    const office = await (await (await new Office().found()).publish()).open();
    await office.do('city1', change('c-1', { ...request, from: '2024-11-01' }));
    await office.do('clerk', change('c-1', { type: 'review_change', reason: '同意，减轻负担' }));
    await office.do('committee', change('c-1', { type: 'approve_change' }));
    await office.do('clerk', scheme('north@2024-2', draft('2024-11-30', ['c-1'])));
    await office.do('clerk', { on: 'round', id: '2024-11', command: { type: 'close_round' } });
    office.before('send_scheme', () =>
      office.do('head', {
        on: 'round',
        id: '2024-11',
        command: { type: 'seal_round', hash: SEAL_HASH, figures: 0, knownAt: office.clock.now() },
      }),
    );
    expect(await office.refusals('clerk', scheme('north@2024-2', { type: 'send_scheme' }))).toEqual(['SCHEMEPUB_FROM']);
  });

  test('SCHEMEPUB-5 publishing leaves its entry for the log with the same command', async () => {
    const office = await new Office().found();
    const published: string[] = [];
    office.entriesOf = (_, events) =>
      events.flatMap(({ event }) => {
        if (event.type !== 'scheme_published') return [];
        published.push(event.hash);
        return [{ log: 'north', entry: Uint8Array.of(1) }];
      });
    await office.publish();
    expect(published).toEqual([SCHEME_HASH]);
  });
});
