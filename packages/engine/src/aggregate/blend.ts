import type { Aggregate, AggregateName } from '@kedu/scheme';
import { figure } from '../normalise/figure.ts';
import type { Aggregator } from './aggregator.ts';
import { arithmetic } from './arithmetic.ts';
import { geometric } from './geometric.ts';
import { harmonic } from './harmonic.ts';
import { sum } from './sum.ts';
import { worst } from './worst.ts';

/** The aggregates of edition 1, frozen (AGG-1). */
export const AGGREGATORS: Readonly<Record<AggregateName, Aggregator>> = { arithmetic, geometric, harmonic, sum, worst };

/**
 * The aggregator of a node: one alone, or shares of several added up in the order of the file.
 *
 * Rule: AGG-BLEND. Example: 70 % arithmetic and 30 % worst of 80 and 40, equal weights → 0.7 × 60 + 0.3 × 40 = 54.
 */
export function blend(aggregate: Aggregate): Pick<Aggregator, 'combine' | 'arithmetic'> {
  const [only] = aggregate;
  if (aggregate.length === 1 && only?.share === 1) return AGGREGATORS[only.name];
  return {
    combine: (scores, weights, unit, full) => {
      let total = 0;
      for (const { name, share } of aggregate) total += share * AGGREGATORS[name].combine(scores, weights, unit, full);
      return total;
    },
    arithmetic: (scores, weights, full) =>
      aggregate.map(({ name, share }) => `${figure(share)} × (${AGGREGATORS[name].arithmetic(scores, weights, full)})`).join(' + '),
  };
}
