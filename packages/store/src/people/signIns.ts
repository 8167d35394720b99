import { type AccountAct, evolveSignIn, NO_SIGN_IN, type Session, type SignInEvent, type SignInState } from '@kedu/workflow';
import type { Pool, PoolClient } from 'pg';
import { givenPassword } from './openSession.ts';

/** What is known of a name to sign in with, and the sealed secret of its second factor, which no state holds. */
export interface KeptSignIn {
  readonly state: SignInState;
  readonly totpSecret: string | undefined;
  /** Moment of the database. */
  readonly at: string;
}

/** What came of a try: its events, and what the caller wants back. */
export interface SignInChange<T> {
  readonly events: readonly SignInEvent[];
  readonly result: T;
}

interface SignInRow {
  readonly person_id: string | null;
  readonly password_hash: string | null;
  readonly totp_secret: string | null;
  readonly password_is_given: boolean;
  readonly password_given_at: Date | null;
  readonly password_given_by: readonly string[] | null;
  readonly has_second_factor: boolean;
  readonly totp_last_step: string;
  readonly failures: number;
  readonly locked_until: Date | null;
  readonly is_closed: boolean;
  readonly carried_out: Partial<Record<AccountAct, number>>;
  readonly at: Date;
}

/** The most sessions that a name has at once; the oldest give way. */
const MOST_SESSIONS = 50;

/**
 * Decides on a name to sign in with and writes what came of it, while nobody else decides on the same name: two tries at once count twice.
 * A name that nobody bears is kept as well, so that refusals tell nobody which names there are.
 *
 * Rule: SIGN-1 to SIGN-6 (docs/spec/rights.md).
 */
export async function changeSignIn<T>(
  pool: Pool,
  signName: string,
  decide: (kept: KeptSignIn) => Promise<SignInChange<T>> | SignInChange<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('insert into kedu.sign_in (sign_name) values ($1) on conflict do nothing', [signName]);
    const kept = await keptSignIn(client, signName);
    const { events, result } = await decide(kept);
    let state = kept.state;
    for (const event of events) state = evolveSignIn(state, { event, at: kept.at, person: state.person ?? '', post: '', command: '' });
    if (events.length > 0) await write(client, signName, state);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Keeps the secret of a second factor, sealed by whoever asks (SIGN-14), that is yet to be confirmed by a code. */
export async function keepTotpSecret(pool: Pool, signName: string, secret: string): Promise<void> {
  await pool.query('update kedu.sign_in set totp_secret = $2, changed_at = now() where sign_name = $1 and not has_second_factor', [
    signName,
    secret,
  ]);
}

/** Puts a sealed secret in the place of the same one that stood there in clear, from before they were sealed. Rule: SIGN-14. */
export async function sealTotpSecret(
  pool: Pool,
  signName: string,
  { clear, sealed }: { readonly clear: string; readonly sealed: string },
): Promise<void> {
  await pool.query('update kedu.sign_in set totp_secret = $3, changed_at = now() where sign_name = $1 and totp_secret = $2', [
    signName,
    clear,
    sealed,
  ]);
}

/** Who bears a name to sign in with. */
export async function bearerOf(pool: Pool, signName: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ person_id: string | null }>('select person_id from kedu.sign_in where sign_name = $1', [signName]);
  return rows[0]?.person_id ?? undefined;
}

/** Forgets sessions that were not seen since a moment, and names that nobody bears and nobody tried since. Returns how many of both. */
export async function forgetStale(pool: Pool, before: string): Promise<number> {
  const sessions = await pool.query('delete from kedu.session where seen_at < $1', [before]);
  const names = await pool.query('delete from kedu.sign_in where person_id is null and changed_at < $1', [before]);
  return (sessions.rowCount ?? 0) + (names.rowCount ?? 0);
}

async function keptSignIn(client: PoolClient, signName: string): Promise<KeptSignIn> {
  const found = await client.query<SignInRow>(
    "select *, date_trunc('milliseconds', clock_timestamp()) as at from kedu.sign_in where sign_name = $1 for update",
    [signName],
  );
  const row = found.rows[0] as SignInRow;
  const { rows } = await client.query<{ digest: string; opened_at: Date; seen_at: Date; ended_at: Date | null }>(
    'select digest, opened_at, seen_at, ended_at from kedu.session where sign_name = $1 order by opened_at desc, digest limit $2',
    [signName, MOST_SESSIONS],
  );
  const sessions = rows.reverse().map(
    ({ digest, opened_at, seen_at, ended_at }): Session => ({
      digest,
      openedAt: opened_at.toISOString(),
      seenAt: seen_at.toISOString(),
      ...(ended_at === null ? {} : { endedAt: ended_at.toISOString() }),
    }),
  );
  const state: SignInState = {
    ...NO_SIGN_IN,
    passwordIsGiven: row.password_is_given,
    given: givenPassword(row),
    hasSecondFactor: row.has_second_factor,
    lastStep: Number(row.totp_last_step),
    failures: row.failures,
    isClosed: row.is_closed,
    sessions,
    carriedOut: row.carried_out,
    ...(row.person_id === null ? {} : { person: row.person_id }),
    ...(row.password_hash === null ? {} : { password: row.password_hash }),
    ...(row.locked_until === null ? {} : { lockedUntil: row.locked_until.toISOString() }),
  };
  return { state, totpSecret: row.totp_secret ?? undefined, at: row.at.toISOString() };
}

async function write(client: PoolClient, signName: string, state: SignInState): Promise<void> {
  await client.query(
    `update kedu.sign_in set person_id = $2, password_hash = $3, has_second_factor = $4, totp_last_step = $5, failures = $6, locked_until = $7,
       is_closed = $8, password_is_given = $9, carried_out = $10,
       password_given_at = $11, password_given_by = $12, totp_secret = case when $4 or not has_second_factor then totp_secret end, changed_at = now() where sign_name = $1`,
    [
      signName,
      state.person ?? null,
      state.password ?? null,
      state.hasSecondFactor,
      state.lastStep,
      state.failures,
      state.lockedUntil ?? null,
      state.isClosed,
      state.passwordIsGiven,
      JSON.stringify(state.carriedOut),
      state.given?.at ?? null,
      state.given?.by ?? null,
    ],
  );
  await client.query(
    `insert into kedu.session (digest, sign_name, opened_at, seen_at, ended_at)
     select s.digest, $1, s."openedAt"::timestamptz, s."seenAt"::timestamptz, s."endedAt"::timestamptz
     from jsonb_to_recordset($2::jsonb) as s (digest text, "openedAt" text, "seenAt" text, "endedAt" text)
     on conflict (digest) do update set seen_at = excluded.seen_at, ended_at = excluded.ended_at where session.sign_name = excluded.sign_name`,
    [signName, JSON.stringify(state.sessions)],
  );
  await client.query('delete from kedu.session where sign_name = $1 and not digest = any ($2)', [
    signName,
    state.sessions.map(({ digest }) => digest),
  ]);
}
