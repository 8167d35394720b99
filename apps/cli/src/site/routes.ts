import { explain } from '@kedu/engine';
import type { Locale } from '@kedu/model';
import { indexPage, type PackEntry, type RunView, runPage, type SiteLinks, unitPage } from '@kedu/pages';
import type { AssessedPack } from './assessedPack.ts';

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly html: string;
}

/**
 * The pages of assessed packs: `/`, `/PACK/PERIOD/`, `/PACK/PERIOD/LIST/UNIT_CODE`, each with `?lang=en`.
 * Pages are made on request; nothing outside the given packs can be reached.
 */
export function siteRoutes(packs: readonly AssessedPack[]): (path: string, locale: Locale) => Answer {
  return (path, locale) => {
    const [packId, period, list, unit, ...rest] = path.split('/').filter(Boolean).map(decodeSafely);
    if (packId === undefined) return ok(indexPage(packs.map((pack) => entry(pack, locale)), href('/', other(locale)), locale));
    const pack = packs.find((item) => item.id === packId);
    const run = pack?.runs.find((item) => item.assessment.period.id === period);
    if (!pack || !run || rest.length > 0) return missing(locale);
    const view: RunView = { scheme: run.scheme, assessment: run.assessment, packTitle: pack.title };
    const links = linksOf(pack.id, path, locale);
    if (list === undefined) return ok(runPage(view, links, locale));
    const result = run.assessment.lists.find((item) => item.list === list);
    const member = result ? result.members.findIndex((index) => run.assessment.units[index]?.code === unit) : -1;
    if (member < 0) return missing(locale);
    return ok(unitPage(view, list, member, explain(run.trace, { list, member }), links, locale));
  };
}

const ok = (html: string): Answer => ({ status: 200, html });

function missing(locale: Locale): Answer {
  return { status: 404, html: indexPage([], href('/', other(locale)), locale) };
}

const other = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en');
const href = (path: string, locale: Locale): string => (locale === 'en' ? `${path}?lang=en` : path);

function linksOf(pack: string, path: string, locale: Locale): SiteLinks {
  const to = (...parts: string[]): string => href(`/${[pack, ...parts].map(encodeURIComponent).join('/')}`, locale);
  return { index: href('/', locale), run: (period) => to(period), unit: (list, code, period) => to(period, list, code), other: href(path, other(locale)) };
}

function entry(pack: AssessedPack, locale: Locale): PackEntry {
  return {
    title: pack.title,
    about: pack.about,
    example: pack.example,
    skipped: pack.skipped?.(locale),
    runs: pack.runs.map(({ scheme, assessment }) => ({
      href: linksOf(pack.id, '/', locale).run(assessment.period.id),
      scheme: scheme.title,
      period: assessment.period.id,
      units: new Set(assessment.lists.flatMap((list) => [...list.members])).size,
    })),
  };
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
