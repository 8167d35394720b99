import { escapeLiteral, type Pool, type QueryResult } from 'pg';
import { MACHINE_SEAT } from '../database/transaction.ts';

/**
 * How far an authority has come: the sequence of its last command, 0 before the first.
 * Whatever is read of it changes by a command alone (COMMIT-1).
 */
export async function headOf(pool: Pool, authority: string): Promise<number> {
  const { person, post } = MACHINE_SEAT;
  // Statements sent together are one transaction: nothing stays entered after them.
  const entered = `select kedu.enter(${[authority, person, post].map(escapeLiteral).join(', ')})`;
  const results = (await pool.query(
    `${entered}; select sequence from kedu.audit_head where authority_id = ${escapeLiteral(authority)}`,
  )) as unknown as readonly QueryResult<{ sequence: string }>[];
  return Number(results.at(-1)?.rows[0]?.sequence ?? 0);
}
