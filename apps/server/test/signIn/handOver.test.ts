import type { Problem, RouteAnswer } from '@kedu/api';
import { MACHINE, perform } from '@kedu/workflow';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, testServer, type TestServer, type Visitor } from '../setup/testServer.ts';

const HERE = 'authorities/beichuan';
const reason = '示例：轮岗交流，已当面核实接任人';
const seats = ['system', 'security', 'audit'] as const;
const visitors = new Map<string, Visitor>();
let server: TestServer;

beforeAll(async () => {
  server = await testServer();
  for (const name of seats) visitors.set(name, await withFactor(await server.signedIn(name, `${name}_administrator`)));
});
afterAll(() => server.end());

const by = (name: string): Visitor => visitors.get(name) as Visitor;
const rights = (who: Visitor, body: object) => who.ask<Problem>('POST', `${HERE}/rights/commands`, body);
const step = (type: 'ask_hand_over' | 'confirm_hand_over', seat: string, person: string) => ({
  type,
  seat: `${seat}_administrator`,
  person,
  reason,
});
const seated = async (): Promise<readonly string[]> =>
  (await by('audit').ask<RouteAnswer<'rights'>>('GET', `${HERE}/rights`)).value.administrators.map(({ person }) => person.name);
const waiting = async (who: string): Promise<RouteAnswer<'home'>['items']> =>
  (await by(who).ask<RouteAnswer<'home'>>('GET', `${HERE}/home`)).value.items.filter(({ kind }) => kind !== 'vacancies');

async function withFactor(visitor: Visitor): Promise<Visitor> {
  const begun = await visitor.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
  await visitor.ask('PUT', 'session/second-factor', { code: generateSync({ secret: begun.value.secret }) });
  return visitor;
}

/** Somebody whom the system administrator takes up, with the first password as he sees it. */
async function registered(signName: string, isExample = false): Promise<{ readonly person: string; readonly password: string }> {
  const made = await server.accounts.registerAs(
    { authority: 'beichuan', ...MACHINE },
    `register-${signName}`,
    { name: `示例 ${signName}`, signName },
    { isExample },
  );
  if ('issues' in made) throw new Error(JSON.stringify(made.issues));
  return { person: made.value.person, password: made.value.password as string };
}

async function changedPassword(signName: string, old: string): Promise<Visitor> {
  const visitor = server.visitor('security_administrator');
  expect((await visitor.signIn(signName, old)).status).toBe(200);
  expect((await visitor.ask('POST', 'session/password', { old, next: PASSWORD })).status).toBe(204);
  return visitor;
}

describe('RIGHT-4 one administrator and his puppets', () => {
  test('get no other seat: the command of one hand is gone, and whoever asked does not confirm', async () => {
    const puppet = await registered('puppet');
    const before = await seated();
    const old = await rights(by('system'), { ...step('ask_hand_over', 'security', puppet.person), type: 'hand_over_administration' });
    expect([old.status, old.value.code]).toEqual([400, 'API_SHAPE']);
    expect((await rights(by('system'), { ...step('ask_hand_over', 'security', puppet.person), type: 'seat_administrator' })).status).toBe(
      400,
    );

    const early = await rights(by('system'), step('ask_hand_over', 'security', puppet.person));
    expect(early.value.issues[0]).toMatchObject({ code: 'RIGHT_ADMINISTRATORS', at: '/person', args: { reason: 'given' } });
    const hand = await changedPassword('puppet', puppet.password);
    await withFactor(hand);
    expect((await rights(by('system'), step('ask_hand_over', 'security', puppet.person))).status).toBe(200);
    const confirm = step('confirm_hand_over', 'security', puppet.person);
    const own = await rights(by('system'), confirm);
    expect([own.status, own.value.issues[0]]).toMatchObject([
      422,
      { code: 'RIGHT_HAND_OVER', args: { reason: 'same_hand', person: '示例 puppet' } },
    ]);
    const puppets = await rights(hand, confirm);
    expect(puppets.status).toBe(404);
    expect(await seated()).toEqual(before);
    expect((await by('security').ask('GET', `${HERE}/rights`)).status).toBe(200);
  });

  test('nor by a new password for another administrator who has no second factor yet', async () => {
    const person = (await registered('unsettled', true)).person;
    const command = { type: 'seat_administrator', seat: 'audit_administrator', person, reason } as const;
    const former = server.persons['audit'] as string;
    const machine = { authority: 'beichuan', ...MACHINE };
    expect(await perform(server.ports, machine, 'seat-1', { on: 'rights', command })).toHaveProperty('value');
    const ask = (type: string) => by('system').ask<Problem>('POST', `${HERE}/persons/${person}/commands`, { type, reason });
    for (const [type, why] of [
      ['new_password', 'seated'],
      ['ask_new_password', 'factor'],
      ['confirm_new_password', 'factor'],
    ] as const)
      expect((await ask(type)).value.issues[0]).toMatchObject({ code: 'RIGHT_PASSWORD', args: { reason: why, person: '示例 unsettled' } });
    expect(await perform(server.ports, machine, 'seat-2', { on: 'rights', command: { ...command, person: former } })).toHaveProperty(
      'value',
    );
    expect((await ask('ask_new_password')).status).toBe(200);
    const confirm = { type: 'confirm_new_password', reason };
    expect((await by('audit').ask('POST', `${HERE}/persons/${person}/commands`, confirm)).status).toBe(200);
  });

  test('a person who has no open account here is none', async () => {
    const closed = await registered('closed', true);
    await by('system').ask('POST', `${HERE}/persons/${closed.person}/commands`, { type: 'close_account', reason });
    const elsewhere = await (await server.signedIn('south-system')).ask<RouteAnswer<'session'>>('GET', 'session');
    for (const person of ['p-nobody', closed.person, elsewhere.value.person])
      expect((await rights(by('system'), step('ask_hand_over', 'audit', person))).value.issues[0]).toMatchObject({
        code: 'RIGHT_ADMINISTRATORS',
        args: { reason: 'unknown' },
      });
  });
});

describe('RIGHT-4 the second hand', () => {
  test('finds the request at home, with who asked and until when; the seat goes on, and both stand in the audit trail', async () => {
    const { person } = await registered('next', true);
    expect((await rights(by('system'), step('ask_hand_over', 'security', person))).status).toBe(200);
    const { value } = await by('audit').ask<RouteAnswer<'rights'>>('GET', `${HERE}/rights`);
    const request = value.handOvers?.find(({ person: next }) => next.id === person);
    expect(request).toMatchObject({ seat: 'security_administrator', person: { name: '示例 next' }, by: { name: '示例 system' }, reason });
    expect(await waiting('system')).toEqual([]);
    for (const who of ['security', 'audit'])
      expect(await waiting(who)).toEqual([{ kind: 'hand_overs', count: 1, by: request?.until, isOverdue: false, at: {} }]);
    const clerk = await server.signedIn('clerk', 'office');
    expect((await clerk.ask<RouteAnswer<'rights'>>('GET', `${HERE}/rights`)).value.handOvers).toBeUndefined();

    expect((await rights(by('security'), step('confirm_hand_over', 'security', person))).status).toBe(200);
    expect(await seated()).toEqual(['示例 system', '示例 next', '示例 audit']);
    expect((await by('security').ask('GET', `${HERE}/rights`)).status).toBe(404);
    expect(await waiting('audit')).toEqual([]);
    const audit = await by('audit').ask<RouteAnswer<'audit'>>('GET', `${HERE}/audit?limit=2`);
    expect(audit.value.items.map(({ command, person: { name } }) => [command, name])).toEqual([
      ['confirm_hand_over', '示例 security'],
      ['ask_hand_over', '示例 system'],
    ]);
    expect(audit.value.chain.holds).toBe(true);
  });

  test('RIGHT-16 finds a lost second factor there too, but not whom it is about', async () => {
    const ask = `${HERE}/persons/${server.persons['audit']}/commands`;
    const { status } = await by('system').ask('POST', ask, { type: 'ask_factor_reset', reason });
    expect(status).toBe(200);
    expect(await waiting('audit')).toEqual([]);
    const about = `${HERE}/persons/${server.persons['head']}/commands`;
    expect((await by('system').ask('POST', about, { type: 'ask_factor_reset', reason })).status).toBe(200);
    expect(await waiting('audit')).toMatchObject([{ kind: 'persons', count: 1 }]);
  });
});
