import type { Aggregate, AggregateName } from '@kedu/scheme';
import { figure } from '../normalise/figure.ts';
import type { Aggregator } from './aggregator.ts';
import { arithmetic } from './arithmetic.ts';
import { borda } from './borda.ts';
import type { Comparer } from './comparison.ts';
import { copeland } from './copeland.ts';
import { generalised } from './generalised.ts';
import { geometric } from './geometric.ts';
import { harmonic } from './harmonic.ts';
import { sum } from './sum.ts';
import { topsis } from './topsis.ts';
import { worst } from './worst.ts';

type Blended = Exclude<AggregateName, 'generalised' | Comparing>;
type Comparing = 'copeland' | 'borda' | 'topsis';

/** The aggregates of edition 1 that can be blended, frozen (AGG-1). */
export const AGGREGATORS: Readonly<Record<Blended, Aggregator>> = { arithmetic, geometric, harmonic, sum, worst };

/** Those that compare the units of a list with each other; the score of one unit hangs on all others (AGG-8). */
const COMPARERS: Readonly<Record<Comparing, Comparer>> = { copeland, borda, topsis };

/** How a node compares its units; undefined where its aggregate looks at one unit alone. */
export function comparerOf(aggregate: Aggregate): Comparer | undefined {
  const [only] = aggregate;
  return aggregate.length === 1 && only && isComparing(only.name) ? COMPARERS[only.name] : undefined;
}

function isComparing(name: AggregateName): name is Comparing {
  return Object.hasOwn(COMPARERS, name);
}

/**
 * The aggregator of a node: one alone, or shares of several added up in the order of the file.
 *
 * Rule: AGG-BLEND. Example: 70 % arithmetic and 30 % worst of 80 and 40, equal weights → 0.7 × 60 + 0.3 × 40 = 54.
 */
export function blend(aggregate: Aggregate): Pick<Aggregator, 'combine' | 'arithmetic'> {
  const shares = aggregate.map(({ name, share, power }) => ({ share, ...aggregatorOf(name, power) }));
  const [only] = shares;
  if (shares.length === 1 && only?.share === 1) return only;
  return {
    combine: (scores, weights, unit, full) => {
      let total = 0;
      for (const { combine, share } of shares) total += share * combine(scores, weights, unit, full);
      return total;
    },
    arithmetic: (scores, weights, full) =>
      shares.map(({ share, arithmetic: text }) => `${figure(share)} × (${text(scores, weights, full)})`).join(' + '),
  };
}

/** The way of one name; one that compares units stands alone and is asked through `comparerOf`, never here. */
function aggregatorOf(name: AggregateName, power: number | undefined): Pick<Aggregator, 'combine' | 'arithmetic'> {
  if (name === 'generalised') return generalised(power ?? 1);
  return isComparing(name) ? { combine: () => askedAlone(name), arithmetic: () => askedAlone(name) } : AGGREGATORS[name];
}

function askedAlone(name: AggregateName): never {
  throw new RangeError(`${name} compares units with each other: no score of one unit alone`);
}
