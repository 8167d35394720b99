import type { Issue } from '@kedu/model';
import type { PersonId } from '../actor.ts';
import { workflowIssue } from '../codes.ts';
import { after, type Instant } from '../instant.ts';
import type { Recorded } from '../recorded.ts';
import type { PasswordWeakness } from './passwordWeakness.ts';

/** A session, by the digest of its token; the token itself is nowhere. */
export interface Session {
  readonly digest: string;
  readonly openedAt: Instant;
  readonly seenAt: Instant;
  readonly endedAt?: Instant | undefined;
}

/** Sign-in of one name (登录账号), whether or not anybody bears it: refusals tell nobody which names there are. */
export interface SignInState {
  readonly person?: PersonId | undefined;
  /** Hash of the password in the form of its own function (argon2id). */
  readonly password?: string | undefined;
  /** Somebody else gave the password: it is changed before anything else is done (SIGN-10). */
  readonly passwordIsGiven: boolean;
  /** Who gave it and when: its bearer is told (SIGN-13). */
  readonly given?: GivenPassword | undefined;
  /** A second factor is at work. */
  readonly hasSecondFactor: boolean;
  /** Last time step whose code was used; none is taken twice. */
  readonly lastStep: number;
  /** Failures in a row. */
  readonly failures: number;
  readonly lockedUntil?: Instant | undefined;
  readonly isClosed: boolean;
  readonly sessions: readonly Session[];
  /** Place in the audit trail of the last act of each kind that was carried out: what stands there and not here is yet to be finished (RIGHT-15). */
  readonly carriedOut: Readonly<Partial<Record<AccountAct, number>>>;
}

/** By whose hands a password came, and when. */
export interface GivenPassword {
  readonly by: readonly PersonId[];
  readonly at: Instant;
}

/** What others do to a sign-in, each written into an audit trail before it is done. */
export type AccountAct = 'reset_password' | 'clear_second_factor' | 'unlock' | 'close_account';

export const NO_SIGN_IN: SignInState = {
  passwordIsGiven: false,
  hasSecondFactor: false,
  lastStep: -1,
  failures: 0,
  isClosed: false,
  sessions: [],
  carriedOut: {},
};

/** Failures after which a name is locked, how long at first, and the longest lock; each further row of failures doubles it. */
export const LOCK = { failures: 5, milliseconds: 15 * 60_000, most: 24 * 3_600_000 } as const;

/** A session ends after so long without a request, and at last so long after it was opened. */
export const SESSION = { idle: 30 * 60_000, whole: 12 * 3_600_000 } as const;

/** Shortest password, in characters. */
export const SHORTEST_PASSWORD = 12;

/** What the server found out about a try; secrets themselves never come here. */
export interface Proof {
  readonly passwordHolds: boolean;
  /** Time step (of 30 seconds) of the code that holds, where one was given and holds. */
  readonly step?: number | undefined;
  readonly codeGiven: boolean;
}

export type SignInCommand =
  /** `isGiven`: somebody else chose the password, and knows it; `by` says who. */
  | {
      readonly type: 'register';
      readonly person: PersonId;
      readonly password: string;
      readonly length: number;
      readonly isGiven: boolean;
      readonly by?: readonly PersonId[] | undefined;
    }
  | { readonly type: 'sign_in'; readonly proof: Proof; readonly needsSecondFactor: boolean; readonly session: string }
  | { readonly type: 'see_session'; readonly session: string }
  | { readonly type: 'sign_out'; readonly session: string }
  | {
      readonly type: 'set_password';
      readonly proof: Proof;
      readonly password: string;
      readonly length: number;
      readonly session: string;
      readonly isSame: boolean;
      /** Why the new one is easily guessed (SIGN-12). */
      readonly weakness?: PasswordWeakness | undefined;
    }
  /** By administrators where the person is registered, one of whom may know the password until it is changed (RIGHT-22). */
  | {
      readonly type: 'reset_password';
      readonly password: string;
      readonly length: number;
      readonly sequence: number;
      readonly by?: readonly PersonId[] | undefined;
    }
  | { readonly type: 'set_second_factor'; readonly proof: Proof; readonly session: string }
  /** What two administrators have decided of one that was lost (RIGHT-16), or whoever runs the machine. */
  | { readonly type: 'clear_second_factor'; readonly sequence: number }
  | { readonly type: 'unlock'; readonly sequence: number }
  | { readonly type: 'close_account'; readonly sequence: number };

export type SignInEvent =
  | {
      readonly type: 'registered';
      readonly person: PersonId;
      readonly password: string;
      readonly isGiven: boolean;
      readonly by?: readonly PersonId[] | undefined;
    }
  | { readonly type: 'sign_in_failed' }
  | { readonly type: 'signed_in'; readonly session: string; readonly step?: number | undefined }
  | { readonly type: 'session_seen'; readonly session: string }
  | { readonly type: 'signed_out'; readonly session: string }
  | { readonly type: 'password_set'; readonly password: string; readonly session: string }
  | {
      readonly type: 'password_reset';
      readonly password: string;
      readonly sequence: number;
      readonly by?: readonly PersonId[] | undefined;
    }
  | { readonly type: 'second_factor_set'; readonly step: number; readonly session: string }
  | { readonly type: 'second_factor_cleared'; readonly sequence: number }
  | { readonly type: 'unlocked'; readonly sequence: number }
  | { readonly type: 'account_closed'; readonly sequence: number };

/** A refusal that is itself an event: a failed try is counted although it opens nothing. */
export interface SignInDecision {
  readonly events: readonly SignInEvent[];
  readonly issues: readonly Issue[];
}

/**
 * What a command does to a sign-in. Who may register, unlock and close is asked of the rights before (`register_persons`, `unlock`).
 *
 * A wrong try gives an event and an issue: it counts. Unknown name, closed account, wrong password and wrong code are refused alike.
 * An act of others bears its place in the audit trail (`sequence`, from 1): one that was carried out, or that a later one of its kind has replaced, gives no event.
 * Rules: SIGN-1 to SIGN-6, SIGN-8, SIGN-11 to SIGN-13, RIGHT-15, RIGHT-16 (docs/spec/rights.md). Errors: SIGN_REFUSED, SIGN_LOCKED, SIGN_CODE, SIGN_SESSION, SIGN_NAME, SIGN_PASSWORD.
 */
export function decideSignIn(state: SignInState, command: SignInCommand, at: Instant): SignInDecision {
  switch (command.type) {
    case 'register':
      return state.person === undefined
        ? found(passwordIssue(command.length, false), {
            type: 'registered',
            person: command.person,
            password: command.password,
            isGiven: command.isGiven,
            by: command.by,
          })
        : only(workflowIssue('SIGN_NAME', {}, {}));
    case 'sign_in':
      return signIn(state, command, at);
    case 'see_session':
      return found(sessionIssue(state, command.session, at), { type: 'session_seen', session: command.session });
    case 'sign_out':
      return { events: [{ type: 'signed_out', session: command.session }], issues: [] };
    case 'set_password':
      return setPassword(state, command, at);
    case 'reset_password':
      return isCarriedOut(state, command)
        ? NOTHING
        : found(passwordIssue(command.length, false), {
            type: 'password_reset',
            password: command.password,
            sequence: command.sequence,
            by: command.by,
          });
    case 'set_second_factor':
      return setSecondFactor(state, command, at);
    case 'clear_second_factor':
      return isCarriedOut(state, command) ? NOTHING : found(undefined, { type: 'second_factor_cleared', sequence: command.sequence });
    case 'unlock':
      return isCarriedOut(state, command) ? NOTHING : found(undefined, { type: 'unlocked', sequence: command.sequence });
    case 'close_account':
      return isCarriedOut(state, command) ? NOTHING : found(undefined, { type: 'account_closed', sequence: command.sequence });
  }
}

const NOTHING: SignInDecision = { events: [], issues: [] };

function isCarriedOut({ carriedOut }: SignInState, { type, sequence }: { readonly type: AccountAct; readonly sequence: number }): boolean {
  return sequence <= (carriedOut[type] ?? 0);
}

/** Whoever sits at an open session guesses no more often than at the door: the old password counts as at sign-in. Rule: SIGN-2, SIGN-5. */
function setPassword(state: SignInState, command: Extract<SignInCommand, { readonly type: 'set_password' }>, at: Instant): SignInDecision {
  const { proof, password, length, session, isSame, weakness } = command;
  const ended = sessionIssue(state, session, at);
  if (ended !== undefined) return only(ended);
  const locked = lockedIssue(state, at);
  if (locked !== undefined) return only(locked);
  if (!proof.passwordHolds) return failed(refusedIssue(state));
  return found(passwordIssue(length, isSame, weakness), { type: 'password_set', password, session });
}

/** One that is at work is not set up once more: its codes are taken at the door alone, each once. Rule: SIGN-2, SIGN-3. */
function setSecondFactor(
  state: SignInState,
  { proof, session }: Extract<SignInCommand, { readonly type: 'set_second_factor' }>,
  at: Instant,
): SignInDecision {
  const refusal = sessionIssue(state, session, at) ?? (state.hasSecondFactor ? codeIssue('set') : lockedIssue(state, at));
  if (refusal !== undefined) return only(refusal);
  if (!proof.codeGiven) return only(codeIssue('missing'));
  if (proof.step === undefined) return failed(codeIssue('wrong'));
  return found(undefined, { type: 'second_factor_set', step: proof.step, session });
}

function signIn(state: SignInState, command: Extract<SignInCommand, { readonly type: 'sign_in' }>, at: Instant): SignInDecision {
  const locked = lockedIssue(state, at);
  if (locked !== undefined) return only(locked);
  const { proof, needsSecondFactor, session } = command;
  const wrong = refusedIssue(state);
  if (state.person === undefined || state.isClosed || !proof.passwordHolds) return failed(wrong);
  if (!state.hasSecondFactor) return needsSecondFactor ? only(codeIssue('needed')) : found(undefined, { type: 'signed_in', session });
  if (!proof.codeGiven) return only(codeIssue('missing'));
  if (proof.step === undefined) return failed(wrong);
  if (proof.step <= state.lastStep) return failed(codeIssue('used'));
  return found(undefined, { type: 'signed_in', session, step: proof.step });
}

/** A sign-in after an event. */
export function evolveSignIn(state: SignInState, { event, at }: Recorded<SignInEvent>): SignInState {
  switch (event.type) {
    // Whoever tried the name before it was given out did not lock it for its bearer.
    case 'registered': {
      const { lockedUntil: _, ...rest } = state;
      return {
        ...rest,
        person: event.person,
        password: event.password,
        passwordIsGiven: event.isGiven,
        given: event.isGiven ? given(event, at) : undefined,
        failures: 0,
        sessions: [],
      };
    }
    case 'sign_in_failed': {
      const failures = state.failures + 1;
      if (failures % LOCK.failures !== 0) return { ...state, failures };
      let milliseconds: number = LOCK.milliseconds;
      for (let row = LOCK.failures; row < failures && milliseconds < LOCK.most; row += LOCK.failures) milliseconds *= 2;
      return { ...state, failures, lockedUntil: after(at, milliseconds < LOCK.most ? milliseconds : LOCK.most) };
    }
    case 'signed_in': {
      const { lockedUntil: _, ...rest } = state;
      return {
        ...rest,
        failures: 0,
        lastStep: event.step ?? state.lastStep,
        sessions: [...live(state.sessions, at), { digest: event.session, openedAt: at, seenAt: at }],
      };
    }
    case 'session_seen':
      return {
        ...state,
        sessions: state.sessions.map((session) => (session.digest === event.session ? { ...session, seenAt: at } : session)),
      };
    case 'signed_out':
      return {
        ...state,
        sessions: state.sessions.map((session) => (session.digest === event.session ? { ...session, endedAt: at } : session)),
      };
    case 'password_set':
      return {
        ...state,
        password: event.password,
        passwordIsGiven: false,
        given: undefined,
        failures: 0,
        sessions: othersEnded(state.sessions, event.session, at),
      };
    case 'password_reset':
      return {
        ...state,
        password: event.password,
        passwordIsGiven: true,
        given: given(event, at),
        sessions: ended(state.sessions, at),
        carriedOut: { ...state.carriedOut, reset_password: event.sequence },
      };
    // What the password alone opened must not enter posts that ask for both; the last step never goes back, whatever the secret.
    case 'second_factor_set':
      return {
        ...state,
        hasSecondFactor: true,
        lastStep: event.step > state.lastStep ? event.step : state.lastStep,
        failures: 0,
        sessions: othersEnded(state.sessions, event.session, at),
      };
    // Steps that were used stay used: a code of the lost one opens nothing.
    case 'second_factor_cleared':
      return {
        ...state,
        hasSecondFactor: false,
        sessions: ended(state.sessions, at),
        carriedOut: { ...state.carriedOut, clear_second_factor: event.sequence },
      };
    case 'unlocked': {
      const { lockedUntil: _, ...rest } = state;
      return { ...rest, failures: 0, carriedOut: { ...state.carriedOut, unlock: event.sequence } };
    }
    case 'account_closed':
      return {
        ...state,
        isClosed: true,
        sessions: ended(state.sessions, at),
        carriedOut: { ...state.carriedOut, close_account: event.sequence },
      };
  }
}

function given({ by }: { readonly by?: readonly PersonId[] | undefined }, at: Instant): GivenPassword | undefined {
  return by === undefined ? undefined : { by, at };
}

/** Whether a session holds at a moment. Rule: SIGN-4. */
export function holds({ openedAt, seenAt, endedAt }: Session, at: Instant): boolean {
  return endedAt === undefined && at < after(seenAt, SESSION.idle) && at < after(openedAt, SESSION.whole);
}

function ended(sessions: readonly Session[], at: Instant): readonly Session[] {
  return sessions.map((session) => ({ ...session, endedAt: session.endedAt ?? at }));
}

function othersEnded(sessions: readonly Session[], own: string, at: Instant): readonly Session[] {
  return sessions.map((session) => (session.digest === own ? session : { ...session, endedAt: session.endedAt ?? at }));
}

function live(sessions: readonly Session[], at: Instant): readonly Session[] {
  return sessions.filter((session) => holds(session, at));
}

function sessionIssue(state: SignInState, digest: string, at: Instant): Issue | undefined {
  const session = state.sessions.find((each) => each.digest === digest);
  if (session !== undefined && !state.isClosed && holds(session, at)) return undefined;
  const reason =
    session === undefined || session.endedAt !== undefined || state.isClosed
      ? 'ended'
      : at >= after(session.openedAt, SESSION.whole)
        ? 'whole'
        : 'idle';
  return workflowIssue('SIGN_SESSION', {}, { reason });
}

/** SIGN_LOCKED while a name is locked. Rule: SIGN-2. */
function lockedIssue({ lockedUntil }: SignInState, at: Instant): Issue | undefined {
  return lockedUntil !== undefined && at < lockedUntil ? workflowIssue('SIGN_LOCKED', {}, { until: lockedUntil }) : undefined;
}

function codeIssue(reason: 'needed' | 'missing' | 'wrong' | 'used' | 'set'): Issue {
  return workflowIssue('SIGN_CODE', {}, { reason });
}

/** SIGN_REFUSED, with how many more tries there are before the name is locked. */
function refusedIssue({ failures }: SignInState): Issue {
  const left = LOCK.failures - (failures % LOCK.failures) - 1;
  return workflowIssue('SIGN_REFUSED', {}, { left: left === 0 ? '' : left });
}

function passwordIssue(length: number, isSame: boolean, weakness?: PasswordWeakness): Issue | undefined {
  if (length < SHORTEST_PASSWORD) return passwordIssueOf('short', length);
  if (isSame) return passwordIssueOf('same', length);
  return weakness && workflowIssue('SIGN_PASSWORD', {}, { reason: weakness, found: '', least: '' });
}

function passwordIssueOf(reason: 'short' | 'same', found: number): Issue {
  return workflowIssue('SIGN_PASSWORD', {}, { reason, found, least: SHORTEST_PASSWORD });
}

function found(issue: Issue | undefined, event: SignInEvent): SignInDecision {
  return issue === undefined ? { events: [event], issues: [] } : only(issue);
}

/** A failed try, which counts. */
function failed(issue: Issue): SignInDecision {
  return { events: [{ type: 'sign_in_failed' }], issues: [issue] };
}

function only(issue: Issue): SignInDecision {
  return { events: [], issues: [issue] };
}
