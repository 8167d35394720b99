import { bilingual, type Issue, type LocalizedText, titledId } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { CompiledScheme, Composite } from '../compiled.ts';
import type { Profile } from '../lint/enrol.ts';
import { profileTitle } from '../lint/profile-title.ts';
import { weighed, weightFor } from '../lint/shares.ts';
import { sumText } from '../lint/weight-names.ts';

/** Sums are compared to a millionth of a point, as WEIGHT-1 does. */
const TOLERANCE = 1e-6;

/**
 * Nodes whose weights no longer add up for some combination of class and overlays after a trial: an overlay that only some parts name takes the rest from elsewhere.
 *
 * Shape: one issue a node and sum, as `checkWeights` says it. Rule: WEIGH-32, WEIGHT-1. Errors: WEIGHT_SUM.
 * Example: `{ else: 60, resource: 50 }` beside `{ else: 40 }`, 60 → 70 in `else` → resource has 50 + 30.
 */
export function brokenSums(
  scheme: Pick<CompiledScheme, 'classes' | 'overlays'>,
  before: Composite,
  after: Composite,
  profiles: readonly Profile[],
): readonly Issue[] {
  const own = profiles.flatMap((profile): Issue[] => {
    if (after.path !== '' && after.weight && weightFor(after.weight, profile) === undefined) return [];
    const found = sumOf(after, profile);
    const expected =
      after.weights === 'points'
        ? 100
        : after.weights === 'points_of_total'
          ? ((after.weight && weightFor(after.weight, profile)) ?? 100)
          : sumOf(before, profile).sum;
    if (Math.abs(found.sum - expected) <= TOLERANCE || found.written['zh-CN'] === '') return [];
    const args = {
      ...bilingual('part', after.path === '' ? after.title : titledId(after.path, after.title)),
      ...bilingual('profile', profileTitle(scheme, profile)),
      found: found.sum,
      expected,
      ...bilingual('sum', found.written),
    };
    return [schemeIssue('WEIGHT_SUM', after.place, args, after.clause)];
  });
  const alike = new Map(own.map((issue) => [String(issue.args['sum']), issue]));
  const below = after.parts.flatMap((part, k) => {
    const old = before.parts[k];
    return part.type === 'composite' && old?.type === 'composite' ? brokenSums(scheme, old, part, profiles) : [];
  });
  return [...alike.values(), ...below];
}

function sumOf(node: Composite, profile: Profile): { readonly sum: number; readonly written: LocalizedText } {
  const present = weighed(node.parts).flatMap(({ title, weight }) => {
    const own = weight && weightFor(weight, profile);
    return own === undefined ? [] : [{ title, weight: own }];
  });
  const sum = Math.round(present.reduce((total, { weight }) => total + weight, 0) * 1e6) / 1e6;
  return { sum, written: sumText(present) };
}
