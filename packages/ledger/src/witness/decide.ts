import type { Checkpoint, TreeHead } from '../checkpoint.ts';
import type { CheckingCrypto } from '../crypto.ts';
import type { VerifierKey } from '../note/key.ts';
import { checkSignatures } from '../note/signatures.ts';
import { emptyRoot, sameHash } from '../tree/hash.ts';
import { verifyConsistency } from '../tree/verify.ts';
import type { AddCheckpoint } from './request.ts';

/** Why a witness does not cosign. */
export const WITNESS_REFUSALS = ['malformed', 'log_unknown', 'signature', 'old_size', 'stale', 'empty_root', 'proof', 'root'] as const;
export type WitnessRefusal = (typeof WITNESS_REFUSALS)[number];

/**
 * What a witness does with a request: cosign, once what it saw is on its disk, or refuse with the status of HTTP that the protocol gives.
 */
export type WitnessDecision =
  | { readonly cosign: Checkpoint }
  | { readonly status: 400 | 403 | 404 | 422; readonly refusal: WitnessRefusal }
  | { readonly status: 409; readonly refusal: 'stale'; readonly size: number };

/**
 * What a witness answers, from the logs that it knows and the tree of this log that it cosigned last.
 *
 * Rule: WITNESS-2 (C2SP tlog-witness): a tree only grows, and of one size there is one root. Statuses: 400 malformed, or an old size above
 * the new; 403 not signed by the log; 404 an unknown log; 409 another
 * old size than the last one cosigned; 422 an inconsistent tree.
 */
export function decide(
  crypto: CheckingCrypto,
  logs: readonly VerifierKey[],
  lastOf: (origin: string) => TreeHead | undefined,
  request: AddCheckpoint | undefined,
): WitnessDecision {
  if (!request) return { status: 400, refusal: 'malformed' };
  const { checkpoint, oldSize, proof } = request;
  const keys = logs.filter(({ name }) => name === checkpoint.origin);
  if (keys.length === 0) return { status: 404, refusal: 'log_unknown' };
  const signed = checkSignatures(crypto, checkpoint.note, keys);
  if ('issue' in signed || signed.value.length === 0) return { status: 403, refusal: 'signature' };
  if (oldSize > checkpoint.size) return { status: 400, refusal: 'old_size' };
  const last = lastOf(checkpoint.origin);
  if (oldSize !== (last?.size ?? 0)) return { status: 409, refusal: 'stale', size: last?.size ?? 0 };
  const refusal = inconsistency(crypto, last, request, proof);
  return refusal ? { status: 422, refusal } : { cosign: checkpoint };
}

function inconsistency(
  { sha256 }: CheckingCrypto,
  last: TreeHead | undefined,
  { checkpoint, oldSize }: AddCheckpoint,
  proof: readonly Uint8Array[],
): WitnessRefusal | undefined {
  const { size, root } = checkpoint;
  if (size === 0 && !sameHash(root, emptyRoot(sha256))) return 'empty_root';
  if (oldSize === 0) return proof.length === 0 ? undefined : 'proof';
  const fromRoot = (last as TreeHead).root;
  if (size === oldSize && !sameHash(root, fromRoot)) return 'root';
  const claim = { from: BigInt(oldSize), size: BigInt(size), fromRoot, root, proof };
  return verifyConsistency(sha256, claim) ? undefined : 'proof';
}
