import { describe, expect, test } from 'vitest';
import type { ResetCommand, Task } from '../../src/index.ts';
import { Office, type Somebody } from '../office.ts';

const reason = '手机丢失，本人持证件到场申请';
const step = (type: ResetCommand['type'], person: string): Task => ({
  on: 'rights',
  command: { type, person, reason },
});

async function reasons(office: Office, who: Somebody, task: Task): Promise<readonly string[]> {
  const done = await office.try(who, task);
  return 'issues' in done ? done.issues.map(({ code, args }) => [code, args['reason']].filter(Boolean).join(' ')) : [];
}

describe('RIGHT-16 a lost second factor', () => {
  test.each([
    ['system', 'security'],
    ['security', 'system'],
    ['security', 'audit'],
    ['audit', 'system'],
  ] as const)('is asked for by %s and confirmed by %s, once', async (asker, other) => {
    const office = await new Office().found();
    expect(await reasons(office, other, step('confirm_factor_reset', 'p-head'))).toEqual(['RIGHT_FACTOR none']);
    await office.do(asker, step('ask_factor_reset', 'p-head'));
    expect(await reasons(office, asker, step('confirm_factor_reset', 'p-head'))).toEqual(['RIGHT_FACTOR same_hand']);
    expect(await reasons(office, other, step('confirm_factor_reset', 'p-clerk'))).toEqual(['RIGHT_FACTOR none']);
    await office.do(other, step('confirm_factor_reset', 'p-head'));
    expect(await reasons(office, other, step('confirm_factor_reset', 'p-head'))).toEqual(['RIGHT_FACTOR none']);
    const commands = (await office.store.audit(office.as('machine'), 1, 1000)).slice(-2).map(({ command, person }) => [command, person]);
    expect(commands).toEqual([
      ['ask_factor_reset', `p-${asker}`],
      ['confirm_factor_reset', `p-${other}`],
    ]);
  });

  test('of an administrator goes by the hands of the two others; of nobody by his own, nor by a post', async () => {
    const office = await new Office().found();
    expect(await reasons(office, 'system', step('ask_factor_reset', 'p-system'))).toEqual(['RIGHT_SELF']);
    await office.do('security', step('ask_factor_reset', 'p-system'));
    expect(await reasons(office, 'system', step('confirm_factor_reset', 'p-system'))).toEqual(['RIGHT_SELF']);
    await office.do('audit', step('confirm_factor_reset', 'p-system'));
    for (const who of ['clerk', 'head', 'committee', 'city1', 'machine'] as const)
      expect([who, ...(await reasons(office, who, step('ask_factor_reset', 'p-checker')))]).toEqual([who, 'RIGHT_DENIED']);
  });

  test('waits three days for its confirmation, and says why', async () => {
    const office = await new Office().found();
    expect(await office.refusals('system', { on: 'rights', command: { type: 'ask_factor_reset', person: 'p-head', reason: '' } })).toEqual([
      'REASON_MISSING',
    ]);
    await office.do('system', step('ask_factor_reset', 'p-head'));
    office.clock.turn('2024-12-05T15:59:00.000Z');
    await office.do('audit', step('confirm_factor_reset', 'p-head'));
    await office.do('system', step('ask_factor_reset', 'p-head'));
    office.clock.turn('2024-12-08T16:00:00.000Z');
    expect(await reasons(office, 'audit', step('confirm_factor_reset', 'p-head'))).toEqual(['RIGHT_FACTOR over']);
    await office.do('audit', step('ask_factor_reset', 'p-head'));
    await office.do('security', step('confirm_factor_reset', 'p-head'));
  });
});

describe('RIGHT-22 a lost password', () => {
  test('is asked for by one, confirmed by another, once, and apart from a second factor of the same person', async () => {
    const office = await new Office().found();
    await office.do('system', step('ask_factor_reset', 'p-clerk'));
    expect(await reasons(office, 'security', step('confirm_new_password', 'p-clerk'))).toEqual(['RIGHT_PASSWORD none']);
    await office.do('system', step('ask_new_password', 'p-clerk'));
    expect(await reasons(office, 'system', step('confirm_new_password', 'p-clerk'))).toEqual(['RIGHT_PASSWORD same_hand']);
    await office.do('security', step('confirm_new_password', 'p-clerk'));
    expect(await reasons(office, 'security', step('confirm_new_password', 'p-clerk'))).toEqual(['RIGHT_PASSWORD none']);
    await office.do('security', step('confirm_factor_reset', 'p-clerk'));
  });

  test('is nobody’s own, no post’s, and over after three days', async () => {
    const office = await new Office().found();
    expect(await reasons(office, 'system', step('ask_new_password', 'p-system'))).toEqual(['RIGHT_SELF']);
    for (const who of ['clerk', 'head', 'machine'] as const)
      expect([who, ...(await reasons(office, who, step('ask_new_password', 'p-checker')))]).toEqual([who, 'RIGHT_DENIED']);
    await office.do('system', step('ask_new_password', 'p-head'));
    office.clock.turn('2024-12-05T16:00:00.000Z');
    expect(await reasons(office, 'audit', step('confirm_new_password', 'p-head'))).toEqual(['RIGHT_PASSWORD over']);
  });
});
