import type { HashFunction } from '../crypto.ts';
import { type Reading, Malformed, reading } from '../reading.ts';
import { HASH_SIZE, nodeHash } from '../tree/hash.ts';
import type { HashSource } from '../tree/source.ts';
import { acrossLevel, TILE_WIDTH, type TilePlace, tilePath } from './path.ts';

/** Bytes of a tile of hashes; undefined where the log has none there. */
export type TileBytes = (place: TilePlace) => Uint8Array | undefined;

const TILE_HEIGHT = 8;

/** Hashes of a tile. Rule: TILE-2. Errors: LEDGER_TILE (`missing`, `size`). */
export function readTile(bytes: Uint8Array | undefined, place: TilePlace): Reading<readonly Uint8Array[]> {
  return reading(() => hashesOf(bytes, place));
}

function hashesOf(bytes: Uint8Array | undefined, place: TilePlace): readonly Uint8Array[] {
  const fail = (reason: string): never => {
    throw new Malformed('LEDGER_TILE', { reason, tile: tilePath(place) });
  };
  if (!bytes) return fail('missing');
  if (bytes.length !== place.width * HASH_SIZE) return fail('size');
  return Array.from({ length: place.width }, (_, i) => bytes.subarray(i * HASH_SIZE, (i + 1) * HASH_SIZE));
}

/**
 * Hashes of the complete subtrees of a tree of a given size, out of its tiles, each tile read once.
 *
 * Nothing is trusted by reading it: what is proved from these hashes leads to a root, and the root stands in a signed checkpoint. Rule: TILE-2.
 * Errors: whoever asks runs inside `reading`: LEDGER_TILE for a tile that is missing or has another size.
 */
export function sourceOfTiles(sha256: HashFunction, tiles: TileBytes, size: number): HashSource {
  const read = new Map<string, readonly Uint8Array[]>();
  const hashes = (level: number, index: number): readonly Uint8Array[] => {
    const across = acrossLevel(size, level);
    const place: TilePlace = { level, index, width: Math.min(TILE_WIDTH, across - index * TILE_WIDTH) };
    const path = tilePath(place);
    const known = read.get(path) ?? hashesOf(tiles(place), place);
    read.set(path, known);
    return known;
  };
  return (level, index) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const count = 1 << (level - tileLevel * TILE_HEIGHT);
    const first = index * count;
    const tile = hashes(tileLevel, Math.floor(first / TILE_WIDTH));
    return subtree(sha256, tile, first % TILE_WIDTH, count);
  };
}

/** Hash of a complete subtree over hashes that stand side by side in a tile. */
function subtree(sha256: HashFunction, hashes: readonly Uint8Array[], first: number, count: number): Uint8Array {
  if (count === 1) {
    const hash = hashes[first];
    if (!hash) throw new RangeError(`sourceOfTiles: no complete subtree there`);
    return hash;
  }
  const half = count / 2;
  return nodeHash(sha256, subtree(sha256, hashes, first, half), subtree(sha256, hashes, first + half, half));
}
