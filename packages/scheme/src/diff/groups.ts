import type { CompiledScheme } from '../compiled.ts';
import { restsOn } from '../lint/reads.ts';
import { SCORELESS_KINDS } from './change.ts';
import type { Slot } from './slot.ts';

/** A rule that differs, as either version has it. */
export interface ChangedSlot {
  readonly key: string;
  readonly before?: Slot | undefined;
  readonly after?: Slot | undefined;
}

export interface SlotGroup {
  readonly id: string;
  readonly slots: readonly ChangedSlot[];
  readonly lists: readonly string[];
}

type Slots = ReadonlyMap<string, Slot>;

/**
 * Puts together what only makes sense together, so that every choice of groups gives rules that the engine can run and that add up.
 *
 * 1 what shares a bundle (weights and members of one node; of a node in points of the total also those of the nodes below) → 2 a part that moved, with both of its
 * nodes → 3 a leaf with another indicator, all that is said of the leaf → 4 a method with another name, where the target came or went with it → 5 what reads a
 * name that only one version has, with what gives it; an indicator that several parts read goes with the first, and is there for all.
 * Shape: sorted by ID, the least key of the group. Rule: DIFF-3.
 */
export function groupsOf(
  changed: readonly ChangedSlot[],
  moved: ReadonlyMap<string, string>,
  before: CompiledScheme,
  after: CompiledScheme,
  old: Slots,
  now: Slots,
): readonly SlotGroup[] {
  const sets = new Sets(changed.map(({ key }) => key));
  const byKey = new Map(changed.map((slot) => [slot.key, slot]));
  for (const { key, before: a, after: b } of changed) for (const bundle of [a?.bundle, b?.bundle]) if (bundle) sets.join(key, bundle);
  for (const [from, to] of moved) {
    sets.join(from, to);
    for (const { key } of changed)
      if ([from, to].some((part) => key.startsWith(`${part}/`) || key.startsWith(`${part}.`))) sets.join(from, key);
  }
  for (const bundle of [...pointsOfTotal(before), ...pointsOfTotal(after)]) sets.join(bundle.below, bundle.above);
  for (const { key, before: a, after: b } of changed) {
    if (!a || !b) continue;
    const owner = a.owner ?? '';
    if (key === `${owner}/indicator`) for (const other of changed) if (other.before?.owner === owner) sets.join(key, other.key);
    if (key === `${owner}/method` && a.kind === 'method') joinTarget(key, a, b, byKey, sets, [old, now]);
  }
  joinNames(changed, 'before', now, sets);
  joinNames(changed, 'after', old, sets);
  const members = new Map<string, ChangedSlot[]>();
  for (const slot of changed) {
    const root = sets.rootOf(slot.key);
    members.set(root, [...(members.get(root) ?? []), slot]);
  }
  const lists = after.lists.map(({ id }) => id).filter((id) => before.trees[id] && after.trees[id]);
  const reads = new Map(
    lists.map((id) => [
      id,
      new Set(
        [before, after].flatMap((scheme) => {
          const tree = scheme.trees[id];
          return tree ? [...restsOn(tree, scheme.indicators), ...denominatorsOf(scheme, id)] : [];
        }),
      ),
    ]),
  );
  return [...members.values()]
    .map((slots): SlotGroup => {
      const touched = lists.filter((id) => slots.some((slot) => touches(slot, id, reads.get(id) ?? new Set())));
      const [id = ''] = slots.map(({ key }) => key).sort();
      return { id, slots, lists: touched };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether scores of a list may depend on a rule. Gates may read any indicator, so an indicator that no part reads is asked of them too. */
function touches({ before, after }: ChangedSlot, list: string, reads: ReadonlySet<string>): boolean {
  const slot = (after ?? before) as Slot;
  if (slot.scoreless || SCORELESS_KINDS.includes(slot.kind)) return false;
  if (slot.list !== undefined) return slot.list === list;
  const isThere = before !== undefined && after !== undefined;
  const indicator = /^indicators\/([^/]+)/.exec(slot.key)?.[1];
  // An indicator that one version alone has does nothing by itself: the parts that read it do.
  return indicator === undefined || (isThere && reads.has(indicator));
}

/** Indicators by which leaves are divided, and those that gates that cap a score read. */
function denominatorsOf(scheme: CompiledScheme, list: string): readonly string[] {
  const found: string[] = [];
  const walk = (part: CompiledScheme['trees'][string]['parts'][number]): void => {
    if (part.type === 'composite') part.parts.forEach(walk);
    else if (part.type === 'leaf' && part.per) found.push(part.per.indicator);
  };
  const tree = scheme.trees[list];
  if (tree) walk(tree);
  const gates = scheme.gates.filter(({ capScore, lists }) => capScore !== undefined && (!lists || lists.includes(list)));
  return [...found, ...gates.flatMap(({ when }) => when.reads.map((read) => (read.kind === 'variable' ? read.name : read.argument)))];
}

/** Nodes whose parts have points of the total: their weights add up to the weight of the node itself. */
function pointsOfTotal({ trees }: CompiledScheme): readonly { readonly above: string; readonly below: string }[] {
  const found: { above: string; below: string }[] = [];
  const walk = (list: string, node: CompiledScheme['trees'][string]): void => {
    for (const part of node.parts) {
      if (part.type !== 'composite') continue;
      if (part.weights === 'points_of_total')
        found.push({ above: `score/${list}/${node.path}#parts`, below: `score/${list}/${part.path}#parts` });
      walk(list, part);
    }
  };
  for (const [list, tree] of Object.entries(trees)) walk(list, tree);
  return found;
}

/** A method of another name is held against the target: where only one version has any, the two are one change. */
function joinTarget(key: string, a: Slot, b: Slot, byKey: ReadonlyMap<string, ChangedSlot>, sets: Sets, sides: readonly Slots[]): void {
  if ((a.rule as { name: string }).name === (b.rule as { name: string }).name) return;
  for (const slots of sides) {
    const indicator = slots.get(`${a.owner}/indicator`)?.rule;
    const target = byKey.get(`indicators/${String(indicator)}/target`);
    if (target && (target.before?.written === '—' || target.after?.written === '—')) sets.join(key, target.key);
  }
}

/** Joins what reads a name with the change that alone gives it. */
function joinNames(changed: readonly ChangedSlot[], side: 'before' | 'after', other: Slots, sets: Sets): void {
  const givers = new Map<string, string>();
  for (const slot of changed) {
    const gives = slot[side]?.gives;
    if (gives !== undefined && !other.has(slot.key)) givers.set(gives, slot.key);
  }
  const placed = new Set<string>();
  for (const slot of changed) {
    for (const name of slot[side]?.reads ?? []) {
      for (const [given, giver] of givers) {
        if (giver === slot.key || !isNamed(name, given)) continue;
        // An indicator is there for whatever reads it: it needs no reader to be joined with, and is told with the first.
        if (given.startsWith('indicator:') && placed.has(giver)) continue;
        placed.add(giver);
        sets.join(slot.key, giver);
      }
    }
  }
}

/** A part is read by its path, or by its last name alone, in whatever list. */
function isNamed(name: string, given: string): boolean {
  if (name === given) return true;
  if (!name.startsWith('part:*/') || !given.startsWith('part:')) return false;
  const asked = name.slice('part:*/'.length);
  const path = given.slice(given.indexOf('/') + 1);
  return path === asked || path.endsWith(`.${asked}`);
}

/** Which keys belong together. */
class Sets {
  readonly #parent = new Map<string, string>();

  constructor(keys: readonly string[]) {
    for (const key of keys) this.#parent.set(key, key);
  }

  rootOf(key: string): string {
    const parent = this.#parent.get(key);
    if (parent === undefined || parent === key) return key;
    const root = this.rootOf(parent);
    this.#parent.set(key, root);
    return root;
  }

  join(a: string, b: string): void {
    const [x, y] = [this.rootOf(a), this.rootOf(b)];
    for (const key of [x, y]) if (!this.#parent.has(key)) this.#parent.set(key, key);
    if (x !== y) this.#parent.set(y, x);
  }
}
