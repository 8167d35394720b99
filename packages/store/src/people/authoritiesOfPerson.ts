import type { Queryable } from '../database/queryable.ts';

/**
 * IDs of the authorities in which a person has, had or will have a seat, sorted: where his posts of today are to be looked for. One
 * question, however many authorities there are.
 */
export async function authoritiesOfPerson(database: Queryable, person: string): Promise<readonly string[]> {
  const { rows } = await database.query<{ found: readonly string[] }>('select kedu.authorities_of($1) as found', [person]);
  return rows[0]?.found ?? [];
}
