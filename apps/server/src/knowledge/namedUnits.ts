import type { NamedUnit } from '@kedu/api';
import type { LocalizedText, UnitId, UnitRegister } from '@kedu/model';

/** Names of units by their IDs. */
export type UnitNames = (unit: UnitId) => NamedUnit;

/**
 * Names of units as they were on a day; of one that did not exist then, its last name; of one that the register does not know, its ID.
 *
 * Example: unitNames(register, '2026-12-31')('990100') → { id: '990100', name: { 'zh-CN': '北川市' } }.
 */
export function unitNames(register: UnitRegister | undefined, day: string): UnitNames {
  const names = new Map<UnitId, LocalizedText>();
  const alive = new Set<UnitId>();
  for (const { id, name, from, until } of register?.versions ?? []) {
    const isAlive = (from === undefined || from <= day) && (until === undefined || day <= until);
    if (alive.has(id) && !isAlive) continue;
    names.set(id, name);
    if (isAlive) alive.add(id);
  }
  return (id) => ({ id, name: names.get(id) ?? { 'zh-CN': id } });
}
