import type { LeafPlan, NodePlan, SweepParam, SweepPlan } from '@kedu/engine';
import type { SealedColumnPlace } from '@kedu/snapshot';

export const CLASSES = 300;
export const INDICATORS = 100;
const GROUPS = 20;
const DOMAINS = 5;
export const PERIOD = '2023';
export const LIST = 'places';

/** Points of `piecewise`: value, score. */
const POINTS = [
  [10, 0],
  [40, 60],
  [70, 85],
  [95, 100],
] as const;

/**
 * The plan of the benchmark: 100 leaves of four methods in turn (goalposts, efficacy, completion, piecewise), 20 groups of five, five domains, one total;
 * weights by class on three leaves of five; indicators rounded half_even, the total half_up, both at 0.01.
 */
export function countryPlan(): SweepPlan {
  const leaves = Array.from({ length: INDICATORS }, (_, k) => leafOf(k));
  const nodes: NodePlan[] = [];
  for (let d = 0; d < DOMAINS; d += 1) {
    const own = GROUPS / DOMAINS;
    for (let g = d * own; g < (d + 1) * own; g += 1)
      nodes.push(
        nodeOf(
          `d${d}.g${g}`,
          range(5, (i) => g * 5 + i),
          g,
          20,
        ),
      );
    nodes.push(
      nodeOf(
        `d${d}`,
        range(own, (i) => -1 - (nodes.length - own + i)),
        d,
        20,
      ),
    );
  }
  const domains = [...nodes.keys()].filter((k) => !nodes[k]?.path.includes('.'));
  nodes.push({
    ...nodeOf(
      '',
      domains.map((k) => -1 - k),
      0,
      100,
    ),
    weight: new Float64Array(CLASSES).fill(100),
  });
  return {
    list: LIST,
    profiles: CLASSES,
    columns: leaves.map((_, k) => ({ kind: 'value', indicator: indicatorId(k), reasons: false })),
    leaves,
    nodes,
    rounding: { indicator: { places: 2, rule: 'half_even' }, total: { places: 2, rule: 'half_up' } },
  };
}

export const indicatorId = (k: number): string => `x${String(k).padStart(3, '0')}`;
export const classId = (p: number): string => `c${String(p).padStart(3, '0')}`;

export type BenchColumn = Omit<SealedColumnPlace, 'offset' | 'length'>;

function leafOf(k: number): LeafPlan {
  const numbers = (...values: readonly number[]): SweepParam[] =>
    values.map((value) => ({ by: 'profile', values: new Float64Array(CLASSES).fill(value) }));
  const [method, params, cap] = (
    [
      ['goalposts', numbers(5 + (k % 7), 90 + (k % 5)), 100],
      ['efficacy', numbers(10, 95, 60, 40), 100],
      ['completion', numbers(60 + (k % 11), Number.NaN), 120],
      ['piecewise', [{ by: 'points', points: POINTS }], 100],
    ] as const
  )[k % 4] as [LeafPlan['method'], SweepParam[], number];
  const weight = Float64Array.from({ length: CLASSES }, (_, p) => (k % 5 < 3 ? 10 + ((p * 7 + k * 3) % 21) : 20));
  return { path: `p${k}`, column: k, method, better: 'higher', params, floor: 0, cap, missing: 'reweight', weight };
}

function nodeOf(path: string, children: readonly number[], k: number, base: number): NodePlan {
  const weight = Float64Array.from({ length: CLASSES }, (_, p) => base + ((p + k) % 3));
  return { path, children: Int32Array.from(children), aggregate: 'arithmetic', weights: 'points', missing: 'reweight', weight };
}

function range(length: number, of: (i: number) => number): number[] {
  return Array.from({ length }, (_, i) => of(i));
}
