import type { Problem, RouteAnswer } from '@kedu/api';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, testServer, type TestServer, Visitor } from '../setup/testServer.ts';

let server: TestServer;
let clerk: Visitor;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signedIn('clerk', 'office');
});
afterAll(() => server.end());

const RIGHTS = 'authorities/beichuan/rights';

describe('API answers', () => {
  test('API-3 an authority in which one has no place is answered as one that is not there, whatever the rest of the path', async () => {
    const [theirs, nobodys, further] = await Promise.all(
      ['authorities/nanhe/rights', 'authorities/nowhere/rights', 'authorities/nanhe/rounds/%2F/cells?limit=no'].map((path) =>
        clerk.ask<Problem>('GET', path),
      ),
    );
    for (const said of [theirs, nobodys, further]) expect([said?.status, said?.value.code]).toEqual([404, 'API_NOT_FOUND']);
    expect(JSON.stringify(theirs?.value)).not.toContain('示例市');
  });

  test('API-2 RIGHT-2 a post is named, and one’s own', async () => {
    const nameless = await clerk.ask<Problem>('GET', RIGHTS, undefined, { 'kedu-post': undefined });
    expect([nameless.status, nameless.value.code]).toEqual([400, 'API_POST_MISSING']);
    const others = await clerk.ask<Problem>('GET', RIGHTS, undefined, { 'kedu-post': 'office-head' });
    expect([others.status, others.value.code]).toEqual([403, 'RIGHT_SEAT']);
  });

  test('API-5 a refusal calls posts by their titles, whoever finds the fault; a seat of an administrator by its role', async () => {
    const seat = await clerk.ask<Problem>('GET', RIGHTS, undefined, { 'kedu-post': 'office-head' });
    expect(seat.value.title).toMatch(/您不在岗位“示例岗位 office-head”上/);
    const route = await clerk.ask<Problem>('GET', 'authorities/beichuan/audit');
    expect([route.value.title, route.value.issues[0]?.args['post']]).toEqual([
      expect.stringContaining('岗位“示例岗位 office”不能'),
      '示例岗位 office',
    ]);
    const command = await clerk.ask<Problem>('POST', `${RIGHTS}/commands`, {
      type: 'appoint',
      post: 'office-head',
      person: server.persons['stranger'],
      as: 'holder',
      from: '2026-01-01',
    });
    const texts = command.value.issues.map(({ text }) => text);
    expect(texts).toEqual([expect.stringContaining('岗位“示例岗位 office”不能'), '岗位“示例岗位 office-head”从 2020-01-01 已有人任职。']);
    const unknown = await clerk.ask<Problem>('GET', RIGHTS, undefined, { 'kedu-post': 'nowhere' });
    expect(unknown.value.title).toContain('“nowhere”');
    const another = await clerk.ask<Problem>('GET', RIGHTS, undefined, { 'kedu-post': 'audit_administrator' });
    expect(another.value.title).toContain('“审计管理员”');
  });

  test('RIGHT-21 API-5 whom nobody knows is refused at its field, with what to do', async () => {
    const security = await server.signedIn('security', 'security_administrator');
    const begun = await security.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor');
    await security.ask('PUT', 'session/second-factor', { code: generateSync({ secret: begun.value.secret }) });
    const give = (who: Visitor, body: object) => who.ask<Problem>('POST', `${RIGHTS}/commands`, body);
    const appoint = { type: 'appoint', post: 'office-head', person: 'p-nobody', as: 'deputy', from: '2026-01-01' };
    const nobody = await give(security, appoint);
    expect(nobody.status).toBe(422);
    expect(nobody.value.issues).toMatchObject([
      { code: 'RIGHT_PERSON', at: '/person', text: expect.stringContaining('p-nobody'), remedy: expect.stringContaining('登记') },
    ]);
    const span = { from: '2020-01-01', until: '2030-01-01', reason: '示例：跨区核对' };
    const grant = { type: 'grant_reading', id: 'g-1', reader: 'nowhere', tables: ['values'], units: 'all', ...span };
    const nowhere = await give(security, grant);
    expect(nowhere.status).toBe(422);
    expect(nowhere.value.issues).toMatchObject([{ code: 'RIGHT_GRANT', at: '/reader', args: { reason: 'reader' } }]);
    for (const body of [appoint, grant]) expect((await give(clerk, body)).value.issues.map(({ code }) => code)).toEqual(['RIGHT_DENIED']);
    expect((await give(security, { ...appoint, person: server.persons['stranger'] })).status).toBe(200);
    expect((await give(security, { ...grant, reader: 'nanhe' })).status).toBe(200);
  });

  test('API-4 what changes something bears a key, is from our own pages, and is JSON', async () => {
    const command = { type: 'assign_owner', owners: [{ indicator: 'gdp', post: 'office', from: '2026-01-01' }] };
    const ask = (headers: Readonly<Record<string, string | undefined>>, body: unknown = command) =>
      clerk.ask<Problem>('POST', `${RIGHTS}/commands`, body, headers);
    expect((await ask({ 'idempotency-key': undefined })).value.code).toBe('API_KEY_MISSING');
    expect((await ask({ 'idempotency-key': 'no key' })).value.code).toBe('API_KEY_MISSING');
    const foreign = await ask({ origin: 'https://elsewhere.example' });
    expect([foreign.status, foreign.value.code]).toEqual([403, 'API_ORIGIN']);
    expect((await ask({ origin: undefined, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask({ origin: 'null' })).status).toBe(403);
    expect((await ask({ 'content-type': 'text/plain' })).status).toBe(415);
    expect((await ask({}, '{"type":')).status).toBe(400);
    expect((await ask({}, { type: 'x'.repeat(1_100_000) })).status).toBe(413);
    const rights = await clerk.ask<RouteAnswer<'rights'>>('GET', RIGHTS);
    expect(rights.value.owners).toEqual([]);
  });

  test('API-5 API-6 every field that is wrong is named at once, by its pointer', async () => {
    const said = await clerk.ask<Problem>('POST', `${RIGHTS}/commands`, {
      type: 'assign_owner',
      owners: [{ indicator: 7, post: 'office', from: 'soon' }],
      more: 1,
    });
    expect([said.status, said.value.code, said.value.type]).toEqual([400, 'API_SHAPE', '/errors#api_shape']);
    expect(said.value.issues.map(({ at }) => at).sort()).toEqual(['/more', '/owners/0/from', '/owners/0/indicator']);
  });

  test('COMMIT-3 the same key and content gives the first answer; other content is refused', async () => {
    const command = { type: 'assign_owner', owners: [{ indicator: 'jobs', post: 'office', from: '2026-01-01' }] };
    const key = { 'idempotency-key': 'once' };
    const first = await clerk.ask<RouteAnswer<'commandRights'>>('POST', `${RIGHTS}/commands`, command, key);
    const again = await clerk.ask<RouteAnswer<'commandRights'>>('POST', `${RIGHTS}/commands`, command, key);
    expect(again.value).toEqual({ ...first.value, again: true });
    const other = await clerk.ask<Problem>(
      'POST',
      `${RIGHTS}/commands`,
      { ...command, owners: [{ indicator: 'gdp', post: 'office', from: '2026-01-01' }] },
      key,
    );
    expect([other.status, other.value.code]).toEqual([409, 'COMMIT_KEY_REUSED']);
  });

  test('API-7 what is read bears an ETag, is not sent twice, and is new after a command', async () => {
    const first = await clerk.ask<RouteAnswer<'rights'>>('GET', RIGHTS);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect((await clerk.ask('GET', RIGHTS, undefined, { 'if-none-match': etag })).status).toBe(304);
    const held = await clerk.ask<Problem>(
      'POST',
      `${RIGHTS}/commands`,
      { type: 'assign_owner', owners: [{ indicator: 'trees', post: 'office', from: '2026-01-01' }] },
      { 'if-match': '"another"' },
    );
    expect([held.status, held.value.code]).toEqual([412, 'API_MATCH']);
    const done = await clerk.ask(
      'POST',
      `${RIGHTS}/commands`,
      { type: 'assign_owner', owners: [{ indicator: 'trees', post: 'office', from: '2026-01-01' }] },
      { 'if-match': etag },
    );
    expect(done.status).toBe(200);
    const after = await clerk.ask<RouteAnswer<'rights'>>('GET', RIGHTS, undefined, { 'if-none-match': etag });
    expect([after.status, after.value.owners.some(({ indicator }) => indicator === 'trees')]).toEqual([200, true]);
  });

  test('API-7 what another server on the same database writes is seen within a second', async () => {
    const other = await server.another();
    await clerk.ask('GET', RIGHTS);
    const there = server.visitor('office');
    there.cookie = clerk.cookie;
    const written = await fetch(`${other.address}/api/v1/${RIGHTS}/commands`, {
      method: 'POST',
      headers: {
        cookie: clerk.cookie,
        'kedu-post': 'office',
        'idempotency-key': 'elsewhere',
        'content-type': 'application/json',
        origin: other.address,
      },
      body: JSON.stringify({ type: 'assign_owner', owners: [{ indicator: 'rivers', post: 'office', from: '2026-01-01' }] }),
    });
    expect(written.status).toBe(200);
    await new Promise((done) => setTimeout(done, 1_100));
    const seen = await clerk.ask<RouteAnswer<'rights'>>('GET', RIGHTS);
    expect(seen.value.owners.some(({ indicator }) => indicator === 'rivers')).toBe(true);
  });

  test('SIGN-7 a session that another server ended is over here within a second', async () => {
    const other = await server.another();
    const here = await server.signedIn('clerk', 'office');
    const there = new Visitor(other.address, 'office');
    there.cookie = here.cookie;
    expect((await here.ask('GET', 'session')).status).toBe(200);
    expect((await there.ask('DELETE', 'session')).status).toBeLessThan(300);
    await new Promise((done) => setTimeout(done, 1_100));
    expect((await here.ask('GET', 'session')).status).toBe(401);
  });

  test('API-9 health, readiness and measures stand outside the contract and name nobody', async () => {
    expect((await clerk.ask('GET', '/healthz')).value).toEqual({ status: 'ok' });
    expect((await clerk.ask('GET', '/readyz')).value).toMatchObject({ status: 'ready', database: true });
    const metrics = (await clerk.ask<string>('GET', '/metrics')).value;
    expect(metrics).toMatch(/kedu_http_requests_total\{method="GET",route="\/api\/v1\/authorities\/:authority\/rights",status="200"\} \d/);
    expect(metrics).toMatch(/kedu_sign_ins_total\{outcome="opened"\} \d/);
    expect(metrics).not.toContain('beichuan');
  });

  test('API-9 SIGN-6 logs hold no name, no value, no secret, and of a fault a number alone', async () => {
    await server.visitor().signIn('somebody-secret', 'a-very-secret-password');
    await clerk.ask('GET', 'authorities/beichuan/units/990100?list=geheim');
    await clerk.ask('GET', '/no/such/place-geheim');
    const text = server.lines.join('');
    for (const secret of [
      PASSWORD,
      'a-very-secret-password',
      'somebody-secret',
      'clerk',
      '示例',
      clerk.cookie.slice(13),
      'geheim',
      '990100',
      'beichuan',
      server.persons['clerk'] as string,
    ])
      expect(text).not.toContain(secret);
    const lines = server.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter(({ msg }) => msg === 'request');
    expect(requests.length).toBeGreaterThan(10);
    for (const line of requests)
      expect(Object.keys(line).sort()).toEqual(['level', 'method', 'ms', 'msg', 'reqId', 'route', 'status', 'time']);
  });

  test('API-17 data are for reading alone, pages load files of ours alone, and no other site frames or reads them', async () => {
    const data = (await clerk.ask('GET', RIGHTS)).headers;
    expect(data.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    const page = (await fetch(`${server.address}/nothing-here`)).headers;
    expect(page.get('content-security-policy')).toMatch(/^default-src 'none';script-src 'self';.*;frame-ancestors 'none'$/);
    expect(page.get('content-security-policy')).not.toContain('unsafe');
    for (const headers of [data, page]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  test('API-10 the contract is given to anybody', async () => {
    const said = await server.visitor().ask<Record<string, unknown>>('GET', 'openapi.json');
    expect([said.status, said.value['openapi']]).toEqual([200, '3.1.0']);
  });
});

describe('limits and TLS', () => {
  test('API-6 too many requests are 429 with how long to wait; cookies are Secure where we are served by TLS', async () => {
    const small = await testServer({ KEDU_REQUESTS_PER_MINUTE: '10', KEDU_SIGN_INS_PER_MINUTE: '3', KEDU_ORIGIN: 'https://kedu.example' });
    try {
      const own = { origin: 'https://kedu.example' };
      const visitor = small.visitor();
      const said = await visitor.ask<Problem>('POST', 'session', { name: 'clerk', password: PASSWORD }, own);
      expect(said.headers.getSetCookie()[0]).toMatch(/; HttpOnly; Secure; SameSite=Strict$/);
      expect(said.headers.get('strict-transport-security')).toBe('max-age=31536000');
      const tries: number[] = [];
      for (let i = 0; i < 4; i += 1)
        tries.push((await small.visitor().ask('POST', 'session', { name: 'nobody', password: 'wrong' }, own)).status);
      expect(tries).toEqual([422, 422, 429, 429]);
      expect((await visitor.ask('GET', 'session')).status).toBe(200);
      const signedIn = await visitor.ask<Problem>('POST', 'session', { name: 'another', password: 'wrong' }, own);
      expect([signedIn.status, signedIn.value.code]).toEqual([429, 'API_TOO_MANY']);
      const many = await Promise.all(Array.from({ length: 12 }, () => small.visitor().ask<Problem>('GET', 'session')));
      const refused = many.find(({ status }) => status === 429);
      expect([refused?.value.code, Number(refused?.headers.get('retry-after')) > 0]).toEqual(['API_TOO_MANY', true]);
    } finally {
      await small.end();
    }
  }, 120_000);
});
