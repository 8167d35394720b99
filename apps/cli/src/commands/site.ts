import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, inLocale, type Locale, type LocalizedText } from '@kedu/model';
import { assessPack, nativeHasher, openPack } from '@kedu/runner';
import { EXIT, type ExitCode } from '../exitCode.ts';
import { findPacks } from '../findPack.ts';
import { type SitePack, siteRoutes } from '../site/routes.ts';
import { DEFAULT_PORT, servePages } from '../site/server.ts';
import type { Io } from '../terminal/io.ts';
import { wordsOf } from '../words.ts';

/** `kedu site`: assesses all packs under packs/ and serves their pages until it is told to stop (OUT-13). Exit code: OUT-10. */
export async function siteCommand(options: { readonly port?: number | undefined }, io: Io, locale: Locale): Promise<ExitCode> {
  const words = wordsOf(locale);
  const packs = findPacks(io.cwd);
  if (packs === undefined) {
    io.err(`${words.noPacks}\n`);
    return EXIT.unreadable;
  }
  const running = await site({
    packs,
    port: options.port,
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
  readonly keduData?: string | undefined;
  /** Told of each pack when it was assessed. */
  readonly say?: ((pack: SitePack) => void) | undefined;
}

/**
 * Assesses every pack and serves a page per run until the process is told to stop.
 *
 * Errors: rejects where no port is free. A pack with problems is listed with the reason instead of its runs.
 */
export async function site({
  packs,
  port = DEFAULT_PORT,
  keduData,
  say,
}: SiteOptions): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const names = readdirSync(packs)
    .filter((name) => existsSync(join(packs, name, 'pack.yaml')))
    .sort();
  const assessed = names.map((name) => {
    const pack = sitePack(name, join(packs, name), keduData);
    say?.(pack);
    return pack;
  });
  const { server, address } = await servePages(siteRoutes(assessed), port);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address, stop };
}

function sitePack(id: string, folder: string, keduData: string | undefined): SitePack {
  const { pack, issues } = openPack(folder, { keduData });
  if (!pack) return { id, title: { 'zh-CN': id }, example: false, runs: [], skipped: problems(id, issues.length) };
  const { title, about, example } = pack;
  const head = { id, title, about, example };
  const [absent] = pack.missingData;
  if (absent) return { ...head, runs: [], skipped: absentData(absent) };
  if (hasErrors(issues)) return { ...head, runs: [], skipped: problems(id, issues.length) };
  const { assessments, issues: found } = assessPack(pack, { newHasher: nativeHasher });
  return hasErrors(found) ? { ...head, runs: [], skipped: problems(id, found.length) } : { ...head, runs: assessments };
}

function problems(id: string, count: number): LocalizedText {
  return { 'zh-CN': `有 ${count} 个问题，见 kedu check ${id}。`, en: `${count} problems: see kedu check ${id}.` };
}

function absentData({ file, title, url }: { readonly file: string; readonly title: string; readonly url: string }): LocalizedText {
  return {
    'zh-CN': `本机没有数据文件 ${file}（${title}，公开来源 ${url}）。下载后把所在文件夹设为环境变量 KEDU_DATA。`,
    en: `The data file ${file} is not on this machine (${title}, public at ${url}). Put it in a folder and name that folder in KEDU_DATA.`,
  };
}
