import { decideSignIn, LOCK } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeSignIn, forgetStale, keepTotpSecret, registerPerson } from '../../src/index.ts';
import type { DatabaseStore } from '../../src/store.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

const HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA';
const session = (n: number): string => String(n).padStart(64, '0');

describe.each(await testClusters())('sign-in on the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  let store: DatabaseStore;
  const stateOf = (name: string) =>
    changeSignIn(store.pool, name, ({ state, totpSecret }) => ({ events: [], result: { state, totpSecret } }));
  const attempt = (name: string, passwordHolds: boolean, n = 1) =>
    changeSignIn(store.pool, name, ({ state, at }) => {
      const command = {
        type: 'sign_in',
        proof: { passwordHolds, codeGiven: false },
        needsSecondFactor: false,
        session: session(n),
      } as const;
      const { events, issues } = decideSignIn(state, command, at);
      return { events, result: issues.map(({ code }) => code) };
    });

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'people');
    store = await database.store();
    expect(await registerPerson(store.pool, { id: 'p-wang', name: '示例 王', isExample: true })).toBe(true);
    expect(await registerPerson(store.pool, { id: 'p-wang', name: 'another', isExample: true })).toBe(false);
    await changeSignIn(store.pool, 'wang', () => ({
      events: [{ type: 'registered', person: 'p-wang', password: HASH, isGiven: true }],
      result: undefined,
    }));
  });
  afterAll(() => database.drop());

  test('STORE-7 what was decided of a name is kept', async () => {
    expect(await attempt('wang', true, 1)).toEqual([]);
    const { state } = await stateOf('wang');
    expect(state).toMatchObject({
      person: 'p-wang',
      password: HASH,
      failures: 0,
      hasSecondFactor: false,
      passwordIsGiven: true,
      sessions: [{ digest: session(1) }],
    });
    await changeSignIn(store.pool, 'wang', () => ({ events: [{ type: 'signed_out', session: session(1) }], result: undefined }));
    expect((await stateOf('wang')).state.sessions[0]).toHaveProperty('endedAt');
  });

  test('STORE-7 tries at the same moment all count, and lock the name', async () => {
    const answers = await Promise.all(Array.from({ length: LOCK.failures }, (_, n) => attempt('wang', false, 100 + n)));
    expect(answers.every((codes) => codes.length === 1)).toBe(true);
    expect((await stateOf('wang')).state).toMatchObject({ failures: LOCK.failures });
    expect(await attempt('wang', true, 2)).toEqual(['SIGN_LOCKED']);
    await changeSignIn(store.pool, 'wang', () => ({ events: [{ type: 'unlocked', sequence: 3 }], result: undefined }));
    expect(await attempt('wang', true, 2)).toEqual([]);
  });

  test('STORE-7 a name that nobody bears counts as one that somebody bears, and is forgotten', async () => {
    for (let n = 0; n < LOCK.failures; n += 1) expect(await attempt('nobody', true)).toEqual(['SIGN_REFUSED']);
    expect(await attempt('nobody', true)).toEqual(['SIGN_LOCKED']);
    expect(await forgetStale(store.pool, '2020-01-01T00:00:00.000Z')).toBe(0);
    expect(await forgetStale(store.pool, '2999-01-01T00:00:00.000Z')).toBeGreaterThan(0);
    expect((await stateOf('nobody')).state).toMatchObject({ failures: 0 });
    expect((await stateOf('wang')).state).toMatchObject({ person: 'p-wang', sessions: [] });
  });

  test('STORE-7 the secret of a second factor is kept until it is confirmed, and not changed after', async () => {
    await keepTotpSecret(store.pool, 'wang', 'first');
    await keepTotpSecret(store.pool, 'wang', 'second');
    expect(await stateOf('wang')).toMatchObject({ totpSecret: 'second', state: { hasSecondFactor: false } });
    await changeSignIn(store.pool, 'wang', () => ({
      events: [{ type: 'second_factor_set', step: 57, session: session(1) }],
      result: undefined,
    }));
    await keepTotpSecret(store.pool, 'wang', 'third');
    expect(await stateOf('wang')).toMatchObject({ totpSecret: 'second', state: { hasSecondFactor: true, lastStep: 57 } });
  });

  test('STORE-7 a decision that throws leaves the name as it was', async () => {
    const before = await stateOf('wang');
    await expect(
      changeSignIn(store.pool, 'wang', () => {
        throw new Error('stopped');
      }),
    ).rejects.toThrow('stopped');
    expect(await stateOf('wang')).toEqual(before);
  });
});
