import type { Period } from '@kedu/model';
import type { CompiledScheme } from '../compiled.ts';
import { sameness } from './bare.ts';
import type { RuleSide, SchemeChange, SchemeDiff } from './change.ts';
import { type ChangedSlot, groupsOf } from './groups.ts';
import { differingTerms, termOf } from './ruleTerms.ts';
import { ruleSlots } from './ruleSlots.ts';
import type { Slot } from './slot.ts';
import { treeSlots } from './treeSlots.ts';

/**
 * Which rules differ between two scheme versions, as far as a run of one period reads them.
 *
 * Compared are compiled rules, not text: a comment, the order of keys, a title, a clause of another number is no change of a rule (`wording` counts the last
 * two). Changes that only make sense together stand in one group: the weights and members of one node, a part with its indicator, what reads a name with what
 * gives it.
 * Shape: groups sorted by ID, their changes by key. The order of the two schemes changes nothing but what is before and what after.
 * Rule: DIFF-1, DIFF-3 (docs/spec/diff.md). Errors: none.
 * Example: diffSchemes(north2023, north2024, year2024).groups[0].changes[0] → { kind: 'weight', before: { written: '12' }, after: { written: '10' }, … }.
 */
export function diffSchemes(before: CompiledScheme, after: CompiledScheme, period: Period): SchemeDiff {
  const [old, now] = [slotsOf(before, period), slotsOf(after, period)];
  const changed: ChangedSlot[] = [];
  let wording = 0;
  for (const key of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    const [a, b] = [old.get(key), now.get(key)];
    if (a && b) {
      if (sameness(a.rule, 'dropped') !== sameness(b.rule, 'dropped')) changed.push({ key, before: a, after: b });
      else if (wordsOf(a) !== wordsOf(b)) wording += 1;
    } else if (!comesWithOwner(a ?? (b as Slot), a ? now : old)) changed.push({ key, before: a, after: b });
  }
  const moved = movedParts(changed);
  changed.push(...withinMoved(moved, old, now));
  changed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const groups = groupsOf(changed, moved, before, after, old, now);
  return {
    groups: groups.map(({ id, slots, lists }) => ({ id, lists, changes: slots.flatMap((slot) => changeOf(slot, moved, old)) })),
    inForce: { before: before.inForce, after: after.inForce },
    wording,
  };
}

function slotsOf(scheme: CompiledScheme, period: Period): ReadonlyMap<string, Slot> {
  const inTrees = scheme.lists.flatMap((list) => {
    const tree = scheme.trees[list.id];
    return tree ? treeSlots(list, tree, period) : [];
  });
  return new Map([...inTrees, ...ruleSlots(scheme, period)].map((slot) => [slot.key, slot]));
}

function wordsOf(slot: Slot): string {
  return sameness([slot.rule, slot.clause ?? '', slot.path.at(-1)?.title ?? ''], 'kept');
}

/** Whether the rule is one of a part, list or indicator that the other version has not. */
function comesWithOwner(slot: Slot, other: ReadonlyMap<string, Slot>): boolean {
  if (slot.owner === undefined) return slot.list !== undefined && slot.key.startsWith('score/') && !other.has(`lists/${slot.list}`);
  return !other.has(slot.owner);
}

/** Parts of one name and kind that left one node and came into another of the same list, old key → new key. */
function movedParts(changed: readonly ChangedSlot[]): ReadonlyMap<string, string> {
  const moves = new Map<string, string>();
  const parts = changed.filter(({ before, after }) => (before ?? after)?.gives?.startsWith('part:'));
  const taken = new Set<string>();
  for (const gone of parts) {
    if (!gone.before || gone.after) continue;
    const { list, path, rule, reads } = gone.before;
    const come = parts.find(
      ({ key, before, after }) =>
        !before &&
        after &&
        !taken.has(key) &&
        after.list === list &&
        after.path.at(-1)?.id === path.at(-1)?.id &&
        after.rule === rule &&
        after.reads[0] === reads[0],
    );
    if (!come) continue;
    taken.add(come.key);
    moves.set(gone.key, come.key);
  }
  return moves;
}

/** Rules of parts that moved, held against those of the same part where it stood before; told where the part stands now. */
function withinMoved(moved: ReadonlyMap<string, string>, old: ReadonlyMap<string, Slot>, now: ReadonlyMap<string, Slot>): ChangedSlot[] {
  return [...moved].flatMap(([from, to]) => {
    const rest = (slots: ReadonlyMap<string, Slot>, part: string): readonly string[] =>
      [...slots.keys()].filter((key) => key.startsWith(`${part}/`) || key.startsWith(`${part}.`)).map((key) => key.slice(part.length));
    // The weight is told with the part itself.
    const names = [...new Set([...rest(old, from), ...rest(now, to)])].filter((name) => name !== '/weight').sort();
    return names.flatMap((name): ChangedSlot[] => {
      const [a, b] = [old.get(from + name), now.get(to + name)];
      if (a && b) return sameness(a.rule, 'dropped') === sameness(b.rule, 'dropped') ? [] : [{ key: to + name, before: a, after: b }];
      // What belongs to a part below that came or went is told with it.
      const [own, other] = a ? [a, now] : [b as Slot, old];
      const [there, here] = a ? [to, from] : [from, to];
      if (own.owner !== here && own.owner !== undefined && !other.has(there + own.owner.slice(here.length))) return [];
      return [{ key: a ? from + name : to + name, before: a, after: b }];
    });
  });
}

function changeOf({ key, before, after }: ChangedSlot, moved: ReadonlyMap<string, string>, old: ReadonlyMap<string, Slot>): SchemeChange[] {
  const slot = after ?? (before as Slot);
  if (moved.has(key)) return [];
  const from = old.get([...moved].find(([, to]) => to === key)?.[0] ?? '');
  const kind = slot.kind === 'method' && before && after && nameOf(before) === nameOf(after) ? 'parameter' : slot.kind;
  const how = from ? 'moved' : !before ? 'added' : after ? 'changed' : 'removed';
  return [
    {
      key,
      kind,
      how,
      ...(slot.list === undefined ? {} : { list: slot.list }),
      path: slot.path,
      ...(before ? { before: sideOf(before, after) } : {}),
      ...(from ? { before: movedSide(from) } : {}),
      ...(after ? { after: from ? movedSide(after) : sideOf(after, before) } : {}),
      bundles: [...new Set([before?.bundle, after?.bundle, from?.bundle])].filter((bundle) => bundle !== undefined),
    },
  ];
}

/** `economic › gdp_growth`: where a part stands. */
function wayOf({ path }: Slot): string {
  return path
    .slice(1)
    .map(({ id }) => id)
    .join(' › ');
}

function nameOf({ rule }: Slot): string {
  return (rule as { readonly name: string }).name;
}

/** A part that moved: where it stands, and what it says there. */
function movedSide(slot: Slot): RuleSide {
  const side = sideOf(slot);
  return {
    ...side,
    written: `${wayOf(slot)} ${slot.written}`,
    terms: [
      termOf(
        slot.path.slice(1).map(({ id, title }) => title ?? id),
        'stands_in',
      ),
      ...side.terms,
    ],
  };
}

/** Of a rule in pieces only those that the other version has not; where it has them all, a dash. */
function sideOf({ written, pieces, terms, place, clause }: Slot, other?: Slot): RuleSide {
  const own = pieces && other?.pieces ? pieces.filter((piece) => !other.pieces?.includes(piece)).join('; ') || '—' : written;
  const side = { written: own, terms: differingTerms(terms, other?.terms), place };
  return clause === undefined ? side : { ...side, clause };
}
