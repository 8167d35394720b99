import type { ListResult } from '@kedu/engine';
import type { LocalizedText } from '@kedu/model';
import type { CompiledScheme, Part } from '@kedu/scheme';

/** An indicator that keeps a unit from full marks. */
export interface Shortfall {
  readonly title: LocalizedText;
  readonly score: number;
}

/** Below this a shortfall is not worth a line. */
const WORTH = 0.005;

/**
 * The indicators that keep a unit furthest from full marks, the heaviest first: by weight in the whole times what is missing to 100.
 *
 * Shape: `unit` is an index of the run. Units: scores 0–100. Errors: none; indicators without a score are passed over, and nothing is said of a list with one indicator.
 * Example: water quality of weight 35 at 60 stands before roads of weight 5 at 10.
 */
export function furthestFromFull(scheme: CompiledScheme, list: ListResult, unit: number, most: number): readonly Shortfall[] {
  const found: (Shortfall & { readonly lost: number })[] = [];
  const visit = (part: Part, share: number): void => {
    if (part.type === 'leaf') {
      const score = list.parts.get(part.path)?.score.values[unit] ?? Number.NaN;
      const lost = share * (100 - score);
      if (lost > WORTH) found.push({ title: part.title, score, lost });
    }
    if (part.type !== 'composite') return;
    const weights = part.parts.map((child) => (child.type === 'addition' ? 0 : (list.parts.get(child.path)?.weight[unit] ?? 0)));
    const sum = weights.reduce((a, b) => a + b, 0);
    part.parts.forEach((child, i) => {
      const weight = weights[i] as number;
      if (weight > 0) visit(child, (share * weight) / sum);
    });
  };
  const tree = scheme.trees[list.list];
  // Where there is one indicator its score is the total once more.
  if (tree && leavesOf(tree) > 1) visit(tree, 1);
  return found.sort((a, b) => b.lost - a.lost).slice(0, most);
}

function leavesOf(part: Part): number {
  return part.type === 'composite' ? part.parts.reduce((sum, child) => sum + leavesOf(child), 0) : part.type === 'leaf' ? 1 : 0;
}
