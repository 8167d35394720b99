import type { LoggedEntry } from '@kedu/workflow';
import type { PoolClient } from 'pg';

/** The entry of the highest index of a log that was written down; undefined before the first. Rule: COMMIT-5. */
export async function lastLogged(client: PoolClient, authority: string, log: string): Promise<LoggedEntry | undefined> {
  const { rows } = await client.query<{ index: string; entry: Buffer }>(
    `select l.index, p.entry from kedu.log_entry l
     join kedu.pending_entry p on p.authority_id = l.authority_id and p.log = l.log and p.since = l.since and p.position = l.position
     where l.authority_id = $1 and l.log = $2 order by l.index desc limit 1`,
    [authority, log],
  );
  const [row] = rows;
  return row && { index: Number(row.index), entry: Uint8Array.from(row.entry) };
}
