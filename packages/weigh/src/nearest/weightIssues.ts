import { bilingual, inLocale, type Issue, type Locale, type LocalizedText } from '@kedu/model';
import { type CompiledScheme, type Constraint, profileTitle, type WeightCase } from '@kedu/scheme';
import { weighIssue } from '../codes.ts';
import { nearestWeights } from './nearestWeights.ts';

/** Changes that an issue names; `kedu weigh` shows all. */
const NAMED = 5;

/**
 * What can be done about each case of a scheme whose weights break a constraint: how near the nearest weights are, or which constraints contradict each other.
 *
 * Shape: one issue for all cases of which the same is to be said, at the tree or at the first of the conflicting constraints; a case whose constraints hold has none.
 * Rule: WEIGH-16 (docs/spec/weigh.md). Errors: WEIGH_CONFLICT; WEIGH_NEAREST and WEIGH_NOT_LINEAR as notices.
 * Example: restoration at 30 % of a class that must have 40 % → WEIGH_NEAREST with `ecology 30 → 40, economy 70 → 60`.
 */
export function weightIssues(cases: readonly WeightCase[], scheme: CompiledScheme): readonly Issue[] {
  return weightFindings(cases, scheme).issues;
}

/** What is to be said of cases of weights. */
export interface WeightFindings {
  readonly issues: readonly Issue[];
  /** Constraints that a conflict is made of: what is said of each alone, to adjust the weights, cannot be done. */
  readonly conflicting: readonly ConflictingConstraint[];
}

/** A constraint that cannot hold beside others, for one combination of classes of a list. */
export interface ConflictingConstraint {
  readonly constraint: Constraint;
  /** Title of the list. */
  readonly list: string;
  /** Classes of the combination by their Chinese titles, '' for none. */
  readonly profile: string;
}

/** The same as `weightIssues`, with the constraints that contradict each other. Rule: WEIGH-16. */
export function weightFindings(cases: readonly WeightCase[], scheme: CompiledScheme): WeightFindings {
  const alike = new Map<string, Issue>();
  const conflicting: ConflictingConstraint[] = [];
  for (const issue of cases.flatMap((one) => issuesOf(one, scheme, conflicting))) {
    const { profile, profile_en, ...rest } = issue.args;
    const key = JSON.stringify([issue.code, rest]);
    const known = alike.get(key);
    const [chinese = '', english = ''] = [
      [known?.args['profile'], profile],
      [known?.args['profile_en'] ?? known?.args['profile'], profile_en ?? profile],
    ].map((names) => names.filter((name) => name !== undefined && name !== '').join(', '));
    alike.set(key, { ...(known ?? issue), args: { ...rest, ...bilingual('profile', { 'zh-CN': chinese, en: english }) } });
  }
  return { issues: [...alike.values()], conflicting };
}

/**
 * Issues without those that ask for other weights where no weights can do: constraints of which a conflict is reported.
 *
 * Errors: none. Rule: WEIGH-16. Example: a WEIGHT_CONSTRAINT beside the WEIGH_CONFLICT that names its constraint → it is left out.
 */
export function withoutConflicting(issues: readonly Issue[], conflicting: readonly ConflictingConstraint[]): readonly Issue[] {
  const held = new Set(
    conflicting.flatMap(({ constraint: { place }, list, profile }) =>
      [profile, [list, profile].filter(Boolean).join(': ')].map((name) => keyOf(place, name)),
    ),
  );
  return issues.filter(({ code, place, args }) => code !== 'WEIGHT_CONSTRAINT' || !held.has(keyOf(place, String(args['profile']))));
}

/** A constraint in a combination; WEIGHT_CONSTRAINT names the list only where the scheme has several. */
function keyOf({ file, line, column }: Issue['place'], profile: string): string {
  return [file, line, column, profile].join('\n');
}

function issuesOf(one: WeightCase, scheme: CompiledScheme, conflicting: ConflictingConstraint[]): readonly Issue[] {
  const { list, tree, profile } = one;
  const name = profileTitle(scheme, profile);
  const title = scheme.lists.find(({ id }) => id === list)?.title ?? { 'zh-CN': list };
  const about = { ...bilingual('list', title), ...bilingual('profile', name) };
  const result = nearestWeights(one, scheme);
  if (result.outcome === 'kept') return [];
  if (result.outcome === 'conflict') {
    const { members } = result;
    const first = members[0]?.constraint;
    conflicting.push(...members.map(({ constraint }) => ({ constraint, list: title['zh-CN'], profile: inLocale(name, 'zh-CN') })));
    const args = {
      ...about,
      count: members.length,
      ...bilingual('constraints', rows(members.map(({ constraint }) => [constraint]))),
      ...bilingual('relax', rows(members.map(({ constraint, relax }) => [constraint, relax]))),
    };
    return [weighIssue('WEIGH_CONFLICT', first?.place ?? tree.place, args, first?.clause)];
  }
  const changed = result.weights.filter(({ before, after }) => before !== after);
  const changes = changed.slice(0, NAMED).map(({ part, before, after }) => `${part.path} ${before} → ${after}`);
  const more = Math.max(0, changed.length - NAMED);
  const near =
    changed.length === 0
      ? []
      : [
          weighIssue('WEIGH_NEAREST', tree.place, {
            ...about,
            changes: changes.join(', '),
            more,
            moved: result.outcome === 'found' ? result.moved : '',
          }),
        ];
  const untested = result.outcome === 'found' ? result.tested.filter(({ holds }) => !holds) : [];
  const others = untested.map(({ constraint }) =>
    weighIssue(
      'WEIGH_NOT_LINEAR',
      constraint.place,
      { ...about, ...bilingual('title', constraint.title), rule: constraint.where.source },
      constraint.clause,
    ),
  );
  return [...near, ...others];
}

/** One constraint a line: title, clause and, where it is told, by how many points it would have to give way, apart by tabs; worded by messages. */
function rows(members: readonly (readonly [Constraint, number?])[]): LocalizedText {
  const inOne = (locale: Locale): string =>
    members
      .map(([{ title, clause }, relax]) => [inLocale(title, locale), clause ?? '', ...(relax === undefined ? [] : [relax])].join('\t'))
      .join('\n');
  return { 'zh-CN': inOne('zh-CN'), en: inOne('en') };
}
