import type { Issue } from '@kedu/model';
import type { PoolClient } from 'pg';
import { storeIssue } from '../codes.ts';

/** Where an audit trail does not follow from itself. */
export interface AuditBreak {
  readonly authority: string;
  readonly sequence: number;
  /**
   * `gap`: a row is missing; `previous`: it names another row before it; `digest`: it
   * is not what was written; `head`: rows at the end are missing; `log`: a seal in the log names it by another digest.
   */
  readonly reason: 'gap' | 'previous' | 'digest' | 'head' | 'log';
}

/** A row up to which a trail was followed already. */
export interface FollowedTo {
  readonly sequence: number;
  readonly digest: string;
}

/** How far a trail was followed, and where it breaks. */
export interface FollowedTrail {
  /** Its last row; undefined before the first, and where it breaks. */
  readonly to: FollowedTo | undefined;
  readonly broken: AuditBreak | undefined;
}

/**
 * The trail from a row on that was followed before, which has to be there as it was; else, and without such a row, the whole of it.
 *
 * Rule: COMMIT-2.
 */
export async function followTrail(client: PoolClient, authority: string, from: FollowedTo | undefined): Promise<FollowedTrail> {
  const isThere =
    from !== undefined &&
    (
      await client.query('select from kedu.audit a where a.authority_id = $1 and a.sequence = $2 and a.digest = $3', [
        authority,
        from.sequence,
        from.digest,
      ])
    ).rows.length > 0;
  const broken = await auditBreak(client, authority, isThere ? from : undefined);
  const { rows } = await client.query<{ sequence: string; digest: string }>(
    'select sequence, digest from kedu.audit_head where authority_id = $1',
    [authority],
  );
  const [head] = rows;
  const to = broken !== undefined || head === undefined ? undefined : { sequence: Number(head.sequence), digest: head.digest };
  return { to: to?.sequence === 0 ? undefined : to, broken };
}

/**
 * The first break of the audit trail of who is entered, or undefined where every row follows from the one before.
 *
 * From a row on that was followed before, the rows after it alone.
 * Whoever rewrites the whole chain is found by comparing it with digests that stand elsewhere: in a log (`markBreak`), in a backup.
 * Rule: COMMIT-2.
 */
export async function auditBreak(
  client: PoolClient,
  authority: string,
  from: FollowedTo = { sequence: 0, digest: '' },
): Promise<AuditBreak | undefined> {
  const { rows } = await client.query<{ sequence: string; reason: AuditBreak['reason'] }>(
    `with chain as (
       select a.sequence, a.previous_digest, a.digest,
         lag(a.digest, 1, $3) over (order by a.sequence) as before, $2::bigint + row_number() over (order by a.sequence) as place,
         kedu.audit_digest(a.authority_id, a.sequence, a.at, a.person_id, a.post_id, a.command, a.about, a.events_digest, a.previous_digest) as computed
       from kedu.audit a where a.authority_id = $1 and a.sequence > $2::bigint
     ), breaks as (
       select place as sequence, 'gap' as reason from chain where chain.sequence <> place
       union all select chain.sequence, 'previous' from chain where previous_digest <> before
       union all select chain.sequence, 'digest' from chain where computed <> digest
       union all select h.sequence, 'head' from kedu.audit_head h
         where h.authority_id = $1 and not exists (select from kedu.audit a where a.authority_id = $1 and a.sequence = h.sequence and a.digest = h.digest)
     ) select breaks.sequence, reason from breaks order by breaks.sequence, reason limit 1`,
    [authority, from.sequence, from.digest],
  );
  const [row] = rows;
  return row === undefined ? undefined : { authority, sequence: Number(row.sequence), reason: row.reason };
}

/** The first row of the trail of who is entered that is not the one which something outside of the database names. Rule: COMMIT-9. */
export async function markBreak(client: PoolClient, authority: string, marks: readonly FollowedTo[]): Promise<AuditBreak | undefined> {
  const { rows } = await client.query<{ sequence: string }>(
    `select m.sequence from unnest($2::bigint[], $3::text[]) as m (sequence, digest)
     where not exists (select from kedu.audit a where a.authority_id = $1 and a.sequence = m.sequence and a.digest = m.digest)
     order by m.sequence limit 1`,
    [authority, marks.map(({ sequence }) => sequence), marks.map(({ digest }) => digest)],
  );
  const [row] = rows;
  return row === undefined ? undefined : { authority, sequence: Number(row.sequence), reason: 'log' };
}

/** A break as people read it: STORE_CHAIN. */
export function auditIssue({ authority, sequence, reason }: AuditBreak): Issue {
  return storeIssue('STORE_CHAIN', {}, { authority, sequence, reason });
}
