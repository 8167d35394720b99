import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { keduIn, type Ran } from '../proof/keduIn.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kedu-operate-'));
// The database runs as another user where the test is root.
chmodSync(folder, 0o711);
symlinkSync(join(root, 'packs'), join(folder, 'packs'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lines of the guide that begin with `kedu`, in the order in which they stand. */
const lines = readFileSync(join(root, 'docs/guide/operate.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('npm run kedu -- '))
  .map((line) => line.slice('npm run kedu -- '.length));
const [serving, backup, restore, check] = ['serve', 'db backup', 'db restore', 'db check'].map(
  (start) => lines.find((line) => line.startsWith(start)) as string,
) as [string, string, string, string];
const founding = lines.slice(0, lines.indexOf(serving));

const kedu = keduIn(folder);
const settings = { KEDU_PORT: '0', KEDU_LOG: 'silent', KEDU_FOLDER: join(folder, 'kedu-data') };
const run = (line: string, env: Readonly<Record<string, string>> = settings): Promise<Ran> => kedu(`${line} --lang en`, { env });

/** Serves while `ask` goes on. */
async function served<T>(env: Readonly<Record<string, string>>, ask: (address: string, out: string) => Promise<T>): Promise<T> {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((done) => {
    stop = done;
  });
  let ended: Promise<Ran> | undefined;
  try {
    const [address, said] = await new Promise<[string, string]>((ready, failed) => {
      ended = kedu(`${serving} --lang en`, {
        env,
        stopped: () => stopped,
        onOut: (out) => {
          const [found] = /http:\/\/\S+/.exec(out) ?? [];
          if (found !== undefined) ready([found, out]);
        },
      });
      ended.then(({ err }) => failed(new Error(err)), failed);
    });
    return await ask(address, said);
  } finally {
    stop();
    const { code } = (await ended) as Ran;
    expect(code).toBe(0);
  }
}

const signIn = (address: string, name: string, password: string): Promise<Response> =>
  fetch(new URL('/api/v1/session', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(address).origin },
    body: JSON.stringify({ name, password }),
  });

describe('docs/guide/operate.md', () => {
  const passwords: string[] = [];

  test('the guide has every command that this test follows', () => {
    expect(founding.length).toBeGreaterThan(4);
    expect([serving, backup, restore, check].every((line) => line !== undefined)).toBe(true);
  });

  test('OPERATE-1 RIGHT-4 an installation of one’s own: from nothing to somebody who signs in with the first password', {
    timeout: 240_000,
  }, async () => {
    for (const line of founding) {
      const { code, out, err } = await run(line);
      expect([line, code, err]).toEqual([line, 0, '']);
      passwords.push(...(/First password \(shown this once\): (\S+)/.exec(out)?.slice(1) ?? []));
    }
    expect(new Set(passwords).size).toBe(3);
    await served(settings, async (address) => {
      expect((await fetch(new URL('/healthz', address))).status).toBe(200);
      const answer = await signIn(address, 'li.si', passwords[1] as string);
      // The register of the guide is that of an example pack: SIGN-10 is for places that are none.
      expect([answer.status, await answer.json()]).toEqual([
        200,
        expect.objectContaining({ name: '李四', isExample: true, passwordIsGiven: false }),
      ]);
      expect((await signIn(address, 'li.si', passwords[0] as string)).status).toBe(422);
      // OUT-13: packs stand beside it, and nobody who is not signed in reads of them.
      expect((await fetch(new URL('/reports', address))).status).toBe(404);
    });
  });

  test('OPERATE-1 where nobody is registered yet it says so beside its address, and afterwards no more', { timeout: 240_000 }, async () => {
    const said = (env: Readonly<Record<string, string>>) => served(env, async (_, out) => out.includes('nobody is registered yet'));
    expect(await said({ ...settings, KEDU_FOLDER: join(folder, 'nobody') })).toBe(true);
    expect(await said(settings)).toBe(false);
  });

  test('SIGN-10 in a place that is no example the first password opens the door to a new one, and to nothing else', {
    timeout: 240_000,
  }, async () => {
    expect(await run('db authority donghe --title 东河市')).toMatchObject({ code: 0, err: '' });
    const added = await run('user add qian.jin --authority donghe --name 钱进');
    const [, password = ''] = /First password \(shown this once\): (\S+)/.exec(added.out) ?? [];
    await served(settings, async (address) => {
      const answer = await signIn(address, 'qian.jin', password);
      expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ isExample: false, passwordIsGiven: true })]);
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      const rights = await fetch(new URL('/api/v1/authorities/donghe/rights', address), { headers: { cookie } });
      expect([rights.status, ((await rights.json()) as { code: string }).code]).toEqual([403, 'SIGN_PASSWORD']);
    });
  });

  test('RIGHT-15 two names that no Latin letters write make two people', { timeout: 120_000 }, async () => {
    const answers = [
      await run('user add 张三 --authority beichuan --name 张三'),
      await run('user add 李四 --authority beichuan --name 李四'),
    ];
    expect(answers.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const found = answers.flatMap(({ out }) => /First password \(shown this once\): (\S+)/.exec(out)?.slice(1) ?? []);
    expect(new Set(found).size).toBe(2);
  });

  test('RIGHT-4 whoever runs the machine seats an administrator where no two can act, one who has no other seat, and says why', {
    timeout: 240_000,
  }, async () => {
    const seat = (name: string, rest: string) => run(`user seat ${name} --authority beichuan ${rest}`);
    expect(await seat('张三', '--seat security')).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
    expect((await seat('张三', '--seat finance --reason 人员离职交接')).err).toContain('no seat “finance”');
    expect(await seat('张三', '--seat security --reason 无')).toMatchObject({ code: 1, err: expect.stringContaining('REASON_MISSING') });
    expect(await seat('wang.wu', '--seat security --reason 人员离职交接')).toMatchObject({
      code: 1,
      err: expect.stringContaining('two of the three'),
    });
    expect(await seat('张三', '--seat security --reason 人员离职交接')).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('张三 is security administrator now'),
    });
    expect(await seat('张三', '--seat audit --reason 人员离职交接')).toMatchObject({
      code: 1,
      err: expect.stringContaining('two of the three'),
    });
  });

  test('a command that is written twice changes nothing, and one that lacks something says what', { timeout: 120_000 }, async () => {
    const again = await run(founding[1] as string);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('was registered before')]);
    const seats = await run(founding.at(-1) as string);
    expect([seats.code === 0, seats.err]).toEqual([false, expect.stringMatching(/administrator/)]);
    expect(await run('user add lao.liu --authority beichuan')).toMatchObject({ code: 2, err: expect.stringContaining('--name') });
    expect(await run('db backup')).toMatchObject({ code: 2, err: expect.stringContaining('folder of the backup') });
    expect(await run('user password --authority beichuan')).toMatchObject({ code: 2, err: expect.stringContaining('sign-in name') });
    expect(await run('user add a --authority nope --name 甲')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no authority nope'),
    });
    expect(await run('db authority beichuan --title 示例 --unit 999999')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no 999999'),
    });
    // A name that is none once it is as it is kept (SIGN-11): refused before anything is written.
    for (const [signName, said] of [
      ['\u3000', 'is empty'],
      ['ﷺ'.repeat(12), 'at most 200 characters'],
    ] as const)
      expect(await run(`user add ${signName} --authority beichuan --name 赵六`)).toMatchObject({
        code: 1,
        err: expect.stringContaining(said),
      });
    // SIGN-10: what replaces a password is not the first one.
    const renewed = await run('user password li.si --authority beichuan');
    expect([renewed.code, renewed.out]).toEqual([0, expect.stringMatching(/^New password \(shown this once\): \S+\n$/)]);
    const unknown = await run('user password nobody --authority beichuan');
    expect([unknown.code === 0, unknown.err]).toEqual([false, expect.stringContaining('nobody')]);
  });

  test('BACKUP-1 BACKUP-2 backed up, checked, and restored elsewhere: the same people sign in', { timeout: 240_000 }, async () => {
    expect(await run(backup)).toMatchObject({ code: 0, out: expect.stringMatching(/Backed up to .*: \d+ tables, \d+ rows/) });
    expect(await run(check)).toMatchObject({ code: 0, out: expect.stringMatching(/Checked \d+ rows of the audit trail of 2 authorities/) });
    const elsewhere = { ...settings, KEDU_FOLDER: join(folder, 'elsewhere') };
    expect(await run(restore, elsewhere)).toMatchObject({ code: 0, err: '' });
    // Into what is not empty nothing is restored.
    expect((await run(restore, elsewhere)).code).not.toBe(0);
    await served(elsewhere, async (address) => {
      expect((await signIn(address, 'wang.wu', passwords[2] as string)).status).toBe(200);
    });
  });

  test('OPERATE-1 every mistake of the settings is named at once, and nothing starts', async () => {
    const { code, err } = await run('serve', { ...settings, KEDU_PORT: 'many', KEDU_LOG: 'loud', DATABASE_URL: 'mysql://x' });
    expect(code).not.toBe(0);
    for (const name of ['KEDU_PORT', 'KEDU_LOG', 'DATABASE_URL']) expect(err).toContain(name);
  });
});
