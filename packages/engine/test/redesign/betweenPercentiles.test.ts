import { describe, expect, it } from 'vitest';
import { NO_PEERS, referenceOf } from '../../src/normalise/reference.ts';
import { betweenPercentiles } from '../../src/redesign/betweenPercentiles.ts';

describe('DESIGN-3 percentiles of the peers', () => {
  it('stand in the place of the lowest and highest, by straight lines between order statistics; the rest stays', () => {
    const reference = referenceOf(Float64Array.of(4, 0, 10, 2, 8, 6), 'lower');
    expect(betweenPercentiles(reference, [0.1, 0.9])).toEqual({ ...reference, min: 1, max: 9 });
    expect(betweenPercentiles(reference, [0, 1])).toEqual(reference);
  });

  it('of one peer, and of nobody, are what they were', () => {
    const [one] = [referenceOf(Float64Array.of(5), 'higher')];
    expect(betweenPercentiles(one, [0.05, 0.95])).toEqual(one);
    expect(betweenPercentiles(NO_PEERS, [0.05, 0.95])).toBe(NO_PEERS);
  });
});
