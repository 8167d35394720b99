import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Interval (区间计分): full points inside, less with every step outside.
 *
 * Formula: 100 for low ≤ x ≤ high; outside 100 × (1 − distance to the interval ÷ fade), 0 where no `fade` is given. Bounds: 0 to 100.
 * Not monotone by design: more is not always better (METHOD-INTERVAL), and the direction of the indicator is not read.
 * Errors: no_reference where low, high or fade is missing; undefined where low > high or fade < 0.
 * Example: low 18, high 22, fade 4: x 20 → 100, x 24 → 50, x 30 → 0.
 */
export const interval: Method = {
  name: 'interval',
  usesPeers: false,
  takes: [],
  bounds: () => [0, 100],
  score: (input) => {
    const { low, high, fade } = readings(input);
    if (!(low <= high) || !(fade >= 0)) return Number.NaN;
    const distance = outside(input.x, low, high);
    if (distance === 0) return 100;
    return fade === 0 ? 0 : 100 * (1 - distance / fade);
  },
  why: (input) => {
    const { low, high, fade } = readings(input);
    return Number.isNaN(low) || Number.isNaN(high) || Number.isNaN(fade) ? 'no_reference' : 'undefined';
  },
  arithmetic: (input) => {
    const { low, high, fade } = readings(input);
    if (outside(input.x, low, high) === 0) return '100';
    if (fade === 0) return '0';
    const distance = input.x < low ? `${figure(low)} − ${figure(input.x)}` : `${figure(input.x)} − ${figure(high)}`;
    return `100 × (1 − (${distance}) ÷ ${figure(fade)})`;
  },
};

function readings({ params }: MethodCase): { low: number; high: number; fade: number } {
  return { low: numberOf(params.low), high: numberOf(params.high), fade: numberOf(params.fade, 0) };
}

function outside(x: number, low: number, high: number): number {
  return x < low ? low - x : x > high ? x - high : 0;
}
