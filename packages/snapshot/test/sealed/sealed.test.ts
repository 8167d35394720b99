import { pureHasher } from '@kedu/model';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSealed, readerIssues, type SealedContent, type SealedFile, sealedPieces } from '../../src/index.ts';
import { anyContent, bytesOf, small } from './sealedFrom.ts';

function opened(bytes: Uint8Array): SealedFile {
  const { sealed, issues } = openSealed(bytes, { verify: pureHasher() });
  if (!sealed) throw new Error(JSON.stringify(issues));
  return sealed;
}

/** What a file holds, in the shape of what went in. */
function contentOf(sealed: SealedFile): SealedContent {
  const { units, columns, starts: _, ...said } = sealed.head;
  return {
    ...said,
    unitIds: Array.from({ length: units.count }, (_unit, i) => sealed.unitId(i)),
    byId: sealed.byId.slice(),
    starts: sealed.starts,
    columns: columns.map((column) => {
      const { offset: _offset, length: _length, ...own } = column;
      return {
        ...own,
        content: own.kind === 'gaps' || own.kind === 'eligible' ? sealed.bytes(column).slice() : sealed.floats(column).slice(),
      };
    }),
  };
}

/** Reads everything that a reader can ask of an opened file. */
function readAll(sealed: SealedFile): number {
  let sum = 0;
  for (let i = 0; i < sealed.head.units.count; i += 1) sum += sealed.unitId(i).length;
  for (const column of sealed.head.columns) {
    const content = column.kind === 'gaps' || column.kind === 'eligible' ? sealed.bytes(column) : sealed.floats(column);
    sum += content.length;
  }
  return sum;
}

describe('SEAL-1 a period comes back as it was sealed', () => {
  test('every bit of every column (property)', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const bytes = bytesOf(content);
        expect(contentOf(opened(bytes))).toEqual(content);
        expect(bytesOf(content)).toEqual(bytes);
      }),
      { numRuns: 200 },
    );
  });

  test('columns are views over the bytes, each at a multiple of 64', () => {
    const bytes = bytesOf(small);
    const sealed = opened(bytes);
    for (const column of sealed.head.columns) {
      const view = column.kind === 'gaps' ? sealed.bytes(column) : sealed.floats(column);
      expect(view.buffer).toBe(bytes.buffer);
      expect(view.byteOffset % 64).toBe(0);
    }
  });

  test('every NaN is the same one, −0 stays −0', () => {
    const odd = new Float64Array(3);
    new Uint32Array(odd.buffer).set([7, 0xfff80001, 0, 0x80000000, 0, 0]);
    const [first, ...others] = small.columns;
    const with_ = (content: Float64Array): SealedContent => ({
      ...small,
      columns: [{ ...first, content } as typeof first & object, ...others],
    });
    expect(bytesOf(with_(odd))).toEqual(bytesOf(with_(Float64Array.of(Number.NaN, -0, 0))));
    expect(bytesOf(with_(odd))).not.toEqual(bytesOf(with_(Float64Array.of(Number.NaN, 0, 0))));
  });

  test('content that contradicts itself is a fault of the program', () => {
    const columns = [{ kind: 'value' as const, indicator: 'gdp', period: '2023', content: Float64Array.of(1) }];
    expect(() => bytesOf({ ...small, columns })).toThrow(RangeError);
    expect(() => bytesOf({ ...small, starts: Int32Array.of(0, 2, 2) })).toThrow(RangeError);
    const one = small.profiles[0] as (typeof small.profiles)[number];
    expect(() => [...sealedPieces({ ...small, profiles: Array.from({ length: 65_536 }, () => one) })]).toThrow(RangeError);
  });
});

describe('SEAL-2 a file is opened without parsing its columns', () => {
  test('without the check an unverified open reads nothing outside the bytes (property)', () => {
    const bytes = bytesOf(small);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = bytes.slice();
        changed[at] = (changed[at] as number) ^ change;
        const { sealed } = openSealed(changed);
        if (sealed) expect(readAll(sealed)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('bytes that do not begin at a multiple of 8 are a fault of the program', () => {
    const bytes = bytesOf(small);
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect(() => openSealed(moved.subarray(1))).toThrow(RangeError);
  });
});

describe('SEAL-3 what is no such file, or not whole, is refused', () => {
  const bytes = bytesOf(small);

  test('every prefix', () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const { sealed, issues } = openSealed(bytes.slice(0, length), { file: 'x.kds', verify: pureHasher() });
      expect(sealed).toBeUndefined();
      expect(issues?.[0]).toMatchObject({ code: length < 4 ? 'SEAL_NOT_ONE' : 'SEAL_CUT', place: { file: 'x.kds' } });
    }
  });

  test('every flipped byte', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.slice();
      changed[at] = (changed[at] as number) ^ 0x20;
      expect(openSealed(changed, { verify: pureHasher() }).sealed, `byte ${at}`).toBeUndefined();
    }
  });

  test('a file for another version of the scheme, or for other units', () => {
    const { head } = opened(bytes);
    const reader = { scheme: small.scheme, register: small.register };
    const codes = (other: Partial<typeof reader>): string[] => readerIssues(head, { ...reader, ...other }, 'x.kds').map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ scheme: { ...small.scheme, version: '2024.1' } })).toEqual(['SEAL_SCHEME']);
    expect(codes({ scheme: { ...small.scheme, hash: `sha256:${'c'.repeat(64)}` } })).toEqual(['SEAL_SCHEME']);
    expect(codes({ register: `sha256:${'c'.repeat(64)}` })).toEqual(['SEAL_REGISTER']);
  });
});
