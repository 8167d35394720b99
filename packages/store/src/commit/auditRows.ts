import type { AuditRow } from '@kedu/workflow';
import type { PoolClient } from 'pg';

/** Rows of the audit trail of an authority from a sequence on, in order. Rule: COMMIT-2. */
export async function auditRows(client: PoolClient, authority: string, from: number, most: number): Promise<readonly AuditRow[]> {
  const { rows } = await client.query<Omit<AuditRow, 'sequence' | 'at'> & { readonly sequence: string; readonly at: Date }>(
    `select sequence, authority_id as authority, at, person_id as person, post_id as post, command, about, events_digest as events, previous_digest as previous
     from kedu.audit where authority_id = $1 and audit.sequence >= $2 order by audit.sequence limit $3`,
    [authority, from, most],
  );
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence), at: row.at.toISOString() }));
}
