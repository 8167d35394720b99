import type { Pool, PoolClient } from 'pg';
import { DatabaseError, escapeLiteral } from 'pg';
import { refused } from '../refused.ts';

/** Who acts, for which authority, in which post. */
export interface EnteredAs {
  readonly authority: string;
  readonly person: string;
  readonly post: string;
}

/** The server itself, which sits on no post. */
export const MACHINE_SEAT = { person: 'kedu', post: 'kedu' } as const;

/**
 * Does something in one transaction, entered as a person in a post; what is not entered sees no row. All statements of a reading see
 * one state of the database.
 *
 * Rule: STORE-8. Throws `Refused` STORE_ENTERED where the person does not sit there.
 */
export async function inTransaction<T>(
  pool: Pool,
  entered: EnteredAs,
  act: (client: PoolClient) => Promise<T>,
  mode: 'read' | 'write' = 'read',
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await enter(client, mode === 'read' ? 'begin isolation level repeatable read read only' : 'begin', entered);
    const result = await act(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Begins and enters in one turn to the database and back. */
async function enter(client: PoolClient, begin: string, { authority, person, post }: EnteredAs): Promise<void> {
  try {
    await client.query(`${begin}; select kedu.enter(${[authority, person, post].map(escapeLiteral).join(', ')})`);
  } catch (error) {
    if (error instanceof DatabaseError && error.code === 'KD001') throw refused('STORE_ENTERED', { authority, person, post });
    throw error;
  }
}
