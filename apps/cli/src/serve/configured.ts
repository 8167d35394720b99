import type { Issue, Locale } from '@kedu/model';
import type { Configuration, ServeOptions } from '@kedu/server';
import { type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showIssues } from '../load.ts';
import type { Io } from '../terminal/io.ts';

/** Further pages of a server. */
export type ServerPages = NonNullable<ServeOptions['pages']>;

/** The server with what it rests on, loaded only where it is asked for: native modules, a database driver. */
export function loadServer() {
  return import('@kedu/server');
}

/** The configuration of the environment, or the exit code after everything that is wrong with it was said. */
export async function configured(
  io: Io,
  locale: Locale,
  defaults: Readonly<Record<string, string>> = {},
): Promise<{ readonly value: Configuration } | { readonly code: ExitCode }> {
  const { readConfiguration } = await loadServer();
  const read = readConfiguration({ ...defaults, ...io.env }, { cwd: io.cwd, isRoot: process.getuid?.() === 0 });
  return 'issues' in read ? { code: refuse(read.issues, io, locale) } : read;
}

/** Says why something is not done. */
export function refuse(issues: readonly Issue[], io: Io, locale: Locale): ExitCode {
  io.err(showIssues(issues, '.', { ...io, outIsTerminal: io.errIsTerminal }, locale));
  return exitCodeOf(issues);
}
