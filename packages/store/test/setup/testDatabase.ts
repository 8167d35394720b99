import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client, escapeIdentifier } from 'pg';
import { inject } from 'vitest';
import type { Connection } from '../../src/database/connection.ts';
import { ROLES } from '../../src/database/roles.ts';
import { DatabaseStore } from '../../src/store.ts';
import type { TestCluster } from './clusters.ts';

/** A database of one test file, migrated and empty but for what `authorities` made. */
export interface TestDatabase {
  readonly superuser: Connection;
  readonly owner: Connection;
  readonly app: Connection;
  readonly read: Connection;
  /** One statement, over a connection of its own. */
  ask<R extends Record<string, unknown>>(
    as: 'superuser' | 'owner' | 'app' | 'read',
    sql: string,
    values?: readonly unknown[],
  ): Promise<R[]>;
  store(): Promise<DatabaseStore>;
  drop(): Promise<void>;
}

/** The clusters of this run: the embedded PostgreSQL, and the system's where there is one. */
export async function testClusters(): Promise<readonly TestCluster[]> {
  const answer = JSON.parse(await text(createConnection(inject('clusterDesk')))) as readonly TestCluster[] | { readonly error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

/** Copies the migrated database of a cluster under a name of its own. */
export async function copyDatabase(cluster: TestCluster, name: string): Promise<TestDatabase> {
  const database = `${name}_${process.pid}_${Math.floor(performance.now())}`;
  const server = { ...cluster.superuser, database: 'postgres' };
  await asked(server, `create database ${escapeIdentifier(database)} template kedu owner ${ROLES.owner}`);
  await asked(server, `revoke all on database ${escapeIdentifier(database)} from public`);
  await asked(server, `grant connect on database ${escapeIdentifier(database)} to ${ROLES.app}, ${ROLES.read}`);
  const connections = {
    superuser: { ...cluster.superuser, database },
    owner: { ...cluster.owner, database },
    app: { ...cluster.app, database },
    read: { ...cluster.read, database },
  };
  const stores: DatabaseStore[] = [];
  return {
    ...connections,
    ask: (as, sql, values) => asked(connections[as], sql, values),
    async store() {
      const opened = await DatabaseStore.open(connections.app);
      if ('issue' in opened) throw new Error(JSON.stringify(opened.issue));
      stores.push(opened.value);
      return opened.value;
    },
    async drop() {
      for (const store of stores) await store.close();
      await asked(server, `drop database ${escapeIdentifier(database)} with (force)`);
    },
  };
}

async function asked<R extends Record<string, unknown>>(
  connection: Connection,
  sql: string,
  values: readonly unknown[] = [],
): Promise<R[]> {
  const client = new Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<R>(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
