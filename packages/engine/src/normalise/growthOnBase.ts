import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Growth on a base (增长计分): improvement on the baseline, against the improvement that earns full points.
 *
 * Formula: 100 × (g − zero_at) ÷ (full_at − zero_at), g = (x − baseline) ÷ |baseline|, or x − baseline `in: points`; where lower is
 * better baseline − x stands for x − baseline, so that a positive g is always an improvement. `zero_at` is 0 by default.
 * Bounds: 0 to 100. Rule: METHOD-GROWTH. Source: stock-plus-increment items of target assessment.
 * Errors: no_reference without a baseline or `full_at`; division_by_zero at baseline 0 as a ratio; undefined where full_at ≤ zero_at.
 * Example: baseline 40, x 42, full_at 10% → 50.
 */
export const growthOnBase: Method = {
  name: 'growth_on_base',
  usesPeers: false,
  takes: ['baseline'],
  bounds: () => [0, 100],
  score: ({ x, better, params }) => {
    const base = numberOf(params.baseline);
    const zeroAt = numberOf(params.zero_at, 0);
    const span = numberOf(params.full_at) - zeroAt;
    if (!(span > 0)) return Number.NaN;
    const gain = better === 'higher' ? x - base : base - x;
    if (params.in === 'points') return (100 * (gain - zeroAt)) / span;
    if (base === 0) return Number.NaN;
    return (100 * (gain / Math.abs(base) - zeroAt)) / span;
  },
  why: ({ params }) => {
    const base = numberOf(params.baseline);
    const span = numberOf(params.full_at) - numberOf(params.zero_at, 0);
    if (Number.isNaN(base) || Number.isNaN(span)) return 'no_reference';
    return base === 0 && params.in !== 'points' && span > 0 ? 'division_by_zero' : 'undefined';
  },
  arithmetic: ({ x, better, params }) => {
    const base = figure(numberOf(params.baseline));
    const zeroAt = figure(numberOf(params.zero_at, 0));
    const gain = better === 'higher' ? `${figure(x)} − ${base}` : `${base} − ${figure(x)}`;
    const growth = params.in === 'points' ? gain : `(${gain}) ÷ ${figure(Math.abs(numberOf(params.baseline)))}`;
    return `100 × (${growth} − ${zeroAt}) ÷ (${figure(numberOf(params.full_at))} − ${zeroAt})`;
  },
};
