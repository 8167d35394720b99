import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteAnswer } from '@kedu/api';
import { withSession } from '@kedu/store';
import { generateSync } from 'otplib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FACTOR_KEY, FactorSecrets } from '../../src/signIn/factorSecrets.ts';
import { testServer } from '../setup/testServer.ts';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

describe('SIGN-14 secrets of second factors', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kedu-factor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('are opened by whoever has the key, for their own name alone; each is sealed anew', () => {
    const secrets = new FactorSecrets(folder);
    const sealed = secrets.seal(SECRET, 'clerk');
    expect(sealed).not.toContain(SECRET);
    expect(secrets.seal(SECRET, 'clerk')).not.toBe(sealed);
    expect(new FactorSecrets(folder).open(sealed, 'clerk')).toBe(SECRET);
    expect(() => secrets.open(sealed, 'head')).toThrow();
    expect(() => secrets.open(`${sealed.slice(0, -2)}AA`, 'clerk')).toThrow();
    expect([secrets.open(SECRET, 'clerk'), secrets.isSealed(SECRET), secrets.isSealed(sealed)]).toEqual([SECRET, false, true]);
  });

  test('the key is made once, for its owner alone, and never where one has to be there', () => {
    const sealed = new FactorSecrets(folder).seal(SECRET, 'clerk');
    new FactorSecrets(folder).seal(SECRET, 'head');
    expect(readdirSync(folder)).toEqual([FACTOR_KEY]);
    expect(statSync(join(folder, FACTOR_KEY)).mode & 0o777).toBe(0o600);
    rmSync(join(folder, FACTOR_KEY));
    expect(() => new FactorSecrets(folder).open(sealed, 'clerk')).toThrow('ENOENT');
    expect(existsSync(join(folder, FACTOR_KEY))).toBe(false);
    writeFileSync(join(folder, FACTOR_KEY), 'short\n');
    expect(() => new FactorSecrets(folder).seal(SECRET, 'clerk')).toThrow(FACTOR_KEY);
  });
});

describe('SIGN-14 the database', () => {
  test('holds no secret in clear; one from before opens as ever, and is sealed by its next use', async () => {
    const server = await testServer();
    try {
      const kept = (): Promise<string> =>
        withSession(server.testDatabase.superuser, async (client) => {
          const { rows } = await client.query<{ totp_secret: string }>("select totp_secret from kedu.sign_in where sign_name = 'clerk'");
          return rows[0]?.totp_secret ?? '';
        });
      const change = (what: string, ...values: string[]) =>
        withSession(server.testDatabase.superuser, (client) =>
          client.query(`update kedu.sign_in set ${what} where sign_name = 'clerk'`, values),
        );
      const clerk = await server.signedIn('clerk', 'office');
      const { secret } = (await clerk.ask<RouteAnswer<'beginSecondFactor'>>('POST', 'session/second-factor')).value;
      expect((await clerk.ask('PUT', 'session/second-factor', { code: codeOf(secret) })).status).toBe(204);
      expect(await kept()).toMatch(/^aes-256-gcm\./);
      expect(await kept()).not.toContain(secret);

      await change('totp_secret = $1, totp_last_step = -1', secret);
      const wrong = await server.visitor().signIn('clerk', undefined, '12345x');
      expect([wrong.value.code, await kept()]).toEqual(['SIGN_REFUSED', secret]);
      expect((await server.visitor().signIn('clerk', undefined, codeOf(secret))).status).toBe(200);
      expect(await kept()).toMatch(/^aes-256-gcm\./);
      await change('totp_last_step = -1');
      expect((await server.visitor().signIn('clerk', undefined, codeOf(secret))).status).toBe(200);
    } finally {
      await server.end();
    }
  });
});

function codeOf(secret: string): string {
  return generateSync({ secret });
}
