import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranksFromTotals } from '../../src/index.ts';

const total = (score: string, group = '', isRanked = true) => ({ score, group, isRanked });

describe('ranks out of published totals', () => {
  it('LABEL-1 RANK-1: ties share the better rank; groups are ranked apart; who is not ranked has none', () => {
    expect(ranksFromTotals([total('92.00'), total('92.00'), total('88.00')])).toEqual([1, 1, 3]);
    expect(ranksFromTotals([total('9.5'), total('10.5'), total('100')])).toEqual([3, 2, 1]);
    expect(ranksFromTotals([total('92', 'a'), total('93', 'b'), total('91', 'a')])).toEqual([1, 1, 2]);
    expect(ranksFromTotals([total('99', '', false), total('', ''), total('50')])).toEqual([0, 0, 1]);
    expect(ranksFromTotals([])).toEqual([]);
  });

  it('LABEL-1 RANK-1: one more than the ranked of the group with a higher score', () => {
    const one = fc.record({
      score: fc.integer({ min: -50, max: 50 }).map((x) => (x / 10).toFixed(1)),
      group: fc.constantFrom('', 'a'),
      isRanked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (totals) => {
        const expected = totals.map(({ score, group, isRanked }) =>
          isRanked
            ? 1 + totals.filter((other) => other.isRanked && other.group === group && Number(other.score) > Number(score)).length
            : 0,
        );
        expect(ranksFromTotals(totals)).toEqual(expected);
      }),
    );
  });
});
