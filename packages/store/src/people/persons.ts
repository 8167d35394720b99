import type { Queryable } from '../database/queryable.ts';

/** A person as the platform knows him: a pseudonym, and the name that people see. */
export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly isExample: boolean;
}

/** Takes a person up; one that is there keeps his name. Returns whether he is new. */
export async function registerPerson(database: Queryable, { id, name, isExample }: NewPerson): Promise<boolean> {
  const { rowCount } = await database.query(
    "insert into kedu.person (person_id, kind, display_name, is_example) values ($1, 'person', $2, $3) on conflict do nothing",
    [id, name, isExample],
  );
  return rowCount === 1;
}

/** Persons by their pseudonyms; who is not there is absent. Example: personsOf(pool, ['p-1']) → { 'p-1' → 示例 张三 }. */
export async function personsOf(database: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, NewPerson>> {
  const { rows } = await database.query<{ person_id: string; display_name: string; is_example: boolean }>(
    'select person_id, display_name, is_example from kedu.person where person_id = any ($1)',
    [ids],
  );
  return new Map(
    rows.map(({ person_id, display_name, is_example }) => [person_id, { id: person_id, name: display_name, isExample: is_example }]),
  );
}

/** The names with which persons sign in, and whether each is closed or locked now; who has none is absent. */
export async function signNamesOf(database: Queryable, persons: readonly string[]): Promise<ReadonlyMap<string, PersonSignIn>> {
  const { rows } = await database.query<{
    person_id: string;
    sign_name: string;
    has_second_factor: boolean;
    is_closed: boolean;
    password_is_given: boolean;
    locked: Date | null;
  }>(
    `select person_id, sign_name, has_second_factor, is_closed, password_is_given, case when locked_until > now() then locked_until end as locked
     from kedu.sign_in where person_id = any ($1)`,
    [persons],
  );
  return new Map(
    rows.map(({ person_id, sign_name, has_second_factor, is_closed, password_is_given, locked }) => [
      person_id,
      {
        signName: sign_name,
        hasSecondFactor: has_second_factor,
        isClosed: is_closed,
        passwordIsGiven: password_is_given,
        ...(locked === null ? {} : { lockedUntil: locked.toISOString() }),
      },
    ]),
  );
}

/** How a person signs in. */
export interface PersonSignIn {
  readonly signName: string;
  readonly hasSecondFactor: boolean;
  readonly isClosed: boolean;
  /** Somebody else gave the password, and it was not changed since (SIGN-10). */
  readonly passwordIsGiven: boolean;
  readonly lockedUntil?: string | undefined;
}
