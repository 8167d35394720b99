import type { Change } from './change.ts';
import { type Assembly, isRecord, type Source, valueAt } from './source.ts';

/** Rules that add up: those of the parent always hold, and more of them only narrow. */
const ADDED_UP = ['indicators', 'small_cells', 'results'] as const;
const WIDTHS: readonly unknown[] = ['internal', 'congress', 'public'];
/** Kinds of units whose results are not shown where nothing is said of them (DISCLOSE-5). */
const OF_PEOPLE: readonly unknown[] = ['person', 'post'];

/**
 * Puts the disclosure rules of a parent before those of a child, and lists where the child shows more than the parent.
 *
 * Shape: `child.value` is completed in place; what is taken over keeps the places of the parent. Rules of a parent cannot be left out. A child shows more where it
 * opens results of people of a list that its parent is silent about, or personnel wider than its parent. Rule: USES-10.
 */
export function inheritDisclosure(child: Assembly, base: Source): Change[] {
  const parent = valueAt(base.value, ['disclosure']);
  const written = child.value['disclosure'];
  if (written !== undefined && !isRecord(written)) return [];
  const changes = widened(written ?? {}, isRecord(parent) ? parent : {}, base.value);
  if (!isRecord(parent)) return changes;
  if (written === undefined) child.graft(['disclosure'], base, ['disclosure']);
  const merged: Record<string, unknown> = { ...parent, ...written };
  for (const name of ADDED_UP) addUp(child, merged, name, { own: written?.[name], inherited: parent[name] }, base);
  for (const name of ['clause', 'personnel'])
    if (written && written[name] === undefined && parent[name] !== undefined) child.graft(['disclosure', name], base, ['disclosure', name]);
  child.value['disclosure'] = merged;
  return changes;
}

function addUp(
  child: Assembly,
  merged: Record<string, unknown>,
  name: string,
  { own, inherited }: { readonly own: unknown; readonly inherited: unknown },
  base: Source,
): void {
  if (own !== undefined && !Array.isArray(own)) return;
  const [first, rest] = [Array.isArray(inherited) ? inherited : [], own ?? []] as const;
  if (own !== undefined) for (const i of rest.keys()) child.shift(['disclosure', name, first.length + i], ['disclosure', name, i]);
  for (const i of first.keys()) child.graft(['disclosure', name, i], base, ['disclosure', name, i]);
  if (first.length + rest.length > 0) merged[name] = [...(first as readonly unknown[]), ...(rest as readonly unknown[])];
}

function widened(own: Readonly<Record<string, unknown>>, parent: Readonly<Record<string, unknown>>, base: unknown): Change[] {
  const width = (level: unknown): number => WIDTHS.indexOf(level ?? 'internal');
  const changes: Change[] = [];
  if (own['personnel'] !== undefined && width(own['personnel']) > width(parent['personnel']))
    changes.push({ path: ['disclosure', 'personnel'], how: 'changed' });
  const told = new Set(rulesOf(parent).flatMap(listsOf));
  rulesOf(own).forEach((rule, i) => {
    const opens = listsOf(rule).some((list) => {
      const units = valueAt(base, ['lists', list, 'units']);
      return !told.has(list) && units !== undefined && (typeof units !== 'string' || OF_PEOPLE.includes(units));
    });
    if (opens && valueAt(rule, ['level']) !== 'internal')
      changes.push({ path: ['disclosure', 'results'], how: 'changed', at: ['disclosure', 'results', rulesOf(parent).length + i] });
  });
  return changes;
}

function rulesOf(disclosure: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(disclosure['results']) ? disclosure['results'] : [];
}

function listsOf(rule: unknown): readonly string[] {
  const lists = valueAt(rule, ['lists']);
  return Array.isArray(lists) ? lists.map(String) : [];
}
