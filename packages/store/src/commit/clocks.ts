import { escapeLiteral, type Pool, type QueryResult } from 'pg';
import type { Queryable } from '../database/queryable.ts';
import { MACHINE_SEAT } from '../database/transaction.ts';

/** The clock of the database. Units: milliseconds since 1970. */
export async function databaseClock(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ at: Date }>('select clock_timestamp() as at');
  return (rows[0] as { at: Date }).at.getTime();
}

/**
 * By how much the last command of an authority lies after the clock of the database; 0 or less where it does not, before the first command,
 * and in a rehearsal, whose moments are told. Moments never go back (STORE-10): what follows would all bear that one. Units: milliseconds.
 */
export async function headAhead(pool: Pool, authority: string): Promise<number> {
  const { person, post } = MACHINE_SEAT;
  const entered = `select kedu.enter(${[authority, person, post].map(escapeLiteral).join(', ')})`;
  const results = (await pool.query(
    `${entered}; select extract(epoch from at - clock_timestamp()) * 1000 as ahead from kedu.audit_head
     where authority_id = ${escapeLiteral(authority)} and at <> '-infinity' and (select kind from kedu.installation) = 'record'`,
  )) as unknown as readonly QueryResult<{ ahead: string }>[];
  return Number(results.at(-1)?.rows[0]?.ahead ?? 0);
}
