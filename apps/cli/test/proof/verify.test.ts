import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeCrypto, readKeyFile } from '@kedu/runner';
import { openStatement } from '@kedu/verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const PACK = fileURLToPath(new URL('../../../../packs/after-liaoning', import.meta.url));

async function kedu(line: string): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 200,
    env: {},
    cwd: folder,
    stopped: () => Promise.resolve(),
  };
  const code = await run(line.split(' '), io);
  return { code, out, err };
}

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
    expect(own.out).toContain('Result: nothing wrong was found.');
    const given = await kedu('verify bundle --policy policy.txt --json');
    const report = JSON.parse(given.out) as {
      findings: { code: string; what: string }[];
      counts: { figures: { compared: number; agree: number } };
    };
    expect([given.code, report.findings.map(({ code }) => code)]).toEqual([0, ['VERIFY_UNWITNESSED']]);
    expect(report.findings[0]?.what).toContain('没有见证方联署');
    expect(report.counts.figures.agree).toBe(report.counts.figures.compared);
  });

  test('who checked is stated and signed', { timeout: 60_000 }, async () => {
    expect((await kedu('log init other --name journalist.example --key journalist.pem')).code).toBe(0);
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
    expect(changed.err).toContain('published good; expected: computed poor');
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
