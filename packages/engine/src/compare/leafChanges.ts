import { tidy } from '@kedu/model';
import type { LeafChange, ScoreSplit, UnitSummary } from './comparison.ts';

/** Parts that give points to any unit of a list, in each of the two runs: what the schemes have, as far as a run shows it. */
export interface PathsOfList {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/**
 * What moved a unit's total, part by part: what its scores did and what the weights did.
 *
 * Shape: the parts without parts below them, of either run, once each; most first, equal ones by path. Units: points of the total.
 * With w the weight in the total and p the points, s = p ÷ w: byScore = (w₀ + w₁) ÷ 2 × (s₁ − s₀) and byWeight = (w₁ − w₀) × (s₀ + s₁) ÷ 2, which
 * add up to p₁ − p₀ and change their sign when the runs change places. Missing: where a weight is not known (an addition, a folder of an
 * earlier version) all is byScore. Rule: COMPARE-9 (docs/spec/report.md). Errors: none.
 * Example: weight 50 → 35 at scores 80 and 90: p 40 → 31.5, byScore 42.5 × 0.1 = 4.25, byWeight −15 × 0.85 = −12.75.
 */
export function leafChanges(before: UnitSummary, after: UnitSummary, has: PathsOfList): readonly LeafChange[] {
  const [earlier, later] = [finest(before), finest(after)];
  return [...new Set([...later, ...earlier])]
    .map((path) => leafChange(path, earlier.has(path), later.has(path), before, after, has))
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.path < b.path ? -1 : 1));
}

/** The changes of the parts added up; what they leave of the whole stands apart. */
export function splitOf(scoreBy: number, leaves: readonly LeafChange[]): ScoreSplit {
  const byScore = tidy(leaves.reduce((sum, leaf) => sum + leaf.byScore, 0));
  const byWeight = tidy(leaves.reduce((sum, leaf) => sum + leaf.byWeight, 0));
  return { byScore, byWeight, rest: tidy(scoreBy - byScore - byWeight) };
}

/** Paths that no other path of the unit goes on from. */
function finest({ points }: UnitSummary): ReadonlySet<string> {
  const above = new Set<string>();
  for (const path of points.keys())
    for (let at = path.lastIndexOf('.'); at > 0; at = path.lastIndexOf('.', at - 1)) above.add(path.slice(0, at));
  return new Set([...points.keys()].filter((path) => !above.has(path)));
}

function leafChange(
  path: string,
  wasFinest: boolean,
  isFinest: boolean,
  before: UnitSummary,
  after: UnitSummary,
  has: PathsOfList,
): LeafChange {
  const was = wasFinest ? (before.points.get(path) as number) : 0;
  const is = isFinest ? (after.points.get(path) as number) : 0;
  const by = tidy(is - was);
  const worthBefore = (wasFinest ? before.worth.get(path) : undefined) ?? Number.NaN;
  const worthAfter = (isFinest ? after.worth.get(path) : undefined) ?? Number.NaN;
  const change = { path, by, worthBefore, worthAfter };
  if (wasFinest && isFinest) {
    const byWeight = tidy(weightShare(was, is, worthBefore, worthAfter));
    return { ...change, byScore: tidy(by - byWeight), byWeight };
  }
  // Where the other run has parts below it, it is another part.
  const byRule = wasFinest ? !has.after.has(path) || after.points.has(path) : !has.before.has(path) || before.points.has(path);
  const only = wasFinest ? (byRule ? 'removed' : 'lost') : byRule ? 'added' : 'gained';
  return { ...change, byScore: byRule ? 0 : by, byWeight: byRule ? by : 0, only };
}

function weightShare(was: number, is: number, worthBefore: number, worthAfter: number): number {
  if (Number.isNaN(worthBefore) || Number.isNaN(worthAfter) || worthBefore === worthAfter) return 0;
  // Without weight there is no score to speak of: what came or went came with the weight.
  if (worthBefore === 0 || worthAfter === 0) return is - was;
  return (worthAfter - worthBefore) * ((was / worthBefore + is / worthAfter) / 2);
}
