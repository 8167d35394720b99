import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderRows } from '../src/matrix/orderRows.ts';
import { visibleRange } from '../src/matrix/visibleRange.ts';

const row = (name: string, rank: number, score: number, worst: number) => ({
  code: name,
  name,
  rank,
  score,
  scoreText: String(score),
  worst,
});
const rows = [row('丙', 1, 90, 0), row('甲', 2, 80, 3), row('乙', 2, 80, 1), row('丁', 0, Number.NaN, 3)];

describe('CAPSULE-8 rows of a matrix', () => {
  test('by rank they keep the reading order; otherwise equal ones do', () => {
    expect(orderRows(rows, '', 'rank')).toEqual([0, 1, 2, 3]);
    expect(orderRows(rows, '', 'score')).toEqual([0, 1, 2, 3]);
    expect(orderRows(rows, '', 'worst')).toEqual([1, 3, 2, 0]);
    expect(orderRows(rows, '', 'name')).toEqual([3, 0, 2, 1]);
  });

  test('a filter leaves those whose name or code holds it', () => {
    expect(orderRows(rows, '乙', 'worst')).toEqual([2]);
    expect(orderRows(rows, '戊', 'rank')).toEqual([]);
  });

  test('every row that a window touches is laid out, and never more than the window holds and twice the spare (property)', () => {
    const nat = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(
        nat,
        fc.nat({ max: 2000 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat({ max: 5000 }),
        fc.nat({ max: 10 }),
        (offset, window, step, count, spare) => {
          const { start, end } = visibleRange(offset, window, step, count, spare);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
          for (const inView of [offset, offset + window / 2, offset + window - 1].map((at) => Math.floor(at / step))) {
            if (window > 0 && inView < count) expect(inView >= start && inView < end).toBe(true);
          }
          expect(end - start).toBeLessThanOrEqual(Math.ceil(window / step) + 1 + 2 * spare);
        },
      ),
    );
  });
});
