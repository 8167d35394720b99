import type { CheckingCrypto, Signer } from '../crypto.ts';
import { type Reading, Malformed, reading } from '../reading.ts';
import { utf8 } from '../text.ts';
import { type VerifierKey, verifierKey } from './key.ts';
import type { Note, NoteSignature } from './note.ts';

/** A signature that holds: whose, and for a cosignature the second (since 1970, UTC) at which the tree was seen. */
export interface KnownSignature {
  readonly key: VerifierKey;
  readonly time?: number | undefined;
}

const TIME_SIZE = 8;

/**
 * The signatures of known keys under a note; those of unknown keys are passed over.
 *
 * Rule: NOTE-3 (signed-note), NOTE-4 (tlog-cosignature), NOTE-5. Errors: LEDGER_SIGNATURE (`wrong`, `wrong_sm2`) where one that bears name and ID of a known key does not hold:
 * the note is refused whole; (`twice`) where one key signs twice differently.
 */
export function checkSignatures(crypto: CheckingCrypto, note: Note, keys: readonly VerifierKey[]): Reading<readonly KnownSignature[]> {
  return reading(() => {
    const known = new Map<VerifierKey, KnownSignature>();
    for (const one of note.signatures) {
      const key = keys.find(({ name, id }) => name === one.name && id === one.keyId);
      if (!key) continue;
      const checked = checkOne(crypto, note.text, key, one.signature);
      if (!checked) throw new Malformed('LEDGER_SIGNATURE', { reason: key.type === 'sm2' ? 'wrong_sm2' : 'wrong', name: key.name });
      if (known.has(key)) throw new Malformed('LEDGER_SIGNATURE', { reason: 'twice', name: key.name });
      known.set(key, checked);
    }
    return [...known.values()];
  });
}

function checkOne(crypto: CheckingCrypto, text: string, key: VerifierKey, signature: Uint8Array): KnownSignature | undefined {
  if (key.type === 'ed25519') return crypto.verifyEd25519(key.publicKey, utf8(text), signature) ? { key } : undefined;
  if (key.type === 'sm2') return crypto.verifySm2(key.publicKey, utf8(text), signature) ? { key } : undefined;
  if (signature.length <= TIME_SIZE) return undefined;
  const time = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
  if (time > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const holds = crypto.verifyEd25519(key.publicKey, utf8(cosignedText(text, Number(time))), signature.slice(TIME_SIZE));
  return holds ? { key, time: Number(time) } : undefined;
}

/** Signs a note under a name, as a log signs its checkpoint; with a key of SM2 where `type` says so. Rule: NOTE-3, NOTE-5. */
export async function signNote(
  crypto: Pick<CheckingCrypto, 'sha256'>,
  text: string,
  signer: Signer,
  type: 'ed25519' | 'sm2' = 'ed25519',
): Promise<NoteSignature> {
  const { name, id } = verifierKey(crypto.sha256, { name: signer.name, type, publicKey: signer.publicKey });
  return { name, keyId: id, signature: await signer.sign(utf8(text)) };
}

/** Cosigns a checkpoint as seen at a second since 1970 (UTC), as a witness does. Rule: NOTE-4. */
export async function cosign(crypto: CheckingCrypto, text: string, signer: Signer, time: number): Promise<NoteSignature> {
  const { name, id } = verifierKey(crypto.sha256, { name: signer.name, type: 'cosignature', publicKey: signer.publicKey });
  const signed = await signer.sign(utf8(cosignedText(text, time)));
  const signature = new Uint8Array(TIME_SIZE + signed.length);
  new DataView(signature.buffer).setBigUint64(0, BigInt(time));
  signature.set(signed, TIME_SIZE);
  return { name, keyId: id, signature };
}

/** What a witness signs: that it saw this checkpoint at this second. */
function cosignedText(text: string, time: number): string {
  return `cosignature/v1\ntime ${time}\n${text}`;
}
