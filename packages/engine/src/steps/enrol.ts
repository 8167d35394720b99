import { type Column, lastDay, missingCode, type Period, parentsOn, type UnitRegister, type UnitVersion } from '@kedu/model';
import type { CompiledScheme, Scope, TextColumn, UnitClass, UnitList, UnitSelector } from '@kedu/scheme';
import type { EnrolledList, Enrolment } from '../context.ts';

/**
 * Who is assessed: the units of the register as they are on the last day of the period, the members of every list, their
 * class, overlays and group.
 *
 * Shape: units — one version per unit ID, sorted by ID; `alive` 0 where the unit does not exist on that day (its last version
 * stands there so that indices hold over periods). Rule: UNIT-3, CLASS-1, CLASS-2.
 * Errors: none; what is wrong with selectors is found by the check of the scheme.
 */
export function enrol(scheme: CompiledScheme, register: UnitRegister, period: Period): Enrolment {
  const day = lastDay(period);
  const { units, alive } = versionsOn(register, day);
  const codes = new Map<string, number>();
  units.forEach((unit, i) => {
    if (alive[i]) codes.set(unit.code, i);
  });
  const attributes = new Map<string, Column | TextColumn>();
  const attribute = (name: string): Column | TextColumn => {
    const known = attributes.get(name);
    if (known) return known;
    const column = scheme.attributes[name] === 'number' ? numbersOf(units, name) : { texts: units.map((unit) => textOf(unit, name)) };
    attributes.set(name, column);
    return column;
  };
  const parentsIn = (hierarchy: string): Int32Array => parentIndices(register, hierarchy, day, units);
  const indexOfCode = (code: string): number => codes.get(code) ?? -1;
  const select = (selector: UnitSelector): Uint8Array => selected(selector, units, alive, { attribute, indexOfCode });

  const classes = scheme.classes.map((item) => [item, select(item.units)] as const);
  const overlays = scheme.overlays.map((item) => [item, select(item.units)] as const);
  const lists = scheme.lists.map((list) => enrolList(list, select(list.units), classes, overlays, attribute, parentsIn, units));
  return { units, alive, lists, attribute, parentsIn, indexOfCode };
}

/** Scope in which selectors stand: `unit.kind`, `unit.code`, `unit.name` and the scheme's attributes. */
export function unitScope(enrolment: Pick<Enrolment, 'units' | 'attribute'>): Scope {
  return {
    size: enrolment.units.length,
    variable: (name) => enrolment.attribute(name.slice('unit.'.length)),
    lookup: (name) => {
      throw new RangeError(`no look-up ${name} among units`);
    },
  };
}

function versionsOn(register: UnitRegister, day: string): { units: UnitVersion[]; alive: Uint8Array } {
  const latest = new Map<string, { unit: UnitVersion; alive: boolean }>();
  for (const unit of register.versions) {
    const alive = (unit.from === undefined || unit.from <= day) && (unit.until === undefined || day <= unit.until);
    const known = latest.get(unit.id);
    if (!known || alive || (!known.alive && (unit.from ?? '') > (known.unit.from ?? ''))) latest.set(unit.id, { unit, alive });
  }
  const ids = [...latest.keys()].sort();
  const units = ids.map((id) => (latest.get(id) as { unit: UnitVersion }).unit);
  return { units, alive: Uint8Array.from(ids, (id) => (latest.get(id)?.alive ? 1 : 0)) };
}

function textOf(unit: UnitVersion, name: string): string {
  if (name === 'kind') return unit.kind;
  if (name === 'code') return unit.code;
  if (name === 'name') return unit.name['zh-CN'];
  return unit.attributes[name] ?? '';
}

function numbersOf(units: readonly UnitVersion[], name: string): Column {
  const values = new Float64Array(units.length).fill(Number.NaN);
  const missing = new Uint8Array(units.length).fill(missingCode('not_applicable'));
  units.forEach((unit, i) => {
    const text = unit.attributes[name]?.trim();
    const value = Number(text);
    if (text && Number.isFinite(value)) {
      values[i] = value;
      missing[i] = 0;
    }
  });
  return { values, missing };
}

function parentIndices(register: UnitRegister, hierarchy: string, day: string, units: readonly UnitVersion[]): Int32Array {
  const position = new Map(units.map((unit, i) => [unit.id, i]));
  const edges = parentsOn(register, hierarchy, day);
  return Int32Array.from(units, (unit) => {
    const own = [...(edges.get(unit.id) ?? [])].sort((a, b) => b.share - a.share || (a.parent < b.parent ? -1 : 1));
    return own[0] ? (position.get(own[0].parent) ?? -1) : -1;
  });
}

function selected(
  selector: UnitSelector,
  units: readonly UnitVersion[],
  alive: Uint8Array,
  names: Pick<Enrolment, 'attribute' | 'indexOfCode'>,
): Uint8Array {
  const chosen = new Uint8Array(units.length);
  if ('codes' in selector) {
    for (const code of selector.codes) {
      const index = names.indexOfCode(code);
      if (index >= 0) chosen[index] = 1;
    }
  } else if ('kind' in selector) {
    units.forEach((unit, i) => {
      chosen[i] = unit.kind === selector.kind ? 1 : 0;
    });
  } else {
    const holds = selector.where.evaluate(unitScope({ units, attribute: names.attribute }));
    holds.values.forEach((value, i) => {
      chosen[i] = holds.missing[i] === 0 && value === 1 ? 1 : 0;
    });
  }
  return chosen.map((value, i) => (alive[i] ? value : 0));
}

type Chosen = readonly (readonly [UnitClass, Uint8Array])[];

function enrolList(
  list: UnitList,
  chosen: Uint8Array,
  classes: Chosen,
  overlays: Chosen,
  attribute: Enrolment['attribute'],
  parentsIn: Enrolment['parentsIn'],
  units: readonly UnitVersion[],
): EnrolledList {
  const members = Int32Array.from([...chosen.keys()].filter((i) => chosen[i] === 1));
  const named = (i: number, from: Chosen): string[] => from.filter(([, has]) => has[i] === 1).map(([item]) => item.id);
  const groupNames = list.groups ? (attribute(list.groupBy) as TextColumn).texts : undefined;
  const parents = list.within ? parentsIn(list.within) : undefined;
  const indices = [...members];
  return {
    list,
    members,
    classes: indices.map((i) => named(i, classes)[0] ?? ''),
    overlays: indices.map((i) => named(i, overlays)),
    groups: indices.map((i) => [groupNames?.[i], parents && (units[parents[i] as number]?.id ?? '')].filter(Boolean).join('/')),
  };
}
