import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Seconds since 1970. */
type Seconds = number;

/** A time-stamp authority for tests that stamps whatever time it is told, with Node alone: a root, and a certificate below it. 示例数据 */
export class MadeAuthority {
  /** Certificate of the root, in DER. */
  readonly root: Uint8Array;
  readonly #name: string;
  readonly #certificate: Uint8Array;
  readonly #key: KeyObject;

  constructor(name: string) {
    const above = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const rootName = `${name} 根证书`;
    this.#name = rootName;
    this.#key = own.privateKey;
    const authority = extension([0x55, 0x1d, 0x13], sequence(der(0x01, [0xff])));
    const stamping = extension([0x55, 0x1d, 0x25], sequence(objectId(0x2b, 6, 1, 5, 5, 7, 3, 8)));
    this.root = certificate({ issuer: rootName, subject: rootName, key: above.publicKey, by: above.privateKey, extension: authority });
    this.#certificate = certificate({ issuer: rootName, subject: name, key: own.publicKey, by: above.privateKey, extension: stamping });
  }

  /** The root in PEM. */
  get rootPem(): string {
    return `-----BEGIN CERTIFICATE-----\n${Buffer.from(this.root).toString('base64')}\n-----END CERTIFICATE-----\n`;
  }

  /** The answer to a TimeStampReq that asks for a SHA-256 with a nonce. Rule: ANCHOR-4. */
  answer(request: Uint8Array, time: Seconds): Uint8Array {
    const at = Buffer.from(request).indexOf(Buffer.from([0x04, 0x20]));
    const nonceAt = at + 34;
    if (at < 0 || request[nonceAt] !== 0x02) throw new Error('no request for a SHA-256 with a nonce');
    const nonce = request.subarray(nonceAt + 2, nonceAt + 2 + (request[nonceAt + 1] ?? 0));
    return this.stamp(request.subarray(at + 2, nonceAt), nonce, time);
  }

  /** A TimeStampResp over a SHA-256, as if asked with a nonce. Rules: ANCHOR-4, ANCHOR-5. */
  stamp(hash: Uint8Array, nonce: Uint8Array, time: Seconds): Uint8Array {
    const clock = new Date(time * 1000).toISOString().replace(/[-:T]|\.\d+/g, '');
    const statement = sequence(
      integer(1),
      objectId(0x2a, 3, 4, 1),
      sequence(SHA_256, der(0x04, hash)),
      integer(77),
      der(0x18, Buffer.from(clock)),
      integer(...nonce),
    );
    const attributes = [
      attribute([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3], STATEMENT_TYPE),
      attribute([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4], der(0x04, sha256(statement))),
      attribute([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 16, 2, 47], sequence(sequence(sequence(der(0x04, sha256(this.#certificate)))))),
    ].sort(Buffer.compare);
    const signer = sequence(
      integer(1),
      sequence(nameOf(this.#name), integer(1)),
      SHA_256,
      der(0xa0, ...attributes),
      ECDSA,
      der(0x04, sign('sha256', der(0x31, ...attributes), this.#key)),
    );
    const signed = sequence(
      integer(3),
      der(0x31, SHA_256),
      sequence(STATEMENT_TYPE, der(0xa0, der(0x04, statement))),
      der(0xa0, this.#certificate),
      der(0x31, signer),
    );
    const token = sequence(objectId(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2), der(0xa0, signed));
    return new Uint8Array(sequence(sequence(integer(0)), token));
  }
}

interface Certified {
  readonly issuer: string;
  readonly subject: string;
  readonly key: KeyObject;
  readonly by: KeyObject;
  readonly extension: Buffer;
}

function certificate({ issuer, subject, key, by, extension: only }: Certified): Uint8Array {
  const moment = (year: string): Buffer => der(0x17, Buffer.from(`${year}0101000000Z`));
  const signed = sequence(
    der(0xa0, integer(2)),
    integer(1),
    ECDSA,
    nameOf(issuer),
    sequence(moment('20'), moment('45')),
    nameOf(subject),
    key.export({ format: 'der', type: 'spki' }),
    der(0xa3, sequence(only)),
  );
  return new Uint8Array(sequence(signed, ECDSA, der(0x03, [0], sign('sha256', signed, by))));
}

function extension(id: readonly number[], value: Buffer): Buffer {
  return sequence(objectId(...id), der(0x01, [0xff]), der(0x04, value));
}

function attribute(id: readonly number[], value: Buffer): Buffer {
  return sequence(objectId(...id), der(0x31, value));
}

function nameOf(name: string): Buffer {
  return sequence(der(0x31, sequence(objectId(0x55, 4, 3), der(0x0c, Buffer.from(name)))));
}

function integer(...bytes: readonly number[]): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const content = first < 0 ? [0] : bytes.slice(first);
  return der(0x02, (content[0] as number) > 0x7f ? [0, ...content] : content);
}

function objectId(...content: readonly number[]): Buffer {
  return der(0x06, content);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

function der(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = content;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

const SHA_256 = sequence(objectId(0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1), der(0x05));
const ECDSA = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));
const STATEMENT_TYPE = objectId(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 16, 1, 4);
