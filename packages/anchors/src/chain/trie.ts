import { RLP } from '@ethereumjs/rlp';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { isSame } from '../timestamp/certificate.ts';

/** A node of the tree as RLP has it: bytes, or a list of nodes. */
type Node = Uint8Array | readonly Node[];

interface Item {
  readonly key: readonly number[];
  readonly value: Uint8Array;
}

const HASH_BYTES = 32;

/**
 * The root of the tree of a block's receipts and the nodes that lead from it to one of them (Merkle-Patricia tree over RLP of the positions).
 *
 * Errors: RangeError for a position that is not there. Example: proveReceipt(receipts, 3).nodes stand in an anchor file.
 */
export function proveReceipt(
  values: readonly Uint8Array[],
  index: number,
): { readonly root: Uint8Array; readonly nodes: readonly Uint8Array[] } {
  if (!(index >= 0 && index < values.length)) throw new RangeError('proveReceipt: there is no such receipt');
  const items = values.map((value, position): Item => ({ key: nibblesOf(keyOf(position)), value }));
  const nodes: Uint8Array[] = [];
  const root = RLP.encode(build(items, 0, nibblesOf(keyOf(index)), nodes) as Uint8Array[]);
  return { root: keccak_256(root), nodes: [root, ...nodes] };
}

/** The receipt at a position that nodes lead to from a root; undefined where they do not, or are not all needed. */
export function readReceipt(root: Uint8Array, index: number, nodes: readonly Uint8Array[]): Uint8Array | undefined {
  let path = nibblesOf(keyOf(index));
  let used = 0;
  let next: Node = root;
  for (;;) {
    const node: readonly Node[] | undefined = next instanceof Uint8Array ? opened(nodes[used++], next) : next;
    if (!node) return undefined;
    if (node.length === 17) {
      const [nibble] = path;
      if (nibble === undefined) return used === nodes.length ? bytesIn(node[16]) : undefined;
      next = node[nibble] as Node;
      path = path.slice(1);
    } else if (node.length === 2) {
      const part = bytesIn(node[0]) ?? new Uint8Array(0);
      const { nibbles, isLeaf } = readCompact(part);
      if (!nibbles.every((nibble, i) => nibble === path[i])) return undefined;
      path = path.slice(nibbles.length);
      if (isLeaf) return path.length === 0 && used === nodes.length ? bytesIn(node[1]) : undefined;
      if (nibbles.length === 0) return undefined;
      next = node[1] as Node;
    } else return undefined;
  }
}

function keyOf(position: number): Uint8Array {
  return RLP.encode(position);
}

function nibblesOf(bytes: Uint8Array): readonly number[] {
  return [...bytes].flatMap((byte) => [byte >> 4, byte & 15]);
}

/** The node over items whose keys agree up to a depth; nodes below it on the way to a target are put down, the upper first. */
function build(items: readonly Item[], depth: number, target: readonly number[] | undefined, nodes: Uint8Array[]): readonly Node[] {
  const [first] = items as readonly [Item];
  if (items.length === 1) return [compact(first.key.slice(depth), true), first.value];
  let end = depth;
  while (items.every(({ key }) => key[end] !== undefined && key[end] === first.key[end])) end += 1;
  if (end > depth) return [compact(first.key.slice(depth, end), false), reference(items, end, target, nodes)];
  const children = Array.from({ length: 16 }, (_, nibble): Node => {
    const below = items.filter(({ key }) => key[depth] === nibble);
    return below.length === 0 ? new Uint8Array(0) : reference(below, depth + 1, target?.[depth] === nibble ? target : undefined, nodes);
  });
  return [...children, items.find(({ key }) => key.length === depth)?.value ?? new Uint8Array(0)];
}

function reference(items: readonly Item[], depth: number, target: readonly number[] | undefined, nodes: Uint8Array[]): Node {
  const below: Uint8Array[] = [];
  const node = build(items, depth, target, below);
  const bytes = RLP.encode(node as Uint8Array[]);
  const isInline = bytes.length < HASH_BYTES;
  if (target) nodes.push(...(isInline ? below : [bytes, ...below]));
  return isInline ? node : keccak_256(bytes);
}

/** Nibbles of a path as bytes, with a flag for leaves (hex-prefix encoding). */
function compact(nibbles: readonly number[], isLeaf: boolean): Uint8Array {
  const isOdd = nibbles.length % 2 === 1;
  const flag = (isLeaf ? 2 : 0) + (isOdd ? 1 : 0);
  const all = isOdd ? [flag, ...nibbles] : [flag, 0, ...nibbles];
  return Uint8Array.from({ length: all.length / 2 }, (_, i) => (all[2 * i] as number) * 16 + (all[2 * i + 1] as number));
}

function readCompact(bytes: Uint8Array): { readonly nibbles: readonly number[]; readonly isLeaf: boolean } {
  const [flag = 0, ...rest] = nibblesOf(bytes);
  return { nibbles: flag % 2 === 1 ? rest : rest.slice(1), isLeaf: flag >= 2 };
}

/** The node of bytes whose hash is the one that is asked for. */
function opened(bytes: Uint8Array | undefined, hash: Uint8Array): readonly Node[] | undefined {
  if (!bytes || !isSame(keccak_256(bytes), hash)) return undefined;
  try {
    const node = RLP.decode(bytes) as Node;
    return Array.isArray(node) ? (node as readonly Node[]) : undefined;
  } catch {
    return undefined;
  }
}

function bytesIn(node: Node | undefined): Uint8Array | undefined {
  return node instanceof Uint8Array ? node : undefined;
}
