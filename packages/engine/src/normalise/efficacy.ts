import { figure } from './figure.ts';
import type { Method, MethodCase } from './method.ts';
import { numberOf } from './parameter.ts';

/**
 * Two-point efficacy coefficient (功效系数法): a base for the worst, the rest by the distance covered to the best.
 *
 * Formula: (x − min) ÷ (max − min) × range + base; where lower is better (max − x) ÷ (max − min) × range + base. min and max are those
 * given (不允许值, 满意值), else those of the peers. Bounds: `base`, or 0 where both are given, to base + range. Rule: METHOD-EFFICACY; 60 + 40 by default, 40 + 60 also in use.
 * Errors: no_reference where a given bound is missing, or all peers are equal (METHOD-6); undefined where a given min ≥ max.
 * Example: min 40, max 90, x 83.2 → 94.56.
 */
export const efficacy: Method = {
  name: 'efficacy',
  usesPeers: true,
  takes: [],
  bounds: ({ min, max, base, range }) => [
    min === undefined || max === undefined ? numberOf(base, 60) : 0,
    numberOf(base, 60) + numberOf(range, 40),
  ],
  score: (input) => {
    const { min, max, base, range } = readings(input);
    if (!(max > min)) return Number.NaN;
    const covered = input.better === 'higher' ? input.x - min : max - input.x;
    return (covered / (max - min)) * range + base;
  },
  why: (input) => {
    const { min, max } = readings(input);
    const given = input.params.min !== undefined && input.params.max !== undefined;
    return given && !Number.isNaN(min) && !Number.isNaN(max) ? 'undefined' : 'no_reference';
  },
  arithmetic: (input) => {
    const { min, max, base, range } = readings(input);
    const covered = input.better === 'higher' ? `${figure(input.x)} − ${figure(min)}` : `${figure(max)} − ${figure(input.x)}`;
    return `(${covered}) ÷ (${figure(max)} − ${figure(min)}) × ${figure(range)} + ${figure(base)}`;
  },
};

function readings({ params, reference }: MethodCase): { min: number; max: number; base: number; range: number } {
  return {
    min: numberOf(params.min, reference.min),
    max: numberOf(params.max, reference.max),
    base: numberOf(params.base, 60),
    range: numberOf(params.range, 40),
  };
}
