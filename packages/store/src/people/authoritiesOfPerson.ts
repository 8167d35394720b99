import type { Queryable } from '../database/queryable.ts';

/** Those of some persons who have, had or will have a seat in some authority: a new password for them goes by two hands (RIGHT-22). */
export async function seatedPersons(database: Queryable, persons: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ person: string }>(
    'select person from unnest($1::text[]) as person where cardinality(kedu.authorities_of(person)) > 0',
    [persons],
  );
  return new Set(rows.map(({ person }) => person));
}

/**
 * IDs of the authorities in which a person has, had or will have a seat, sorted: where his posts of today are to be looked for. One
 * question, however many authorities there are.
 */
export async function authoritiesOfPerson(database: Queryable, person: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ found: readonly string[] }>('select kedu.authorities_of($1) as found', [person]);
  return rows[0]?.found ?? [];
}
