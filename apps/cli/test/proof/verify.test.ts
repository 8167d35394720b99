import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DrawKernels, nodeCrypto, readKeyFile } from '@kedu/runner';
import { openStatement } from '@kedu/verify';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { keduIn } from './keduIn.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-verify-'));
const kedu = keduIn(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const PACK = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));

beforeAll(async () => {
  const made = await kedu('log init log --name kedu.example/north --key log.pem --lang en');
  const key = made.out.trim().split('\n').at(-1) ?? '';
  writeFileSync(join(folder, 'policy.txt'), `log ${key}\nquorum none\n`);
  const published = await kedu(
    `publish ${PACK} --scheme north --period 2023 --out bundle --log log --key log.pem --salts salts --example-site --lang en`,
  );
  expect(published.code).toBe(0);
}, 120_000);

describe('VERIFY-1 VERIFY-7 VERIFY-8 from the command line', () => {
  test('a published bundle has no error; what cannot be known is a warning', { timeout: 60_000 }, async () => {
    const own = await kedu('verify bundle --lang en');
    expect([own.code, own.err.match(/VERIFY_[A-Z_]+/g)]).toEqual([0, ['VERIFY_OWN_POLICY', 'VERIFY_UNWITNESSED']]);
    expect(own.out).toMatch(/north@2023, 2023 \(example data\)/);
    expect(own.out).toContain('Result: nothing wrong was found; 2 points are open.');
    const given = await kedu('verify bundle --policy policy.txt --json');
    const report = JSON.parse(given.out) as {
      findings: { code: string; what: string }[];
      counts: { figures: { compared: number; agree: number } };
    };
    expect([given.code, report.findings.map(({ code }) => code)]).toEqual([0, ['VERIFY_UNWITNESSED']]);
    expect(report.findings[0]?.what).toContain('没有见证方联署');
    expect(report.counts.figures.agree).toBe(report.counts.figures.compared);
  });

  test('VERIFY-11: a page in the bundle that is not that of the checker is a warning, whatever it says', { timeout: 60_000 }, async () => {
    const page = join(folder, 'bundle', 'verify.html');
    const good = readFileSync(page, 'utf8');
    expect(good).toMatch(/<meta name="generator" content="kedu \d/);
    writeFileSync(page, '<h1>0 errors</h1>');
    const other = await kedu('verify bundle --policy policy.txt --lang en');
    expect([other.code, other.err.match(/VERIFY_[A-Z_]+/g)]).toEqual([0, ['VERIFY_PAGE', 'VERIFY_UNWITNESSED']]);
    expect(other.err).toContain('its bytes differ');
    writeFileSync(page, good.replace(/(content="kedu )[^"]*/, '$10.0.1'));
    expect((await kedu('verify bundle --policy policy.txt --lang en')).err).toMatch(/another version[^]*0\.0\.1/);
    writeFileSync(page, good);
  });

  test('VERIFY-13 KERNEL-10: draws are worked out by the kernel that the machine has', { timeout: 60_000 }, async () => {
    const given = vi.spyOn(DrawKernels.prototype, 'for');
    try {
      const own = await kedu('verify bundle --policy policy.txt --lang en');
      expect([own.code, given.mock.calls.map(([scheme]) => scheme.id)]).toEqual([0, ['north']]);
    } finally {
      given.mockRestore();
    }
  });

  test('who checked is stated and signed', { timeout: 60_000 }, async () => {
    const made = await kedu('key journalist.pem --name journalist.example --lang en');
    const [, publicKey = '', , policyLine = ''] = made.out.trim().split('\n');
    expect([made.code, publicKey.startsWith('journalist.example+')]).toEqual([0, true]);
    writeFileSync(join(folder, 'with-signer.txt'), `${readFileSync(join(folder, 'policy.txt'), 'utf8')}${policyLine}\n`);
    expect((await kedu('verify bundle --policy with-signer.txt')).code).toBe(0);
    expect((await kedu('key journalist.pem --name journalist.example --lang en')).out).toBe(made.out);
    const signed = await kedu(
      'verify bundle --policy policy.txt --sign journalist.pem --name journalist.example --out statement.json --lang en',
    );
    expect([signed.code, signed.err.includes('statement.json')]).toEqual([0, true]);
    const signer = readKeyFile(join(folder, 'journalist.pem'), 'journalist.example');
    if ('issue' in signer) throw new Error(signer.issue.code);
    const opened = openStatement(nodeCrypto.verifyEd25519, readFileSync(join(folder, 'statement.json')), signer.value.publicKey);
    const sha256 = Buffer.from(nodeCrypto.sha256(readFileSync(join(folder, 'bundle', 'bundle.json')))).toString('hex');
    expect(opened).toMatchObject({
      value: {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: 'bundle.json', digest: { sha256 } }],
        predicateType: 'urn:kedu:verify:1',
        predicate: { result: 'PASSED', bundle: { example: true }, verifier: { name: 'journalist.example' } },
      },
    });
    expect((await kedu('verify bundle --sign journalist.pem')).code).toBe(2);

    // VERIFY-18
    const told = await kedu(`verify statement.json --signer ${publicKey} --of bundle`);
    expect([told.code, told.err]).toEqual([0, '']);
    expect(told.out).toMatch(/journalist\.example 于北京时间 \d{4}-.*没有发现错误.*签名：有效/s);
    expect(told.out).toContain(sha256);
    const unsigned = await kedu('verify statement.json --lang en');
    expect([unsigned.code, unsigned.err.includes('no public key'), unsigned.out.includes('nothing shows who signed')]).toEqual([
      0,
      true,
      true,
    ]);
    const other = (await kedu('key other.pem --name journalist.example')).out.trim().split('\n')[1] ?? '';
    expect((await kedu(`verify statement.json --signer ${other}`)).code).toBe(1);
    writeFileSync(join(folder, 'elsewhere.zip'), 'no zip');
    expect((await kedu(`verify statement.json --signer ${publicKey} --of elsewhere.zip`)).err).toContain('VERIFY_UNREADABLE');
    // The same content published by another entry is another publication: what was withdrawn is not vouched for.
    cpSync(join(folder, 'bundle'), join(folder, 'again'), { recursive: true });
    writeFileSync(join(folder, 'again', 'log', '99-publication.json'), '{}');
    const again = await kedu(`verify statement.json --signer ${publicKey} --of again --lang en`);
    expect([again.code, again.err.includes('another publication of the same content')]).toEqual([1, true]);
    const cut = readFileSync(join(folder, 'statement.json'), 'utf8').replace(/"payload":"[^"]*"/, '"payload":"e30="');
    writeFileSync(join(folder, 'cut.json'), cut);
    const refused = await kedu(`verify cut.json --signer ${publicKey}`);
    expect([refused.code, refused.err.match(/VERIFY_[A-Z_]+/g)]).toEqual([1, ['VERIFY_STATEMENT']]);
  });

  test('what was changed leads to exit code 1, what is not there too; links are not followed', { timeout: 60_000 }, async () => {
    const results = join(folder, 'bundle', 'results', 'results.csv');
    const good = readFileSync(results, 'utf8');
    writeFileSync(results, good.replace(',poor,', ',good,'));
    const changed = await kedu('verify bundle --policy policy.txt --lang en');
    expect([changed.code, new Set(changed.err.match(/VERIFY_[A-Z_]+/g))]).toEqual([
      1,
      new Set(['VERIFY_FILE_CHANGED', 'VERIFY_UNWITNESSED', 'VERIFY_ROOT', 'VERIFY_CELL']),
    ]);
    expect(changed.err).toContain('Found: good (good); expected: poor (poor) (computed again)');
    rmSync(results);
    symlinkSync('/etc/passwd', results);
    const linked = await kedu('verify bundle --policy policy.txt --lang en');
    expect([linked.code, linked.err.includes('it is a link'), linked.err.includes('root:')]).toEqual([1, true, false]);
    rmSync(results);
    writeFileSync(results, good);
    expect((await kedu('verify bundle --policy policy.txt --lang en')).code).toBe(0);
    const nothing = await kedu('verify nowhere --lang en');
    expect([nothing.code, nothing.err.includes('VERIFY_UNREADABLE')]).toEqual([1, true]);
  });
});
