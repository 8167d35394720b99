import { lastDay, parentsOn, type Period, type UnitRegister, type UnitVersion } from '@kedu/model';

/** Positions of the units below each unit that has any, ascending. */
export type UnitsBelow = ReadonlyMap<number, readonly number[]>;

/**
 * Who stands below whom in a hierarchy on the last day of a period: the direct children, or with `kind` all units of that kind at whatever depth.
 *
 * Shape: positions in `units`; a unit under dual leadership stands below both. The kind is that of the version of that day; a unit without one on
 * that day is below nobody. A hierarchy that runs in a circle puts nobody below itself. Rule: FROM-1. Errors: none.
 * Example: city ← two counties ← five villages; kind village → the city has five below it, each county its own.
 */
export function unitsBelow(
  units: readonly Pick<UnitVersion, 'id'>[],
  register: UnitRegister,
  { hierarchy, kind }: { readonly hierarchy: string; readonly kind?: string | undefined },
  period: Period,
): UnitsBelow {
  const day = lastDay(period);
  const parents = parentsOn(register, hierarchy, day);
  const position = new Map(units.map(({ id }, i) => [id, i]));
  const kinds = kindsOn(register, day);
  const below = new Map<number, number[]>();
  units.forEach(({ id }, child) => {
    const own = kinds.get(id);
    if (own === undefined || (kind !== undefined && own !== kind)) return;
    for (const above of kind === undefined ? direct(id, parents) : ancestors(id, parents)) {
      const at = above === id ? undefined : position.get(above);
      if (at === undefined) continue;
      const known = below.get(at);
      if (known) known.push(child);
      else below.set(at, [child]);
    }
  });
  return below;
}

type Parents = ReturnType<typeof parentsOn>;

function kindsOn({ versions }: UnitRegister, day: string): ReadonlyMap<string, string> {
  const alive = versions.filter(({ from, until }) => (from === undefined || from <= day) && (until === undefined || day <= until));
  return new Map(alive.map(({ id, kind }) => [id, kind]));
}

function direct(unit: string, parents: Parents): ReadonlySet<string> {
  return new Set((parents.get(unit) ?? []).map(({ parent }) => parent));
}

function ancestors(unit: string, parents: Parents): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...direct(unit, parents)];
  for (let above = open.pop(); above !== undefined; above = open.pop()) {
    if (found.has(above)) continue;
    found.add(above);
    open.push(...direct(above, parents));
  }
  return found;
}
