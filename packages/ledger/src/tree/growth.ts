import type { HashFunction } from '../crypto.ts';
import { acrossLevel, TILE_WIDTH, type TilePlace } from '../tiles/path.ts';
import { emptyRoot, nodeHash } from './hash.ts';
import { splitAt } from './source.ts';

/** The right edge of a tree: of each level of tiles the hashes of the last one that is not full. All that growing needs to know. */
export interface Frontier {
  readonly size: number;
  readonly levels: readonly (readonly Uint8Array[])[];
}

/** A tile as it is to be stored. */
export interface TileWrite {
  readonly place: TilePlace;
  readonly bytes: Uint8Array;
}

export const EMPTY_FRONTIER: Frontier = { size: 0, levels: [] };

/**
 * A tree with more leaves, and the tiles that this makes: those that became full, and of each level the last one as far as it goes.
 *
 * Rule: TILE-2. Example: from EMPTY_FRONTIER with 256 leaf hashes → one full tile of level 0 and a tile of width 1 of level 1.
 */
export function grow(
  sha256: HashFunction,
  before: Frontier,
  leaves: readonly Uint8Array[],
): { readonly frontier: Frontier; readonly tiles: readonly TileWrite[] } {
  const tiles: TileWrite[] = [];
  const levels: (readonly Uint8Array[])[] = [];
  let added = leaves;
  for (let level = 0; added.length > 0; level += 1) {
    const known = before.levels[level] ?? [];
    const all = [...known, ...added];
    let index = acrossLevel(before.size, level + 1);
    const above: Uint8Array[] = [];
    let at = 0;
    for (; at + TILE_WIDTH <= all.length; at += TILE_WIDTH, index += 1) {
      const full = all.slice(at, at + TILE_WIDTH);
      tiles.push({ place: { level, index, width: TILE_WIDTH }, bytes: joined(full) });
      above.push(rootOf(sha256, full));
    }
    const rest = all.slice(at);
    if (rest.length > 0) tiles.push({ place: { level, index, width: rest.length }, bytes: joined(rest) });
    levels.push(rest);
    added = above;
  }
  return { frontier: { size: before.size + leaves.length, levels: [...levels, ...before.levels.slice(levels.length)] }, tiles };
}

/** Root of the tree whose right edge this is. Rule: LEDGER-1. */
export function frontierRoot(sha256: HashFunction, { levels }: Frontier): Uint8Array {
  let edge: Uint8Array | undefined;
  for (const hashes of levels) {
    const all = edge ? [...hashes, edge] : hashes;
    if (all.length > 0) edge = rootOf(sha256, all);
  }
  return edge ?? emptyRoot(sha256);
}

/** Root over hashes as leaves; the last may stand for a smaller tree than the others. */
function rootOf(sha256: HashFunction, hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0] as Uint8Array;
  const middle = splitAt(hashes.length);
  return nodeHash(sha256, rootOf(sha256, hashes.slice(0, middle)), rootOf(sha256, hashes.slice(middle)));
}

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const hash of hashes) {
    bytes.set(hash, at);
    at += hash.length;
  }
  return bytes;
}
