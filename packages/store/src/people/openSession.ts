import type { GivenPassword, Session } from '@kedu/workflow';
import type { Queryable } from '../database/queryable.ts';

/** A session as it was found, with who signed in by it. */
export interface OpenSession {
  readonly signName: string;
  readonly person: string;
  readonly name: string;
  readonly isExample: boolean;
  readonly hasSecondFactor: boolean;
  /** His password was given by somebody else (SIGN-10). */
  readonly passwordIsGiven: boolean;
  readonly given?: GivenPassword | undefined;
  readonly isClosed: boolean;
  readonly session: Session;
  /** Moment of the database. */
  readonly at: string;
}

/** What a row says of a password that was given. */
export function givenPassword({
  password_given_at: at,
  password_given_by: by,
}: {
  readonly password_given_at: Date | null;
  readonly password_given_by: readonly string[] | null;
}): GivenPassword | undefined {
  return at === null || by === null ? undefined : { at: at.toISOString(), by };
}

interface Row {
  readonly sign_name: string;
  readonly person_id: string;
  readonly display_name: string;
  readonly is_example: boolean;
  readonly has_second_factor: boolean;
  readonly password_is_given: boolean;
  readonly password_given_at: Date | null;
  readonly password_given_by: readonly string[] | null;
  readonly is_closed: boolean;
  readonly opened_at: Date;
  readonly seen_at: Date;
  readonly ended_at: Date | null;
  readonly at: Date;
}

/** The session of a digest, whether or not it still holds (`holds` says); undefined for a digest that no session has. Rule: SIGN-4. */
export async function openSession(database: Queryable, digest: string): Promise<OpenSession | undefined> {
  const { rows } = await database.query<Row>(
    `select s.sign_name, i.person_id, p.display_name, p.is_example, i.has_second_factor, i.password_is_given, i.password_given_at, i.password_given_by, i.is_closed, s.opened_at, s.seen_at, s.ended_at, clock_timestamp() as at
     from kedu.session s join kedu.sign_in i using (sign_name) join kedu.person p using (person_id) where s.digest = $1`,
    [digest],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    signName: row.sign_name,
    person: row.person_id,
    name: row.display_name,
    isExample: row.is_example,
    hasSecondFactor: row.has_second_factor,
    passwordIsGiven: row.password_is_given,
    given: givenPassword(row),
    isClosed: row.is_closed,
    session: {
      digest,
      openedAt: row.opened_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      ...(row.ended_at === null ? {} : { endedAt: row.ended_at.toISOString() }),
    },
    at: row.at.toISOString(),
  };
}
