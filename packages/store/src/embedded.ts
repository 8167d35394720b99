import type { Connection } from './database/connection.ts';
import { prepareDatabase, ROLES } from './database/roles.ts';
import { CLUSTER_USER } from './postgres/cluster.ts';
import { type RunningServer, type ServerOptions, startServer } from './postgres/start.ts';

/** An embedded database that runs, with a connection for each role. */
export interface EmbeddedDatabase {
  readonly server: RunningServer;
  readonly owner: Connection;
  readonly app: Connection;
  readonly read: Connection;
  /** Makes clusters' roles and databases; serves nobody. */
  readonly superuser: Connection;
  stop(): Promise<void>;
}

const DATABASE = 'kedu';

/**
 * Starts PostgreSQL in a folder, with roles and an empty database where there are none. Migrating it is the next step.
 *
 * Rule: STORE-1 to STORE-4. Throws `Refused`: STORE_PROGRAM, STORE_FOLDER, STORE_OWNED.
 */
export async function startEmbedded(options: ServerOptions): Promise<EmbeddedDatabase> {
  const server = await startServer(options);
  const { address, passwords } = server;
  const as = (user: string, password: string): Connection => ({ ...address, user, password, database: DATABASE });
  const superuser = as(CLUSTER_USER, passwords.cluster);
  try {
    await prepareDatabase(superuser, DATABASE, passwords);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    server,
    superuser,
    owner: as(ROLES.owner, passwords.owner),
    app: as(ROLES.app, passwords.app),
    read: as(ROLES.read, passwords.read),
    stop: () => server.stop(),
  };
}
