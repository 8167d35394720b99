import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Goalposts (上下限法): where a value stands between a declared worst and best.
 *
 * Formula: 100 × (x − worst) ÷ (best − worst). Bounds: 0 to 100. The goalposts carry the direction; that of the indicator is not read.
 * Rule: METHOD-GOALPOSTS. Source: Human Development Report; Sustainable Development Report 2019.
 * Errors: no_reference where a goalpost is missing; undefined where both are equal.
 * Example: worst 40, best 90, x 83.2 → 86.4.
 */
export const goalposts: Method = {
  name: 'goalposts',
  usesPeers: false,
  takes: [],
  bounds: () => [0, 100],
  score: ({ x, params }) => {
    const worst = numberOf(params.worst);
    const best = numberOf(params.best);
    return worst === best ? Number.NaN : (100 * (x - worst)) / (best - worst);
  },
  why: ({ params }) => (Number.isNaN(numberOf(params.worst)) || Number.isNaN(numberOf(params.best)) ? 'no_reference' : 'undefined'),
  arithmetic: ({ x, params }) => {
    const worst = figure(numberOf(params.worst));
    return `100 × (${figure(x)} − ${worst}) ÷ (${figure(numberOf(params.best))} − ${worst})`;
  },
};
