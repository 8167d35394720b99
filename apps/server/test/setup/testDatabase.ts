import { randomUUID } from 'node:crypto';
import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Connection, ROLES, withSession } from '@kedu/store';
import { inject } from 'vitest';
import type { ReadyDatabase } from '../../src/operation/database.ts';

/** Connections to a cluster, whose database `kedu` is migrated. */
export interface Cluster {
  readonly name: string;
  /** Folder of its programs, where they are not those of npm. */
  readonly bin?: string | undefined;
  readonly superuser: Connection;
  readonly owner: Connection;
  readonly app: Connection;
  readonly read: Connection;
}

/** A database of one test, migrated and empty. */
export interface TestDatabase extends ReadyDatabase {
  readonly owner: Connection;
  readonly read: Connection;
  readonly superuser: Connection;
  drop(): Promise<void>;
}

/** The clusters of this run: the embedded PostgreSQL, and the system's where there is one. */
export async function clusters(): Promise<readonly Cluster[]> {
  const answer = JSON.parse(await text(createConnection(inject('clusterDesk')))) as readonly Cluster[] | { readonly error: string };
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

/** A copy of the migrated database of a cluster, the embedded one by default. */
export async function testDatabase(cluster?: Cluster): Promise<TestDatabase> {
  const on = cluster ?? ((await clusters())[0] as Cluster);
  const database = `server_${randomUUID().replaceAll('-', '')}`;
  const postgres = { ...on.superuser, database: 'postgres' };
  await withSession(postgres, async (client) => {
    await client.query(`create database ${database} template kedu owner ${ROLES.owner}`);
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect on database ${database} to ${ROLES.app}, ${ROLES.read}`);
  });
  const drop = (): Promise<void> =>
    withSession(postgres, async (client) => {
      await client.query(`drop database if exists ${database} with (force)`);
    });
  return {
    app: { ...on.app, database },
    owner: { ...on.owner, database },
    read: { ...on.read, database },
    superuser: { ...on.superuser, database },
    stop: async () => {},
    drop,
  };
}
