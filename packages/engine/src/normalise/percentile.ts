import type { Method } from './method.ts';
import { betterThan } from './reference.ts';

/**
 * Percentile (百分位): the share of the other peers that are not better.
 *
 * Formula: 100 × (n − r) ÷ (n − 1), r = 1 + number of peers strictly better: the first has 100, the last 0, equal values share the better place.
 * Bounds: 0 to 100. Rule: METHOD-PERCENTILE. Errors: no_reference where fewer than two peers report.
 * Example: second of five → 75.
 */
export const percentile: Method = {
  name: 'percentile',
  usesPeers: true,
  takes: [],
  bounds: () => [0, 100],
  score: ({ x, better, reference }) => {
    const n = reference.count;
    return n < 2 ? Number.NaN : (100 * (n - 1 - betterThan(x, reference, better))) / (n - 1);
  },
  why: () => 'no_reference',
  arithmetic: ({ x, better, reference }) =>
    `100 × (${reference.count} − ${1 + betterThan(x, reference, better)}) ÷ (${reference.count} − 1)`,
};
