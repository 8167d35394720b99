import { resolve } from 'node:path';
import type { Issue, Locale } from '@kedu/model';
import { loadPack } from '../load.ts';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { configured, loadServer, refuse } from '../serve/configured.ts';
import { type ServeWords, serveWords } from '../serve/words.ts';
import type { Io } from '../terminal/io.ts';

export const DB_ACTIONS = ['migrate', 'backup', 'restore', 'check', 'authority'] as const;
export type DbAction = (typeof DB_ACTIONS)[number];

export interface DbOptions {
  readonly title?: string | undefined;
  readonly unit?: string | undefined;
  readonly pack?: string | undefined;
}

/** `kedu db ACTION`: what whoever runs the machine does with the database. Rules: STORE-6, BACKUP-1 to BACKUP-3, COMMIT-2. Exit code: OUT-10. */
export async function db(action: DbAction, what: string | undefined, options: DbOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = serveWords(locale);
  const read = await configured(io, locale);
  if ('code' in read) return read.code;
  const configuration = read.value;
  const server = await loadServer();
  if (what === undefined && action !== 'migrate' && action !== 'check') {
    io.err(`${action === 'authority' ? words.needsAuthority : words.needsFolder}\n`);
    return EXIT.usage;
  }
  const folder = resolve(io.cwd, what ?? '.');
  const said = <T>(outcome: { readonly value: T } | { readonly issue: Issue }, say: (value: T) => string): ExitCode => {
    if ('issue' in outcome) return refuse([outcome.issue], io, locale);
    io.out(`${say(outcome.value)}\n`);
    return EXIT.ok;
  };
  switch (action) {
    case 'migrate':
      return said(await server.withInstallation(configuration, async () => words.migrated), (text) => text);
    case 'backup': {
      const done = said(await server.backUp(configuration, folder), ({ manifest, files }) =>
        words.backedUp(what ?? '', manifest.tables.length, rowsOf(manifest), files),
      );
      if (done === EXIT.ok) io.err(`${words.keepSecret}\n`);
      return done;
    }
    case 'restore':
      return said(await server.restore(configuration, folder), ({ manifest, files }) =>
        words.restored(manifest.at, rowsOf(manifest), files),
      );
    case 'check': {
      const checked = await server.withInstallation(configuration, (installation) => server.checkInstallation(installation));
      if ('value' in checked && checked.value.issues.length > 0) return refuse(checked.value.issues, io, locale);
      return said(checked, ({ authorities, commands, blobs }) => words.checked(authorities, commands, blobs));
    }
    case 'authority':
      return authority(what ?? '', options, io, locale);
  }
}

async function authority(id: string, { title, unit, pack }: DbOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = serveWords(locale);
  if (title === undefined) return usage(words, '--title', io);
  const loaded = pack === undefined ? undefined : loadPack(pack, io, locale);
  if (loaded !== undefined && loaded.pack === undefined) return refuse(loaded.issues, io, locale);
  const read = await configured(io, locale);
  if ('code' in read) return read.code;
  const { registerPlace } = await loadServer();
  const done = await registerPlace(read.value, {
    id,
    title,
    unit,
    units: loaded?.pack?.register,
    isExample: loaded?.pack?.example ?? false,
  });
  if ('issue' in done) return refuse([done.issue], io, locale);
  io.out(`${words.authorityMade(id)}\n`);
  return EXIT.ok;
}

function rowsOf({ tables }: { readonly tables: readonly { readonly rows: number }[] }): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

function usage(words: ServeWords, option: string, io: Io): ExitCode {
  io.err(`${words.needs(option)}\n`);
  return EXIT.usage;
}
