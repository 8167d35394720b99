import { createHash } from 'node:crypto';
import {
  anchorReading,
  type ChainEvidence,
  bytesOf,
  chainFault,
  type ChainTrust,
  checkEvents,
  type CheckedReceipt,
  checkPlace,
  checkReceipt,
  CONTRACT_SHA256,
  countOf,
  eventOf,
  prefixed,
} from '@kedu/anchors';
import type { Checkpoint, Reading } from '@kedu/ledger';
import { nodeSha256 } from '../ledger/nodeCrypto.ts';
import { type ChainNode, chainReading } from './chainNode.ts';

/** What a reader trusts of a chain: where to ask, what is asked of, and how many blocks must follow. */
export interface ChainSettings extends ChainTrust {
  readonly node: ChainNode;
  readonly confirmations: number;
}

/**
 * Checks an anchor on a chain: what its file proves, and by a node of the reader's choice that the contract is ours and that the block stands.
 *
 * Rules: ANCHOR-9, ANCHOR-10, ANCHOR-11. Errors: ANCHOR_CHAIN (those of `checkReceipt`; `code`, `missing`, `reorganised`, `unconfirmed`); ANCHOR_ASKED.
 */
export function checkChain(checkpoint: Checkpoint, evidence: ChainEvidence, settings: ChainSettings): Promise<Reading<CheckedReceipt>> {
  return chainReading(() =>
    anchorReading(async () => {
      checkPlace(evidence, settings);
      await checkContract(settings);
      const time = evidence.kind === 'evm' ? provedTime(checkpoint, evidence, settings) : await toldTime(checkpoint, evidence, settings);
      await checkStands(evidence, settings);
      return { time };
    }),
  );
}

/** The node is of the chain, and at the address stands our contract. Errors: AnchorFault ANCHOR_CHAIN (`chain`, `code`); NodeSilence. */
export async function checkContract({ node, chainId, contract }: ChainSettings): Promise<void> {
  const found = countOf(await node.ask('eth_chainId'));
  if (found !== chainId) throw chainFault('chain', String(found ?? ''), String(chainId));
  const code = bytesOf(await node.ask('eth_getCode', prefixed(contract), 'latest')) ?? new Uint8Array(0);
  const hash = createHash('sha256').update(code).digest('hex');
  if (hash !== CONTRACT_SHA256) throw chainFault('code', hash, CONTRACT_SHA256);
}

/** The block still stands and enough others follow it. Errors: AnchorFault ANCHOR_CHAIN (`reorganised`, `unconfirmed`); NodeSilence. */
export async function checkStands({ block, blockHash }: ChainEvidence, { node, confirmations }: ChainSettings): Promise<void> {
  const standing = await node.askObject('eth_getBlockByNumber', `0x${block.toString(16)}`, false);
  const hash = String(standing?.['hash'] ?? '').toLowerCase();
  if (hash !== prefixed(blockHash)) throw chainFault('reorganised', hash, prefixed(blockHash));
  const followed = (countOf(await node.ask('eth_blockNumber')) ?? 0) - block;
  if (followed < confirmations) throw chainFault('unconfirmed', String(followed), String(confirmations));
}

function provedTime(checkpoint: Checkpoint, evidence: ChainEvidence, settings: ChainSettings): number {
  const checked = checkReceipt(nodeSha256, checkpoint, evidence, settings);
  if ('issue' in checked)
    throw chainFault(String(checked.issue.args['reason']), String(checked.issue.args['found']), String(checked.issue.args['expected']));
  return checked.value.time;
}

/** FISCO BCOS: receipts and times as the node tells them. */
async function toldTime(checkpoint: Checkpoint, evidence: ChainEvidence, settings: ChainSettings): Promise<number> {
  const { node } = settings;
  const receipt = await node.askObject('eth_getTransactionReceipt', prefixed(evidence.transaction));
  if (!receipt) throw chainFault('missing', prefixed(evidence.transaction));
  if (countOf(receipt['status']) !== 1) throw chainFault('reverted', prefixed(evidence.transaction));
  if (String(receipt['blockHash']).toLowerCase() !== prefixed(evidence.blockHash) || countOf(receipt['blockNumber']) !== evidence.block)
    throw chainFault('reorganised', String(receipt['blockHash']), prefixed(evidence.blockHash));
  const events = Array.isArray(receipt['logs']) ? receipt['logs'].map(eventOf).filter((event) => event !== undefined) : [];
  checkEvents(nodeSha256, checkpoint, events, settings);
  const block = await node.askObject('eth_getBlockByNumber', `0x${evidence.block.toString(16)}`, false);
  const time = countOf(block?.['timestamp']) ?? 0;
  // FISCO BCOS tells milliseconds.
  return time > 100_000_000_000 ? Math.floor(time / 1000) : time;
}
