import { describe, expect, it } from 'vitest';
import { addressOf, client, type ClientOptions, type FetchedAnswer, type Problem } from '../src/index.ts';

interface Sent {
  readonly address: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

function answering(
  status: number,
  body: unknown,
  type = 'application/json',
): { readonly sent: Sent[]; readonly fetch: (address: string, init: never) => Promise<FetchedAnswer> } {
  const sent: Sent[] = [];
  return {
    sent,
    async fetch(address, init) {
      sent.push({ address, ...(init as Omit<Sent, 'address'>) });
      const headers = new Map([
        ['content-type', type],
        ['etag', '"7"'],
      ]);
      return { status, headers: { get: (name) => headers.get(name) ?? null }, json: async () => body };
    },
  };
}

const options: Omit<ClientOptions<unknown>, 'fetch'> = { post: () => '统计岗', locale: () => 'zh-CN', newKey: () => 'key-1' };

describe('the typed client', () => {
  it('API-1 API-2 API-8 writes address, post and language', async () => {
    const { fetch, sent } = answering(200, { items: [] });
    const found = await client({ fetch, ...options })('cells', {
      params: { authority: 'beichuan', round: '2026-12' },
      query: { indicator: 'gdp growth', limit: 50, step: undefined },
    });
    expect(found).toEqual({ value: { items: [] }, etag: '"7"' });
    expect(sent).toEqual([
      {
        address: '/api/v1/authorities/beichuan/rounds/2026-12/cells?indicator=gdp%20growth&limit=50',
        method: 'GET',
        headers: { 'Accept-Language': 'zh-CN', 'Kedu-Post': encodeURIComponent('统计岗') },
      },
    ]);
  });

  it('API-4 a command bears a key, a new one or that of the first try, and JSON', async () => {
    const { fetch, sent } = answering(200, { sequence: 3, at: '', again: false });
    const ask = client({ fetch, ...options, origin: 'http://127.0.0.1:1' });
    const params = { authority: 'a', round: 'r' };
    await ask('commandRound', { params, body: { type: 'open_round' } });
    await ask('commandRound', { params, body: { type: 'open_round' }, key: 'key-0', match: '"7"' });
    expect(sent.map(({ headers }) => [headers['Idempotency-Key'], headers['If-Match'], headers['Content-Type']])).toEqual([
      ['key-1', undefined, 'application/json'],
      ['key-0', '"7"', 'application/json'],
    ]);
    expect(sent[0]?.body).toBe('{"type":"open_round"}');
    expect(sent[0]?.address).toMatch(/^http:\/\/127\.0\.0\.1:1\/api\/v1\//);
  });

  it('API-2 signing in names no post and bears no key', async () => {
    const { fetch, sent } = answering(200, {});
    await client({ fetch, ...options })('signIn', { body: { name: 'a', password: 'b' } });
    expect(Object.keys(sent[0]?.headers ?? {}).sort()).toEqual(['Accept-Language', 'Content-Type']);
  });

  it('API-2 a command says whose it is, where that is known; reading, signing in and signing out do not', async () => {
    const { fetch, sent } = answering(200, {});
    let person: string | undefined = 'p-1';
    const ask = client({ fetch, ...options, person: () => person });
    const params = { authority: 'a', round: 'r' };
    await ask('commandRound', { params, body: { type: 'open_round' } });
    await ask('upload', { params, form: {} });
    await ask('changePassword', { body: { old: 'a', next: 'b' } });
    await ask('round', { params });
    await ask('signIn', { body: { name: 'a', password: 'b' } });
    await ask('signOut');
    person = undefined;
    await ask('commandRound', { params, body: { type: 'open_round' } });
    expect(sent.map(({ headers }) => headers['Kedu-Person'])).toEqual(['p-1', 'p-1', 'p-1', undefined, undefined, undefined, undefined]);
  });

  it('API-5 a refusal comes back as a problem', async () => {
    const refusal: Problem = { type: '/errors#x', title: 't', status: 422, detail: 'd', code: 'STEP_NOT_ALLOWED', issues: [] };
    const { fetch } = answering(422, refusal, 'application/problem+json; charset=utf-8');
    expect(await client({ fetch, ...options })('session')).toEqual({ problem: refusal });
  });

  it('API-5 the page of a proxy is no answer of ours', async () => {
    const { fetch } = answering(502, '<html>', 'text/html');
    expect(await client({ fetch, ...options })('session')).toEqual({
      problem: { type: '/errors#API_AWAY', title: '', status: 502, detail: '', code: 'API_AWAY', issues: [] },
    });
  });

  it('what has no content is answered without one, and a form goes as it is', async () => {
    const { fetch, sent } = answering(204, undefined);
    const form = { some: 'form' };
    const ask = client({ fetch, ...options });
    expect(await ask('signOut')).toEqual({ value: undefined, etag: '"7"' });
    await ask('upload', { params: { authority: 'a', round: 'r' }, form });
    expect(sent[1]?.body).toBe(form);
    expect(sent[1]?.headers['Content-Type']).toBeUndefined();
  });

  it('a part of a path cannot lead elsewhere, and none is left out', () => {
    expect(addressOf('unit', { params: { authority: 'a', unit: '../b?c#d' } })).toBe('/api/v1/authorities/a/units/..%2Fb%3Fc%23d');
    expect(() => addressOf('unit', { params: { authority: 'a' } })).toThrow(RangeError);
    expect(() => addressOf('unit', { params: Object.create({ authority: 'a', unit: 'b' }) as Record<string, string> })).toThrow(RangeError);
  });
});
