import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { numbersOf } from './parameter.ts';

const FULL = [0, 100] as const;

/**
 * Min–max (极差法): goalposts at the lowest and highest of the peers.
 *
 * Formula: a + (b − a) × (x − min) ÷ (max − min), where lower is better max − x for x − min; [a, b] is `to`, 0 to 100 by default and the bounds.
 * A value outside frozen reference points is clipped by the bounds (CALIBRATE-4). Rule: METHOD-MIN-MAX.
 * Errors: no_reference where no peer reports or all are equal (METHOD-6).
 * Example: peers 40 to 90, x 65 → 50; `to: [60, 100]` → 80.
 */
export const minMax: Method = {
  name: 'min_max',
  usesPeers: true,
  takes: [],
  bounds: ({ to }) => {
    const [a, b] = (numbersOf(to) ?? FULL) as readonly [number, number];
    return [Math.min(a, b), Math.max(a, b)];
  },
  score: ({ x, better, params, reference: { min, max } }) => {
    if (!(max > min)) return Number.NaN;
    const [a, b] = (numbersOf(params.to) ?? FULL) as readonly [number, number];
    return a + ((b - a) * (better === 'higher' ? x - min : max - x)) / (max - min);
  },
  why: () => 'no_reference',
  arithmetic: ({ x, better, params, reference }) => {
    const [a, b] = (numbersOf(params.to) ?? FULL).map(figure);
    const min = figure(reference.min);
    const max = figure(reference.max);
    return `${a} + (${b} − ${a}) × (${better === 'higher' ? `${figure(x)} − ${min}` : `${max} − ${figure(x)}`}) ÷ (${max} − ${min})`;
  },
};
