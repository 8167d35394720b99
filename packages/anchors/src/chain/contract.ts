import { keccak_256 } from '@noble/hashes/sha3.js';
import { type Checkpoint, type HashFunction, utf8 } from '@kedu/ledger';
import { anchoredHash } from '../anchorFile.ts';
import { fromHex } from '../hex.ts';
import { ANCHOR_SELECTOR } from './contractModule.ts';

/** What the contract is told of a checkpoint, 32 bytes each. */
export interface AnchoredWords {
  /** SHA-256 of the name of the log. */
  readonly origin: Uint8Array;
  readonly size: Uint8Array;
  readonly root: Uint8Array;
  /** The hash of ANCHOR-1. */
  readonly checkpoint: Uint8Array;
}

/** First topic of the event of the contract. */
export const ANCHORED_TOPIC = keccak_256(utf8('Anchored(bytes32,address,uint64,bytes32,bytes32)'));

/** The words of a checkpoint. Rule: ANCHOR-8. */
export function anchoredWords(sha256: HashFunction, checkpoint: Checkpoint): AnchoredWords {
  const size = new Uint8Array(32);
  for (let at = 31, rest = checkpoint.size; rest > 0; at -= 1, rest = Math.floor(rest / 256)) size[at] = rest % 256;
  return { origin: sha256(utf8(checkpoint.origin)), size, root: checkpoint.root, checkpoint: anchoredHash(sha256, checkpoint) };
}

/** Data of a transaction that anchors a checkpoint: 132 bytes. */
export function anchorCall({ origin, size, root, checkpoint }: AnchoredWords): Uint8Array {
  return Uint8Array.of(...(fromHex(ANCHOR_SELECTOR) ?? []), ...origin, ...size, ...root, ...checkpoint);
}

/** A number of 20 bytes as a word of 32. */
export function addressWord(address: Uint8Array): Uint8Array {
  return Uint8Array.of(...new Uint8Array(12), ...address);
}
