import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keduIn } from './keduIn.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-sm2-'));
const kedu = keduIn(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const PACK = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));
const CHECKPOINT = join(folder, 'bundle', 'log', 'checkpoint');

beforeAll(async () => {
  const made = await kedu('log init log --name kedu.example/north --key log.pem --sm2 sm2.pem --lang en');
  expect([made.code, made.err.includes('sm2.pem')]).toEqual([0, true]);
  const [sm2 = '', , key = ''] = made.out.trim().split('\n').slice(-3);
  writeFileSync(join(folder, 'both.txt'), `log ${key}\nlog ${sm2}\nquorum none\n`);
  writeFileSync(join(folder, 'one.txt'), `log ${key}\nquorum none\n`);
  const published = await kedu(
    `publish ${PACK} --scheme north --period 2023 --out bundle --log log --key log.pem --sm2 sm2.pem --salts salts --example-site --lang en`,
  );
  expect(published).toMatchObject({ code: 0 });
}, 120_000);

/** Code and what is said of the bundle when its checkpoint is changed; afterwards it is as it was. */
async function withCheckpoint(change: (text: string) => string, policy: string): Promise<readonly [number, string]> {
  const good = readFileSync(CHECKPOINT, 'utf8');
  writeFileSync(CHECKPOINT, change(good));
  try {
    const { code, err } = await kedu(`verify bundle${policy} --lang en`);
    return [code, /LEDGER_SIGNATURE[^]*?\n\n|LEDGER_SIGNATURE.*/.exec(err)?.[0] ?? ''];
  } finally {
    writeFileSync(CHECKPOINT, good);
  }
}

const lines = (text: string): string[] => text.split('\n');
/** The second signature line is that of SM2. */
const withoutSm2 = (text: string): string => lines(text).toSpliced(5, 1).join('\n');
const withWrongSm2 = (text: string): string =>
  text.replace(lines(text)[5] as string, (line) => line.replace(/(.{60})./, (_, head: string) => `${head}${line[60] === 'A' ? 'B' : 'A'}`));

describe('LOG-7 POLICY-3 SM2 from the command line', () => {
  test('a bundle of a log with SM2 is checked by both keys, by its own policy and by that of the reader', { timeout: 60_000 }, async () => {
    expect(readFileSync(join(folder, 'bundle', 'log', 'policy.txt'), 'utf8')).toBe(readFileSync(join(folder, 'both.txt'), 'utf8'));
    expect(lines(readFileSync(CHECKPOINT, 'utf8'))).toHaveLength(7);
    for (const policy of ['', ' --policy both.txt']) {
      const checked = await kedu(`verify bundle${policy} --lang en`);
      expect([checked.code, checked.out.includes('Its SM2 signature holds.')]).toEqual([0, true]);
    }
    const plain = await kedu('verify bundle --policy one.txt --lang en');
    expect([plain.code, plain.out.includes('SM2')]).toEqual([0, false]);
  });

  test('a missing or wrong signature is named; who does not ask for it passes over it', { timeout: 60_000 }, async () => {
    for (const policy of ['', ' --policy both.txt']) {
      const [code, said] = await withCheckpoint(withoutSm2, policy);
      expect([code, said.includes('the signature by SM2 that the policy asks for is missing')]).toEqual([1, true]);
      const [wrongCode, wrong] = await withCheckpoint(withWrongSm2, policy);
      expect([wrongCode, wrong.includes('its signature by SM2 does not hold')]).toEqual([1, true]);
    }
    expect(await withCheckpoint(withoutSm2, ' --policy one.txt')).toEqual([0, '']);
    expect(await withCheckpoint(withWrongSm2, ' --policy one.txt')).toEqual([0, '']);
  });

  test('the log is written and audited with both keys', { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'a.json'), '{"a":1}');
    const alone = await kedu('log add log a.json --key log.pem --lang en');
    expect([alone.code, alone.err.includes('give the key with --sm2')]).toEqual([1, true]);
    expect((await kedu('log add log a.json --key log.pem --sm2 log.pem')).err).toContain('不是 PEM 格式的 SM2 私钥');
    expect((await kedu('log add log a.json --key log.pem --sm2 sm2.pem')).code).toBe(0);
    expect((await kedu('log publish log --key log.pem --sm2 sm2.pem')).code).toBe(0);
    expect((await kedu('audit log --policy both.txt --memory seen')).code).toBe(0);
    const file = join(folder, 'log', 'checkpoint');
    writeFileSync(file, withoutSm2(readFileSync(file, 'utf8')));
    const audited = await kedu('audit log --policy both.txt --memory seen');
    expect([audited.code, audited.err.includes('国密 SM2 签名缺失')]).toEqual([1, true]);
    expect((await kedu('audit log --policy one.txt --memory seen')).code).toBe(0);
  });
});
