import type { Queryable } from '../database/queryable.ts';

/**
 * Runs of whoever is entered that were requested and are neither finished, failed nor given up, the oldest request first. Rule: RUNNING-2.
 */
export async function openRuns(client: Queryable, authority: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ run_id: string }>(
    `select run_id from (
       select distinct on (run_id) run_id, step, since, position from kedu.run where authority_id = $1 order by run_id, since desc, position desc
     ) as last where step in ('requested', 'running') order by since, position`,
    [authority],
  );
  return rows.map(({ run_id }) => run_id);
}
