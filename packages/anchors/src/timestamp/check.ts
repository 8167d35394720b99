import type { Reading } from '@kedu/ledger';
import { AnchorFault, heldReading } from '../fault.ts';
import { toHex } from '../hex.ts';
import { type Certificate, EXTENSION, isSame, readCertificate } from './certificate.ts';
import { type CertificateCrypto, digestOf, schemeOf } from './crypto.ts';
import { type DerNode, objectIdOf, TAG } from './der.ts';
import { checkPath, followPath } from './path.ts';
import { unsignedInteger } from './request.ts';
import { beijingTime } from './time.ts';
import { readTimestampReply, type SignerPart, type Statement, TIMESTAMP_INFO, type Token } from './token.ts';

/** What a time-stamp must say, and whom the reader trusts. */
export interface TimestampAsked {
  /** SHA-256 that was to be stamped. */
  readonly hash: Uint8Array;
  /** Nonce of the request; without one a time-stamp of another request counts as well. */
  readonly nonce?: Uint8Array | undefined;
  /** Object identifier of the policy, where only one counts. */
  readonly policy?: string | undefined;
  /** Certificates in DER of the roots that the reader trusts. */
  readonly roots: readonly Uint8Array[];
  /** Seconds since 1970 between which the time must lie, both included: what was stamped cannot be older than what is in it. */
  readonly notBefore?: number | undefined;
  readonly notAfter?: number | undefined;
}

/** What a time-stamp shows. */
export interface CheckedTimestamp {
  /** Second since 1970. */
  readonly time: number;
  readonly policy: string;
  /** Serial number in hexadecimal. */
  readonly serial: string;
  /** Name of the authority in its certificate. */
  readonly authority: string;
}

const ATTRIBUTE = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const MOST_CERTIFICATES = 20;

/**
 * Checks a TimeStampResp in DER: status, imprint, nonce, policy, time, signature, certificate of the signer, path to a trusted root. Whether a certificate
 * was revoked is not looked up.
 *
 * Rules: ANCHOR-5, ANCHOR-6 (RFC 3161 §2.4.2, RFC 5816, RFC 5652 §5.4).
 * Errors: ANCHOR_TIMESTAMP (`form`, `status`, `imprint`, `nonce`, `policy`, `before`, `after`, `signer`, `algorithm`, `attributes`, `signature`); ANCHOR_CERTIFICATE.
 */
export function checkTimestamp(crypto: CertificateCrypto, bytes: Uint8Array, asked: TimestampAsked): Reading<CheckedTimestamp> {
  return heldReading(() => {
    const roots = asked.roots.map(readCertificate);
    const { statement, signer, given } = signedStatement(crypto, bytes, asked, roots);
    checkPath(crypto, signer, { given, roots, at: statement.time });
    return shown(statement, signer);
  });
}

/**
 * Checks a TimeStampResp as `checkTimestamp` does, but for a reader who trusts no root: what it states is then the word of whoever signed it.
 *
 * Shape: `issuer` is the name of who is said to have issued the certificates. Rule: ANCHOR-13. Errors: as `checkTimestamp`, but that no root is trusted.
 */
export function examineTimestamp(
  crypto: CertificateCrypto,
  bytes: Uint8Array,
  asked: Omit<TimestampAsked, 'roots'>,
): Reading<CheckedTimestamp & { readonly issuer: string }> {
  return heldReading(() => {
    const { statement, signer, given } = signedStatement(crypto, bytes, asked, []);
    return { ...shown(statement, signer), issuer: followPath(crypto, signer, { given, at: statement.time }) };
  });
}

/** What a token states, once its signature holds, with the certificate of who signed it. */
function signedStatement(
  crypto: CertificateCrypto,
  bytes: Uint8Array,
  asked: Omit<TimestampAsked, 'roots'>,
  roots: readonly Certificate[],
): { readonly statement: Statement; readonly signer: Certificate; readonly given: readonly Certificate[] } {
  const token = readTimestampReply(bytes);
  checkStatement(token, asked);
  if (token.certificates.length > MOST_CERTIFICATES) throw fault('form');
  const given = token.certificates.map(readCertificate);
  const signer = [...given, ...roots].find((one) => isSignedBy(token.signer, one));
  if (!signer) throw fault('signer');
  checkSignature(crypto, token, signer);
  return { statement: token.statement, signer, given };
}

function shown({ time, policy, serial }: Statement, { subjectName }: Certificate): CheckedTimestamp {
  return { time, policy, serial: toHex(serial), authority: subjectName };
}

function checkStatement({ statement }: Token, { hash, nonce, policy, notBefore, notAfter }: Omit<TimestampAsked, 'roots'>): void {
  if (digestOf(statement.imprintAlgorithm) !== 'SHA-256' || !isSame(statement.imprint, hash))
    throw fault('imprint', toHex(statement.imprint), toHex(hash));
  if (nonce && (!statement.nonce || !isSame(statement.nonce, unsignedInteger(nonce))))
    throw fault('nonce', toHex(statement.nonce ?? new Uint8Array(0)), toHex(nonce));
  if (policy !== undefined && statement.policy !== policy) throw fault('policy', statement.policy, policy);
  if (notBefore !== undefined && statement.time < notBefore) throw fault('before', beijingTime(statement.time), beijingTime(notBefore));
  if (notAfter !== undefined && statement.time > notAfter) throw fault('after', beijingTime(statement.time), beijingTime(notAfter));
}

function checkSignature(crypto: CertificateCrypto, { statementBytes, signer }: Token, certificate: Certificate): void {
  const digest = digestOf(signer.digest);
  const scheme = schemeOf(signer.algorithm, digest);
  if (!digest || !scheme) throw fault('algorithm', signer.algorithm);
  const { attributes } = signer;
  const stated = attributes.get(ATTRIBUTE.messageDigest);
  if (objectIdOf(attributes.get(ATTRIBUTE.contentType)) !== TIMESTAMP_INFO || stated?.tag !== TAG.octetString) throw fault('attributes');
  const message = signer.signedAttributes;
  if (!crypto.verify({ ...scheme, publicKey: certificate.publicKey, message, signature: signer.signature })) throw fault('signature');
  if (!isSame(stated.content, crypto.digest(digest, statementBytes))) throw fault('signature');
  if (!namesCertificate(crypto, attributes, certificate)) throw fault('attributes');
}

/** Whether the signed attributes name the certificate by its hash: else another one of the same key could stand in for it. */
function namesCertificate(crypto: CertificateCrypto, attributes: ReadonlyMap<string, DerNode>, { bytes }: Certificate): boolean {
  const second = attributes.get(ATTRIBUTE.signingCertificateV2);
  const named = (second ?? attributes.get(ATTRIBUTE.signingCertificate))?.parts[0]?.parts[0]?.parts ?? [];
  const [first, next] = named;
  const isTold = first?.tag === TAG.sequence && second !== undefined;
  const digest = second === undefined ? 'SHA-1' : isTold ? digestOf(objectIdOf(first.parts[0])) : 'SHA-256';
  const hash = isTold ? next : first;
  return digest !== undefined && hash?.tag === TAG.octetString && isSame(hash.content, crypto.digest(digest, bytes));
}

function isSignedBy({ issuer, serial, keyId }: SignerPart, certificate: Certificate): boolean {
  if (keyId) {
    const own = certificate.extensions.get(EXTENSION.subjectKeyId)?.value.content;
    return own !== undefined && isSame(own, keyId);
  }
  return issuer !== undefined && serial !== undefined && isSame(certificate.issuer, issuer) && isSame(certificate.serial, serial);
}

function fault(reason: string, found = '', expected = ''): AnchorFault {
  return new AnchorFault('ANCHOR_TIMESTAMP', { reason, found, expected });
}
