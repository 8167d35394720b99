import type { Problem, RouteAnswer } from '@kedu/api';
import { withSession } from '@kedu/store';
import { MACHINE } from '@kedu/workflow';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, type Said, testServer, type TestServer, type Visitor } from '../setup/testServer.ts';

let server: TestServer;
let system: Promise<Visitor> | undefined;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

type Session = RouteAnswer<'session'>;

describe('sign-in over HTTP', () => {
  test('API-2 SIGN-4 who signs in gets a cookie that scripts cannot read, sees where he may act, and signs out', async () => {
    const visitor = server.visitor();
    expect((await visitor.ask('GET', 'session')).status).toBe(401);
    const said = (await visitor.signIn(' Clerk ')) as unknown as Said<Session>;
    expect(said.status).toBe(200);
    expect(said.headers.getSetCookie()[0]).toMatch(/^kedu_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(said.value).toMatchObject({
      name: '示例 clerk',
      places: [{ authority: { id: 'beichuan' }, posts: [{ id: 'office', as: 'holder', roles: ['performance_office'] }] }],
    });
    expect((await visitor.ask<Session>('GET', 'session')).value.person).toBe(server.persons['clerk']);
    const token = visitor.cookie;
    expect((await visitor.ask('DELETE', 'session')).status).toBe(204);
    expect(visitor.cookie).toBe('');
    visitor.cookie = token;
    const after = await visitor.ask<Problem>('GET', 'session');
    expect([after.status, after.value.code]).toEqual([401, 'SIGN_SESSION']);
  });

  test('API-2 SIGN-4 a page of somebody else gives no command in the session of whoever is signed in by now', async () => {
    const visitor = await server.signedIn('clerk', 'office');
    const [own, other] = [server.persons['clerk'], server.persons['head']];
    const command = (person: string | undefined) =>
      visitor.ask<Problem>('POST', 'authorities/beichuan/changes', {}, { 'kedu-person': person });
    const refused = await command(other);
    expect([refused.status, refused.value.issues.map(({ code, args }) => [code, args])]).toEqual([
      401,
      [['SIGN_SESSION', { reason: 'another' }]],
    ]);
    expect(refused.value.title).toBe('登录已失效：这个浏览器里已由另一人登录。');
    // The body is looked at, which is what comes next.
    for (const person of [own, undefined]) expect((await command(person)).value.code).toBe('API_SHAPE');
    const proof = await visitor.ask<Problem>('POST', 'session/second-factor', undefined, { 'kedu-person': other });
    expect([proof.status, proof.value.code]).toEqual([401, 'SIGN_SESSION']);
    // What is read changes nothing, and says itself whose it is; the session goes on.
    expect((await visitor.ask<Session>('GET', 'session', undefined, { 'kedu-person': other })).value.person).toBe(own);
  });

  test('SIGN-6 SIGN-9 the database holds a digest of the token, and an argon2id hash of the password', async () => {
    const visitor = await server.signedIn('clerk');
    const token = visitor.cookie.slice('kedu_session='.length);
    const [kept] = await rows(
      'select digest, password_hash from kedu.session join kedu.sign_in using (sign_name) where sign_name = $1 order by opened_at desc',
      ['clerk'],
    );
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(JSON.stringify(kept)).not.toContain(PASSWORD);
    expect(kept?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('SIGN-1 an unknown name and a wrong password are refused by the same words, in the language asked for', async () => {
    const unknown = await server.visitor().signIn('nobody', 'wrong wrong wrong');
    const wrong = await server.visitor().signIn('head', 'wrong wrong wrong');
    expect({ ...unknown.value, request: '' }).toEqual({ ...wrong.value, request: '' });
    expect([wrong.status, wrong.value.code, wrong.headers.get('content-type')]).toEqual([
      422,
      'SIGN_REFUSED',
      'application/problem+json; charset=utf-8',
    ]);
    expect(wrong.value.title).toBe('登录名或密码不对。');
    const english = server.visitor();
    english.language = 'en';
    expect((await english.signIn('head', 'wrong wrong wrong')).value.title).toBe('Name or password is not right.');
  });

  test('SIGN-2 after five failures a name is locked, for the right password too, until the security administrator unlocks it', async () => {
    for (let i = 0; i < 5; i += 1) expect((await server.visitor().signIn('stranger', 'wrong wrong wrong')).value.code).toBe('SIGN_REFUSED');
    const locked = await server.visitor().signIn('stranger');
    expect([locked.status, locked.value.code]).toEqual([422, 'SIGN_LOCKED']);
    const security = await withFactor('security', 'security_administrator');
    const rights = await security.ask<RouteAnswer<'rights'>>('GET', 'authorities/beichuan/rights');
    expect(rights.value.accounts?.find(({ signName }) => signName === 'stranger')?.lockedUntil).toBeDefined();
    const done = await security.ask('POST', `authorities/beichuan/persons/${server.persons['stranger']}/commands`, {
      type: 'unlock',
      reason: '本人来电核实',
    });
    expect(done.status).toBe(200);
    expect((await server.visitor().signIn('stranger')).status).toBe(200);
  });

  test('SIGN-3 SIGN-8 a post that approves is entered with a second factor alone; it is set up by a code, and each code holds once', async () => {
    const head = await server.signedIn('head', 'office-head');
    const without = await head.ask<Problem>('GET', 'authorities/beichuan/rights');
    expect([without.status, without.value.code]).toEqual([403, 'SIGN_CODE']);
    const begun = await head.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
    expect(begun.value.address).toMatch(/^otpauth:\/\/totp\/Kedu:head\?secret=/);
    const { secret } = begun.value;
    expect((await head.ask<Problem>('PUT', 'session/second-factor', { code: '000000x' })).value.code).toBe('SIGN_CODE');
    const code = generateSync({ secret });
    expect((await head.ask('PUT', 'session/second-factor', { code })).status).toBe(204);
    expect((await head.ask('GET', 'authorities/beichuan/rights')).status).toBe(200);
    for (const each of [code, generateSync({ secret, epoch: Math.floor(Date.now() / 1000) - 30 }), '000000']) {
      const twice = await head.ask<Problem>('PUT', 'session/second-factor', { code: each });
      expect([twice.status, twice.value.issues[0]?.args['reason']]).toEqual([422, 'set']);
    }
    expect((await server.visitor().signIn('head')).value.code).toBe('SIGN_CODE');
    expect((await server.visitor().signIn('head', PASSWORD, code)).value.code).toBe('SIGN_CODE');
    const next = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });
    expect((await server.visitor().signIn('head', PASSWORD, next)).status).toBe(200);
    const again = await head.ask<Problem>('POST', 'session/second-factor');
    expect([again.status, again.value.code]).toEqual([422, 'SIGN_CODE']);
  });

  test('SIGN-3 SIGN-8 what the password alone had opened enters no post that approves, once somebody has set the factor up', async () => {
    await server.accounts.registerAs(
      { authority: 'beichuan', ...MACHINE },
      'register-second-head',
      { name: '示例 副主任', signName: 'second-head' },
      { isExample: true, password: PASSWORD },
    );
    const [own, stolen] = [await server.signedIn('second-head'), await server.signedIn('second-head')];
    expect([(await own.ask('GET', 'session')).status, (await stolen.ask('GET', 'session')).status]).toEqual([200, 200]);
    const begun = await own.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
    expect((await stolen.ask<Problem>('PUT', 'session/second-factor', { code: '000000x' })).value.code).toBe('SIGN_CODE');
    const code = generateSync({ secret: begun.value.secret });
    expect((await own.ask('PUT', 'session/second-factor', { code })).status).toBe(204);
    expect((await own.ask<Session>('GET', 'session')).value.hasSecondFactor).toBe(true);
    const after = await stolen.ask<Problem>('GET', 'session');
    expect([after.status, after.value.issues[0]?.args['reason']]).toEqual([401, 'ended']);
  });

  test('SIGN-11 a name that is none as it is kept is refused with its field, before anything is written', async () => {
    const system = await systemAdministrator();
    const written = () => rows("select count(*)::int as n from kedu.audit where command = 'register_person'");
    const before = await written();
    for (const [name, reason] of [
      ['\u3000', 'empty'],
      ['ﷺ'.repeat(12), 'long'],
    ] as const) {
      const tried = await server.visitor().signIn(name);
      expect([tried.status, tried.value.issues.map(({ code, at, args }) => [code, at, args['reason']])]).toEqual([
        400,
        [['API_SHAPE', '/name', reason]],
      ]);
      const made = await system.ask<Problem>('POST', 'authorities/beichuan/persons', { name: '示例 无名', signName: name });
      expect([made.status, made.value.issues.map(({ code, at, args }) => [code, at, args['reason']])]).toEqual([
        400,
        [['API_SHAPE', '/signName', reason]],
      ]);
    }
    expect(await written()).toEqual(before);
  });

  test('SIGN-4 a session ends half an hour after its last request, and twelve hours after it was opened', async () => {
    const idle = await server.signedIn('clerk');
    await rows(
      "update kedu.session set seen_at = now() - interval '31 minutes', opened_at = now() - interval '1 hour' where sign_name = 'clerk'",
    );
    await new Promise((done) => setTimeout(done, 1_100));
    const ended = await idle.ask<Problem>('GET', 'session');
    expect([ended.status, ended.value.issues[0]?.args['reason']]).toEqual([401, 'idle']);
    const old = await server.signedIn('clerk');
    await rows(
      "update kedu.session set opened_at = now() - interval '12 hours 1 second' where ended_at is null and sign_name = 'clerk' and seen_at > now() - interval '1 minute'",
    );
    await new Promise((done) => setTimeout(done, 1_100));
    expect((await old.ask<Problem>('GET', 'session')).value.issues[0]?.args['reason']).toBe('whole');
  });

  test('SIGN-5 a new password asks for the old one and ends the other sessions', async () => {
    const [here, there] = [await server.signedIn('clerk'), await server.signedIn('clerk')];
    const refused = async (old: string, next: string) => {
      const said = await here.ask<Problem>('POST', 'session/password', { old, next });
      return said.value.issues.map(({ code, at, args }) => [code, at, args['reason']]);
    };
    expect(await refused('wrong', '另一个示例密码 5678')).toEqual([['SIGN_REFUSED', '/old', undefined]]);
    expect(await refused(PASSWORD, 'short')).toEqual([['SIGN_PASSWORD', '/next', 'short']]);
    // SIGN-12
    expect(await refused(PASSWORD, '123456789012')).toEqual([['SIGN_PASSWORD', '/next', 'run']]);
    expect(await refused(PASSWORD, '示例密码 of CLERK 5678')).toEqual([['SIGN_PASSWORD', '/next', 'name']]);
    expect((await here.ask('POST', 'session/password', { old: PASSWORD, next: '另一个示例密码 5678' })).status).toBe(204);
    expect((await there.ask('GET', 'session')).status).toBe(401);
    expect((await here.ask('GET', 'session')).status).toBe(200);
    await here.ask('POST', 'session/password', { old: '另一个示例密码 5678', next: PASSWORD });
  });

  test('RIGHT-15 SIGN-11 accounts are administered where they were taken up: another authority’s administrator finds nobody', async () => {
    const south = await withFactor('south-system', 'system_administrator');
    const theirs = await south.ask<Problem>('POST', `authorities/nanhe/persons/${server.persons['clerk']}/commands`, {
      type: 'new_password',
      reason: '忘记密码，来电申请',
    });
    expect([theirs.status, theirs.value.code]).toEqual([404, 'API_NOT_FOUND']);
    expect((await south.ask<Problem>('GET', 'authorities/beichuan/rights')).status).toBe(404);
    const system = await systemAdministrator();
    const made = await system.ask<RouteAnswer<'registerPerson'>>(
      'POST',
      'authorities/beichuan/persons',
      { name: '示例 新人', signName: 'newcomer' },
      { 'idempotency-key': 'newcomer-1' },
    );
    expect(made.status).toBe(201);
    expect((await server.visitor().signIn('newcomer', made.value.password)).status).toBe(200);
    const again = await system.ask<RouteAnswer<'registerPerson'>>(
      'POST',
      'authorities/beichuan/persons',
      { name: '示例 新人', signName: 'newcomer' },
      { 'idempotency-key': 'newcomer-1' },
    );
    expect(again.value).toMatchObject({ person: made.value.person, again: true });
    expect(again.value.password).toBeUndefined();
    const before = await takenUp();
    const taken = await system.ask<Problem>('POST', 'authorities/beichuan/persons', { name: '示例 同名', signName: 'newcomer' });
    expect([taken.status, taken.value.issues.map(({ code, at }) => [code, at])]).toEqual([422, [['SIGN_NAME', '/signName']]]);
    expect(await takenUp()).toEqual(before);
    const reset = await system.ask<RouteAnswer<'commandPerson'>>('POST', `authorities/beichuan/persons/${made.value.person}/commands`, {
      type: 'new_password',
      reason: '忘记密码，来电申请',
    });
    expect((await server.visitor().signIn('newcomer', made.value.password)).value.code).toBe('SIGN_REFUSED');
    expect((await server.visitor().signIn('newcomer', reset.value.password)).status).toBe(200);
    const own = await system.ask<Problem>('POST', `authorities/beichuan/persons/${server.persons['system']}/commands`, {
      type: 'new_password',
      reason: '忘记密码，来电申请',
    });
    expect([own.status, own.value.code]).toEqual([422, 'RIGHT_SELF']);
  });
});

/** How many people there are, and how often the audit trail says that one was taken up. */
function takenUp(): Promise<Record<string, unknown>[]> {
  return rows(`select (select count(*) from kedu.person) as persons,
    (select count(*) from kedu.audit where command = 'register_person') as rows`);
}

/** One sign-in for all tests: each code is taken once. */
function systemAdministrator(): Promise<Visitor> {
  system ??= withFactor('system', 'system_administrator');
  return system;
}

async function withFactor(name: string, post: string) {
  const visitor = await server.signedIn(name, post);
  const begun = await visitor.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
  await visitor.ask('PUT', 'session/second-factor', { code: generateSync({ secret: begun.value.secret }) });
  return visitor;
}

function rows(sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return withSession(server.testDatabase.superuser, async (client) => (await client.query<Record<string, unknown>>(sql, [...values])).rows);
}
