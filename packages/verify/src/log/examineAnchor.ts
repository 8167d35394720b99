import {
  type Anchor,
  anchoredHash,
  type ChainEvidence,
  type ChainTrust,
  checkReceipt,
  checkTimestamp,
  examineTimestamp,
  prefixed,
  pureCertificates,
} from '@kedu/anchors';
import type { HashFunction, Reading } from '@kedu/ledger';

/** Whom a reader trusts outside the log; what is not given is checked as far as it goes, and that is said. */
export interface AnchorTrust {
  /** Certificates in DER of the roots of time-stamp authorities. */
  readonly roots?: readonly Uint8Array[] | undefined;
  /** Chain, contract and account, and hashes of blocks that a node of the reader's choice says stand. */
  readonly chain?: (ChainTrust & { readonly blocks: readonly Uint8Array[] }) | undefined;
}

/** Why an anchor whose evidence holds shows less than it says: nobody whom the reader trusts stands behind it. */
export type OpenReason = 'no_root' | 'other_root' | 'no_contract' | 'other_contract' | 'block' | 'node';

/** What the evidence of an anchor comes to. */
export interface ExaminedAnchor {
  /** Who states it. */
  readonly by: string;
  /** Second since 1970; undefined where only a node can say it. */
  readonly time: number | undefined;
  /** Absent where the reader trusts who states it. */
  readonly open?: OpenReason;
  /** Contract and account that took the tree, where the reader trusts them: no smaller one is taken after it (ANCHOR-8). */
  readonly follower?: string;
  /** Who is said to have certified the authority, or the block that is to be asked for. */
  readonly found: string;
}

/**
 * Checks the evidence of an anchor without asking anybody: by what the reader trusts, else as far as it goes.
 *
 * Rules: ANCHOR-5, ANCHOR-6, ANCHOR-9, ANCHOR-13. Errors: ANCHOR_TIMESTAMP, ANCHOR_CERTIFICATE, ANCHOR_CHAIN for evidence that does not hold, whoever is trusted.
 */
export function examineAnchor(sha256: HashFunction, { checkpoint, evidence }: Anchor, trust: AnchorTrust): Reading<ExaminedAnchor> {
  if (evidence.kind !== 'rfc3161') return examineChain(sha256, { checkpoint, evidence }, trust.chain);
  const asked = { hash: anchoredHash(sha256, checkpoint), nonce: evidence.nonce };
  const { roots } = trust;
  const trusted = roots && checkTimestamp(pureCertificates, evidence.response, { ...asked, roots });
  if (trusted && 'value' in trusted) return { value: { by: trusted.value.authority, time: trusted.value.time, found: '' } };
  const read = examineTimestamp(pureCertificates, evidence.response, asked);
  if ('issue' in read) return read;
  const { authority, time, issuer } = read.value;
  return { value: { by: authority, time, open: roots ? 'other_root' : 'no_root', found: issuer } };
}

function examineChain(
  sha256: HashFunction,
  { checkpoint, evidence }: { readonly checkpoint: Anchor['checkpoint']; readonly evidence: ChainEvidence },
  trust: AnchorTrust['chain'],
): Reading<ExaminedAnchor> {
  const { kind, chainId, contract, keeper, block, blockHash, proof } = evidence;
  const by = `${kind} ${chainId} ${prefixed(contract)}`;
  const found = `${block} ${prefixed(blockHash)}`;
  // Of such a chain a file proves nothing by itself (ANCHOR-11).
  if (!proof) return { value: { by, time: undefined, open: 'node', found } };
  const read = checkReceipt(sha256, checkpoint, evidence, { chainId, contract, keeper });
  if ('issue' in read) return read;
  const { time } = read.value;
  const open = openOf(evidence, trust);
  return { value: { by, time, ...(open ? { open } : { follower: `${by} ${prefixed(keeper)}` }), found } };
}

function openOf({ chainId, contract, keeper, blockHash }: ChainEvidence, trust: AnchorTrust['chain']): OpenReason | undefined {
  if (!trust) return 'no_contract';
  const isSame = (left: Uint8Array, right: Uint8Array): boolean => prefixed(left) === prefixed(right);
  if (chainId !== trust.chainId || !isSame(contract, trust.contract) || !isSame(keeper, trust.keeper)) return 'other_contract';
  return trust.blocks.some((one) => isSame(one, blockHash)) ? undefined : 'block';
}
