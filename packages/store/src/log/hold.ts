import type { HeldLog, PendingEntry } from '@kedu/workflow';
import type { Pool, PoolClient } from 'pg';
import { MACHINE_SEAT } from '../database/transaction.ts';
import { lastLogged } from './lastLogged.ts';

/**
 * Does work on a log while nobody else does: the holder has a lock that goes with its connection. Undefined, with nothing done, where
 * another holds it, or where nobody promised the log anything yet.
 *
 * Rule: COMMIT-5.
 */
export async function holdLog<T>(pool: Pool, log: string, work: (held: HeldLog) => Promise<T>): Promise<T | undefined> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onBroken = (error: Error): void => {
    broken = error;
  };
  client.on('error', onBroken);
  try {
    const { rows } = await client.query<{ held: boolean }>("select pg_try_advisory_lock(hashtextextended('kedu log ' || $1, 0)) as held", [
      log,
    ]);
    if (rows[0]?.held !== true) return undefined;
    try {
      const owner = await client.query<{ authority_id: string }>('select authority_id from kedu.log where log = $1', [log]);
      return await work(heldLog(client, log, owner.rows[0]?.authority_id));
    } finally {
      await client.query("select pg_advisory_unlock(hashtextextended('kedu log ' || $1, 0))", [log]).catch((error: Error) => {
        broken = error;
      });
    }
  } finally {
    client.off('error', onBroken);
    client.release(broken);
  }
}

function heldLog(client: PoolClient, log: string, authority: string | undefined): HeldLog {
  const entered = async <R>(act: (authority: string) => Promise<R>, otherwise: R): Promise<R> => {
    if (authority === undefined) return otherwise;
    await client.query('begin');
    try {
      await client.query('select kedu.enter($1, $2, $3)', [authority, MACHINE_SEAT.person, MACHINE_SEAT.post]);
      const result = await act(authority);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    }
  };
  return {
    pending: (most) =>
      entered<readonly PendingEntry[]>(async (of) => {
        const { rows } = await client.query<{ sequence: string; position: number; entry: Buffer }>(
          `select p.since as sequence, p.position, p.entry from kedu.pending_entry p
           where p.authority_id = $1 and p.log = $2 and not exists (
             select from kedu.log_entry l where l.authority_id = p.authority_id and l.log = p.log and l.since = p.since and l.position = p.position)
           order by p.since, p.position limit $3`,
          [of, log, most],
        );
        return rows.map(({ sequence, position, entry }) => ({ sequence: Number(sequence), position, entry: Uint8Array.from(entry) }));
      }, []),
    last: () => entered((of) => lastLogged(client, of, log), undefined),
    async logged({ sequence, position }, index) {
      await entered(async (of) => {
        await client.query('insert into kedu.log_entry (authority_id, log, index, since, position) values ($1, $2, $3, $4, $5)', [
          of,
          log,
          index,
          sequence,
          position,
        ]);
      }, undefined);
      if (authority === undefined) throw new RangeError(`no entry ${sequence}.${position} waits for ${log}`);
    },
    // The lock is of the connection, and goes with it.
    async stillHeld() {
      await client.query('select');
    },
  };
}
