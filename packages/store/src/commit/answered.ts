import type { Entered, Receipt } from '@kedu/workflow';
import type { PoolClient } from 'pg';

/** The first answer to a key of this person, with the content it was for. Rule: COMMIT-3. */
export async function answeredBefore(
  client: PoolClient,
  { authority, person }: Entered,
  key: string,
): Promise<{ readonly content: string; readonly receipt: Receipt } | undefined> {
  const { rows } = await client.query<{ content: string; sequence: string; at: Date }>(
    `select k.content_digest as content, k.since as sequence, a.at
     from kedu.command_key k join kedu.audit a on a.authority_id = k.authority_id and a.sequence = k.since
     where k.authority_id = $1 and k.person_id = $2 and k.key = $3`,
    [authority, person, key],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return { content: row.content, receipt: { sequence: Number(row.sequence), at: row.at.toISOString(), again: false } };
}
