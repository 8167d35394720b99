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
