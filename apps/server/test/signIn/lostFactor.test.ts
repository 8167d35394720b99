import type { Problem, RouteAnswer } from '@kedu/api';
import { withSession } from '@kedu/store';
import { MACHINE } from '@kedu/workflow';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, testServer, type TestServer, type Visitor } from '../setup/testServer.ts';

let server: TestServer;
const visitors = new Map<string, Visitor>();
const secrets = new Map<string, string>();
beforeAll(async () => {
  server = await testServer();
  for (const name of ['system', 'security', 'audit', 'head']) {
    const visitor = await server.signedIn(name, name === 'head' ? 'office-head' : `${name}_administrator`);
    const begun = await visitor.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
    secrets.set(name, begun.value.secret);
    await visitor.ask('PUT', 'session/second-factor', { code: generateSync({ secret: begun.value.secret }) });
    visitors.set(name, visitor);
  }
});
afterAll(() => server.end());

const by = (name: string): Visitor => visitors.get(name) as Visitor;
const reason = '手机丢失，本人持证件到场申请';
const command = (who: string, type: string, person = server.persons['head'] as string, headers = {}) =>
  by(who).ask<Problem>('POST', `authorities/beichuan/persons/${person}/commands`, { type, reason }, headers);

describe('RIGHT-16 a second factor that was lost', () => {
  test('is taken away by two administrators; sessions end, a new one is set up, and the audit trail shows both', async () => {
    expect((await server.visitor().signIn('head')).value.code).toBe('SIGN_CODE');
    expect((await command('security', 'confirm_factor_reset')).value.code).toBe('RIGHT_FACTOR');
    expect((await command('system', 'ask_factor_reset')).status).toBe(200);
    const rights = await by('audit').ask<RouteAnswer<'rights'>>('GET', 'authorities/beichuan/rights');
    expect(rights.value.resets).toMatchObject([{ person: { name: '示例 head' }, by: { name: '示例 system' }, reason }]);
    expect((await by('head').ask<RouteAnswer<'rights'>>('GET', 'authorities/beichuan/rights')).value.resets).toBeUndefined();
    expect((await command('system', 'confirm_factor_reset')).value.issues[0]).toMatchObject({
      code: 'RIGHT_FACTOR',
      args: { reason: 'same_hand' },
    });
    expect((await command('head', 'ask_factor_reset', server.persons['clerk'])).status).toBe(403);
    expect((await by('head').ask('GET', 'session')).status).toBe(200);

    const key = { 'idempotency-key': 'confirm-1' };
    expect((await command('security', 'confirm_factor_reset', undefined, key)).status).toBe(200);
    expect((await by('head').ask<Problem>('GET', 'session')).value.code).toBe('SIGN_SESSION');
    const again = await command('security', 'confirm_factor_reset', undefined, key);
    expect(again.value).toMatchObject({ again: true });

    const head = await server.signedIn('head', 'office-head');
    expect((await head.ask<Problem>('GET', 'authorities/beichuan/rights')).value.code).toBe('SIGN_CODE');
    const begun = await head.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
    expect(begun.value.secret).not.toBe(secrets.get('head'));
    const lost = generateSync({ secret: secrets.get('head') as string });
    expect((await head.ask<Problem>('PUT', 'session/second-factor', { code: lost })).value.code).toBe('SIGN_CODE');
    expect((await head.ask('PUT', 'session/second-factor', { code: generateSync({ secret: begun.value.secret }) })).status).toBe(204);
    expect((await head.ask('GET', 'authorities/beichuan/rights')).status).toBe(200);

    // The same key once more: what it confirmed was done, and takes nothing away that was set up since.
    expect((await command('security', 'confirm_factor_reset', undefined, key)).value).toMatchObject({ again: true });
    expect((await head.ask('GET', 'authorities/beichuan/rights')).status).toBe(200);
    expect((await server.visitor().signIn('head')).value.code).toBe('SIGN_CODE');

    const audit = await by('audit').ask<RouteAnswer<'audit'>>('GET', 'authorities/beichuan/audit?limit=20');
    const told = audit.value.items.map(({ command: each, person }) => [each, person.name]);
    expect(told.filter(([each]) => each?.endsWith('factor_reset'))).toEqual([
      ['confirm_factor_reset', '示例 security'],
      ['ask_factor_reset', '示例 system'],
    ]);
    expect(audit.value.chain.holds).toBe(true);
  });

  test('is taken away by the same key where the server died between the audit trail and the deed', async () => {
    const before = await signInOf('head');
    const key = { 'idempotency-key': 'confirm-2' };
    expect((await command('system', 'ask_factor_reset')).status).toBe(200);
    expect((await command('security', 'confirm_factor_reset', undefined, key)).status).toBe(200);
    await asIfNotDone('head', before);
    expect((await server.visitor().signIn('head')).value.code).toBe('SIGN_CODE');
    expect((await command('security', 'confirm_factor_reset', undefined, key)).value).toMatchObject({ again: true });
    expect((await server.visitor().signIn('head')).status).toBe(200);
  });

  test('RIGHT-15 of somebody who was taken up elsewhere is answered as of one who is not there', async () => {
    const south = await server.signedIn('south-system', 'system_administrator');
    const begun = await south.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
    await south.ask('PUT', 'session/second-factor', { code: generateSync({ secret: begun.value.secret }) });
    const said = await south.ask<Problem>('POST', `authorities/nanhe/persons/${server.persons['head']}/commands`, {
      type: 'ask_factor_reset',
      reason,
    });
    expect([said.status, said.value.code]).toEqual([404, 'API_NOT_FOUND']);
  });
});

describe('RIGHT-15 an act whose row was written and whose deed was not done', () => {
  test('is finished by the same key: a new password, an unlocking, a closing; none of them twice', async () => {
    const stranger = server.persons['stranger'] as string;
    const given = async (key: string) => (await command('system', 'new_password', stranger, { 'idempotency-key': key })).value;
    const before = await signInOf('stranger');
    const lost = (await given('password-1')) as unknown as RouteAnswer<'commandPerson'>;
    await asIfNotDone('stranger', before);
    const { password, again } = (await given('password-1')) as unknown as RouteAnswer<'commandPerson'>;
    expect([again, typeof password, password === lost.password]).toEqual([true, 'string', false]);
    expect((await server.visitor().signIn('stranger', password)).status).toBe(200);
    expect(await given('password-1')).not.toHaveProperty('password');
    expect((await server.visitor().signIn('stranger', password)).status).toBe(200);

    for (let i = 0; i < 5; i += 1) await server.visitor().signIn('stranger', 'wrong wrong wrong');
    const locked = await signInOf('stranger');
    const unlock = () => command('security', 'unlock', stranger, { 'idempotency-key': 'unlock-1' });
    await unlock();
    await asIfNotDone('stranger', locked);
    expect((await server.visitor().signIn('stranger', password)).value.code).toBe('SIGN_LOCKED');
    expect((await unlock()).value).toMatchObject({ again: true });
    const inside = server.visitor();
    expect((await inside.signIn('stranger', password)).status).toBe(200);
    for (let i = 0; i < 5; i += 1) await server.visitor().signIn('stranger', 'wrong wrong wrong');
    await unlock();
    expect((await server.visitor().signIn('stranger', password)).value.code).toBe('SIGN_LOCKED');

    const open = await signInOf('stranger');
    const close = () => command('system', 'close_account', stranger, { 'idempotency-key': 'close-1' });
    await close();
    await asIfNotDone('stranger', open);
    expect((await signInOf('stranger'))['is_closed']).toBe(false);
    expect((await close()).value).toMatchObject({ again: true });
    expect((await signInOf('stranger'))['is_closed']).toBe(true);
    expect((await inside.ask<Problem>('GET', 'session')).value.code).toBe('SIGN_SESSION');
  });
});

describe('SIGN-2 SIGN-5 the old password at an open session', () => {
  test('is guessed five times at most: the name is locked, for the right one too', async () => {
    const made = await server.accounts.registerAs(
      { authority: 'beichuan', ...MACHINE },
      'register-guessed',
      { name: '示例 被猜者', signName: 'guessed' },
      { isExample: true, password: PASSWORD },
    );
    expect(made).toHaveProperty('value');
    const guesser = await server.signedIn('guessed');
    const change = (old: string) => guesser.ask<Problem>('POST', 'session/password', { old, next: '另一个示例密码 5678' });
    for (let i = 0; i < 5; i += 1) expect((await change(`wrong ${i}`)).value.code).toBe('SIGN_REFUSED');
    const locked = await change(PASSWORD);
    expect([locked.status, locked.value.code]).toEqual([422, 'SIGN_LOCKED']);
    expect((await server.visitor().signIn('guessed')).value.code).toBe('SIGN_LOCKED');
    expect(await signInOf('guessed')).toMatchObject({ failures: 5 });
  });
});

/** The row of a name to sign in with. */
async function signInOf(name: string): Promise<Record<string, unknown>> {
  const { rows } = await withSession(server.testDatabase.superuser, (client) =>
    client.query<Record<string, unknown>>('select * from kedu.sign_in where sign_name = $1', [name]),
  );
  return rows[0] as Record<string, unknown>;
}

/** Puts the row of a name back to what it was: only the audit trail has got the act. */
async function asIfNotDone(name: string, row: Record<string, unknown>): Promise<void> {
  await withSession(server.testDatabase.superuser, (client) =>
    client.query(
      `update kedu.sign_in set (password_hash, totp_secret, has_second_factor, failures, locked_until, is_closed, password_is_given, carried_out)
         = (select password_hash, totp_secret, has_second_factor, failures, locked_until, is_closed, password_is_given, carried_out
            from jsonb_populate_record(null::kedu.sign_in, $2::jsonb)) where sign_name = $1`,
      [name, JSON.stringify(row)],
    ),
  );
}

describe('SIGN-10 a password that somebody else gave', () => {
  test('opens nothing but its change, after which everything is open', async () => {
    const made = await server.accounts.registerAs(
      { authority: 'beichuan', ...MACHINE },
      'register-newcomer',
      { name: '示例 新人', signName: 'newcomer' },
      { isExample: false },
    );
    if ('issues' in made) throw new Error(JSON.stringify(made.issues));
    const password = made.value.password as string;
    const visitor = server.visitor('office');
    expect((await visitor.signIn('newcomer', password)).value).toMatchObject({ passwordIsGiven: true });
    expect((await visitor.ask<RouteAnswer<'session'>>('GET', 'session')).value.passwordIsGiven).toBe(true);
    for (const [method, path] of [
      ['GET', 'authorities/beichuan/home'],
      ['GET', 'authorities/beichuan/rights'],
      ['GET', 'authorities/nowhere/home'],
      ['POST', 'session/second-factor'],
      ['PUT', 'session/second-factor'],
      ['POST', 'authorities/beichuan/rights/commands'],
    ] as const) {
      const said = await visitor.ask<Problem>(method, path, method === 'GET' ? undefined : { code: '1' });
      expect([path, said.status, said.value.code, said.value.issues[0]?.args['reason']]).toEqual([path, 403, 'SIGN_PASSWORD', 'given']);
    }
    expect((await visitor.ask<Problem>('POST', 'session/password', { old: password, next: password })).value.code).toBe('SIGN_PASSWORD');
    expect((await visitor.ask('POST', 'session/password', { old: password, next: PASSWORD })).status).toBe(204);
    expect((await visitor.ask<RouteAnswer<'session'>>('GET', 'session')).value.passwordIsGiven).toBe(false);
    expect((await visitor.ask<Problem>('GET', 'authorities/beichuan/home')).value.code).toBe('API_NOT_FOUND');
    expect((await visitor.ask('POST', 'session/second-factor')).status).toBe(200);
  });

  test('is one again after an administrator has set it anew, in a session that was there before too', async () => {
    const clerk = await server.signedIn('clerk', 'office');
    expect((await clerk.ask('GET', 'authorities/beichuan/home')).status).toBe(200);
    expect((await command('system', 'ask_new_password', server.persons['clerk'])).status).toBe(200);
    expect((await clerk.ask('GET', 'authorities/beichuan/home')).status).toBe(200);
    const said = await command('audit', 'confirm_new_password', server.persons['clerk']);
    const { password } = said.value as unknown as RouteAnswer<'commandPerson'>;
    expect((await clerk.ask('GET', 'authorities/beichuan/home')).status).toBe(401);
    const again = server.visitor('office');
    expect((await again.signIn('clerk', password)).status).toBe(200);
    expect((await again.ask<Problem>('GET', 'authorities/beichuan/home')).value.code).toBe('SIGN_PASSWORD');
    expect((await again.ask('DELETE', 'session')).status).toBe(204);
  });
});
