import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors, type LocalizedText } from '@kedu/model';
import { assessPack, openPack } from '@kedu/runner';
import { DEFAULT_PORT, servePages } from '../site/server.ts';
import { type SitePack, siteRoutes } from '../site/routes.ts';

export interface SiteOptions {
  /** Folder whose subfolders are packs. */
  readonly packs: string;
  readonly port?: number | undefined;
  readonly keduData?: string | undefined;
  /** Prints a line for people. */
  readonly say: (line: string) => void;
}

/**
 * Assesses every pack and serves a page per run until the process is told to stop.
 *
 * Errors: rejects where no port is free. A pack with problems is listed with the reason instead of its runs.
 */
export async function site({ packs, port = DEFAULT_PORT, keduData, say }: SiteOptions): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const names = readdirSync(packs).filter((name) => existsSync(join(packs, name, 'pack.yaml'))).sort();
  const assessed = names.map((name) => {
    const pack = sitePack(name, join(packs, name), keduData);
    say(pack.skipped ? `${name}: ${pack.skipped['zh-CN']} ${pack.skipped.en ?? ''}` : `${name}: ${pack.runs.length} 次考核 runs`);
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
  const { assessments, issues: found } = assessPack(pack);
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
