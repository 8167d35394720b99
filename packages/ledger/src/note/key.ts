import type { HashFunction } from '../crypto.ts';
import { type Reading, Malformed, reading } from '../reading.ts';
import { fromBase64, toBase64, utf8 } from '../text.ts';
import { isEd25519Key } from './ed25519Key.ts';

/**
 * What a key signs, by the byte that says so: a note as it stands, a checkpoint with the time at which a witness saw it (signed-note, tlog-cosignature), or a note as it stands
 * by the national algorithms, a type of our own. Rule: NOTE-2, NOTE-5.
 */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignature: 0x04, sm2: 0xff } as const;

export type SignatureType = keyof typeof SIGNATURE_TYPES;

/** What stands behind the byte 0xff, which types without a byte of their own share. */
const SM2_TYPE = 'urn:kedu:sm2-sm3:1';

/** Bytes of a public key: of Ed25519 as in RFC 8032, of SM2 the uncompressed point 0x04 ‖ x ‖ y. */
const KEY_SIZES: Readonly<Record<SignatureType, number>> = { ed25519: 32, cosignature: 32, sm2: 65 };

/** A public key with the name under which it signs. */
export interface VerifierKey {
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key), as a number. */
  readonly id: number;
  readonly type: SignatureType;
  readonly publicKey: Uint8Array;
}

/** Names that a note cannot carry: empty, with a space of any script, a plus or a control character. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}\p{Cc}+]/u.test(name);
}

/** A verifier key made of its parts. Errors: RangeError for a name or key that cannot be one. Rule: NOTE-2. */
export function verifierKey(sha256: HashFunction, { name, type, publicKey }: Omit<VerifierKey, 'id'>): VerifierKey {
  if (!isKeyName(name) || publicKey.length !== KEY_SIZES[type] || isWeak(type, publicKey))
    throw new RangeError('verifierKey: no name or key of a note');
  const hash = sha256(utf8(`${name}\n`), typeBytes(type), publicKey);
  return { name, id: new DataView(hash.buffer, hash.byteOffset).getUint32(0), type, publicKey };
}

/** `name+hex(id)+base64(type ‖ key)`. Rule: NOTE-2. Example: `audit.example/w1+8d66cf3f+BKP…`. */
export function writeVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  const material = Uint8Array.of(...typeBytes(type), ...publicKey);
  return `${name}+${id.toString(16).padStart(8, '0')}+${toBase64(material)}`;
}

/** A verifier key as text. Errors: LEDGER_KEY (`form`, `type`, `length`, `weak`: one under which a signature holds for any message, `id`). Rule: NOTE-2. */
export function readVerifierKey(sha256: HashFunction, text: string): Reading<VerifierKey> {
  return reading(() => {
    const fail = (reason: string): never => {
      throw new Malformed('LEDGER_KEY', { reason, key: text.slice(0, 200) });
    };
    const parts = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
    const [name = '', id = '', encoded = ''] = parts?.slice(1) ?? [];
    const material = fromBase64(encoded);
    if (!isKeyName(name) || !material) return fail('form');
    const type = (Object.keys(SIGNATURE_TYPES) as SignatureType[]).find((one) => typeBytes(one).every((byte, i) => byte === material[i]));
    if (!type) return fail('type');
    const publicKey = material.slice(typeBytes(type).length);
    if (publicKey.length !== KEY_SIZES[type] || (type === 'sm2' && publicKey[0] !== 0x04)) return fail('length');
    if (isWeak(type, publicKey)) return fail('weak');
    const key = verifierKey(sha256, { name, type, publicKey });
    return key.id === Number.parseInt(id, 16) ? key : fail('id');
  });
}

function isWeak(type: SignatureType, publicKey: Uint8Array): boolean {
  return type !== 'sm2' && !isEd25519Key(publicKey);
}

function typeBytes(type: SignatureType): Uint8Array {
  return Uint8Array.of(SIGNATURE_TYPES[type], ...(type === 'sm2' ? utf8(SM2_TYPE) : []));
}
