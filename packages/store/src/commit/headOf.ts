import { escapeLiteral, type Pool, type QueryResult } from 'pg';
import type { FollowedTo } from './auditBreak.ts';
import { MACHINE_SEAT } from '../database/transaction.ts';

/**
 * How far an authority has come: the sequence of its last command, 0 before the first.
 * Whatever is read of it changes by a command alone (COMMIT-1).
 */
export async function headOf(pool: Pool, authority: string): Promise<number> {
  return (await headRow(pool, authority))?.sequence ?? 0;
}

/** The last row of the audit trail of an authority, by number and digest; undefined before the first. */
export async function headRow(pool: Pool, authority: string): Promise<FollowedTo | undefined> {
  const { person, post } = MACHINE_SEAT;
  // Statements sent together are one transaction: nothing stays entered after them.
  const entered = `select kedu.enter(${[authority, person, post].map(escapeLiteral).join(', ')})`;
  const results = (await pool.query(
    `${entered}; select sequence, digest from kedu.audit_head where authority_id = ${escapeLiteral(authority)} and sequence > 0`,
  )) as unknown as readonly QueryResult<{ sequence: string; digest: string }>[];
  const row = results.at(-1)?.rows[0];
  return row === undefined ? undefined : { sequence: Number(row.sequence), digest: row.digest };
}
