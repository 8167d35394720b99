import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import { type Connection, type EmbeddedDatabase, migrate, refusing, startEmbedded } from '@kedu/store';
import type { Configuration } from '../config/configuration.ts';

/** A database that runs and has the form of this program, with a connection for each role that is known. */
export interface ReadyDatabase {
  readonly app: Connection;
  /** Migrates and registers; absent where an operator does so. */
  readonly owner?: Connection | undefined;
  /** Reads everything: backups. */
  readonly read?: Connection | undefined;
  /** The embedded one, where there is one. */
  readonly embedded?: EmbeddedDatabase | undefined;
  stop(): Promise<void>;
}

/**
 * The database of a configuration: the one that it names, or the embedded one, started. It is migrated where its owner is known.
 *
 * Rule: STORE-1, STORE-6. Errors: those of starting and migrating.
 */
export async function readyDatabase(
  configuration: Pick<Configuration, 'databaseUrl' | 'ownerUrl' | 'readUrl' | 'folder'>,
): Promise<{ readonly value: ReadyDatabase } | { readonly issue: Issue }> {
  return refusing(async () => {
    const { databaseUrl, ownerUrl, readUrl } = configuration;
    if (databaseUrl !== undefined) {
      const owner = ownerUrl === undefined ? undefined : { connectionString: ownerUrl };
      if (owner !== undefined) await migrate(owner);
      return {
        app: { connectionString: databaseUrl },
        owner,
        ...(readUrl === undefined ? {} : { read: { connectionString: readUrl } }),
        stop: async () => {},
      };
    }
    mkdirSync(configuration.folder, { recursive: true, mode: 0o711 });
    const embedded = await startEmbedded({ folder: join(configuration.folder, 'database') });
    try {
      await migrate(embedded.owner);
    } catch (error) {
      await embedded.stop();
      throw error;
    }
    const { app, owner, read } = embedded;
    return { app, owner, read, embedded, stop: () => embedded.stop() };
  });
}
