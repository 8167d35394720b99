import { canonicalJson, contentHash, type Issue } from '@kedu/model';
import type { PersonId, PostId } from '../actor.ts';
import type { Context } from '../context.ts';
import { workflowIssue } from '../codes.ts';
import { type Decision, refused, unless } from '../decision.ts';
import { after, type Day, type Instant } from '../instant.ts';
import { reasonMissing } from '../reason.ts';
import type { Recorded } from '../recorded.ts';
import { denied } from '../rights/permission.ts';
import { outOfTurn, type Transitions } from '../transitions.ts';

/** What a run is made of; two runs of the same are one (RUNNING-1). */
export interface RunInput {
  readonly scheme: string;
  readonly version: string;
  readonly schemeHash: string;
  readonly period: string;
  /** Hashes of the seals that it reads, oldest first; a run reads nothing else. */
  readonly seals: readonly string[];
  readonly registerHash: string;
  readonly previous: readonly string[];
  readonly asOf: Day;
  readonly seed: number;
}

export type RunStanding = 'none' | 'requested' | 'running' | 'finished' | 'failed' | 'abandoned';

/** A run as a job (考核运行任务). */
export interface RunState {
  readonly standing: RunStanding;
  readonly input?: RunInput | undefined;
  /** The run that it corrects. */
  readonly corrects?: string | undefined;
  readonly attempt: number;
  readonly worker?: string | undefined;
  readonly leaseUntil?: Instant | undefined;
  readonly done?: number | undefined;
  readonly resultHash?: string | undefined;
  readonly output?: string | undefined;
  /** Who asked for it last, in which post, when, and why. */
  readonly requested?:
    | { readonly person: PersonId; readonly post: PostId; readonly at: Instant; readonly reason?: string | undefined }
    | undefined;
  readonly finishedAt?: Instant | undefined;
  /** Code of the failure of the last attempt. */
  readonly failure?: string | undefined;
}

export const NO_RUN: RunState = { standing: 'none', attempt: 0 };

export type RunCommand =
  | { readonly type: 'request_run'; readonly input: RunInput; readonly corrects?: string | undefined; readonly reason?: string | undefined }
  | { readonly type: 'claim_run'; readonly worker: string }
  | { readonly type: 'report_progress'; readonly worker: string; readonly done: number }
  | { readonly type: 'finish_run'; readonly worker: string; readonly resultHash: string; readonly output: string }
  | { readonly type: 'fail_run'; readonly worker: string; readonly code: string }
  | { readonly type: 'retry_run' }
  | { readonly type: 'abandon_run'; readonly reason: string };

export type RunEvent =
  | {
      readonly type: 'run_requested';
      readonly input: RunInput;
      readonly corrects?: string | undefined;
      readonly reason?: string | undefined;
    }
  | { readonly type: 'run_claimed'; readonly worker: string; readonly attempt: number }
  | { readonly type: 'run_progressed'; readonly done: number }
  | { readonly type: 'run_finished'; readonly resultHash: string; readonly output: string }
  | { readonly type: 'run_failed'; readonly code: string }
  | { readonly type: 'run_retried' }
  | { readonly type: 'run_abandoned'; readonly reason: string };

/** RUNNING-2: `claim_run` from `running` is a take-over once the lease is over. */
export const RUN_TRANSITIONS = {
  none: { request_run: 'requested' },
  requested: { claim_run: 'running', abandon_run: 'abandoned' },
  running: { claim_run: 'running', report_progress: 'running', finish_run: 'finished', fail_run: 'failed' },
  failed: { retry_run: 'requested', abandon_run: 'abandoned' },
  finished: {},
  abandoned: { request_run: 'requested' },
} as const satisfies Transitions<RunStanding, RunCommand['type']>;

/** How long a worker may be silent before another takes the run over. */
export const LEASE_MILLISECONDS = 60_000;

/** What a decision on a run needs to know beside it. */
export interface RunContext extends Context {
  readonly id: string;
  /** Hashes of all seals of the authority. */
  readonly seals: ReadonlySet<string>;
  readonly schemeIsPublished: boolean;
  /** The run that a request says it corrects, as it stands. */
  readonly corrected?: RunState | undefined;
  /** Another run that corrects that one, or is to: requested, under way, failed and not abandoned, or finished. */
  readonly correctedBy?: string | undefined;
}

/** The ID of a run follows from what it is made of. Rule: RUNNING-1. */
export function runId(input: RunInput): string {
  return contentHash(canonicalJson(input)).slice('sha256:'.length, 'sha256:'.length + 32);
}

/**
 * What a command does to a run.
 *
 * Rules: RUNNING-1 to RUNNING-4 (docs/spec/runs.md). A request of what was requested already gives no events and no issue, unless it asks
 * for it as a correction that it is not.
 * Errors: STEP_NOT_ALLOWED, RIGHT_SEAT, RIGHT_DENIED, REASON_MISSING, RUNNING_INPUT, RUNNING_AS_OF, RUNNING_CORRECTS, RUNNING_LEASE.
 */
export function decideRun(state: RunState, command: RunCommand, context: RunContext): Decision<RunEvent> {
  if (command.type === 'request_run' && state.standing !== 'none' && state.standing !== 'abandoned')
    return unless([
      denied(context, 'request_run'),
      command.corrects === undefined || command.corrects === state.corrects ? undefined : corrects('there', command.corrects),
    ]);
  const wrong = outOfTurn(RUN_TRANSITIONS, { thing: 'run', id: context.id }, state.standing, command.type);
  if (wrong) return refused(wrong);
  switch (command.type) {
    case 'request_run': {
      const { type: _, ...asked } = command;
      return unless(
        [
          denied(context, 'request_run'),
          ...inputIssues(command.input, context),
          command.corrects === undefined ? undefined : correctsIssue(command.corrects, command.input, context),
          command.corrects === undefined ? undefined : reasonMissing({ type: command.type, reason: command.reason ?? '' }),
        ],
        { type: 'run_requested', ...asked },
      );
    }
    case 'claim_run':
      return unless(
        [
          denied(context, 'work'),
          state.standing === 'running' && (state.leaseUntil ?? '') > context.at && state.worker !== command.worker
            ? lease(state)
            : undefined,
        ],
        { type: 'run_claimed', worker: command.worker, attempt: state.attempt + 1 },
      );
    case 'report_progress':
      return unless(
        [
          denied(context, 'work'),
          held(state, command),
          command.done >= (state.done ?? 0) && command.done <= 1 ? undefined : input('progress', String(command.done)),
        ],
        { type: 'run_progressed', done: command.done },
      );
    case 'finish_run':
      return unless([denied(context, 'work'), held(state, command)], {
        type: 'run_finished',
        resultHash: command.resultHash,
        output: command.output,
      });
    case 'fail_run':
      return unless([denied(context, 'work'), held(state, command)], { type: 'run_failed', code: command.code });
    case 'retry_run':
      return unless([denied(context, 'request_run')], { type: 'run_retried' });
    case 'abandon_run':
      return unless([denied(context, 'request_run'), reasonMissing(command)], { type: 'run_abandoned', reason: command.reason });
  }
}

/** A run after an event. */
export function evolveRun(state: RunState, { event, at, person, post }: Recorded<RunEvent>): RunState {
  switch (event.type) {
    case 'run_requested':
      return {
        standing: 'requested',
        input: event.input,
        attempt: 0,
        requested: { person, post, at, ...(event.reason === undefined ? {} : { reason: event.reason }) },
        ...(event.corrects === undefined ? {} : { corrects: event.corrects }),
      };
    case 'run_claimed': {
      const { failure: _, ...rest } = state;
      return {
        ...rest,
        standing: 'running',
        worker: event.worker,
        attempt: event.attempt,
        leaseUntil: after(at, LEASE_MILLISECONDS),
        done: 0,
      };
    }
    case 'run_progressed':
      return { ...state, done: event.done, leaseUntil: after(at, LEASE_MILLISECONDS) };
    case 'run_finished':
      return { ...released(state), standing: 'finished', resultHash: event.resultHash, output: event.output, done: 1, finishedAt: at };
    case 'run_failed':
      return { ...released(state), standing: 'failed', failure: event.code };
    case 'run_retried':
      return { ...state, standing: 'requested', attempt: 0 };
    case 'run_abandoned':
      return { ...state, standing: 'abandoned' };
  }
}

/** A run reads seals and a published scheme, and nothing that is still moving or yet to come (RUNNING-3). */
function inputIssues({ seals, asOf, seed }: RunInput, context: RunContext): readonly Issue[] {
  const unknown = seals.find((seal) => !context.seals.has(seal));
  return [
    ...(seals.length === 0 ? [input('no_seal', '')] : []),
    ...(unknown === undefined ? [] : [input('seal', unknown)]),
    ...(context.schemeIsPublished ? [] : [input('scheme', '')]),
    ...(Number.isSafeInteger(seed) && seed >= 0 ? [] : [input('seed', String(seed))]),
    ...(asOf > context.today ? [workflowIssue('RUNNING_AS_OF', {}, { found: asOf, today: context.today })] : []),
  ];
}

/** Whatever finished run names another holds its ranks back (RUNNING-7): so only a finished one of the same scheme and period is named. */
function correctsIssue(run: string, { scheme, period }: RunInput, { corrected = NO_RUN, correctedBy }: RunContext): Issue | undefined {
  if (corrected.standing === 'none') return corrects('unknown', run);
  if (corrected.standing !== 'finished') return corrects('unfinished', run);
  if (corrected.input?.scheme !== scheme) return corrects('scheme', run);
  if (corrected.input.period !== period) return corrects('period', run);
  return correctedBy === undefined ? undefined : corrects('corrected', run, correctedBy);
}

function corrects(reason: 'unknown' | 'unfinished' | 'scheme' | 'period' | 'there' | 'corrected', run: string, by = ''): Issue {
  return workflowIssue('RUNNING_CORRECTS', {}, { reason, run, by });
}

function held(state: RunState, { worker }: { readonly worker: string }): Issue | undefined {
  return state.worker === worker ? undefined : lease(state);
}

function released({ worker: _, leaseUntil: __, ...state }: RunState): RunState {
  return state;
}

function lease({ worker, leaseUntil }: RunState): Issue {
  return workflowIssue('RUNNING_LEASE', {}, { worker: worker ?? '', until: leaseUntil ?? '' });
}

function input(reason: 'no_seal' | 'seal' | 'scheme' | 'seed' | 'progress', found: string): Issue {
  return workflowIssue('RUNNING_INPUT', {}, { reason, found });
}
