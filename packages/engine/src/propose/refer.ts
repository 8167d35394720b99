import type { Issue } from '@kedu/model';
import type { Scope } from '@kedu/scheme';
import type { ProposalAction } from '../result.ts';
import type { Proposed } from './context.ts';
import { fieldExists, fieldsOf, groundOf, type Line, proposalOf, type RuleFor, undetermined, verdicts } from './rule.ts';

type Referring = RuleFor<'admonishing_talk'> | RuleFor<'refer'> | RuleFor<'reward'>;

/**
 * Talks, referrals and rewards: one proposal for every unit, or every field of a unit, for which the condition holds.
 *
 * Missing: a ranked unit that cannot be judged gets no proposal and is reported.
 * Rule: PROPOSE-10; D5, A8 (docs/spec/proposals.md). Errors: PROPOSE_UNDETERMINED.
 * Example: `last_place && previous.last_place` for the last of 12 for the second year → admonishing_talk.
 */
export function refer(run: Referring): Proposed {
  const issues: Issue[] = [];
  const lines = casesOf(run).flatMap(({ scope, subject, exists }) =>
    verdicts(run, run.rule.when, scope).flatMap((verdict, k): Line[] => {
      const unit = run.list.members[k] as number;
      if (verdict === 'fails' || !exists(unit) || !isAmongTop(run, k)) return [];
      if (verdict === 'undetermined') {
        if (run.list.ranked[k] === 1 && run.rule.when) issues.push(undetermined(run, run.rule.when, scope, unit));
        return [];
      }
      const line = { unit, action: actionOf(run), subject, ground: groundWithRank(run, scope, unit) };
      return [verdict === 'too_small' ? { ...line, withheldBecause: verdict } : line];
    }),
  );
  return { proposals: lines.map((line) => proposalOf(run, line)), issues };
}

function casesOf(run: Referring): { scope: Scope; subject: string; exists: (unit: number) => boolean }[] {
  const what = 'what' in run.act ? run.act.what['zh-CN'] : '';
  if (run.rule.forEach !== 'field') return [{ scope: run.scope, subject: what, exists: () => true }];
  return fieldsOf(run).map((field) => ({
    scope: run.scope.ofField(field),
    subject: [field.name, what].filter(Boolean).join('/'),
    exists: fieldExists(run, field.path),
  }));
}

/** The first `top` of the list (or group) by rank; ties at the last of them are all in. */
function isAmongTop({ act, list }: Referring, k: number): boolean {
  if (act.action !== 'reward' || act.top === undefined) return true;
  const rank = list.rank[k] as number;
  return rank > 0 && rank <= act.top;
}

function groundWithRank(run: Referring, scope: Scope, unit: number): string {
  const ground = groundOf(run.rule.when, scope, unit);
  const { act } = run;
  if (act.action !== 'reward' || act.top === undefined) return ground;
  const rank = (scope.variable('rank') as { readonly values: Float64Array }).values[unit];
  return run.rule.when ? `${ground}; rank ${rank} <= ${act.top}` : `rank ${rank} <= ${act.top}`;
}

function actionOf({ act }: Referring): ProposalAction {
  return act.action;
}
