import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Checkpoint, HashFunction, Reading } from '@kedu/ledger';
import { AnchorFault, heldReading } from '../fault.ts';
import { toHex } from '../hex.ts';
import { isSame } from '../timestamp/certificate.ts';
import { type EventRecord, readHeader, readReceiptBytes } from './block.ts';
import { addressWord, ANCHORED_TOPIC, anchoredWords } from './contract.ts';
import { type ChainEvidence, prefixed } from './evidence.ts';
import { readReceipt } from './trie.ts';

/** The chain, the contract and the account that a reader trusts for a log. */
export interface ChainTrust {
  readonly chainId: number;
  /** 20 bytes each. */
  readonly contract: Uint8Array;
  readonly keeper: Uint8Array;
}

/** What a receipt shows, once the block stands. */
export interface CheckedReceipt {
  /** Second since 1970 at which the block says that it was made. */
  readonly time: number;
}

/**
 * Checks that a block holds the anchor of a checkpoint: its header has its hash, the receipt stands in its tree, the transaction succeeded, and the contract recorded
 * this origin, size, root and hash for this account. Whether the block stands in the chain is the caller's to find out.
 *
 * Rule: ANCHOR-9. Errors: ANCHOR_CHAIN (`chain`, `contract`, `keeper`, `header`, `receipt`, `reverted`, `event`, `other`).
 */
export function checkReceipt(
  sha256: HashFunction,
  checkpoint: Checkpoint,
  evidence: ChainEvidence,
  trust: ChainTrust,
): Reading<CheckedReceipt> {
  return heldReading(() => {
    checkPlace(evidence, trust);
    const { proof, blockHash, block } = evidence;
    const header = proof && readHeader(proof.header);
    if (!header || !isSame(keccak_256(proof.header), blockHash) || header.number !== block) throw chainFault('header', prefixed(blockHash));
    const bytes = readReceipt(header.receiptsRoot, proof.index, proof.nodes);
    const receipt = bytes && readReceiptBytes(bytes);
    if (!receipt) throw chainFault('receipt', prefixed(evidence.transaction));
    if (!receipt.isSuccess) throw chainFault('reverted', prefixed(evidence.transaction));
    checkEvents(sha256, checkpoint, receipt.events, trust);
    return { time: header.time };
  });
}

/** Chain, contract and account are those that the reader trusts. Errors: AnchorFault ANCHOR_CHAIN. */
export function checkPlace({ chainId, contract, keeper }: ChainEvidence, trust: ChainTrust): void {
  if (chainId !== trust.chainId) throw chainFault('chain', String(chainId), String(trust.chainId));
  if (!isSame(contract, trust.contract)) throw chainFault('contract', prefixed(contract), prefixed(trust.contract));
  if (!isSame(keeper, trust.keeper)) throw chainFault('keeper', prefixed(keeper), prefixed(trust.keeper));
}

/** One of the events is the anchor of the checkpoint by the trusted account. Errors: AnchorFault ANCHOR_CHAIN (`event`, `other`). */
export function checkEvents(
  sha256: HashFunction,
  checkpoint: Checkpoint,
  events: readonly EventRecord[],
  { contract, keeper }: ChainTrust,
): void {
  const own = events.filter(
    ({ address, topics }) =>
      isSame(address, contract) && topics.length === 3 && isWord(topics[0], ANCHORED_TOPIC) && isWord(topics[2], addressWord(keeper)),
  );
  if (own.length === 0) throw chainFault('event');
  const { origin, size, root, checkpoint: hash } = anchoredWords(sha256, checkpoint);
  const data = Uint8Array.of(...size, ...root, ...hash);
  if (own.some((event) => isWord(event.topics[1], origin) && isSame(event.data, data))) return;
  throw chainFault('other', toHex(own[0]?.data.subarray(64) ?? new Uint8Array(0)), toHex(hash));
}

/** Why an anchor on a chain does not count. */
export function chainFault(reason: string, found = '', expected = ''): AnchorFault {
  return new AnchorFault('ANCHOR_CHAIN', { reason, found, expected });
}

function isWord(found: Uint8Array | undefined, expected: Uint8Array): boolean {
  return found !== undefined && isSame(found, expected);
}
