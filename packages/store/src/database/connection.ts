import type { ClientConfig } from 'pg';

/** Where a database is and as whom it is entered: an address, or the parts of one. */
export type Connection = Pick<ClientConfig, 'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'>;

/** A connection as people may read it in messages: without its password. */
export function connectionName({ connectionString, host, port, database }: Connection): string {
  if (connectionString === undefined) return `${host ?? ''}:${port ?? ''}/${database ?? ''}`;
  try {
    const url = new URL(connectionString);
    url.password = '';
    url.search = '';
    return url.href;
  } catch {
    return 'DATABASE_URL';
  }
}
