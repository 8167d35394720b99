import { describe, expect, it } from 'vitest';
import { revisionError } from '../../src/errors/revisions.ts';

const rows = (differences: readonly number[], unitCode = '990100') =>
  differences.map((difference, i) => ({ unitCode, period: String(2000 + i), first: 10, later: 10 + difference, place: {} }));

describe('ERROR-2 error from revisions', () => {
  it('is the root of the mean square about 0; the bias is stated and not taken off', () => {
    const found = revisionError(rows([1, 1, 1, 1, 1, 1, 1, 1]), false, false);
    expect(found).toEqual({ bias: 1, sd: 1, byUnit: new Map(), count: 8 });
  });

  it('robust: a single large revision does not move it', () => {
    const plain = revisionError(rows([1, -1, 1, -1, 1, -1, 1, 50]), false, false);
    const robust = revisionError(rows([1, -1, 1, -1, 1, -1, 1, 50]), true, false);
    expect(plain?.sd).toBeGreaterThan(17);
    expect(robust?.sd).toBeCloseTo(1.4826, 10);
  });

  it('by unit where a unit has eight differences, pooled for the others', () => {
    const found = revisionError([...rows([2, -2, 2, -2, 2, -2, 2, -2]), ...rows([0.5, -0.5], '990200')], false, true);
    expect(found?.byUnit).toEqual(new Map([['990100', 2]]));
    expect(found?.sd).toBeCloseTo(Math.sqrt((8 * 4 + 0.5) / 10), 12);
  });

  it('claims nothing from fewer than eight', () => {
    expect(revisionError(rows([1, 2, 3, 4, 5, 6, 7]), false, false)).toBeUndefined();
  });
});
