import {
  type ChainEvidence,
  type ChainTrust,
  anchoredWords,
  headerBytes,
  type NodeAnswer,
  prefixed,
  proveReceipt,
  receiptBytes,
} from '@kedu/anchors';
import { type Checkpoint, type HashFunction, utf8 } from '@kedu/ledger';
import { keccak_256 } from '@noble/hashes/sha3.js';

const TOPIC = keccak_256(utf8('Anchored(bytes32,address,uint64,bytes32,bytes32)'));
const hex = (byte: number, count: number): string => `0x${byte.toString(16).padStart(2, '0').repeat(count)}`;
const number = (value: number): string => `0x${value.toString(16)}`;

/** What a block of an EVM chain that took the anchor of a checkpoint proves, made without a node: receipt among others, tree, header. 示例数据 */
export function madeReceipt(
  sha256: HashFunction,
  checkpoint: Checkpoint,
  { chainId, contract, keeper }: ChainTrust,
  { block, time }: { readonly block: number; readonly time: number },
): ChainEvidence {
  const { origin, size, root, checkpoint: hash } = anchoredWords(sha256, checkpoint);
  const topics = [TOPIC, origin, Uint8Array.of(...new Uint8Array(12), ...keeper)].map(prefixed);
  const log = { address: prefixed(contract), topics, data: prefixed(Uint8Array.of(...size, ...root, ...hash)) };
  const receipt = (logs: readonly NodeAnswer[], gas: number): Uint8Array =>
    receiptBytes({ status: '0x1', cumulativeGasUsed: number(gas), logsBloom: hex(0, 256), type: '0x2', logs }) as Uint8Array;
  const { root: receiptsRoot, nodes } = proveReceipt([receipt([], 21_000), receipt([log], 90_000), receipt([], 111_000)], 1);
  const header = headerBytes({
    parentHash: hex(0x11, 32),
    sha3Uncles: hex(0x22, 32),
    miner: hex(0x33, 20),
    stateRoot: hex(0x44, 32),
    transactionsRoot: hex(0x55, 32),
    receiptsRoot: prefixed(receiptsRoot),
    logsBloom: hex(0, 256),
    difficulty: '0x0',
    number: number(block),
    gasLimit: number(30_000_000),
    gasUsed: number(111_000),
    timestamp: number(time),
    extraData: '0x',
    mixHash: hex(0x66, 32),
    nonce: hex(0, 8),
    baseFeePerGas: number(7),
  }) as Uint8Array;
  return {
    kind: 'evm',
    chainId,
    contract,
    keeper,
    transaction: keccak_256(header),
    block,
    blockHash: keccak_256(header),
    proof: { header, index: 1, nodes },
  };
}
