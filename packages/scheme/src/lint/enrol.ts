import { type Column, missingCode, type UnitRegister, type UnitVersion } from '@kedu/model';
import type { CompiledScheme, UnitClass, UnitSelector } from '../compiled.ts';
import type { Scope, TextColumn } from '../expression/contract.ts';

/** Units that a scheme is about and who belongs where, for the lint. The engine enrols anew for each period. */
export interface Enrolment {
  readonly units: readonly UnitVersion[];
  /** Positions in `units`, ascending. */
  members(selector: UnitSelector): readonly number[];
  /** Distinct combinations of class and overlays among the members of a list, in a fixed order. */
  profiles(list: string): readonly Profile[];
}

/** Units that are weighed alike: one main class (or none) and overlays, lowest precedence first. */
export interface Profile {
  readonly class: string;
  readonly overlays: readonly string[];
  readonly units: readonly UnitVersion[];
}

/** Name of a profile in issues: `ecological + resource`, or `-` where a unit has neither. */
export function profileName({ class: main, overlays }: Pick<Profile, 'class' | 'overlays'>): string {
  return [...(main === '' ? [] : [main]), ...overlays].join(' + ') || '-';
}

/**
 * Enrols the units that exist on some day while the scheme is in force, each in its last version of that span.
 *
 * Rule: CLASS-4. Shape: `units` sorted by ID.
 */
export function enrol(scheme: CompiledScheme, register: UnitRegister): Enrolment {
  const units = unitsInForce(register, scheme.inForce.from, scheme.inForce.until);
  const scope = registerScope(units, scheme.attributes);
  const known = new Map<UnitSelector, readonly number[]>();
  const members = (selector: UnitSelector): readonly number[] => {
    const found = known.get(selector) ?? select(units, scope, selector);
    known.set(selector, found);
    return found;
  };
  const profiles = (list: string): readonly Profile[] => {
    const chosen = scheme.lists.find(({ id }) => id === list);
    return chosen ? profilesOf(members(chosen.units), units, scheme, members) : [];
  };
  return { units, members, profiles };
}

function unitsInForce(register: UnitRegister, from: string, until: string | undefined): UnitVersion[] {
  const latest = new Map<string, UnitVersion>();
  for (const version of register.versions) {
    if (
      (version.until !== undefined && version.until < from) ||
      (until !== undefined && version.from !== undefined && version.from > until)
    )
      continue;
    const other = latest.get(version.id);
    if (!other || (other.from ?? '') <= (version.from ?? '')) latest.set(version.id, version);
  }
  return [...latest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function select(units: readonly UnitVersion[], scope: Scope, selector: UnitSelector): readonly number[] {
  const positions = [...units.keys()];
  if ('codes' in selector) {
    const codes = new Set(selector.codes);
    return positions.filter((i) => codes.has((units[i] as UnitVersion).code));
  }
  if ('kind' in selector) return positions.filter((i) => (units[i] as UnitVersion).kind === selector.kind);
  const holds = selector.where.evaluate(scope);
  return positions.filter((i) => holds.missing[i] === 0 && holds.values[i] === 1);
}

function profilesOf(
  list: readonly number[],
  units: readonly UnitVersion[],
  scheme: CompiledScheme,
  members: (selector: UnitSelector) => readonly number[],
): Profile[] {
  const holds = (unitClass: UnitClass): ReadonlySet<number> => new Set(members(unitClass.units));
  const classes = scheme.classes.map((unitClass) => [unitClass.id, holds(unitClass)] as const);
  const overlays = scheme.overlays.map((overlay) => [overlay.id, holds(overlay)] as const);
  const profiles = new Map<string, { class: string; overlays: string[]; units: UnitVersion[] }>();
  for (const index of list) {
    const main = classes.find(([, has]) => has.has(index))?.[0] ?? '';
    const on = overlays.filter(([, has]) => has.has(index)).map(([id]) => id);
    const name = profileName({ class: main, overlays: on });
    const profile = profiles.get(name) ?? { class: main, overlays: on, units: [] };
    profile.units.push(units[index] as UnitVersion);
    profiles.set(name, profile);
  }
  return [...profiles.keys()].sort().map((name) => profiles.get(name) as Profile);
}

/** Attributes of the register as columns: `unit.zone` text, or a number where the scheme types it so. */
export function registerScope(units: readonly UnitVersion[], attributes: CompiledScheme['attributes']): Scope {
  const text = (name: string): readonly string[] =>
    units.map((unit) =>
      name === 'kind'
        ? unit.kind
        : name === 'code'
          ? unit.code
          : name === 'name'
            ? unit.name['zh-CN']
            : name === 'id'
              ? unit.id
              : (unit.attributes[name] ?? ''),
    );
  return {
    size: units.length,
    variable: (variable): Column | TextColumn => {
      const name = variable.replace(/^unit\./, '');
      return attributes[name] === 'number' ? numbers(text(name)) : { texts: text(name) };
    },
    lookup: (name) => {
      throw new Error(`enrol: the register has no look-up ${name}`);
    },
  };
}

function numbers(texts: readonly string[]): Column {
  const values = new Float64Array(texts.length);
  const missing = new Uint8Array(texts.length);
  texts.forEach((text, i) => {
    const number = text.trim() === '' ? Number.NaN : Number(text);
    values[i] = number;
    if (Number.isNaN(number)) missing[i] = missingCode('not_applicable');
  });
  return { values, missing };
}
