import type { EnrolledList, Enrolment } from '../context.ts';

/**
 * Names of the groups in which members are compared or stand in for each other.
 *
 * Shape: one name per member of the list: '' for `list`; the main class for `class`; what is ranked apart for `group`; else the
 * text (or number) of the attribute, '' where it is blank. Rule: CALIBRATE-3.
 */
export function peerGroups(enrolment: Enrolment, { members, classes, groups }: EnrolledList, by: string): readonly string[] {
  if (by === 'list') return new Array<string>(members.length).fill('');
  if (by === 'class') return classes;
  if (by === 'group') return groups;
  const column = enrolment.attribute(by);
  if ('texts' in column) return Array.from(members, (unit) => column.texts[unit] ?? '');
  return Array.from(members, (unit) => (column.missing[unit] === 0 ? String(column.values[unit]) : ''));
}

/** Members that bear one name, as indices of units, ascending. */
export function membersByGroup(members: Int32Array, groups: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const byGroup = new Map<string, number[]>();
  members.forEach((unit, k) => {
    const units = byGroup.get(groups[k] as string);
    if (units) units.push(unit);
    else byGroup.set(groups[k] as string, [unit]);
  });
  return byGroup;
}
