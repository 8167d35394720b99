import fc from 'fast-check';
import { type SealedColumn, type SealedContent, sealedPieces } from '../../src/index.ts';

/** Two profiles of example units. */
export const small: SealedContent = {
  scheme: { id: 'north', version: '2023.1', hash: `sha256:${'a'.repeat(64)}` },
  register: `sha256:${'b'.repeat(64)}`,
  period: '2023',
  as_of: '2024-02-10',
  list: 'counties',
  example: true,
  unitIds: ['990101', '990103', '990102'],
  byId: Int32Array.of(0, 2, 1),
  profiles: [
    { class: 'x', overlays: [], peers: {} },
    { class: 'y', overlays: ['山区'], peers: { zone: '川' } },
  ],
  starts: Int32Array.of(0, 2, 3),
  columns: [
    { kind: 'value', indicator: 'gdp', period: '2023', content: Float64Array.of(12.5, Number.NaN, -0) },
    { kind: 'gaps', indicator: 'gdp', period: '2023', content: Uint8Array.of(0, 3, 0) },
    { kind: 'figures', indicator: 'gdp', path: 'economy.gdp', period: '2023', content: Float64Array.of(2, -0, 12.5, 6.25, 8.8) },
  ],
};

export function bytesOf(content: SealedContent): Uint8Array {
  const pieces = [...sealedPieces(content)];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const id = fc.string({ minLength: 1, maxLength: 6, unit: 'binary' });

/** Any content of up to a dozen units in up to four profiles. */
export const anyContent: fc.Arbitrary<SealedContent> = fc
  .record({
    ids: fc.uniqueArray(id, { maxLength: 12 }),
    profiles: fc.integer({ min: 1, max: 4 }),
    columns: fc.integer({ min: 0, max: 4 }),
    seed: fc.infiniteStream(fc.double({ noDefaultInfinity: true })),
    of: fc.infiniteStream(fc.nat()),
    example: fc.boolean(),
  })
  .map(({ ids, profiles, columns, seed, of, example }) => {
    const next = (): number => seed.next().value as number;
    const groups = Array.from({ length: profiles }, (): string[] => []);
    for (const one of [...ids].sort()) groups[(of.next().value as number) % profiles]?.push(one);
    const unitIds = groups.flat();
    const starts = new Int32Array(profiles + 1);
    groups.forEach((group, p) => {
      starts[p + 1] = (starts[p] as number) + group.length;
    });
    const byId = Int32Array.from([...unitIds].sort(), (one) => unitIds.indexOf(one));
    return {
      ...small,
      example,
      unitIds,
      byId,
      profiles: groups.map((_, p) => ({ class: `c${p}`, overlays: [], peers: {} })),
      starts,
      columns: Array.from({ length: columns }, (_, k): SealedColumn => {
        const own = { indicator: `i${k}`, period: '2023' };
        return k % 2 === 0
          ? { ...own, kind: 'value', content: Float64Array.from(unitIds, next) }
          : { ...own, kind: 'gaps', content: Uint8Array.from(unitIds, () => Math.abs(Math.trunc(next() % 6)) || 0) };
      }),
    };
  });
