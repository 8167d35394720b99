import { figure } from './figure.ts';
import type { Method } from './method.ts';
import { pairsOf } from './parameter.ts';

type Points = readonly (readonly [value: number, score: number])[];

/**
 * Piecewise linear (分段线性): straight lines through [value, score] points, flat before the first and after the last.
 *
 * Formula: a + (b − a) × (x − v) ÷ (w − v) between the neighbours (v, a) and (w, b). Bounds: lowest and highest score of the table.
 * The direction of the indicator is not read: the table says what is better. Rule: METHOD-PIECEWISE.
 * Errors: undefined where values do not rise from point to point.
 * Example: points [[0, 0], [50, 60], [100, 100]], x 75 → 80.
 */
export const piecewise: Method = {
  name: 'piecewise',
  usesPeers: false,
  takes: [],
  bounds: ({ points }) => {
    const scores = pairsOf(points).map(([, score]) => score);
    return [Math.min(...scores), Math.max(...scores)];
  },
  score: ({ x, params }) => {
    const points = pairsOf(params.points);
    if (!rises(points)) return Number.NaN;
    const next = indexAbove(points, x);
    if (next === 0) return points[0]![1];
    if (next === points.length) return points[next - 1]![1];
    const [v, a] = points[next - 1]!;
    const [w, b] = points[next]!;
    return a + ((b - a) * (x - v)) / (w - v);
  },
  why: () => 'undefined',
  arithmetic: ({ x, params }) => {
    const points = pairsOf(params.points);
    const next = indexAbove(points, x);
    if (next === 0 || next === points.length) return figure(points[Math.max(0, next - 1)]![1]);
    const [v, a] = points[next - 1]!.map(figure);
    const [w, b] = points[next]!.map(figure);
    return `${a} + (${b} − ${a}) × (${figure(x)} − ${v}) ÷ (${w} − ${v})`;
  },
};

function rises(points: Points): boolean {
  for (let k = 1; k < points.length; k += 1) if (!(points[k]![0] > points[k - 1]![0])) return false;
  return points.length > 0;
}

/** Index of the first point whose value lies above x; the number of points where none does. */
function indexAbove(points: Points, x: number): number {
  let k = 0;
  while (k < points.length && points[k]![0] <= x) k += 1;
  return k;
}
