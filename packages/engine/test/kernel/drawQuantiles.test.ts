import { describe, expect, it } from 'vitest';
import { drawQuantiles } from '../../src/kernel/drawQuantiles.ts';
import { drawQuantilesByKernel } from '../../src/kernel/figuresByKernel.ts';
import { kernelInstance, Seeded } from './wasm/instance.ts';

describe('KERNEL-12 draws of weights', () => {
  it('two parts 80 and 60 in three draws: middle 70', () => {
    const found = drawQuantiles([Float64Array.of(80), Float64Array.of(60)], Float64Array.of(1, 0, 0.5, 0.5, 0, 1), [0, 0.5, 1]);
    expect([found.low[0], found.middle[0], found.high[0]]).toEqual([60, 70, 80]);
  });

  it('a gap re-weights the rest; without any part in some draw there is no quantile', () => {
    const gap = Float64Array.of(Number.NaN, 50);
    const found = drawQuantiles([gap, Float64Array.of(60, 90)], Float64Array.of(3, 1, 1, 0), [0, 0.5, 1]);
    expect(found.middle[0]).toBeNaN();
    expect(found.low[1]).toBe(50);
    expect(found.high[1]).toBe(60);
    expect(drawQuantiles([gap], new Float64Array(0)).low).toEqual(Float64Array.of(Number.NaN, Number.NaN));
  });

  it('the kernel gives the same bits', () => {
    const kernel = kernelInstance();
    for (let seed = 1; seed <= 40; seed += 1) {
      const seeded = new Seeded(seed);
      const [units, parts, draws] = [1 + seeded.below(40), 1 + seeded.below(9), 1 + seeded.below(60)];
      const scores = Array.from({ length: parts }, () =>
        Float64Array.from({ length: units }, () => (seeded.holds(0.1) ? Number.NaN : seeded.next() * 100)),
      );
      const weights = Float64Array.from({ length: draws * parts }, () => seeded.next());
      expect(drawQuantilesByKernel(kernel, scores, weights)).toEqual(drawQuantiles(scores, weights));
    }
  });
});
