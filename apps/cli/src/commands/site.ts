import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inLocale, type Locale } from '@kedu/model';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { findPacks } from '../findPack.ts';
import { reportScript } from '../report/reportScript.ts';
import { type SitePack, siteRoutes } from '../site/routes.ts';
import { DEFAULT_PORT, servePages } from '../site/server.ts';
import { sitePack } from '../site/sitePack.ts';
import type { Io } from '../terminal/io.ts';
import { wordsOf } from '../words.ts';

/** `kedu site`: assesses all packs under packs/ and serves their reports until it is told to stop (OUT-13). Exit code: OUT-10. */
export async function siteCommand(
  options: { readonly port?: number | undefined; readonly base?: string | undefined },
  io: Io,
  locale: Locale,
): Promise<ExitCode> {
  const words = wordsOf(locale);
  const packs = findPacks(io.cwd);
  if (packs === undefined) {
    io.err(`${words.noPacks}\n`);
    return EXIT.unreadable;
  }
  const running = await site({
    packs,
    port: options.port,
    base: options.base,
    keduData: io.env.KEDU_DATA,
    say: (pack) => io.out(`${words.sitePack(pack.id, pack.runs.length, pack.skipped && inLocale(pack.skipped, locale))}\n`),
  });
  io.out(`${words.siteReady(running.address)}\n`);
  await io.stopped();
  await running.stop();
  return EXIT.ok;
}

export interface SiteOptions {
  /** Folder whose subfolders are packs. */
  readonly packs: string;
  readonly port?: number | undefined;
  /** Path below which whoever stands before it shows the pages: `/reports`. */
  readonly base?: string | undefined;
  readonly keduData?: string | undefined;
  /** Gives the program of the reports; asked for once. */
  readonly script?: (() => Promise<string>) | undefined;
  /** Told of a page that could not be made; by default it is written to the terminal. */
  readonly failed?: ((error: unknown) => void) | undefined;
  /** Told of each pack when it was assessed. */
  readonly say?: ((pack: SitePack) => void) | undefined;
}

/**
 * Assesses every pack and serves a report per run until the process is told to stop.
 *
 * Errors: rejects where no port is free. A pack with problems is listed with the reason instead of its runs.
 */
export async function site({
  packs,
  port = DEFAULT_PORT,
  base,
  keduData,
  script = reportScript,
  failed,
  say,
}: SiteOptions): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const names = readdirSync(packs)
    .filter((name) => existsSync(join(packs, name, 'pack.yaml')))
    .sort();
  let program: Promise<string> | undefined;
  const programOnce = (): Promise<string> => {
    const asked = program ?? script();
    program = asked;
    // What could not be had once may be had later.
    asked.catch(() => {
      program = undefined;
    });
    return asked;
  };
  const assessed = names.map((name) => {
    const pack = sitePack(name, join(packs, name), keduData, programOnce);
    say?.(pack);
    return pack;
  });
  const { server, address } = await servePages(siteRoutes(assessed, base), port, failed);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address, stop };
}
