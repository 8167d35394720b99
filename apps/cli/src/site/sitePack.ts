import { hasErrors, type Issue, type Locale, type LocalizedText } from '@kedu/model';
import { type AssessedRun, assessPack, nativeHasher, openPack, type Pack, recognisePack } from '@kedu/runner';
import { comparisons } from '../report/comparisons.ts';
import { makeReport } from '../report/makeReport.ts';
import type { SitePack, SiteRun } from './routes.ts';
import { siteComparisons } from './siteComparisons.ts';

/**
 * A pack for the site: opened and assessed; its reports are made when they are first asked for, and kept.
 *
 * Shape: `script` gives the program of reports. A pack with problems, or without its data, has the reason in place of runs. Rule: OUT-13.
 */
export function sitePack(id: string, folder: string, keduData: string | undefined, script: () => Promise<string>): SitePack {
  const { pack, issues } = openPack(folder, { keduData });
  if (!pack) return { id, title: { 'zh-CN': id }, example: false, runs: [], skipped: problems(id, issues.length) };
  const { title, about, example } = pack;
  const head = { id, title, about, example };
  const [absent] = pack.missingData;
  if (absent) return { ...head, runs: [], skipped: absentData(absent) };
  if (hasErrors(issues)) return { ...head, runs: [], skipped: problems(id, issues.length) };
  const { assessments, issues: found } = assessPack(pack, { newHasher: nativeHasher });
  if (hasErrors(found)) return { ...head, runs: [], skipped: problems(id, found.length) };
  return { ...head, runs: assessments.map((run) => siteRun(pack, run, assessments, issues, script)), comparisons: siteComparisons(pack) };
}

function siteRun(
  pack: Pack,
  run: AssessedRun,
  assessed: readonly AssessedRun[],
  issues: readonly Issue[],
  script: () => Promise<string>,
): SiteRun {
  const made = new Map<Locale, Promise<string>>();
  const make = async (locale: Locale): Promise<string> => {
    const program = await script();
    // Without a word of the user nothing is read from the disk, so that the folder does not matter.
    const { changes } = comparisons(undefined, pack, assessed, '')(run);
    return makeReport({ pack, run, changes, recognitions: recognisePack(pack, assessed), issues, locale, script: program });
  };
  return {
    run,
    report: (locale) => {
      const known = made.get(locale) ?? make(locale);
      made.set(locale, known);
      // What could not be made once may be made later.
      known.catch(() => made.delete(locale));
      return known;
    },
  };
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
