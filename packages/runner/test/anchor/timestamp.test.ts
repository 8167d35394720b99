import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkTimestamp, type TimestampAsked, timestampRequest } from '@kedu/anchors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCertificates, trustedCertificates } from '../../src/index.ts';
import { readValue, refusal } from '../ledger/reading.ts';
import { hasOpenssl, TestAuthority } from '../../../../tools/openssl/authority.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-tsa-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const data = new TextEncoder().encode('kedu.example/north\n2\nAAAA\n');
const hash = new Uint8Array(createHash('sha256').update(data).digest());
const nonce = Uint8Array.from({ length: 16 }, (_, i) => 200 + i);

describe.runIf(hasOpenssl)('ANCHOR-4 ANCHOR-5 ANCHOR-6 an authority of openssl (left out without openssl)', () => {
  let authority: TestAuthority;
  let good: Uint8Array;
  let asked: TimestampAsked;
  const refused = async (answer: Uint8Array, more: Partial<TimestampAsked> = {}): Promise<string> =>
    refusal(await checkTimestamp(nodeCertificates, answer, { ...asked, ...more }));

  beforeAll(() => {
    authority = new TestAuthority(join(folder, 'authority'));
    asked = { hash, nonce, roots: readValue(trustedCertificates(authority.root)) };
    good = authority.answer(timestampRequest(hash, nonce));
  });

  test('what holds for openssl holds here: RSA and elliptic curves, both attributes that name the certificate', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const [by, section] of [
      ['stamping', 'tsa'],
      ['elliptic', 'tsa'],
      ['stamping', 'tsa_old'],
    ] as const) {
      const answer = authority.answer(timestampRequest(hash, nonce), by, section);
      const { time, policy, authority: name } = readValue(await checkTimestamp(nodeCertificates, answer, asked));
      expect([policy, name, Math.abs(time - now) < 60, authority.verifies(data, answer)]).toEqual(['1.2.3.4.1', `示例 ${by}`, true, true]);
    }
    expect(await refused(good, { policy: '1.2.3.4.1' })).toBe('read');
  });

  test('another imprint, nonce or policy, or a time outside the limits', async () => {
    const { time } = readValue(await checkTimestamp(nodeCertificates, good, asked));
    expect(await refused(good, { hash: hash.map((byte, i) => (i === 7 ? byte ^ 1 : byte)) })).toBe('ANCHOR_TIMESTAMP imprint');
    expect(await refused(good, { nonce: nonce.map((byte, i) => (i === 7 ? byte ^ 1 : byte)) })).toBe('ANCHOR_TIMESTAMP nonce');
    expect(await refused(good, { policy: '1.2.3.4.5' })).toBe('ANCHOR_TIMESTAMP policy');
    expect(await refused(good, { notBefore: time + 1 })).toBe('ANCHOR_TIMESTAMP before');
    expect(await refused(good, { notAfter: time - 1 })).toBe('ANCHOR_TIMESTAMP after');
    expect(await refused(good, { notBefore: time, notAfter: time })).toBe('read');
  });

  test('an authority that refuses says why', async () => {
    const answer = authority.answer(timestampRequest(hash, nonce), 'stamping', 'tsa_refusing');
    const read = await checkTimestamp(nodeCertificates, answer, asked);
    expect(refusal(read)).toBe('ANCHOR_TIMESTAMP status');
    expect('issue' in read && read.issue.args['found']).toContain('rejection：Message digest algorithm is not supported');
  });

  test.each([
    ['stamping_not_critical', 'purpose'],
    ['stamping_and_more', 'purpose'],
    ['web', 'purpose'],
    ['no_purpose', 'purpose'],
    ['signs_nothing', 'usage'],
    ['past', 'expired'],
  ])('a signer whose certificate is %s', async (name, reason) => {
    expect(await refused(authority.resigned(good, 'stamping'))).toBe('read');
    expect(await refused(authority.resigned(good, name))).toBe(`ANCHOR_CERTIFICATE ${reason}`);
  });

  test('a root that nobody trusts, a signer that nobody certified, an authority that is none', async () => {
    const other = new TestAuthority(join(folder, 'other'));
    expect(await refused(good, { roots: readValue(trustedCertificates(other.root)) })).toBe('ANCHOR_CERTIFICATE signature');
    expect(await refused(good, { roots: [] })).toBe('ANCHOR_CERTIFICATE untrusted');
    expect(await refused(other.answer(timestampRequest(hash, nonce)))).toBe('ANCHOR_CERTIFICATE signature');
    const chained = authority.resigned(good, 'below_a_signer');
    expect(await refused(chained)).toBe('ANCHOR_CERTIFICATE untrusted');
    expect(await refused(chained, { roots: readValue(trustedCertificates(join(authority.folder, 'stamping.pem'))) })).toBe(
      'ANCHOR_CERTIFICATE authority',
    );
    const deep = readValue(trustedCertificates(join(authority.folder, 'deep.pem')));
    expect(await refused(authority.resigned(good, 'too_deep'), { roots: deep })).toBe('read');
    const both = [...asked.roots, ...readValue(trustedCertificates(join(authority.folder, 'middle.pem')))];
    expect(await refused(authority.resigned(good, 'too_deep', undefined, 'deep'), { roots: both.slice(0, 1) })).toBe(
      'ANCHOR_CERTIFICATE untrusted',
    );
    expect(await refused(authority.resigned(good, 'too_deep', undefined, 'both'), { roots: both.slice(0, 1) })).toBe(
      'ANCHOR_CERTIFICATE authority',
    );
  });

  test('a statement that was changed under its signature, and one that was signed anew', async () => {
    const at = Buffer.from(good).indexOf(Buffer.from(hash));
    expect(at).toBeGreaterThan(0);
    const changed = good.map((byte, i) => (i === at ? byte ^ 1 : byte));
    expect(await refused(changed, { hash: hash.map((byte, i) => (i === 0 ? byte ^ 1 : byte)) })).toBe('ANCHOR_TIMESTAMP signature');
    const year = (statement: Uint8Array): Uint8Array =>
      new Uint8Array(Buffer.from(statement.map((byte, i, all) => (isYear(all, i) ? 0x31 : byte))));
    const dated = authority.resigned(good, 'stamping', year);
    expect(await refused(dated, { notBefore: 1_700_000_000 })).toBe('ANCHOR_TIMESTAMP before');
  });

  test('whichever byte is changed, nothing is stated that was not', { timeout: 120_000 }, async () => {
    const whole = JSON.stringify(await checkTimestamp(nodeCertificates, good, asked));
    let refusals = 0;
    for (let i = 0; i < good.length; i += 1) {
      const changed = good.map((byte, at) => (at === i ? byte ^ (1 << (i % 8)) : byte));
      const read = await checkTimestamp(nodeCertificates, changed, asked);
      if ('issue' in read) refusals += 1;
      else expect(JSON.stringify(read), `byte ${i}`).toBe(whole);
    }
    expect(refusals / good.length).toBeGreaterThan(0.95);
    for (let length = 0; length < good.length; length += 7) expect(await refused(good.subarray(0, length))).toBe('ANCHOR_TIMESTAMP form');
    expect(await refused(Uint8Array.of(...good, 0))).toBe('ANCHOR_TIMESTAMP form');
  });

  test('ANCHOR-6 a file of roots that is none', () => {
    writeFileSync(join(folder, 'empty.pem'), 'nothing\n');
    expect(refusal(trustedCertificates(join(folder, 'empty.pem')))).toBe('ANCHOR_TRUST form');
    expect(refusal(trustedCertificates(join(folder, 'nothere.pem')))).toBe('ANCHOR_TRUST unreadable');
  });
});

/** Whether a byte is the second digit from the right of the year: before it stand the tag, the length and `20`. */
function isYear(statement: Uint8Array, at: number): boolean {
  return statement[at - 4] === 0x18 && statement[at - 3] === 0x0f && statement[at - 2] === 0x32 && statement[at - 1] === 0x30;
}
