import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Recent } from '../../src/streams/recent.ts';

const LEAST = 4;
const acts = fc.array(fc.record({ does: fc.constantFrom('keep', 'ask', 'forget'), name: fc.constantFrom(...'abcdefghijkl') }), {
  maxLength: 80,
});

test('COMMIT-6 the last that were kept or asked for are there as they were kept, and what was forgotten is not', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const recent = new Recent<number>(LEAST);
      const kept = new Map<string, number>();
      let order: string[] = [];
      for (const [at, { does, name }] of all.entries()) {
        const isThere = recent.of(name) !== undefined;
        if (does === 'keep') {
          recent.keep(name, at);
          kept.set(name, at);
        } else if (does === 'forget') {
          recent.forget(name);
          kept.delete(name);
        }
        if (does !== 'forget' && (isThere || does === 'keep')) order = [...order.filter((each) => each !== name), name];
        for (const last of order.slice(-LEAST)) if (kept.has(last)) expect(recent.of(last)).toBe(kept.get(last));
        if (!kept.has(name)) expect(recent.of(name)).toBeUndefined();
      }
    }),
  );
});

test('COMMIT-6 of many no more than twice as many are kept', () => {
  const recent = new Recent<number>(LEAST);
  for (let i = 0; i < 100; i += 1) recent.keep(String(i), i);
  const there = Array.from({ length: 100 }, (_, i) => i).filter((i) => recent.of(String(i)) !== undefined);
  expect(there.length).toBeLessThanOrEqual(2 * LEAST);
  expect(there).toContain(99);
});
