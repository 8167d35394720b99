import { type Issue, parsePeriod } from '@kedu/model';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, refused, unless } from '../decision.ts';
import { isInstant } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import { denied } from '../rights/permission.ts';
import { outOfTurn, taken } from '../transitions.ts';
import { type AskInput, asksOf } from './asks.ts';
import { type Round, ROUND_TRANSITIONS, type RoundCommand, type RoundEvent, type RoundPlan } from './round.ts';
import type { Standing } from './standing.ts';
import { isDay } from './workCalendar.ts';

/** What a decision on a round needs to know beside the round. */
export interface RoundContext extends Context {
  readonly id: string;
  /** To plan and open: whether the scheme version is published. */
  readonly scheme?: string | undefined;
  /** To open: what the asks follow from. */
  readonly collected?: Pick<AskInput, 'indicators' | 'connectors' | 'publications' | 'askedBefore'> | undefined;
  /** To seal: where the asked figures stand. */
  readonly standing?: Standing | undefined;
}

type Of<T extends RoundCommand['type']> = Extract<RoundCommand, { readonly type: T }>;

/**
 * What a command does to a round.
 *
 * Rules: ROUND-1, ROUND-3 to ROUND-9 (docs/spec/collection.md).
 * Errors: STEP_NOT_ALLOWED, ID_TAKEN, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, ROUND_SCHEME, ROUND_DATES, RIGHT_OWNER,
 * ROUND_CONNECTOR, ROUND_INDICATOR, ROUND_NOTHING, ROUND_UNDECIDED, ROUND_SEAL.
 */
export function decideRound(round: Round, command: RoundCommand, context: RoundContext): Decision<RoundEvent> {
  const subject = { thing: 'round', id: context.id } as const;
  const wrong =
    (command.type === 'plan_round' && command.isNew === true ? taken(subject, round.standing) : undefined) ??
    outOfTurn(ROUND_TRANSITIONS, subject, round.standing, command.type);
  if (wrong) return refused(wrong);
  switch (command.type) {
    case 'plan_round':
      return unless([denied(context, 'plan_round'), ...planIssues(command.plan), schemeIssue(command.plan, context)], {
        type: 'round_planned',
        plan: command.plan,
      });
    case 'open_round':
      return open(round.plan as RoundPlan, context);
    case 'extend_round':
    case 'reopen_round':
      return unless(
        [
          denied(context, 'run_round'),
          reasonMissing(command),
          !isDay(command.closesOn) || command.closesOn < context.today || command.closesOn <= (round.plan as RoundPlan).closesOn
            ? dates('closes', command.closesOn)
            : undefined,
        ],
        { type: command.type === 'extend_round' ? 'round_extended' : 'round_reopened', closesOn: command.closesOn, reason: command.reason },
      );
    case 'close_round':
      return unless([denied(context, 'run_round')], { type: 'round_closed' });
    case 'cancel_round':
      return unless([denied(context, 'plan_round'), reasonMissing(command)], { type: 'round_cancelled', reason: command.reason });
    case 'seal_round':
      return seal(round, command, context);
  }
}

function open(plan: RoundPlan, context: RoundContext): Decision<RoundEvent> {
  const { collected } = context;
  if (collected === undefined) throw new RangeError('to open a round its indicators are needed');
  const { asks, issues } = asksOf({ ...collected, plan, context });
  return unless(
    [
      denied(context, 'run_round'),
      schemeIssue(plan, context),
      context.today < plan.opensOn ? dates('early', plan.opensOn) : undefined,
      context.today > plan.closesOn ? dates('closes', plan.closesOn) : undefined,
      ...issues,
    ],
    { type: 'round_opened', asks },
  );
}

/** What was approved is sealed once nothing waits for a decision; a further seal says why, and the earlier one stays (ROUND-8, ROUND-9). */
function seal(round: Round, command: Of<'seal_round'>, context: RoundContext): Decision<RoundEvent> {
  const { standing } = context;
  if (standing === undefined) throw new RangeError('to seal a round the standing of its figures is needed');
  const { undecided, contested, approved, asked } = standing;
  const last = round.seals.at(-1);
  const issues: (Issue | undefined)[] = [
    denied(context, 'seal_round'),
    undecided + contested > 0 ? workflowIssue('ROUND_UNDECIDED', {}, { round: context.id, undecided, contested }) : undefined,
    /^sha256:[0-9a-f]{64}$/.test(command.hash) ? undefined : sealIssue('hash', command.hash, 'sha256:…'),
    command.figures === approved ? undefined : sealIssue('figures', command.figures, approved),
    isInstant(command.knownAt) &&
    command.knownAt <= context.at &&
    command.knownAt >= (standing.lastApproval ?? '') &&
    command.knownAt >= (last?.knownAt ?? '')
      ? undefined
      : sealIssue('moment', command.knownAt, context.at),
    last === undefined ? undefined : reasonMissing({ type: command.type, reason: command.reason ?? '' }),
    last !== undefined && last.hash === command.hash ? sealIssue('same', command.hash, '') : undefined,
  ];
  return unless(issues, {
    type: 'round_sealed',
    number: round.seals.length + 1,
    hash: command.hash,
    figures: command.figures,
    missing: asked - approved,
    knownAt: command.knownAt,
    ...(command.reason === undefined ? {} : { reason: command.reason }),
  });
}

function planIssues({ month, opensOn, closesOn, objectDays }: RoundPlan): readonly (Issue | undefined)[] {
  const period = parsePeriod(month);
  return [
    period?.kind === 'month' ? undefined : dates('month', month),
    isDay(opensOn) ? undefined : dates('opens', opensOn),
    isDay(closesOn) && closesOn >= opensOn ? undefined : dates('closes', closesOn),
    Number.isInteger(objectDays) && objectDays >= 1 && objectDays <= 30 ? undefined : dates('object_days', String(objectDays)),
  ];
}

function schemeIssue({ scheme, version }: RoundPlan, context: RoundContext): Issue | undefined {
  return context.scheme === 'published'
    ? undefined
    : workflowIssue('ROUND_SCHEME', {}, { scheme, version, state: context.scheme ?? 'none' });
}

function dates(reason: 'month' | 'early' | 'opens' | 'closes' | 'object_days', found: string): Issue {
  return workflowIssue('ROUND_DATES', {}, { reason, found });
}

function sealIssue(reason: 'hash' | 'figures' | 'moment' | 'same', found: string | number, expected: string | number): Issue {
  return workflowIssue('ROUND_SEAL', {}, { reason, found, expected });
}
