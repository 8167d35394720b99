import type { Period, UnitId, UnitRegister } from '@kedu/model';
import { type CompiledExpression, type CompiledScheme, type Indicator, type Leaf, shares } from '@kedu/scheme';
import { enrol } from '../steps/enrol.ts';

/**
 * Of which units somebody has to report each indicator of a scheme.
 *
 * A unit is asked for what is scored with a weight in one of its lists, for what a gate or a consequence of its lists looks up, and for everything that these are computed
 * from: inputs of formulas, denominators, what targets and methods read. Who belongs to a list is told by the last day of the period.
 * Shape: indicator → unit IDs in the order of the register by ID; an indicator of which nobody is asked is not among them. Rule: ROUND-10 (docs/spec/collection.md).
 * Example: an indicator that weighs nothing for resource cities → all cities but those.
 */
export function askedUnits(scheme: CompiledScheme, register: UnitRegister, period: Period): ReadonlyMap<string, readonly UnitId[]> {
  const { units, lists } = enrol(scheme, register, period);
  const known = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const asked = new Map<string, Set<number>>();
  const ask = (ids: ReadonlySet<string>, unit: number): void => {
    for (const id of ids) {
      const own = asked.get(id) ?? new Set();
      own.add(unit);
      asked.set(id, own);
    }
  };
  for (const { list, members, classes, overlays } of lists) {
    const ofList = new Set(readsOfList(scheme, list.id).flatMap((id) => [...behind(id, known)]));
    const tree = scheme.trees[list.id];
    const ofLeaf = new Map<Leaf, ReadonlySet<string>>();
    members.forEach((unit, k) => {
      ask(ofList, unit);
      if (tree === undefined) return;
      for (const { part, share } of shares(tree, { class: classes[k] ?? '', overlays: overlays[k] ?? [] })) {
        if (part.type !== 'leaf' || share === 0) continue;
        const needed = ofLeaf.get(part) ?? new Set(readsOfLeaf(part).flatMap((id) => [...behind(id, known)]));
        ofLeaf.set(part, needed);
        ask(needed, unit);
      }
    });
  }
  return new Map(
    scheme.indicators.flatMap(({ id }) => {
      const own = asked.get(id);
      return own === undefined ? [] : [[id, [...own].sort((a, b) => a - b).map((unit) => (units[unit] as { id: UnitId }).id)] as const];
    }),
  );
}

/** An indicator with everything that its values and targets are computed from. */
function behind(id: string, known: ReadonlyMap<string, Indicator>, seen: Set<string> = new Set()): Set<string> {
  const indicator = known.get(id);
  if (indicator === undefined || seen.has(id)) return seen;
  seen.add(id);
  for (const input of [indicator.formula, indicator.target, indicator.baseline].flatMap(namesRead)) behind(input, known, seen);
  return seen;
}

function readsOfLeaf({ indicator, per, method }: Leaf): readonly string[] {
  return [indicator, ...(per === undefined ? [] : [per.indicator]), ...Object.values(method.params).flatMap(namesRead)];
}

/** What gates and consequences look up of every unit of a list. */
function readsOfList({ gates, consequences }: CompiledScheme, list: string): readonly string[] {
  const concerns = ({ lists }: { readonly lists?: readonly string[] | undefined }): boolean => lists?.includes(list) ?? true;
  return [
    ...gates.filter(concerns).flatMap(({ when }) => namesRead(when)),
    ...consequences.filter(concerns).flatMap(({ when, propose }) => [when, propose].flatMap(namesRead)),
  ];
}

/** Names that an expression reads, or all expressions of a rule; of anything else none. */
function namesRead(what: unknown): readonly string[] {
  if (typeof what !== 'object' || what === null) return [];
  if (!('reads' in what)) return Object.values(what).flatMap(namesRead);
  return (what as CompiledExpression).reads.map((read) => (read.kind === 'variable' ? read.name : read.argument));
}
