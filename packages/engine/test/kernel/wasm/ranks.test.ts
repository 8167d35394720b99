import { describe, expect, it } from 'vitest';
import { rankTotals } from '../../../src/kernel/rankTotals.ts';
import { kernelInstance, Seeded } from './instance.ts';

/** Lowest quanta: 0, below it, beyond 32 bits, beyond 2⁵². */
const LOWS = [0, -0, -731, 12, 2 ** 33 + 5, -(2 ** 33), 2 ** 52 + 3, -(2 ** 52) - 9] as const;

describe('ranks by counting', () => {
  it('KERNEL-5 are those of the reference: ranges of any length, gaps, units that are not ranked, quanta of any size', () => {
    const { exports, memory } = kernelInstance();
    let ranked = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const seeded = new Seeded(seed * 86_028_121);
      const units = 1 + seeded.below(70);
      const lowest = LOWS[seed % LOWS.length] as number;
      const total = Float64Array.from({ length: units }, () => (seeded.below(7) === 0 ? Number.NaN : lowest + seeded.below(90)));
      const of = Int32Array.from({ length: units }, () => (seed % 3 === 0 && seeded.below(4) === 0 ? -1 : 0));
      const start = memory.next;
      const [totals, ranks, bytes, ends] = [8 * units, 4 * units, units, 16].map((size) => memory.reserve(size)) as [
        number,
        number,
        number,
        number,
      ];
      const counts = memory.reserve(4 * 90);
      memory.floats(totals, units).set(total);
      memory.bytes(bytes, units).set(Uint8Array.from(of, (group) => (group === 0 ? 1 : 0)));
      memory.bytes(counts, 4 * 90).fill(0);
      exports.rangeOfTotals(totals, 0, units, ends);
      const [low = 0, high = 0] = memory.floats(ends, 2);
      const numbers = total.filter((quanta) => !Number.isNaN(quanta));
      expect([low, high], `seed ${seed}`).toEqual([Math.min(...numbers), Math.max(...numbers)]);
      const asked = of.includes(-1) ? bytes : 0;
      const middle = seeded.below(units + 1);
      if (numbers.length > 0) {
        exports.countTotals(totals, asked, 0, middle, low, counts);
        exports.countTotals(totals, asked, middle, units, low, counts);
        exports.placeCounts(counts, high - low + 1);
        exports.writeRanks(totals, asked, middle, units, low, counts, ranks);
        exports.writeRanks(totals, asked, 0, middle, low, counts, ranks);
        const wanted = rankTotals(total, { of, count: 1 });
        expect([...memory.integers(ranks, units)], `seed ${seed}`).toEqual([...wanted]);
        ranked += wanted.filter((rank) => rank > 0).length;
      }
      memory.release(start);
    }
    expect(ranked).toBeGreaterThan(5000);
  });
});
