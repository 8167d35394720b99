import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  after,
  decideSignIn,
  evolveSignIn,
  holds,
  type Instant,
  LOCK,
  NO_SIGN_IN,
  type PasswordWeakness,
  plainName,
  type Proof,
  SESSION,
  type SignInCommand,
  type SignInState,
} from '../../src/index.ts';

const NOON = '2024-12-02T04:00:00.000Z';
const GOOD: Proof = { passwordHolds: true, codeGiven: false };
const BAD: Proof = { passwordHolds: false, codeGiven: false };

/** A sign-in with its clock. */
class Name {
  state: SignInState = NO_SIGN_IN;
  now: Instant = NOON;

  do(command: SignInCommand): readonly string[] {
    const { events, issues } = decideSignIn(this.state, command, this.now);
    for (const event of events)
      this.state = evolveSignIn(this.state, { event, at: this.now, person: 'p', post: 'kedu', command: command.type });
    return issues.map(({ code, args }) => [code, args['reason']].filter(Boolean).join(' '));
  }

  later(milliseconds: number): this {
    this.now = after(this.now, milliseconds);
    return this;
  }

  try(proof: Proof, session = 's', needsSecondFactor = false): readonly string[] {
    return this.do({ type: 'sign_in', proof, needsSecondFactor, session });
  }
}

function registered(): Name {
  const name = new Name();
  expect(name.do({ type: 'register', person: 'p-1', password: '$argon2id$…', length: 14, isGiven: true })).toEqual([]);
  return name;
}

describe('SIGN-1 SIGN-2 refusals and locks', () => {
  test('a name that nobody bears is refused, counted and locked like any other', () => {
    const [known, unknown] = [registered(), new Name()];
    for (let i = 0; i < 7; i += 1) expect(known.try(BAD)).toEqual(unknown.try(GOOD));
    expect(unknown.try(GOOD)).toEqual(['SIGN_LOCKED']);
    expect(known.try(GOOD)).toEqual(['SIGN_LOCKED']);
  });

  test('five failures lock for 15 minutes, five more for 30; success begins anew', () => {
    const name = registered();
    const fail = (): void => {
      for (let i = 0; i < LOCK.failures; i += 1) expect(name.try(BAD)).toEqual(['SIGN_REFUSED']);
    };
    fail();
    expect(name.later(15 * 60_000 - 1).try(GOOD)).toEqual(['SIGN_LOCKED']);
    name.later(1);
    fail();
    expect(name.later(30 * 60_000 - 1).try(GOOD)).toEqual(['SIGN_LOCKED']);
    expect(name.later(1).try(GOOD)).toEqual([]);
    expect(name.state.failures).toBe(0);
    fail();
    name.do({ type: 'unlock', sequence: 1 });
    expect(name.try(GOOD)).toEqual([]);
  });

  test('a lock is never longer than a day, and a try while locked changes nothing', () => {
    const name = registered();
    for (let row = 0; row < 12; row += 1) {
      for (let i = 0; i < LOCK.failures; i += 1) name.try(BAD);
      expect((name.state.lockedUntil as string) <= after(name.now, LOCK.most)).toBe(true);
      const before = name.state;
      name.try(BAD);
      expect(name.state).toBe(before);
      name.now = name.state.lockedUntil as string;
    }
  });
});

describe('SIGN-3 second factor', () => {
  const code = (step: number | undefined): Proof => ({ passwordHolds: true, codeGiven: true, step });

  test('a code is used once, an older one never, and a missing one is no failure', () => {
    const name = registered();
    name.try(GOOD, 'own');
    expect(name.do({ type: 'set_second_factor', proof: code(undefined), session: 'own' })).toEqual(['SIGN_CODE wrong']);
    expect(name.do({ type: 'set_second_factor', proof: code(100), session: 'own' })).toEqual([]);
    expect(name.try(GOOD)).toEqual(['SIGN_CODE missing']);
    expect(name.state.failures).toBe(0);
    expect(name.try(code(100))).toEqual(['SIGN_CODE used']);
    expect(name.try(code(101))).toEqual([]);
    expect(name.try(code(99))).toEqual(['SIGN_CODE used']);
    expect(name.try(code(undefined))).toEqual(['SIGN_REFUSED']);
    expect(name.state.failures).toBe(2);
    expect(name.try({ ...code(102), passwordHolds: false })).toEqual(['SIGN_REFUSED']);
  });

  test('one that is at work takes no code in its session, so that no step is used twice or goes back', () => {
    const name = registered();
    name.try(GOOD, 'own');
    const set = (step: number | undefined) => name.do({ type: 'set_second_factor', proof: code(step), session: 'own' });
    expect(set(100)).toEqual([]);
    const before = name.state;
    for (const step of [99, 100, 101, undefined]) expect(set(step)).toEqual(['SIGN_CODE set']);
    expect(name.state).toBe(before);
    expect(name.try(code(100))).toEqual(['SIGN_CODE used']);
    expect(name.do({ type: 'clear_second_factor', sequence: 1 })).toEqual([]);
    name.try(GOOD, 'own');
    expect(set(99)).toEqual([]);
    expect(name.try(code(100))).toEqual(['SIGN_CODE used']);
  });

  test('SIGN-2 wrong codes where it is set up count as at sign-in, and lock; while locked the right one is not looked at', () => {
    const name = registered();
    name.try(GOOD, 'own');
    const set = (step: number | undefined, session = 'own') => name.do({ type: 'set_second_factor', proof: code(step), session });
    expect(set(undefined, 'of-nobody')).toEqual(['SIGN_SESSION ended']);
    expect(name.state.failures).toBe(0);
    for (let i = 0; i < LOCK.failures; i += 1) expect(set(undefined)).toEqual(['SIGN_CODE wrong']);
    expect(set(100)).toEqual(['SIGN_LOCKED']);
    expect(name.try(GOOD)).toEqual(['SIGN_LOCKED']);
    name.later(LOCK.milliseconds).do({ type: 'see_session', session: 'own' });
    expect(set(100)).toEqual([]);
    expect(name.state.failures).toBe(0);
  });

  test('SIGN-8 once it is at work, whatever the password alone had opened is over, but for the session in which it was set up', () => {
    const name = registered();
    for (const session of ['own', 'stolen', 'left']) expect(name.try(GOOD, session)).toEqual([]);
    name.do({ type: 'sign_out', session: 'left' });
    const left = name.state.sessions.find(({ digest }) => digest === 'left')?.endedAt;
    expect(name.later(1000).do({ type: 'set_second_factor', proof: code(undefined), session: 'own' })).toEqual(['SIGN_CODE wrong']);
    expect(name.do({ type: 'see_session', session: 'stolen' })).toEqual([]);
    expect(name.do({ type: 'set_second_factor', proof: code(100), session: 'own' })).toEqual([]);
    expect(name.do({ type: 'see_session', session: 'own' })).toEqual([]);
    expect(name.do({ type: 'see_session', session: 'stolen' })).toEqual(['SIGN_SESSION ended']);
    expect(name.state.sessions.find(({ digest }) => digest === 'left')?.endedAt).toBe(left);
    expect(name.do({ type: 'set_second_factor', proof: code(101), session: 'stolen' })).toEqual(['SIGN_SESSION ended']);
    expect(name.do({ type: 'see_session', session: 'own' })).toEqual([]);
  });

  test('a post that asks for one is not entered without', () => {
    const name = registered();
    expect(name.try(GOOD, 's', true)).toEqual(['SIGN_CODE needed']);
    expect(name.state.sessions).toEqual([]);
  });
});

describe('SIGN-4 SIGN-5 sessions and passwords', () => {
  test('end by idleness, by age, by signing out', () => {
    const name = registered();
    name.try(GOOD, 'a');
    name.later(SESSION.idle - 1);
    expect(name.do({ type: 'see_session', session: 'a' })).toEqual([]);
    name.later(SESSION.idle);
    expect(name.do({ type: 'see_session', session: 'a' })).toEqual(['SIGN_SESSION idle']);
    name.try(GOOD, 'b');
    for (let passed = 0; passed + SESSION.idle < SESSION.whole; passed += SESSION.idle - 1) {
      name.later(SESSION.idle - 1);
      name.do({ type: 'see_session', session: 'b' });
    }
    expect(name.later(SESSION.idle - 1).do({ type: 'see_session', session: 'b' })).toEqual(['SIGN_SESSION whole']);
    name.try(GOOD, 'c');
    name.do({ type: 'sign_out', session: 'c' });
    expect(name.do({ type: 'see_session', session: 'c' })).toEqual(['SIGN_SESSION ended']);
    expect(name.do({ type: 'see_session', session: 'never' })).toEqual(['SIGN_SESSION ended']);
  });

  test('a new password ends the other sessions, and asks for the old one', () => {
    const name = registered();
    name.try(GOOD, 'a');
    name.try(GOOD, 'b');
    const set = (proof: Proof, length = 20, isSame = false) =>
      name.do({ type: 'set_password', proof, password: 'new', length, session: 'a', isSame });
    expect(set(BAD)).toEqual(['SIGN_REFUSED']);
    expect(set(GOOD, 11)).toEqual(['SIGN_PASSWORD short']);
    expect(set(GOOD, 20, true)).toEqual(['SIGN_PASSWORD same']);
    expect(set(GOOD)).toEqual([]);
    expect(name.do({ type: 'see_session', session: 'a' })).toEqual([]);
    expect(name.do({ type: 'see_session', session: 'b' })).toEqual(['SIGN_SESSION ended']);
  });

  test('SIGN-12 a password that is easily guessed is refused by its reason, and the old one stays', () => {
    const name = registered();
    name.try(GOOD, 'a');
    const set = (weakness?: PasswordWeakness, length = 20) =>
      name.do({ type: 'set_password', proof: GOOD, password: 'new', length, session: 'a', isSame: false, weakness });
    expect(set('run')).toEqual(['SIGN_PASSWORD run']);
    expect(set('run', 11)).toEqual(['SIGN_PASSWORD short']);
    expect(name.state.password).toBe('$argon2id$…');
    expect(set()).toEqual([]);
  });

  test('SIGN-2 a wrong old password counts as at sign-in, and locks; while locked the right one is not looked at', () => {
    const name = registered();
    name.try(GOOD, 'a');
    const set = (proof: Proof, session = 'a') =>
      name.do({ type: 'set_password', proof, password: 'new', length: 20, session, isSame: false });
    expect(set(BAD, 'of-nobody')).toEqual(['SIGN_SESSION ended']);
    expect(name.state.failures).toBe(0);
    expect(set(BAD)).toEqual(['SIGN_REFUSED']);
    expect(name.try(BAD)).toEqual(['SIGN_REFUSED']);
    for (let i = 2; i < LOCK.failures; i += 1) expect(set(BAD)).toEqual(['SIGN_REFUSED']);
    expect(set(GOOD)).toEqual(['SIGN_LOCKED']);
    expect(name.try(GOOD)).toEqual(['SIGN_LOCKED']);
    expect([name.state.failures, name.state.password]).toEqual([LOCK.failures, '$argon2id$…']);
    expect(name.later(LOCK.milliseconds).do({ type: 'see_session', session: 'a' })).toEqual([]);
    expect(set(GOOD)).toEqual([]);
    expect(name.state.failures).toBe(0);
  });

  test('a closed account is refused like a wrong password, and its sessions are over', () => {
    const name = registered();
    name.try(GOOD, 'a');
    name.do({ type: 'close_account', sequence: 1 });
    expect(name.do({ type: 'see_session', session: 'a' })).toEqual(['SIGN_SESSION ended']);
    expect(name.try(GOOD)).toEqual(['SIGN_REFUSED']);
    expect(name.do({ type: 'register', person: 'p-2', password: 'x', length: 20, isGiven: true })).toEqual(['SIGN_NAME']);
    expect(new Name().do({ type: 'register', person: 'p-2', password: 'x', length: 3, isGiven: true })).toEqual(['SIGN_PASSWORD short']);
  });
});

test('SIGN-11 SIGN-2 a name that was tried before it was given out is open to its bearer', () => {
  const name = new Name();
  for (let i = 0; i < LOCK.failures; i += 1) name.try(BAD);
  expect(name.try(GOOD)).toEqual(['SIGN_LOCKED']);
  expect(name.do({ type: 'register', person: 'p-1', password: '$argon2id$…', length: 14, isGiven: true })).toEqual([]);
  expect(name.state).toMatchObject({ failures: 0 });
  expect(name.state).not.toHaveProperty('lockedUntil');
  expect(name.try(GOOD)).toEqual([]);
});

test('SIGN-11 a name as it is kept', () => {
  expect([' Ｃlerk\u3000', 'CLERK', '\u3000\t ', '示例 王'].map(plainName)).toEqual(['clerk', 'clerk', '', '示例 王']);
  expect(plainName('ﷺ')).toHaveLength(18);
});

describe('SIGN-10 RIGHT-16 what others gave and took', () => {
  test('a password that was given is to be changed, one that was chosen is not; a reset makes it a given one again', () => {
    const name = registered();
    expect(name.state.passwordIsGiven).toBe(true);
    name.try(GOOD, 'a');
    const command = { type: 'set_password', proof: GOOD, password: '$argon2id$2', length: 14, session: 'a', isSame: false } as const;
    expect(name.do({ ...command, isSame: true })).toEqual(['SIGN_PASSWORD same']);
    expect(name.state.passwordIsGiven).toBe(true);
    expect(name.do(command)).toEqual([]);
    expect(name.state.passwordIsGiven).toBe(false);
    expect(name.do({ type: 'reset_password', password: '$argon2id$3', length: 19, sequence: 1 })).toEqual([]);
    expect(name.state.passwordIsGiven).toBe(true);
  });

  test('without its second factor a name signs in by its password, every session is over, and no code of the lost one counts again', () => {
    const name = registered();
    name.try(GOOD, 'first');
    name.do({ type: 'set_second_factor', proof: { passwordHolds: true, codeGiven: true, step: 7 }, session: 'first' });
    expect(name.try({ passwordHolds: true, codeGiven: true, step: 8 }, 'a')).toEqual([]);
    expect(name.do({ type: 'clear_second_factor', sequence: 1 })).toEqual([]);
    expect(name.do({ type: 'see_session', session: 'a' })).toEqual(['SIGN_SESSION ended']);
    expect(name.try(GOOD, 'b')).toEqual([]);
    name.do({ type: 'set_second_factor', proof: { passwordHolds: true, codeGiven: true, step: 9 }, session: 'b' });
    expect(name.try({ passwordHolds: true, codeGiven: true, step: 8 }, 'c')).toEqual(['SIGN_CODE used']);
  });
});

test('RIGHT-15 RIGHT-16 an act is carried out once by its place in the audit trail, and never after a later one of its kind', () => {
  const acts = (sequence: number): readonly SignInCommand[] => [
    { type: 'clear_second_factor', sequence },
    { type: 'unlock', sequence },
    { type: 'reset_password', password: `$argon2id$${sequence}`, length: 19, sequence },
    { type: 'close_account', sequence },
  ];
  for (const [i, act] of acts(7).entries()) {
    const name = registered();
    const eventsOf = (command: SignInCommand) => decideSignIn(name.state, command, name.now).events.length;
    for (const other of acts(9)) if (other.type !== act.type) name.do(other);
    expect(eventsOf(act)).toBe(1);
    name.do(act);
    expect([eventsOf(act), eventsOf(acts(6)[i] as SignInCommand), eventsOf(acts(8)[i] as SignInCommand)]).toEqual([0, 0, 1]);
  }
});

test('SIGN-6 SIGN-2 whatever is tried, nobody gets in without password, nor while locked, and states hold no secret', () => {
  const proof = fc.record({
    passwordHolds: fc.boolean(),
    codeGiven: fc.boolean(),
    step: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(proof, fc.integer({ min: 0, max: 20 * 60_000 })), { maxLength: 60 }), (tries) => {
      const name = registered();
      name.try(GOOD, 'own');
      name.do({ type: 'set_second_factor', proof: { passwordHolds: true, codeGiven: true, step: 3 }, session: 'own' });
      let lastStep = 3;
      tries.forEach(([each, pause], i) => {
        name.later(pause);
        const before = name.state;
        const refused = name.try(each, `s${i}`);
        const isIn = name.state.sessions.some(({ digest, endedAt }) => digest === `s${i}` && endedAt === undefined);
        expect(isIn).toBe(refused.length === 0);
        if (!isIn) return;
        expect(each.passwordHolds && each.codeGiven && (each.step ?? -1) > lastStep).toBe(true);
        expect(before.lockedUntil === undefined || before.lockedUntil <= name.now).toBe(true);
        lastStep = each.step as number;
        expect(name.state.sessions.every((session) => holds(session, name.now))).toBe(true);
      });
    }),
  );
});
