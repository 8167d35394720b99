/** Hashes across a tile, and entries in a bundle, when full. */
export const TILE_WIDTH = 256;

/** Where a tile stands: its level (of hashes) or `entries`, its index within the level, and how many it holds. */
export interface TilePlace {
  readonly level: number | 'entries';
  readonly index: number;
  /** 1 to 256; 256 is a full tile. */
  readonly width: number;
}

const MOST_LEVEL = 63;

/** Path of a tile under the prefix of its log. Rule: TILE-1 (C2SP tlog-tiles). Example: `tile/0/x001/x234/067.p/8`. */
export function tilePath({ level, index, width }: TilePlace): string {
  const groups =
    String(index)
      .padStart(Math.ceil(String(index).length / 3) * 3, '0')
      .match(/\d{3}/g) ?? [];
  const number = groups.map((group, i) => (i + 1 < groups.length ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** The tile that a path names; undefined where no path of a tile is written so. Rule: TILE-1. */
export function readTilePath(path: string): TilePlace | undefined {
  const parts = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path);
  if (!parts) return undefined;
  const [, name, number = '', partial] = parts;
  const place: TilePlace = {
    level: name === 'entries' ? 'entries' : Number(name),
    index: Number(number.replaceAll(/[x/]/g, '')),
    width: partial === undefined ? TILE_WIDTH : Number(partial),
  };
  const inBounds = Number.isSafeInteger(place.index) && (place.level === 'entries' || place.level <= MOST_LEVEL);
  return inBounds && tilePath(place) === path ? place : undefined;
}

/** How many hashes a level of tiles has in a tree of this size. Rule: TILE-2. */
export function acrossLevel(size: number, level: number): number {
  let across = size;
  for (let i = 0; i < level && across > 0; i += 1) across = Math.floor(across / TILE_WIDTH);
  return across;
}

/** The tiles of hashes, level by level, that a tree of this size has beyond those of an earlier one: new, or wider than before. Rule: TILE-2. */
export function tilesBetween(from: number, size: number): readonly TilePlace[] {
  const places: TilePlace[] = [];
  for (let level = 0, [before, now] = [from, size]; now > 0; level += 1) {
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < now; index += 1) {
      const width = Math.min(TILE_WIDTH, now - index * TILE_WIDTH);
      if (index * TILE_WIDTH + width > before) places.push({ level, index, width });
    }
    before = Math.floor(before / TILE_WIDTH);
    now = Math.floor(now / TILE_WIDTH);
  }
  return places;
}

/** The bundles of entries that a log of this size has beyond those of an earlier one. Rule: TILE-2. */
export function bundlesBetween(from: number, size: number): readonly TilePlace[] {
  return tilesBetween(from, size)
    .filter(({ level }) => level === 0)
    .map((place) => ({ ...place, level: 'entries' }));
}
