import type { Issue } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { besideFields } from '../../src/http/besideFields.ts';

const issue = (code: string, args: Issue['args'] = {}): Issue => ({ code, severity: 'error', place: {}, args });

describe('API-5 a refusal of a command names the field that it is about', () => {
  test.each([
    [
      issue('ROUND_DATES', { reason: 'closes' }),
      { type: 'plan_round', plan: { month: '2024-02', closesOn: '2024-01-01' } },
      '/plan/closesOn',
    ],
    [issue('ROUND_DATES', { reason: 'closes' }), { type: 'extend_round', closesOn: '2024-01-01', reason: '' }, '/closesOn'],
    [issue('ROUND_DATES', { reason: 'object_days' }), { type: 'plan_round', plan: { objectDays: 99 } }, '/plan/objectDays'],
    [issue('ROUND_DATES', { reason: 'early' }), { type: 'open_round' }, undefined],
    [issue('REASON_MISSING'), { type: 'return_scheme', reason: 'x' }, '/reason'],
    [issue('FEEDBACK_TIME'), { type: 'open_feedback', until: '2024-01-01' }, '/until'],
    [issue('FEEDBACK_TIME'), { type: 'close_feedback' }, undefined],
    [issue('RIGHT_DENIED'), { type: 'plan_round', reason: '' }, undefined],
    [issue('RIGHT_HELD'), { type: 'appoint', person: 'p-1', as: 'holder' }, '/person'],
    [issue('RIGHT_ADMINISTRATORS', { reason: 'post' }), { type: 'ask_hand_over', person: 'p-1' }, '/person'],
    [issue('RIGHT_SELF'), { type: 'unlock', reason: '' }, undefined],
    [issue('RIGHT_SPAN'), { type: 'appoint', from: '2024-03-01', until: '2024-02-01' }, '/until'],
    [issue('RIGHT_SPAN'), { type: 'appoint', from: '2024-02-30' }, '/from'],
    [issue('RIGHT_SPAN'), { type: 'vacate', last: '2024-02-30', reason: '' }, '/last'],
    [issue('RIGHT_POST', { reason: 'taken' }), { type: 'create_post', post: 'office', unit: '990100' }, '/post'],
    [issue('RIGHT_POST', { reason: 'unit' }), { type: 'create_post', post: 'office', unit: 'x' }, '/unit'],
    [issue('RIGHT_GRANT', { reason: 'self' }), { type: 'grant_reading', id: 'g', reader: 'north', tables: [] }, '/reader'],
    [issue('RIGHT_GRANT', { reason: 'reader' }), { type: 'grant_reading', id: 'g', reader: 'nowhere', tables: [] }, '/reader'],
    [issue('RIGHT_PERSON'), { type: 'appoint', post: 'p', person: 'p-0' }, '/person'],
    [issue('RIGHT_GRANT', { reason: 'units' }), { type: 'grant_reading', id: 'g', units: [] }, '/units'],
    [issue('RUN_ROUND', { reason: 'unknown' }), { scheme: 'north', rounds: ['2024-11'] }, '/rounds'],
    [issue('RUNNING_INPUT', { reason: 'seal' }), { scheme: 'north', seals: [] }, '/seals'],
    [issue('RUNNING_INPUT', { reason: 'seed' }), { scheme: 'north', seed: -1 }, '/seed'],
    [issue('RUNNING_CORRECTS', { reason: 'period' }), { period: '2024', corrects: 'r-1' }, '/period'],
    [issue('RUNNING_CORRECTS', { reason: 'there' }), { period: '2024', corrects: 'r-1' }, '/corrects'],
    [issue('SIGN_PASSWORD', { reason: 'run' }), { old: 'a', next: '123456789012' }, '/next'],
    [issue('SIGN_REFUSED'), { old: 'a', next: 'b' }, '/old'],
    [issue('SCHEME_NOT_IN_PACK'), { type: 'draft_scheme', hash: 'h', from: '2024-01-01' }, '/hash'],
  ])('%o of %o', (problem, body, pointer) => {
    const answer = besideFields({ issues: [problem] }, body);
    expect('issues' in answer ? answer.at?.(problem) : 'done').toBe(pointer);
  });

  test('what was done stays as it is', () => {
    const done = { value: { sequence: 1, at: '2024-03-01T01:00:00.000Z', again: false } };
    expect(besideFields(done, { reason: '' })).toBe(done);
  });
});
