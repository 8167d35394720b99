import type { Issue, Membership, Place, UnitVersion } from '@kedu/model';
import { intakeIssue } from '../codes.ts';
import { beginnings, covers, overlaps } from './span.ts';

export interface PlacedMembership {
  readonly edge: Membership;
  readonly place: Place;
}

/**
 * What is wrong with the memberships of a register: a parent that does not exist while it is one, shares of dual leadership
 * that do not add up to 1, a unit that stands above itself.
 * Rule: REGISTER-5, REGISTER-6. Errors: REGISTER_NOT_ALIVE, REGISTER_SHARES, REGISTER_CYCLE.
 */
export function checkHierarchies(memberships: readonly PlacedMembership[], versions: readonly UnitVersion[]): Issue[] {
  const byHierarchy = new Map<string, PlacedMembership[]>();
  for (const placed of memberships) {
    const known = byHierarchy.get(placed.edge.hierarchy);
    if (known) known.push(placed);
    else byHierarchy.set(placed.edge.hierarchy, [placed]);
  }
  return [
    ...checkLives(memberships, versions),
    ...[...byHierarchy].flatMap(([hierarchy, edges]) => [...checkShares(hierarchy, edges), ...checkCycles(hierarchy, edges)]),
  ];
}

function checkLives(memberships: readonly PlacedMembership[], versions: readonly UnitVersion[]): Issue[] {
  const spans = new Map<string, UnitVersion[]>();
  for (const unit of versions) spans.set(unit.id, [...(spans.get(unit.id) ?? []), unit]);
  return memberships.flatMap(({ edge, place }) =>
    [edge.unit, edge.parent]
      .filter((id) => spans.has(id) && !spans.get(id)?.some((unit) => overlaps(unit, edge)))
      .map((unit) =>
        intakeIssue(
          'REGISTER_NOT_ALIVE',
          { ...place, unit },
          { unit, hierarchy: edge.hierarchy, from: edge.from ?? '', until: edge.until ?? '' },
        ),
      ),
  );
}

function checkShares(hierarchy: string, edges: readonly PlacedMembership[]): Issue[] {
  const byUnit = new Map<string, PlacedMembership[]>();
  for (const placed of edges) {
    const known = byUnit.get(placed.edge.unit);
    if (known) known.push(placed);
    else byUnit.set(placed.edge.unit, [placed]);
  }
  const issues: Issue[] = [];
  for (const [unit, own] of byUnit) {
    for (const day of beginnings(own.map(({ edge }) => edge))) {
      const current = own.filter(({ edge }) => covers(edge, day));
      const found = Math.round(current.reduce((sum, { edge }) => sum + edge.share, 0) * 1e9) / 1e9;
      const last = current.at(-1);
      if (last && found !== 1) {
        issues.push(intakeIssue('REGISTER_SHARES', { ...last.place, unit }, { hierarchy, unit, found, day }));
        break;
      }
    }
  }
  return issues;
}

/** On every day on which an edge begins: walks up from each unit; coming back to a unit of the same walk is a cycle. */
function checkCycles(hierarchy: string, edges: readonly PlacedMembership[]): Issue[] {
  for (const day of beginnings(edges.map(({ edge }) => edge))) {
    const parents = new Map<string, PlacedMembership[]>();
    for (const placed of edges) {
      if (!covers(placed.edge, day)) continue;
      const known = parents.get(placed.edge.unit);
      if (known) known.push(placed);
      else parents.set(placed.edge.unit, [placed]);
    }
    const cycle = findCycle(parents);
    if (!cycle) continue;
    const units = [...cycle.map(({ edge }) => edge.unit), (cycle[0] as PlacedMembership).edge.unit].join(' → ');
    return [intakeIssue('REGISTER_CYCLE', (cycle.at(-1) as PlacedMembership).place, { hierarchy, units, day })];
  }
  return [];
}

/** The edges of one cycle, from each unit to its parent; depth first without recursion. */
function findCycle(parents: ReadonlyMap<string, readonly PlacedMembership[]>): readonly PlacedMembership[] | undefined {
  const finished = new Set<string>();
  for (const start of parents.keys()) {
    if (finished.has(start)) continue;
    const path: { readonly unit: string; next: number }[] = [{ unit: start, next: 0 }];
    const depth = new Map([[start, 0]]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const placed = parents.get(top.unit)?.[top.next];
      if (!placed) {
        finished.add(top.unit);
        depth.delete(top.unit);
        path.pop();
        continue;
      }
      top.next += 1;
      const above = placed.edge.parent;
      const back = depth.get(above);
      if (back !== undefined)
        return path.slice(back).map(({ unit, next }) => (parents.get(unit) as readonly PlacedMembership[])[next - 1] as PlacedMembership);
      if (finished.has(above)) continue;
      depth.set(above, path.length);
      path.push({ unit: above, next: 0 });
    }
  }
  return undefined;
}
