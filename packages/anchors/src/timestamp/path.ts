import { AnchorFault } from '../fault.ts';
import { authorityOf, type Certificate, EXTENSION, isSame, mayUse, purposesOf } from './certificate.ts';
import { type CertificateCrypto, schemeOf } from './crypto.ts';

export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_PURPOSE = '2.5.29.37.0';
const MOST_AUTHORITIES = 6;
const SIGNS_CERTIFICATES = 5;

const UNDERSTOOD: readonly string[] = [
  EXTENSION.keyUsage,
  EXTENSION.basicConstraints,
  EXTENSION.extendedKeyUsage,
  EXTENSION.policies,
  EXTENSION.subjectAltName,
];

/** What a path is checked against. */
export interface PathAsked {
  /** Certificates that came with the evidence: none is trusted for it. */
  readonly given: readonly Certificate[];
  /** Those that the reader trusts. */
  readonly roots: readonly Certificate[];
  /** Second since 1970 at which every certificate of the path must be valid. */
  readonly at: number;
}

/**
 * Checks the way from the certificate of a time-stamp authority to a root that the reader trusts.
 *
 * Rule: ANCHOR-6 (RFC 5280 §6, RFC 3161 §2.3). Errors: AnchorFault ANCHOR_CERTIFICATE (`purpose`, `usage`, `expired`, `critical`, `authority`, `algorithm`,
 * `signature`, `untrusted`; `subject` is the certificate at fault).
 */
export function checkPath(crypto: CertificateCrypto, signer: Certificate, asked: PathAsked): void {
  checkSigner(signer);
  let current = signer;
  for (let below = 0; below <= MOST_AUTHORITIES; below += 1) {
    checkOne(current, asked.at);
    if (asked.roots.some(({ bytes }) => isSame(bytes, current.bytes))) return;
    current = issuerOf(crypto, current, asked, below);
  }
  fault('untrusted', signer);
}

/**
 * Follows the way from the certificate of an authority as far as the certificates that came with it lead. Nobody is trusted for that: it shows who is said to have issued it.
 *
 * Shape: name of the last issuer. Rule: ANCHOR-13. Errors: as `checkPath`, but `untrusted`.
 */
export function followPath(crypto: CertificateCrypto, signer: Certificate, { given, at }: Omit<PathAsked, 'roots'>): string {
  checkSigner(signer);
  let current = signer;
  for (let below = 0; below <= MOST_AUTHORITIES; below += 1) {
    checkOne(current, at);
    const { issuer, subject } = current;
    if (isSame(issuer, subject) || !given.some((one) => isSame(one.subject, issuer))) return current.issuerName;
    current = issuerOf(crypto, current, { given, roots: [], at }, below);
  }
  return current.issuerName;
}

/** It stamps times, and nothing else. */
function checkSigner(signer: Certificate): void {
  const purposes = purposesOf(signer);
  if (!signer.extensions.get(EXTENSION.extendedKeyUsage)?.isCritical || purposes?.length !== 1 || purposes[0] !== TIME_STAMPING)
    fault('purpose', signer);
  if (!mayUse(signer, 0, 1)) fault('usage', signer);
}

function checkOne(certificate: Certificate, at: number): void {
  if (at < certificate.notBefore || at > certificate.notAfter) fault('expired', certificate);
  for (const [id, { isCritical }] of certificate.extensions) if (isCritical && !UNDERSTOOD.includes(id)) fault('critical', certificate);
}

/** The certificate, of those trusted first, that issued another one, below which so many authorities stand. */
function issuerOf(crypto: CertificateCrypto, issued: Certificate, { given, roots }: PathAsked, below: number): Certificate {
  const scheme = schemeOf(issued.algorithm);
  if (!scheme) return fault('algorithm', issued);
  const named = [...roots, ...given].filter(({ subject }) => isSame(subject, issued.issuer));
  if (named.length === 0) return fault('untrusted', issued);
  let reason = 'signature';
  for (const issuer of named) {
    const { isAuthority, mostBelow } = authorityOf(issuer);
    const purposes = purposesOf(issuer);
    const isForThis = !purposes || purposes.includes(TIME_STAMPING) || purposes.includes(ANY_PURPOSE);
    const { publicKey } = issuer;
    if (!crypto.verify({ ...scheme, publicKey, message: issued.signed, signature: issued.signature })) continue;
    if (isAuthority && mostBelow >= below && isForThis && mayUse(issuer, SIGNS_CERTIFICATES)) {
      if (!isSame(issuer.bytes, issued.bytes)) return issuer;
      reason = 'untrusted';
      continue;
    }
    reason = 'authority';
  }
  return fault(reason, issued);
}

function fault(reason: string, { subjectName }: Certificate): never {
  throw new AnchorFault('ANCHOR_CERTIFICATE', { reason, subject: subjectName });
}
