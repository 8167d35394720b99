import type { Problem, RouteAnswer } from '@kedu/api';
import { MACHINE, perform, type RightsCommand } from '@kedu/workflow';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, testServer, type TestServer, type Visitor } from '../setup/testServer.ts';

const HERE = 'authorities/beichuan';
const OWN = '另一个示例密码 5678';
const reason = '忘记密码，本人持证件到场申请';
const visitors = new Map<string, Visitor>();
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
  for (const name of ['system', 'security', 'audit']) {
    const visitor = await server.signedIn(name, `${name}_administrator`);
    const { value } = await visitor.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
    await visitor.ask('PUT', 'session/second-factor', { code: generateSync({ secret: value.secret }) });
    visitors.set(name, visitor);
  }
});
afterAll(() => server.end());

const by = (name: string): Visitor => visitors.get(name) as Visitor;
const command = (who: string, type: string, person: string, key?: string) =>
  by(who).ask<Problem & RouteAnswer<'commandPerson'>>(
    'POST',
    `${HERE}/persons/${person}/commands`,
    { type, reason },
    key === undefined ? {} : { 'idempotency-key': key },
  );

describe('RIGHT-22 the password of somebody who has a seat', () => {
  test('is not set anew by one hand: neither the old one nor a session is touched', async () => {
    const clerk = await server.signedIn('clerk', 'office');
    const refused = await command('system', 'new_password', server.persons['clerk'] as string);
    expect([refused.status, refused.value.issues.map(({ code, args }) => [code, args['reason'], args['person']])]).toEqual([
      422,
      [['RIGHT_PASSWORD', 'seated', '示例 clerk']],
    ]);
    expect((await command('system', 'confirm_new_password', server.persons['clerk'] as string)).value.code).toBe('RIGHT_PASSWORD');
    expect((await clerk.ask('GET', `${HERE}/home`)).status).toBe(200);
    expect((await server.visitor().signIn('clerk')).status).toBe(200);
  });

  test('nor of one who has it in another authority, where his administrators see nothing of it', async () => {
    const made = await server.accounts.registerAs(
      { authority: 'beichuan', ...MACHINE },
      'register-lent',
      { name: '示例 借调', signName: 'lent' },
      { isExample: true, password: PASSWORD },
    );
    if ('issues' in made) throw new Error(JSON.stringify(made.issues));
    const { person } = made.value;
    expect((await command('system', 'new_password', person)).value.password).toBeTypeOf('string');
    const idOf = async (name: string) => (await (await server.signedIn(name)).ask<RouteAnswer<'session'>>('GET', 'session')).value.person;
    const give = async (seat: string, command: RightsCommand) => {
      const entered = { authority: 'nanhe', person: await idOf(`south-${seat}`), post: `${seat}_administrator` };
      expect(await perform(server.ports, entered, `lent-${command.type}`, { on: 'rights', command })).toHaveProperty('value');
    };
    await give('security', { type: 'appoint', post: 'office', person, as: 'deputy', from: '2020-01-01' });
    expect((await command('system', 'new_password', person)).value.issues[0]).toMatchObject({
      code: 'RIGHT_PASSWORD',
      args: { reason: 'seated' },
    });
  });

  test('is by two: told to whoever confirms, once, and its bearer learns at sign-in by whom and when', async () => {
    const person = server.persons['clerk'] as string;
    expect((await command('system', 'ask_new_password', person)).value.password).toBeUndefined();
    expect((await server.visitor().signIn('clerk')).status).toBe(200);
    const { value: shown } = await by('audit').ask<RouteAnswer<'rights'>>('GET', `${HERE}/rights`);
    expect(shown.resets).toMatchObject([{ of: 'password', person: { name: '示例 clerk' }, by: { name: '示例 system' }, reason }]);
    expect(shown.accounts?.find(({ signName }) => signName === 'clerk')).toMatchObject({ isSeated: true });
    const { value: home } = await by('security').ask<RouteAnswer<'home'>>('GET', `${HERE}/home`);
    expect(home.items.filter(({ kind }) => kind === 'persons')).toMatchObject([{ count: 1 }]);

    const before = Date.now();
    const confirmed = await command('security', 'confirm_new_password', person, 'confirm-1');
    expect([confirmed.status, typeof confirmed.value.password]).toEqual([200, 'string']);
    expect((await command('security', 'confirm_new_password', person, 'confirm-1')).value).not.toHaveProperty('password');
    expect((await server.visitor().signIn('clerk')).value.code).toBe('SIGN_REFUSED');

    const clerk = server.visitor('office');
    const session = (await clerk.signIn('clerk', confirmed.value.password)).value as unknown as RouteAnswer<'session'>;
    expect(session.given?.by.map(({ name }) => name)).toEqual(['示例 system', '示例 security']);
    expect(Math.abs(Date.parse(session.given?.at ?? '') - before)).toBeLessThan(60_000);
    expect((await clerk.ask<Problem>('GET', `${HERE}/home`)).value.code).toBe('SIGN_PASSWORD');
    expect((await clerk.ask('POST', 'session/password', { old: confirmed.value.password, next: OWN })).status).toBe(204);
    expect((await clerk.ask<RouteAnswer<'session'>>('GET', 'session')).value).not.toHaveProperty('given');
    const trail = await by('audit').ask<RouteAnswer<'audit'>>('GET', `${HERE}/audit?limit=2`);
    expect(trail.value.items.map(({ command, person }) => [command, person.name])).toEqual([
      ['confirm_new_password', '示例 security'],
      ['ask_new_password', '示例 system'],
    ]);
  });
});

describe('RIGHT-22 SIGN-13 a new person', () => {
  test('gets a first password, and another, by one hand, and learns whose', async () => {
    const made = await by('system').ask<RouteAnswer<'registerPerson'>>('POST', `${HERE}/persons`, {
      name: '示例 新人',
      signName: 'newcomer',
    });
    const { value: shown } = await by('system').ask<RouteAnswer<'rights'>>('GET', `${HERE}/rights`);
    expect(shown.accounts?.find(({ signName }) => signName === 'newcomer')).toMatchObject({ isSeated: false });
    const { password } = (await command('system', 'new_password', made.value.person)).value;
    const session = (await server.visitor().signIn('newcomer', password)).value as unknown as RouteAnswer<'session'>;
    expect(session).toMatchObject({ passwordIsGiven: true, given: { by: [{ name: '示例 system' }] } });
  });
});
