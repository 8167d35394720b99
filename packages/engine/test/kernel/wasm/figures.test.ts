import { describe, expect, it } from 'vitest';
import { drawQuantilesByKernel, figuresByKernel, ranksByKernel } from '../../../src/kernel/figuresByKernel.ts';
import { rankTotals } from '../../../src/kernel/rankTotals.ts';
import { NO_PEERS, referenceOf } from '../../../src/normalise/reference.ts';
import { kernelInstance, Seeded } from './instance.ts';

describe('ranks of the kernel', () => {
  it('KERNEL-5 RANK-1 are those of the reference', () => {
    const kernel = kernelInstance();
    for (let seed = 1; seed <= 50; seed += 1) {
      const seeded = new Seeded(seed);
      const units = seeded.below(300);
      const spread = seeded.pick([3, 50, 10_000]);
      const totals = Float64Array.from({ length: units }, () => (seeded.holds(0.1) ? Number.NaN : seeded.below(spread) - 20));
      const ranked = Uint8Array.from({ length: units }, () => (seeded.holds(0.9) ? 1 : 0));
      const wanted = rankTotals(totals, { of: Int32Array.from(ranked, (one) => one - 1), count: 1 });
      expect(ranksByKernel(kernel, totals, ranked)).toEqual(wanted);
      expect(ranksByKernel(kernel, totals)).toEqual(rankTotals(totals, { of: new Int32Array(units), count: 1 }));
    }
  });

  it('KERNEL-5 counts of several threads are added up, then all are numbered', () => {
    const { exports, memory } = kernelInstance('shared');
    const totals = Float64Array.of(9200, 9200, 8800, Number.NaN, 9300, 8800);
    const column = memory.copy(totals);
    const [first, second, ranks] = [memory.reserve(4 * 501), memory.reserve(4 * 501), memory.reserve(24)];
    exports.countTotals(column, 0, 0, 3, 8800, first);
    exports.countTotals(column, 0, 3, 6, 8800, second);
    exports.addCounts(first, second, 501);
    exports.placeCounts(first, 501);
    exports.writeRanks(column, 0, 3, 6, 8800, first, ranks);
    exports.writeRanks(column, 0, 0, 3, 8800, first, ranks);
    expect([...memory.integers(ranks, 6)]).toEqual([2, 2, 4, 0, 1, 4]);
  });

  it('KERNEL-5 nobody has a rank without a total, and totals too far apart are refused', () => {
    const kernel = kernelInstance();
    expect([...ranksByKernel(kernel, Float64Array.of(Number.NaN, Number.NaN))]).toEqual([0, 0]);
    expect(() => ranksByKernel(kernel, Float64Array.of(0, 1e12))).toThrow(RangeError);
  });
});

describe('reference points of the kernel', () => {
  it('KERNEL-4 CALIBRATE-2 are those of the reference bit by bit, in the order given', () => {
    const kernel = kernelInstance();
    for (let seed = 1; seed <= 80; seed += 1) {
      const seeded = new Seeded(seed * 31);
      const units = seeded.below(200);
      const missing = seeded.pick([0, 0.05, 0.9, 1]);
      const isAlike = seeded.holds(0.2);
      const columns = Array.from({ length: 1 + seeded.below(4) }, () =>
        Float64Array.from({ length: units }, () => (seeded.holds(missing) ? Number.NaN : isAlike ? 0.1 : (seeded.next() - 0.3) * 1000)),
      );
      const positions = Int32Array.from({ length: units }, (_, k) => k).sort((a, b) => ((a * 7) % 13) - ((b * 7) % 13) || a - b);
      for (const order of [undefined, positions]) {
        const wanted = columns.map((column) => {
          const values = Float64Array.from({ length: units }, (_, k) => column[order ? (order[k] as number) : k] as number);
          const { count, min, max, mean, sd } =
            referenceOf(
              values.filter((x) => !Number.isNaN(x)),
              'higher',
            ) ?? NO_PEERS;
          return { count, min, max, mean, sd };
        });
        expect(figuresByKernel(kernel, columns, order)).toEqual(wanted);
      }
    }
  });
});

describe('draws of the kernel', () => {
  const quantile = (sorted: Float64Array, share: number): number => {
    const at = (sorted.length - 1) * share;
    const below = Math.floor(at);
    const lower = sorted[below] as number;
    return lower + (at - below) * ((sorted[Math.min(below + 1, sorted.length - 1)] as number) - lower);
  };

  it('KERNEL-12 quantiles of the drawn totals are those of sorting them', () => {
    const kernel = kernelInstance();
    for (let seed = 1; seed <= 60; seed += 1) {
      const seeded = new Seeded(seed * 17);
      const [units, parts, draws] = [1 + seeded.below(30), 1 + seeded.below(12), 1 + seeded.below(60)];
      const missing = seeded.pick([0, 0.1, 0.7]);
      const scores = Array.from({ length: parts }, () =>
        Float64Array.from({ length: units }, () => (seeded.holds(missing) ? Number.NaN : seeded.below(1000) / 10)),
      );
      const weights = Float64Array.from({ length: draws * parts }, () => (seeded.holds(0.05) ? 0 : seeded.next() * 10));
      const shares = seeded.pick([[0.05, 0.5, 0.95] as const, [0, 0.25, 1] as const, [0.5, 0.5, 0.5] as const]);
      const got = drawQuantilesByKernel(kernel, scores, weights, shares);
      for (let unit = 0; unit < units; unit += 1) {
        const totals = Float64Array.from({ length: draws }, (_, draw) => {
          let [sum, total] = [0, 0];
          scores.forEach((column, part) => {
            const weight = weights[draw * parts + part] as number;
            if (Number.isNaN(column[unit])) return;
            sum += weight * (column[unit] as number);
            total += weight;
          });
          return sum / total;
        }).sort();
        const wanted = shares.map((share) => (totals.some(Number.isNaN) ? Number.NaN : quantile(totals, share)));
        expect([got.low[unit], got.middle[unit], got.high[unit]]).toEqual(wanted);
      }
    }
  });
});
