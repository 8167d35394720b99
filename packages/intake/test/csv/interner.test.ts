import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteInterner } from '../../src/csv/interner.ts';

test('INTAKE-11 the same bytes have the same number, others another, in order of first sight', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 2000 }), (words) => {
      const interner = new ByteInterner();
      const seen = new Map<string, number>();
      for (const word of words) {
        const bytes = new TextEncoder().encode(`>${word}<`);
        if (!seen.has(word)) seen.set(word, seen.size);
        expect(interner.idOf(bytes, 1, bytes.length - 1)).toBe(seen.get(word));
      }
      expect(interner.size).toBe(seen.size);
    }),
    { numRuns: 50 },
  );
});
