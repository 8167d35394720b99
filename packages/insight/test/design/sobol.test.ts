import { describe, expect, it } from 'vitest';
import { saltelli } from '../../src/design/saltelli.ts';

const PI = Math.PI;

describe('DESIGN-4 Sobol indices against known answers', () => {
  it('Ishigami’s function, a = 7 and b = 0.1: 0.3139, 0.4424, 0 alone; 0.5576, 0.4424, 0.2437 in all', () => {
    const sums = saltelli({
      choices: ['x1', 'x2', 'x3'],
      rows: 8192,
      mixedRows: 8192,
      seed: 7,
      evaluate: (at) => {
        const [x1 = 0, x2 = 0, x3 = 0] = ['x1', 'x2', 'x3'].map((id) => PI * (2 * (at.get(id) as number) - 1));
        return Float64Array.of(Math.sin(x1) + 7 * Math.sin(x2) * Math.sin(x2) + 0.1 * x3 * x3 * x3 * x3 * Math.sin(x1));
      },
    });
    const found = [0, 1, 2].map((k) => sums.pooled(k, 0, 1, 1));
    const first = [0.3139, 0.4424, 0];
    const total = [0.5576, 0.4424, 0.2437];
    found.forEach((one, k) => {
      // Four bootstrap errors: sampling alone, by a fixed seed, stays within.
      expect(Math.abs(one.first - (first[k] as number))).toBeLessThan(4 * one.firstError);
      expect(Math.abs(one.total - (total[k] as number))).toBeLessThan(4 * one.totalError);
      expect(one.firstError).toBeLessThan(0.03);
      expect(one.totalError).toBeLessThan(0.02);
    });
  });

  it('Sobol’s g-function with a = 0, 1, 4.5, 9, 99, 99: first and total by the closed form', () => {
    const a = [0, 1, 4.5, 9, 99, 99];
    const choices = a.map((_, k) => `g${k}`);
    const sums = saltelli({
      choices,
      rows: 8192,
      mixedRows: 8192,
      seed: 3,
      evaluate: (at) =>
        Float64Array.of(
          choices.reduce(
            (product, id, k) => (product * (Math.abs(4 * (at.get(id) as number) - 2) + (a[k] as number))) / (1 + (a[k] as number)),
            1,
          ),
        ),
    });
    const parts = a.map((one) => 1 / (3 * (1 + one) * (1 + one)));
    const whole = parts.reduce((product, v) => product * (1 + v), 1) - 1;
    parts.forEach((v, k) => {
      const total = (v * parts.reduce((product, w, j) => (j === k ? product : product * (1 + w)), 1)) / whole;
      const found = sums.pooled(k, 0, 1, 1);
      expect(Math.abs(found.first - v / whole)).toBeLessThan(Math.max(0.002, 4 * found.firstError));
      expect(Math.abs(found.total - total)).toBeLessThan(Math.max(0.002, 4 * found.totalError));
    });
  });

  it('an additive function: first and total agree, and add up to 1; what is not read has none', () => {
    const sums = saltelli({
      choices: ['x', 'y', 'idle'],
      rows: 4096,
      mixedRows: 4096,
      seed: 1,
      evaluate: (at) => Float64Array.of(3 * (at.get('x') as number) + 4 * (at.get('y') as number), 5),
    });
    const [x, y, idle] = [0, 1, 2].map((k) => sums.pooled(k, 0, 1, 1));
    expect(x?.total).toBeCloseTo(9 / 25, 1);
    expect(y?.total).toBeCloseTo(16 / 25, 1);
    expect((x?.total ?? 0) + (y?.total ?? 0)).toBeCloseTo(1, 1);
    expect(idle?.total).toBe(0);
    // What does not move has no indices, and weighs nothing beside what does.
    expect(Number.isNaN(sums.pooled(0, 1, 2, 1).total)).toBe(true);
    expect(sums.pooled(0, 0, 2, 1).total).toBe(x?.total);
  });

  it('the bootstrap error is that of the estimate: over 40 seeds the estimates scatter as it says', () => {
    const estimates = Array.from({ length: 40 }, (_, seed) => {
      const sums = saltelli({
        choices: ['x', 'y'],
        rows: 512,
        mixedRows: 512,
        seed,
        evaluate: (at) => Float64Array.of((at.get('x') as number) * (0.5 + (at.get('y') as number))),
      });
      return sums.pooled(0, 0, 1, seed);
    });
    const mean = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
    const totals = estimates.map(({ total }) => total);
    const middle = mean(totals);
    const scatter = Math.sqrt(mean(totals.map((x) => (x - middle) * (x - middle))));
    const said = mean(estimates.map(({ totalError }) => totalError));
    expect(said / scatter).toBeGreaterThan(0.6);
    expect(said / scatter).toBeLessThan(1.6);
  });

  it('another choice moves no draw of the rest', () => {
    const seen = (choices: readonly string[]): number[] => {
      const values: number[] = [];
      saltelli({
        choices,
        rows: 20,
        mixedRows: 0,
        seed: 5,
        evaluate: (at) => Float64Array.of(at.get('x') as number),
        seen: (_, [x = 0]) => values.push(x),
      });
      return values;
    };
    expect(seen(['more', 'x'])).toEqual(seen(['x']));
  });
});
