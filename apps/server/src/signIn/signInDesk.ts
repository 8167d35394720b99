import { changeSignIn, keepTotpSecret, sealTotpSecret } from '@kedu/store';
import { type AccountAct, decideSignIn, passwordWeakness, type PersonId, plainName, type Proof, type SignInCommand } from '@kedu/workflow';
import type { Issue } from '@kedu/model';
import type { Pool } from 'pg';
import type { FactorSecrets } from './factorSecrets.ts';
import type { Passwords } from './passwords.ts';
import { newSecret, secretAddress, stepOf } from './secondFactor.ts';
import type { Sessions } from './sessions.ts';
import { newToken } from './tokens.ts';

/** What was done, or why not. */
export type Done<T> = { readonly value: T } | { readonly issues: readonly Issue[] };

/** What somebody shows to sign in. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  readonly code?: string | undefined;
}

/**
 * Everything that moves a sign-in: secrets are compared here and go no further; what follows is decided by the procedure, while nobody else
 * decides on the same name. Whatever looks at a password waits for its turn first, and only then takes a connection and the name.
 *
 * Rule: SIGN-1 to SIGN-9, SIGN-12 to SIGN-14, RIGHT-15 (docs/spec/rights.md).
 */
export class SignInDesk {
  readonly #pool: Pool;
  readonly #passwords: Passwords;
  readonly #sessions: Sessions;
  readonly #secrets: FactorSecrets;

  constructor(pool: Pool, passwords: Passwords, sessions: Sessions, secrets: FactorSecrets) {
    this.#pool = pool;
    this.#passwords = passwords;
    this.#sessions = sessions;
    this.#secrets = secrets;
  }

  /**
   * A new session: its token. A second factor is asked for where one is at work; posts that need one are entered with it alone (`admit`),
   * so that whoever has none yet can set it up. Errors: SIGN_REFUSED, SIGN_LOCKED, SIGN_CODE.
   */
  async open({ name, password, code }: Credentials): Promise<Done<string>> {
    const { token, digest } = newToken();
    const signName = plainName(name);
    let clear: string | undefined;
    const done = await this.#passwords.inTurn((passwords) =>
      changeSignIn<Done<string>>(this.#pool, signName, async ({ state, totpSecret, at }) => {
        const isLocked = state.lockedUntil !== undefined && at < state.lockedUntil;
        const proof: Proof = {
          passwordHolds: !isLocked && (await passwords.holds(password, state.password)),
          codeGiven: code !== undefined && code !== '',
          step: code === undefined ? undefined : await this.#stepOf(code, totpSecret, signName, at),
        };
        const { events, issues } = decideSignIn(state, { type: 'sign_in', proof, needsSecondFactor: false, session: digest }, at);
        if (totpSecret !== undefined && proof.step !== undefined && !this.#secrets.isSealed(totpSecret)) clear = totpSecret;
        return { events, result: issues.length > 0 ? { issues } : { value: token } };
      }),
    );
    if (clear !== undefined) await sealTotpSecret(this.#pool, signName, { clear, sealed: this.#secrets.seal(clear, signName) });
    return done;
  }

  /** Ends a session; one that is none is ended already. */
  async close(signName: string, session: string): Promise<void> {
    await this.#change(signName, { type: 'sign_out', session });
    this.#sessions.forget(session);
  }

  /**
   * Another password; all other sessions end. A wrong old one counts as at sign-in (SIGN-2). Errors: SIGN_REFUSED, SIGN_LOCKED,
   * SIGN_PASSWORD, SIGN_SESSION.
   */
  async setPassword(signName: string, session: string, old: string, next: string): Promise<Done<undefined>> {
    const done = await this.#passwords.inTurn((passwords) =>
      changeSignIn<Done<undefined>>(this.#pool, signName, async ({ state, at }) => {
        const isLocked = state.lockedUntil !== undefined && at < state.lockedUntil;
        const passwordHolds = !isLocked && (await passwords.holds(old, state.password));
        const command: SignInCommand = {
          type: 'set_password',
          proof: { passwordHolds, codeGiven: false },
          password: passwordHolds ? await passwords.hash(next) : '',
          length: lengthOf(next),
          session,
          isSame: next.normalize('NFKC') === old.normalize('NFKC'),
          weakness: passwordWeakness(next, signName),
        };
        return decided(decideSignIn(state, command, at));
      }),
    );
    if ('value' in done) this.#sessions.forget();
    return done;
  }

  /**
   * A secret for an authenticator, at work once a code has shown that it works there. Undefined where a second factor is at work already.
   */
  async beginSecondFactor(signName: string): Promise<{ readonly secret: string; readonly address: string } | undefined> {
    const secret = newSecret();
    const isAtWork = await changeSignIn(this.#pool, signName, ({ state }) => ({ events: [], result: state.hasSecondFactor }));
    if (isAtWork) return undefined;
    await keepTotpSecret(this.#pool, signName, this.#secrets.seal(secret, signName));
    return { secret, address: secretAddress(secret, signName) };
  }

  /** Puts the second factor to work; all other sessions end. A wrong code counts (SIGN-2). Errors: SIGN_CODE, SIGN_LOCKED, SIGN_SESSION. */
  async confirmSecondFactor(signName: string, session: string, code: string): Promise<Done<undefined>> {
    const done = await changeSignIn<Done<undefined>>(this.#pool, signName, async ({ state, totpSecret, at }) => {
      const step = await this.#stepOf(code, totpSecret, signName, at);
      const proof: Proof = { passwordHolds: true, codeGiven: true, step };
      return decided(decideSignIn(state, { type: 'set_second_factor', proof, session }, at));
    });
    if ('value' in done) this.#sessions.forget();
    return done;
  }

  /** A name to sign in with for a person who has none, with his first password. Errors: SIGN_NAME, SIGN_PASSWORD (`short`). */
  async register(
    signName: string,
    person: string,
    password: string,
    { isGiven, by }: { readonly isGiven: boolean; readonly by: readonly PersonId[] },
  ): Promise<Done<undefined>> {
    const hash = await this.#hashed(password);
    return this.#change(plainName(signName), { type: 'register', person, password: hash, length: lengthOf(password), isGiven, by });
  }

  /** A new password by administrators: every session ends. `sequence` as for `carryOut`. */
  async resetPassword(
    signName: string,
    password: string,
    { sequence, by }: { readonly sequence: number; readonly by: readonly PersonId[] },
  ): Promise<Done<boolean>> {
    const hash = await this.#hashed(password);
    return this.#carryOut(signName, { type: 'reset_password', password: hash, length: lengthOf(password), sequence, by });
  }

  /**
   * Takes a lost second factor away, unlocks, or closes: what stands at a place in the audit trail (`sequence`), at most once. Who may ask
   * for it was decided before (RIGHT-15, RIGHT-16). True where it was done now, false where it, or a later act of its kind, had been done.
   */
  carryOut(signName: string, type: Exclude<AccountAct, 'reset_password'>, sequence: number): Promise<Done<boolean>> {
    return this.#carryOut(signName, { type, sequence });
  }

  async #carryOut(signName: string, command: Extract<SignInCommand, { readonly type: AccountAct }>): Promise<Done<boolean>> {
    const done = await changeSignIn<Done<boolean>>(this.#pool, signName, ({ state, at }) => {
      const { events, issues } = decideSignIn(state, command, at);
      return { events, result: issues.length > 0 ? { issues } : { value: events.length > 0 } };
    });
    this.#sessions.forget();
    return done;
  }

  async #stepOf(code: string, kept: string | undefined, signName: string, at: string): Promise<number | undefined> {
    return kept === undefined ? undefined : stepOf(code, this.#secrets.open(kept, signName), Date.parse(at));
  }

  #hashed(password: string): Promise<string> {
    return this.#passwords.inTurn((passwords) => passwords.hash(password));
  }

  #change(signName: string, command: SignInCommand): Promise<Done<undefined>> {
    return changeSignIn<Done<undefined>>(this.#pool, signName, ({ state, at }) => decided(decideSignIn(state, command, at)));
  }
}

function lengthOf(password: string): number {
  return [...password].length;
}

function decided({ events, issues }: ReturnType<typeof decideSignIn>) {
  return { events, result: issues.length > 0 ? { issues } : ({ value: undefined } as const) };
}
