import { fromHex, toHex } from '../hex.ts';

/** Kinds of chain: `evm` proves its receipts by the header of the block; of `fisco-bcos` there is what its nodes say. */
export type ChainKind = 'evm' | 'fisco-bcos';

/** Where a chain took the root of a log, and on an EVM chain what proves it. */
export interface ChainEvidence {
  readonly kind: ChainKind;
  readonly chainId: number;
  /** 20 bytes. */
  readonly contract: Uint8Array;
  /** Account that anchored, 20 bytes. */
  readonly keeper: Uint8Array;
  /** 32 bytes. */
  readonly transaction: Uint8Array;
  readonly block: number;
  /** 32 bytes. */
  readonly blockHash: Uint8Array;
  /** What leads from the hash of the block to the receipt; undefined for `fisco-bcos`. */
  readonly proof: ReceiptProof | undefined;
}

/** The header of a block, and the nodes of its tree of receipts from the root down to one receipt. */
export interface ReceiptProof {
  /** RLP. */
  readonly header: Uint8Array;
  /** Position of the transaction in its block. */
  readonly index: number;
  readonly nodes: readonly Uint8Array[];
}

const SIZES = { contract: 20, keeper: 20, transaction: 32, blockHash: 32 } as const;
const MOST_NODES = 20;

/** Members of an anchor file. Rule: ANCHOR-2. */
export function writeChainEvidence({ chainId, contract, keeper, transaction, block, blockHash, proof }: ChainEvidence): object {
  return {
    chainId,
    contract: prefixed(contract),
    keeper: prefixed(keeper),
    transaction: prefixed(transaction),
    block,
    blockHash: prefixed(blockHash),
    ...(proof ? { header: prefixed(proof.header), index: proof.index, nodes: proof.nodes.map(prefixed) } : {}),
  };
}

/** Evidence of a chain out of the members of an anchor file; undefined where it is none. */
export function readChainEvidence(kind: ChainKind, members: Readonly<Record<string, unknown>>): ChainEvidence | undefined {
  const { chainId, block } = members;
  const bytes = (name: keyof typeof SIZES): Uint8Array | undefined => {
    const read = bytesOf(members[name]);
    return read?.length === SIZES[name] ? read : undefined;
  };
  const [contract, keeper, transaction, blockHash] = [bytes('contract'), bytes('keeper'), bytes('transaction'), bytes('blockHash')];
  if (!isCount(chainId) || !isCount(block) || !contract || !keeper || !transaction || !blockHash) return undefined;
  const proof = kind === 'evm' ? readProof(members) : undefined;
  if (kind === 'evm' && !proof) return undefined;
  return { kind, chainId, contract, keeper, transaction, block, blockHash, proof };
}

/** Bytes with 0x before them, as chains write them. */
export function prefixed(bytes: Uint8Array): string {
  return `0x${toHex(bytes)}`;
}

/** Bytes of a text that begins with 0x; undefined for anything else. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  return typeof value === 'string' && value.startsWith('0x') ? fromHex(value.slice(2).toLowerCase()) : undefined;
}

function readProof({ header, index, nodes }: Readonly<Record<string, unknown>>): ReceiptProof | undefined {
  const read = bytesOf(header);
  if (!read || !isCount(index) || !Array.isArray(nodes) || nodes.length > MOST_NODES) return undefined;
  const path = nodes.map(bytesOf).filter((node) => node !== undefined);
  return path.length === nodes.length && path.length > 0 ? { header: read, index, nodes: path } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
