import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Connection } from '../../src/database/connection.ts';
import { migrate } from '../../src/database/migrations.ts';
import { type EmbeddedDatabase, startEmbedded } from '../../src/embedded.ts';

/** Connections to a cluster of a test run; its database `kedu` is migrated, and copied for every file. */
export interface TestCluster {
  readonly name: string;
  /** Folder of its programs, where they are not those of npm. */
  readonly bin?: string | undefined;
  readonly superuser: Connection;
  readonly owner: Connection;
  readonly app: Connection;
  readonly read: Connection;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for the clusters of the run. */
    clusterDesk: string;
  }
}

/** Programs of a system's own PostgreSQL, the newest from 15 on; undefined where there is none. */
export function systemPostgres(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const [newest] = readdirSync(root)
    .map(Number)
    .filter((version) => version >= 15 && version <= 18 && existsSync(join(root, String(version), 'bin', 'postgres')))
    .sort((a, b) => b - a);
  return newest === undefined ? undefined : join(root, String(newest), 'bin');
}

/**
 * Sets a desk up at which test files ask for PostgreSQL: the first one that asks has the clusters started, for the whole run; where nobody
 * asks there are none. Clusters go when the run ends.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'kedu-test-'));
  await chmod(folder, 0o711);
  const started: EmbeddedDatabase[] = [];
  let clusters: Promise<readonly TestCluster[]> | undefined;
  const desk = createServer((caller) => {
    clusters ??= startAll(folder, started);
    clusters.then(
      (all) => caller.end(JSON.stringify(all)),
      (error: unknown) => caller.end(JSON.stringify({ error: String(error) })),
    );
  });
  const path = join(folder, 'desk');
  await new Promise<void>((done) => desk.listen(path, done));
  desk.unref();
  project.provide('clusterDesk', path);
  return async () => {
    desk.close();
    await clusters?.catch(() => undefined);
    for (const one of started) await one.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

async function startAll(folder: string, started: EmbeddedDatabase[]): Promise<readonly TestCluster[]> {
  const system = systemPostgres();
  const all = [{ name: 'embedded', bin: undefined }, ...(system === undefined ? [] : [{ name: 'system', bin: system }])];
  const only = process.env['KEDU_TEST_POSTGRES'];
  const kinds = all.filter(({ name }) => only === undefined || name === only);
  if (kinds.length === 0) throw new Error(`KEDU_TEST_POSTGRES=${only}: there is ${all.map(({ name }) => name).join(' and ')}`);
  return Promise.all(
    kinds.map(async ({ name, bin }) => {
      const embedded = await startEmbedded({ folder: join(folder, name), bin, settings: { max_connections: '200' } });
      started.push(embedded);
      await migrate(embedded.owner);
      const { superuser, owner, app, read } = embedded;
      return { name, bin, superuser, owner, app, read };
    }),
  );
}
