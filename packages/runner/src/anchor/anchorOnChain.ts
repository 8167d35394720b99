import {
  type Anchor,
  anchorCall,
  anchoredWords,
  anchorReading,
  bytesOf,
  chainFault,
  type ChainEvidence,
  type ChainKind,
  countOf,
  headerBytes,
  type NodeAnswer,
  prefixed,
  proveReceipt,
  receiptBytes,
  type ReceiptProof,
} from '@kedu/anchors';
import type { Checkpoint, Reading } from '@kedu/ledger';
import { nodeSha256 } from '../ledger/nodeCrypto.ts';
import { checkChain, type ChainSettings, checkContract } from './checkChain.ts';
import { type ChainNode, chainReading } from './chainNode.ts';

/** How long to wait for blocks, and how often to look. */
export interface Patience {
  readonly mostMs: number;
  readonly stepMs: number;
}

export const PATIENCE: Patience = { mostMs: 300_000, stepMs: 2_000 };
/** Twice what the contract ever took. */
const GAS_LIMIT = 150_000n;

/**
 * Anchors a checkpoint by a transaction of an account and keeps it only where the block proves it.
 *
 * Rules: ANCHOR-8 to ANCHOR-11. Errors: ANCHOR_CHAIN (`sent`, `missing` where no block came in time, those of `checkChain`); ANCHOR_ASKED.
 */
export function anchorOnChain(
  checkpoint: Checkpoint,
  kind: ChainKind,
  settings: ChainSettings,
  privateKey: Uint8Array,
  patience: Patience = PATIENCE,
): Promise<Reading<{ readonly anchor: Anchor; readonly time: number }>> {
  return chainReading(async () => {
    const sent = await anchorReading(async () => {
      await checkContract(settings);
      const data = anchorCall(anchoredWords(nodeSha256, checkpoint));
      const signed = await signedTransaction(kind, settings, { to: settings.contract, data, gasLimit: GAS_LIMIT }, privateKey);
      return settings.node.send(signed);
    });
    return 'issue' in sent ? sent : collectAnchor(checkpoint, kind, settings, sent.value, patience);
  });
}

/** The anchor that a transaction made, once its block stands. Errors: ANCHOR_CHAIN, ANCHOR_ASKED. */
export function collectAnchor(
  checkpoint: Checkpoint,
  kind: ChainKind,
  settings: ChainSettings,
  transaction: string,
  patience: Patience = PATIENCE,
): Promise<Reading<{ readonly anchor: Anchor; readonly time: number }>> {
  return chainReading(async () => {
    const collected = await anchorReading(() => collect(kind, settings, transaction, patience));
    if ('issue' in collected) return collected;
    const checked = await checkChain(checkpoint, collected.value, settings);
    return 'issue' in checked ? checked : { value: { anchor: { checkpoint, evidence: collected.value }, time: checked.value.time } };
  });
}

/** Signs a transaction of an account with the next free number. Without `to` it makes a contract. */
export async function signedTransaction(
  kind: ChainKind,
  { node, chainId }: Pick<ChainSettings, 'node' | 'chainId'>,
  { to, data, gasLimit }: { readonly to?: Uint8Array; readonly data: Uint8Array; readonly gasLimit: bigint },
  privateKey: Uint8Array,
): Promise<string> {
  const { Transaction, addr } = await import('micro-eth-signer');
  const nonce = BigInt(countOf(await node.ask('eth_getTransactionCount', addr.fromPrivateKey(privateKey), 'pending')) ?? 0);
  const gasPrice = BigInt(countOf(await node.ask('eth_gasPrice')) ?? 0);
  const what = { to: to ? prefixed(to) : '0x', value: 0n, data: prefixed(data), gasLimit, nonce, chainId: BigInt(chainId) };
  const transaction =
    kind === 'evm'
      ? Transaction.prepare({ ...what, type: 'eip1559', maxFeePerGas: gasPrice * 2n, maxPriorityFeePerGas: gasPrice / 10n }, false)
      : Transaction.prepare({ ...what, type: 'legacy', gasPrice }, false);
  return transaction.signBy(privateKey).toHex();
}

async function collect(kind: ChainKind, settings: ChainSettings, transaction: string, patience: Patience): Promise<ChainEvidence> {
  const { node, chainId, contract, keeper } = settings;
  const receipt = await until(patience, async () => {
    const told = await node.askObject('eth_getTransactionReceipt', transaction);
    const height = countOf(told?.['blockNumber']);
    if (!told || height === undefined) return undefined;
    return (countOf(await node.ask('eth_blockNumber')) ?? 0) - height >= settings.confirmations ? told : undefined;
  });
  if (!receipt) throw chainFault('missing', transaction);
  if (countOf(receipt['status']) !== 1) throw chainFault('reverted', transaction);
  const [hash, block, blockHash] = [bytesOf(transaction), countOf(receipt['blockNumber']), bytesOf(receipt['blockHash'])];
  if (!hash || block === undefined || !blockHash) throw chainFault('missing', transaction);
  const place = { kind, chainId, contract, keeper, transaction: hash, block, blockHash };
  return { ...place, proof: kind === 'evm' ? await proofOf(node, receipt) : undefined };
}

async function proofOf(node: ChainNode, receipt: NodeAnswer): Promise<ReceiptProof> {
  const block = await node.askObject('eth_getBlockByHash', receipt['blockHash'], false);
  const header = block && headerBytes(block);
  if (!header) throw chainFault('header', String(receipt['blockHash']));
  const told = await node.ask('eth_getBlockReceipts', receipt['blockNumber']);
  const receipts = Array.isArray(told) ? told.map((one) => receiptBytes(one as NodeAnswer)).filter((bytes) => bytes !== undefined) : [];
  const index = countOf(receipt['transactionIndex']) ?? -1;
  if (index < 0 || index >= receipts.length) throw chainFault('receipt', String(receipt['transactionHash']));
  const { root, nodes } = proveReceipt(receipts, index);
  if (prefixed(root) !== String(block['receiptsRoot']).toLowerCase()) throw chainFault('receipt', String(receipt['transactionHash']));
  return { header, index, nodes };
}

/** Looks again and again until there is something to see; undefined where patience ends. */
export async function until<T>({ mostMs, stepMs }: Patience, look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let waited = 0; ; waited += stepMs) {
    const seen = await look();
    if (seen !== undefined || waited >= mostMs) return seen;
    await new Promise((done) => setTimeout(done, stepMs));
  }
}
