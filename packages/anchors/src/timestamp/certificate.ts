import { AnchorFault } from '../fault.ts';
import { contextTag, type DerNode, objectIdOf, readDer, smallIntegerOf, TAG, wholeBitsOf } from './der.ts';
import { secondsOf } from './time.ts';

/** An extension of a certificate. */
export interface Extension {
  readonly isCritical: boolean;
  readonly value: DerNode;
}

/** What a path asks of a certificate (RFC 5280), with the bytes that its issuer signed. */
export interface Certificate {
  readonly bytes: Uint8Array;
  readonly signed: Uint8Array;
  readonly algorithm: string;
  readonly signature: Uint8Array;
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Name for people: the common name, else what is last. */
  readonly subjectName: string;
  /** The same of its issuer. */
  readonly issuerName: string;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: Uint8Array;
  readonly extensions: ReadonlyMap<string, Extension>;
}

export const EXTENSION = {
  subjectKeyId: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  policies: '2.5.29.32',
  extendedKeyUsage: '2.5.29.37',
} as const;

const COMMON_NAME = '2.5.4.3';

/** Reads a certificate in DER without trusting it. Errors: AnchorFault ANCHOR_CERTIFICATE `form`. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const fail = (): never => {
    throw new AnchorFault('ANCHOR_CERTIFICATE', { reason: 'form', subject: '' });
  };
  const whole = readDer(bytes) ?? fail();
  const [signed, algorithm, bits, ...more] = whole.parts;
  if (whole.tag !== TAG.sequence || !signed || more.length > 0) return fail();
  const fields = signed.parts[0]?.tag === contextTag(0) ? signed.parts.slice(1) : [];
  const [serial, inner, issuer, validity, subject, publicKey, ...rest] = fields;
  const signature = wholeBitsOf(bits);
  const [notBefore, notAfter] = [secondsOf(validity?.parts[0]), secondsOf(validity?.parts[1])];
  const isSameAlgorithm = inner !== undefined && algorithm !== undefined && isSame(inner.bytes, algorithm.bytes);
  if (!serial || !issuer || !subject || !publicKey || !signature || notBefore === undefined || notAfter === undefined || !isSameAlgorithm)
    return fail();
  return {
    bytes: whole.bytes,
    signed: signed.bytes,
    algorithm: objectIdOf(algorithm.parts[0]),
    signature,
    serial: serial.content,
    issuer: issuer.bytes,
    subject: subject.bytes,
    subjectName: nameForPeople(subject),
    issuerName: nameForPeople(issuer),
    notBefore,
    notAfter,
    publicKey: publicKey.bytes,
    extensions: readExtensions(rest.find(({ tag }) => tag === contextTag(3))) ?? fail(),
  };
}

/** Whether bytes are the same. */
export function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, i) => byte === right[i]);
}

/** Object identifiers of the extended key usage; undefined where the certificate has none. */
export function purposesOf({ extensions }: Certificate): readonly string[] | undefined {
  return extensions.get(EXTENSION.extendedKeyUsage)?.value.parts.map(objectIdOf);
}

/** Whether the key may be used so: bit 0 signs, 1 does not repudiate, 5 signs certificates. Without the extension it may be used for all. */
export function mayUse({ extensions }: Certificate, ...bits: readonly number[]): boolean {
  const usage = extensions.get(EXTENSION.keyUsage);
  if (!usage) return true;
  const [unused = 0, ...octets] = usage.value.tag === TAG.bitString ? usage.value.content : [];
  return unused < 8 && bits.some((bit) => (((octets[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1);
}

/** Whether it is that of an authority, and how many authorities may stand below it. */
export function authorityOf({ extensions }: Certificate): { readonly isAuthority: boolean; readonly mostBelow: number } {
  const [flag, depth] = extensions.get(EXTENSION.basicConstraints)?.value.parts ?? [];
  const isAuthority = flag?.tag === TAG.boolean && flag.content[0] === 0xff;
  return { isAuthority, mostBelow: depth === undefined ? Number.POSITIVE_INFINITY : (smallIntegerOf(depth) ?? -1) };
}

function isTrue(node: DerNode | undefined): boolean {
  return node?.tag === TAG.boolean && node.content.length === 1 && node.content[0] === 0xff;
}

function readExtensions(node: DerNode | undefined): ReadonlyMap<string, Extension> | undefined {
  const extensions = new Map<string, Extension>();
  for (const { parts } of node?.parts[0]?.parts ?? []) {
    const id = objectIdOf(parts[0]);
    // DER writes a BOOLEAN as 0xff, and leaves out what is false by default (X.690 §11.1, §11.5): any other spelling may be read two ways.
    const isCritical = parts.length === 3 && isTrue(parts[1]);
    if (parts.length < 2 || parts.length > 3 || (parts.length === 3 && !isCritical)) return undefined;
    const held = parts.at(-1);
    const value = held?.tag === TAG.octetString ? readDer(held.content) : undefined;
    if (id === '' || extensions.has(id) || !value) return undefined;
    extensions.set(id, { isCritical, value });
  }
  return extensions;
}

function nameForPeople({ parts }: DerNode): string {
  const named = parts.flatMap((set) => set.parts).map(({ parts: [type, value] }) => ({ type: objectIdOf(type), value }));
  const chosen = named.find(({ type }) => type === COMMON_NAME) ?? named.at(-1);
  if (!chosen?.value) return '';
  const text = new TextDecoder(chosen.value.tag === 0x1e ? 'utf-16be' : 'utf-8').decode(chosen.value.content);
  return text.replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 200);
}
