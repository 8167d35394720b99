import { createHash } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { HashFunction, Signer, VerifyEd25519 } from '@kedu/ledger';
import { describe, expect, test } from 'vitest';
import { openStatement, preAuthenticationEncoding, signStatement } from '../../src/index.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const bytes = (written: string): Uint8Array => new TextEncoder().encode(written);
const sha256: HashFunction = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
const verify: VerifyEd25519 = (key, message, signature) => ed25519.verify(signature, message, key);
const secret = new Uint8Array(32).fill(7);
const signer: Signer = {
  name: 'journalist.example',
  publicKey: ed25519.getPublicKey(secret),
  sign: (message) => ed25519.sign(message, secret),
};

describe('VERIFY-8 statements', () => {
  test('the encoding is that of the specification (DSSE v1.0.0, test vector of protocol.md)', () => {
    expect(text(preAuthenticationEncoding('http://example.com/HelloWorld', bytes('hello world')))).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    );
    expect(text(preAuthenticationEncoding('类', bytes('刻度')))).toBe('DSSEv1 3 类 6 刻度');
    expect(text(preAuthenticationEncoding('', bytes('')))).toBe('DSSEv1 0  0 ');
  });

  test('what was signed is read again, and nothing else is', async () => {
    const envelope = await signStatement(sha256, '{"a":"刻度"}', signer);
    expect(openStatement(verify, bytes(envelope), signer.publicKey)).toEqual({ value: { a: '刻度' } });
    const parsed = JSON.parse(envelope) as { payload: string; payloadType: string; signatures: { keyid: string; sig: string }[] };
    expect(parsed.signatures[0]?.keyid).toBe(createHash('sha256').update(signer.publicKey).digest('hex'));
    const changed = (change: object): string => {
      const opened = openStatement(verify, bytes(JSON.stringify({ ...parsed, ...change })), signer.publicKey);
      return 'issue' in opened ? `${opened.issue.code} ${opened.issue.args['reason']}` : 'read';
    };
    expect(changed({})).toBe('read');
    expect(changed({ payload: Buffer.from('{"a":"刻"}').toString('base64') })).toBe('VERIFY_STATEMENT signature');
    expect(changed({ payloadType: 'text/plain' })).toBe('VERIFY_STATEMENT form');
    expect(changed({ signatures: [] })).toBe('VERIFY_STATEMENT signature');
    expect(changed({ signatures: [null, { sig: 'no base64' }] })).toBe('VERIFY_STATEMENT signature');
    expect(openStatement(verify, bytes(envelope), ed25519.getPublicKey(new Uint8Array(32).fill(8)))).toHaveProperty('issue');
    expect(openStatement(verify, bytes('null'), signer.publicKey)).toHaveProperty('issue');
  });
});
