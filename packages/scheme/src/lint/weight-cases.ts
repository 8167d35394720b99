import { columnOf, type UnitRegister } from '@kedu/model';
import type { CompiledScheme, Composite, Constraint, Indicator } from '../compiled.ts';
import type { Scope } from '../expression/contract.ts';
import { enrol, type Profile } from './enrol.ts';
import { leafFits, type SharedPart, weighed } from './shares.ts';

/** A tree as one combination of class and overlays weighs it, with what policy asks of these weights. */
export interface WeightCase {
  readonly list: string;
  readonly tree: Composite;
  readonly profile: Profile;
  /** Those that are about this list and combination, in the order of the scheme. */
  readonly constraints: readonly Constraint[];
}

/**
 * Every combination of class and overlays that units of a list have, with its constraints.
 *
 * Shape: lists in the order of the scheme, combinations by name. Without units (no register) there are none. Rule: WEIGHT-6. Errors: none.
 */
export function weightCases(scheme: CompiledScheme, register: UnitRegister): readonly WeightCase[] {
  const enrolment = enrol(scheme, register);
  return Object.entries(scheme.trees).flatMap(([list, tree]) =>
    enrolment.profiles(list).map((profile) => ({
      list,
      tree,
      profile,
      constraints: scheme.constraints.filter((constraint) => isAbout(constraint, list, tree) && isFor(constraint, profile)),
    })),
  );
}

/** A constraint is about the lists that it names, else about those whose trees have the parts that it names. */
export function isAbout({ lists, where }: Constraint, list: string, tree: Composite): boolean {
  if (lists) return lists.includes(list);
  const parts = where.reads.flatMap((read) => (read.kind === 'lookup' && read.name === 'weight' ? [read.argument] : []));
  return parts.every((part) => hasPart(tree, part));
}

/** A constraint holds for every combination, or for those of its class or overlay. */
export function isFor({ for: only }: Constraint, profile: Profile): boolean {
  return only === undefined || profile.class === only || profile.overlays.includes(only);
}

function hasPart(node: Composite, name: string): boolean {
  return weighed(node.parts).some((part) => part.path === name || part.name === name || (part.type === 'composite' && hasPart(part, name)));
}

/** Parts that `weight('…')` names: by path, else all of the name. */
export function partsNamed(parts: readonly SharedPart[], name: string): readonly SharedPart[] {
  const byPath = parts.filter(({ part }) => part.path === name);
  return byPath.length > 0 ? byPath : parts.filter(({ part }) => part.name === name);
}

/** Leaves that `share('…')` names. */
export function leavesOf(parts: readonly SharedPart[], set: string, indicators: ReadonlyMap<string, Indicator>): readonly SharedPart[] {
  return parts.filter(({ part }) => part.type === 'leaf' && leafFits(set, part, indicators.get(part.indicator)));
}

/** What a constraint reads of shares: `share('…')` 0–1, `weight('…')` points of 100, to a thousand-millionth. */
export function weightScope(parts: readonly SharedPart[], indicators: ReadonlyMap<string, Indicator>): Scope {
  const sum = (of: readonly SharedPart[]): number => Math.round(of.reduce((total, { share }) => total + share, 0) * 1e9) / 1e9;
  return {
    size: 1,
    variable: (name) => {
      throw new Error(`weightScope: no variable ${name}`);
    },
    lookup: (name, argument) =>
      columnOf([name === 'share' ? sum(leavesOf(parts, argument, indicators)) : sum(partsNamed(parts, argument)) * 100]),
  };
}
