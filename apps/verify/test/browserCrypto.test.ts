import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { readPolicy, trustCheckpoint, utf8 } from '@kedu/ledger';
import { nodeCrypto } from '@kedu/runner';
import { describe, expect, test } from 'vitest';
import { browserCrypto } from '../src/worker/browserCrypto.ts';

const folder = fileURLToPath(new URL('../../../vectors/note/', import.meta.url));

interface CheckpointVector {
  readonly policy: string;
  readonly note: string;
  readonly expected: { readonly code?: string; readonly reason?: string; readonly size?: number; readonly sm2?: boolean };
}

describe('VERIFY-1 NOTE-5 the page checks signatures as the command line does, without the machine', () => {
  const names = readdirSync(folder).filter((name) => name.startsWith('checkpoint'));
  test('there are checkpoints', () => expect(names.length).toBeGreaterThan(20));

  test.each(names)('%s', (name) => {
    const { policy, note, expected } = JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as CheckpointVector;
    const read = readPolicy(browserCrypto.sha256, policy);
    if ('issue' in read) throw new Error(read.issue.code);
    const trusted = trustCheckpoint(browserCrypto, utf8(note), read.value);
    const found =
      'issue' in trusted
        ? { code: trusted.issue.code, reason: trusted.issue.args['reason'] ?? '' }
        : { size: trusted.value.size, sm2: trusted.value.sm2 !== undefined };
    expect(expected).toMatchObject(found);
  });
});

describe('VERIFY-1 NOTE-2 of Ed25519 the page and the command line accept the same', () => {
  const { Point } = ed25519;
  const order = Point.Fn.ORDER;
  const eighth = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
  const message = utf8('anything');
  const scalarBytes = (value: bigint): Uint8Array => Uint8Array.from({ length: 32 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
  const numberOf = (bytes: Uint8Array): bigint => bytes.reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n);
  const both = (key: Uint8Array, signature: Uint8Array): readonly boolean[] => [
    nodeCrypto.verifyEd25519(key, message, signature),
    browserCrypto.verifyEd25519(key, message, signature),
  ];
  const secret = new Uint8Array(32).fill(7);
  const key = ed25519.getPublicKey(secret);
  const good = ed25519.sign(message, secret);

  test('a signature; one that was changed; one whose S is not below the order', () => {
    expect(both(key, good)).toEqual([true, true]);
    for (let at = 0; at < 64; at += 7) expect(both(key, good.with(at, (good[at] as number) ^ 1))).toEqual([false, false]);
    const large = Uint8Array.of(...good.slice(0, 32), ...scalarBytes(numberOf(good.slice(32)) + order));
    expect(both(key, large)).toEqual([false, false]);
    expect(both(key, good.slice(1))).toEqual([false, false]);
  });

  test('a key of small order signs nothing', () => {
    for (let i = 0; i < 8; i += 1) {
      const small = (i === 0 ? Point.ZERO : eighth.multiplyUnsafe(BigInt(i))).toBytes();
      const signature = Uint8Array.of(...small, ...new Uint8Array(32));
      const neutral = Uint8Array.of(...Point.ZERO.toBytes(), ...new Uint8Array(32));
      expect([both(small, signature), both(small, neutral)]).toEqual([
        [false, false],
        [false, false],
      ]);
    }
  });

  test('a signature that holds with the cofactor alone holds for neither', () => {
    const { scalar } = ed25519.utils.getExtendedPublicKey(secret);
    const nonce = 12_345n;
    const r = Point.BASE.multiply(nonce).add(eighth).toBytes();
    const k = numberOf(sha512(Uint8Array.of(...r, ...key, ...message))) % order;
    const mixed = Uint8Array.of(...r, ...scalarBytes((nonce + k * scalar) % order));
    expect(ed25519.verify(mixed, message, key, { zip215: false })).toBe(true);
    expect(both(key, mixed)).toEqual([false, false]);
  });
});
