import type { Commit } from '@kedu/workflow';
import type { PoolClient } from 'pg';

/** Numbers of kinds and of columns of figures, by the function that a commit is held to. Rule: COMMIT-8. */
export async function numbersOf(client: PoolClient, names: readonly string[]): Promise<Commit['expected']> {
  const { rows } = await client.query<{ stream: string; version: number }>(
    `select asked.stream, found.version from unnest($1::text[]) with ordinality as asked (stream, place)
     cross join lateral kedu.stream_version(asked.stream, null) as found order by asked.place`,
    [names],
  );
  return rows;
}
