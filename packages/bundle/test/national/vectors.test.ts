import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sm2 } from 'sm-crypto-v2';
import { describe, expect, test } from 'vitest';
import { pureSm3, verifySm2 } from '../../src/index.ts';

interface Sm2Vector {
  readonly desc: string;
  readonly d?: string;
  readonly pub?: string;
  readonly id?: string;
  readonly msg_utf8?: string;
  readonly r?: string;
  readonly s?: string;
  readonly digest?: string;
  readonly pkcs8_pem_b64?: string;
  readonly sig_der?: string;
  readonly mustFail?: boolean;
}

// OpenSSL's own tests (Apache-2.0), the example of GB/T 32918.5, signatures made by openssl and node.
const data = process.env['KEDU_DATA'];
const file = data === undefined ? undefined : join(data, 'vectors/gm/vectors.json');
const there = file !== undefined && existsSync(file);
const vectors = there
  ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly sm3: readonly [string, string][]; readonly sm2: readonly Sm2Vector[] })
  : { sm3: [], sm2: [] };

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** r ‖ s of a vector, out of DER where it is written so. */
function signatureOf({ r, s, sig_der: der }: Sm2Vector): Uint8Array {
  if (r !== undefined && s !== undefined) return bytes(`${r}${s}`);
  const found = /^30..02..((?:00)?[0-9a-f]{64})02..((?:00)?[0-9a-f]{64})$/.exec((der ?? '').toLowerCase());
  if (!found) throw new Error(`no signature: ${String(der)}`);
  return bytes(
    found
      .slice(1)
      .map((half) => half.slice(-64))
      .join(''),
  );
}

describe.runIf(there)('NOTE-5 vectors of the national algorithms (left out without KEDU_DATA)', () => {
  test('there are 3 of SM3 and 4 of SM2, one of which must fail', () => {
    expect([vectors.sm3.length, vectors.sm2.length, vectors.sm2.filter(({ mustFail }) => mustFail).length]).toEqual([3, 4, 1]);
  });

  test.each(vectors.sm3)('SM3 of %.16s…', (message, digest) => {
    expect(Buffer.from(pureSm3(bytes(message))).toString('hex')).toBe(digest);
  });

  test.each(vectors.sm2.filter(({ msg_utf8: text }) => text !== undefined))('SM2 $desc', (vector) => {
    const [key, message, signature] = [bytes(vector.pub ?? ''), utf8(vector.msg_utf8 ?? ''), signatureOf(vector)];
    expect(verifySm2(key, message, signature)).toBe(vector.mustFail !== true);
    expect(verifySm2(key, Uint8Array.of(...message, 0), signature)).toBe(false);
    for (const at of [0, 31, 32, 63])
      expect(verifySm2(key, message, signature.with(at, (signature[at] as number) ^ 1)), `byte ${at}`).toBe(false);
  });

  test('the digest of OpenSSL’s vector is signed as it stands, and holds for no message', () => {
    const vector = vectors.sm2.find(({ digest }) => digest !== undefined) as Required<Sm2Vector>;
    const pkcs8 = Buffer.from(vector.pkcs8_pem_b64, 'base64').toString('hex');
    const key = pkcs8.slice(-130);
    expect(sm2.doVerifySignature(bytes(vector.digest), Buffer.from(signatureOf(vector)).toString('hex'), key)).toBe(true);
    expect(verifySm2(bytes(key), bytes(vector.digest), signatureOf(vector))).toBe(false);
  });
});

describe('NOTE-5 what SM2 is not', () => {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const key = bytes(publicKey);
  const message = utf8('kedu.example/north\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
  const signed = (options: Parameters<typeof sm2.doSignature>[2]): Uint8Array => bytes(sm2.doSignature(message, privateKey, options));

  test('the user ID is the standard one: another, or none, does not hold', () => {
    expect(verifySm2(key, message, signed({ hash: true }))).toBe(true);
    expect(verifySm2(key, message, signed({ hash: true, userId: '1234567812345678' }))).toBe(true);
    expect(verifySm2(key, message, signed({ hash: true, userId: '' }))).toBe(false);
    expect(verifySm2(key, message, signed({ hash: true, userId: '8765432187654321' }))).toBe(false);
  });

  test('a digest that was signed without Z_A does not hold', () => {
    const digest = createHash('sha256').update(message).digest('hex');
    expect(verifySm2(key, message, bytes(sm2.doSignature(digest, privateKey)))).toBe(false);
    expect(verifySm2(key, message, bytes(sm2.doSignature(Buffer.from(pureSm3(message)), privateKey)))).toBe(false);
  });

  test('numbers out of range, other lengths, and keys that are no point are refused, not thrown', () => {
    const good = signed({ hash: true });
    const order = bytes('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');
    const zero = new Uint8Array(32);
    const halves = [good.slice(0, 32), good.slice(32)] as const;
    for (const wrong of [
      [zero, halves[1]],
      [halves[0], zero],
      [order, halves[1]],
      [halves[0], order],
      [new Uint8Array(32).fill(0xff), new Uint8Array(32).fill(0xff)],
    ])
      expect(verifySm2(key, message, Buffer.concat(wrong))).toBe(false);
    for (const length of [0, 1, 63, 65, 72]) expect(verifySm2(key, message, new Uint8Array(length).fill(1))).toBe(false);
    expect(verifySm2(key, message, bytes(sm2.doSignature(message, privateKey, { hash: true, der: true })))).toBe(false);
    for (const wrong of [
      new Uint8Array(65).fill(4),
      key.with(64, (key[64] as number) ^ 1),
      bytes(sm2.compressPublicKeyHex(publicKey)),
      new Uint8Array(0),
    ])
      expect(verifySm2(wrong, message, good)).toBe(false);
  });
});
