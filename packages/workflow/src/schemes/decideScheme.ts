import type { Issue } from '@kedu/model';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, refused, unless } from '../decision.ts';
import type { Day } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import type { Recorded } from '../recorded.ts';
import { denied } from '../rights/permission.ts';
import { isDay } from '../rounds/workCalendar.ts';
import { outOfTurn } from '../transitions.ts';
import type { ChangeRequestState } from './changeRequest.ts';
import { SCHEME_TRANSITIONS, type SchemeCommand, type SchemeEvent, type SchemeVersionState } from './schemeVersion.ts';

/** What a decision on a scheme version needs to know beside it. */
export interface SchemeContext extends Context {
  readonly id: string;
  /** Errors of its check (lint), counted by the server as it compiled its files: those that a draft names, or those that it has. */
  readonly errors: number;
  /** Why the version is not in these files. */
  readonly notIn?: Issue | undefined;
  /** Whether another version of the scheme is in force: only the first needs no request. */
  readonly isFirst: boolean;
  readonly requests: ReadonlyMap<string, ChangeRequestState>;
  /** Last day of the last sealed month of the scheme; scores up to it keep their rule. */
  readonly sealedUntil?: Day | undefined;
}

/**
 * What a command does to a scheme version.
 *
 * Rules: SCHEMEPUB-1 to SCHEMEPUB-5 (docs/spec/rights.md).
 * Errors: STEP_NOT_ALLOWED, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, TWICE_ONE_PERSON, SCHEMEPUB_ERRORS, SCHEMEPUB_REQUEST, SCHEMEPUB_FROM,
 * and why files do not hold the version.
 */
export function decideScheme(state: SchemeVersionState, command: SchemeCommand, context: SchemeContext): Decision<SchemeEvent> {
  const wrong = outOfTurn(SCHEME_TRANSITIONS, { thing: 'scheme_version', id: context.id }, state.standing, command.type);
  if (wrong) return refused(wrong);
  switch (command.type) {
    case 'draft_scheme':
      return unless([denied(context, 'draft_scheme'), isDay(command.from) ? undefined : fromIssue(command.from, context), context.notIn], {
        type: 'scheme_drafted',
        hash: command.hash,
        from: command.from,
        requests: command.requests,
      });
    case 'send_scheme':
      return unless([denied(context, 'draft_scheme'), errorsIssue(context), ...requestIssues(state, context), dayIssue(state, context)], {
        type: 'scheme_sent',
      });
    case 'review_scheme':
      return unless([denied(context, 'review_scheme'), author(state, context, command.type)], {
        type: 'scheme_reviewed',
        hash: state.hash,
      });
    case 'return_scheme': {
      const reviews = denied(context, 'review_scheme');
      const issue = reviews === undefined ? undefined : denied(context, 'publish_scheme');
      return unless([issue, reasonMissing(command)], { type: 'scheme_returned', reason: command.reason });
    }
    case 'publish_scheme':
      return unless(
        [
          denied(context, 'publish_scheme'),
          author(state, context, command.type),
          state.reviewer === context.entered.person ? onePerson('review_scheme', command.type) : undefined,
          errorsIssue(context),
          ...requestIssues(state, context),
          dayIssue(state, context),
        ],
        { type: 'scheme_published', hash: state.hash, from: state.from, requests: state.requests },
      );
    case 'withdraw_scheme':
      return unless([denied(context, 'draft_scheme'), reasonMissing(command)], { type: 'scheme_withdrawn', reason: command.reason });
  }
}

/** A scheme version after an event. */
export function evolveScheme(state: SchemeVersionState, { event, person }: Recorded<SchemeEvent>): SchemeVersionState {
  switch (event.type) {
    case 'scheme_drafted':
      return {
        standing: 'draft',
        hash: event.hash,
        from: event.from,
        requests: event.requests,
        authors: state.authors.includes(person) ? state.authors : [...state.authors, person],
      };
    case 'scheme_sent':
      return { ...state, standing: 'in_review' };
    case 'scheme_reviewed':
      return { ...state, standing: 'reviewed', reviewedHash: event.hash, reviewer: person };
    case 'scheme_returned': {
      const { reviewer: _, reviewedHash: __, ...rest } = state;
      return { ...rest, standing: 'draft' };
    }
    case 'scheme_published':
      return { ...state, standing: 'published' };
    case 'scheme_withdrawn':
      return { ...state, standing: 'withdrawn' };
  }
}

/** An assessed item changes only by approved requests for its scheme, each carried out once and not before its day (SCHEMEPUB-3). */
function requestIssues({ requests, from }: SchemeVersionState, { isFirst, requests: known, id }: SchemeContext): readonly Issue[] {
  const scheme = id.slice(0, id.lastIndexOf('@'));
  if (requests.length === 0) return isFirst ? [] : [workflowIssue('SCHEMEPUB_REQUEST', {}, { reason: 'none', version: id, request: '' })];
  return requests.flatMap((request) => {
    const state = known.get(request);
    const reason =
      state === undefined || state.standing === 'none'
        ? 'unknown'
        : state.scheme !== scheme
          ? 'other'
          : state.standing === 'carried_out'
            ? 'used'
            : state.standing !== 'approved'
              ? 'not_approved'
              : from < state.from
                ? 'early'
                : undefined;
    return reason === undefined ? [] : [workflowIssue('SCHEMEPUB_REQUEST', {}, { reason, version: id, request })];
  });
}

function dayIssue({ from }: SchemeVersionState, context: SchemeContext): Issue | undefined {
  return context.sealedUntil !== undefined && from <= context.sealedUntil ? fromIssue(from, context) : undefined;
}

function fromIssue(from: string, { sealedUntil }: SchemeContext): Issue {
  return workflowIssue('SCHEMEPUB_FROM', {}, { from, sealed: sealedUntil ?? '' });
}

function errorsIssue({ errors, id }: SchemeContext): Issue | undefined {
  return errors > 0 ? workflowIssue('SCHEMEPUB_ERRORS', {}, { version: id, errors }) : undefined;
}

function author({ authors }: SchemeVersionState, { entered }: Context, command: string): Issue | undefined {
  return authors.includes(entered.person) ? onePerson('draft_scheme', command) : undefined;
}

function onePerson(before: string, command: string): Issue {
  return workflowIssue('TWICE_ONE_PERSON', {}, { before, command });
}
