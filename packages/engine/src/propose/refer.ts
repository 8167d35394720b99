import { inLocale, type Issue, LOCALES, type LocalizedText } from '@kedu/model';
import type { Scope } from '@kedu/scheme';
import type { ProposalAction } from '../result.ts';
import type { Proposed } from './context.ts';
import { frontOf } from './front.ts';
import { fieldExists, fieldsOf, groundOf, type Line, proposalOf, type RuleFor, undetermined, verdicts } from './rule.ts';

type Referring = RuleFor<'admonishing_talk'> | RuleFor<'refer'> | RuleFor<'reward'>;

/**
 * Talks, referrals and rewards: one proposal for every unit, or every field of a unit, for which the condition holds.
 *
 * Missing: a ranked unit that cannot be judged gets no proposal and is reported.
 * Rule: PROPOSE-10, PROPOSE-19; D5, A8 (docs/spec/proposals.md). Errors: PROPOSE_UNDETERMINED, PROPOSE_LIST_TOO_SMALL.
 * Example: `last_place && previous.last_place` for the last of 12 for the second year → admonishing_talk.
 */
export function refer(run: Referring): Proposed {
  const front = frontOf(run);
  const issues: Issue[] = [...(front?.issues ?? [])];
  const lines = casesOf(run).flatMap(({ scope, subject, about, exists }) =>
    verdicts(run, run.rule.when, scope).flatMap((verdict, k): Line[] => {
      const unit = run.list.members[k] as number;
      if (verdict === 'fails' || !exists(unit) || (front && !front.holds(k))) return [];
      if (verdict === 'undetermined') {
        if (run.list.ranked[k] === 1 && run.rule.when) issues.push(undetermined(run, run.rule.when, scope, unit));
        return [];
      }
      const line = {
        unit,
        action: actionOf(run),
        subject,
        ...(about === undefined ? {} : { about }),
        ground: front
          ? `${run.rule.when ? `${groundOf(run.rule.when, scope, unit)}; ` : ''}${front.ground(k)}`
          : groundOf(run.rule.when, scope, unit),
      };
      return [verdict === 'too_small' ? { ...line, withheldBecause: verdict } : line];
    }),
  );
  return { proposals: lines.map((line) => proposalOf(run, line)), issues };
}

interface ReferringCase {
  readonly scope: Scope;
  readonly subject: string;
  readonly about?: LocalizedText | undefined;
  readonly exists: (unit: number) => boolean;
}

function casesOf(run: Referring): ReferringCase[] {
  const what = 'what' in run.act ? run.act.what : undefined;
  const text = what?.['zh-CN'] ?? '';
  if (run.rule.forEach !== 'field') return [{ scope: run.scope, subject: text, about: aboutOf([what]), exists: () => true }];
  return fieldsOf(run).map((field) => ({
    scope: run.scope.ofField(field),
    subject: [field.name, text].filter(Boolean).join('/'),
    about: aboutOf([field.title, what]),
    exists: fieldExists(run, field.path),
  }));
}

/** Title of the field and what is asked for, by language; undefined where what is asked for has no English, and the subject says it all. */
function aboutOf(texts: readonly (LocalizedText | undefined)[]): LocalizedText | undefined {
  if (texts.at(-1)?.en === undefined) return undefined;
  const [chinese, english] = LOCALES.map((locale) => texts.flatMap((text) => (text ? inLocale(text, locale) : [])).join(' / '));
  return { 'zh-CN': chinese ?? '', en: english ?? '' };
}

function actionOf({ act }: Referring): ProposalAction {
  return act.action;
}
