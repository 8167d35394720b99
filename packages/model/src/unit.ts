import type { LocalizedText } from './text.ts';

/** Identity of an assessed unit: our own, stable over renamings and new codes (UNIT-1). */
export type UnitId = string;

/** A place, department, firm, institution, post, person or project under assessment (考核对象), as it was during a span of days. */
export interface UnitVersion {
  readonly id: UnitId;
  /** Public code at the time (GB/T 2260, GB 32100 or the authority's own). */
  readonly code: string;
  readonly name: LocalizedText;
  /** Kind by which lists choose units: `city`, `county`, `department`, … as the register names them. */
  readonly kind: string;
  /** First and last day, `YYYY-MM-DD`; open where absent. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Fictional unit: every value of it is example data. */
  readonly example: boolean;
  /** Further columns of the register, as text: `zone`, `population`, … */
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

/** A dated edge of a hierarchy; `share` is the part of dual leadership (0–1]. */
export interface Membership {
  readonly hierarchy: string;
  readonly unit: UnitId;
  readonly parent: UnitId;
  readonly share: number;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What became of a unit: its successor from a day on, with the share of it that went there. */
export interface Succession {
  readonly unit: UnitId;
  readonly successor: UnitId;
  readonly share: number;
  readonly on: string;
}

/** Register of units as read from a pack: all versions, all hierarchies. */
export interface UnitRegister {
  readonly versions: readonly UnitVersion[];
  readonly memberships: readonly Membership[];
  readonly successions: readonly Succession[];
}

function covers(span: { readonly from?: string | undefined; readonly until?: string | undefined }, day: string): boolean {
  return (span.from === undefined || span.from <= day) && (span.until === undefined || day <= span.until);
}

/** The units that exist on a day, sorted by ID in code-unit order (UNIT-3). */
export function unitsOn(register: UnitRegister, day: string): UnitVersion[] {
  return register.versions.filter((unit) => covers(unit, day)).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Parents of every unit in one hierarchy on a day. */
export function parentsOn(register: UnitRegister, hierarchy: string, day: string): ReadonlyMap<UnitId, readonly Membership[]> {
  const parents = new Map<UnitId, Membership[]>();
  for (const edge of register.memberships) {
    if (edge.hierarchy !== hierarchy || !covers(edge, day)) continue;
    const edges = parents.get(edge.unit);
    if (edges) edges.push(edge);
    else parents.set(edge.unit, [edge]);
  }
  return parents;
}
