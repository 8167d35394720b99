import { type CompiledScheme, type Part, weightFor } from '@kedu/scheme';
import type { EnrolledList } from '../context.ts';

/** Members of a list that an indicator's light is for: 1 by member, in the order of `members`. */
export type Lit = (indicator: string) => Uint8Array | undefined;

/**
 * For which members of a list each indicator is lit: those for whom the list's tree has a part with it (WEIGHT-2; a part that
 * does not exist for the member's class lights nothing). An indicator that stands in no tree of the scheme is watched only, and
 * lit for every member of every list.
 *
 * Rule: LIGHT-2 (docs/spec/lights.md). Example: weight { ecological: 30 } → lit for ecological members only.
 */
export function litMembers(scheme: Pick<CompiledScheme, 'trees'>, enrolled: EnrolledList): Lit {
  const profiles = profilesOf(enrolled);
  const lit = new Map<string, Uint8Array>();
  const walk = (part: Part, open: Uint8Array): void => {
    if (part.type === 'addition') return;
    const { weight } = part;
    const exists =
      weight === undefined ? open : open.map((is, p) => (is === 1 && weightFor(weight, profiles.all[p] as Profile) !== undefined ? 1 : 0));
    if (part.type === 'composite') {
      for (const child of part.parts) walk(child, exists);
      return;
    }
    const before = lit.get(part.indicator);
    lit.set(part.indicator, before ? before.map((is, p) => is | (exists[p] as number)) : exists);
  };
  const tree = scheme.trees[enrolled.list.id];
  if (tree) walk(tree, new Uint8Array(profiles.all.length).fill(1));
  const scored = new Set(Object.values(scheme.trees).flatMap(indicatorsOf));
  const everybody = new Uint8Array(enrolled.members.length).fill(1);
  return (indicator) => {
    if (!scored.has(indicator)) return everybody;
    const byProfile = lit.get(indicator);
    return byProfile && Uint8Array.from(profiles.of, (p) => byProfile[p] as number);
  };
}

function indicatorsOf(part: Part): string[] {
  if (part.type === 'leaf') return [part.indicator];
  return part.type === 'composite' ? part.parts.flatMap(indicatorsOf) : [];
}

type Profile = Parameters<typeof weightFor>[1];

/** The different combinations of class and overlays among the members, and which of them each member has. */
function profilesOf({ classes, overlays }: EnrolledList): { readonly all: readonly Profile[]; readonly of: Uint32Array } {
  const numbers = new Map<string, number>();
  const all: Profile[] = [];
  const of = Uint32Array.from(classes, (own, k) => {
    const profile: Profile = { class: own, overlays: overlays[k] ?? [] };
    const key = [own, ...profile.overlays].join(' ');
    const number = numbers.get(key) ?? all.push(profile) - 1;
    numbers.set(key, number);
    return number;
  });
  return { all, of };
}
