import { Client, DatabaseError } from 'pg';
import { refused } from '../refused.ts';
import { type Connection, connectionName } from './connection.ts';

/**
 * Does something over one connection of its own, which is closed after it.
 *
 * Throws `Refused` STORE_UNREACHABLE where the server does not answer, or does not let this role in.
 */
export async function withSession<T>(connection: Connection, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ ...connection, application_name: 'kedu', connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nobody waits for it is told by the next query.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw unreachable(connection, error);
  }
  try {
    return await act(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** STORE_UNREACHABLE with the code of the system or of PostgreSQL, which says why without saying a secret. */
export function unreachable(connection: Connection, error: unknown) {
  const code = error instanceof DatabaseError ? error.code : (error as NodeJS.ErrnoException).code;
  return refused('STORE_UNREACHABLE', { server: connectionName(connection), reason: code ?? 'unknown' });
}
