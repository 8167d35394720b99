import type { CompiledScheme, Composite, Indicator, Leaf, Part, TargetRow, UnitClass, Weight } from '../compiled.ts';
import type { SchemeDiff } from './change.ts';
import { bundleKey, indicatorKey, partKey } from './slot.ts';

/** Whether a rule is taken as the later version has it, by its key or that of its bundle. */
type Takes = (key: string) => boolean;

/**
 * The rules of one list with some groups of changes made and the others not: a scheme that the engine can run up to its ranks.
 *
 * Every rule is that of the later version where its group is among the chosen, else that of the earlier one; where the two agree they are the same rule.
 * Indicators and targets that only one version has are there for whoever reads them. Grades, lights, consequences and determination are of the earlier version, because
 * no score depends on them. Shape: `lists` and `trees` hold the one list. Rule: DIFF-3. Errors: RangeError where a version has no tree for the list
 * (a programming fault).
 * Example: hybridScheme(a, b, diff, new Set(), 'places') scores the list as `a` does.
 */
export function hybridScheme(
  before: CompiledScheme,
  after: CompiledScheme,
  diff: SchemeDiff,
  chosen: ReadonlySet<string>,
  list: string,
): CompiledScheme {
  const [a, b] = [before.trees[list], after.trees[list]];
  const [own, other] = [before.lists.find(({ id }) => id === list), after.lists.find(({ id }) => id === list)];
  if (!a || !b || !own || !other) throw new RangeError(`no tree for ${list} in both versions`);
  const taken = new Set(
    diff.groups.filter(({ id }) => chosen.has(id)).flatMap(({ changes }) => changes.flatMap(({ key, bundles }) => [key, ...bundles])),
  );
  const takes: Takes = (key) => taken.has(key);
  const pick = <T>(key: string, mine: T, theirs: T): T => (takes(key) ? theirs : mine);
  return {
    ...before,
    lists: [pick(`lists/${list}`, own, other)],
    trees: { [list]: nodeOf(list, a, b, takes, undefined) },
    classes: namedOf('classes', before.classes, after.classes, takes),
    overlays: inOrder(
      namedOf('overlays', before.overlays, after.overlays, takes),
      pick('overlays#order', before, after).overlays.map(({ id }) => id),
    ),
    rounding: {
      indicator: pick('rounding/indicator', before, after).rounding.indicator,
      part: pick('rounding/part', before, after).rounding.part,
      total: pick('rounding/total', before, after).rounding.total,
    },
    indicators: indicatorsOf(before.indicators, after.indicators, takes),
    targets: targetsOf(before, after, takes),
    gates: gatesOf(before, after, takes),
    attributes: attributesOf(before.attributes, after.attributes, takes),
    constraints: [],
    consequences: [],
    determination: undefined,
  };
}

/** A node with its members by the one, or the other, version; what both have is mixed rule by rule. */
function nodeOf(list: string, a: Composite, b: Composite, takes: Takes, weight: Weight | undefined): Composite {
  const key = partKey(list, a.path);
  const isNew = takes(bundleKey(list, a.path));
  const members = isNew ? b : a;
  const other = isNew ? a : b;
  const parts = members.parts.map((part): Part => {
    const twin = other.parts.find(({ name }) => name === part.name);
    if (!twin) return part;
    const [mine, theirs] = isNew ? [twin, part] : [part, twin];
    return partOf(list, mine, theirs, part, takes);
  });
  return {
    ...a,
    ...(weight === undefined ? {} : { weight }),
    aggregate: takes(`${key}/aggregate`) ? b.aggregate : a.aggregate,
    missing: takes(`${key}/missing`) ? b.missing : a.missing,
    weights: members.weights,
    parts,
  };
}

function partOf(list: string, a: Part, b: Part, chosen: Part, takes: Takes): Part {
  const key = partKey(list, a.path);
  if (a.type !== b.type) return chosen;
  const weight = weightOf(a, b, takes(`${key}/weight`));
  if (a.type === 'composite' && b.type === 'composite') return nodeOf(list, a, b, takes, weight);
  if (a.type === 'leaf' && b.type === 'leaf') return leafOf(key, a, b, takes, weight as Weight);
  if (a.type !== 'addition' || b.type !== 'addition') return chosen;
  const [capped, applied] = [takes(`${key}/cap`) ? b : a, takes(`${key}/apply`) ? b : a];
  return {
    ...applied,
    cap: capped.cap,
    capItem: capped.capItem,
    events: (takes(`${key}/table`) ? b : a).events,
  };
}

function weightOf(a: Part, b: Part, isNew: boolean): Weight | undefined {
  const part = isNew ? b : a;
  return part.type === 'addition' ? undefined : part.weight;
}

function leafOf(key: string, a: Leaf, b: Leaf, takes: Takes, weight: Weight): Leaf {
  const of = (name: string): Leaf => (takes(`${key}/${name}`) ? b : a);
  return {
    ...a,
    weight,
    indicator: of('indicator').indicator,
    method: of('method').method,
    missing: of('missing').missing,
    cap: of('cap').cap,
    floor: of('cap').floor,
    peers: of('peers').peers,
    tags: of('tags').tags,
    per: of('per').per,
    outliers: of('outliers').outliers,
    elastic: of('elastic').elastic,
    joint: of('joint').joint,
  };
}

/** In the order of the earlier version, then what only the later one has. */
function namedOf(chapter: string, before: readonly UnitClass[], after: readonly UnitClass[], takes: Takes): readonly UnitClass[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  return ids.flatMap((id) => (takes(`${chapter}/${id}`) ? after : before).find((one) => one.id === id) ?? []);
}

function inOrder(classes: readonly UnitClass[], order: readonly string[]): readonly UnitClass[] {
  const known = order.flatMap((id) => classes.find((one) => one.id === id) ?? []);
  return [...known, ...classes.filter(({ id }) => !order.includes(id))];
}

/** Sorted by ID, as a compiled scheme has them. */
function indicatorsOf(before: readonly Indicator[], after: readonly Indicator[], takes: Takes): readonly Indicator[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].sort();
  return ids.map((id) => {
    const [a, b] = [before.find((one) => one.id === id), after.find((one) => one.id === id)];
    if (!a || !b) return (a ?? b) as Indicator;
    const key = indicatorKey(id);
    const aimed = takes(`${key}/target`) ? b : a;
    return { ...(takes(key) ? b : a), target: aimed.target, baseline: aimed.baseline };
  });
}

function targetsOf(before: CompiledScheme, after: CompiledScheme, takes: Takes): readonly TargetRow[] {
  const has = ({ indicators }: CompiledScheme): ReadonlySet<string> => new Set(indicators.map(({ id }) => id));
  const [mine, theirs] = [has(before), has(after)];
  const isTaken = (id: string): boolean => !mine.has(id) || (theirs.has(id) && takes(`${indicatorKey(id)}/target`));
  return [...before.targets.filter(({ indicator }) => !isTaken(indicator)), ...after.targets.filter(({ indicator }) => isTaken(indicator))];
}

function gatesOf(before: CompiledScheme, after: CompiledScheme, takes: Takes): CompiledScheme['gates'] {
  const keyed = ({ gates }: CompiledScheme) =>
    gates.map((gate, index) => {
      const nth = gates.slice(0, index).filter(({ title }) => title['zh-CN'] === gate.title['zh-CN']).length;
      return { key: `gates/${gate.title['zh-CN']}${nth === 0 ? '' : `#${nth + 1}`}`, gate };
    });
  const [old, now] = [keyed(before), keyed(after)];
  const keys = [...new Set([...old, ...now].map(({ key }) => key))];
  return keys.flatMap((key) => (takes(key) ? now : old).find((one) => one.key === key)?.gate ?? []);
}

function attributesOf(
  before: CompiledScheme['attributes'],
  after: CompiledScheme['attributes'],
  takes: Takes,
): CompiledScheme['attributes'] {
  const later = Object.entries(after).filter(([name]) => !Object.hasOwn(before, name) || takes(`attributes/${name}`));
  return { ...before, ...Object.fromEntries(later) };
}
