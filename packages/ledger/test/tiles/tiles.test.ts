import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bundlesBetween,
  EMPTY_FRONTIER,
  grow,
  proveConsistency,
  proveInclusion,
  rangeHash,
  readEntries,
  reading,
  readTile,
  readTilePath,
  sourceOfLeaves,
  sourceOfTiles,
  tilePath,
  tilesBetween,
  writeEntries,
} from '../../src/index.ts';
import { leaves, refusal, sha256, readValue } from '../checking.ts';

describe('TILE-1 paths', () => {
  test.each([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 2, index: 0, width: 1 }, 'tile/2/000.p/1'],
    [{ level: 'entries', index: 273, width: 112 }, 'tile/entries/273.p/112'],
    [{ level: 63, index: 1000, width: 255 }, 'tile/63/x001/000.p/255'],
  ] as const)('%j is %s', (place, path) => {
    expect(tilePath(place)).toBe(path);
    expect(readTilePath(path)).toEqual(place);
  });

  test.each([
    'tile/64/000',
    'tile/00/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/08',
    'tile/0/../000',
    'tile/data/000',
    'tile/0/x999/x999/x999/x999/x999/999',
    '/tile/0/000',
    'tile/0/000\n',
  ])('%j is none', (path) => expect(readTilePath(path)).toBeUndefined());
});

describe('TILE-2 tiles of a tree', () => {
  test('of 70,000 entries there are 273 full tiles of level 0, and partial ones of width 112, 17 and 1', () => {
    const places = tilesBetween(0, 70_000);
    const of = (level: number): readonly number[] => places.filter((place) => place.level === level).map(({ width }) => width);
    expect(of(0)).toHaveLength(274);
    expect(of(0).filter((width) => width === 256)).toHaveLength(273);
    expect([of(0).at(-1), of(1), of(2)]).toEqual([112, [256, 17], [1]]);
    expect(tilesBetween(0, 256).map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
    expect(bundlesBetween(255, 257).map(tilePath)).toEqual(['tile/entries/000', 'tile/entries/001.p/1']);
    expect(tilesBetween(256, 256)).toEqual([]);
  });

  test('a tree that grows in steps leaves the tiles that it needs, and every proof comes out of them (property)', () => {
    const all = leaves(66_000);
    const whole = sourceOfLeaves(sha256, all);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 22_000 }), { minLength: 1, maxLength: 3 }), fc.nat(), (steps, a) => {
        const stored = new Map<string, Uint8Array>();
        let frontier = EMPTY_FRONTIER;
        for (const step of steps) {
          const before = frontier.size;
          const grown = grow(sha256, frontier, all.slice(before, before + step));
          expect(grown.tiles.map(({ place }) => tilePath(place)).sort()).toEqual(
            tilesBetween(before, before + step)
              .map(tilePath)
              .sort(),
          );
          for (const { place, bytes } of grown.tiles) stored.set(tilePath(place), bytes);
          frontier = grown.frontier;
        }
        const { size } = frontier;
        const source = sourceOfTiles(sha256, (place) => stored.get(tilePath(place)), size);
        const index = a % size;
        expect(proveInclusion(sha256, source, index, size)).toEqual(proveInclusion(sha256, whole, index, size));
        expect(proveConsistency(sha256, source, index + 1, size)).toEqual(proveConsistency(sha256, whole, index + 1, size));
        expect(rangeHash(sha256, source, { start: 0, end: size })).toEqual(rangeHash(sha256, whole, { start: 0, end: size }));
      }),
      { numRuns: 8 },
    );
  });

  test('a tile that is missing or of another size is named', () => {
    const place = { level: 0, index: 0, width: 2 };
    expect(refusal(readTile(undefined, place))).toBe('LEDGER_TILE missing');
    expect(refusal(readTile(new Uint8Array(63), place))).toBe('LEDGER_TILE size');
    expect(refusal(readTile(new Uint8Array(8192), place))).toBe('LEDGER_TILE size');
    const source = sourceOfTiles(sha256, () => new Uint8Array(31), 2);
    expect(refusal(reading(() => rangeHash(sha256, source, { start: 0, end: 2 })))).toBe('LEDGER_TILE size');
  });
});

describe('TILE-3 bundles of entries', () => {
  test('come back as they went in (property)', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 }), (entries) => {
        const read = readValue(readEntries(writeEntries(entries), entries.length, 'tile/entries/000'));
        expect(read.map((entry) => [...entry])).toEqual(entries.map((entry) => [...entry]));
      }),
      { numRuns: 50 },
    );
  });

  test('cut, longer than its width, or wider than can be: refused', () => {
    const bytes = writeEntries([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    expect(refusal(readEntries(bytes.slice(0, -1), 2, 't'))).toBe('LEDGER_TILE cut');
    expect(refusal(readEntries(bytes.slice(0, 1), 2, 't'))).toBe('LEDGER_TILE cut');
    expect(refusal(readEntries(bytes, 3, 't'))).toBe('LEDGER_TILE cut');
    expect(refusal(readEntries(bytes, 1, 't'))).toBe('LEDGER_TILE size');
    expect(refusal(readEntries(bytes, 257, 't'))).toBe('LEDGER_TILE size');
    expect(() => writeEntries([new Uint8Array(65_536)])).toThrow(RangeError);
  });
});
