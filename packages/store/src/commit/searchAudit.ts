import type { AuditRow } from '@kedu/workflow';
import type { PoolClient } from 'pg';

/** Which rows of an audit trail are looked for; what is absent is not asked. */
export interface AuditQuestion {
  /** First and last day in China. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Who did it: his identifier, or part of his name. */
  readonly person?: string | undefined;
  readonly command?: string | undefined;
  /** What it was about begins so: `round/2024-12`, `value/gdp_growth/`. */
  readonly about?: string | undefined;
  /** Only rows before this one. */
  readonly before?: number | undefined;
}

/** Rows of the audit trail that answer a question, the newest first. Rule: COMMIT-2. */
export async function searchAudit(
  client: PoolClient,
  authority: string,
  { from, until, person, command, about, before }: AuditQuestion,
  most: number,
): Promise<readonly AuditRow[]> {
  const { rows } = await client.query<Omit<AuditRow, 'sequence' | 'at'> & { readonly sequence: string; readonly at: Date }>(
    `select sequence, authority_id as authority, at, person_id as person, post_id as post, command, about, events_digest as events, previous_digest as previous
     from kedu.audit a where authority_id = $1
       and ($2::date is null or (a.at at time zone 'Asia/Shanghai')::date >= $2::date) and ($3::date is null or (a.at at time zone 'Asia/Shanghai')::date <= $3::date)
       and ($4::text is null or person_id = $4 or person_id in (select p.person_id from kedu.person p where strpos(lower(p.display_name), lower($4)) > 0))
       and ($5::text is null or a.command = $5) and ($6::text is null or starts_with(a.about, $6))
       and ($7::bigint is null or a.sequence < $7)
     order by a.sequence desc limit $8`,
    [authority, from ?? null, until ?? null, person ?? null, command ?? null, about ?? null, before ?? null, most],
  );
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence), at: row.at.toISOString() }));
}
