import { constants, createHash, generateKeyPairSync, type KeyObject, privateEncrypt, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DigestName, KeySignature } from '../src/index.ts';
import { pureCertificates } from '../src/index.ts';

const DIGESTS = ['SHA-256', 'SHA-384', 'SHA-512'] as const satisfies readonly DigestName[];
const short = (digest: DigestName): string => digest.replace('-', '').toLowerCase();
const rsa = (modulusLength: number, publicExponent = 65_537) => generateKeyPairSync('rsa', { modulusLength, publicExponent });
const elliptic = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
const bytesOf = (key: KeyObject): Uint8Array => new Uint8Array(key.export({ format: 'der', type: 'spki' }));
const message = new TextEncoder().encode('kedu.example/north\n6\nAAAA\n');

const KEYS = [
  ['RSA 2048', 'RSA', rsa(2048)],
  ['RSA 3072', 'RSA', rsa(3072)],
  ['RSA 2048 with exponent 3', 'RSA', rsa(2048, 3)],
  ['P-256', 'ECDSA', elliptic('P-256')],
  ['P-384', 'ECDSA', elliptic('P-384')],
  ['P-521', 'ECDSA', elliptic('P-521')],
] as const;

function signed(
  scheme: KeySignature['scheme'],
  { publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject },
  digest: DigestName,
): KeySignature {
  const signature = new Uint8Array(sign(short(digest), message, privateKey));
  return { scheme, digest, publicKey: bytesOf(publicKey), message, signature };
}

const { verify, digest: digestOf } = pureCertificates;

describe('ANCHOR-5 signatures of certificates without a machine', () => {
  test.each(['SHA-1', ...DIGESTS] as const)('%s is what the machine gives', (name) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(Buffer.from(digestOf(name, bytes)).toString('hex')).toBe(createHash(short(name)).update(bytes).digest('hex'));
      }),
    );
  });

  test.each(KEYS)('%s: what the machine signs holds, with any digest; anything else does not', (_, scheme, pair) => {
    for (const digest of DIGESTS) {
      const good = signed(scheme, pair, digest);
      expect(verify(good)).toBe(true);
      expect(verify({ ...good, digest: DIGESTS.find((one) => one !== digest) as DigestName })).toBe(false);
      expect(verify({ ...good, scheme: scheme === 'RSA' ? 'ECDSA' : 'RSA' })).toBe(false);
      expect(verify({ ...good, message: message.slice(1) })).toBe(false);
      expect(verify({ ...good, signature: Uint8Array.of(0, ...good.signature) })).toBe(false);
      expect(verify({ ...good, signature: Uint8Array.of(...good.signature, 0) })).toBe(false);
    }
  });

  test.each(KEYS)('%s: whichever bit of the signature is changed, it does not hold; changed keys never throw', (_, scheme, pair) => {
    const good = signed(scheme, pair, 'SHA-256');
    const flip = (bytes: Uint8Array, bit: number) => bytes.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    fc.assert(
      fc.property(fc.nat({ max: good.signature.length * 8 - 1 }), fc.nat({ max: good.publicKey.length * 8 - 1 }), (one, other) => {
        expect(verify({ ...good, signature: flip(good.signature, one) })).toBe(false);
        expect([true, false]).toContain(verify({ ...good, publicKey: flip(good.publicKey, other) }));
      }),
      { numRuns: 30 },
    );
    for (const publicKey of [new Uint8Array(0), good.signature, good.publicKey.slice(0, -1)])
      expect(verify({ ...good, publicKey })).toBe(false);
  });

  test('keys that are too small, curves that nobody asked for', () => {
    expect(verify(signed('RSA', rsa(1024), 'SHA-256'))).toBe(false);
    expect(verify(signed('RSA', rsa(2040), 'SHA-256'))).toBe(false);
    expect(verify(signed('ECDSA', elliptic('secp256k1'), 'SHA-256'))).toBe(false);
    const other = generateKeyPairSync('ed25519');
    const signature = new Uint8Array(sign(null, message, other.privateKey));
    expect(verify({ scheme: 'ECDSA', digest: 'SHA-256', publicKey: bytesOf(other.publicKey), message, signature })).toBe(false);
  });

  test('of RSA the whole padded message is compared: none with less padding, rubbish behind it, or without the parameters of its digest', () => {
    const pair = rsa(2048);
    const info = (parameters: readonly number[]): Buffer => {
      const algorithm = [0x06, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1, ...parameters];
      const hash = createHash('sha256').update(message).digest();
      const content = [0x30, algorithm.length, ...algorithm, 0x04, 32, ...hash];
      return Buffer.from([0x30, content.length, ...content]);
    };
    const raw = (padded: Buffer): KeySignature => {
      const signature = privateEncrypt({ key: pair.privateKey, padding: constants.RSA_NO_PADDING }, padded);
      return { scheme: 'RSA', digest: 'SHA-256', publicKey: bytesOf(pair.publicKey), message, signature: new Uint8Array(signature) };
    };
    const padded = (fill: number, after: Buffer, first = 1): Buffer =>
      Buffer.from([0, first, ...new Array<number>(fill).fill(0xff), 0, ...after]);
    const good = info([0x05, 0x00]);
    expect(verify(raw(padded(253 - good.length, good)))).toBe(true);
    expect(verify(raw(padded(8, Buffer.concat([good, Buffer.alloc(245 - good.length, 0x41)]))))).toBe(false);
    expect(verify(raw(padded(253 - good.length, good, 2)))).toBe(false);
    const bare = info([]);
    expect(verify(raw(padded(253 - bare.length, bare)))).toBe(false);
    const signature = raw(padded(253 - good.length, good)).signature;
    const { n = '' } = pair.publicKey.export({ format: 'jwk' }) as { n?: string };
    const more = BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`) + BigInt(`0x${Buffer.from(signature).toString('hex')}`);
    const text = more.toString(16);
    const larger = text.length === 512 ? new Uint8Array(Buffer.from(text, 'hex')) : new Uint8Array(256).fill(0xff);
    expect(verify({ ...raw(padded(253 - good.length, good)), signature: larger })).toBe(false);
  });
});
