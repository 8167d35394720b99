import { tmpdir } from 'node:os';
import type { Problem } from '@kedu/api';
import { LOCK } from '@kedu/workflow';
import { Pool } from 'pg';
import { describe, expect, test } from 'vitest';
import { FactorSecrets } from '../../src/signIn/factorSecrets.ts';
import { Passwords } from '../../src/signIn/passwords.ts';
import { Sessions } from '../../src/signIn/sessions.ts';
import { SignInDesk } from '../../src/signIn/signInDesk.ts';
import { testDatabase } from '../setup/testDatabase.ts';
import { testServer } from '../setup/testServer.ts';

const WRONG = 'wrong wrong wrong';

describe('SIGN-9 tries to sign in wait for their turn without a connection', () => {
  test('SIGN-2 twenty tries of one name at once: none takes a connection before its turn, two at most in it, and they lock as one after the other', async () => {
    const database = await testDatabase();
    const pool = new Pool({ ...database.app, max: 4 });
    try {
      const passwords = new Passwords();
      const desk = new SignInDesk(pool, passwords, new Sessions(pool), new FactorSecrets(tmpdir()));
      let open = (): void => {};
      const gate = new Promise<void>((done) => {
        open = done;
      });
      const turns = [1, 2].map(() => passwords.inTurn(() => gate));
      const tries = Array.from({ length: 20 }, () => desk.open({ name: 'nobody', password: WRONG }));
      // Reads of others are answered meanwhile, and find every connection free.
      for (let i = 0; i < 3; i += 1) expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
      expect([pool.waitingCount, pool.totalCount - pool.idleCount]).toEqual([0, 0]);
      let most = 0;
      pool.on('acquire', () => {
        most = Math.max(most, pool.totalCount - pool.idleCount);
      });
      open();
      const codes = (await Promise.all(tries)).map((done) => ('issues' in done ? done.issues[0]?.code : 'opened'));
      await Promise.all(turns);
      expect(codes.filter((code) => code === 'SIGN_REFUSED')).toHaveLength(LOCK.failures);
      expect(codes.filter((code) => code === 'SIGN_LOCKED')).toHaveLength(tries.length - LOCK.failures);
      expect(most).toBeLessThanOrEqual(2);
      const { rows } = await pool.query("select failures, locked_until > now() as locked from kedu.sign_in where sign_name = 'nobody'");
      expect(rows).toEqual([{ failures: LOCK.failures, locked: true }]);
    } finally {
      await pool.end();
      await database.drop();
    }
  });

  test('SIGN-1 sixty strangers at the door: whoever is inside is answered before most of them', async () => {
    const server = await testServer({ KEDU_CONNECTIONS: '4' });
    try {
      let answered = 0;
      const tries = Array.from({ length: 60 }, async (_, i) => {
        const said = await server.visitor().signIn(`stranger-${i}`, WRONG);
        answered += 1;
        return said.value.code;
      });
      await Promise.race(tries);
      // A session that nobody has is asked of the database each time.
      const inside = server.visitor();
      inside.cookie = 'kedu_session=of-nobody';
      expect((await inside.ask<Problem>('GET', 'session')).value.code).toBe('SIGN_SESSION');
      expect(answered).toBeLessThan(30);
      expect(new Set(await Promise.all(tries))).toEqual(new Set(['SIGN_REFUSED']));
    } finally {
      await server.end();
    }
  });
});
