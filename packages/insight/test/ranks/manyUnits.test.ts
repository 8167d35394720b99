import { describe, expect, it } from 'vitest';
import { deviates } from '../../src/draws/deviates.ts';
import { type RankSets, rankSets } from '../../src/ranks/rankSets.ts';

const rowsOf = (name: string, units: number, rows: number): readonly Float64Array[] => {
  const column = deviates(
    11,
    name,
    0,
    Array.from({ length: units }, (_, k) => `u${k}`),
  );
  return Array.from({ length: rows }, (_, row) => column.draw(row).slice());
};

/** Errors of units whose deviations differ by the factor of 2. */
const sdOf = (k: number): number => 30 + 10 * (k % 4);
const errorsOf = (units: number, draws: number): Float64Array => {
  const errors = new Float64Array(units * draws);
  rowsOf('draws', units, draws).forEach((row, draw) => {
    row.forEach((z, k) => {
      errors[draw * units + k] = z * sdOf(k);
    });
  });
  return errors;
};

/** Whether every true place lies in the set of its unit; equal units have all the places that they share. */
function holds(truth: readonly number[], { best, worst }: RankSets): boolean {
  const sorted = truth.toSorted((a, b) => b - a);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  sorted.forEach((score, i) => {
    if (!first.has(score)) first.set(score, i + 1);
    last.set(score, i + 1);
  });
  return truth.every(
    (score, k) => (best[k] as number) <= (first.get(score) as number) && (last.get(score) as number) <= (worst[k] as number),
  );
}

const widthOf = ({ best, worst }: RankSets): number => best.reduce((sum, one, k) => sum + (worst[k] as number) - one, 0) / best.length;

describe('RANKSET-1 above 300 units', () => {
  const truths = [
    { name: 'all equal', score: (): number => 6000 },
    { name: 'in bunches of 20', score: (k: number): number => 6000 + 300 * Math.floor(k / 20) },
    { name: 'evenly apart', score: (k: number): number => 6000 + 10 * k },
  ];

  it.for(truths)('1,000 units, $name: at least 90 % of the samples lie in all sets together', ({ score }) => {
    const truth = Array.from({ length: 1000 }, (_, k) => score(k));
    const errors = errorsOf(1000, 600);
    const samples = rowsOf('samples', 1000, 40);
    const held = samples.filter((row) => {
      const scores = Float64Array.from(truth, (x, k) => Math.round(x + sdOf(k) * (row[k] as number)));
      return holds(truth, rankSets({ scores, errors, confidence: 0.9 }));
    });
    expect(held.length / samples.length).toBeGreaterThanOrEqual(0.9);
  });

  it('3,000 units: every published place lies in its set, and places far apart are told apart', () => {
    const scores = Float64Array.from({ length: 3000 }, (_, k) => 20 * (3000 - k));
    const { best, worst } = rankSets({ scores, errors: errorsOf(3000, 200), confidence: 0.9 });
    expect(scores.every((_, k) => (best[k] as number) <= k + 1 && k + 1 <= (worst[k] as number))).toBe(true);
    // Twice the largest deviation, six times over, is less than 20 places of 20 each way: 60 × √2 × 6 ÷ 20 ≈ 25.
    expect(Math.max(...worst.map((place, k) => place - (best[k] as number)))).toBeLessThanOrEqual(2 * 26);
    expect(worst[0]).toBeLessThan(30);
  });

  it('the bound is wider than the pairs themselves, and not by much: 300 units', () => {
    const errors = errorsOf(300, 500);
    const scores = Float64Array.from({ length: 300 }, (_, k) => Math.round(6000 + 12 * k));
    const exact = rankSets({ scores, errors, confidence: 0.9, by: 'pairs' });
    const bound = rankSets({ scores, errors, confidence: 0.9, by: 'bound' });
    scores.forEach((_, k) => {
      expect(bound.best[k]).toBeLessThanOrEqual(exact.best[k] as number);
      expect(bound.worst[k]).toBeGreaterThanOrEqual(exact.worst[k] as number);
    });
    expect(widthOf(bound) / widthOf(exact)).toBeLessThan(1.3);
    expect(widthOf(bound)).toBeGreaterThan(widthOf(exact));
  });
});
