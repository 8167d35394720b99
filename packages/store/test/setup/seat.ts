import type { TestDatabase } from './testDatabase.ts';

/** Registers an authority, units and persons, and seats them on a post, without a command: sequences begin at 1 for the test. */
export async function seatWithoutCommands(
  database: TestDatabase,
  {
    authorities,
    units,
    persons,
    post,
  }: Readonly<Record<'authorities' | 'units' | 'persons', readonly string[]>> & { readonly post: string },
): Promise<void> {
  const run = (sql: string, values: readonly unknown[]) => database.ask('superuser', sql, values);
  await run('insert into kedu.unit (unit_id) select unnest($1::text[])', [units]);
  await run(
    "insert into kedu.person (person_id, kind, display_name, is_example) select id, 'person', '示例 ' || id, true from unnest($1::text[]) as id",
    [persons],
  );
  await run(
    "insert into kedu.authority (authority_id, title_zh, is_example) select id, '示例市 ' || id, true from unnest($1::text[]) as id",
    [authorities],
  );
  // Rows of a command 0 that nobody gave: foreign keys are looked at by no trigger in this one session.
  await run(
    `with off as materialized (select set_config('session_replication_role', 'replica', false)), posts as (
       insert into kedu.post (authority_id, post_id, since, title, unit_id) select a, $2, 0, '示例岗位', $3 from off, unnest($1::text[]) as a
     )
     insert into kedu.seat (authority_id, post_id, person_id, from_day, since, capacity, until_day)
     select a, $2, p, '2020-01-01', 0, 'holder', 'infinity' from off, unnest($1::text[]) as a, unnest($4::text[]) as p`,
    [authorities, post, units[0], persons],
  );
}
