import { tidy } from '@kedu/model';
import { leafChanges, type PathsOfList, splitOf } from './leafChanges.ts';
import type { ListChange, ListSummary, PartChange, RunComparison, RunSummary, UnitChange, UnitSummary } from './comparison.ts';

/**
 * What changed from one run to another: score, rank, grade of every unit, and which parts of the tree moved its total.
 *
 * Shape: lists as in the later run, then those that only the earlier one had; units as in the later run, then those that left, by ID. Units: points and
 * places. Missing: where a score or rank is missing in one of the runs the difference is NaN or 0. Rule: COMPARE-1 to COMPARE-5, COMPARE-9 (docs/spec/report.md). Errors:
 * none; whether the two are runs of one scheme is for the caller to decide.
 * Example: compareRuns(of2022, of2023).lists[0].units[0] → { code: '990100', scoreBy: 2.2, placesBy: 3, parts: [{ path: 'ecology', by: 1.9 }, …] }.
 */
export function compareRuns(before: RunSummary, after: RunSummary): RunComparison {
  const earlier = new Map(before.lists.map((list) => [list.list, list]));
  const kept = after.lists.map((list) => listChange(list.list, earlier.get(list.list), list));
  const known = new Set(after.lists.map(({ list }) => list));
  const gone = before.lists.filter(({ list }) => !known.has(list)).map((list) => listChange(list.list, list, undefined));
  return { before: identityOf(before), after: identityOf(after), lists: [...kept, ...gone] };
}

function identityOf({ scheme, period, asOf, result }: RunSummary): RunComparison['before'] {
  return { scheme, period, asOf, result };
}

function listChange(list: string, before: ListSummary | undefined, after: ListSummary | undefined): ListChange {
  const earlier = new Map(before?.units.map((unit) => [unit.unitId, unit]));
  const stayed = new Set(after?.units.map(({ unitId }) => unitId));
  const left = (before?.units ?? []).filter(({ unitId }) => !stayed.has(unitId)).sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
  const has: PathsOfList = { before: pathsOf(before), after: pathsOf(after) };
  return {
    list,
    units: [
      ...(after?.units ?? []).map((unit) => unitChange(unit, earlier.get(unit.unitId), unit, has)),
      ...left.map((unit) => unitChange(unit, unit, undefined, has)),
    ],
  };
}

function pathsOf(list: ListSummary | undefined): ReadonlySet<string> {
  return new Set(list?.units.flatMap(({ points }) => [...points.keys()]));
}

function unitChange(
  { unitId, code, name }: UnitSummary,
  before: UnitSummary | undefined,
  after: UnitSummary | undefined,
  has: PathsOfList,
): UnitChange {
  const unit = { unitId, code, name, before, after };
  if (!before || !after) {
    const split = { byScore: 0, byWeight: 0, rest: Number.NaN };
    return { ...unit, scoreBy: Number.NaN, placesBy: 0, gradeChanged: false, parts: [], leaves: [], split };
  }
  const scoreBy = tidy(after.score - before.score);
  const leaves = leafChanges(before, after, has);
  return {
    ...unit,
    scoreBy,
    leaves,
    split: splitOf(scoreBy, leaves),
    placesBy: before.rank > 0 && after.rank > 0 ? before.rank - after.rank : 0,
    gradeChanged: before.grade !== after.grade,
    parts: partChanges(before.points, after.points),
  };
}

/** Most first; equal ones by path. */
function partChanges(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): readonly PartChange[] {
  const paths = [...new Set([...after.keys(), ...before.keys()])];
  return paths
    .map((path): PartChange => {
      const by = tidy((after.get(path) ?? 0) - (before.get(path) ?? 0));
      if (!before.has(path)) return { path, by, only: 'after' };
      return after.has(path) ? { path, by } : { path, by, only: 'before' };
    })
    .sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || (a.path < b.path ? -1 : 1));
}
