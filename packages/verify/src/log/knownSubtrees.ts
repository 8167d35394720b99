import { type HashFunction, nodeHash } from '@kedu/ledger';

/** A leaf with the proof that it stands in the tree. */
export interface ProvenLeaf {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Hashes of subtrees that proofs of inclusion lead over, and the roots that the tree had when it was smaller, as far as they follow from them.
 *
 * Whoever has the proof of entry i knows the root over the first i + 1 entries: what lies to the left of a leaf never changes. Proofs that hold alone may be taken in.
 * Rule: VERIFY-10. Example: with the proof of the last entry of an earlier publication rootAt gives the root that was signed then.
 */
export class KnownSubtrees {
  readonly #sha256: HashFunction;
  readonly #size: number;
  /** By level above the leaves and place in it; whole subtrees alone. */
  readonly #nodes = new Map<string, Uint8Array>();

  constructor(sha256: HashFunction, size: number, leaves: readonly ProvenLeaf[]) {
    this.#sha256 = sha256;
    this.#size = size;
    for (const leaf of leaves) this.#learn(leaf);
  }

  /** The root over the first entries; undefined where the proofs do not lead to it. */
  rootAt(size: number): Uint8Array | undefined {
    if (!(Number.isSafeInteger(size) && size > 0 && size <= this.#size)) return undefined;
    const parts: Uint8Array[] = [];
    for (let level = 0, at = size; at > 0; level += 1, at = Math.floor(at / 2)) {
      if (at % 2 === 0) continue;
      const node = this.#nodes.get(`${level}:${at - 1}`);
      if (!node) return undefined;
      parts.push(node);
    }
    return parts.reduce((right, left) => nodeHash(this.#sha256, left, right));
  }

  #learn({ index, leaf, proof }: ProvenLeaf): void {
    let [level, at, last, node] = [0, index, this.#size - 1, leaf];
    this.#keep(level, at, node);
    for (const sibling of proof) {
      // On the right edge there may be no sibling for some levels.
      for (; at === last && at % 2 === 0 && at > 0; at /= 2, last /= 2) level += 1;
      const isRight = at % 2 === 1;
      this.#keep(level, isRight ? at - 1 : at + 1, sibling);
      node = isRight ? nodeHash(this.#sha256, sibling, node) : nodeHash(this.#sha256, node, sibling);
      [level, at, last] = [level + 1, Math.floor(at / 2), Math.floor(last / 2)];
      this.#keep(level, at, node);
    }
  }

  #keep(level: number, at: number, node: Uint8Array): void {
    let width = 1;
    for (let i = 0; i < level; i += 1) width *= 2;
    const name = `${level}:${at}`;
    if ((at + 1) * width > this.#size || this.#nodes.has(name)) return;
    this.#nodes.set(name, node);
    const other = this.#nodes.get(`${level}:${at % 2 === 1 ? at - 1 : at + 1}`);
    if (other)
      this.#keep(level + 1, Math.floor(at / 2), at % 2 === 1 ? nodeHash(this.#sha256, other, node) : nodeHash(this.#sha256, node, other));
  }
}
