import type { Issue } from '@kedu/model';
import type { PersonId } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, refused, unless } from '../decision.ts';
import type { Day } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import type { Recorded } from '../recorded.ts';
import { denied } from '../rights/permission.ts';
import { isDay } from '../rounds/workCalendar.ts';
import { outOfTurn, type Transitions } from '../transitions.ts';

export type ChangeStanding = 'none' | 'requested' | 'reviewed' | 'approved' | 'refused' | 'withdrawn' | 'carried_out';

/** What a request asks of the catalogue (目录调整申请). */
export const CHANGES = ['add', 'change', 'remove'] as const;

/** A request to change what is assessed: request → review → approval, from a day on (A9). */
export interface ChangeRequestState {
  readonly standing: ChangeStanding;
  readonly scheme: string;
  readonly change: (typeof CHANGES)[number];
  readonly indicators: readonly string[];
  readonly from: Day;
  readonly reason: string;
  readonly requester: PersonId;
  readonly reviewer?: PersonId | undefined;
  /** The version that carried it out. */
  readonly version?: string | undefined;
}

export const NO_CHANGE_REQUEST: ChangeRequestState = {
  standing: 'none',
  scheme: '',
  change: 'change',
  indicators: [],
  from: '',
  reason: '',
  requester: '',
};

export type ChangeCommand =
  | {
      readonly type: 'request_change';
      readonly scheme: string;
      readonly change: (typeof CHANGES)[number];
      readonly indicators: readonly string[];
      readonly from: Day;
      readonly reason: string;
    }
  | { readonly type: 'review_change'; readonly reason: string }
  | { readonly type: 'approve_change' }
  | { readonly type: 'refuse_change'; readonly reason: string }
  | { readonly type: 'withdraw_change'; readonly reason: string }
  | { readonly type: 'carry_out_change'; readonly version: string };

export type ChangeEvent =
  | {
      readonly type: 'change_requested';
      readonly scheme: string;
      readonly change: (typeof CHANGES)[number];
      readonly indicators: readonly string[];
      readonly from: Day;
      readonly reason: string;
    }
  | { readonly type: 'change_reviewed'; readonly reason: string }
  | { readonly type: 'change_approved' }
  | { readonly type: 'change_refused'; readonly reason: string }
  | { readonly type: 'change_withdrawn'; readonly reason: string }
  | { readonly type: 'change_carried_out'; readonly version: string };

/** SCHEMEPUB-2. */
export const CHANGE_TRANSITIONS = {
  none: { request_change: 'requested' },
  requested: { review_change: 'reviewed', refuse_change: 'refused', withdraw_change: 'withdrawn' },
  reviewed: { approve_change: 'approved', refuse_change: 'refused', withdraw_change: 'withdrawn' },
  approved: { carry_out_change: 'carried_out' },
  refused: {},
  withdrawn: {},
  carried_out: {},
} as const satisfies Transitions<ChangeStanding, ChangeCommand['type']>;

/**
 * What a command does to a request. Three people: who asks, who reviews, who approves.
 *
 * Rule: SCHEMEPUB-2. Errors: STEP_NOT_ALLOWED, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, TWICE_ONE_PERSON, SCHEMEPUB_FROM, SCHEMEPUB_REQUEST.
 */
export function decideChange(
  state: ChangeRequestState,
  command: ChangeCommand,
  context: Context & { readonly id: string },
): Decision<ChangeEvent> {
  const wrong = outOfTurn(CHANGE_TRANSITIONS, { thing: 'change_request', id: context.id }, state.standing, command.type);
  if (wrong) return refused(wrong);
  const { person } = context.entered;
  switch (command.type) {
    case 'request_change': {
      const { type: _, ...request } = command;
      return unless(
        [
          denied(context, 'request_change'),
          reasonMissing(command),
          isDay(command.from) ? undefined : workflowIssue('SCHEMEPUB_FROM', {}, { from: command.from, sealed: '' }),
          command.indicators.length > 0
            ? undefined
            : workflowIssue('SCHEMEPUB_REQUEST', {}, { reason: 'empty', version: '', request: context.id }),
        ],
        { type: 'change_requested', ...request },
      );
    }
    case 'review_change':
      return unless(
        [
          denied(context, 'review_change'),
          reasonMissing(command),
          person === state.requester ? onePerson('request_change', command.type) : undefined,
        ],
        { type: 'change_reviewed', reason: command.reason },
      );
    case 'approve_change':
      return unless(
        [
          denied(context, 'approve_change'),
          person === state.requester ? onePerson('request_change', command.type) : undefined,
          person === state.reviewer ? onePerson('review_change', command.type) : undefined,
        ],
        { type: 'change_approved' },
      );
    case 'refuse_change':
      return unless([denied(context, state.standing === 'requested' ? 'review_change' : 'approve_change'), reasonMissing(command)], {
        type: 'change_refused',
        reason: command.reason,
      });
    case 'withdraw_change':
      return unless(
        [
          denied(context, 'request_change'),
          reasonMissing(command),
          person === state.requester
            ? undefined
            : workflowIssue('SCHEMEPUB_REQUEST', {}, { reason: 'not_own', version: '', request: context.id }),
        ],
        { type: 'change_withdrawn', reason: command.reason },
      );
    case 'carry_out_change':
      return unless([denied(context, 'publish_scheme')], { type: 'change_carried_out', version: command.version });
  }
}

/** A request after an event. */
export function evolveChange(state: ChangeRequestState, { event, person }: Recorded<ChangeEvent>): ChangeRequestState {
  switch (event.type) {
    case 'change_requested': {
      const { scheme, change, indicators, from, reason } = event;
      return { standing: 'requested', scheme, change, indicators, from, reason, requester: person };
    }
    case 'change_reviewed':
      return { ...state, standing: 'reviewed', reviewer: person };
    case 'change_approved':
      return { ...state, standing: 'approved' };
    case 'change_refused':
      return { ...state, standing: 'refused' };
    case 'change_withdrawn':
      return { ...state, standing: 'withdrawn' };
    case 'change_carried_out':
      return { ...state, standing: 'carried_out', version: event.version };
  }
}

function onePerson(before: string, command: string): Issue {
  return workflowIssue('TWICE_ONE_PERSON', {}, { before, command });
}
