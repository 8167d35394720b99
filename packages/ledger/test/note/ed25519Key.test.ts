import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEd25519Key, readPolicy, readVerifierKey, SIGNATURE_TYPES, toBase64, utf8, verifierKey } from '../../src/index.ts';
import { refusal, sha256, signerOf } from '../checking.ts';

const { Point } = ed25519;
/** A point of order 8, and with it all whose order divides 8. */
const EIGHTH = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
const SMALL = Array.from({ length: 8 }, (_, i) => (i === 0 ? Point.ZERO : EIGHTH.multiplyUnsafe(BigInt(i))).toBytes());
const PRIME = 2n ** 255n - 19n;

function littleEndian(y: bigint, sign: 0 | 1): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, i) => Number((y >> BigInt(8 * i)) & 255n) | (i === 31 ? sign << 7 : 0));
}

describe('NOTE-2 keys under which a signature holds for any message', () => {
  test('the eight points of small order are no keys, with either sign of x', () => {
    expect(new Set(SMALL.map(toBase64)).size).toBe(8);
    for (const point of SMALL) {
      const turned = point.with(31, (point[31] as number) ^ 0x80);
      expect([isEd25519Key(point), isEd25519Key(turned)]).toEqual([false, false]);
    }
  });

  test('nor is a point that is spelled otherwise than RFC 8032 does: y is below the prime', () => {
    for (let more = 0n; more < 19n; more += 1n)
      for (const sign of [0, 1] as const) expect(isEd25519Key(littleEndian(PRIME + more, sign))).toBe(false);
    expect(isEd25519Key(littleEndian(PRIME - 2n, 0))).toBe(true);
    expect(isEd25519Key(new Uint8Array(31).fill(7))).toBe(false);
  });

  test('whatever is made from a secret is one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (secret) => isEd25519Key(ed25519.getPublicKey(secret))),
      { numRuns: 50 },
    );
  });

  test('a verifier key and a policy with one are refused, of a log and of a witness', () => {
    for (const type of ['ed25519', 'cosignature'] as const)
      for (const point of SMALL) {
        const material = Uint8Array.of(SIGNATURE_TYPES[type], ...point);
        const id = new DataView(sha256(utf8('audit.example\n'), material).buffer).getUint32(0).toString(16).padStart(8, '0');
        const key = `audit.example+${id}+${toBase64(material)}`;
        expect(refusal(readVerifierKey(sha256, key))).toBe('LEDGER_KEY weak');
        const line = type === 'ed25519' ? `log ${key}` : `witness audit ${key}`;
        expect(refusal(readPolicy(sha256, `${line}\nquorum none\n`))).toBe('LEDGER_POLICY key');
        expect(() => verifierKey(sha256, { name: 'audit.example', type, publicKey: point })).toThrow(RangeError);
      }
    const { name, publicKey } = signerOf('audit.example', 2);
    expect(verifierKey(sha256, { name, type: 'cosignature', publicKey }).publicKey).toEqual(publicKey);
  });
});
