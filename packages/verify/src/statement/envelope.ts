import { fromBase64, fromUtf8, type HashFunction, type Reading, type Signer, toBase64, utf8, type VerifyEd25519 } from '@kedu/ledger';
import { verifyIssue } from '../codes.ts';
import { preAuthenticationEncoding } from './pae.ts';

export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** A DSSE envelope around a statement, signed with Ed25519. Rule: VERIFY-8. The key ID is the SHA-256 of the public key, and a hint alone. */
export async function signStatement(sha256: HashFunction, statement: string, signer: Signer): Promise<string> {
  const payload = utf8(statement);
  const sig = await signer.sign(preAuthenticationEncoding(PAYLOAD_TYPE, payload));
  const keyid = hex(sha256(signer.publicKey));
  const envelope = { payloadType: PAYLOAD_TYPE, payload: toBase64(payload), signatures: [{ keyid, sig: toBase64(sig) }] };
  return `${JSON.stringify(envelope)}\n`;
}

/**
 * The statement in an envelope that a key signed.
 *
 * Rule: VERIFY-8. Errors: VERIFY_STATEMENT (`form` for no envelope of a statement, `signature` where the key signed nothing of it).
 */
export function openStatement(verifyEd25519: VerifyEd25519, envelope: Uint8Array, publicKey: Uint8Array): Reading<unknown> {
  const refused = (reason: string): Reading<unknown> => ({ issue: verifyIssue('VERIFY_STATEMENT', {}, { reason }) });
  const parsed = jsonOf(envelope) as { payloadType?: unknown; payload?: unknown; signatures?: unknown } | undefined;
  const { payloadType, payload, signatures } = parsed ?? {};
  const content = typeof payload === 'string' ? fromBase64(payload) : undefined;
  if (payloadType !== PAYLOAD_TYPE || !content || !Array.isArray(signatures)) return refused('form');
  const signed = preAuthenticationEncoding(PAYLOAD_TYPE, content);
  const holds = signatures.some((one: { sig?: unknown } | null) => {
    const signature = typeof one?.sig === 'string' ? fromBase64(one.sig) : undefined;
    return signature !== undefined && verifyEd25519(publicKey, signed, signature);
  });
  if (!holds) return refused('signature');
  const statement = jsonOf(content);
  return statement === undefined ? refused('form') : { value: statement };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes) ?? '') as unknown;
  } catch {
    return undefined;
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
