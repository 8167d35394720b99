import { describe, expect, test } from 'vitest';
import { type Administrator, decideRights, evolve, MACHINE, NO_RIGHTS, type Rights, type RightsEvent } from '../../src/index.ts';
import { Office, PEOPLE, type Somebody } from '../office.ts';

const reason = '轮岗交流，已当面核实接任人';
const AUDIT = 'audit_administrator';
const step = (type: 'ask_hand_over' | 'confirm_hand_over', person = 'p-new', seat: Administrator = AUDIT) => ({
  type,
  seat,
  person,
  reason,
});
type Step = ReturnType<typeof step>;

async function reasons(office: Office, who: Somebody, command: Step): Promise<readonly string[]> {
  const done = await office.try(who, { on: 'rights', command });
  return 'issues' in done ? done.issues.map(({ code, args }) => [code, args['reason']].filter(Boolean).join(' ')) : [];
}

async function administrators(office: Office): Promise<Rights['administrators']> {
  const [held] = await office.store.read(office.as('machine'), ['rights'] as const);
  return held?.state.administrators ?? {};
}

describe('RIGHT-4 the seat of an administrator goes on by two hands', () => {
  test.each([
    ['system', 'security'],
    ['system', 'audit'],
    ['security', 'system'],
    ['security', 'audit'],
  ] as const)('%s asks and %s confirms, the holder himself too; nobody sits there before', async (asker, other) => {
    const office = await new Office().found();
    expect(await reasons(office, other, step('confirm_hand_over'))).toEqual(['RIGHT_HAND_OVER none']);
    await office.rights(asker, step('ask_hand_over'));
    expect((await administrators(office))[AUDIT]).toBe('p-audit');
    expect(await reasons(office, asker, step('confirm_hand_over'))).toEqual(['RIGHT_HAND_OVER same_hand']);
    expect(await reasons(office, other, step('confirm_hand_over', 'p-other'))).toEqual(['RIGHT_HAND_OVER none']);
    expect(await reasons(office, other, step('confirm_hand_over', 'p-new', 'system_administrator'))).toContain('RIGHT_HAND_OVER none');
    await office.rights(other, step('confirm_hand_over'));
    expect((await administrators(office))[AUDIT]).toBe('p-new');
    expect(await reasons(office, 'audit', step('ask_hand_over', 'p-newer', 'system_administrator'))).toEqual(['RIGHT_SEAT']);
    const commands = (await office.store.audit(office.as('machine'), 1, 1000)).slice(-2).map(({ command, person }) => [command, person]);
    expect(commands).toEqual([
      ['ask_hand_over', `p-${asker}`],
      ['confirm_hand_over', `p-${other}`],
    ]);
  });

  test('nobody asks for his own seat or for himself, nor for one who has another seat or a post; nobody else asks at all', async () => {
    const office = await new Office().found();
    expect(await reasons(office, 'audit', step('ask_hand_over'))).toEqual(['RIGHT_ADMINISTRATORS own_hand']);
    expect(await reasons(office, 'security', step('ask_hand_over', 'p-security'))).toContain('RIGHT_ADMINISTRATORS own_hand');
    expect(await reasons(office, 'security', step('ask_hand_over', 'p-system'))).toEqual(['RIGHT_ADMINISTRATORS same']);
    expect(await reasons(office, 'security', step('ask_hand_over', MACHINE.person))).toEqual(['RIGHT_ADMINISTRATORS same']);
    expect(await reasons(office, 'security', step('ask_hand_over', 'p-clerk'))).toEqual(['RIGHT_ADMINISTRATORS post']);
    expect(await reasons(office, 'security', { ...step('ask_hand_over'), reason: '无' })).toEqual(['REASON_MISSING']);
    await office.rights('security', step('ask_hand_over'));
    for (const who of ['clerk', 'head', 'committee', 'city1', 'machine'] as const)
      for (const type of ['ask_hand_over', 'confirm_hand_over'] as const)
        expect([who, ...(await reasons(office, who, step(type)))]).toEqual([who, 'RIGHT_DENIED']);
    await office.rights('security', { type: 'appoint', post: 'statistics', person: 'p-new', as: 'deputy', from: '2024-12-20' });
    expect(await reasons(office, 'system', step('confirm_hand_over'))).toEqual(['RIGHT_ADMINISTRATORS post']);
  });

  test('whoever sits there then sits on no post', async () => {
    const office = await new Office().found();
    await office.rights('security', step('ask_hand_over'));
    await office.rights('audit', step('confirm_hand_over'));
    expect(
      await office.refusals('security', {
        on: 'rights',
        command: { type: 'appoint', post: 'statistics', person: 'p-new', as: 'deputy', from: '2024-12-02' },
      }),
    ).toEqual(['RIGHT_ADMINISTRATORS']);
  });

  test('a request waits three days; another for the same seat takes its place', async () => {
    const office = await new Office().found();
    await office.rights('system', step('ask_hand_over', 'p-newer'));
    await office.rights('system', step('ask_hand_over'));
    expect(await reasons(office, 'security', step('confirm_hand_over', 'p-newer'))).toEqual(['RIGHT_HAND_OVER none']);
    office.clock.turn('2024-12-05T15:59:00.000Z');
    await office.rights('audit', step('confirm_hand_over'));
    await office.rights('system', step('ask_hand_over', 'p-next', 'security_administrator'));
    office.clock.turn('2024-12-08T16:00:00.000Z');
    expect(await reasons(office, 'security', step('confirm_hand_over', 'p-next', 'security_administrator'))).toEqual([
      'RIGHT_HAND_OVER over',
    ]);
  });

  test('what an administrator asked for who is none any more cannot be confirmed by whoever follows him', async () => {
    const office = await new Office().found();
    await office.rights('system', step('ask_hand_over', 'p-puppet', 'security_administrator'));
    await office.rights('security', step('ask_hand_over', 'p-new', 'system_administrator'));
    await office.rights('audit', step('confirm_hand_over', 'p-new', 'system_administrator'));
    expect(await reasons(office, 'audit', step('confirm_hand_over', 'p-puppet', 'security_administrator'))).toEqual([
      'RIGHT_HAND_OVER none',
    ]);
  });

  test('the server alone seats one by one hand, where no two can act, and none who has a post', async () => {
    const office = await new Office().found();
    const seat = (person: string) => ({ on: 'rights', command: { type: 'seat_administrator', seat: AUDIT, person, reason } }) as const;
    for (const who of ['system', 'security', 'audit', 'clerk'] as const)
      expect([who, ...(await office.refusals(who, seat('p-new')))]).toEqual([who, 'RIGHT_DENIED']);
    expect(await office.refusals('machine', seat('p-clerk'))).toEqual(['RIGHT_ADMINISTRATORS']);
    await office.rights('system', step('ask_hand_over'));
    await office.do('machine', seat('p-newer'));
    expect((await administrators(office))[AUDIT]).toBe('p-newer');
    expect(await reasons(office, 'security', step('confirm_hand_over'))).toEqual(['RIGHT_HAND_OVER none']);
  });
});

test('RIGHT-4 whatever one administrator asks for, whomever he registered, he never gets another seat by himself', () => {
  const founded = (['system_administrator', 'security_administrator', AUDIT] as const).reduce<Rights>(
    (rights, seat) => after(rights, { type: 'administrator_seated', seat, person: `p-${seat}` }),
    NO_RIGHTS,
  );
  const hands = ['p-system_administrator', 'p-puppet-1', 'p-puppet-2'];
  let rights = founded;
  for (let round = 0; round < 3; round += 1)
    for (const person of hands)
      for (const post of ['system_administrator', 'security_administrator', AUDIT])
        for (const seat of ['system_administrator', 'security_administrator', AUDIT] as const)
          for (const puppet of hands)
            for (const type of ['ask_hand_over', 'confirm_hand_over', 'seat_administrator'] as const) {
              const entered = { authority: '990000', person, post };
              const context = { entered, at: '2024-12-02T01:00:00.000Z', today: '2024-12-02', rights };
              const decision = decideRights(rights, { type, seat, person: puppet, reason }, context);
              if ('value' in decision) for (const event of decision.value) rights = after(rights, event);
            }
  expect(rights.handOvers.length).toBeGreaterThan(0);
  expect(rights.administrators).toEqual(founded.administrators);
});

test('RIGHT-4 seats that one hand handed over before it took two are still read', () => {
  const [person] = PEOPLE.audit;
  const rights = after(NO_RIGHTS, { type: 'administrator_seated', seat: AUDIT, person, reason }, 'hand_over_administration');
  expect(rights.administrators).toEqual({ [AUDIT]: person });
});

function after(rights: Rights, event: RightsEvent, command = 'confirm_hand_over'): Rights {
  return evolve('rights', rights, { event, at: '', person: '', post: '', command });
}
