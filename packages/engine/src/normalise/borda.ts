import type { Method, MethodCase } from './method.ts';
import { worseThan } from './reference.ts';

/**
 * Borda count (波达计数): the share of the other peers that a unit beats.
 *
 * Formula: 100 × beaten ÷ (n − 1), beaten = number of peers strictly worse: equal values share the worse place, where percentile gives them the better one.
 * Bounds: 0 to 100. Rule: METHOD-BORDA. Source: COINr `n_borda`, brought to 0–100. Errors: no_reference where fewer than two peers report.
 * Example: third of five, one equal → 100 × 1 ÷ 4 = 25.
 */
export const borda: Method = {
  name: 'borda',
  usesPeers: true,
  takes: [],
  bounds: () => [0, 100],
  score: (input) => (input.reference.count < 2 ? Number.NaN : (100 * beaten(input)) / (input.reference.count - 1)),
  why: () => 'no_reference',
  arithmetic: (input) => `100 × ${beaten(input)} ÷ (${input.reference.count} − 1)`,
};

function beaten({ x, better, reference }: MethodCase): number {
  return worseThan(x, reference, better);
}
