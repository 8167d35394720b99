import { AnchorFault } from '../fault.ts';
import { contextTag, type DerNode, objectIdOf, readDer, smallIntegerOf, TAG } from './der.ts';
import { secondsOf } from './time.ts';

/** What a time-stamp says (TSTInfo). */
export interface Statement {
  readonly policy: string;
  readonly imprintAlgorithm: string;
  readonly imprint: Uint8Array;
  readonly serial: Uint8Array;
  /** Second since 1970. */
  readonly time: number;
  /** Content of the integer, as it came; undefined where there is none. */
  readonly nonce: Uint8Array | undefined;
}

/** A time-stamp as it came: what it says, and what is needed to see whether that holds. */
export interface Token {
  readonly statement: Statement;
  readonly statementBytes: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly signer: SignerPart;
}

/** The one signature of a token. */
export interface SignerPart {
  /** Issuer and serial in DER, or the content of the key identifier. */
  readonly issuer: Uint8Array | undefined;
  readonly serial: Uint8Array | undefined;
  readonly keyId: Uint8Array | undefined;
  readonly digest: string;
  /** Attributes as the SET that is signed. */
  readonly signedAttributes: Uint8Array;
  /** The only value of each attribute. */
  readonly attributes: ReadonlyMap<string, DerNode>;
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const TIMESTAMP_INFO = '1.2.840.113549.1.9.16.1.4';

/** Names of PKIStatus (RFC 3161 §2.4.2). */
const STATUS = ['granted', 'grantedWithMods', 'rejection', 'waiting', 'revocationWarning', 'revocationNotification'] as const;

/**
 * Reads a TimeStampResp without trusting it.
 *
 * Rule: ANCHOR-5 (RFC 3161 §2.4.2, RFC 5652 §5). Errors: AnchorFault ANCHOR_TIMESTAMP (`form`; `status` with what the authority answered).
 */
export function readTimestampReply(bytes: Uint8Array): Token {
  const reply = readDer(bytes);
  const [status, token] = reply?.parts ?? [];
  const number = smallIntegerOf(status?.parts[0]);
  if (reply?.tag !== TAG.sequence || status?.tag !== TAG.sequence || number === undefined) return malformed();
  if (number > 1) {
    const said = status.parts[1]?.parts.map(({ content }) => new TextDecoder().decode(content)).join(' ') ?? '';
    const found = [STATUS[number] ?? String(number), said.replace(/[\u0000-\u001f\u007f]/g, ' ').slice(0, 300)].filter(Boolean).join('：');
    throw new AnchorFault('ANCHOR_TIMESTAMP', { reason: 'status', found, expected: '' });
  }
  const [type, content] = token?.parts ?? [];
  if (objectIdOf(type) !== SIGNED_DATA || content?.tag !== contextTag(0)) return malformed();
  return readSignedData(content.parts[0]);
}

function readSignedData(signed: DerNode | undefined): Token {
  const [, , encapsulated, ...rest] = signed?.parts ?? [];
  const [type, wrapped] = encapsulated?.parts ?? [];
  const held = wrapped?.tag === contextTag(0) ? wrapped.parts[0] : undefined;
  const signers = rest.at(-1);
  if (objectIdOf(type) !== TIMESTAMP_INFO || held?.tag !== TAG.octetString || signers?.tag !== TAG.set || signers.parts.length !== 1)
    return malformed();
  const certificates = rest.find(({ tag }) => tag === contextTag(0))?.parts ?? [];
  return {
    statement: readStatement(held.content),
    statementBytes: held.content,
    certificates: certificates.filter(({ tag }) => tag === TAG.sequence).map(({ bytes }) => bytes),
    signer: readSigner(signers.parts[0]),
  };
}

function readStatement(bytes: Uint8Array): Statement {
  const [version, policy, imprint, serial, time, ...rest] = readDer(bytes)?.parts ?? [];
  const [algorithm, hash] = imprint?.parts ?? [];
  const seconds = time?.tag === TAG.generalizedTime ? secondsOf(time) : undefined;
  if (smallIntegerOf(version) !== 1 || hash?.tag !== TAG.octetString || serial?.tag !== TAG.integer || seconds === undefined)
    return malformed();
  return {
    policy: objectIdOf(policy),
    imprintAlgorithm: objectIdOf(algorithm?.parts[0]),
    imprint: hash.content,
    serial: serial.content,
    time: seconds,
    nonce: rest.find(({ tag }) => tag === TAG.integer)?.content,
  };
}

function readSigner(node: DerNode | undefined): SignerPart {
  const [, id, digest, attributes, algorithm, signature] = node?.parts ?? [];
  if (!id || attributes?.tag !== contextTag(0) || signature?.tag !== TAG.octetString) return malformed();
  const isNamed = id.tag === TAG.sequence;
  const values = new Map<string, DerNode>();
  for (const { parts } of attributes.parts) {
    const [name, value] = [objectIdOf(parts[0]), parts[1]?.parts[0]];
    if (values.has(name) || !value || parts[1]?.tag !== TAG.set || parts[1].parts.length !== 1) return malformed();
    values.set(name, value);
  }
  return {
    issuer: isNamed ? id.parts[0]?.bytes : undefined,
    serial: isNamed ? id.parts[1]?.content : undefined,
    keyId: id.tag === contextTag(0, 'primitive') ? id.content : undefined,
    digest: objectIdOf(digest?.parts[0]),
    signedAttributes: Uint8Array.from(attributes.bytes, (byte, i) => (i === 0 ? TAG.set : byte)),
    attributes: values,
    algorithm: objectIdOf(algorithm?.parts[0]),
    signature: signature.content,
  };
}

function malformed(): never {
  throw new AnchorFault('ANCHOR_TIMESTAMP', { reason: 'form', found: '', expected: '' });
}
