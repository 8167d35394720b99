/**
 * Finds the members of a list by a name that each bears, in their order; a list is gone through once, however often it is asked.
 *
 * Lists of a state never change: another state has other lists. Example: grouped(({ post }: Seat) => post)(rights.seats, 'office').
 */
export function grouped<T>(nameOf: (member: T) => string): (list: readonly T[], name: string) => readonly T[] {
  const known = new WeakMap<readonly T[], ReadonlyMap<string, readonly T[]>>();
  return (list, name) => {
    const groups = known.get(list) ?? groupsOf(list, nameOf);
    known.set(list, groups);
    return groups.get(name) ?? [];
  };
}

/** Whether a list holds a name; a list is gone through once, as by `grouped`. Example: holds()(ask.units, '990100'). */
export function holds(): (list: readonly string[], name: string) => boolean {
  const known = new WeakMap<readonly string[], ReadonlySet<string>>();
  return (list, name) => {
    const names = known.get(list) ?? new Set(list);
    known.set(list, names);
    return names.has(name);
  };
}

function groupsOf<T>(list: readonly T[], nameOf: (member: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of list) {
    const name = nameOf(member);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [member]);
    else group.push(member);
  }
  return groups;
}
