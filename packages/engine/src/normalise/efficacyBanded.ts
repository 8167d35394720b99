import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { pairsOf } from './parameter.ts';

type Standards = readonly (readonly [value: number, coefficient: number])[];

/**
 * Banded efficacy coefficient (分档功效系数法): the base of the standard that was reached, and a share of the step to the next.
 *
 * Formula: 100 × (c + (x − s) ÷ (t − s) × (d − c)) between this standard (s, coefficient c) and the next (t, d); 100 × the last coefficient at or
 * beyond the best standard; 0 short of the worst (较差值以下). Bounds: 0 to 100 × the highest coefficient. Rule: METHOD-EFFICACY-BANDED.
 * Standards run from worst to best: they rise where higher is better and fall where lower is. Source: enterprise performance evaluation, coefficients
 * 0.2, 0.4, 0.6, 0.8, 1. Errors: undefined where the standards do not run that way.
 * Example: standards [[2, 0.2], [5, 0.4], [8, 0.6], [12, 0.8], [16, 1]], x 10 → 70.
 */
export const efficacyBanded: Method = {
  name: 'efficacy_banded',
  usesPeers: false,
  takes: [],
  bounds: ({ standards }) => [0, Math.max(...pairsOf(standards).map(([, coefficient]) => 100 * coefficient))],
  score: ({ x, better, params }) => {
    const standards = pairsOf(params.standards);
    if (!runs(standards, better)) return Number.NaN;
    const reached = lastReached(standards, x, better);
    if (reached < 0) return 0;
    const [s, c] = standards[reached]!;
    if (reached === standards.length - 1) return 100 * c;
    const [t, d] = standards[reached + 1]!;
    return 100 * (c + ((x - s) / (t - s)) * (d - c));
  },
  why: () => 'undefined',
  arithmetic: ({ x, better, params }) => {
    const standards = pairsOf(params.standards);
    const reached = lastReached(standards, x, better);
    if (reached < 0) return '0';
    const [s, c] = standards[reached]!.map(figure);
    if (reached === standards.length - 1) return `100 × ${c}`;
    const [t, d] = standards[reached + 1]!.map(figure);
    return `100 × (${c} + (${figure(x)} − ${s}) ÷ (${t} − ${s}) × (${d} − ${c}))`;
  },
};

function reaches(x: number, standard: number, better: 'higher' | 'lower'): boolean {
  return better === 'higher' ? x >= standard : x <= standard;
}

function runs(standards: Standards, better: 'higher' | 'lower'): boolean {
  for (let k = 1; k < standards.length; k += 1) {
    const here = standards[k]![0];
    const before = standards[k - 1]![0];
    if (here === before || !reaches(here, before, better)) return false;
  }
  return standards.length > 0;
}

function lastReached(standards: Standards, x: number, better: 'higher' | 'lower'): number {
  let k = -1;
  while (k + 1 < standards.length && reaches(x, standards[k + 1]![0], better)) k += 1;
  return k;
}
