import { tidy } from '@kedu/model';
import type { Composite, Part } from '@kedu/scheme';
import type { ListResult } from '../result.ts';

/** A part that gives points to the total of a list. */
export interface PartPoints {
  readonly path: string;
  /** Points of the total, by unit of the run; NaN where the part gives none. */
  readonly points: Float64Array;
  /** What it gives at a score of 100, by unit of the run: its weight in the total as it counted; NaN of an addition. */
  readonly worth: Float64Array;
}

/**
 * Points that the parts of a tree give the total: those right below the root, leaves, and additions.
 *
 * Shape: in the order of the tree; arrays over all units of the run. Units: points of the total (0–100). A part is left out where something above it does
 * not add up (a geometric mean, the worst of its parts): the node that does so stands for it. Missing: NaN. Rule: COMPARE-2 (docs/spec/report.md).
 * Errors: none.
 * Example: ecology weighs 40 % and water_quality 60 % of it; a score of 90 gives water_quality 90 × 0.6 × 0.4 = 21.6.
 */
export function partPoints(tree: Composite, { parts }: Pick<ListResult, 'parts'>): readonly PartPoints[] {
  const found: PartPoints[] = [];
  const size = parts.get(tree.path)?.weight.length ?? 0;
  collect(tree, parts, new Float64Array(size).fill(1), true, found);
  return found;
}

/** `factor` is what a point of the node is worth in the total. */
function collect(
  node: Composite,
  parts: ListResult['parts'],
  factor: Float64Array | undefined,
  isRoot: boolean,
  found: PartPoints[],
): void {
  const adds = factor !== undefined && addsUp(node);
  for (const part of node.parts) {
    const result = parts.get(part.path);
    if (!result) continue;
    if (part.type === 'addition') {
      found.push({ path: part.path, points: result.score.values, worth: new Float64Array(result.score.values.length).fill(Number.NaN) });
      continue;
    }
    const shown = adds && (isRoot || part.type === 'leaf');
    if (shown)
      found.push({
        path: part.path,
        points: result.points.values.map((points, unit) =>
          result.points.missing[unit] === 0 ? tidy(points * (factor[unit] as number)) : Number.NaN,
        ),
        worth: result.weight.map((weight, unit) =>
          result.points.missing[unit] === 0 ? tidy(weight * (factor[unit] as number)) : Number.NaN,
        ),
      });
    if (part.type === 'composite') collect(part, parts, adds ? below(part, result.weight, factor) : undefined, false, found);
  }
}

/** Parts of a node are worth what the node is worth, on its own scale (AGG-3). */
function below(node: Part & Composite, weight: Float64Array, factor: Float64Array): Float64Array {
  return node.weights === 'points_of_total' ? factor : factor.map((one, unit) => (one * (weight[unit] as number)) / 100);
}

/** Whether the score of a node is a sum of what its parts give, each by its weight. */
export function addsUp({ aggregate }: Composite): boolean {
  return aggregate.every(({ name }) => name === 'arithmetic') || aggregate.every(({ name }) => name === 'sum');
}
