import { bilingual, inLocale, type Issue, LOCALES } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import type { CompiledScheme, Composite, Constraint } from '../compiled.ts';
import type { Draft } from './draft.ts';
import type { Profile } from './enrol.ts';
import { profileTitle } from './profile-title.ts';
import { shares, weighed } from './shares.ts';
import { isAbout, isFor, type WeightCase, weightScope } from './weight-cases.ts';

/**
 * What a policy asks of the weights holds for every combination of class and overlays that it is about.
 *
 * Units: `share('tag:x')` is a part of the whole, 0–1; `weight('part')` points of 100.
 * Rule: WEIGHT-6. Lists whose tree could not be read whole, or whose weights are `wrong`, are left out.
 * Errors: WEIGHT_CONSTRAINT with the profile and the arithmetic.
 */
export function checkConstraints(draft: Draft, wrong: ReadonlySet<string>): Issue[] {
  const { scheme } = draft;
  return scheme.constraints.flatMap((constraint) =>
    Object.entries(scheme.trees).flatMap(([list, tree]) => {
      const unread = wrong.has(list) || draft.link.isBroken(['score', list]) || draft.link.isBroken(['indicators']);
      if (unread || !isAbout(constraint, list, tree)) return [];
      return profilesOf(draft, list, tree, constraint).flatMap((profile) => checkOne(scheme, constraint, list, tree, profile));
    }),
  );
}

function profilesOf({ enrolment, scheme, link }: Draft, list: string, tree: Composite, constraint: Constraint): readonly Profile[] {
  const { for: only, lists } = constraint;
  if (enrolment) {
    if (link.isBroken(['lists', list]) || link.isBroken(['classes']) || link.isBroken(['overlays'])) return [];
    return enrolment.profiles(list).filter((profile) => isFor(constraint, profile));
  }
  if (byClass(tree)) return [];
  if (only === undefined) return [{ class: '', overlays: [], units: [] }];
  // Without a register it is unknown in which of several lists the class has units.
  if (!lists && Object.keys(scheme.trees).length > 1) return [];
  return scheme.overlays.some(({ id }) => id === only)
    ? [{ class: '', overlays: [only], units: [] }]
    : [{ class: only, overlays: [], units: [] }];
}

function byClass(node: Composite): boolean {
  return weighed(node.parts).some(
    (part) => Object.keys(part.weight?.byClass ?? {}).length > 0 || (part.type === 'composite' && byClass(part)),
  );
}

/**
 * Constraints that a tree with other weights would break, in the cases of the scheme's own (`weightCases`).
 *
 * Rule: WEIGHT-6, WEIGH-32. Errors: WEIGHT_CONSTRAINT with the profile and the arithmetic. Example: ecology 30 → 10 where policy asks for 25 → one issue.
 */
export function brokenConstraints(scheme: CompiledScheme, cases: readonly WeightCase[], tree: Composite): readonly Issue[] {
  return cases.flatMap(({ list, profile, constraints }) =>
    constraints.flatMap((constraint) => checkOne(scheme, constraint, list, tree, profile)),
  );
}

function checkOne(scheme: CompiledScheme, constraint: Constraint, list: string, tree: Composite, profile: Profile): Issue[] {
  const scope = weightScope(shares(tree, profile), new Map(scheme.indicators.map((indicator) => [indicator.id, indicator])));
  const holds = constraint.where.evaluate(scope);
  if (holds.missing[0] === 0 && holds.values[0] === 1) return [];
  const title = Object.keys(scheme.trees).length > 1 ? scheme.lists.find(({ id }) => id === list)?.title : undefined;
  const name = profileTitle(scheme, profile);
  const [zh, en] = LOCALES.map((locale) => [title && inLocale(title, locale), inLocale(name, locale)].filter(Boolean).join(': '));
  return [
    schemeIssue(
      'WEIGHT_CONSTRAINT',
      constraint.place,
      {
        ...bilingual('title', constraint.title),
        ...bilingual('profile', { 'zh-CN': zh ?? '', en: en ?? '' }),
        rule: constraint.where.source,
        found: constraint.where.arithmetic(scope, 0),
      },
      constraint.clause,
    ),
  ];
}
