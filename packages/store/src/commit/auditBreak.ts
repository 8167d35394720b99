import type { Issue } from '@kedu/model';
import type { PoolClient } from 'pg';
import { storeIssue } from '../codes.ts';

/** Where an audit trail does not follow from itself. */
export interface AuditBreak {
  readonly authority: string;
  readonly sequence: number;
  /** `gap`: a row is missing; `previous`: it names another row before it; `digest`: it is not what was written; `head`: rows at the end are missing. */
  readonly reason: 'gap' | 'previous' | 'digest' | 'head';
}

/**
 * The first break of the audit trail of who is entered, or undefined where every row follows from the one before.
 *
 * Whoever rewrites the whole chain is found by comparing its last digest with one that stands elsewhere: in a log, in a backup.
 * Rule: COMMIT-2.
 */
export async function auditBreak(client: PoolClient, authority: string): Promise<AuditBreak | undefined> {
  const { rows } = await client.query<{ sequence: string; reason: AuditBreak['reason'] }>(
    `with chain as (
       select a.sequence, a.previous_digest, a.digest,
         lag(a.digest, 1, '') over (order by a.sequence) as before, row_number() over (order by a.sequence) as place,
         kedu.audit_digest(a.authority_id, a.sequence, a.at, a.person_id, a.post_id, a.command, a.about, a.events_digest, a.previous_digest) as computed
       from kedu.audit a where a.authority_id = $1
     ), breaks as (
       select place as sequence, 'gap' as reason from chain where chain.sequence <> place
       union all select chain.sequence, 'previous' from chain where previous_digest <> before
       union all select chain.sequence, 'digest' from chain where computed <> digest
       union all select h.sequence, 'head' from kedu.audit_head h
         where h.authority_id = $1 and not exists (select from chain where chain.sequence = h.sequence and chain.digest = h.digest)
     ) select breaks.sequence, reason from breaks order by breaks.sequence, reason limit 1`,
    [authority],
  );
  const [row] = rows;
  return row === undefined ? undefined : { authority, sequence: Number(row.sequence), reason: row.reason };
}

/** A break as people read it: STORE_CHAIN. */
export function auditIssue({ authority, sequence, reason }: AuditBreak): Issue {
  return storeIssue('STORE_CHAIN', {}, { authority, sequence, reason });
}
