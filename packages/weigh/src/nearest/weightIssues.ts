import type { Issue } from '@kedu/model';
import { type CompiledScheme, type Constraint, profileName, type WeightCase } from '@kedu/scheme';
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
  const alike = new Map<string, Issue>();
  for (const issue of cases.flatMap((one) => issuesOf(one, scheme))) {
    const { profile, ...rest } = issue.args;
    const key = JSON.stringify([issue.code, rest]);
    const known = alike.get(key);
    const profiles = [known?.args['profile'] ?? '', profile ?? ''].filter((name) => name !== '').join(', ');
    alike.set(key, { ...(known ?? issue), args: { ...issue.args, profile: profiles } });
  }
  return [...alike.values()];
}

function issuesOf(one: WeightCase, scheme: CompiledScheme): readonly Issue[] {
  const { list, tree, profile } = one;
  const name = profileName(profile);
  const about = { list, profile: name === '-' ? '' : name };
  const result = nearestWeights(one, scheme);
  if (result.outcome === 'kept') return [];
  if (result.outcome === 'conflict') {
    const { members } = result;
    const first = members[0]?.constraint;
    const args = {
      ...about,
      count: members.length,
      constraints: members.map(({ constraint }) => named(constraint)).join('; '),
      relax: members.map(({ constraint, relax }) => `${named(constraint)} −${relax}`).join('; '),
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
      { ...about, title: constraint.title['zh-CN'], rule: constraint.where.source },
      constraint.clause,
    ),
  );
  return [...near, ...others];
}

function named({ title, clause }: Constraint): string {
  return clause === undefined ? title['zh-CN'] : `${clause} ${title['zh-CN']}`;
}
