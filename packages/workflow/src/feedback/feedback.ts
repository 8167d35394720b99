import type { Issue, UnitId } from '@kedu/model';
import type { Context } from '../context.ts';
import type { Act } from '../collection/value.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, refused, unless } from '../decision.ts';
import type { Day } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import type { Recorded } from '../recorded.ts';
import { denied } from '../rights/permission.ts';
import { outOfTurn, type Transitions } from '../transitions.ts';

export type FeedbackStanding = 'none' | 'open' | 'closed' | 'released';

/** What a unit said of its figures in a run, and what it was answered. */
export type FeedbackAct = Act<'confirmed' | 'objected' | 'upheld' | 'kept'>;

/** A run before its units (结果反馈): each sees its own figures and scores, says what is wrong, and only then are ranks shown (C14). */
export interface FeedbackState {
  readonly standing: FeedbackStanding;
  readonly until: Day;
  readonly units: readonly UnitId[];
  /** By unit, in order of time. */
  readonly said: Readonly<Record<UnitId, readonly FeedbackAct[]>>;
}

export const NO_FEEDBACK: FeedbackState = { standing: 'none', until: '', units: [], said: {} };

export type FeedbackCommand =
  | { readonly type: 'open_feedback'; readonly until: Day }
  | { readonly type: 'confirm_result'; readonly unit: UnitId }
  | { readonly type: 'object_to_result'; readonly unit: UnitId; readonly reason: string }
  | { readonly type: 'uphold_objection'; readonly unit: UnitId; readonly reason: string }
  | { readonly type: 'keep_result'; readonly unit: UnitId; readonly reason: string }
  | { readonly type: 'close_feedback' }
  | { readonly type: 'release_ranks' };

export type FeedbackEvent =
  | { readonly type: 'feedback_opened'; readonly units: readonly UnitId[]; readonly until: Day }
  | { readonly type: 'result_confirmed'; readonly unit: UnitId }
  | { readonly type: 'result_objected'; readonly unit: UnitId; readonly reason: string }
  | { readonly type: 'result_upheld'; readonly unit: UnitId; readonly reason: string }
  | { readonly type: 'result_kept'; readonly unit: UnitId; readonly reason: string }
  | { readonly type: 'feedback_closed'; readonly silent: readonly UnitId[] }
  | { readonly type: 'ranks_released' };

/** RUNNING-5. */
export const FEEDBACK_TRANSITIONS = {
  none: { open_feedback: 'open' },
  open: { confirm_result: 'open', object_to_result: 'open', uphold_objection: 'open', keep_result: 'open', close_feedback: 'closed' },
  closed: { release_ranks: 'released' },
  released: {},
} as const satisfies Transitions<FeedbackStanding, FeedbackCommand['type']>;

/** What a decision on feedback needs to know beside it. */
export interface FeedbackContext extends Context {
  /** The run. */
  readonly id: string;
  readonly runIsFinished: boolean;
  /** All units that the run assesses, where it is to be opened to them; nobody chooses among them. */
  readonly units: readonly UnitId[];
  /** A later run that corrects this one, where there is one: its ranks are then the ones to show. */
  readonly correctedBy?: string | undefined;
  /** The earliest day on which the time to look may end. */
  readonly earliestEnd: Day;
}

/** Fewest working days that units have to look at their results. */
export const FEEDBACK_WORKDAYS = 3;

/**
 * What a command does to the feedback on a run.
 *
 * Rules: RUNNING-5 to RUNNING-7 (docs/spec/runs.md).
 * Errors: STEP_NOT_ALLOWED, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, FEEDBACK_RUN, FEEDBACK_TIME, FEEDBACK_UNIT, FEEDBACK_OPEN, FEEDBACK_UPHELD.
 */
export function decideFeedback(state: FeedbackState, command: FeedbackCommand, context: FeedbackContext): Decision<FeedbackEvent> {
  const wrong = outOfTurn(FEEDBACK_TRANSITIONS, { thing: 'feedback', id: context.id }, state.standing, command.type);
  if (wrong) return refused(wrong);
  switch (command.type) {
    case 'open_feedback':
      return unless(
        [
          denied(context, 'open_feedback'),
          context.runIsFinished ? undefined : workflowIssue('FEEDBACK_RUN', {}, { run: context.id, corrected: '' }),
          command.until >= context.earliestEnd ? undefined : time('short', command.until, context.earliestEnd),
          context.runIsFinished && context.units.length === 0 ? unit('') : undefined,
        ],
        { type: 'feedback_opened', units: context.units, until: command.until },
      );
    case 'confirm_result':
      return unless(byUnit(state, command.unit, context), { type: 'result_confirmed', unit: command.unit });
    case 'object_to_result':
      return unless(
        [
          ...byUnit(state, command.unit, context),
          reasonMissing(command),
          lastSaid(state, command.unit) === 'objected' ? open(command.unit) : undefined,
        ],
        { type: 'result_objected', unit: command.unit, reason: command.reason },
      );
    case 'uphold_objection':
    case 'keep_result':
      return unless(
        [
          denied(context, 'answer_feedback', { unit: command.unit }),
          reasonMissing(command),
          lastSaid(state, command.unit) === 'objected' ? undefined : unit(command.unit),
        ],
        { type: command.type === 'keep_result' ? 'result_kept' : 'result_upheld', unit: command.unit, reason: command.reason },
      );
    case 'close_feedback': {
      const waiting = state.units.filter((each) => lastSaid(state, each) === 'objected');
      const silent = state.units.filter((each) => state.said[each] === undefined);
      return unless(
        [
          denied(context, 'open_feedback'),
          silent.length > 0 && context.today <= state.until ? time('running', state.until, context.today) : undefined,
          waiting.length > 0 ? open(waiting.join(', ')) : undefined,
        ],
        { type: 'feedback_closed', silent },
      );
    }
    case 'release_ranks': {
      const upheld = state.units.filter((each) => state.said[each]?.some(({ kind }) => kind === 'upheld'));
      return unless(
        [
          denied(context, 'release_ranks'),
          context.correctedBy === undefined
            ? undefined
            : workflowIssue('FEEDBACK_RUN', {}, { run: context.id, corrected: context.correctedBy }),
          upheld.length > 0
            ? workflowIssue('FEEDBACK_UPHELD', {}, { run: context.id, units: upheld.join(', '), count: upheld.length })
            : undefined,
        ],
        { type: 'ranks_released' },
      );
    }
  }
}

/** Feedback after an event. */
export function evolveFeedback(state: FeedbackState, { event, person, post, at }: Recorded<FeedbackEvent>): FeedbackState {
  const said = (kind: FeedbackAct['kind'], id: UnitId, reason?: string): FeedbackState => ({
    ...state,
    said: { ...state.said, [id]: [...(state.said[id] ?? []), { kind, person, post, at, ...(reason === undefined ? {} : { reason }) }] },
  });
  switch (event.type) {
    case 'feedback_opened':
      return { standing: 'open', units: event.units, until: event.until, said: {} };
    case 'result_confirmed':
      return said('confirmed', event.unit);
    case 'result_objected':
      return said('objected', event.unit, event.reason);
    case 'result_upheld':
      return said('upheld', event.unit, event.reason);
    case 'result_kept':
      return said('kept', event.unit, event.reason);
    case 'feedback_closed':
      return { ...state, standing: 'closed' };
    case 'ranks_released':
      return { ...state, standing: 'released' };
  }
}

/**
 * What of a run may be shown to whoever is entered: everything once ranks are released or to those who prepare the determination, a unit's own figures and scores
 * while feedback runs, else nothing.
 *
 * Rule: RUNNING-6. Example: a city in an open feedback → 'own'; after the release → 'all'.
 */
export function shownOf(state: FeedbackState, context: Context, unit: UnitId | undefined): 'nothing' | 'own' | 'all' {
  if (denied(context, 'read_rank_early') === undefined) return 'all';
  if (denied(context, 'read_result', { unit }) !== undefined) return 'nothing';
  if (state.standing === 'released') return 'all';
  return state.standing !== 'none' && unit !== undefined && state.units.includes(unit) ? 'own' : 'nothing';
}

function byUnit(state: FeedbackState, id: UnitId, context: FeedbackContext): readonly (Issue | undefined)[] {
  return [
    denied(context, 'confirm_value', { unit: id }),
    state.units.includes(id) ? undefined : unit(id),
    context.today <= state.until ? undefined : time('over', state.until, context.today),
  ];
}

function lastSaid(state: FeedbackState, id: UnitId): FeedbackAct['kind'] | undefined {
  return state.said[id]?.at(-1)?.kind;
}

function time(reason: 'short' | 'running' | 'over', until: string, day: string): Issue {
  return workflowIssue('FEEDBACK_TIME', {}, { reason, until, day });
}

function unit(id: string): Issue {
  return workflowIssue('FEEDBACK_UNIT', id === '' ? {} : { unit: id }, { unit: id });
}

function open(units: string): Issue {
  return workflowIssue('FEEDBACK_OPEN', {}, { units });
}
